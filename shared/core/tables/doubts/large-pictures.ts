import type { PlacedBox } from '../../document.ts';
import { boxIndex } from '../../geometry/box-index.ts';
import type { Box, Page } from '../../geometry/page.ts';

export interface LargePicture {
  readonly box: PlacedBox;
  /** Text stands on it. */
  readonly isGround: boolean;
}

/** Square points. Seals and emblems are below 45 mm (127 points) either way. */
const SEAL_AREA = 130 * 130;

/** Of one page: what is large enough to be a table or a text. */
export function largePictures({ number, images, glyphs }: Page): readonly LargePicture[] {
  const large = images.filter(({ width, height }) => width * height > SEAL_AREA);
  if (large.length === 0) return [];
  const text = boxIndex(glyphs.flatMap(({ box, text: said, invisible }) => (invisible || said.trim() === '' ? [] : [middleOf(box)])));
  return large.map((box) => ({ box: { page: number, ...box }, isGround: text.touching(box).length > 0 }));
}

function middleOf({ x, y, width, height }: Box): Box {
  return { x: x + width / 2, y: y + height / 2, width: 0, height: 0 };
}
