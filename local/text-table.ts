import stringWidth from 'string-width';

/** Characters that could move the cursor or forge a line of the table: names come from outside. */
const controls = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Rows of cells in columns as wide as their widest cell; Chinese characters count two. The first row is the heading. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => cell.replace(controls, '�')));
  const columns = Math.max(...clean.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...clean.map((row) => stringWidth(row[column] ?? ''))));
  const lines = clean.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(width - stringWidth(cell));
}
