import fc from 'fast-check';

const HAN = '部分绩效指标目标值不符合正常业绩水平编制细化执行较慢结余监督缺乏维护质量考核书面标准';

export const han = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...HAN), { minLength, maxLength }).map((characters) => characters.join(''));

/** Lines of so many characters, however the words are. */
export function wrapped(words: string, width: number): string[] {
  return Array.from({ length: Math.ceil(words.length / width) }, (_, index) => words.slice(index * width, (index + 1) * width));
}
