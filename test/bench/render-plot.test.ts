import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderPlot } from '../../bench/results/render-plot.ts';
import { type Results, resultsSchema } from '../../bench/results/results.ts';

const spread = (median: number) => ({ median, low: median / 2, high: median * 2 });

const results: Results = {
  measuredAt: '2026-01-01T00:00:00.000Z',
  machine: { cores: 2, processor: 'some', node: '24.0.0', loadAtStart: 0, loadAtEnd: 1 },
  documents: 1,
  runs: 1,
  warm: [
    { name: 'engine', msPerPage: spread(3), toGetText: spread(3), toGetTable: spread(2), peakMegabytes: 200 },
    { name: 'getText', msPerPage: spread(1), toGetText: spread(1), toGetTable: spread(1), peakMegabytes: null },
  ],
  cold: [{ name: 'a <reader> & more', version: '1', ms: spread(9), toGetText: spread(0.5), peakMegabytes: null }],
  absent: [],
  coldStarts: [{ name: 'Extract', bundleBytes: 1, ms: spread(2), toEmpty: spread(2) }],
  extractMs: { first: spread(2), further: spread(1) },
  pipeline: {
    documents: 1,
    seconds: 1,
    documentsPerSecond: 1,
    p50Ms: 1,
    p95Ms: 1,
    releases: 1,
    dropSeconds: 0.1,
    publishSeconds: 0.2,
    processor: null,
  },
  publishing: { records: 1, s3Requests: 1, s3BytesRead: 1, s3BytesWritten: 1, dynamoRequests: 1, seconds: 1 },
};

describe('the plot', () => {
  it('draws a bar for each ratio, as long as its share of the largest value of its chart', () => {
    const widths = [...renderPlot(results).matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map((match) => Number(match[1]));
    // The longest line of a chart goes to twice the median: half of the width for the engine, a sixth for getText.
    expect(widths).toEqual([258, 86, 516, 258, 258]);
  });

  it('leaves out memory that the machine does not say', () => {
    expect(renderPlot(results).match(/ MB</g)).toHaveLength(1);
  });

  it('takes names as text', () => {
    const plot = renderPlot(results);
    expect(plot).toContain('a &lt;reader&gt; &amp; more');
    expect(plot).not.toContain('<reader>');
  });
});

it('the plot in README is that of the results beside it', () => {
  const kept = (name: string) => readFileSync(new URL(`../../bench/${name}`, import.meta.url), 'utf8');
  expect(kept('results.svg')).toBe(renderPlot(resultsSchema.parse(JSON.parse(kept('results.json')))));
});
