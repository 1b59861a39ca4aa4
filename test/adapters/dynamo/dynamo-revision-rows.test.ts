import { describe, expect, it } from 'vitest';
import { revisionToRows, rowsToRevision } from '../../../shared/adapters/dynamo/dynamo-revision-rows.ts';
import type { Revision } from '../../../shared/core/documents/revision.ts';
import type { PageSketch } from '../../../shared/core/pictures/page-sketch.ts';
import { acceptedEntry, sampleRevision, sampleSketch } from '../../support/sample-documents.ts';

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
    const sketch = sampleSketch({ pieces: [{ text, x: 0, y: 0, size: 10, length: 10, direction: 90 }] });
    const revision = sampleRevision({
      document: longestKey,
      id: longestId,
      entries: [acceptedEntry(1, { problems: [text] })],
      findings: [finding],
      sketches: [sketch],
    });
    const { chunks, meta } = revisionToRows(revision);
    expect([...chunks, meta].map(itemBytes).filter((bytes) => bytes > itemBytesMax)).toEqual([]);
    expect(rowsToRevision(longestId, [...chunks, meta])).toEqual(revision);
  });

  it('are refused where any one of them is missing', () => {
    const text = '绩'.repeat(300_000);
    const { chunks, meta } = revisionToRows(
      sampleRevision({ id: 'r', entries: [acceptedEntry(1, { problems: [text] }), acceptedEntry(2)], sketches: [sampleSketch()] }),
    );
    expect(chunks).toHaveLength(6);
    for (const missing of chunks) {
      const rest = [...chunks.filter((chunk) => chunk !== missing), meta];
      expect(() => rowsToRevision('r', rest)).toThrow('is incomplete');
    }
    expect(() => rowsToRevision('r', chunks)).toThrow('revision r has no meta row');
  });

  it('of the sketches name them, so that they are never taken for findings; the rows of a revision without any say so', () => {
    const { chunks, meta } = revisionToRows(sampleRevision({ id: 'r', entries: [] }));
    expect(chunks.map(({ sk, of, json }) => ({ sk, of, json }))).toEqual([
      { sk: `rev#r#findings#${meta.content}#000000`, of: undefined, json: '[]' },
      { sk: `rev#r#sketches#${meta.content}#000000`, of: 'sketches', json: '[]' },
    ]);
  });

  it('are another content with another sketch, and are refused where a sketch is not of its schema', () => {
    const contentOf = (sketches: Revision['sketches']) => revisionToRows(sampleRevision({ sketches })).meta.content;
    expect(contentOf([sampleSketch()])).not.toBe(contentOf([sampleSketch({ width: 596 })]));
    expect(() => contentOf([{ ...sampleSketch(), page: 0 }])).toThrow();
    expect(() => contentOf([{ ...sampleSketch(), glyphs: [] } as PageSketch])).toThrow();
  });

  function itemBytes(item: Readonly<Record<string, unknown>>): number {
    return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(value)), 0);
  }
});
