import type { Spread } from '../spread.ts';
import type { Results } from './results.ts';

type Row = readonly string[];

/** The results as Markdown, as they stand in README: medians, and in brackets the first and the third quartile. */
export function renderTables({ machine, documents, runs, warm, cold, absent, coldStarts, pipeline, publishing }: Results): string {
  const load = `load ${machine.loadAtStart.toFixed(1)} to ${machine.loadAtEnd.toFixed(1)}`;
  return [
    `${machine.cores} × ${machine.processor}, Node ${machine.node}, ${load}; ${documents} documents, ${runs} runs.`,
    markdown([
      ['reading, warm', 'ms a page', 'to getText', 'to getTable', 'most memory'],
      ...warm.map((one) => [one.name, range(one.msPerPage), ratio(one.toGetText), ratio(one.toGetTable), memory(one.peakMegabytes)]),
    ]),
    markdown([
      ['reading, cold', 'ms', 'to getText', 'most memory'],
      ...cold.map(({ name, version, ms, toGetText, peakMegabytes }) => [
        `${name} ${version}`.trim(),
        range(ms),
        ratio(toGetText),
        memory(peakMegabytes),
      ]),
    ]),
    ...(absent.length === 0 ? [] : [`Not on this machine: ${absent.map(({ name, howToGet }) => `${name} (${howToGet})`).join(', ')}.`]),
    markdown([
      ['Lambda bundle', 'kB', 'ms to first answer', 'to an empty handler'],
      ...coldStarts.map(({ name, bundleBytes, ms, toEmpty }) => [name, kilobytes(bundleBytes), range(ms), ratio(toEmpty)]),
    ]),
    `Pipeline: ${pipeline.documents} documents in ${pipeline.seconds.toFixed(1)} s and ${pipeline.releases} releases, ${pipeline.documentsPerSecond.toFixed(1)} a second; from drop to published p50 ${Math.round(pipeline.p50Ms)} ms, p95 ${Math.round(pipeline.p95Ms)} ms; ${pipeline.coresUsed === null ? 'cores not counted here' : `${pipeline.coresUsed.toFixed(2)} cores used`}.`,
    `Publishing one changed record among ${publishing.records.toLocaleString('en')}: ${publishing.s3Requests} S3 requests, ${kilobytes(publishing.s3BytesRead)} kB read, ${kilobytes(publishing.s3BytesWritten)} kB written, ${publishing.dynamoRequests} DynamoDB requests, ${publishing.seconds.toFixed(1)} s.`,
  ].join('\n\n');
}

function markdown([heading = [], ...rows]: readonly Row[]): string {
  return [heading, heading.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function range({ median, low, high }: Spread): string {
  return `${figure(median)} (${figure(low)}–${figure(high)})`;
}

function ratio({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} × (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function figure(number: number): string {
  return number >= 100 ? Math.round(number).toLocaleString('en') : number.toFixed(1);
}

function memory(megabytes: number | null): string {
  return megabytes === null ? '' : `${megabytes} MB`;
}

function kilobytes(bytes: number): string {
  return Math.round(bytes / 1000).toLocaleString('en');
}
