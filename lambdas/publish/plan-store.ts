import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { planKey } from '../../shared/core/documents/keys.ts';
import { parsePlan, type ReleasePlan, serializePlan } from '../../shared/core/feed/release-plan.ts';
import type { ObjectStore, PlanMark } from '../../shared/ports.ts';

/** A plan holds each touched record whole: ten thousand of some 20 KB. In bytes. */
const planBytesMax = 512 * 1024 * 1024;

export async function writePlan(plan: ReleasePlan, uploads: ObjectStore): Promise<string> {
  const body = serializePlan(plan);
  const sha256 = createHash('sha256').update(body).digest('hex');
  await uploads.put(planKey(sha256), body, { contentType: 'application/json; charset=utf-8', condition: 'absent' });
  return sha256;
}

export async function readPlan(mark: PlanMark, uploads: ObjectStore): Promise<ReleasePlan> {
  const object = await uploads.get(planKey(mark.planSha256), { bytesMax: planBytesMax });
  if (object === null) throw new Error(`the plan of release ${mark.sequence} is not there`);
  const plan = parsePlan(new TextDecoder().decode(object.bytes));
  assert.equal(plan.sequence, mark.sequence);
  return plan;
}
