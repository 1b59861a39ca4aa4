import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyQuery, grades, type Query, rectifications, sortOrders, statuses } from '../../web/model/query.ts';
import { addressToQuery, queryToAddress } from '../../web/model/query-address.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

const anyQuery: fc.Arbitrary<Query> = fc.record({
  words: fc.string(),
  inText: fc.boolean(),
  year: maybe(fc.integer({ min: 1990, max: 2100 })),
  agency: maybe(fc.string({ minLength: 1 })),
  grade: maybe(fc.constantFrom(...grades, 'none' as const)),
  amountMin: maybe(fc.integer({ min: 0, max: 1_000_000 }).map((units) => units * 10_000)),
  amountMax: maybe(fc.integer({ min: 0, max: 1_000_000 }).map((units) => units * 10_000)),
  rectification: maybe(fc.constantFrom(...rectifications)),
  problem: maybe(fc.integer({ min: 0, max: 11 })),
  status: maybe(fc.constantFrom(...statuses)),
  sort: fc.constantFrom(...sortOrders),
});

describe('what is asked for, in the address', () => {
  it('is the same when it is read again', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(addressToQuery(new URLSearchParams(queryToAddress(query).toString()))).toEqual(query);
      }),
    );
  });

  it('is nothing where nothing is asked', () => {
    expect(queryToAddress(emptyQuery).toString()).toBe('');
    expect(addressToQuery(new URLSearchParams())).toEqual(emptyQuery);
  });

  it('says amounts in 万元, as the documents do', () => {
    expect(queryToAddress({ ...emptyQuery, amountMin: 6_562_900 }).toString()).toBe('min=656.29');
  });

  it('is not asked where the address says what nobody knows', () => {
    expect(addressToQuery(new URLSearchParams('year=x&grade=A%2B&sort=random&status=lost&min=&rectification=1&problem=many'))).toEqual(
      emptyQuery,
    );
  });
});
