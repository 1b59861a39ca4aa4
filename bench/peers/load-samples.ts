import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FieldValues } from './reading.ts';
import { type LabelledValue, pairsToFields } from './tables-to-records.ts';

export interface Sample {
  /** Absolute. */
  readonly path: string;
  readonly records: readonly FieldValues[];
}

/** A folder with a `truth.jsonl` beside its PDFs, or one of folders with an `input.pdf` and the `expected.json` of the golden tests. */
export function loadSamples(folder: string): readonly Sample[] {
  const truth = path.join(folder, 'truth.jsonl');
  if (existsSync(truth)) return fromTruth(truth);
  return readdirSync(folder)
    .sort()
    .map((name) => path.resolve(folder, name))
    .filter((place) => existsSync(path.join(place, 'expected.json')) && existsSync(path.join(place, 'input.pdf')))
    .map(fromGolden)
    .filter(({ records }) => records.length > 0); // a golden file without a table says what is read, not what there is
}

interface Truth {
  readonly file: string;
  readonly records: readonly (Omit<FieldValues, 'amountYuan'> & { readonly amountYuan?: string })[];
}

function fromTruth(truth: string): readonly Sample[] {
  return readFileSync(truth, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { file, records } = JSON.parse(line) as Truth;
      return {
        path: path.resolve(path.dirname(truth), file),
        records: records.map(({ amountYuan, ...rest }) => ({ ...rest, ...(amountYuan && { amountYuan: [Number(amountYuan)] }) })),
      };
    });
}

interface Golden {
  readonly tables?: readonly { readonly rows: readonly { readonly label: string; readonly paragraphs: readonly string[] }[] }[];
}

function fromGolden(place: string): Sample {
  const { tables = [] } = JSON.parse(readFileSync(path.join(place, 'expected.json'), 'utf8')) as Golden;
  const pairs = tables.map(({ rows }) => rows.map(({ label, paragraphs }): LabelledValue => ({ label, lines: paragraphs })));
  return { path: path.join(place, 'input.pdf'), records: pairs.map((table) => pairsToFields(table, (paragraphs) => paragraphs)) };
}
