import type { OutOfPlace } from './out-of-place.ts';

/** Places that are looked at one after another, in the order of their names, from one on. */
export interface Walk {
  places(after: string | null): AsyncIterable<string>;
  look(place: string): Promise<readonly OutOfPlace[]>;
}
