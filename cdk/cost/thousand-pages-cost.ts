import { assumptions } from './assumptions.ts';
import { costOf, monthlyCost } from './monthly-cost.ts';

/** What comes with each document: a line of the month's bill that grows with them. */
const perDocument = /^(uploads|releases|Lambda invocations|notices|logs)/;

/** A number of documents at which what stands still (polls, scheduled calls) can be taken off. */
const documents = 100_000;

/** US$ for what 1,000 pages more cost: uploads, reading, a release for each document, notices. Not what a month costs without any. */
export function thousandPagesCost(): number {
  const sum = (documentsPerMonth: number): number =>
    monthlyCost({ name: '', documentsPerMonth, records: 0 })
      .filter(({ what }) => perDocument.test(what))
      .reduce((total, line) => total + costOf(line), 0);
  return ((sum(documents) - sum(0)) / documents) * (1_000 / assumptions.pagesPerDocument);
}
