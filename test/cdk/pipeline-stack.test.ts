import { OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { describe, expect, it } from 'vitest';
import { dynamoKeys } from '../../shared/adapters/dynamo/dynamo-keys.ts';
import { tableDefinition } from '../../shared/adapters/dynamo/dynamo-table-definition.ts';
import { localPublicationSettings } from '../../shared/config.ts';
import { incomingPrefix, plansPrefix, receiptsPrefix } from '../../shared/core/documents/keys.ts';
import { synthesizedStack } from '../support/synthesized-stack.ts';

const stack = synthesizedStack();
const uploads = stack.one('AWS::S3::Bucket', 'Uploads');
const logs = stack.one('AWS::S3::Bucket', 'AccessLogs');
const key = stack.one('AWS::KMS::Key');
const feed = stack.one('AWS::S3::Bucket', 'Feed');
const intake = stack.one('AWS::SQS::Queue', 'IntakeQueue');
const intakeDeadLetters = stack.one('AWS::SQS::Queue', 'IntakeDeadLetters');
const parked = stack.one('AWS::SQS::Queue', 'IntakeParked');
const publishFailures = stack.one('AWS::SQS::Queue', 'PublishFailures');
const reconcileFailures = stack.one('AWS::SQS::Queue', 'ReconcileFailures');
const table = stack.one('AWS::DynamoDB::Table');
const extract = stack.one('AWS::Lambda::Function', 'Extract');
const publish = stack.one('AWS::Lambda::Function', 'Publish');
const bulk = stack.one('AWS::Lambda::Function', 'Bulk');
const deadLetters = stack.one('AWS::Lambda::Function', 'DeadLetters');
const reconcile = stack.one('AWS::Lambda::Function', 'Reconcile');
const notify = stack.one('AWS::Lambda::Function', 'Notify');
const distribution = stack.one('AWS::CloudFront::Distribution');
stack.remove();

const arn = (resource: { id: string }) => ({ 'Fn::GetAtt': [resource.id, 'Arn'] });
const ref = (resource: { id: string }) => ({ Ref: resource.id });

/** The statements of the one resource policy of this type that is attached to the resource. */
function policyOf(type: 'AWS::S3::BucketPolicy' | 'AWS::SQS::QueuePolicy', resource: { id: string }) {
  const attached = stack.all(type).filter(({ Properties }) => JSON.stringify(Properties.Bucket ?? Properties.Queues).includes(resource.id));
  expect(attached).toHaveLength(1);
  return attached[0]?.Properties.PolicyDocument.Statement as {
    Effect: string;
    Action: unknown;
    Principal: unknown;
    Condition: unknown;
    Resource: unknown;
  }[];
}

describe('the buckets', () => {
  it.each([
    ['uploads', uploads],
    ['feed', feed],
    ['access log', logs],
  ])('the %s bucket is private, encrypted, without ACLs, and stays when the stack goes', (_name, bucket) => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.Properties.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
    expect(bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
      bucket === uploads
        ? { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn(key) } }
        : { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    expect(bucket.DeletionPolicy).toBe('Retain');
  });

  it.each([
    ['uploads', uploads],
    ['feed', feed],
  ])('who asked the %s bucket for what is written down, by S3 alone', (name, bucket) => {
    expect(bucket.Properties.LoggingConfiguration).toEqual({ DestinationBucketName: ref(logs), LogFilePrefix: `${name}/` });
    expect(policyOf('AWS::S3::BucketPolicy', logs)).toContainEqual({
      Effect: 'Allow',
      Action: 's3:PutObject',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Resource: { 'Fn::Join': ['', [arn(logs), `/${name}/*`]] },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });

  it('the key over what is not public is renewed each year, and stays when the stack goes', () => {
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(key.DeletionPolicy).toBe('Retain');
    expect(table.Properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: arn(key) });
  });

  it.each([
    ['uploads', uploads],
    ['feed', feed],
    ['access log', logs],
  ])('the %s bucket is spoken to over TLS only', (_name, bucket) => {
    const [refusal] = policyOf('AWS::S3::BucketPolicy', bucket);
    expect(refusal).toEqual({
      Effect: 'Deny',
      Action: 's3:*',
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      Resource: [arn(bucket), { 'Fn::Join': ['', [arn(bucket), '/*']] }],
    });
  });

  it('uploads keep every version of a document, and of receipts the last month’s; plans outlive what can still name them', () => {
    expect(uploads.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(uploads.Properties.LifecycleConfiguration.Rules).toEqual([
      { Id: 'unfinished-uploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      { Id: 'superseded-receipts', Status: 'Enabled', Prefix: 'receipts/', NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
      {
        Id: 'old-plans',
        Status: 'Enabled',
        Prefix: 'plans/',
        ExpirationInDays: 60,
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
    ]);
    const { RecoveryPeriodInDays: backupsKept = 35 } = table.Properties.PointInTimeRecoverySpecification;
    expect(60).toBeGreaterThan(backupsKept);
  });

  it('created and removed documents are told to the intake queue, as plain properties of the bucket', () => {
    const filter = { S3Key: { Rules: [{ Name: 'prefix', Value: incomingPrefix }] } };
    expect(uploads.Properties.NotificationConfiguration).toEqual({
      QueueConfigurations: [
        { Event: 's3:ObjectCreated:*', Filter: filter, Queue: arn(intake) },
        { Event: 's3:ObjectRemoved:*', Filter: filter, Queue: arn(intake) },
      ],
    });
    expect(stack.all('AWS::Lambda::Function').map(({ id }) => id)).toEqual(
      [extract, publish, bulk, deadLetters, notify, reconcile].map(({ id }) => id),
    );
  });

  it('what the functions write there notifies nobody', () => {
    expect(
      [receiptsPrefix, plansPrefix].filter((prefix) => prefix.startsWith(incomingPrefix) || incomingPrefix.startsWith(prefix)),
    ).toEqual([]);
  });
});

describe('the intake', () => {
  it('the queue takes messages from this bucket of this account, over TLS, and from nobody else', () => {
    const [refusal, ...allowed] = policyOf('AWS::SQS::QueuePolicy', intake);
    expect(refusal).toMatchObject({ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    expect(allowed).toEqual([
      {
        Sid: 'UploadsBucketSendsItsEvents',
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { Service: 's3.amazonaws.com' },
        Resource: arn(intake),
        Condition: {
          ArnEquals: { 'aws:SourceArn': arnOfBucketName() },
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        },
      },
    ]);
  });

  it('the policy is there before the notifications, which S3 tests as it takes them', () => {
    expect(uploads.DependsOn).toContain(stack.one('AWS::SQS::QueuePolicy', 'IntakeQueue').id);
  });

  it('a message that fails five times is a dead letter; told of or not, it is parked and waits for two weeks', () => {
    expect(intake.Properties.RedrivePolicy).toEqual({ deadLetterTargetArn: arn(intakeDeadLetters), maxReceiveCount: 5 });
    expect(intakeDeadLetters.Properties.RedrivePolicy).toEqual({ deadLetterTargetArn: arn(parked), maxReceiveCount: 5 });
    expect(deadLetters.Properties.Environment.Variables.PARKED_QUEUE_URL).toEqual(ref(parked));
    expect(parked.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    expect(intakeDeadLetters.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * deadLetters.Properties.Timeout);
  });

  it('a message stays hidden for at least six times as long as the function may run', () => {
    expect(intake.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * extract.Properties.Timeout);
  });

  it.each([
    ['intake', intake],
    ['intake dead-letter', intakeDeadLetters],
    ['parked', parked],
    ['publish failures', publishFailures],
    ['reconcile failures', reconcileFailures],
  ])('the %s queue is encrypted', (_name, queue) => {
    expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
  });
});

describe('the functions', () => {
  it.each([
    ['extract', extract],
    ['publish', publish],
    ['dead letters', deadLetters],
    ['reconcile', reconcile],
    ['notify', notify],
  ])('%s runs on Node 24 on arm64, on one vCPU, and logs for a year', (_name, fn) => {
    expect(fn.Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 1769, Handler: 'handler.handler' });
    const log = stack.template.Resources[fn.Properties.LoggingConfig.LogGroup.Ref];
    expect(log?.Properties).toEqual({ RetentionInDays: 365 });
  });

  it('extract is called by the queue and says which messages failed', () => {
    expect(stack.one('AWS::Lambda::EventSourceMapping', 'Extract').Properties).toEqual({
      EventSourceArn: arn(intake),
      FunctionName: ref(extract),
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  it('dead letters are taken from their queue, and those that fail are said', () => {
    expect(stack.one('AWS::Lambda::EventSourceMapping', 'DeadLetters').Properties).toEqual({
      EventSourceArn: arn(intakeDeadLetters),
      FunctionName: ref(deadLetters),
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  it.each([
    ['Extract', extract],
    ['DeadLetters', deadLetters],
  ])('as many of %s run at once as its queue starts: none throttled, none idle', (name, fn) => {
    const { MaximumConcurrency } = stack.one('AWS::Lambda::EventSourceMapping', name).Properties.ScalingConfig;
    expect(fn.Properties.ReservedConcurrentExecutions).toBe(MaximumConcurrency);
  });

  it('takes so much of the account’s concurrency as docs/deploy.md says: ten readers, two for dead letters, one each of four', () => {
    const reserved = stack.all('AWS::Lambda::Function').map(({ Properties }) => Properties.ReservedConcurrentExecutions);
    expect(reserved.toSorted()).toEqual([1, 1, 1, 1, 10, 2]);
  });

  it('publish is one writer, reconcile one reader, notify one voice', () => {
    expect(publish.Properties.ReservedConcurrentExecutions).toBe(1);
    expect(reconcile.Properties.ReservedConcurrentExecutions).toBe(1);
    expect(notify.Properties.ReservedConcurrentExecutions).toBe(1);
  });

  it('heads and orders on records, and nothing else of the table, ring the bell of publish; a bell that fails does not ring for ever', () => {
    const { FilterCriteria, ...mapping } = stack.one('AWS::Lambda::EventSourceMapping', 'Publish').Properties;
    expect(mapping).toEqual({
      EventSourceArn: { 'Fn::GetAtt': [table.id, 'StreamArn'] },
      FunctionName: ref(publish),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 1000,
      MaximumBatchingWindowInSeconds: 10,
      MaximumRetryAttempts: 2,
      MaximumRecordAgeInSeconds: 3600,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: arn(publishFailures) } },
    });
    const patterns = FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));
    const sortKeys = patterns.map(({ dynamodb }: { dynamodb: { Keys: { sk: { S: unknown } } } }) => dynamodb.Keys.sk.S);
    expect(sortKeys).toEqual([['head'], [{ prefix: dynamoKeys.orderPrefix('withdraw') }]]);
  });

  it('the reconciliation looks as often as the deployment says, and its alarms stay until the next look', () => {
    const context = {
      ...{ baseUrl: 'https://data.example.org', datasetTitle: '绩效评价结果', publisher: 'A city', contact: '', licence: '' },
      ...{ operationsEmail: 'none', officersEmail: 'none', reconcileEveryHours: '6' },
    };
    const seldom = synthesizedStack({ context });
    seldom.remove();
    expect(seldom.one('AWS::Events::Rule', 'Reconcile').Properties.ScheduleExpression).toBe('rate(6 hours)');
    const periods = ['ReconcileOutOfPlace', 'ReconcileTopicUnheard', 'ReconcileNotRunning'].map(
      (name) => seldom.one('AWS::CloudWatch::Alarm', name).Properties.Period,
    );
    expect(periods).toEqual([21_600, 21_600, 21_600]);
  });

  it.each([
    ['Publish', publish, 'rate(5 minutes)', 2, publishFailures],
    ['Reconcile', reconcile, 'rate(1 hour)', 1, reconcileFailures],
  ])('the schedule calls %s too, and what it cannot deliver is a failure', (name, fn, expression, retries, failures) => {
    const rule = stack.one('AWS::Events::Rule', name).Properties;
    expect(rule.ScheduleExpression).toBe(expression);
    expect(rule.Targets).toMatchObject([{ Arn: arn(fn), DeadLetterConfig: { Arn: arn(failures) } }]);
    expect(stack.one('AWS::Lambda::EventInvokeConfig', name).Properties).toMatchObject({
      FunctionName: ref(fn),
      MaximumRetryAttempts: retries,
      DestinationConfig: { OnFailure: { Destination: arn(failures) } },
    });
  });

  it('what there is to tell officers is looked at every five minutes; a run that fails is not repeated before', () => {
    const rule = stack.one('AWS::Events::Rule', 'Notify').Properties;
    expect(rule.ScheduleExpression).toBe('rate(5 minutes)');
    expect(rule.Targets).toMatchObject([{ Arn: arn(notify), RetryPolicy: { MaximumRetryAttempts: 0 } }]);
    expect(stack.one('AWS::Lambda::EventInvokeConfig', 'Notify').Properties.MaximumRetryAttempts).toBe(0);
  });

  it('the files of all records are looked at every hour, for as long as a Lambda may take', () => {
    const rule = stack.one('AWS::Events::Rule', 'Bulk').Properties;
    expect(rule.ScheduleExpression).toBe('rate(1 hour)');
    expect(rule.Targets).toMatchObject([{ Arn: arn(bulk) }]);
    expect(bulk.Properties.Timeout).toBe(900);
  });
});

describe('the table', () => {
  it('has the keys and the indexes that the adapter uses', () => {
    const { partitionKey, sortKey, dueIndex, tellIndex } = tableDefinition;
    expect(table.Properties.KeySchema).toEqual(keySchema(partitionKey, sortKey));
    expect(table.Properties.GlobalSecondaryIndexes).toEqual(
      [dueIndex, tellIndex].map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: index.projection },
      })),
    );
  });

  it('is paid by use, can be restored to any second, cannot be deleted by mistake, and stays when the stack goes', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
    expect(table.DeletionPolicy).toBe('Retain');
  });

  it('streams keys, never the text of a document', () => {
    expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: 'KEYS_ONLY' });
  });
});

describe('the public feed', () => {
  it('is read through the CDN, which signs its requests to the bucket', () => {
    const control = stack.one('AWS::CloudFront::OriginAccessControl');
    expect(control.Properties.OriginAccessControlConfig).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
    expect(distribution.Properties.DistributionConfig.Origins).toMatchObject([
      {
        DomainName: { 'Fn::GetAtt': [feed.id, 'RegionalDomainName'] },
        OriginAccessControlId: { 'Fn::GetAtt': [control.id, 'Id'] },
        S3OriginConfig: { OriginAccessIdentity: '' },
      },
    ]);
  });

  it('only this distribution may read the bucket, and sees 404 where nothing is', () => {
    const [, ...allowed] = policyOf('AWS::S3::BucketPolicy', feed);
    expect(allowed).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:ListBucket'],
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Resource: [{ 'Fn::Join': ['', [arn(feed), '/*']] }, arn(feed)],
        Condition: {
          StringEquals: {
            'AWS:SourceArn': {
              'Fn::Join': [
                '',
                ['arn:', { Ref: 'AWS::Partition' }, ':cloudfront::', { Ref: 'AWS::AccountId' }, ':distribution/', ref(distribution)],
              ],
            },
          },
        },
      },
    ]);
  });

  it('people get the page, everybody gets TLS, and the pointer keeps its strong ETag', () => {
    const config = distribution.Properties.DistributionConfig;
    expect(config.DefaultRootObject).toBe('index.html');
    expect(config.DefaultCacheBehavior).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https', Compress: true });
    expect(config.CacheBehaviors).toMatchObject([
      { PathPattern: 'latest.json', ViewerProtocolPolicy: 'redirect-to-https', Compress: false },
    ]);
  });

  it('a browser that asks first (OPTIONS) is answered by the bucket', () => {
    const { DefaultCacheBehavior, CacheBehaviors } = distribution.Properties.DistributionConfig;
    for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behavior.AllowedMethods).toEqual(['GET', 'HEAD', 'OPTIONS']);
      expect(behavior.OriginRequestPolicyId).toBe(OriginRequestPolicy.CORS_S3_ORIGIN.originRequestPolicyId);
    }
    expect(stack.one('AWS::S3::Bucket', 'Feed').Properties.CorsConfiguration.CorsRules).toEqual([
      {
        AllowedOrigins: ['*'],
        AllowedMethods: ['GET', 'HEAD'],
        AllowedHeaders: ['*'],
        ExposedHeaders: ['ETag', 'Content-Length', 'Last-Modified'],
        MaxAge: 86_400,
      },
    ]);
  });

  it('any page may read it, ETag included', () => {
    const policy = stack.one('AWS::CloudFront::ResponseHeadersPolicy');
    const { CorsConfig, SecurityHeadersConfig } = policy.Properties.ResponseHeadersPolicyConfig;
    expect(CorsConfig).toMatchObject({
      AccessControlAllowOrigins: { Items: ['*'] },
      AccessControlAllowMethods: { Items: ['GET', 'HEAD', 'OPTIONS'] },
      AccessControlExposeHeaders: { Items: ['ETag', 'Content-Length', 'Last-Modified'] },
      AccessControlAllowCredentials: false,
    });
    expect(SecurityHeadersConfig).toEqual({
      ContentTypeOptions: { Override: true },
      ContentSecurityPolicy: { ContentSecurityPolicy: "frame-ancestors 'none'", Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: false, Override: true },
    });
    const { DefaultCacheBehavior, CacheBehaviors } = distribution.Properties.DistributionConfig;
    expect([DefaultCacheBehavior, ...CacheBehaviors].map((behavior) => behavior.ResponseHeadersPolicyId)).toEqual([
      ref(policy),
      ref(policy),
    ]);
  });
});

describe('the alarms', () => {
  const alarms = stack.all('AWS::CloudWatch::Alarm');

  it('each dead-letter queue rings at its first message', () => {
    for (const queue of [intakeDeadLetters, parked, publishFailures, reconcileFailures]) {
      const watching = alarms.filter(({ Properties }) => JSON.stringify(Properties.Dimensions ?? []).includes(queue.id));
      expect(watching.map(({ Properties }) => Properties)).toMatchObject([
        {
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateNumberOfMessagesVisible',
          Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue.id, 'QueueName'] } }],
          Statistic: 'Maximum',
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          Threshold: 1,
          EvaluationPeriods: 1,
          TreatMissingData: 'notBreaching',
        },
      ]);
    }
  });

  it('no queue takes dead letters unwatched', () => {
    const destinations = JSON.stringify(stack.template.Resources).matchAll(
      /"(?:deadLetterTargetArn|Destination|DeadLetterConfig)":(?:\{"Arn":)?\{"Fn::GetAtt":\["(\w+)","Arn"\]\}/g,
    );
    const queues = new Set([...destinations].map(([, id]) => id));
    expect(queues).toEqual(new Set([intakeDeadLetters.id, parked.id, publishFailures.id, reconcileFailures.id]));
  });

  it('each function rings at its first error', () => {
    for (const fn of [extract, publish, deadLetters, reconcile, notify]) {
      const watching = alarms.filter(
        ({ Properties }) => Properties.MetricName === 'Errors' && JSON.stringify(Properties.Dimensions).includes(fn.id),
      );
      expect(watching.map(({ Properties }) => Properties)).toMatchObject([
        {
          Namespace: 'AWS/Lambda',
          MetricName: 'Errors',
          Dimensions: [{ Name: 'FunctionName', Value: ref(fn) }],
          Statistic: 'Sum',
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          Threshold: 1,
          EvaluationPeriods: 1,
          TreatMissingData: 'notBreaching',
        },
      ]);
    }
  });
});

describe('deployment', () => {
  it('in any partition: no ARN names one', () => {
    expect(JSON.stringify(stack.template)).not.toMatch(/arn:aws/);
  });

  it('without publication settings there is a template of an example, and a parameter that no value satisfies', () => {
    const { AllowedPattern } = stack.template.Parameters.PublicationSettingsMissing as { AllowedPattern: string };
    expect(['', ' ', 'x', 'https://data.example.org'].filter((value) => new RegExp(`^(?:${AllowedPattern})$`).test(value))).toEqual([]);
    expect(publish.Properties.Environment.Variables.BASE_URL).toBe(localPublicationSettings.baseUrl);
  });

  it('with publication settings there is nothing left to give', () => {
    const given = synthesizedStack({
      context: {
        baseUrl: 'https://data.example.org',
        datasetTitle: '绩效评价结果',
        publisher: 'A city',
        operationsEmail: 'none',
        officersEmail: 'none',
        contact: 'mailto:data@example.org',
        licence: '',
        publicationDelaySeconds: '3600',
      },
    });
    given.remove();
    expect(Object.keys(given.template.Parameters)).toEqual(['BootstrapVersion']);
    expect(given.one('AWS::Lambda::Function', 'Publish').Properties.Environment.Variables).toEqual({
      UPLOADS_BUCKET: ref(uploads),
      TABLE_NAME: ref(table),
      FEED_BUCKET: ref(feed),
      PUBLICATION_DELAY_SECONDS: '3600',
      BASE_URL: 'https://data.example.org',
      DATASET_TITLE: '绩效评价结果',
      PUBLISHER: 'A city',
      CONTACT: 'mailto:data@example.org',
      LICENCE: '',
      SOURCES_PUBLIC: 'false',
      WITHDRAWALS_MAX: '20',
      WITHDRAWALS_SHARE_MAX: '0.1',
    });
    expect(given.one('AWS::Lambda::Function', 'Extract').Properties.Environment.Variables).toEqual({
      UPLOADS_BUCKET: ref(uploads),
      TABLE_NAME: ref(table),
      PUBLICATION_DELAY_SECONDS: '3600',
      WITHDRAWAL_DELAY_SECONDS: '300',
    });
  });
});

it('every resource has the name that it always had: under another one it would be made anew, and what is kept would be empty', () => {
  const lines = Object.entries(stack.template.Resources).map(
    ([id, { Type, DeletionPolicy }]) => `${Type} ${id}${DeletionPolicy === 'Retain' ? ', kept' : ''}`,
  );
  expect(lines.toSorted()).toMatchInlineSnapshot(`
    [
      "AWS::CloudFront::Distribution FeedWorldDistribution06235512",
      "AWS::CloudFront::OriginAccessControl FeedWorldDistributionOrigin1S3OriginAccessControlE8C09EF7",
      "AWS::CloudFront::ResponseHeadersPolicy FeedWorldHeaders495BEDB6",
      "AWS::CloudWatch::Alarm BulkHandlerErrors8BFFDFD1",
      "AWS::CloudWatch::Alarm BulkHandlerSlowF03F7E3A",
      "AWS::CloudWatch::Alarm BulkHandlerThrottles7D46253C",
      "AWS::CloudWatch::Alarm BulkNotRunningD7F243B3",
      "AWS::CloudWatch::Alarm DeadLettersHandlerErrors21FDE145",
      "AWS::CloudWatch::Alarm DeadLettersHandlerSlowA8431DCF",
      "AWS::CloudWatch::Alarm DeadLettersHandlerThrottlesD5A43A19",
      "AWS::CloudWatch::Alarm ExtractDocumentRejected7A3824D4",
      "AWS::CloudWatch::Alarm ExtractHandlerErrorsAA05631B",
      "AWS::CloudWatch::Alarm ExtractHandlerSlow6510BF3B",
      "AWS::CloudWatch::Alarm ExtractHandlerThrottlesE42A8456",
      "AWS::CloudWatch::Alarm ExtractPublicOlderThanDocument632AF5C5",
      "AWS::CloudWatch::Alarm ExtractRecordsHeld6DE5F7F7",
      "AWS::CloudWatch::Alarm IntakeDeadLettersNotEmpty297C3B85",
      "AWS::CloudWatch::Alarm IntakeParkedNotEmpty54E6DD1C",
      "AWS::CloudWatch::Alarm IntakeWaiting16A14AE5",
      "AWS::CloudWatch::Alarm NotifyHandlerErrors949F5791",
      "AWS::CloudWatch::Alarm NotifyHandlerSlowC11AEC5F",
      "AWS::CloudWatch::Alarm NotifyHandlerThrottles7165303E",
      "AWS::CloudWatch::Alarm NotifyOfficersNotToldBB9C42A1",
      "AWS::CloudWatch::Alarm OperationsCostOverBudget6B2D0059",
      "AWS::CloudWatch::Alarm PublishFailuresNotEmpty33F88FA0",
      "AWS::CloudWatch::Alarm PublishFeedStale6C665B27",
      "AWS::CloudWatch::Alarm PublishHandlerErrors772477FD",
      "AWS::CloudWatch::Alarm PublishHandlerSlow921FF5C6",
      "AWS::CloudWatch::Alarm PublishHandlerThrottles679840F5",
      "AWS::CloudWatch::Alarm PublishOvertaken9654F443",
      "AWS::CloudWatch::Alarm PublishWithdrawalsHeldBack4A354C4F",
      "AWS::CloudWatch::Alarm ReconcileFailuresNotEmpty989A5C54",
      "AWS::CloudWatch::Alarm ReconcileHandlerErrors1C19410A",
      "AWS::CloudWatch::Alarm ReconcileHandlerSlow2A4533A8",
      "AWS::CloudWatch::Alarm ReconcileHandlerThrottles9000EE7F",
      "AWS::CloudWatch::Alarm ReconcileNotRunning0A576C9F",
      "AWS::CloudWatch::Alarm ReconcileOutOfPlaceFDFAF5E9",
      "AWS::CloudWatch::Alarm ReconcileTopicUnheardC226AEC1",
      "AWS::CloudWatch::Dashboard OperationsDashboardE19B83FC",
      "AWS::DynamoDB::Table DocumentsTable2245A403, kept",
      "AWS::Events::Rule BulkSchedule4F086DE7",
      "AWS::Events::Rule NotifySchedule0DEFBF08",
      "AWS::Events::Rule PublishScheduleB9A69018",
      "AWS::Events::Rule ReconcileSchedule9B3C5FAF",
      "AWS::IAM::ManagedPolicy OperatorsPolicy0178DE48",
      "AWS::IAM::Policy BulkHandlerRoleDefaultPolicy61612BCB",
      "AWS::IAM::Policy DeadLettersHandlerRoleDefaultPolicy37FD8411",
      "AWS::IAM::Policy ExtractHandlerRoleDefaultPolicy1CB065F1",
      "AWS::IAM::Policy NotifyHandlerRoleDefaultPolicy62E5BCA9",
      "AWS::IAM::Policy PublishHandlerRoleDefaultPolicy25CBFB53",
      "AWS::IAM::Policy ReconcileHandlerRoleDefaultPolicy080D5B62",
      "AWS::IAM::Role BulkHandlerRoleA3CB81A1",
      "AWS::IAM::Role DeadLettersHandlerRole7FED0EF1",
      "AWS::IAM::Role ExtractHandlerRoleB2203FA2",
      "AWS::IAM::Role NotifyHandlerRoleFFA890F3",
      "AWS::IAM::Role PublishHandlerRole6EBE03E5",
      "AWS::IAM::Role ReconcileHandlerRoleDD83F829",
      "AWS::KMS::Key DataKey5F086070, kept",
      "AWS::Lambda::EventInvokeConfig BulkHandlerFunctionEventInvokeConfig2D254F20",
      "AWS::Lambda::EventInvokeConfig NotifyHandlerFunctionEventInvokeConfig72E3A067",
      "AWS::Lambda::EventInvokeConfig PublishHandlerFunctionEventInvokeConfig1FB0876A",
      "AWS::Lambda::EventInvokeConfig ReconcileHandlerFunctionEventInvokeConfig29D70481",
      "AWS::Lambda::EventSourceMapping DeadLettersHandlerFunctionSqsEventSourcejixiaofeedIntakeDeadLettersQueueD5EB7C59472A4355",
      "AWS::Lambda::EventSourceMapping ExtractHandlerFunctionSqsEventSourcejixiaofeedIntakeQueue0B7E22ED288B9308",
      "AWS::Lambda::EventSourceMapping PublishHandlerFunctionDynamoDBEventSourcejixiaofeedDocumentsTableA43DD82FF9B05D73",
      "AWS::Lambda::Function BulkHandlerFunction84C3EC7C",
      "AWS::Lambda::Function DeadLettersHandlerFunction303D371D",
      "AWS::Lambda::Function ExtractHandlerFunctionAAEEB65A",
      "AWS::Lambda::Function NotifyHandlerFunction56D0B9AD",
      "AWS::Lambda::Function PublishHandlerFunctionD8820E06",
      "AWS::Lambda::Function ReconcileHandlerFunction0FB25BAD",
      "AWS::Lambda::Permission BulkScheduleAllowEventRulejixiaofeedBulkHandlerFunctionB709404BE84829F5",
      "AWS::Lambda::Permission NotifyScheduleAllowEventRulejixiaofeedNotifyHandlerFunction1A1B7DD1AC346DCF",
      "AWS::Lambda::Permission PublishScheduleAllowEventRulejixiaofeedPublishHandlerFunctionB7AE2D0107F4F46A",
      "AWS::Lambda::Permission ReconcileScheduleAllowEventRulejixiaofeedReconcileHandlerFunction825EF1F9491C05C0",
      "AWS::Logs::LogGroup BulkHandlerLog2F8CAB5B, kept",
      "AWS::Logs::LogGroup DeadLettersHandlerLogA632574F, kept",
      "AWS::Logs::LogGroup ExtractHandlerLog6F8A26F5, kept",
      "AWS::Logs::LogGroup NotifyHandlerLog5C031437, kept",
      "AWS::Logs::LogGroup PublishHandlerLogFFA661CC, kept",
      "AWS::Logs::LogGroup ReconcileHandlerLogBC82BB9D, kept",
      "AWS::Logs::QueryDefinition OperationsQueriesFirstErrors638A6C2A",
      "AWS::Logs::QueryDefinition OperationsQueriesNeedAttention1E840658",
      "AWS::Logs::QueryDefinition OperationsQueriesOneDocument90CD274D",
      "AWS::Logs::QueryDefinition OperationsQueriesOutOfPlaceDCF5685F",
      "AWS::Logs::QueryDefinition OperationsQueriesPublications1FCB97F4",
      "AWS::Logs::QueryDefinition OperationsQueriesSlowestRunsEE6A50F3",
      "AWS::S3::Bucket AccessLogsBucketCD784A59, kept",
      "AWS::S3::Bucket FeedBucket93E65EF2, kept",
      "AWS::S3::Bucket UploadsBucketC4B27CC7, kept",
      "AWS::S3::BucketPolicy AccessLogsBucketPolicy3D5B5143",
      "AWS::S3::BucketPolicy FeedBucketPolicy0126D7C8",
      "AWS::S3::BucketPolicy UploadsBucketPolicy4A686DED",
      "AWS::SNS::Topic AlarmsTopic3A2DFEBA",
      "AWS::SNS::Topic OfficersTopic98F0E2DF",
      "AWS::SNS::TopicPolicy AlarmsTopicPolicyED3A875E",
      "AWS::SNS::TopicPolicy OfficersTopicPolicy3B351EC9",
      "AWS::SQS::Queue IntakeDeadLettersQueue8B4050DD",
      "AWS::SQS::Queue IntakeParkedQueueF77EBCD9",
      "AWS::SQS::Queue IntakeQueue6FB53B87",
      "AWS::SQS::Queue PublishFailuresQueue013C2AA1",
      "AWS::SQS::Queue ReconcileFailuresQueueFC10B8B4",
      "AWS::SQS::QueuePolicy IntakeDeadLettersQueuePolicyBF01EE65",
      "AWS::SQS::QueuePolicy IntakeParkedQueuePolicy8903BD0E",
      "AWS::SQS::QueuePolicy IntakeQueuePolicy7DD39EDA",
      "AWS::SQS::QueuePolicy PublishFailuresQueuePolicyD7B58945",
      "AWS::SQS::QueuePolicy ReconcileFailuresQueuePolicyB5C881EA",
    ]
  `);
});

function arnOfBucketName() {
  const [separator, parts] = uploads.Properties.BucketName['Fn::Join'] as [string, unknown[]];
  const [first, ...rest] = parts;
  return { 'Fn::Join': [separator, ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${first}`, ...rest]] };
}

function keySchema(partitionKey: string, sortKey: string) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ];
}
