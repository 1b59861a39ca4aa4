/** What of a page's text nothing says for sure: where two readers disagree, or a line runs through it, other text lies over it, something is drawn in it, or it is too pale or too small. */
import type { Box, Disagreement, Page } from '../../geometry/page.ts';
import type { Doubt, DoubtCode } from '../report.ts';
import { drawnInText } from './drawn-in-text.ts';
import { overprintedText } from './overprinted-text.ts';
import { paleText } from './pale-text.ts';
import { smallText } from './small-text.ts';
import { struckText } from './struck-text.ts';

/** Characters of what was seen that a doubt shows of either reading. */
const FOUND_MAX = 38;

const codes: Readonly<Record<Disagreement['kind'], DoubtCode>> = {
  'other-text': 'readers-disagree',
  'not-mapped': 'text-not-mapped',
  'not-seen': 'text-not-seen',
};

export function pageDoubts(page: Page): readonly Doubt[] {
  return [
    ...(page.disagreements ?? []).map((disagreement) => toDoubt(disagreement, page.number)),
    ...struckText(page).map((struck) => doubtSeen('text-struck-out', struck, page.number)),
    ...overprintedText(page).map((over) => doubtSeen('text-overprinted', over, page.number)),
    ...paleText(page).map((pale) => doubtSeen('text-not-seen', pale, page.number)),
    ...smallText(page).map((small) => doubtSeen('text-too-small', small, page.number)),
    ...drawnInText(page).map((box) => doubtSeen('drawing-not-read', { text: '', box }, page.number)),
  ];
}

function toDoubt({ kind, box, found, expected }: Disagreement, page: number): Doubt {
  const texts = kind === 'other-text' ? [found, expected] : [found];
  return { code: codes[kind], box: { page, ...box }, found: texts.map((text) => text.slice(0, FOUND_MAX)).join(' / ') };
}

function doubtSeen(code: DoubtCode, { text, box }: { readonly text: string; readonly box: Box }, page: number): Doubt {
  return { code, box: { page, ...box }, found: text.slice(0, FOUND_MAX) };
}
