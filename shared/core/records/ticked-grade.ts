import type { Grade } from '../document.ts';
import { gradeWords } from './grade-words.ts';

/** Empty, and as a form's writer or a pen marks it. A cross may strike out or choose: it is neither. */
const box = String.raw`(?:[□☐○]|\(\s*\))`;
const tick = String.raw`(?:[☑√✓✔■●]|\(\s*[√✓✔]\s*\))`;
const word = `(?:${[...gradeWords.keys()].join('|')})`;
const between = String.raw`[\s、,;/]*`;
const forms = [`(?:${box}|(?<tick>${tick}))\\s*(?<word>${word})`, `(?<word>${word})\\s*(?:${box}|(?<tick>${tick}))`].map((option) => ({
  whole: new RegExp(`^(?:${option.replaceAll(/\?<\w+>/gu, '?:')}${between})+$`, 'u'),
  each: new RegExp(option, 'gu'),
}));

/**
 * `□优 ☑良 □中 □差`, `优( ) 良(√) 中( ) 差( )`: the one word that is ticked, of several that could be. Null where the boxes do not all stand on the same side of
 * their words, a word stands twice, or not just one is ticked.
 */
export function tickedGrade(plain: string): Grade | null {
  for (const { whole, each } of forms) {
    if (!whole.test(plain)) continue;
    const options = [...plain.matchAll(each)].map(({ groups }) => ({ word: groups?.word ?? '', isTicked: groups?.tick !== undefined }));
    const ticked = options.filter(({ isTicked }) => isTicked);
    const [one] = ticked;
    const isChoice = options.length > 1 && new Set(options.map(({ word }) => word)).size === options.length;
    return one && ticked.length === 1 && isChoice ? (gradeWords.get(one.word) ?? null) : null;
  }
  return null;
}
