import { metricNames } from '../../shared/metrics.ts';
import type { PlanMark } from '../../shared/ports.ts';
import { type LatestRead, readLatest } from '../../shared/steps/read-feed.ts';
import { readPlan } from '../../shared/steps/read-plan.ts';
import { readRedaction } from '../../shared/steps/read-redaction.ts';
import { planRelease } from './plan-release.ts';
import type { PublishPorts } from './publish-ports.ts';
import { restorePointer } from './restore-pointer.ts';
import { settleDocuments } from './settle-documents.ts';
import { writeAliases } from './write-aliases.ts';
import { writePlan } from './write-plan.ts';
import { writeRelease } from './write-release.ts';
import { writeSources } from './write-sources.ts';

/** `more`: the run was cut at its bound, and there is more to do now. `overtaken`: another publisher is at work; it, or its retry, will finish. */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly sequence: number; readonly more: boolean }
  | { readonly kind: 'nothing-new'; readonly more: boolean }
  | { readonly kind: 'overtaken' };

/**
 * One run of the publisher: what a death left behind is finished first. Otherwise the heads that are due are compared with the feed, what that found is
 * fixed as a plan, and the plan is carried out. The mark is the only door: see PlanMark.
 */
export async function publishFeed(ports: PublishPorts): Promise<PublishOutcome> {
  const mark = await ports.table.getPlanMark();
  const latest = await readLatest(ports.feed);
  if (mark !== null && !mark.settled) return carryOut(mark, latest, true, ports);
  if (mark !== null && (latest?.latest.sequence ?? 0) < mark.sequence) return restorePointer(mark.sequence, latest, ports.feed);

  const { plan, withdrawals, withheldDocuments, more } = await planRelease(latest?.latest ?? null, mark, ports);
  ports.metrics.put(metricNames.withheldDocuments, withheldDocuments);
  if (plan === null) return { kind: 'nothing-new', more };
  const sources = await writeSources(plan.summary, ports);
  const planSha256 = await writePlan({ ...plan, sources: [...sources] }, ports.uploads);
  const fixed: PlanMark = { sequence: plan.sequence, planSha256, settled: false, withdrawals };
  if ((await ports.table.putPlanMark(fixed, mark)) === 'lost') return { kind: 'overtaken' };
  return carryOut(fixed, latest, more, ports);
}

/** Makes a fixed plan true, from wherever an earlier try left it: the release, the aliases, the heads and receipts. Every step can be repeated. */
async function carryOut(mark: PlanMark, latest: LatestRead | null, more: boolean, ports: PublishPorts): Promise<PublishOutcome> {
  const plan = await readPlan(mark, ports.uploads);
  if (plan === null) throw new Error(`the plan of release ${mark.sequence} is not there`);
  if (plan.summary !== null) {
    const at = latest?.latest.sequence ?? 0;
    if (at < plan.sequence - 1) return restorePointer(plan.sequence - 1, latest, ports.feed);
    if (at > plan.sequence) return { kind: 'overtaken' };
    const redaction = await readRedaction(plan.redactionSha256, ports.uploads);
    const isSwitched = latest !== null && at === plan.sequence;
    const switched = isSwitched ? latest.latest : await writeRelease(plan, plan.summary, redaction, latest, ports);
    if (switched === 'lost') return { kind: 'overtaken' };
    await writeAliases(switched, plan.summary, redaction, ports);
  }
  await settleDocuments(plan, ports);
  await ports.table.putPlanMark({ ...mark, settled: true }, mark);
  return plan.summary === null ? { kind: 'nothing-new', more } : { kind: 'published', sequence: plan.sequence, more };
}
