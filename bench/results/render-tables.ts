import type { Spread } from '../spread.ts';
import type { Results } from './results.ts';

type Row = readonly string[];

/** The results as Markdown, as they stand in README: medians, and in brackets the first and the third quartile. */
export function renderTables(results: Results): string {
  const { machine, documents, runs, warm, cold, absent, coldStarts, extractMs, pipeline, publishing } = results;
  const load = `load ${machine.loadAtStart.toFixed(1)} to ${machine.loadAtEnd.toFixed(1)}`;
  return [
    `${machine.cores} × ${machine.processor}, Node ${machine.node}, ${load}: the higher the load, the less the times say; contestants take turns, so that it meets them alike. ` +
      `${documents} ruled, born-digital reports, ${runs} runs; medians, first and third quartile in brackets.`,
    markdown([
      ['reading, warm', 'ms a page', 'to getText', 'to getTable', 'most memory'],
      ...warm.map((one) => [one.name, range(one.msPerPage), ratio(one.toGetText), ratio(one.toGetTable), memory(one.peakMegabytes)]),
    ]),
    'Memory is the most that the reading process held over all documents and runs; the engine begins a new one where a document leaves more than 320 MiB behind.',
    markdown([
      ['reading, cold', 'ms', 'to getText', 'most memory'],
      ...cold.map(({ name, version, ms, toGetText, peakMegabytes }) => [
        `${name} ${version}`.trim(),
        range(ms),
        ratio(toGetText),
        memory(peakMegabytes),
      ]),
    ]),
    'A process from its start to its end, over the first and the largest of the documents. The engine starts two: one that asks and one that reads; their sources are TypeScript here, the bundles are not. ' +
      'Memory is the most that one process held, looked at every 5 ms; a Java runtime that a program starts is not in it.',
    ...(absent.length === 0 ? [] : [`Not on this machine: ${absent.map(({ name, howToGet }) => `${name} (${howToGet})`).join(', ')}.`]),
    markdown([
      ['Lambda bundle', 'kB', 'ms to first answer', 'to an empty handler'],
      ...coldStarts.map(({ name, bundleBytes, ms, toEmpty }) => [name, kilobytes(bundleBytes), range(ms), ratio(toEmpty)]),
    ]),
    'From the start of the process to its first answer, to an event with nothing to do, against a handler that does nothing. The size is that of all JavaScript, PDFium’s loader included. ' +
      `Over the bundled report of 12 pages the extract function answers ${range(extractMs.first)} ms after its start, and to a document after that in ${range(extractMs.further)} ms.`,
    pipelineLines(pipeline),
    `Publishing one changed record among ${publishing.records.toLocaleString('en')}: ${publishing.s3Requests} S3 requests, ${kilobytes(publishing.s3BytesRead)} kB read, ${kilobytes(publishing.s3BytesWritten)} kB written, ${publishing.dynamoRequests} DynamoDB requests, ${publishing.seconds.toFixed(1)} s.`,
  ].join('\n\n');
}

function pipelineLines({ documents, seconds, releases, documentsPerSecond, p50Ms, p95Ms, ...spent }: Results['pipeline']): string {
  const { dropSeconds, publishSeconds, processor } = spent;
  const through = `The local pipeline, all documents dropped at once: ${documents.toLocaleString('en')} in ${seconds.toFixed(1)} s and ${releases} releases, ${documentsPerSecond.toFixed(1)} a second`;
  const waits = `from drop to published p50 ${(p50Ms / 1000).toFixed(1)} s, p95 ${(p95Ms / 1000).toFixed(1)} s`;
  const parts = `${dropSeconds.toFixed(1)} s went into dropping, ${publishSeconds.toFixed(1)} s into publishing beside reading`;
  const lines = `${through}; ${waits}; ${parts}.`;
  if (processor === null) return `${lines} Processor time is not told here.`;
  const { readersMsPerDocument, restMsPerDocument, coresUsed, coresWanted, mainThreadShare } = processor;
  return (
    `${lines} Processor time a document: ${Math.round(readersMsPerDocument)} ms in the two processes that read, ${Math.round(restMsPerDocument)} ms in the one with all else (servers, handlers, publisher). ` +
    `${coresUsed.toFixed(2)} cores were used, and ${coresWanted.toFixed(2)} wanted: with the time that threads were ready and other work had the cores. ` +
    `The main thread ran, or was ready to, for ${Math.round(100 * mainThreadShare)} % of the time.`
  );
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
