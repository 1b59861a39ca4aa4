import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import {
  collapseLimitsSchema,
  defaultCollapseLimits,
  localPublicationSettings,
  type PublicationSettings,
  publicationSettingsSchema,
  sourcesPublicSchema,
} from '../shared/config.ts';

/** Those that CloudWatch knows. */
const retentionDays = Object.values(RetentionDays).filter((days) => typeof days === 'number' && days !== RetentionDays.INFINITE);

/** An address, or in so many words nobody: that nobody hears of anything must be somebody's will. */
const subscriber = z
  .string('a mail address, or "none"')
  .refine((address) => address === 'none' || z.email().safeParse(address).success, 'a mail address, or "none"')
  .transform((address) => (address === 'none' ? null : address));

/** A question about a publication is asked within the budget year. */
const logRetentionDays = 365;

/** At some seconds a document this reads thousands an hour, and leaves the account's other functions their concurrency. */
const concurrentReadersMax = 10;

/** Those that part a day evenly. What an event never told of is found within so long; half of a small deployment's bill is these looks (docs/cost.md). */
const reconcileHours = [1, 2, 3, 4, 6, 8, 12, 24];
const reconcileEveryHours = 1;

/** A city's reports cost cents a day. */
const dailyBudgetUsd = 5;

const settingsSchema = publicationSettingsSchema
  .extend({
    baseUrl: publicationSettingsSchema.shape.baseUrl.startsWith('https://', 'the public address, beginning with https://'),
    publicationDelaySeconds: z.coerce.number('seconds').int('whole seconds').min(0).max(2_592_000, 'seconds, at most 30 days').default(0),
    /** In cdk.json a boolean, on the command line a word. */
    sourcesPublic: z.union([z.boolean(), sourcesPublicSchema], 'true or false').default(false),
    withdrawalsMax: collapseLimitsSchema.shape.recordsMax.default(defaultCollapseLimits.recordsMax),
    withdrawalsShareMax: collapseLimitsSchema.shape.shareMax.default(defaultCollapseLimits.shareMax),
    operationsEmail: subscriber,
    officersEmail: subscriber,
    /** Left out: wherever the command line points to. Must be given for a region in China, where CloudFront is another. */
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region, such as cn-north-1')
      .optional(),
    domain: z.hostname('a domain without https://, such as data.example.org').optional(),
    /** ARN of a certificate of ACM in us-east-1; in China, the id of a server certificate in IAM. */
    certificate: z.string().min(1).optional(),
    logRetentionDays: z.coerce
      .number('days')
      .refine((days) => retentionDays.includes(days), `one of ${retentionDays.join(', ')}`)
      .default(logRetentionDays),
    concurrentReadersMax: z.coerce
      .number('a number')
      .int('a whole number')
      .min(2, 'at least 2, the least that SQS takes')
      .max(1000, 'at most 1000, the most that SQS takes')
      .default(concurrentReadersMax),
    reconcileEveryHours: z.coerce
      .number('hours')
      .refine((hours) => reconcileHours.includes(hours), `hours, one of ${reconcileHours.join(', ')}`)
      .default(reconcileEveryHours),
    dailyBudgetUsd: z.coerce.number('US dollars').positive('more than 0 US dollars').default(dailyBudgetUsd),
  })
  .superRefine(({ domain, certificate, region, baseUrl }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if ((domain === undefined) !== (certificate === undefined)) refuse('certificate', 'a domain and its certificate are given together');
    if (isInChina(region) && domain === undefined) refuse('domain', 'CloudFront in China serves under a domain of your own only');
    if (domain !== undefined && new URL(baseUrl).hostname !== domain)
      refuse('baseUrl', `the public address is not at the domain ${domain}`);
    if (certificate === undefined) return;
    const isAcm = /^arn:[a-z-]+:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(certificate);
    if (isInChina(region) && !/^\w{16,128}$/.test(certificate)) refuse('certificate', 'in China, the id of a server certificate in IAM');
    if (!isInChina(region) && !isAcm) refuse('certificate', 'the ARN of a certificate of ACM in us-east-1, where CloudFront looks for it');
  });

export interface DeploymentSettings {
  /** `example`: nobody has said who publishes. Good for looking at the template; the stack that comes of it refuses to be deployed. */
  readonly kind: 'given' | 'example';
  readonly publication: PublicationSettings;
  /** The embargo: how long a new revision waits before its first publication. */
  readonly publicationDelaySeconds: number;
  /** Withdrawals beyond both, within a day, are held back until an operator lets them go: `-c withdrawalsMax=… -c withdrawalsShareMax=…`. */
  readonly collapse: { readonly recordsMax: number; readonly shareMax: number };
  /** Whether the documents that records come from are public too. */
  readonly sourcesPublic: boolean;
  /** Who hears of alarms; null: nobody. */
  readonly operationsEmail: string | null;
  /** Who hears of documents that need an officer, a list's address for more than one; null: nobody. */
  readonly officersEmail: string | null;
  /** Null: wherever the command line points to, outside China. */
  readonly region: string | null;
  readonly isInChina: boolean;
  /** Null: CloudFront's own name. */
  readonly domain: { readonly name: string; readonly certificate: string } | null;
  readonly logRetentionDays: number;
  /** Documents that are read at the same time. */
  readonly concurrentReadersMax: number;
  /** How often bucket, table and feed are compared. */
  readonly reconcileEveryHours: number;
  readonly dailyBudgetUsd: number;
}

const exampleSettings: DeploymentSettings = {
  kind: 'example',
  publication: localPublicationSettings,
  publicationDelaySeconds: 0,
  collapse: defaultCollapseLimits,
  sourcesPublic: false,
  operationsEmail: null,
  officersEmail: null,
  region: null,
  isInChina: false,
  domain: null,
  logRetentionDays,
  concurrentReadersMax,
  reconcileEveryHours,
  dailyBudgetUsd,
};

/**
 * Who publishes, who is told, and how large it may get, from the context of the CDK app: `-c baseUrl=https://… -c datasetTitle=… -c publisher=… -c contact=…
 * -c licence=… -c operationsEmail=… -c officersEmail=…`, or the same names under "context" in cdk.json. All of these or none: where one is given, each must
 * be, an empty contact or licence as an explicit "none", a subscriber as an address or "none". The others have defaults. A name that is no setting is an
 * error: it is one that was meant otherwise. Throws an error whose message is for whoever deploys.
 */
export function deploymentSettings(context: Readonly<Record<string, unknown>>, cliRegion?: string): DeploymentSettings {
  const given = Object.fromEntries(Object.entries(context).filter(([name, value]) => isSettingsName.test(name) && value !== undefined));
  if (Object.keys(given).length === 0) return exampleSettings;

  // The command line may point to China without a word in the settings; then those for China are asked for, and not for a stack that fails there.
  const parsed = settingsSchema.safeParse({ ...(isInChina(cliRegion) ? { region: cliRegion } : {}), ...given });
  if (!parsed.success) throw new Error(describe(parsed.error.issues, given));
  const { withdrawalsMax, withdrawalsShareMax, region, domain, certificate, ...rest } = parsed.data;
  const { baseUrl, datasetTitle, publisher, contact, licence, ...limits } = rest;
  return {
    kind: 'given',
    publication: { baseUrl, datasetTitle, publisher, contact, licence },
    collapse: { recordsMax: withdrawalsMax, shareMax: withdrawalsShareMax },
    region: region ?? null,
    isInChina: isInChina(region),
    domain: domain === undefined || certificate === undefined ? null : { name: domain, certificate },
    ...limits,
  };
}

/** The construct library's own context has names with a colon, a dash or an @. */
const isSettingsName = /^[a-zA-Z]+$/;

/** A line for each that does not do. */
function describe(issues: readonly z.core.$ZodIssue[], given: Readonly<Record<string, unknown>>): string {
  const lines = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${key}: there is no such setting`);
    const name = String(issue.path[0]);
    return `${name}: ${name in given || issue.code === 'custom' ? issue.message : 'missing'}`;
  });
  return ['These settings do not do (-c name=value; docs/deploy.md says what each is):', ...lines.map((line) => `  ${line}`)].join('\n');
}

function isInChina(region: string | undefined): boolean {
  return region?.startsWith('cn-') ?? false;
}
