import { expect, it } from 'vitest';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadAllClaims } from '../../shared/steps/load-claims.ts';

/** A table that writes down what is asked of it, in order. */
function askedTable(claims: Readonly<Record<string, readonly string[]>>): { table: DocumentTable; asked: string[] } {
  const asked: string[] = [];
  const table = {
    claimsOn: async (subject: string) => {
      asked.push(subject);
      return (claims[subject] ?? []).map((document) => ({ document, revision: 'r', index: 0 }));
    },
    getHead: async (document: string) => {
      asked.push(document);
      return null;
    },
  };
  return { table: table as unknown as DocumentTable, asked };
}

it('reads again, after the heads, the claims that brought a head which was not known', async () => {
  const { table, asked } = askedTable({ 'record#a': ['x.pdf'], 'record#b': ['y.pdf'], 'record#c': [] });
  await loadAllClaims(table, ['record#a', 'record#b', 'record#c'], new Map([['y.pdf', null]]));
  expect(asked).toEqual(['record#a', 'record#b', 'record#c', 'x.pdf', 'record#a']);
});

it('asks for each head once, however many claim', async () => {
  const { table, asked } = askedTable({ 'record#a': ['x.pdf'], 'record#b': ['x.pdf'] });
  const claims = await loadAllClaims(table, ['record#a', 'record#b'], new Map());
  expect(asked.filter((name) => name === 'x.pdf')).toHaveLength(1);
  expect([...claims.values()].flat()).toHaveLength(2);
});
