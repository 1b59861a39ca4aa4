import type { Spread } from '../spread.ts';
import type { Results } from './results.ts';

interface Bar {
  readonly label: string;
  readonly value: Spread;
}

interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
}

const title = 'Time and memory of reading, and cold starts, as ratios';

/** In pixels. */
const width = 760;
const labelWidth = 150;
const valueWidth = 70;
const rowHeight = 20;
const titleHeight = 34;
const margin = 12;
const barWidth = width - labelWidth - valueWidth - 2 * margin;

/** The ratios as bars, with a line from the first to the third quartile: an SVG that needs no script and no font of its own. */
export function renderPlot(results: Results): string {
  const charts = chartsOf(results);
  let top = margin;
  const drawn = charts.map((chart) => {
    const group = drawChart(chart, top);
    top += titleHeight + chart.bars.length * rowHeight;
    return group;
  });
  const height = top + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function chartsOf({ warm, cold, coldStarts }: Results): readonly Chart[] {
  return [
    {
      title: 'Reading, warm: time, as a ratio to getText',
      unit: ' ×',
      bars: warm.map(({ name, toGetText }) => ({ label: name, value: toGetText })),
    },
    {
      title: 'Reading, warm: most memory of the reading process',
      unit: ' MB',
      bars: warm.flatMap(({ name, peakMegabytes: peak }) =>
        peak === null ? [] : [{ label: name, value: { median: peak, low: peak, high: peak } }],
      ),
    },
    {
      title: 'Reading, cold (process from start to end): time, as a ratio to getText',
      unit: ' ×',
      bars: cold.map(({ name, toGetText }) => ({ label: name, value: toGetText })),
    },
    {
      title: 'Lambda bundles: process start to first answer, as a ratio to an empty handler',
      unit: ' ×',
      bars: coldStarts.map(({ name, toEmpty }) => ({ label: name, value: toEmpty })),
    },
  ].filter(({ bars }) => bars.length > 0);
}

function drawChart({ title, unit, bars }: Chart, top: number): string {
  const scale = barWidth / Math.max(...bars.map(({ value }) => value.high));
  const heading = `<text x="${margin}" y="${top + 22}" font-weight="bold">${escapeXml(title)}</text>`;
  return [heading, ...bars.map((bar, index) => drawBar(bar, unit, scale, top + titleHeight + index * rowHeight))].join('\n');
}

function drawBar({ label, value }: Bar, unit: string, scale: number, y: number): string {
  const left = margin + labelWidth;
  const place = (number: number): string => (left + number * scale).toFixed(1);
  const middle = y + rowHeight / 2;
  const fill = label === 'engine' ? '#1f6fb2' : '#9fb8cc';
  return [
    `<text x="${left - 6}" y="${middle + 4}" text-anchor="end">${escapeXml(label)}</text>`,
    `<rect x="${left}" y="${y + 3}" width="${(value.median * scale).toFixed(1)}" height="${rowHeight - 6}" fill="${fill}"/>`,
    `<line x1="${place(value.low)}" x2="${place(value.high)}" y1="${middle}" y2="${middle}" stroke="#222222"/>`,
    `<text x="${left + barWidth + 6}" y="${middle + 4}">${escapeXml(figure(value.median) + unit)}</text>`,
  ].join('\n');
}

function figure(number: number): string {
  return number >= 100 ? String(Math.round(number)) : number.toFixed(2);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
