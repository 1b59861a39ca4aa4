import { beforeEach, describe, expect, it } from 'vitest';
import { holdAt } from './held-line.ts';
import { ReportReader, report } from './reports.ts';
import { Stage } from './stage.ts';
import { feedBucket } from './world.ts';

const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const reader = new ReportReader();

let stage: Stage;
beforeEach(async () => {
  stage = new Stage(reader);
  await stage.put('a.pdf', report(agency, 2021, [football]));
  await stage.publish();
  await stage.put('b.pdf', report(agency, 2021, [canteen]));
  await stage.publish();
});

describe('a pointer that somebody deleted or put back', () => {
  it('is made anew, with an error that says so, and the chain goes on where it was', async () => {
    stage.world.s3.remove(feedBucket, 'latest.json');
    await expect(stage.process().publish()).rejects.toThrow('latest.json was not there; it is the pointer to release 2 again');
    await goesOn();
  });

  it('that names an older release, too', async () => {
    stage.world.s3.undo(feedBucket, 'latest.json');
    await expect(stage.process().publish()).rejects.toThrow('latest.json named release 1; it is the pointer to release 2 again');
    await goesOn();
  });

  it('while a release was on its way: the release before is pointed to again, and then it is carried out', async () => {
    await stage.put('a.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
    const publisher = holdAt(({ what }) => what === 'PUT /feed/latest.json');
    void stage.process(publisher.line).publish();
    await publisher.reached;
    stage.world.s3.remove(feedBucket, 'latest.json');
    await expect(stage.process().publish()).rejects.toThrow('latest.json was not there; it is the pointer to release 2 again');
    await stage.publish();
    expect(stage.eye.releases.at(-1)?.latest.sequence).toBe(3);
    expect(stage.changes()).toEqual(['changed 校园足球']);
  });

  it('with all manifests gone too: nothing is published, so that no second chain begins', async () => {
    for (const [key] of stage.world.s3.objects(feedBucket)) stage.world.s3.remove(feedBucket, key);
    await stage.put('a.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
    await expect(stage.process().publish()).rejects.toThrow('the feed holds 0 manifests of it: nothing is published');
    expect([...stage.world.s3.objects(feedBucket)]).toEqual([]);
  });
});

async function goesOn(): Promise<void> {
  await stage.put('a.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
  expect(await stage.publish()).toMatchObject({ kind: 'published', sequence: 3 });
  expect(stage.changes()).toEqual(['changed 校园足球']);
}
