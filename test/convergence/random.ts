/** A small generator of numbers that depend on the seed alone (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of them, more often the greater its weight. */
  weighted<T>(from: readonly T[], weightOf: (each: T) => number): T {
    const weights = from.map(weightOf);
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return this.#at(from, index === -1 ? from.length - 1 : index);
  }

  pick<T>(from: readonly T[]): T {
    return this.#at(from, this.below(from.length));
  }

  #at<T>(from: readonly T[], index: number): T {
    const picked = from[index];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}
