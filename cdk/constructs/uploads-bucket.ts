import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { incomingPrefix, plansPrefix, receiptsPrefix, redactionsPrefix } from '../../shared/core/documents/keys.ts';
import { grantObjects } from '../grant-objects.ts';
import type { AccessLogs } from './access-logs.ts';
import type { DataKey } from './data-key.ts';
import type { IntakeQueue } from './intake-queue.ts';

/** Receipts are rewritten whenever the publication moves; each is rendered from the table and can be made again. */
const supersededReceiptsKept = Duration.days(30);
const unfinishedUploadsKept = Duration.days(7);
/**
 * A plan is needed until its release is out: minutes, or as long as publishing fails. And again where the table is restored, which then may name a plan
 * as old as the table's oldest backup, 35 days. A plan that is gone too early leaves a publisher that can neither finish nor begin; one that is kept
 * longer costs its bytes.
 */
const plansKept = Duration.days(60);
/** Plans are written once: an older version is one that has expired, and can be brought back for so long. */
const expiredPlansKept = Duration.days(7);

export interface UploadsBucketProps {
  readonly intake: IntakeQueue;
  readonly dataKey: DataKey;
  readonly accessLogs: AccessLogs;
}

/** Where officers drop documents and find receipts; every version of a document is kept, since published records name it as their source. */
export class UploadsBucket extends Construct {
  readonly bucket: Bucket;

  readonly #dataKey: DataKey;

  constructor(scope: Construct, id: string, { intake, dataKey, accessLogs }: UploadsBucketProps) {
    super(scope, id);
    this.#dataKey = dataKey;
    // A name that is known beforehand: the queue's policy names the bucket, and the bucket's notifications need that policy to exist first.
    // It is also what officers are told, so it should be a word and not a checksum.
    const stack = Stack.of(this);
    const bucketName = `${stack.stackName.toLowerCase()}-uploads-${stack.account}-${stack.region}`;
    intake.grantSendFromBucket(
      stack.formatArn({ service: 's3', region: '', account: '', resource: bucketName, arnFormat: ArnFormat.NO_RESOURCE_NAME }),
    );

    this.bucket = new Bucket(this, 'Bucket', {
      bucketName,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: dataKey.key,
      // One call to KMS for many objects.
      bucketKeyEnabled: true,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: unfinishedUploadsKept },
        { id: 'superseded-receipts', prefix: receiptsPrefix, noncurrentVersionExpiration: supersededReceiptsKept },
        { id: 'old-plans', prefix: plansPrefix, expiration: plansKept, noncurrentVersionExpiration: expiredPlansKept },
      ],
    });
    notify(this.bucket, intake);
    accessLogs.record(this.bucket, 'uploads/');
  }

  /** The current version of a document, or a named one. */
  grantReadDocuments(grantee: IGrantable): void {
    this.grantBelow(incomingPrefix, grantee, ['s3:GetObject', 's3:GetObjectVersion']);
  }

  /** Which version stands at a key, if any: for S3, a HEAD is a GET. */
  grantSeeDocuments(grantee: IGrantable): void {
    this.grantBelow(incomingPrefix, grantee, ['s3:GetObject']);
  }

  /** Which versions of a document there were, and that it was deleted. */
  grantListVersions(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:ListBucketVersions'],
      resourceArns: [this.bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${incomingPrefix}*` } },
    });
  }

  grantReadReceipts(grantee: IGrantable): void {
    this.grantBelow(receiptsPrefix, grantee, ['s3:GetObject']);
  }

  grantReadWriteReceipts(grantee: IGrantable): void {
    this.grantBelow(receiptsPrefix, grantee, ['s3:GetObject', 's3:PutObject']);
  }

  grantReadWritePlans(grantee: IGrantable): void {
    this.grantBelow(plansPrefix, grantee, ['s3:GetObject', 's3:PutObject']);
  }

  /** What takedowns rewrote: an operator writes it. */
  grantReadRedactions(grantee: IGrantable): void {
    this.grantBelow(redactionsPrefix, grantee, ['s3:GetObject']);
  }

  grantReadWriteRedactions(grantee: IGrantable): void {
    this.grantBelow(redactionsPrefix, grantee, ['s3:GetObject', 's3:PutObject']);
  }

  grantReadPlans(grantee: IGrantable): void {
    this.grantBelow(plansPrefix, grantee, ['s3:GetObject']);
  }

  /**
   * Without s3:ListBucket, S3 answers 403 where there is no such object, and every removal would look like a fault. `IfExists`, because a listing
   * names a prefix, and a GET of an object, a HEAD of one, or a HEAD of the bucket does not.
   */
  private grantBelow(prefix: string, grantee: IGrantable, actions: string[]): void {
    grantObjects(this.bucket, prefix, grantee, actions);
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:ListBucket'],
      resourceArns: [this.bucket.bucketArn],
      conditions: { StringLikeIfExists: { 's3:prefix': `${prefix}*` } },
    });
    this.#dataKey.grantUse(grantee);
  }
}

/**
 * Only documents notify: what the Lambdas write stands under other prefixes, so that no write can call them again. As plain properties of the
 * bucket: the notifications of the construct library would bring a function of their own, which runs at each deployment.
 */
function notify(bucket: Bucket, intake: IntakeQueue): void {
  const filter: CfnBucket.NotificationFilterProperty = { s3Key: { rules: [{ name: 'prefix', value: incomingPrefix }] } };
  const events = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'];
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
    queueConfigurations: events.map((event) => ({ event, queue: intake.queue.queueArn, filter })),
  };
  // S3 sends a test message when the notifications are set, and refuses them where the queue's policy does not let it.
  bucket.node.addDependency(intake.queue);
}
