/**
 * The one contract of environment names: the stack sets each of them (a forgotten one is a type error there), the handlers read them here, and a
 * missing or malformed one stops the cold start with a message that names it.
 */
import * as z from 'zod';

/** Who publishes. The defaults are plainly local, and none of them grants a right. */
export const publicationSettingsSchema = z.strictObject({
  /** Absolute, ASCII, without a trailing slash. */
  baseUrl: z.url('an absolute URL').regex(/^[\x21-\x7e]*[^/]$/, 'an absolute URL in ASCII without a trailing slash'),
  datasetTitle: z.string().min(1).max(200),
  publisher: z.string().min(1).max(200),
  /** A mail address or URL; empty: none is named. */
  contact: z.string().max(200),
  /** URL of the licence; empty: all rights are with the publisher. */
  licence: z.union([z.literal(''), z.url('the URL of a licence, or empty')]),
});
export type PublicationSettings = z.infer<typeof publicationSettingsSchema>;

export const localPublicationSettings: PublicationSettings = {
  baseUrl: 'http://localhost:8080',
  datasetTitle: '绩效评价结果 Performance evaluation results (local run)',
  publisher: '本地运行 Local run',
  contact: '',
  licence: '',
};

/** What is a collapse: see shared/core/feed/hold-back-collapse.ts. */
export const collapseLimitsSchema = z.strictObject({
  recordsMax: z.coerce.number('a number of records').int().min(0),
  shareMax: z.coerce.number('a share from 0 to 1').min(0).max(1, 'a share from 0 to 1'),
});

/**
 * A report has some three to ten projects: taking back one report, or two, is an officer's daily work and no collapse, however small the dataset is.
 * Where there are many, a tenth within a day is more than any office takes back by intent.
 */
export const defaultCollapseLimits: z.infer<typeof collapseLimitsSchema> = { recordsMax: 20, shareMax: 0.1 };

/** Set to `true` in so many words: what was public once cannot be taken back from whoever has it. */
export const sourcesPublicSchema = z.stringbool({ truthy: ['true'], falsy: ['false'] });

const common = {
  UPLOADS_BUCKET: z.string().min(3),
  TABLE_NAME: z.string().min(3),
  /** How long a new revision waits before its first publication, in seconds. */
  PUBLICATION_DELAY_SECONDS: z.coerce.number().int().min(0).max(2_592_000),
};

const extractSchema = z.object({
  ...common,
  /** How long a withdrawal waits after a document was removed, in seconds: the two events of a rename may come in either order. */
  WITHDRAWAL_DELAY_SECONDS: z.coerce.number().int().min(0).max(86_400),
});
/** What everyone who writes the feed is told. */
const bulkSchema = z.object({
  FEED_BUCKET: z.string().min(3),
  BASE_URL: publicationSettingsSchema.shape.baseUrl,
  DATASET_TITLE: publicationSettingsSchema.shape.datasetTitle,
  PUBLISHER: publicationSettingsSchema.shape.publisher,
  CONTACT: publicationSettingsSchema.shape.contact,
  LICENCE: publicationSettingsSchema.shape.licence,
});
const publishSchema = bulkSchema.extend({
  ...common,
  /** Whether the documents that records come from are public too. */
  SOURCES_PUBLIC: sourcesPublicSchema,
  /** Withdrawals beyond both, within a day, are held back: a number of records, and a share of those that are public. */
  WITHDRAWALS_MAX: collapseLimitsSchema.shape.recordsMax,
  WITHDRAWALS_SHARE_MAX: collapseLimitsSchema.shape.shareMax,
});

/** Exactly the names that the stack must set for each function. */
export type ExtractEnvironment = Record<keyof z.infer<typeof extractSchema>, string>;
export type PublishEnvironment = Record<keyof z.infer<typeof publishSchema>, string>;
export type DeadLettersEnvironment = Record<keyof z.infer<typeof deadLettersSchema>, string>;
export type ReconcileEnvironment = Record<keyof z.infer<typeof reconcileSchema>, string>;

export type NotifyEnvironment = Record<keyof z.infer<typeof notifySchema>, string>;

export type BulkEnvironment = Record<keyof z.infer<typeof bulkSchema>, string>;

export interface BulkConfig {
  readonly feedBucket: string;
  readonly publication: PublicationSettings;
}

interface CommonConfig {
  readonly uploadsBucket: string;
  readonly tableName: string;
  readonly publicationDelaySeconds: number;
}

export interface ExtractConfig extends CommonConfig {
  readonly withdrawalDelaySeconds: number;
}

export interface PublishConfig extends CommonConfig, BulkConfig {
  readonly collapse: z.infer<typeof collapseLimitsSchema>;
  readonly sourcesPublic: boolean;
}

const deadLettersSchema = z.object({
  UPLOADS_BUCKET: common.UPLOADS_BUCKET,
  TABLE_NAME: common.TABLE_NAME,
  /** Where what could not be processed waits for a person. */
  PARKED_QUEUE_URL: z.url(),
});

const reconcileSchema = z.object({
  UPLOADS_BUCKET: common.UPLOADS_BUCKET,
  TABLE_NAME: common.TABLE_NAME,
  FEED_BUCKET: publishSchema.shape.FEED_BUCKET,
  INTAKE_QUEUE_URL: z.url(),
  /** Topics that somebody is meant to hear, by ARN, with commas between them; empty: none. */
  HEARD_TOPIC_ARNS: z.string().transform((arns) => arns.split(',').filter((arn) => arn !== '')),
});

const notifySchema = z.object({
  /** Named in notices: where the receipts are. */
  UPLOADS_BUCKET: common.UPLOADS_BUCKET,
  TABLE_NAME: common.TABLE_NAME,
  OFFICERS_TOPIC_ARN: z.string().startsWith('arn:'),
});

/** What an operator's command on AWS finds the system by: outputs of the stack, by their names. */
export const opsOutputsSchema = z.object({
  UploadsBucketName: common.UPLOADS_BUCKET,
  FeedBucketName: publishSchema.shape.FEED_BUCKET,
  TableName: common.TABLE_NAME,
  IntakeQueueUrl: z.url(),
  IntakeDeadLettersUrl: z.url(),
  IntakeParkedUrl: z.url(),
  PublishFailuresUrl: z.url(),
  ReconcileFailuresUrl: z.url(),
  PublishFunctionName: z.string().min(1),
  ReconcileFunctionName: z.string().min(1),
  BulkFunctionName: z.string().min(1),
  /** What keeps copies of the feed; absent where a deployment put something else than CloudFront before its bucket. */
  DistributionId: z.string().min(1).optional(),
});
export type OpsOutputs = Readonly<z.infer<typeof opsOutputsSchema>>;

export interface DeadLettersConfig {
  readonly uploadsBucket: string;
  readonly tableName: string;
  readonly parkedQueueUrl: string;
}

export interface ReconcileConfig {
  readonly uploadsBucket: string;
  readonly tableName: string;
  readonly feedBucket: string;
  readonly intakeQueueUrl: string;
  readonly heardTopicArns: readonly string[];
}

export interface NotifyConfig {
  readonly uploadsBucket: string;
  readonly tableName: string;
  readonly officersTopicArn: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function deadLettersConfig(environment: Environment): DeadLettersConfig {
  const { UPLOADS_BUCKET, TABLE_NAME, PARKED_QUEUE_URL } = parse(deadLettersSchema, environment);
  return { uploadsBucket: UPLOADS_BUCKET, tableName: TABLE_NAME, parkedQueueUrl: PARKED_QUEUE_URL };
}

export function reconcileConfig(environment: Environment): ReconcileConfig {
  const { UPLOADS_BUCKET, TABLE_NAME, FEED_BUCKET, INTAKE_QUEUE_URL, HEARD_TOPIC_ARNS } = parse(reconcileSchema, environment);
  return {
    uploadsBucket: UPLOADS_BUCKET,
    tableName: TABLE_NAME,
    feedBucket: FEED_BUCKET,
    intakeQueueUrl: INTAKE_QUEUE_URL,
    heardTopicArns: HEARD_TOPIC_ARNS,
  };
}

export function notifyConfig(environment: Environment): NotifyConfig {
  const { UPLOADS_BUCKET, TABLE_NAME, OFFICERS_TOPIC_ARN } = parse(notifySchema, environment);
  return { uploadsBucket: UPLOADS_BUCKET, tableName: TABLE_NAME, officersTopicArn: OFFICERS_TOPIC_ARN };
}

export function extractConfig(environment: Environment): ExtractConfig {
  const parsed = parse(extractSchema, environment);
  return { ...commonConfig(parsed), withdrawalDelaySeconds: parsed.WITHDRAWAL_DELAY_SECONDS };
}

export function publishConfig(environment: Environment): PublishConfig {
  const parsed = parse(publishSchema, environment);
  return {
    ...commonConfig(parsed),
    ...feedConfig(parsed),
    collapse: { recordsMax: parsed.WITHDRAWALS_MAX, shareMax: parsed.WITHDRAWALS_SHARE_MAX },
    sourcesPublic: parsed.SOURCES_PUBLIC,
  };
}

export function bulkConfig(environment: Environment): BulkConfig {
  return feedConfig(parse(bulkSchema, environment));
}

function feedConfig(parsed: z.infer<typeof bulkSchema>): BulkConfig {
  return {
    feedBucket: parsed.FEED_BUCKET,
    publication: {
      baseUrl: parsed.BASE_URL,
      datasetTitle: parsed.DATASET_TITLE,
      publisher: parsed.PUBLISHER,
      contact: parsed.CONTACT,
      licence: parsed.LICENCE,
    },
  };
}

function commonConfig(parsed: z.infer<z.ZodObject<typeof common>>): CommonConfig {
  return { uploadsBucket: parsed.UPLOADS_BUCKET, tableName: parsed.TABLE_NAME, publicationDelaySeconds: parsed.PUBLICATION_DELAY_SECONDS };
}

function parse<T>(schema: z.ZodType<T>, environment: Environment): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new Error(`environment: ${z.prettifyError(parsed.error)}`);
}
