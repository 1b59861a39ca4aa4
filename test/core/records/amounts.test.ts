import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../shared/core/records/amounts.ts';

describe('an amount', () => {
  it.each([
    ['9,459.70万元', 94_597_000],
    ['9,459.70 万元', 94_597_000],
    ['9459.7万元', 94_597_000],
    ['９，４５９．７０万元', 94_597_000],
    ['9,459.70万', 94_597_000],
    ['656.29万元', 6_562_900],
    ['0.29万元', 2_900],
    ['1.1万元', 11_000],
    ['24.77 亿元', 2_477_000_000],
    ['24.77亿', 2_477_000_000],
    ['77,222,525.06元', 77_222_525.06],
    ['18221606.62元', 18_221_606.62],
    ['0.07元', 0.07],
    ['0元', 0],
    ['0.00万元', 0],
    ['100元整', 100],
    ['￥1,000.50元', 1000.5],
    ['¥ 1,000.50 元', 1000.5],
    ['人民币9,459.70万元', 94_597_000],
    ['0.000001万元', 0.01],
    ['9999999999999.99元', 9_999_999_999_999.99],
    ['0', 0],
    ['0.00', 0],
  ])('%j is %d yuan', (text, yuan) => {
    expect(readAmount(text, null, null)).toEqual({ kind: 'read', yuan });
  });

  it.each([
    ['9,459.70', '万元', null, 94_597_000],
    ['9,459.70', null, '万元', 94_597_000],
    ['9,459.70', '元', '万元', 9_459.7],
    ['9,459.70万元', '万元', null, 94_597_000],
    ['9,459.70万', '万元', null, 94_597_000],
    ['9,459.70万元', null, '元', 94_597_000],
  ] as const)('%j under a label in %s and a heading in %s is %d yuan', (text, labelUnit, headingUnit, yuan) => {
    expect(readAmount(text, labelUnit, headingUnit)).toEqual({ kind: 'read', yuan });
  });

  it.each([
    ['', 'empty'],
    ['  　', 'empty'],
    ['9,459.70', 'no-unit'],
    ['￥9,459.70', 'no-unit'],
    ['9,45.70万元', 'not-one-amount'],
    ['94,59.70万元', 'not-one-amount'],
    ['9459,123.70万元', 'not-one-amount'],
    ['0,459.70万元', 'not-one-amount'],
    ['09.70万元', 'not-one-amount'],
    ['.70万元', 'not-one-amount'],
    ['9.万元', 'not-one-amount'],
    ['9,459.70.1万元', 'not-one-amount'],
    ['9 459.70万元', 'not-one-amount'],
    ['9,459. 70万元', 'not-one-amount'],
    ['100万元 90万元', 'not-one-amount'],
    ['100-200万元', 'not-one-amount'],
    ['100万元（其中财政资金80万元）', 'not-one-amount'],
    ['预算100万元', 'not-one-amount'],
    ['约100万元', 'not-one-amount'],
    ['-100万元', 'not-one-amount'],
    ['100千元', 'not-one-amount'],
    ['100万美元', 'not-one-amount'],
    ['壹佰万元', 'not-one-amount'],
    ['/', 'not-one-amount'],
    ['无', 'not-one-amount'],
    ['②00万元', 'not-one-amount'],
    ['10²万元', 'not-one-amount'],
    ['٣٤万元', 'not-one-amount'],
    ['0.005元', 'finer-than-cent'],
    ['1.2345678万元', 'finer-than-cent'],
    ['10000000000000.00元', 'too-large'],
    ['99999999亿元', 'too-large'],
  ])('%j cannot be read: %s', (text, why) => {
    expect(readAmount(text, null, null)).toEqual({ kind: 'unreadable', why });
  });

  it.each([
    ['100元', '万元', 'units-differ'],
    ['100万元', '亿元', 'units-differ'],
    ['100万元', 'unknown', 'units-differ'],
    ['100', 'unknown', 'no-unit'],
  ] as const)('%j under a label in %s cannot be read: %s', (text, labelUnit, why) => {
    expect(readAmount(text, labelUnit, '万元')).toEqual({ kind: 'unreadable', why });
  });

  it('comes back exact to the cent, however it is printed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), fc.constantFrom(0, 4, 8), fc.boolean(), (cents, power, grouped) => {
        const digits = cents.toString().padStart(power + 3, '0');
        const whole = digits.slice(0, -(power + 2));
        const printed = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
        const unit = { 0: '元', 4: '万元', 8: '亿元' }[power];
        const reading = readAmount(`${printed}.${digits.slice(-(power + 2))}${unit}`, null, null);
        expect(reading.kind === 'read' && reading.yuan.toFixed(2)).toBe(`${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`);
      }),
    );
  });
});
