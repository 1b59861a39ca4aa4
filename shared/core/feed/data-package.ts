import * as z from 'zod';
import { gradeSchema } from '../document.ts';
import { bulkFormatOf } from './bulk-formats.ts';
import { contactUrl } from './contact-url.ts';
import { type CsvColumn, csvColumns } from './csv-columns.ts';
import { type Dataset, datasetDescription } from './dataset.ts';
import { jsonBody } from './json-body.ts';
import type { FileEntry } from './manifest.ts';

const profiles = 'https://datapackage.org/profiles/2.0';

/**
 * `datapackage.json`, Data Package v2. Paths lead to the immutable files, so that hash and bytes are always those of what is there. `profile` is for
 * readers of the first version.
 */
export function dataPackage(dataset: Dataset): string {
  const { sequence, publishedAt, publication } = dataset;
  const { baseUrl, datasetTitle, licence } = publication;
  return jsonBody({
    $schema: `${profiles}/datapackage.json`,
    name: 'performance-evaluation-results',
    id: `${baseUrl}/datapackage.json`,
    title: datasetTitle,
    description: `${datasetDescription.zh}\n\n${datasetDescription.en}`,
    homepage: `${baseUrl}/`,
    version: String(sequence),
    created: publishedAt,
    ...(licence !== '' && { licenses: [{ path: licence }] }),
    contributors: [contributor(publication)],
    sources: [{ title: '预算部门公开的绩效评价结果报告（PDF）；每条记录的 source 注明文件、页码和位置' }],
    resources: dataset.bulk.map(resource),
  });
}

function contributor({ publisher, contact }: Dataset['publication']) {
  const url = contactUrl(contact);
  const address = url?.startsWith('mailto:') ? { email: url.slice('mailto:'.length) } : { ...(url !== null && { path: url }) };
  return { title: publisher, roles: ['publisher'], role: 'publisher', ...address };
}

function resource(file: Dataset['bulk'][number]) {
  const { path, bytes, sha256 } = file;
  const { suffix } = bulkFormatOf(path);
  const place = { path, encoding: 'utf-8', bytes, hash: `sha256:${sha256}` };
  switch (suffix) {
    case '.csv':
      return {
        name: 'records',
        title: '全部记录（CSV）',
        type: 'table',
        profile: 'tabular-data-resource',
        ...place,
        format: 'csv',
        mediatype: 'text/csv',
        dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
        schema: {
          $schema: `${profiles}/tableschema.json`,
          fields: csvColumns.map(field),
          primaryKey: ['id'],
          missingValues: [''],
        },
      };
    case '.excel.csv':
      return { name: 'records-excel', title: '全部记录（供电子表格打开的 CSV）', ...place, format: 'csv', mediatype: 'text/csv' };
    case '.ndjson':
      return { name: 'records-ndjson', title: '全部记录（每行一条 JSON）', ...place, format: 'ndjson', mediatype: 'application/x-ndjson' };
  }
}

function field({ name, title, description, type }: CsvColumn) {
  return {
    name,
    title,
    ...(description !== undefined && { description }),
    type,
    // Fractions of a second, which the format's default of the first version does not have.
    ...(type === 'datetime' && { format: 'any' }),
    ...(Object.hasOwn(constraints, name) && { constraints: constraints[name] }),
    ...(name === 'grade' && { categories: gradeSchema.options }),
  };
}

const constraints: Readonly<Record<string, object>> = {
  id: { required: true, unique: true, pattern: '^pe-[0-9a-f]{16}$' },
  status: { required: true, enum: ['current', 'withdrawn'] },
  revision: { required: true, minimum: 1 },
  agency: { required: true },
  fiscalYear: { required: true },
  projectName: { required: true },
  score: { minimum: 0, maximum: 100 },
  grade: { enum: gradeSchema.options },
  publishedAt: { required: true },
  modifiedAt: { required: true },
};

const namedFilesSchema = z.object({
  resources: z.array(z.object({ path: z.string(), bytes: z.int(), hash: z.string().regex(/^sha256:[0-9a-f]{64}$/u) })),
});

/** The files that a data package describes. */
export function filesOfDataPackage(text: string): readonly FileEntry[] {
  return namedFilesSchema
    .parse(JSON.parse(text))
    .resources.map(({ path, bytes, hash }) => ({ path, bytes, sha256: hash.slice('sha256:'.length) }));
}
