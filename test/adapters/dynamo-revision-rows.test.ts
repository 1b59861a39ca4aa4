import { describe, expect, it } from 'vitest';
import { revisionToRows, rowsToRevision } from '../../shared/adapters/dynamo-revision-rows.ts';
import { acceptedEntry, sampleRevision } from '../support/sample-documents.ts';

/** DynamoDB's limit: 400 KB over the names and values of all attributes, in UTF-8. */
const itemBytesMax = 409_600;

describe('the rows of a revision', () => {
  const [longestKey, longestId] = ['绩'.repeat(681), 'r'.repeat(200)];

  it.each([
    ['one byte', 'a'],
    ['three bytes', '绩'],
    ['four bytes', '𠀀'],
    ['two bytes once escaped', '"'],
    ['six bytes once escaped', '\u0001'],
  ])('each fit into an item, under the longest key, in characters of %s', (_, character) => {
    const text = character.repeat(1_000_000);
    const finding = { code: 'c', severity: 'info' as const, message: text, messageZh: text, document: 'd' };
    const revision = sampleRevision({
      document: longestKey,
      id: longestId,
      entries: [acceptedEntry(1, { problems: [text] })],
      findings: [finding],
    });
    const { chunks, meta } = revisionToRows(revision);
    expect([...chunks, meta].map(itemBytes).filter((bytes) => bytes > itemBytesMax)).toEqual([]);
    expect(rowsToRevision(longestId, [...chunks, meta])).toEqual(revision);
  });

  it('are refused where any one of them is missing', () => {
    const text = '绩'.repeat(300_000);
    const { chunks, meta } = revisionToRows(
      sampleRevision({ id: 'r', entries: [acceptedEntry(1, { problems: [text] }), acceptedEntry(2)] }),
    );
    expect(chunks).toHaveLength(5);
    for (const missing of chunks) {
      const rest = [...chunks.filter((chunk) => chunk !== missing), meta];
      expect(() => rowsToRevision('r', rest)).toThrow('is incomplete');
    }
    expect(() => rowsToRevision('r', chunks)).toThrow('revision r has no meta row');
  });

  function itemBytes(item: Readonly<Record<string, unknown>>): number {
    return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(value)), 0);
  }
});
