import { linesOf } from './fragment.ts';
import { firstCharacter, isFigure, lastCharacter } from './script.ts';
import type { StitchedTable } from './stitch-fragments.ts';

/** Whether the document wraps its lines anywhere, inside numbers too (`word-break: break-all`): then a full line tells nothing about spaces. */
export function documentBreaksWords(tables: readonly StitchedTable[]): boolean {
  return tables.some((table) =>
    table.rows.some((row) =>
      row.cells.some((cell) => {
        const lines = linesOf(cell);
        return lines.some((line, index) => {
          const before = lines[index - 1];
          if (!before || before.endsInSpace || line.startsWithSpace) return false;
          return isFigure(lastCharacter(before.text)) && isFigure(firstCharacter(line.text));
        });
      }),
    ),
  );
}
