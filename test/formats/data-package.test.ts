import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { Package } from 'datapackage';
import { describe, expect, it } from 'vitest';
import type { MemoryStore } from '../support/memory-store.ts';
import { thirdParty } from '../support/third-party.ts';
import { exampleHistory } from './example-history.ts';

describe('datapackage.json', () => {
  it.skipIf(!thirdParty.isHere)(`holds the profiles of Data Package v2${thirdParty.note}`, async () => {
    const feed = await exampleHistory();
    const descriptor = JSON.parse(feed.text('datapackage.json'));
    const errorsOf = profileErrors();
    expect(errorsOf('datapackage.json', descriptor)).toEqual([]);
    for (const resource of descriptor.resources) expect(errorsOf('dataresource.json', resource)).toEqual([]);
    expect(errorsOf('tableschema.json', descriptor.resources[1].schema)).toEqual([]);
    expect(errorsOf('tabledialect.json', descriptor.resources[1].dialect)).toEqual([]);
    expect(errorsOf('datapackage.json', { ...descriptor, resources: [] })).not.toEqual([]);
  });

  it('is read by the datapackage reader: every row, with its types, its key and its constraints', async () => {
    const feed = await exampleHistory();
    const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-package-'));
    try {
      await writePackage(feed, folder);
      const read = await Package.load(path.join(folder, 'datapackage.json'));
      expect(read.errors).toEqual([]);
      const rows = await read.getResource('records').read({ keyed: true });
      const records = feed
        .text('records.ndjson')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(rows.length).toBe(123);
      expect(rows.map(({ id, status, score, fiscalYear }) => ({ id, status, score, fiscalYear }))).toEqual(
        records.map(({ id, status, score = null, fiscalYear }) => ({ id, status, score, fiscalYear })),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is refused by that reader where a row breaks what the schema promises', async () => {
    const feed = await exampleHistory();
    const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-package-'));
    try {
      await writePackage(feed, folder, (csv) => csv.replace('current,', 'withdrawm,'));
      const read = await Package.load(path.join(folder, 'datapackage.json'));
      await expect(read.getResource('records').read()).rejects.toThrow();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

async function writePackage(feed: MemoryStore, folder: string, change = (csv: string) => csv): Promise<void> {
  const text = feed.text('datapackage.json');
  await mkdir(path.join(folder, 'bulk'));
  await writeFile(path.join(folder, 'datapackage.json'), text);
  for (const resource of JSON.parse(text).resources) await writeFile(path.join(folder, resource.path), change(feed.text(resource.path)));
}

/** The profiles name one another by address. */
function profileErrors(): (file: string, document: unknown) => unknown {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  // How a form would show it, not what it is.
  ajv.addFormat('textarea', true);
  return (file, document) => {
    const validate = ajv.compile(JSON.parse(thirdParty.text(file)));
    return validate(document) ? [] : validate.errors;
  };
}
