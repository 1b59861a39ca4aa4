/**
 * Whether what is published stands in the text that an independent reader gives for the same file. White space and look-alikes are set aside, and a value
 * may be in pieces there, as its lines are; but a wrong, lost or added character makes a piece that is nowhere.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Candidate } from '../shared/core/document.ts';
import type { Extraction } from '../shared/core/records/extract-records.ts';
import { shownText } from '../shared/core/text/shown-text.ts';

/** A piece of a value must have this many characters, but the last: any text has most single characters somewhere. */
const PIECE_MIN = 4;
/** Milliseconds for the other reader. */
const OTHER_READER_MS = 20_000;
/** Raised and lowered digits stand on lines of their own there. */
const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u209C]/g;
/**
 * What it says of content that it could not follow: it leaves out the rest of the page then, or goes on in another state, also where others see no error (a
 * number such as `1e9`, which is two things to it; a `Q` that no `q` stands before), of a mapping that it reads in another way than what is drawn, and of an object
 * that names itself, of which it then reads nothing.
 */
const STUMBLES =
  /Unknown operator|Illegal entry in (?:bfchar block in )?ToUnicode CMap|Too few \(\d+\) args|Failed to create page|Illegal character|Dictionary key must be a name object|Restoring state when no valid states to pop|is being already parsed/;
const OUTPUT_MAX = 64 * 1024 * 1024;

export function hasPdftotext(): boolean {
  return spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined;
}

export interface OtherText {
  /** In the order of reading, in that of drawing, and as laid out. */
  readonly text: string;
  /** Over what it stumbled, in its own words; null where it read all. */
  readonly stumbledOver: string | null;
}

/** Null where pdftotext gives none. */
export function textByPdftotext(bytes: Uint8Array): OtherText | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'jixiao-fuzz-'));
  try {
    const file = path.join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    const runs = [[], ['-raw'], ['-layout']].map((mode) =>
      spawnSync('pdftotext', [...mode, file, '-'], { encoding: 'utf8', timeout: OTHER_READER_MS, maxBuffer: OUTPUT_MAX }),
    );
    if (runs.some(({ status }) => status !== 0)) return null;
    const stumbles = STUMBLES.exec(runs.map(({ stderr }) => stderr).join('\n'));
    return { text: runs.map(({ stdout }) => stdout).join('\n'), stumbledOver: stumbles?.[0] ?? null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each value of the accepted records that is not in the text: `field: value`. */
export function valuesNotIn(text: string, { entries }: Extraction): readonly string[] {
  const plain = comparable(text);
  const lineStarts = new Set(text.split('\n').map((line) => comparable(line)));
  return entries
    .flatMap((entry) => (entry.status === 'accepted' ? valuesOf(entry.record) : []))
    .flatMap(([field, value]) => {
      const missing = missingPiece(comparable(value), plain, lineStarts);
      return missing === null ? [] : [`${field}: ${JSON.stringify(missing)} of ${JSON.stringify(value)}`];
    });
}

function valuesOf(record: Candidate): readonly (readonly [field: string, value: string])[] {
  const narratives = ['achievements', 'problems', 'recommendations', 'rectification'] as const;
  return [
    ['agency', record.agency],
    ['projectName', record.projectName],
    ['scoreText', record.scoreText ?? ''],
    ['gradeText', record.gradeText ?? ''],
    ...record.amounts.map(({ text }) => ['amounts', text] as const),
    ...narratives.flatMap((field) => (record[field] ?? []).map((value) => [field, value] as const)),
    ...record.additionalFields.flatMap(({ label, text }) => [label, ...text].map((value) => ['additionalFields', value] as const)),
  ];
}

function comparable(text: string): string {
  return shownText(text)
    .replace(RAISED, '')
    .normalize('NFKC')
    .replace(/<\/?(?:p|br|div|span)\b[^<>]*>/gi, '')
    .replace(/\s/g, '');
}

function missingPiece(value: string, text: string, lines: ReadonlySet<string>): string | null {
  if (value.length < PIECE_MIN) return text.includes(value) ? null : value;
  let rest = value;
  while (rest !== '') {
    const piece = longestStart(rest, text);
    const isLast = piece.length === rest.length;
    if (piece.length < PIECE_MIN && !(isLast && [...lines].some((line) => line.startsWith(piece)))) return rest.slice(0, PIECE_MIN * 3);
    rest = rest.slice(piece.length);
  }
  return null;
}

function longestStart(value: string, text: string): string {
  let [low, high] = [0, value.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (text.includes(value.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return value.slice(0, low);
}
