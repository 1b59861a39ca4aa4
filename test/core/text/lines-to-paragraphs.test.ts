import { describe, expect, it } from 'vitest';
import { linesToParagraphs } from '../../../shared/core/text/lines-to-paragraphs.ts';
import type { ValueLine } from '../../../shared/core/text/value-line.ts';

const COLUMN = 100;
const wholeWords = { inWords: false, words: new Set<string>() };

/** `'  text'`: two blanks in front are an indent of two characters. Ten characters of 10 points fill a line; a trailing `_` is a printed space. */
function valueLines(texts: readonly string[], startsCell: readonly number[] = []): ValueLine[] {
  return texts.map((given, index) => {
    const text = given.replace(/_$/, '').trim();
    const indent = given.startsWith('  ') ? 20 : 0;
    const width = Array.from(text).reduce((sum, character) => sum + (/[\u2E80-\uFFEF“”‘’①-⑳]/u.test(character) ? 10 : 5), 0);
    const word = /^[!-~]+/.exec(text)?.[0].length ?? 2;
    return {
      text,
      endsInSpace: given.endsWith('_'),
      startsWithSpace: false,
      box: { x: indent, y: 20 * index, width, height: 10 },
      baseline: 20 * index,
      size: 10,
      headWidth: word * 5,
      firstWidth: /^[!-~]/.test(text) ? 5 : 10,
      indent,
      room: COLUMN - indent - width,
      startsCell: startsCell.includes(index),
      step: index === 0 ? null : 20,
      stretch: 0,
    };
  });
}

describe('linesToParagraphs', () => {
  it.each<[string, string[], string[]]>([
    ['nothing', [], []],
    [
      'an indent starts a paragraph',
      ['  在项目决策方面，', '热线工作开展良好的。', '  在项目管理方面。'],
      ['在项目决策方面，热线工作开展良好的。', '在项目管理方面。'],
    ],
    [
      'a short line that ends a sentence ends a paragraph',
      ['工作开展良好。', '在项目管理方面也好的', '。'],
      ['工作开展良好。', '在项目管理方面也好的。'],
    ],
    [
      'a line that is full goes on, though a sentence ends with it',
      ['一二三四五六七八九。', '热线工作开展'],
      ['一二三四五六七八九。热线工作开展'],
    ],
    ['numbers start paragraphs after a clause', ['1. 审计滞后编制不细；', '2. 编制不细。'], ['1. 审计滞后编制不细；', '2. 编制不细。']],
    ['a figure at a line’s start is no number of a list', ['达到目标，占全部项目', '2.5个百分点'], ['达到目标，占全部项目2.5个百分点']],
    ['where paragraphs are indented, a number at a line’s start is text', ['  1. 甲；乙二三四；', '2. 丙'], ['1. 甲；乙二三四；2. 丙']],
    [
      'hanging numbers',
      ['1. 审计工作存在滞后', '  的情况。编制不细', '  且不实。', '2. 执行率低。'],
      ['1. 审计工作存在滞后的情况。编制不细且不实。', '2. 执行率低。'],
    ],
    [
      'hanging paragraphs without numbers',
      ['审计工作存在滞后的一', '  情况。编制不细。', '执行率低且不实的二三', '  情况。'],
      ['审计工作存在滞后的一情况。编制不细。', '执行率低且不实的二三情况。'],
    ],
    [
      'a sentence that begins a line set in below a number does not start one',
      ['1. 审计工作存在一', '  的情况编制不细。', '  执行滞后且不实。', '2. 执行率低。'],
      ['1. 审计工作存在一的情况编制不细。执行滞后且不实。', '2. 执行率低。'],
    ],
    [
      '`二是` at a line’s start, where paragraphs are indented',
      ['  一是制度不健全，', '二是人员不足情况八九', '十，还有问题。', '  三四。'],
      ['一是制度不健全，二是人员不足情况八九十，还有问题。', '三四。'],
    ],
    [
      'a number of another kind than the first paragraph’s is text',
      ['1. 甲乙丙丁戊己庚；', '①指标不完整。', '2. 丙'],
      ['1. 甲乙丙丁戊己庚；①指标不完整。', '2. 丙'],
    ],
    [
      'numbers below a line that introduces them, and lines that happen to be full',
      ['存在以下：', '一是制度不健全九。', '二是人员不足八九。', '1. 丙'],
      ['存在以下：', '一是制度不健全九。', '二是人员不足八九。1. 丙'],
    ],
    ['a line that ends early, though with no mark, before a number', ['1. 无', '2. 编制不细。'], ['1. 无', '2. 编制不细。']],
    [
      'a line that a long word left early, where paragraphs are indented',
      ['  编制不细。', '  甲OPEN', 'DATA平台建成运行良好', '二三四五。'],
      ['编制不细。', '甲OPEN DATA平台建成运行良好二三四五。'],
    ],
    ['an address that a line cut', ['见https://example', 'site.cn/bim。'], ['见https://examplesite.cn/bim。']],
    ['a line that ends early among sentences', ['无', '编制不细；', '执行率低。'], ['无', '编制不细；', '执行率低。']],
    [
      'a numbered line that stands in the middle by chance',
      ['  ①编制不细执行滞后；', '一二三四五六七八九；', '  ②记录不全；'],
      ['①编制不细执行滞后；一二三四五六七八九；', '②记录不全；'],
    ],
    ['a name wrapped in a centred cell', ['一二三四五六七八九十', '  某某项目经费'], ['一二三四五六七八九十某某项目经费']],
    [
      'an indented line that is full leaves as much at its right by chance',
      ['  主要有：', '  第一，采购A类', 'PLATFORM系统', '未办理；', '  第二，审计滞后'],
      ['主要有：', '第一，采购A类PLATFORM系统未办理；', '第二，审计滞后'],
    ],
    [
      'leaked tags are the only marks where there are some',
      ['<p>甲方完成。</p> <p', '>乙方未完成。</', 'p>'],
      ['甲方完成。', '乙方未完成。'],
    ],
    [
      'a leaked tag whose space a wrap has taken',
      ['<div><spanstyle="font-size:12pt">甲方完成。', '</span></div>', '<p class="a">乙方未完成。</p>'],
      ['甲方完成。', '乙方未完成。'],
    ],
    [
      'a leaked tag that a wrap has cut in its attribute, or in its own name',
      ['<div><spansty', 'le="font-size:12pt">甲方完成。</spa', 'n></div><p cl', 'ass="a">乙方未完成。</p>'],
      ['甲方完成。', '乙方未完成。'],
    ],
    [
      'leaked spaces among leaked tags, a wrap in the middle of one',
      ['<p>&nbsp;&nbsp;甲方&nb', 'sp;完成。</p>&nbsp;<br/>', '<p>乙方未完成。&emsp;</p>'],
      ['甲方 完成。', '乙方未完成。'],
    ],
    ['an indent of leaked spaces', ['&nbsp;&nbsp;甲方完成。'], ['甲方完成。']],
    ['a leaked space by itself is text', ['A&nbsp;B'], ['A&nbsp;B']],
    ['a letter before a sign is text', ['<pvalue=0.05>显著'], ['<pvalue=0.05>显著']],
    ['other angle brackets are text', ['达标率<95%，>90%'], ['达标率<95%，>90%']],
  ])('%s', (_, lines, paragraphs) => {
    expect(linesToParagraphs(valueLines(lines), wholeWords)).toEqual(paragraphs);
  });

  describe('a full line that ends a sentence, and a wider step after it', () => {
    const clause = '一二三四五六七八九，';
    const texts = ['一二三四五六七。', '一二三四五六七八九。', clause, clause, clause, clause, '一二三四五。', '一二三'];
    const paragraphs = (...wide: number[]) =>
      linesToParagraphs(
        valueLines(texts).map((line, index) => ({ ...line, step: line.step && (wide.includes(index) ? 25 : 20) })),
        wholeWords,
      );

    it('ends a paragraph where all that are seen to end stand so far apart, and nothing else', () => {
      expect(paragraphs(1, 2, 7)).toEqual(['一二三四五六七。', '一二三四五六七八九。', `${clause.repeat(4)}一二三四五。`, '一二三']);
    });

    it.each([
      ['a paragraph ends without it', [2, 7]],
      ['a line inside a sentence has it too', [1, 2, 4, 7]],
      ['there is no other', [2]],
    ])('is of a font of other measures where %s', (_, wide) => {
      expect(paragraphs(...wide)[1]).toBe(`一二三四五六七八九。${clause.repeat(4)}一二三四五。`);
    });
  });

  it('starts a paragraph with each cell of a stack', () => {
    expect(linesToParagraphs(valueLines(['一二三四五六七八九十', '第二格的文字'], [1]), wholeWords)).toEqual([
      '一二三四五六七八九十',
      '第二格的文字',
    ]);
  });

  it('goes on in the next cell in the middle of a sentence, where paragraphs are indented', () => {
    const lines = valueLines(['  编制不细。', '  一二三四五六七八', '九十。', '  执行率低。'], [2]);
    expect(linesToParagraphs(lines, wholeWords)).toEqual(['编制不细。', '一二三四五六七八九十。', '执行率低。']);
  });

  it.each<[string, string[], boolean, string]>([
    ['none in Chinese', ['热线工作', '开展'], false, '热线工作开展'],
    ['one that was printed', ['OPEN_', 'DATA'], false, 'OPEN DATA'],
    ['one where the next letter would have fitted', ['OPEN', 'DATA'], true, 'OPEN DATA'],
    ['one between words where a line is full', ['一二三四五六七八OPEN', 'DATA'], false, '一二三四五六七八OPEN DATA'],
    ['none where the document breaks words', ['一二三四五六七八九FA', 'Q知识库'], true, '一二三四五六七八九FAQ知识库'],
    ['none inside a number', ['一二三四五六七八九88', '08%'], true, '一二三四五六七八九8808%'],
    ['none between Chinese and Latin', ['知识库', 'FAQ'], false, '知识库FAQ'],
  ])('joins wrapped lines with %s', (_, lines, wordsAreBroken, joined) => {
    expect(linesToParagraphs(valueLines(lines), { ...wholeWords, inWords: wordsAreBroken })).toEqual([joined]);
  });
});
