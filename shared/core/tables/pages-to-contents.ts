/** Pages → what stands on each: ruled tables page by page, then those without vertical rulings, whose columns only all pages together show. */
import type { Page, Pages } from '../geometry/page.ts';
import type { PageContent } from './fragment.ts';
import { labelAnchors } from './label-anchors.ts';
import { marginAtoms } from './margin-atoms.ts';
import { openColumns } from './open-columns.ts';
import { openLists } from './open-lists.ts';
import { type OpenPageText, openTables } from './open-tables.ts';
import { openTexts } from './open-texts.ts';
import { ruledToContent } from './page-to-content.ts';
import { pagesToRuled } from './pages-to-ruled.ts';
import { type Atom, splitAtom } from './text-atoms.ts';

/** `see` is called with each page once: who goes through all pages makes those of a long document anew. */
export function pagesToContents(pages: Pages, isKnownLabel: (label: string) => boolean, see?: (page: Page) => void): PageContent[] {
  const ruled = pagesToRuled(pages, isKnownLabel, see);
  const labels = ruled.flatMap(({ atoms }) => labelAnchors(atoms, isKnownLabel).flatMap((anchor) => anchor.atoms));
  const running = marginAtoms(ruled, new Set(labels));
  const open = ruled.map(({ atoms, width, looseRulings }): OpenPageText => {
    const own = atoms.filter((atom) => !running.has(atom));
    return { width, atoms: own, anchors: labelAnchors(own, isKnownLabel), rulings: looseRulings };
  });
  const lists = openLists(open);
  const rest = open.map((page) => withoutLists(page, lists.taken));
  const parted = partedAtGutter(rest, isKnownLabel);
  const texts = openTexts(parted).map((text) => partedAtGutter(text, isKnownLabel));
  const forms = openTables(texts, openColumns(parted));
  return ruled.map((page, index) => ruledToContent(page, [...(lists.grids[index] ?? []), ...(forms[index] ?? [])], isKnownLabel));
}

/** Where labels fill their column, the values nearly touch them, and both are one piece: parted where the column of labels ends. */
function partedAtGutter(pages: readonly OpenPageText[], isKnownLabel: (label: string) => boolean): readonly OpenPageText[] {
  const gutter = openColumns(pages)?.gutter;
  if (gutter === undefined) return pages;
  return pages.map((page) => {
    const atoms = page.atoms.flatMap((atom) => (atom.left < gutter && atom.right > gutter ? partsAt(gutter, atom) : [atom]));
    return atoms.length === page.atoms.length ? page : { ...page, atoms, anchors: labelAnchors(atoms, isKnownLabel) };
  });
}

/** A colon's empty half is no gap: `备注：以上结果` is one line. */
function partsAt(gutter: number, atom: Atom): readonly Atom[] {
  const parts = splitAtom(atom, [gutter]);
  return parts.every(({ left }, index) => left > (parts[index - 1]?.end ?? Number.NEGATIVE_INFINITY)) ? parts : [atom];
}

function withoutLists({ atoms, anchors, ...page }: OpenPageText, taken: ReadonlySet<OpenPageText['atoms'][number]>): OpenPageText {
  return {
    ...page,
    atoms: atoms.filter((atom) => !taken.has(atom)),
    anchors: anchors.filter((anchor) => !anchor.atoms.some((atom) => taken.has(atom))),
  };
}
