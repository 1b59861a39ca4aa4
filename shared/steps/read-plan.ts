import assert from 'node:assert/strict';
import { planKey } from '../core/documents/keys.ts';
import { parsePlan, type ReleasePlan } from '../core/feed/release-plan.ts';
import type { ObjectStore, PlanMark } from '../ports.ts';

/** A plan holds each touched record whole: ten thousand of some 20 KB. In bytes. */
const planBytesMax = 512 * 1024 * 1024;

/** Null where it is gone: plans expire, long after their release is out. */
export async function readPlan(mark: PlanMark, uploads: ObjectStore): Promise<ReleasePlan | null> {
  const object = await uploads.get(planKey(mark.planSha256), { bytesMax: planBytesMax });
  if (object === null) return null;
  const plan = parsePlan(new TextDecoder().decode(object.bytes));
  assert.equal(plan.sequence, mark.sequence);
  return plan;
}
