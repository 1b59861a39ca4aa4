import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseStored } from '../../../shared/core/stored/parse-stored.ts';
import { parseStoredWhole } from '../../../shared/core/stored/parse-stored-whole.ts';

const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('a'), size: z.int() }),
  z.strictObject({ kind: z.literal('b'), name: z.string().trim() }),
]);
const schema = z.strictObject({ id: z.string(), parts: z.array(partSchema), since: z.string().nullable().default(null) });

const stored = {
  later: { by: 'a later version' },
  parts: [
    { kind: 'a', size: 1, colour: 'red' },
    { sort: 2, kind: 'b', name: ' x ' },
  ],
  id: '1',
};

describe('what a later version stored', () => {
  it('is read without the fields that nobody here knows, at any depth', () => {
    expect(parseStored(schema, stored)).toEqual({
      id: '1',
      parts: [
        { kind: 'a', size: 1 },
        { kind: 'b', name: 'x' },
      ],
      since: null,
    });
    expect(stored.parts[0]).toHaveProperty('colour');
  });

  it('is read with them where it is written on, its keys in the order in which they came', () => {
    expect(JSON.stringify(parseStoredWhole(schema, stored))).toBe(
      '{"later":{"by":"a later version"},"parts":[{"kind":"a","size":1,"colour":"red"},{"sort":2,"kind":"b","name":"x"}],"id":"1","since":null}',
    );
  });

  it('has its keys in the schema’s order where there is none that nobody knows', () => {
    const known = { parts: [{ size: 1, kind: 'a' }], since: '2', id: '1' };
    expect(JSON.stringify(parseStoredWhole(schema, known))).toBe('{"id":"1","parts":[{"kind":"a","size":1}],"since":"2"}');
  });

  it.each([
    ['a value that nobody here knows', { ...stored, parts: [{ kind: 'c', later: 1 }] }],
    ['a field that is not there', { parts: [], later: 1 }],
    ['a field of another type', { ...stored, id: 1 }],
  ])('is refused where it has %s: that must not be overlooked', (_name, value) => {
    expect(() => parseStored(schema, value)).toThrow(z.ZodError);
    expect(() => parseStoredWhole(schema, value)).toThrow(z.ZodError);
  });
});
