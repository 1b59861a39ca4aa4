/** Pages → what stands on each: ruled tables page by page, then those without vertical rulings, whose columns only all pages together show. */
import type { Page } from '../geometry/page.ts';
import type { PageContent } from './fragment.ts';
import { labelAnchors } from './label-anchors.ts';
import { marginAtoms } from './margin-atoms.ts';
import { openLists } from './open-lists.ts';
import { type OpenPageText, openTables } from './open-tables.ts';
import { layoutToContent, pageToLayout } from './page-to-content.ts';
import { glyphsToAtoms } from './text-atoms.ts';
import { withoutFrames } from './without-frames.ts';

export function pagesToContents(pages: readonly Page[], isKnownLabel: (label: string) => boolean): PageContent[] {
  const layouts = withoutFrames(pages.map(pageToLayout), isKnownLabel);
  const texts = layouts.map(({ placed, upright }) => ({
    atoms: glyphsToAtoms(placed.outside.filter((glyph) => glyph.direction === 0)),
    width: upright.width,
    height: upright.height,
  }));
  const labels = texts.flatMap(({ atoms }) => labelAnchors(atoms, isKnownLabel).flatMap((anchor) => anchor.atoms));
  const running = marginAtoms(texts, new Set(labels));
  const open = texts.map(({ atoms, width }, index): OpenPageText => {
    const own = atoms.filter((atom) => !running.has(atom));
    return { width, atoms: own, anchors: labelAnchors(own, isKnownLabel), rulings: layouts[index]?.looseRulings ?? [] };
  });
  const lists = openLists(open);
  const forms = openTables(open.map((page) => withoutLists(page, lists.taken)));
  return layouts.map((layout, index) => layoutToContent(layout, [...(lists.grids[index] ?? []), ...(forms[index] ?? [])], isKnownLabel));
}

function withoutLists({ atoms, anchors, ...page }: OpenPageText, taken: ReadonlySet<OpenPageText['atoms'][number]>): OpenPageText {
  return {
    ...page,
    atoms: atoms.filter((atom) => !taken.has(atom)),
    anchors: anchors.filter((anchor) => !anchor.atoms.some((atom) => taken.has(atom))),
  };
}
