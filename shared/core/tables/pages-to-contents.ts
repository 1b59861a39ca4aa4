/** Pages → what stands on each: ruled tables page by page, then those without vertical rulings, whose columns only all pages together show. */
import type { Page } from '../geometry/page.ts';
import type { PageContent } from './fragment.ts';
import { labelAnchors } from './label-anchors.ts';
import { marginAtoms } from './margin-atoms.ts';
import { openTables } from './open-tables.ts';
import { layoutToContent, pageToLayout } from './page-to-content.ts';
import { glyphsToAtoms } from './text-atoms.ts';

export function pagesToContents(pages: readonly Page[], isKnownLabel: (label: string) => boolean): PageContent[] {
  const layouts = pages.map(pageToLayout);
  const texts = layouts.map(({ placed, upright }) => ({
    atoms: glyphsToAtoms(placed.outside.filter((glyph) => glyph.direction === 0)),
    width: upright.width,
    height: upright.height,
  }));
  const running = marginAtoms(texts);
  const open = openTables(
    texts.map(({ atoms, width }, index) => {
      const own = atoms.filter((atom) => !running.has(atom));
      return { width, atoms: own, anchors: labelAnchors(own, isKnownLabel), rulings: layouts[index]?.looseRulings ?? [] };
    }),
  );
  return layouts.map((layout, index) => layoutToContent(layout, open[index] ?? [], isKnownLabel));
}
