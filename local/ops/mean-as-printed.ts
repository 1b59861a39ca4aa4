import { recordContentSchema } from '../../shared/core/document.ts';
import type { OrderOf } from '../../shared/core/documents/order.ts';
import { valuesHash } from '../../shared/core/records/values-hash.ts';
import { UsageError } from '../input-files.ts';
import type { HeldTables } from './held-tables.ts';
import { missingHeading } from './missing-heading.ts';
import { assertConfirmable, type ConfirmableTable, pickHeld } from './pick-held.ts';

/** What a confirmation would say, and the tables that it is about. */
export interface MeantConfirmation {
  readonly says: OrderOf<'confirm'>['says'];
  readonly tables: readonly ConfirmableTable[];
}

/** One table is published as printed: exactly the values that are shown. Throws UsageError where that cannot be. */
export function meanAsPrinted(shown: HeldTables, record: string | null): MeantConfirmation {
  const picked = pickHeld(shown, record);
  const [only] = picked;
  if (only === undefined || picked.length > 1) {
    const numbers = picked.map(({ number }) => number).join(', ');
    throw new UsageError(`which table? Tables ${numbers} are held: --record <number>, of the one that was compared with the page`);
  }
  const table = assertConfirmable(only);
  const { place, codes, content } = table.table;
  const missing = missingHeading(content);
  if (missing !== '') throw new UsageError(`table ${only.number}: its heading does not say whose it is; give that first, with ${missing}`);
  return {
    says: { what: 'as-printed', place, codes: [...codes], values: valuesHash(recordContentSchema.parse(content)) },
    tables: [table],
  };
}
