import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textToChunks } from '../../../shared/adapters/dynamo/dynamo-chunks.ts';

describe('text cut into chunks', () => {
  it.each([
    ['nothing', '', 4, ['']],
    ['what fits exactly', 'abcd', 4, ['abcd']],
    ['one byte more', 'abcde', 4, ['abcd', 'e']],
    ['three bytes a character', '绩效评价', 7, ['绩效', '评价']],
    ['four bytes a character', '𠀀𠀁a', 5, ['𠀀', '𠀁a']],
    ['a character that would be cut', 'ab𠀀', 4, ['ab', '𠀀']],
  ])('%s', (_, text, bytesMax, chunks) => {
    expect(textToChunks(text, bytesMax)).toEqual(chunks);
  });

  it('is the text again when joined, each part well-formed and within the limit, and no part empty', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'é', '绩', '𠀀', '\u0000', '"', '\uffff', '👩‍👧') });
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 40 }), (text, bytesMax) => {
        const chunks = textToChunks(text, bytesMax);
        expect(chunks.join('')).toBe(text);
        expect(chunks.filter((chunk) => Buffer.byteLength(chunk) > bytesMax || !chunk.isWellFormed())).toEqual([]);
        expect(chunks.filter((chunk) => chunk === '')).toEqual(text === '' ? [''] : []);
      }),
    );
  });

  it('refuses half a surrogate pair, which would come back as another character', () => {
    expect(() => textToChunks('绩\ud840', 100)).toThrow('half a surrogate pair cannot be kept as UTF-8');
  });

  it('refuses a limit that no character of four bytes fits into', () => {
    expect(() => textToChunks('a', 3)).toThrow('a chunk of 3 bytes cannot hold every code point');
  });
});
