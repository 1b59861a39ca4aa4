import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { brokenPromises, checkDocument } from '../../local/fuzz-check.ts';
import { hasPdftotext, textByPdftotext, valuesNotIn } from '../../local/fuzz-compare.ts';
import { editPdf } from '../../local/fuzz-edit.ts';
import { mutatePdf } from '../../local/fuzz-mutate.ts';
import { seededRandom } from '../../local/fuzz-random.ts';
import { flateStreamsOf } from '../../local/fuzz-streams.ts';
import { createPdfProcessReader, pdfProcessLimits } from '../../shared/adapters/pdf/pdf-process-reader.ts';
import { reportOf, reportPdf } from '../support/report-pdf.ts';

/** How many are tried here; any number by `npm run fuzz`. */
const documents = 150;
const root = path.resolve(import.meta.dirname, '../documents');
const samples = globSync('*/input.pdf', { cwd: root }).sort();
/** Milliseconds for a process to start, and for a test: a busy machine is no failure. */
const startMs = 120_000;
const testMs = 240_000;
const reader = createPdfProcessReader({ limits: { ...pdfProcessLimits, startMs } });
afterAll(() => reader.close());

const sampleOf = (name: string): Uint8Array => readFileSync(path.join(root, name));
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

it.each(Array.from({ length: documents / 10 }, (_, index) => index * 10))(
  'damaged documents %i and the nine after it each end in a receipt whose totals are right',
  async (first) => {
    const violations: string[] = [];
    for (let seed = first; seed < first + 10; seed += 1) {
      const random = seededRandom(seed);
      const { bytes, mutations } = mutatePdf(sampleOf(random.of(samples)), random);
      const checked = await checkDocument(reader, bytes);
      violations.push(...checked.violations.map((violation) => `seed ${seed}, ${mutations.join('+')}: ${violation}`));
    }
    expect(violations).toEqual([]);
  },
  testMs,
);

describe('a damaged document', () => {
  it('is the same for the same seed, and another for another', () => {
    const sample = sampleOf('thin-rectangles/input.pdf');
    const mutant = (seed: number) => latin1(mutatePdf(sample, seededRandom(seed)).bytes);
    expect(mutant(7)).toBe(mutant(7));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => mutant(seed))).size).toBeGreaterThan(15);
  });

  it('comes of every kind of damage', () => {
    const sample = sampleOf('word-processor/input.pdf');
    const kinds = new Set(Array.from({ length: 100 }, (_, seed) => mutatePdf(sample, seededRandom(seed)).mutations).flat());
    expect([...kinds].sort()).toEqual([
      'bytes',
      'characterMap',
      'crossReferences',
      'cut',
      'objects',
      'operators',
      'streamBytes',
      'strings',
    ]);
  });
});

describe('an edit', () => {
  it('moves what the cross-reference table says of all that stands after it', async () => {
    const sample = sampleOf('word-processor/input.pdf');
    const text = latin1(sample);
    const comment = text.indexOf('\n') + 1;
    const edited = editPdf(text, [{ from: comment, to: comment, text: '% one more line\n' }]);
    expect(edited).not.toBe(text);
    expect((await checkDocument(reader, Buffer.from(edited, 'latin1'))).extraction).toEqual(
      (await checkDocument(reader, sample)).extraction,
    );
  });

  it('puts another content into a stream, with its length', async () => {
    const text = latin1(sampleOf('word-processor/input.pdf'));
    const page = flateStreamsOf(text).find(({ kind }) => kind === 'page');
    const edited = editPdf(text, page?.replace(`${page.content}\n0 0 1 rg`) ?? []);
    expect(flateStreamsOf(edited).map(({ content }) => content)).toContain(`${page?.content}\n0 0 1 rg`);
    expect((await checkDocument(reader, Buffer.from(edited, 'latin1'))).outcome).toBe('accepted');
  });
});

describe('what must hold', () => {
  it('is said where it does not', () => {
    expect(brokenPromises({ tablesFound: 2, entries: [], findings: [] })).toEqual([
      '2 tables found, 0 accepted, 0 held',
      'nothing accepted, and no error',
    ]);
  });

  it('is that what throws is seen', async () => {
    const broken = { read: () => Promise.reject(new Error('out of order')), check: () => Promise.reject(new Error('out of order')) };
    expect((await checkDocument(broken, new Uint8Array())).violations).toEqual([expect.stringContaining('out of order')]);
  });
});

describe('the comparison with an independent reader', () => {
  const report = (name: string) => reportPdf(reportOf('某市财政局', 2023, [{ name }]));

  it('finds every value in the text, whatever the breaks and look-alikes', async () => {
    const { extraction } = await checkDocument(reader, report('道路维修和养护'));
    const text =
      '某市财政局2023年度\n绩效评价结果信息公开\n项⽬名称 道路维修\n和养护\n1,234.50万元 88.5 良\n项目立项依据充分，预算\n执行率良好。部分指标未细化。\n建议细化绩效指标。已按建议完成整改。';
    expect(extraction === null ? null : valuesNotIn(text, extraction)).toEqual([]);
  });

  it('says which value is not there, and from where on', async () => {
    const { extraction } = await checkDocument(reader, report('道路维修和养护'));
    const text =
      '某市财政局 道路维俢和养护 1,234.50万元 88.5 良 项目立项依据充分，预算执行率良好。部分指标未细化。建议细化绩效指标。已按建议完成整改。';
    expect(extraction === null ? null : valuesNotIn(text, extraction)).toEqual(['projectName: "道路维修和养护" of "道路维修和养护"']);
  });

  it.runIf(hasPdftotext())('takes the text from pdftotext where it is there', async () => {
    const bytes = sampleOf('word-processor/input.pdf');
    const { extraction } = await checkDocument(reader, bytes);
    const other = textByPdftotext(bytes);
    expect(other?.stumbledOver).toBeNull();
    expect(extraction === null ? null : valuesNotIn(other?.text ?? '', extraction)).toEqual([]);
  });

  it.runIf(hasPdftotext())('knows over what pdftotext stumbled', () => {
    const text = latin1(sampleOf('word-processor/input.pdf'));
    const page = flateStreamsOf(text).find(({ kind }) => kind === 'page');
    const edited = editPdf(text, page?.replace(`${page.content}\nQ Q`) ?? []);
    expect(textByPdftotext(Buffer.from(edited, 'latin1'))?.stumbledOver).toBe('Restoring state when no valid states to pop');
  });
});
