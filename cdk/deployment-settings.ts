import * as z from 'zod';
import {
  collapseLimitsSchema,
  defaultCollapseLimits,
  localPublicationSettings,
  type PublicationSettings,
  publicationSettingsSchema,
} from '../shared/config.ts';

const settingsSchema = publicationSettingsSchema.extend({
  baseUrl: publicationSettingsSchema.shape.baseUrl.startsWith('https://', 'the public address, beginning with https://'),
  publicationDelaySeconds: z.coerce.number().int().min(0).max(2_592_000).default(0),
  withdrawalsMax: collapseLimitsSchema.shape.recordsMax.default(defaultCollapseLimits.recordsMax),
  withdrawalsShareMax: collapseLimitsSchema.shape.shareMax.default(defaultCollapseLimits.shareMax),
});

export interface DeploymentSettings {
  /** `example`: nobody has said who publishes. Good for looking at the template; the stack that comes of it refuses to be deployed. */
  readonly kind: 'given' | 'example';
  readonly publication: PublicationSettings;
  /** The embargo: how long a new revision waits before its first publication. */
  readonly publicationDelaySeconds: number;
  /** Withdrawals beyond both, within a day, are held back until an operator lets them go: `-c withdrawalsMax=… -c withdrawalsShareMax=…`. */
  readonly collapse: { readonly recordsMax: number; readonly shareMax: number };
}

/**
 * Who publishes, from the context of the CDK app: `-c baseUrl=https://… -c datasetTitle=… -c publisher=… -c contact=… -c licence=…`, or the same
 * names under "context" in cdk.json. All or none: where one is given, each must be, an empty contact or licence as an explicit "none".
 */
export function deploymentSettings(context: (name: string) => unknown): DeploymentSettings {
  const given = Object.fromEntries(Object.keys(settingsSchema.shape).flatMap((name) => entryOf(name, context(name))));
  if (Object.keys(given).length === 0) {
    return { kind: 'example', publication: localPublicationSettings, publicationDelaySeconds: 0, collapse: defaultCollapseLimits };
  }

  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success)
    throw new Error(`publication settings (context, e.g. -c baseUrl=https://data.example.org):\n${z.prettifyError(parsed.error)}`);
  const { publicationDelaySeconds, withdrawalsMax, withdrawalsShareMax, ...publication } = parsed.data;
  const collapse = { recordsMax: withdrawalsMax, shareMax: withdrawalsShareMax };
  return { kind: 'given', publication, publicationDelaySeconds, collapse };
}

function entryOf(name: string, value: unknown): [string, unknown][] {
  return value === undefined ? [] : [[name, value]];
}
