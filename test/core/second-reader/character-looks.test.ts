import { describe, expect, it } from 'vitest';
import type { Box } from '../../../shared/core/geometry/page.ts';
import type { Picture } from '../../../shared/core/geometry/picture.ts';
import { characterLooks } from '../../../shared/core/second-reader/character-looks.ts';
import { characterShapes } from '../../../shared/core/second-reader/character-shapes.ts';

const [columns, rows] = [10, 12];
/** Pixels of a cell along each side. */
const cell = 3;
const side = 60;
type Direction = 0 | 90 | 180 | 270;

/** A character of the first of the fonts, drawn from its cells, as text that runs that way has it. */
function drawn(character: string, direction: Direction): { box: Box; picture: Picture } {
  const shape = characterShapes[character]?.[0] ?? new Float64Array();
  const [least, most] = [Math.min(...shape), Math.max(...shape)];
  const pixels = new Uint8Array(side * side).fill(255);
  const [width, height] = [columns * cell, rows * cell];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = shape[Math.floor(y / cell) * columns + Math.floor(x / cell)] ?? least;
      const [right, down] = turned(x - width / 2 + 0.5, y - height / 2 + 0.5, direction);
      pixels[Math.floor(side / 2 + down) * side + Math.floor(side / 2 + right)] = 255 - (255 * (value - least)) / (most - least);
    }
  }
  const [across, along] = direction === 0 || direction === 180 ? [width, height] : [height, width];
  const box = { x: (side - across) / 2, y: (side - along) / 2, width: across, height: along };
  return { box, picture: { width: side, height: side, scale: 1, pixels } };
}

function turned(x: number, y: number, direction: Direction): readonly [number, number] {
  switch (direction) {
    case 0:
      return [x, y];
    case 90:
      return [-y, x];
    case 180:
      return [-x, -y];
    case 270:
      return [y, -x];
  }
}

describe('characterLooks', () => {
  it.each<Direction>([0, 90, 180, 270])('each character looks like itself in text that runs %s degrees', (direction) => {
    for (const text of Object.keys(characterShapes)) {
      const { box, picture } = drawn(text, direction);
      expect(characterLooks({ text, direction }, box, picture)).toBeNull();
    }
  });

  it.each<[said: string, shown: string, Direction]>([
    ['9', '5', 0],
    ['3', '8', 90],
    ['良', '优', 0],
    ['合', '差', 270],
    ['万', '亿', 0],
    ['差', '良', 180],
  ])('what is said to be %s and drawn as %s does not, in text that runs %s degrees', (text, shown, direction) => {
    const { box, picture } = drawn(shown, direction);
    expect(characterLooks({ text, direction }, box, picture)).toBe(shown);
  });

  it('takes no figure for an ideograph, and says nothing of other characters or of what is drawn small', () => {
    const { box, picture } = drawn('中', 0);
    expect(characterLooks({ text: '4', direction: 0 }, box, picture)).not.toBe('中');
    expect(characterLooks({ text: '甲', direction: 0 }, box, picture)).toBeNull();
    expect(characterLooks({ text: '良', direction: 0 }, { ...box, height: 8, width: 7 }, picture)).toBeNull();
  });
});
