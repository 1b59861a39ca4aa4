/** Changes in the bytes of a PDF, with its classic cross-reference table and `startxref` kept right, so that a change is found where it was meant. */

/** A piece of the file, in bytes from its start, and what stands there instead. The file is taken as Latin-1 text: one character a byte. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Edits must not overlap. Where one hits the table itself, that row stays as the edit has it. */
export function editPdf(pdf: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((one, other) => one.from - other.from);
  const moved = (offset: number): number =>
    sorted.reduce((sum, { from, to, text }) => (to <= offset ? sum + text.length - (to - from) : sum), offset);
  const isFree = ({ from, to }: Edit): boolean => sorted.every((edit) => edit.to <= from || to <= edit.from);
  const rows = referencesOf(pdf).map(({ at, offset, digits }) => ({
    from: at,
    to: at + digits,
    text: String(moved(offset)).padStart(digits, '0'),
  }));
  return spliced(pdf, [...sorted, ...rows.filter(({ text, from, to }) => text !== pdf.slice(from, to)).filter(isFree)]);
}

function spliced(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const edit of edits.toSorted((one, other) => one.from - other.from)) {
    result += text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  return result + text.slice(done);
}

/** Where the file names a place in itself. */
function referencesOf(pdf: string): readonly { at: number; offset: number; digits: number }[] {
  const rows = [...pdf.matchAll(/^(\d{10}) \d{5} n/gm)];
  const starts = [...pdf.matchAll(/(?<=startxref\s+)\d+/g)];
  return [
    ...rows.map((row) => ({ at: row.index, offset: Number(row[1]), digits: 10 })),
    ...starts.map((start) => ({ at: start.index, offset: Number(start[0]), digits: start[0].length })),
  ];
}
