import { createHash } from 'node:crypto';
import { planKey } from '../../shared/core/documents/keys.ts';
import { type ReleasePlan, serializePlan } from '../../shared/core/feed/release-plan.ts';
import type { ObjectStore } from '../../shared/ports.ts';

export async function writePlan(plan: ReleasePlan, uploads: ObjectStore): Promise<string> {
  const body = serializePlan(plan);
  const sha256 = createHash('sha256').update(body).digest('hex');
  await uploads.put(planKey(sha256), body, { contentType: 'application/json; charset=utf-8', condition: 'absent' });
  return sha256;
}
