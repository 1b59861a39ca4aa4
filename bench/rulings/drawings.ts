import type { Ruling } from '../../shared/core/geometry/page.ts';

/** Each drawing has about `n` rulings; the page is as large as it needs. */
export const drawings: Readonly<Record<string, (n: number) => readonly Ruling[]>> = {
  'one page, its borders tiny rectangles': dashes,
  'one table, each cell drawn by itself': (n) => boxes(Math.sqrt(n / 4), Math.sqrt(n / 4), 12),
  'boxes in rows, with gaps': (n) => boxes(Math.sqrt(n / 4), Math.sqrt(n / 4), 30),
  'boxes that touch nothing': staggered,
  'long lines, and short ones far from them': comb,
  'lines anywhere': noise,
};

/** Squares of 1 pt, every 2 pt along the borders of a table of 20 rows and 2 columns. */
function dashes(count: number): readonly Ruling[] {
  return Array.from({ length: count }, (_, index) => {
    const line = index % 23;
    const along = (Math.floor(index / 23) * 2) % 700;
    return line < 20 ? horizontal(40 + line * 35, 50 + (along % 500), 1) : vertical(50 + (line - 20) * 250, 40 + (along % 665), 1);
  });
}

function boxes(columns: number, rows: number, pitch: number): readonly Ruling[] {
  const rulings: Ruling[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * pitch, row * pitch];
      rulings.push(horizontal(y, x, 12), horizontal(y + 12, x, 12), vertical(x, y, 12), vertical(x + 12, y, 12));
    }
  }
  return rulings;
}

/** No two begin or end at the same height, so that each is a table by itself. */
function staggered(count: number): readonly Ruling[] {
  const side = Math.ceil(Math.sqrt(count / 4));
  return Array.from({ length: Math.floor(count / 4) }, (_, index) => [
    (index % side) * 30,
    Math.floor(index / side) * (side * 4 + 30) + (index % side) * 4,
  ]).flatMap(([x = 0, y = 0]) => [horizontal(y, x, 12), horizontal(y + 12, x, 12), vertical(x, y, 12), vertical(x + 12, y, 12)]);
}

/** Long horizontal lines, and below them all short vertical ones. */
function comb(count: number): readonly Ruling[] {
  const half = count / 2;
  return [
    ...Array.from({ length: half }, (_, index) => horizontal(index * 5, 0, half * 5)),
    ...Array.from({ length: half }, (_, index) => vertical(index * 5, half * 5 + 100, 10)),
  ];
}

function noise(count: number): readonly Ruling[] {
  let state = 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32) * n;
  };
  const side = Math.sqrt(count) * 20;
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? horizontal : vertical)(below(side), below(side), 5 + below(20)));
}

function horizontal(position: number, start: number, length: number): Ruling {
  return { orientation: 'horizontal', position, start, end: start + length };
}

function vertical(position: number, start: number, length: number): Ruling {
  return { orientation: 'vertical', position, start, end: start + length };
}
