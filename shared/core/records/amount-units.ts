/** How many yuan a unit stands for. `万` and `亿` alone are what people write for 万元 and 亿元. */
export const amountUnits = { 元: 1, 万元: 10_000, 万: 10_000, 亿元: 100_000_000, 亿: 100_000_000 } as const;
export type AmountUnit = keyof typeof amountUnits;
