import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../shared/core/document.ts';
import { extractRecords } from '../../../shared/core/records/extract-records.ts';
import { isKnownLabel } from '../../../shared/core/records/labels.ts';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { drawForms, type FormPair, type FormStyle } from './draw-forms.ts';
import { han } from './drawn-words.ts';

/** A fixed seed: what fails is a change of the code, not of the draw. */
const DRAWS = { seed: 11, numRuns: 400 };
const TITLE = '上海市体育局2018年度绩效评价结果';
const LABELS = { problems: '存在问题', recommendations: '整改建议', rectification: '整改情况' } as const;

interface DrawnForm {
  readonly name: string;
  readonly unit: string;
  readonly amount: number;
  readonly score: number;
  readonly problems: readonly string[];
  readonly recommendations: readonly string[];
  readonly rectification: readonly string[];
}

const narrative = fc.oneof(
  fc.constant(['无']),
  fc.constant([]),
  fc
    .constantFrom('', '1. ', '（一）', '①')
    .chain((sign) =>
      fc
        .array(han(2, 60), { minLength: 1, maxLength: 4 })
        .map((sentences) => sentences.map((sentence, index) => `${numbered(sign, index)}${sentence.replace(/(.{9})/gu, '$1，')}。`)),
    ),
);
const forms = fc.array(
  fc.record({
    name: han(2, 24),
    unit: han(2, 12),
    amount: fc.integer({ min: 1, max: 99_999 }),
    score: fc.integer({ min: 50, max: 99 }),
    problems: narrative,
    recommendations: narrative,
    rectification: narrative,
  }),
  { minLength: 1, maxLength: 3 },
);
const style = fc.record({
  columns: fc.constantFrom<FormStyle['columns'][]>(2, 4),
  lines: fc.constantFrom<FormStyle['lines'][]>('full', 'horizontal', 'none'),
  closed: fc.boolean(),
  labels: fc.constantFrom<FormStyle['labels'][]>('top', 'middle'),
  labelWidth: fc.constantFrom<FormStyle['labelWidth'][]>(2, 4),
  indented: fc.boolean(),
  step: fc.constantFrom(12, 15, 20),
  pad: fc.constantFrom(0, 2, 5),
  bottom: fc.constantFrom(260, 420, 700),
});

describe('a form drawn at random', () => {
  it('is held, or published as it was drawn', () => {
    let read = 0;
    fc.assert(
      fc.property(forms, style, (drawn, how) => {
        const named = drawn.map((form, index) => ({ ...form, name: `${'甲乙丙'[index]}${form.name}项目` }));
        const pages = drawForms(
          named.map((form) => ({ title: TITLE, pairs: pairsOf(form) })),
          how,
        );
        const source = { kind: 'report', report: readReport(pages, isKnownLabel) } as const;
        const { entries, findings } = extractRecords(source, { key: 'a.pdf', sha256: '0'.repeat(64) });
        const published = entries.flatMap((entry) => (entry.status === 'accepted' ? [textOf(entry.record)] : []));
        const expected = named.map(textOfForm);
        for (const record of published) expect(expected).toContain(record);
        const isHeld = entries.length >= named.length || findings.some(({ severity }) => severity === 'error');
        expect(isHeld).toBe(true);
        read += published.length;
      }),
      DRAWS,
    );
    expect(read).toBeGreaterThan(DRAWS.numRuns);
  });
});

function numbered(sign: string, index: number): string {
  return sign
    .replace('1', String(index + 1))
    .replace('一', '一二三四'[index] ?? '')
    .replace('①', '①②③④'[index] ?? '');
}

function pairsOf({ name, unit, amount, score, ...narratives }: DrawnForm): FormPair[] {
  const pair = (label: string, paragraphs: readonly string[], short: boolean): FormPair => ({ label, paragraphs, short });
  return [
    pair('项目名称', [name], true),
    pair('实施单位', [unit], true),
    pair('决算金额', [`${amount}万元`], true),
    pair('评价分值', [String(score)], true),
    ...(['problems', 'recommendations', 'rectification'] as const).map((field) => pair(LABELS[field], narratives[field], false)),
  ];
}

/** Paragraphs in one: where one begins, a form that is drawn at random does not always show. */
function textOfForm({ name, unit, amount, score, problems, recommendations, rectification }: DrawnForm): string {
  const others = [problems, recommendations, rectification].map((paragraphs) => paragraphs.join(''));
  return [name, `${amount}万元`, String(score), ...others, `实施单位=${unit}`].join('|').replace(/\s/gu, '');
}

function textOf({ projectName, amounts, scoreText, problems, recommendations, rectification, additionalFields }: Candidate): string {
  const others = [problems, recommendations, rectification].map((paragraphs) => (paragraphs ?? []).join(''));
  const unknown = additionalFields.map(({ label, text }) => `${label}=${text.join('')}`);
  return [projectName, ...amounts.map(({ text }) => text), scoreText, ...others, ...unknown].join('|').replace(/\s/gu, '');
}
