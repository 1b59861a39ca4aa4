/**
 * `npm run bench:publish [-- --million]`: what it costs to publish one changed record into releases of 1,000, 10,000 and 100,000 records (or of a million),
 * and to build the files of all records where the publication does not. Embedded servers write to the temporary folder: 0.6 GB, or 6 GB.
 */
import { parseArgs } from 'node:util';
import { textTable } from '../local/text-table.ts';
import { type Measured, measurePublication, type Work } from './publish/measure-publication.ts';

const { values } = parseArgs({ options: { million: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
const sizes = [1_000, 10_000, 100_000, ...(values.million ? [1_000_000] : [])];

const measured: Measured[] = [];
for (const records of sizes) {
  measured.push(await measurePublication(records));
  process.stderr.write(`${records} measured\n`);
}
process.stdout.write(values.json ? `${JSON.stringify(measured)}\n` : `${table(measured)}\n`);

function table(all: readonly Measured[]): string {
  const heading = ['records', 'what', 'S3 requests', 'read', 'written', 'DynamoDB requests', 'seconds', 'memory', 'manifest'];
  const rows = all.flatMap(({ records, manifestBytes, publication, publicationAside, bulk }) => [
    row(records, 'one changed record', publication, manifestBytes),
    ...(bulk === null ? [row(records, '… the bulk files aside', { ...publication, s3: publicationAside }, manifestBytes)] : []),
    ...(bulk === null ? [] : [row(records, 'files of all records', bulk, 0)]),
  ]);
  return textTable([heading, ...rows]);
}

function row(records: number, what: string, { s3, dynamoRequests, seconds, memoryBytes }: Work, manifestBytes: number): string[] {
  const manifest = manifestBytes === 0 ? '' : kilobytes(manifestBytes);
  return [
    records.toLocaleString('en'),
    what,
    String(s3.requests),
    kilobytes(s3.read),
    kilobytes(s3.written),
    String(dynamoRequests),
    seconds.toFixed(1),
    kilobytes(memoryBytes),
    manifest,
  ];
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
}
