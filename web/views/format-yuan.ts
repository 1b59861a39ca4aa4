import type { Language } from '../words/words.ts';

const yuanPerWan = 10_000;
const yuanPerYi = 100_000_000;

/** An amount as the documents are used to say it, with every digit that it has: in 万元 it is exact to the cent at six decimals. */
export function formatYuan(yuan: number, language: Language): string {
  if (language === 'en') return `¥${decimals(2).format(yuan)}`;
  return Math.abs(yuan) < yuanPerWan ? `${decimals(2).format(yuan)} 元` : `${decimals(6).format(yuan / yuanPerWan)} 万元`;
}

/** A sum in round figures. */
export function roundYuan(yuan: number, language: Language): string {
  if (language === 'en') return `¥${new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 }).format(yuan)}`;
  if (yuan >= yuanPerYi) return `${new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 4 }).format(yuan / yuanPerYi)} 亿元`;
  return `${new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 4 }).format(yuan / yuanPerWan)} 万元`;
}

function decimals(maximumFractionDigits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en', { maximumFractionDigits });
}
