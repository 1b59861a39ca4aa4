/** A part of two texts: in both, only in the first (`removed`), or only in the second (`added`). */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * Replaced words that one may have to compare before two texts count as having nothing in common. The work grows with its square:
 * at 600, at most 0.2 million steps of some 50 bytes, a few hundredths of a second.
 */
const editsMax = 600;

/** Two changes with fewer characters than this in common between them read better as one. */
const sameCharactersMin = 3;

/**
 * What differs between two texts, for people: words and numbers whole, Chinese character by character. The texts of `same` and `removed`, joined, are
 * `before`; those of `same` and `added` are `after`. Texts with more than 600 changed words are given as replaced from the first difference to the last.
 *
 * Written here rather than taken from a library, because the shape of the words (Chinese beside numbers) and the joining of crumbs make up most of it.
 */
export function textDifference(before: string, after: string): Stretch[] {
  const old = words(before);
  const now = words(after);
  const head = commonLength(old, now);
  const tail = commonLength(old.slice(head).reverse(), now.slice(head).reverse());
  const stretches = [
    ...old.slice(0, head).map(same),
    ...shortestEdit(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map(same),
  ];
  return joinCrumbs(stretchesToParts(stretches)).flatMap(partToStretches);
}

/** A number with its separators and sign of percentage, a word in letters, a run of white space; anything else stands alone, code point by code point. */
function words(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|./gsu) ?? [];
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * Myers' greedy algorithm (1986). `x` words of the one and `y` of the other are used up; `k = x − y` names a diagonal; `furthest[k]` is the largest
 * `x` reached on it with `d` edits, and one edit more leads to a neighbouring diagonal:
 *
 *     y │ ╲ ╲     a diagonal step: the same word
 *       ▼  ─▶     right: removed; down: added
 */
function shortestEdit(old: readonly string[], now: readonly string[]): Stretch[] {
  const history: ReadonlyMap<number, number>[] = [new Map([[1, 0]])];
  for (let d = 0; d <= Math.min(editsMax, old.length + now.length); d++) {
    const before = history[d] ?? new Map();
    const furthest = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      let x = startOn(k, d, before);
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= old.length && x - k >= now.length) return walkBack(old, now, history);
    }
    history.push(furthest);
  }
  return [...old.map(removed), ...now.map(added)];
}

function startOn(k: number, d: number, furthest: ReadonlyMap<number, number>): number {
  const fromAbove = furthest.get(k + 1) ?? -1;
  const fromLeft = furthest.get(k - 1) ?? -1;
  return k === -d || (k !== d && fromLeft < fromAbove) ? fromAbove : fromLeft + 1;
}

function walkBack(old: readonly string[], now: readonly string[], history: readonly ReadonlyMap<number, number>[]): Stretch[] {
  const reversed: Stretch[] = [];
  let x = old.length;
  let y = now.length;
  for (let d = history.length - 1; d >= 0; d--) {
    const furthest = history[d] ?? new Map();
    const start = startOn(x - y, d, furthest);
    while (x > start) {
      reversed.push(same(old[x - 1] ?? ''));
      x -= 1;
      y -= 1;
    }
    if (d === 0) break;
    const down = start === furthest.get(x - y + 1);
    reversed.push(down ? added(now[y - 1] ?? '') : removed(old[x - 1] ?? ''));
    if (down) y -= 1;
    else x -= 1;
  }
  return reversed.reverse();
}

function same(text: string): Stretch {
  return { kind: 'same', text };
}

function removed(text: string): Stretch {
  return { kind: 'removed', text };
}

function added(text: string): Stretch {
  return { kind: 'added', text };
}

/** A change, and what is the same after it. */
type Part = Record<Stretch['kind'], string>;

const nothing: Part = { removed: '', added: '', same: '' };

function stretchesToParts(stretches: readonly Stretch[]): Part[] {
  const parts: Part[] = [];
  let part = { ...nothing };
  for (const { kind, text } of stretches) {
    if (kind !== 'same' && part.same !== '') {
      parts.push(part);
      part = { ...nothing };
    }
    part[kind] += text;
  }
  return [...parts, part];
}

function joinCrumbs(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === undefined || last.removed + last.added === '' || [...last.same].length >= sameCharactersMin) joined.push(part);
    else
      joined[joined.length - 1] = {
        removed: last.removed + last.same + part.removed,
        added: last.added + last.same + part.added,
        same: part.same,
      };
  }
  return joined;
}

function partToStretches({ removed: old, added: now, same: rest }: Part): Stretch[] {
  return [removed(old), added(now), same(rest)].filter(({ text }) => text !== '');
}
