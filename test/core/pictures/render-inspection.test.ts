import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPdfPageReader } from '../../../shared/adapters/pdf/pdf-pages.ts';
import { type CheckedReading, checkReading } from '../../../shared/core/documents/check-reading.ts';
import { inspectionOf } from '../../../shared/core/pictures/inspection.ts';
import { renderInspection } from '../../../shared/core/pictures/render-inspection.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';

const document = { key: '甲<b>.pdf', sha256: 'ab'.repeat(32) };
const evil = '</text><script>alert(1)</script>';
let reading: CheckedReading;
beforeAll(async () => {
  const projects = [{ name: '校园足球', amount: '约一千万' }, { name: `食堂补贴${evil}` }, { name: '图书馆' }, { name: '实验室' }];
  reading = checkReading(await createPdfPageReader().read(reportPdf(reportOf('某市教育局', 2021, projects))), document);
});

describe('an inspection', () => {
  it('has for each table its fields, as printed and as read, and for each page its cells', () => {
    const { tables, pages, ...rest } = inspectionOf(reading, document);
    expect(rest).toMatchObject({
      document: document.key,
      tablesFound: 4,
      recordsAccepted: 3,
      recordsHeld: 1,
      otherTables: [],
      strayLabels: [],
    });
    expect(pages.map(({ number, cells, textless }) => [number, cells.length, textless])).toEqual([
      [1, 46, null],
      [2, 18, null],
    ]);
    const [held, accepted] = tables;
    expect(held?.fields.map(({ field, label, text, value }) => [field, label, text, value])).toEqual([
      ['agency', null, ['某市教育局'], '某市教育局'],
      ['fiscalYear', null, ['2021'], 2021],
      ['projectName', '项目名称', ['校园足球'], '校园足球'],
      ['amounts', '决算金额', ['约一千万'], null],
      ['score', '评价分值', ['88.5'], 88.5],
      ['grade', '评价结论', ['良'], '良'],
      ['achievements', '主要绩效', ['项目立项依据充分，预算执行率良好。'], null],
      ['problems', '主要问题', ['部分指标未细化。'], null],
      ['recommendations', '整改建议', ['建议细化绩效指标。'], null],
      ['rectification', '整改情况', ['已按建议完成整改。'], null],
    ]);
    expect([held?.status, accepted?.status]).toEqual(['held', 'accepted']);
    expect(accepted?.fields.find(({ field }) => field === 'amounts')?.value).toBe(12_345_000);
  });

  it('of a document that could not be read has its finding and nothing else', () => {
    const unreadable = checkReading({ kind: 'unreadable', code: 'not-a-pdf', found: 'x', expected: '%PDF-' }, document);
    const { findings, ...rest } = inspectionOf(unreadable, document);
    expect(rest).toMatchObject({ tablesFound: 0, recordsAccepted: 0, recordsHeld: 0, pages: [], tables: [] });
    expect(findings.map(({ code }) => code)).toEqual(['not-a-pdf']);
  });
});

describe('the page of an inspection', () => {
  it('links only to what is in it, and names nothing twice', () => {
    const html = renderInspection(inspectionOf(reading, document), reading.pages);
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    const targets = [...html.matchAll(/ href="([^"]+)"/gu)].map(([, target]) => target);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target?.slice(1)))).toEqual([]);
    expect(targets).toEqual(expect.arrayContaining(['#mark-1', '#finding-1', '#page-2', '#field-4-3-2', '#field-4-1-1']));
  });

  it('outlines each field where it stands, with the box that the record gives', () => {
    const html = renderInspection(inspectionOf(reading, document), reading.pages);
    const score =
      /<g id="field-2-5-1" class="field score"><title>[^<]*<\/title><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"\/>/u;
    const entry = reading.extraction.entries[1];
    const box = entry?.status === 'accepted' ? entry.record.source.fields.score?.[0] : undefined;
    const drawn = score.exec(html)?.slice(1).map(Number) ?? [];
    expect(drawn.map((points) => Math.round(points))).toEqual(
      [box?.x, box?.y, box?.width, box?.height].map((points) => Math.round(points ?? -1)),
    );
  });

  it('tells findings in both languages: in the list, on the outline, on its number, and below the page', () => {
    const html = renderInspection(inspectionOf(reading, document), reading.pages);
    const { messageZh = '', message = '' } = reading.extraction.findings[0] ?? {};
    expect(html.split(messageZh).length - 1).toBe(4);
    expect(html.split(message).length - 1).toBe(4);
  });

  it('is complete in itself: a policy that allows its own style and nothing else, no script, nothing from elsewhere, text as text', () => {
    const html = renderInspection(inspectionOf(reading, document), reading.pages);
    const style = /<style>(.*)<\/style>/su.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`);
    expect(html).not.toMatch(/<script|<b>\.pdf| style=| on[a-z]+=|src=|url\(|@import|https?:/u);
    expect(html).toContain('食堂补贴&#60;/text&#62;&#60;script&#62;');
  });

  it('draws so many pages, those with findings first, and says how many it leaves out', () => {
    const one = { pagesMax: 1, charactersMax: 1_000_000, findingsMax: 500, tablesMax: 300 };
    const inspection = inspectionOf(reading, document);
    const html = renderInspection({ ...inspection, pages: inspection.pages.toReversed() }, reading.pages, one);
    expect([...html.matchAll(/<figure class="page" id="([^"]+)"/gu)].map(([, id]) => id)).toEqual(['page-1']);
    expect(html).toContain('1 页没有画出 1 pages are not drawn');
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    const targets = [...html.matchAll(/ href="#([^"]+)"/gu)].map(([, target]) => target);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    const none = renderInspection(inspectionOf(reading, document), reading.pages, { ...one, charactersMax: 10 });
    expect(none).not.toContain('<figure');
  });

  it('tells so many findings and tables, and says how many more there are', () => {
    const inspection = inspectionOf(reading, document);
    const [finding] = inspection.findings;
    const many = { ...inspection, findings: finding ? [finding, finding, finding] : [] };
    const html = renderInspection(many, reading.pages, { pagesMax: 9, charactersMax: 1_000_000, findingsMax: 2, tablesMax: 1 });
    expect(html).toContain('另有 1 条，见 --json 1 more');
    expect(html).toContain('另有 3 条，见 --json 3 more');
    expect([...html.matchAll(/ id="mark-(\d+)"/gu)]).toHaveLength(2);
  });

  it('is the same for the same', () => {
    const draw = () => renderInspection(inspectionOf(reading, document), reading.pages);
    expect(draw()).toBe(draw());
  });
});
