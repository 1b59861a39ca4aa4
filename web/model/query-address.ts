import { emptyQuery, grades, type Query, rectifications, sortOrders, statuses } from './query.ts';

/** Amounts are asked for in 万元, as the documents have them. */
const yuanPerUnit = 10_000;

/** A query ↔ the query part of the address. What the address says and nobody knows is not asked for. */
export function queryToAddress(query: Query): URLSearchParams {
  const said: Record<string, string | null> = {
    q: query.words || null,
    text: query.inText ? '1' : null,
    year: textOf(query.year),
    agency: query.agency,
    grade: query.grade,
    min: textOf(query.amountMin === null ? null : query.amountMin / yuanPerUnit),
    max: textOf(query.amountMax === null ? null : query.amountMax / yuanPerUnit),
    rectification: query.rectification,
    problem: textOf(query.problem),
    status: query.status,
    sort: query.sort === emptyQuery.sort ? null : query.sort,
  };
  return new URLSearchParams(Object.entries(said).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])));
}

export function addressToQuery(address: URLSearchParams): Query {
  const amount = (name: string): number | null => {
    const units = numberOf(address.get(name));
    return units === null ? null : units * yuanPerUnit;
  };
  return {
    words: address.get('q') ?? '',
    inText: address.get('text') === '1',
    year: numberOf(address.get('year')),
    agency: address.get('agency'),
    grade: oneOf([...grades, 'none' as const], address.get('grade')),
    amountMin: amount('min'),
    amountMax: amount('max'),
    rectification: oneOf(rectifications, address.get('rectification')),
    problem: numberOf(address.get('problem')),
    status: oneOf(statuses, address.get('status')),
    sort: oneOf(sortOrders, address.get('sort')) ?? emptyQuery.sort,
  };
}

function textOf(value: number | null): string | null {
  return value === null ? null : String(value);
}

function numberOf(text: string | null): number | null {
  const value = Number(text);
  return text === null || text.trim() === '' || !Number.isFinite(value) ? null : value;
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | null {
  return known.find((each) => each === text) ?? null;
}
