import { Big } from 'big.js';
import { type AmountUnit, amountUnits } from './amount-units.ts';
import { foldWidth } from './fold-width.ts';

export type AmountReading =
  | { readonly kind: 'read'; readonly yuan: number }
  | {
      readonly kind: 'unreadable';
      readonly why: 'empty' | 'not-one-amount' | 'no-unit' | 'units-differ' | 'finer-than-cent' | 'too-large';
    };

/** `unknown`: a unit is printed there, and it is none that we know. */
export type PrintedUnit = AmountUnit | 'unknown' | null;

/** Fifteen decimal digits survive the way through a binary double and back: below ten trillion yuan every cent is exact. */
const centsMax = new Big('999999999999999');

/** In characters: longer than any amount, short enough that no made-up cell keeps the pattern busy. */
const amountLengthMax = 60;

/** `￥9,459.70万元`. Digits are grouped by threes or not at all; `9,45.70` and `09` are no amounts, and two numbers are not one. */
const amountPattern =
  /^(?:人民币)?\s*[¥]?\s*(?<whole>0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?<fraction>\.\d+)?\s*(?<unit>亿元|万元|元|亿|万)?\s*(?:整|人民币)?$/u;

/**
 * The sum that a value cell shows, in yuan and exact to the cent. `labelUnit` is the unit in the row's own label, `headingUnit` the one printed above
 * the table (`单位：万元`); a unit in the cell must not differ from its label's.
 * Zero is zero in any unit, and without one.
 */
export function readAmount(text: string, labelUnit: PrintedUnit, headingUnit: PrintedUnit): AmountReading {
  const plain = foldWidth(text).trim();
  if (plain === '') return { kind: 'unreadable', why: 'empty' };

  const match = plain.length > amountLengthMax ? undefined : amountPattern.exec(plain)?.groups;
  if (!match) return { kind: 'unreadable', why: 'not-one-amount' };

  const cellUnit = match.unit as AmountUnit | undefined;
  if (cellUnit && labelUnit && (labelUnit === 'unknown' || amountUnits[cellUnit] !== amountUnits[labelUnit])) {
    return { kind: 'unreadable', why: 'units-differ' };
  }
  const number = new Big(`${match.whole?.replaceAll(',', '')}${match.fraction ?? ''}`);
  const unit = cellUnit ?? labelUnit ?? headingUnit;
  if (unit === null && number.eq(0)) return { kind: 'read', yuan: 0 };
  if (unit === null || unit === 'unknown') return { kind: 'unreadable', why: 'no-unit' };

  const cents = number.times(amountUnits[unit]).times(100);
  if (!cents.mod(1).eq(0)) return { kind: 'unreadable', why: 'finer-than-cent' };
  if (cents.gt(centsMax)) return { kind: 'unreadable', why: 'too-large' };
  return { kind: 'read', yuan: cents.div(100).toNumber() };
}
