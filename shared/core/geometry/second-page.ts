/** What a second reader, of another make, sees of a page that the first one read. Coordinates are those of the first one's page. */
import type { Box } from './page.ts';
import type { Picture } from './picture.ts';

export interface SecondCharacter {
  readonly text: string;
  /** Baseline origin. Characters that one code stands for share it, and so do all of an ActualText. */
  readonly originX: number;
  readonly originY: number;
  /** What it paints; nothing in width or height where it paints nothing. */
  readonly box: Box;
  /** Number of the text object that it came from. */
  readonly object: number;
  /** The font says which character the code stands for. */
  readonly isMapped: boolean;
  /** Its font is in the file, so that every reader draws it alike; another font stands in for one that is not, and its widths are others. */
  readonly isEmbedded: boolean;
}

export interface SecondPage {
  /** Left to right or upside down, never slanted; without what is not painted (render modes 3 and 7). */
  readonly characters: readonly SecondCharacter[];
  /** Annotations and form fields: what is printed in them is in the picture, not among the characters. */
  readonly annotations: readonly Box[];
  /** Null where the page is too large for one. */
  readonly picture: Picture | null;
}
