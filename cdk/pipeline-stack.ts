import { CfnOutput, CfnParameter, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { OpsOutputs } from '../shared/config.ts';
import { AccessLogs } from './constructs/access-logs.ts';
import { BulkFunction } from './constructs/bulk-function.ts';
import { DataKey } from './constructs/data-key.ts';
import { DeadLettersFunction, deadLettersTimeout } from './constructs/dead-letters-function.ts';
import { DocumentsTable } from './constructs/documents-table.ts';
import { ExtractFunction, extractTimeout } from './constructs/extract-function.ts';
import { IntakeQueue } from './constructs/intake-queue.ts';
import { NoticeTopic } from './constructs/notice-topic.ts';
import { NotifyFunction } from './constructs/notify-function.ts';
import { Operations } from './constructs/operations.ts';
import { OperatorPolicy } from './constructs/operator-policy.ts';
import { PublicFeed } from './constructs/public-feed.ts';
import { PublishFunction } from './constructs/publish-function.ts';
import { ReconcileFunction } from './constructs/reconcile-function.ts';
import { UploadsBucket } from './constructs/uploads-bucket.ts';
import type { DeploymentSettings } from './deployment-settings.ts';

export interface PipelineStackProps extends StackProps {
  readonly settings: DeploymentSettings;
}

/**
 * The whole system:
 *
 *   PDF ─▶ uploads ─▶ intake ─▶ extract ─▶ documents ─▶ publish ─▶ feed ─▶ the public
 *          bucket     queue     Lambda     table        Lambda     bucket, CDN
 *
 * Beside it: dead letters, whose documents' receipts say so; notices to officers; and the reconciliation, which looks for what got lost.
 */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: PipelineStackProps) {
    const env = settings.region === null ? {} : { env: { region: settings.region } };
    super(scope, id, { description: 'Jixiao Feed: evaluation reports in PDF, read, checked and published as open data', ...env, ...props });
    if (settings.kind === 'example') refuseDeployment(this);

    const dataKey = new DataKey(this, 'Data');
    const accessLogs = new AccessLogs(this, 'AccessLogs');
    const intake = new IntakeQueue(this, 'Intake', { consumerTimeout: extractTimeout, deadLettersTimeout });
    const uploads = new UploadsBucket(this, 'Uploads', { intake, dataKey, accessLogs });
    const documents = new DocumentsTable(this, 'Documents', { dataKey });
    const feed = new PublicFeed(this, 'Feed', { settings, accessLogs });
    const officers = new NoticeTopic(this, 'Officers', { displayName: 'Jixiao Feed: officers', dataKey, email: settings.officersEmail });
    const operations = new NoticeTopic(this, 'Alarms', { displayName: 'Jixiao Feed: alarms', dataKey, email: settings.operationsEmail });

    const extract = new ExtractFunction(this, 'Extract', { intake, uploads, documents, settings });
    const publish = new PublishFunction(this, 'Publish', { documents, uploads, feed, settings });
    const bulk = new BulkFunction(this, 'Bulk', { feed, settings });
    const deadLetters = new DeadLettersFunction(this, 'DeadLetters', { intake, uploads, documents, settings });
    const notify = new NotifyFunction(this, 'Notify', { uploads, documents, officers, settings });
    const topics = [officers, operations];
    const reconcile = new ReconcileFunction(this, 'Reconcile', { intake, uploads, documents, feed, topics, settings });

    const operators = new OperatorPolicy(this, 'Operators', { intake, uploads, documents, feed, publish, reconcile, bulk });
    const watched = { intake, extract, documents, publish, deadLetters, notify, reconcile };
    new Operations(this, 'Operations', { topic: operations, ...watched, settings });

    new CfnOutput(this, 'FeedAddress', { value: feed.address, description: 'Where the public reads' });
    new CfnOutput(this, 'OperatorPolicyArn', {
      value: operators.policy.managedPolicyArn,
      description: 'For the role of operators: what jixiao ops does',
    });
    new CfnOutput(this, 'ReadingTriggerId', {
      value: extract.trigger,
      description: 'To stop reading, and let uploads wait: aws lambda update-event-source-mapping --no-enabled --uuid …',
    });
    const outputs: Readonly<Record<keyof OpsOutputs, readonly [string, string]>> = {
      UploadsBucketName: [uploads.bucket.bucketName, 'Drop PDFs here, below incoming/'],
      FeedBucketName: [feed.bucket.bucketName, 'What the public reads'],
      TableName: [documents.table.tableName, 'Heads, revisions, claims, orders'],
      IntakeQueueUrl: [intake.queue.queueUrl, 'Uploads that wait'],
      IntakeDeadLettersUrl: [intake.deadLetters.queue.queueUrl, 'Uploads that failed, until their officers are told'],
      IntakeParkedUrl: [intake.parked.queue.queueUrl, 'Uploads that could not be processed: jixiao ops redrive'],
      PublishFailuresUrl: [publish.failures.queue.queueUrl, 'Publishing runs that failed for good: jixiao ops redrive'],
      ReconcileFailuresUrl: [reconcile.failures.queue.queueUrl, 'Reconciling runs that failed for good: jixiao ops redrive'],
      PublishFunctionName: [publish.handler.function.functionName, 'Makes the releases'],
      ReconcileFunctionName: [reconcile.handler.function.functionName, 'Looks for what got lost'],
      BulkFunctionName: [bulk.handler.function.functionName, 'Builds the files of all records of a large feed'],
      DistributionId: [feed.distributionId, 'What keeps copies of the feed: jixiao ops takedown has them dropped'],
    };
    for (const [name, [value, description]] of Object.entries(outputs)) new CfnOutput(this, name, { value, description });
  }
}

/** A parameter that no value satisfies: the template can be looked at, and nobody publishes under an example's name by mistake. */
function refuseDeployment(stack: Stack): void {
  new CfnParameter(stack, 'PublicationSettingsMissing', {
    type: 'String',
    allowedPattern: '[^\\s\\S]',
    description:
      'Nobody has said who publishes. Give baseUrl, datasetTitle, publisher, contact, licence, operationsEmail and officersEmail as context (see cdk/deployment-settings.ts)',
    constraintDescription:
      'not a value: give the publication settings as context instead, e.g. cdk deploy -c baseUrl=https://data.example.org',
  });
  Validations.of(stack).acknowledge({
    id: 'CloudFormation-Validate::W2001',
    reason: 'PublicationSettingsMissing is there to be without a value, not to be used',
  });
}
