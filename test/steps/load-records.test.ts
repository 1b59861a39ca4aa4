import { expect, it } from 'vitest';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadRecords } from '../../shared/steps/load-records.ts';

/** A table that writes down what is asked of it, in order. */
function askedTable(claims: Readonly<Record<string, readonly string[]>>): { table: DocumentTable; asked: string[] } {
  const asked: string[] = [];
  const table = {
    saidOf: async (id: string) => {
      asked.push(id);
      return { claims: (claims[id] ?? []).map((document) => ({ document, revision: 'r', index: 0 })), withdrawals: [] };
    },
    getHead: async (document: string) => {
      asked.push(document);
      return null;
    },
  };
  return { table: table as unknown as DocumentTable, asked };
}

it('reads again, after the heads, the claims that brought a head which was not known', async () => {
  const { table, asked } = askedTable({ a: ['x.pdf'], b: ['y.pdf'], c: [] });
  await loadRecords(table, ['a', 'b', 'c'], new Map([['y.pdf', null]]));
  expect(asked).toEqual(['a', 'b', 'c', 'x.pdf', 'a']);
});

it('asks for each head once, however many claim', async () => {
  const { table, asked } = askedTable({ a: ['x.pdf'], b: ['x.pdf'] });
  const said = await loadRecords(table, ['a', 'b'], new Map());
  expect(asked.filter((name) => name === 'x.pdf')).toHaveLength(1);
  expect([...said.values()].flatMap(({ claims }) => claims)).toHaveLength(2);
});
