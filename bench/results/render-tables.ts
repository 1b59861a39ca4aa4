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
    pipelineLine(pipeline),
    `Publishing one changed record among ${publishing.records.toLocaleString('en')}: ${publishing.s3Requests} S3 requests, ${kilobytes(publishing.s3BytesRead)} kB read, ${kilobytes(publishing.s3BytesWritten)} kB written, ${publishing.dynamoRequests} DynamoDB requests, ${publishing.seconds.toFixed(1)} s.`,
  ].join('\n\n');
}

function pipelineLine({ documents, seconds, releases, ...rest }: Results['pipeline']): string {
  const { documentsPerSecond, p50Ms, p95Ms, processorMsPerDocument, coresUsed } = rest;
  const through = `${documents} documents in ${seconds.toFixed(1)} s and ${releases} releases, ${documentsPerSecond.toFixed(1)} a second`;
  const waits = `from drop to published p50 ${(p50Ms / 1000).toFixed(1)} s, p95 ${(p95Ms / 1000).toFixed(1)} s`;
  const used =
    processorMsPerDocument === null || coresUsed === null
      ? 'processor time is not told here'
      : `${Math.round(processorMsPerDocument)} ms of processor time a document, ${coresUsed.toFixed(2)} cores used`;
  return `Pipeline: ${through}; ${waits}; ${used}.`;
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
