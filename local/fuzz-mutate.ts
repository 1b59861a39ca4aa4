/** A sample damaged as documents get damaged, or made to be: in its bytes, streams, cross-references, objects, operators and strings. */
import { type Edit, editPdf } from './fuzz-edit.ts';
import type { Random } from './fuzz-random.ts';
import { type FlateStream, flateStreamsOf } from './fuzz-streams.ts';

export interface Mutant {
  readonly bytes: Uint8Array;
  /** What was done, in order. */
  readonly mutations: readonly string[];
}

/** Each takes a PDF as Latin-1 text; null where it finds nothing to change. */
type Mutation = (pdf: string, random: Random) => string | null;

const mutations: Readonly<Record<string, Mutation>> = {
  bytes,
  cut,
  streamBytes,
  crossReferences,
  objects,
  operators,
  strings,
  characterMap,
};

/** Most documents are damaged in one place; several hide each other. */
const MUTATIONS_MAX = 3;

export function mutatePdf(sample: Uint8Array, random: Random): Mutant {
  const done: string[] = [];
  let pdf = Buffer.from(sample).toString('latin1');
  for (let count = 1 + random.below(MUTATIONS_MAX); count > 0; count -= 1) {
    const name = random.of(Object.keys(mutations));
    const changed = mutations[name]?.(pdf, random) ?? null;
    if (changed === null) continue;
    pdf = changed;
    done.push(name);
  }
  return { bytes: Buffer.from(pdf, 'latin1'), mutations: done };
}

/** Overwrites some bytes anywhere. */
function bytes(pdf: string, random: Random): string {
  const edits = Array.from({ length: 1 + random.below(20) }, () => {
    const from = random.below(pdf.length);
    return { from, to: from + 1, text: anyByte(random) };
  });
  const distinct = new Map(edits.map((edit) => [edit.from, edit]));
  return editPdf(pdf, [...distinct.values()]);
}

/** Takes a piece out, doubles it, or ends the file there. */
function cut(pdf: string, random: Random): string {
  const from = random.below(pdf.length);
  const to = Math.min(pdf.length, from + 1 + random.below(2000));
  switch (random.below(3)) {
    case 0:
      return pdf.slice(0, from);
    case 1:
      return pdf.slice(0, from) + pdf.slice(to);
    default:
      return pdf.slice(0, to) + pdf.slice(from);
  }
}

/** Bytes of a stream's content, under its filter. */
function streamBytes(pdf: string, random: Random): string | null {
  return inStream(
    pdf,
    random,
    () => true,
    (content) => {
      let text = content;
      for (let count = 1 + random.below(10); count > 0; count -= 1) {
        const at = random.below(text.length);
        text = text.slice(0, at) + anyByte(random) + text.slice(at + 1);
      }
      return text;
    },
  );
}

/** A row of the table, its start, or what the trailer says. */
function crossReferences(pdf: string, random: Random): string | null {
  const numbers = [...pdf.matchAll(/^\d{10} \d{5} [nf]|(?<=startxref\s+)\d+|(?<=\/(?:Size|Prev|Root|Info|W|Index)\s*\[?\s*)\d+/gm)];
  if (numbers.length === 0) return null;
  const other = random.of(numbers)[0];
  const { index, 0: found } = random.of(numbers);
  const text = random.of([other, String(random.below(pdf.length)), '0', '4294967295', '-1', found.replace('n', 'f')]);
  return pdf.slice(0, index) + text + pdf.slice(index + found.length);
}

/** A number, name or reference of an object outside streams. */
function objects(pdf: string, random: Random): string | null {
  const places = [...pdf.matchAll(/\d+ \d+ R|(?<=[[\s])-?\d+(?:\.\d+)?(?=[\s\]/>])|\/[A-Z][A-Za-z0-9]+/g)].filter(({ index }) =>
    isInObject(pdf, index),
  );
  if (places.length === 0) return null;
  const { index, 0: found } = random.of(places);
  const text = found.endsWith('R')
    ? random.of(places.filter((place) => place[0].endsWith('R')))[0]
    : otherToken(found, random.of(places)[0], random);
  return editPdf(pdf, [{ from: index, to: index + found.length, text }]);
}

function isInObject(pdf: string, at: number): boolean {
  return pdf.lastIndexOf(' obj', at) > pdf.lastIndexOf('stream\n', at);
}

/** Operators and numbers of what a page draws: lost, doubled, swapped, changed. */
function operators(pdf: string, random: Random): string | null {
  return inStream(
    pdf,
    random,
    ({ kind }) => kind === 'page',
    (content) => {
      const tokens = [...content.matchAll(/-?\d*\.?\d+|[A-Za-z'"*]+(?=\s)/g)];
      if (tokens.length < 2) return content;
      let edits: Edit[] = [];
      for (let count = 1 + random.below(6); count > 0; count -= 1) {
        const { index: from, 0: found } = random.of(tokens);
        const to = from + found.length;
        edits = edits.filter((edit) => edit.to <= from || to <= edit.from);
        edits.push({ from, to, text: otherToken(found, random.of(tokens)[0], random) });
      }
      return edits
        .toSorted((a, b) => b.from - a.from)
        .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), content);
    },
  );
}

/** The codes of text that a page shows: one changed, lost, or two strings swapped. */
function strings(pdf: string, random: Random): string | null {
  return inStream(
    pdf,
    random,
    ({ kind }) => kind === 'page',
    (content) => {
      const found = [...content.matchAll(/<[0-9A-Fa-f\s]+>|\((?:\\.|[^\\()])*\)/g)];
      if (found.length < 2) return content;
      const { index, 0: string } = random.of(found);
      const other = random.of(found)[0];
      const at = 1 + random.below(Math.max(1, string.length - 2));
      const changed = random.of([
        other,
        string.slice(0, at) + random.of([...'0123456789abcdef']) + string.slice(at + 1),
        string.slice(0, 1) + other.slice(1, 5) + string.slice(5),
        string.slice(0, 1) + string.slice(at),
      ]);
      return content.slice(0, index) + changed + content.slice(index + string.length);
    },
  );
}

/** What a font says its codes stand for. */
function characterMap(pdf: string, random: Random): string | null {
  return inStream(
    pdf,
    random,
    ({ kind }) => kind === 'cmap',
    (content) => {
      const codes = [...content.matchAll(/<[0-9A-Fa-f]+>/g)];
      if (codes.length === 0) return content;
      const { index, 0: code } = random.of(codes);
      const at = 1 + random.below(Math.max(1, code.length - 2));
      const changed = random.of([
        random.of(codes)[0],
        code.slice(0, at) + random.of([...'0123456789abcdef']) + code.slice(at + 1),
        '<>',
        '<FFFFFFFF>',
      ]);
      return content.slice(0, index) + changed + content.slice(index + code.length);
    },
  );
}

function inStream(
  pdf: string,
  random: Random,
  isWanted: (stream: FlateStream) => boolean,
  change: (content: string) => string,
): string | null {
  const streams = flateStreamsOf(pdf).filter((stream) => stream.content !== '' && isWanted(stream));
  if (streams.length === 0) return null;
  const stream = random.of(streams);
  return editPdf(pdf, stream.replace(change(stream.content)));
}

function otherToken(token: string, other: string, random: Random): string {
  const numbers = [`-${token}`, `${token}0`, `${token}.5`, '0', '1e9', '99999999999999999999', '-0.0000001', '--5'];
  const isNumber = /^[-\d.]/.test(token);
  return random.of([other, '', `${token} ${token}`, ...(isNumber ? numbers : ['q', 'Q', 'BT', 'ET', 'Do', 'BI'])]);
}

function anyByte(random: Random): string {
  return String.fromCharCode(random.below(256));
}
