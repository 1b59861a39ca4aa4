import { describe, expect, it } from 'vitest';
import { type Statement, synthesizedStack } from '../support/synthesized-stack.ts';

const stack = synthesizedStack();
stack.remove();
const withSources = synthesizedStack({
  context: {
    baseUrl: 'https://data.example.org',
    datasetTitle: '绩效评价结果',
    publisher: 'A city',
    contact: '',
    licence: '',
    operationsEmail: 'none',
    officersEmail: 'officers@example.org',
    sourcesPublic: 'true',
  },
});
withSources.remove();

describe('what each function may do, whole', () => {
  it('extract reads documents, writes receipts, keeps the table, empties the queue', () => {
    expect(permissionsOf('Extract')).toEqual([
      'dynamodb:BatchWriteItem on DocumentsTable',
      'dynamodb:GetItem on DocumentsTable',
      'dynamodb:PutItem on DocumentsTable',
      'dynamodb:Query on DocumentsTable',
      'kms:Decrypt on DataKey',
      'kms:DescribeKey on DataKey',
      'kms:Encrypt on DataKey',
      'kms:GenerateDataKey on DataKey',
      'kms:ReEncryptFrom on DataKey',
      'kms:ReEncryptTo on DataKey',
      'logs:CreateLogStream on ExtractHandlerLog',
      'logs:PutLogEvents on ExtractHandlerLog',
      's3:GetObject on UploadsBucket/incoming/*',
      's3:GetObject on UploadsBucket/receipts/*',
      's3:GetObjectVersion on UploadsBucket/incoming/*',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"incoming/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"receipts/*"}}',
      's3:PutObject on UploadsBucket/receipts/*',
      'sqs:ChangeMessageVisibility on IntakeQueue',
      'sqs:DeleteMessage on IntakeQueue',
      'sqs:GetQueueAttributes on IntakeQueue',
      'sqs:GetQueueUrl on IntakeQueue',
      'sqs:ReceiveMessage on IntakeQueue',
    ]);
  });

  it('publish keeps the table, plans and receipts, writes the feed; it sees no document, and deletes no object', () => {
    expect(permissionsOf('Publish')).toEqual([
      'dynamodb:BatchWriteItem on DocumentsTable',
      'dynamodb:DescribeStream on DocumentsTable.StreamArn',
      'dynamodb:GetItem on DocumentsTable',
      'dynamodb:GetRecords on DocumentsTable.StreamArn',
      'dynamodb:GetShardIterator on DocumentsTable.StreamArn',
      'dynamodb:ListStreams on *',
      'dynamodb:PutItem on DocumentsTable',
      'dynamodb:Query on DocumentsTable',
      'dynamodb:Query on DocumentsTable/index/due',
      'kms:Decrypt on DataKey',
      'kms:DescribeKey on DataKey',
      'kms:Encrypt on DataKey',
      'kms:GenerateDataKey on DataKey',
      'kms:ReEncryptFrom on DataKey',
      'kms:ReEncryptTo on DataKey',
      'logs:CreateLogStream on PublishHandlerLog',
      'logs:PutLogEvents on PublishHandlerLog',
      's3:GetObject on FeedBucket/*',
      's3:GetObject on UploadsBucket/plans/*',
      's3:GetObject on UploadsBucket/receipts/*',
      's3:GetObject on UploadsBucket/redactions/*',
      's3:ListBucket on FeedBucket',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"plans/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"receipts/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"redactions/*"}}',
      's3:PutObject on FeedBucket/*',
      's3:PutObject on UploadsBucket/plans/*',
      's3:PutObject on UploadsBucket/receipts/*',
      'sqs:GetQueueAttributes on PublishFailuresQueue',
      'sqs:GetQueueUrl on PublishFailuresQueue',
      'sqs:SendMessage on PublishFailuresQueue',
    ]);
  });

  it('publish reads documents, in any version, only where they are public too', () => {
    const more = permissionsOf('Publish', withSources).filter((line) => !permissionsOf('Publish').includes(line));
    expect(more).toEqual([
      's3:GetObject on UploadsBucket/incoming/*',
      's3:GetObjectVersion on UploadsBucket/incoming/*',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"incoming/*"}}',
    ]);
    expect(withSources.one('AWS::Lambda::Function', 'Publish').Properties.Environment.Variables.SOURCES_PUBLIC).toBe('true');
  });

  it('bulk reads and writes the feed, sees nothing else, and deletes only files of all records', () => {
    expect(permissionsOf('Bulk')).toEqual([
      'logs:CreateLogStream on BulkHandlerLog',
      'logs:PutLogEvents on BulkHandlerLog',
      's3:DeleteObject on FeedBucket/bulk/*',
      's3:GetObject on FeedBucket/*',
      's3:ListBucket on FeedBucket',
      's3:PutObject on FeedBucket/*',
    ]);
  });

  it('dead letters sees which version of a document is there, writes receipts, keeps the table, parks the messages', () => {
    expect(permissionsOf('DeadLetters')).toEqual([
      'dynamodb:BatchWriteItem on DocumentsTable',
      'dynamodb:GetItem on DocumentsTable',
      'dynamodb:PutItem on DocumentsTable',
      'dynamodb:Query on DocumentsTable',
      'kms:Decrypt on DataKey',
      'kms:DescribeKey on DataKey',
      'kms:Encrypt on DataKey',
      'kms:GenerateDataKey on DataKey',
      'kms:ReEncryptFrom on DataKey',
      'kms:ReEncryptTo on DataKey',
      'logs:CreateLogStream on DeadLettersHandlerLog',
      'logs:PutLogEvents on DeadLettersHandlerLog',
      's3:GetObject on UploadsBucket/incoming/*',
      's3:GetObject on UploadsBucket/receipts/*',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"incoming/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"receipts/*"}}',
      's3:PutObject on UploadsBucket/receipts/*',
      'sqs:ChangeMessageVisibility on IntakeDeadLettersQueue',
      'sqs:DeleteMessage on IntakeDeadLettersQueue',
      'sqs:GetQueueAttributes on IntakeDeadLettersQueue',
      'sqs:GetQueueAttributes on IntakeParkedQueue',
      'sqs:GetQueueUrl on IntakeDeadLettersQueue',
      'sqs:GetQueueUrl on IntakeParkedQueue',
      'sqs:ReceiveMessage on IntakeDeadLettersQueue',
      'sqs:SendMessage on IntakeParkedQueue',
    ]);
  });

  it('reconcile sees documents, plans and the feed, writes receipts, keeps the table, sends to the intake; it deletes no object', () => {
    expect(permissionsOf('Reconcile')).toEqual([
      'dynamodb:BatchWriteItem on DocumentsTable',
      'dynamodb:GetItem on DocumentsTable',
      'dynamodb:PutItem on DocumentsTable',
      'dynamodb:Query on DocumentsTable',
      'kms:Decrypt on DataKey',
      'kms:DescribeKey on DataKey',
      'kms:Encrypt on DataKey',
      'kms:GenerateDataKey on DataKey',
      'kms:ReEncryptFrom on DataKey',
      'kms:ReEncryptTo on DataKey',
      'logs:CreateLogStream on ReconcileHandlerLog',
      'logs:PutLogEvents on ReconcileHandlerLog',
      's3:GetObject on FeedBucket/*',
      's3:GetObject on UploadsBucket/incoming/*',
      's3:GetObject on UploadsBucket/plans/*',
      's3:GetObject on UploadsBucket/receipts/*',
      's3:ListBucket on FeedBucket',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"incoming/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"plans/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"receipts/*"}}',
      's3:PutObject on UploadsBucket/receipts/*',
      'sqs:GetQueueAttributes on IntakeQueue',
      'sqs:GetQueueAttributes on ReconcileFailuresQueue',
      'sqs:GetQueueUrl on IntakeQueue',
      'sqs:GetQueueUrl on ReconcileFailuresQueue',
      'sqs:SendMessage on IntakeQueue',
      'sqs:SendMessage on ReconcileFailuresQueue',
    ]);
  });
});

describe('what operators may do, whole', () => {
  it('they read everything, add orders, empty the queues of what died, run publisher and reconciliation; of objects they write and delete what a takedown does', () => {
    const [policy] = stack.all('AWS::IAM::ManagedPolicy');
    expect(
      linesOf(policy?.Properties.PolicyDocument.Statement)
        .filter((line) => !line.startsWith('kms:'))
        .toSorted(),
    ).toEqual([
      'cloudformation:DescribeStacks on AWS::StackId',
      'cloudfront:CreateInvalidation on arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/FeedWorldDistribution',
      'cloudfront:GetInvalidation on arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/FeedWorldDistribution',
      'dynamodb:GetItem on DocumentsTable',
      'dynamodb:PutItem on DocumentsTable',
      'dynamodb:Query on DocumentsTable',
      'dynamodb:Query on DocumentsTable/index/due',
      'lambda:InvokeFunction on BulkHandlerFunction',
      'lambda:InvokeFunction on PublishHandlerFunction',
      'lambda:InvokeFunction on ReconcileHandlerFunction',
      's3:DeleteObject on FeedBucket/*',
      's3:GetObject on FeedBucket/*',
      's3:GetObject on UploadsBucket/incoming/*',
      's3:GetObject on UploadsBucket/plans/*',
      's3:GetObject on UploadsBucket/receipts/*',
      's3:GetObject on UploadsBucket/redactions/*',
      's3:ListBucket on FeedBucket',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"incoming/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"plans/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"receipts/*"}}',
      's3:ListBucket on UploadsBucket if {"StringLikeIfExists":{"s3:prefix":"redactions/*"}}',
      's3:ListBucketVersions on UploadsBucket if {"StringLike":{"s3:prefix":"incoming/*"}}',
      's3:PutObject on FeedBucket/*',
      's3:PutObject on UploadsBucket/redactions/*',
      'sqs:ChangeMessageVisibility on IntakeParkedQueue',
      'sqs:ChangeMessageVisibility on PublishFailuresQueue',
      'sqs:ChangeMessageVisibility on ReconcileFailuresQueue',
      'sqs:DeleteMessage on IntakeParkedQueue',
      'sqs:DeleteMessage on PublishFailuresQueue',
      'sqs:DeleteMessage on ReconcileFailuresQueue',
      'sqs:GetQueueAttributes on IntakeDeadLettersQueue',
      'sqs:GetQueueAttributes on IntakeParkedQueue',
      'sqs:GetQueueAttributes on IntakeQueue',
      'sqs:GetQueueAttributes on PublishFailuresQueue',
      'sqs:GetQueueAttributes on ReconcileFailuresQueue',
      'sqs:GetQueueUrl on IntakeParkedQueue',
      'sqs:GetQueueUrl on IntakeQueue',
      'sqs:GetQueueUrl on PublishFailuresQueue',
      'sqs:GetQueueUrl on ReconcileFailuresQueue',
      'sqs:ReceiveMessage on IntakeParkedQueue',
      'sqs:ReceiveMessage on PublishFailuresQueue',
      'sqs:ReceiveMessage on ReconcileFailuresQueue',
      'sqs:SendMessage on IntakeQueue',
    ]);
  });
});

describe('the functions and the topics of people', () => {
  it('notify reads the table, writes heads and its notice, sends to officers, and sees no bucket', () => {
    expect(permissionsOf('Notify')).toEqual([
      'dynamodb:GetItem on DocumentsTable',
      'dynamodb:PutItem on DocumentsTable',
      'dynamodb:Query on DocumentsTable',
      'dynamodb:Query on DocumentsTable/index/tell',
      'kms:Decrypt on DataKey',
      'kms:DescribeKey on DataKey',
      'kms:Encrypt on DataKey',
      'kms:GenerateDataKey on DataKey',
      'kms:ReEncryptFrom on DataKey',
      'kms:ReEncryptTo on DataKey',
      'logs:CreateLogStream on NotifyHandlerLog',
      'logs:PutLogEvents on NotifyHandlerLog',
      'sns:Publish on OfficersTopic',
    ]);
  });

  it('reconcile sees whether anybody listens, where somebody is meant to', () => {
    const more = permissionsOf('Reconcile', withSources).filter((line) => !permissionsOf('Reconcile').includes(line));
    expect(more).toEqual(['sns:GetTopicAttributes on OfficersTopic']);
    const { id } = withSources.one('AWS::SNS::Topic', 'Officers');
    const topicsIn = (of: typeof stack) => of.one('AWS::Lambda::Function', 'Reconcile').Properties.Environment.Variables.HEARD_TOPIC_ARNS;
    expect([topicsIn(stack), topicsIn(withSources)]).toEqual(['', { Ref: id }]);
  });
});

describe('every policy of the stack', () => {
  const types = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy'];
  const allowed = types.flatMap((type) => stack.all(type)).flatMap(({ Properties }) => linesOf(Properties.PolicyDocument.Statement));

  /** AWS knows no narrower resource for these. */
  const onEverything = ['dynamodb:ListStreams on *'];

  it('allows no action by a wildcard', () => {
    expect(allowed.length).toBeGreaterThan(40);
    expect(allowed.filter((line) => line.split(' on ')[0]?.includes('*'))).toEqual([]);
  });

  it('allows nothing on every resource but what AWS has no resource for', () => {
    expect(allowed.filter((line) => / on \*/.test(line))).toEqual(onEverything);
  });

  it('of a function is attached to its role, which has no managed policies', () => {
    const roles = stack.all('AWS::IAM::Role');
    expect(roles.map(({ id }) => nameOf(id))).toEqual([
      'ExtractHandlerRole',
      'PublishHandlerRole',
      'BulkHandlerRole',
      'DeadLettersHandlerRole',
      'NotifyHandlerRole',
      'ReconcileHandlerRole',
    ]);
    for (const { Properties } of roles) {
      expect(Object.keys(Properties)).toEqual(['AssumeRolePolicyDocument']);
      expect(Properties.AssumeRolePolicyDocument.Statement).toEqual([
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ]);
    }
  });
});

function permissionsOf(name: 'Extract' | 'Publish' | 'Bulk' | 'DeadLetters' | 'Reconcile' | 'Notify', of = stack): string[] {
  return [...new Set(linesOf(of.statements(of.one('AWS::Lambda::Function', name))))].sort();
}

/** A line for each action on each resource that is allowed. */
function linesOf(statements: readonly Statement[]): string[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource, Condition }) => {
      const condition = Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`;
      return [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} on ${readable(resource)}${condition}`));
    });
}

function readable(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const {
    'Fn::GetAtt': attribute,
    'Fn::Join': join,
    Ref: ref,
  } = resource as { 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, unknown[]]; Ref?: string };
  if (ref !== undefined) return nameOf(ref);
  if (join !== undefined) return join[1].map(readable).join(join[0]);
  if (attribute === undefined) throw new Error(`not a resource that this test can read: ${JSON.stringify(resource)}`);
  return attribute[1] === 'Arn' ? nameOf(attribute[0]) : `${nameOf(attribute[0])}.${attribute[1]}`;
}

/** A logical id without its hash. */
function nameOf(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}
