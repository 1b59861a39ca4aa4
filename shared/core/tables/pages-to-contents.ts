/** Pages → what stands on each: ruled tables page by page, then those without vertical rulings, whose columns only all pages together show. */
import type { Page, Pages } from '../geometry/page.ts';
import { type Atom, splitAtom } from '../text/text-atoms.ts';
import type { PageContent } from './fragment.ts';
import { HEAD_STEP_MAX } from './lists/open-list-head.ts';
import { openLists } from './lists/open-lists.ts';
import { beginnings } from './open/beginnings.ts';
import { labelAnchors } from './open/label-anchors.ts';
import { marginAtoms } from './open/margin-atoms.ts';
import { openColumns } from './open/open-columns.ts';
import { type OpenGrid, type OpenPageText, openTables } from './open/open-tables.ts';
import { openTexts } from './open/open-texts.ts';
import { partedAtLabels } from './open/parted-at-labels.ts';
import { repeatedTitles } from './open/repeated-titles.ts';
import { textFormLines } from './open/text-form-lines.ts';
import { textForms } from './open/text-forms.ts';
import { withCutLabels } from './open/with-cut-labels.ts';
import { type RuledPage, type RuledPageRest, ruledToContent } from './ruled/page-to-content.ts';
import { pagesToRuled } from './ruled/pages-to-ruled.ts';

/** `see` is called with each page once: who goes through all pages makes those of a long document anew. */
export function pagesToContents(pages: Pages, isKnownLabel: (label: string) => boolean, see?: (page: Page) => void): PageContent[] {
  const ruled = pagesToRuled(pages, isKnownLabel, see);
  const grids = openGrids(ruled, isKnownLabel);
  return withoutAtoms(ruled).map((page, index) => ruledToContent(page, grids[index] ?? [], isKnownLabel));
}

/** Takes them out of where they were: of a long report, the pieces of text and what comes of them are not held at once. */
function withoutAtoms(pages: RuledPage[]): readonly RuledPageRest[] {
  return pages.splice(0).map(({ atoms: _, ...page }) => page);
}

/** For each page, its tables without vertical rulings: lists, forms that are written as text, then forms in columns. */
function openGrids(ruled: readonly RuledPage[], isKnownLabel: (label: string) => boolean): readonly (readonly OpenGrid[])[] {
  const labelled = ruled.map(({ atoms, width }) => ({ atoms, width, anchors: labelAnchors(atoms, isKnownLabel, HEAD_STEP_MAX) }));
  const labels = [
    ...withCutLabels(labelled, isKnownLabel).flatMap(({ anchors }) => anchors.flatMap((anchor) => anchor.atoms)),
    ...ruled.flatMap(({ atoms }, page) =>
      textFormLines(atoms, page, isKnownLabel).flatMap((line) => (line.label === null ? [] : line.atoms)),
    ),
  ];
  const running = marginAtoms(ruled, new Set(labels));
  const open = ruled.map(({ atoms, width, looseRulings }): OpenPageText => {
    const own = atoms.filter((atom) => !running.has(atom));
    return { width, atoms: own, anchors: labelAnchors(own, isKnownLabel), rulings: looseRulings };
  });
  const lists = openLists(open, isKnownLabel);
  const besideLists = open.map((page) => without(page, lists.taken));
  const written = textForms(
    besideLists.map((page, index) => ({ ...page, tables: ruled[index]?.fragments.map(({ box }) => box) ?? [] })),
    isKnownLabel,
  );
  const rest = besideLists.map((page) => without(page, written.taken));
  const parted = partedAtGutter(withCutLabels(partedAtLabels(rest, isKnownLabel), isKnownLabel), isKnownLabel);
  const texts = openTexts(parted).map((text) => partedAtGutter(text, isKnownLabel));
  const [first] = beginnings(parted);
  const forms = first ? openTables(texts, openColumns(parted), { beginning: first.anchor.label, titles: repeatedTitles(parted) }) : [];
  return ruled.map((_, index) => [...(lists.grids[index] ?? []), ...(written.grids[index] ?? []), ...(forms[index] ?? [])]);
}

/** Where labels fill their column, the values nearly touch them, and both are one piece: parted where the column of labels ends. */
function partedAtGutter(pages: readonly OpenPageText[], isKnownLabel: (label: string) => boolean): readonly OpenPageText[] {
  const gutter = openColumns(pages)?.gutter;
  if (gutter === undefined) return pages;
  const isAcross = (atom: Atom): boolean => atom.left < gutter && atom.right > gutter;
  const parted = pages.map((page) =>
    page.atoms.some(isAcross) ? { ...page, atoms: page.atoms.flatMap((atom) => (isAcross(atom) ? partsAt(gutter, atom) : [atom])) } : page,
  );
  if (parted.every(({ atoms }, index) => atoms.length === pages[index]?.atoms.length)) return pages;
  const labelled = parted.map((page) => (page.atoms.length > 0 ? { ...page, anchors: labelAnchors(page.atoms, isKnownLabel) } : page));
  return withCutLabels(labelled, isKnownLabel);
}

/** A colon's empty half is no gap: `备注：以上结果` is one line. */
function partsAt(gutter: number, atom: Atom): readonly Atom[] {
  const parts = splitAtom(atom, [gutter]);
  return parts.every(({ left }, index) => left > (parts[index - 1]?.end ?? Number.NEGATIVE_INFINITY)) ? parts : [atom];
}

function without({ atoms, anchors, ...page }: OpenPageText, taken: ReadonlySet<OpenPageText['atoms'][number]>): OpenPageText {
  return {
    ...page,
    atoms: atoms.filter((atom) => !taken.has(atom)),
    anchors: anchors.filter((anchor) => !anchor.atoms.some((atom) => taken.has(atom))),
  };
}
