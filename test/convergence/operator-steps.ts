import { createHash } from 'node:crypto';
import { redrive } from '../../local/ops/redrive.ts';
import { reprocess } from '../../local/ops/reprocess.ts';
import { takeDown } from '../../local/ops/take-down.ts';
import type { Process } from './process.ts';
import { report } from './reports.ts';
import { deadLetter, extracting, publishing, type Step } from './walk.ts';

const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const repairs = { name: '校舍维修', score: '76', grade: '中' };
const wrong = report(agency, 2021, [football]);

/** Two releases, of which a takedown rewrites both; then what is redriven and read again, and a release after it. */
export const operatorSteps: readonly Step[] = [
  extracting('a document that should not be public', 'wrong.pdf', (officer) => officer.drop('wrong.pdf', wrong)),
  publishing('its publication'),
  extracting('another', 'other.pdf', (officer) => officer.drop('other.pdf', report(agency, 2021, [canteen]))),
  publishing('its publication'),
  commanding('the takedown', async ({ ops }) => {
    const { waiting, copies } = await takeDown(sha256Of(wrong), { who: '值班员', why: '误公开' }, ops);
    return waiting.length === 0 && copies?.isOver === true;
  }),
  deadLetter('an upload that runs out of tries', 'dead.pdf', (officer) => officer.drop('dead.pdf', report(agency, 2022, [repairs]))),
  commanding('its redrive', async ({ ops }) => {
    await redrive(null, ops);
    return true;
  }),
  commanding('all are looked at again', async ({ ops }) => {
    await reprocess({ prefix: '', isOne: false, after: null }, ops, { isStopped: () => false, onStep: () => {} });
    return true;
  }),
  publishing('its publication'),
];

/** A person who sees a command fail gives the same again. */
function commanding(name: string, does: (process: Process) => Promise<boolean>): Step {
  return { name, happens: () => {}, does, ringsAgain: false, isCommand: true };
}

function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
