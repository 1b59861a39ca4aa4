/** The streams of a PDF that can be opened and closed again without a PDF library: those with Flate as their only filter. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Edit } from './fuzz-edit.ts';

export interface FlateStream {
  /** Inflated, as Latin-1 text. */
  readonly content: string;
  readonly kind: 'page' | 'cmap' | 'other';
  /** The edits that put another content in its place, its length included. */
  replace(content: string): readonly Edit[];
}

/** Inflated bytes of one stream; larger ones are fonts and pictures. */
const CONTENT_MAX = 4 * 1024 * 1024;

export function flateStreamsOf(pdf: string): readonly FlateStream[] {
  const streams: FlateStream[] = [];
  for (const match of pdf.matchAll(/(<<(?:(?!endobj|>>\s*stream)[\s\S])*>>)\s*stream\r?\n/g)) {
    const dictionary = match[1] ?? '';
    const start = match.index + match[0].length;
    const end = pdf.indexOf('endstream', start);
    if (end < 0 || !/\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(\/|>>)/.test(dictionary) || dictionary.includes('/Predictor')) continue;
    const content = inflated(pdf.slice(start, end));
    if (content === null) continue;
    streams.push({
      content,
      kind: kindOf(content, dictionary),
      replace: (other) => replace(pdf, match.index, dictionary, start, end, other),
    });
  }
  return streams;
}

function inflated(packed: string): string | null {
  try {
    return inflateSync(Buffer.from(packed, 'latin1'), { maxOutputLength: CONTENT_MAX }).toString('latin1');
  } catch {
    return null;
  }
}

function kindOf(content: string, dictionary: string): FlateStream['kind'] {
  if (content.includes('begincmap')) return 'cmap';
  if (dictionary.includes('/Length1') || dictionary.includes('/Image')) return 'other';
  return /\b(BT|re|Tf|cm)\s/.test(content) ? 'page' : 'other';
}

function replace(pdf: string, at: number, dictionary: string, start: number, end: number, content: string): Edit[] {
  const text = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  return [...lengthEdits(pdf, at, dictionary, text.length), { from: start, to: end, text: `${text}\n` }];
}

function lengthEdits(pdf: string, at: number, dictionary: string, length: number): Edit[] {
  const own = /(?<=\/Length\s+)(\d+)(\s+\d+\s+R)?/.exec(dictionary);
  if (own === null) return [];
  if (own[2] === undefined) return [{ from: at + own.index, to: at + own.index + own[0].length, text: String(length) }];
  const object = new RegExp(`(?<=(?:^|\\s)${own[1]} \\d+ obj\\s+)\\d+`).exec(pdf);
  return object === null ? [] : [{ from: object.index, to: object.index + object[0].length, text: String(length) }];
}
