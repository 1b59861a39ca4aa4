import { chineseWords } from './chinese-words.ts';
import { englishWords } from './english-words.ts';
import type { Language, Words } from './words.ts';

export function wordsOf(language: Language): Words {
  return language === 'en' ? englishWords : chineseWords;
}
