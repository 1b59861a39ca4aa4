import { CfnOutput, CfnParameter, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AccessLogs } from './constructs/access-logs.ts';
import { BulkFunction } from './constructs/bulk-function.ts';
import { DataKey } from './constructs/data-key.ts';
import { DeadLettersFunction, deadLettersTimeout } from './constructs/dead-letters-function.ts';
import { DocumentsTable } from './constructs/documents-table.ts';
import { ExtractFunction, extractTimeout } from './constructs/extract-function.ts';
import { IntakeQueue } from './constructs/intake-queue.ts';
import { Operations } from './constructs/operations.ts';
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
 * Beside it: dead letters, whose documents' receipts say so; and the reconciliation, which looks for what got lost.
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

    const extract = new ExtractFunction(this, 'Extract', { intake, uploads, documents, settings });
    const publish = new PublishFunction(this, 'Publish', { documents, uploads, feed, settings });
    new BulkFunction(this, 'Bulk', { feed, settings });
    new DeadLettersFunction(this, 'DeadLetters', { intake, uploads, documents, settings });
    const reconcile = new ReconcileFunction(this, 'Reconcile', { intake, uploads, documents, feed, settings });

    new Operations(this, 'Operations', { dataKey, intake, extract, documents, publish, settings });

    new CfnOutput(this, 'UploadsBucketName', { value: uploads.bucket.bucketName, description: 'Drop PDFs here, below incoming/' });
    new CfnOutput(this, 'FeedAddress', { value: feed.address, description: 'Where the public reads' });
    new CfnOutput(this, 'FeedBucketName', { value: feed.bucket.bucketName, description: 'What the public reads' });
    new CfnOutput(this, 'TableName', { value: documents.table.tableName, description: 'Heads, revisions, claims' });
    new CfnOutput(this, 'IntakeQueueUrl', { value: intake.queue.queueUrl, description: 'Uploads that wait' });
    new CfnOutput(this, 'IntakeParkedUrl', {
      value: intake.parked.queue.queueUrl,
      description: 'Uploads that could not be processed: redrive from here',
    });
    new CfnOutput(this, 'PublishFailuresUrl', {
      value: publish.failures.queue.queueUrl,
      description: 'Publishing runs that failed for good',
    });
    new CfnOutput(this, 'ReconcileFailuresUrl', {
      value: reconcile.failures.queue.queueUrl,
      description: 'Reconciling runs that failed for good',
    });
  }
}

/** A parameter that no value satisfies: the template can be looked at, and nobody publishes under an example's name by mistake. */
function refuseDeployment(stack: Stack): void {
  new CfnParameter(stack, 'PublicationSettingsMissing', {
    type: 'String',
    allowedPattern: '[^\\s\\S]',
    description:
      'Nobody has said who publishes. Give baseUrl, datasetTitle, publisher, contact, licence and operationsEmail as context (see cdk/deployment-settings.ts)',
    constraintDescription:
      'not a value: give the publication settings as context instead, e.g. cdk deploy -c baseUrl=https://data.example.org',
  });
  Validations.of(stack).acknowledge({
    id: 'CloudFormation-Validate::W2001',
    reason: 'PublicationSettingsMissing is there to be without a value, not to be used',
  });
}
