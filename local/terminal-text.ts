import stringWidth from 'string-width';

/** Characters that could move the cursor or forge a line: names and texts come from outside. */
const controls = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text of a document for one line of a terminal, at most so many columns wide (a Chinese character takes two), with a mark where it was cut. */
export function terminalText(text: string, columnsMax: number): string {
  const clean = text.slice(0, columnsMax * 2).replace(controls, (character) => (character === '\n' || character === '\t' ? ' ' : '�'));
  if (text.length <= columnsMax * 2 && stringWidth(clean) <= columnsMax) return clean;
  let cut = '';
  let width = 1;
  for (const character of clean) {
    width += stringWidth(character);
    if (width > columnsMax) break;
    cut += character;
  }
  return `${cut}…`;
}
