import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { thirdParty } from '../support/third-party.ts';
import { exampleHistory } from './example-history.ts';

describe(`JSON Feed 1.1, by SchemaStore's schema${thirdParty.note}`, () => {
  it.skipIf(!thirdParty.isHere)('holds of feed.json, of every page of its log and of changes.feed.json', async () => {
    const validate = jsonFeedValidator();
    const feed = await exampleHistory();
    const pages = [...feed.files.keys()].filter((key) => key.startsWith('feed/'));
    expect(pages.length).toBeGreaterThan(5);
    for (const key of ['feed.json', 'changes.feed.json', ...pages]) {
      const page = JSON.parse(feed.text(key));
      expect([key, validate(page) ? [] : validate.errors]).toEqual([key, []]);
      expect(validate({ ...page, items: [{ ...page.items[0], status: 'current' }] })).toBe(false);
    }
  });

  it('leads by next_url from the newest item to the first, each revision of each record once', async () => {
    const feed = await exampleHistory();
    const ids: string[] = [];
    for (
      let page = JSON.parse(feed.text('feed.json'));
      ;
      page = JSON.parse(feed.text(new URL(page.next_url).pathname.slice('/jixiao/'.length)))
    ) {
      ids.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.next_url === undefined) break;
    }
    const revisions = [...feed.files.keys()]
      .filter((key) => /^records\/.*\.json$/u.test(key))
      .flatMap((key) => {
        const { id, history } = JSON.parse(feed.text(key));
        return history.map(({ revision }: { revision: number }) => `${id}#${revision}`);
      });
    expect(ids.toSorted()).toEqual(revisions.toSorted());
  });
});

/** Written for draft-04; all that keeps it from draft-07 is the name of `id`. */
function jsonFeedValidator() {
  const schema = (file: string): Record<string, unknown> => {
    const { id, ...rest } = JSON.parse(thirdParty.text(file));
    return { ...rest, $schema: 'http://json-schema.org/draft-07/schema#', $id: id };
  };
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  ajv.addSchema(schema('feed-1.json'));
  return ajv.compile(schema('feed.json'));
}
