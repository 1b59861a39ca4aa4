import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { BulkFunction } from './bulk-function.ts';
import type { DocumentsTable } from './documents-table.ts';
import type { IntakeQueue } from './intake-queue.ts';
import type { PublicFeed } from './public-feed.ts';
import type { PublishFunction } from './publish-function.ts';
import type { ReconcileFunction } from './reconcile-function.ts';
import type { UploadsBucket } from './uploads-bucket.ts';

export interface OperatorPolicyProps {
  readonly intake: IntakeQueue;
  readonly uploads: UploadsBucket;
  readonly documents: DocumentsTable;
  readonly feed: PublicFeed;
  readonly publish: PublishFunction;
  readonly reconcile: ReconcileFunction;
  readonly bulk: BulkFunction;
}

/**
 * What `jixiao ops` does in an operator's name, and nothing else: it is attached to the role that operators take. Of objects it may
 * write what a takedown does: public ones, and what it remembers of them. */
export class OperatorPolicy extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { intake, uploads, documents, feed, publish, reconcile, bulk }: OperatorPolicyProps) {
    super(scope, id);
    this.policy = new ManagedPolicy(this, 'Policy', { description: 'Jixiao Feed: what the commands of jixiao ops do' });
    this.policy.addStatements(new PolicyStatement({ actions: ['cloudformation:DescribeStacks'], resources: [Stack.of(this).stackId] }));
    uploads.grantSeeDocuments(this.policy);
    uploads.grantListVersions(this.policy);
    uploads.grantReadReceipts(this.policy);
    uploads.grantReadPlans(this.policy);
    uploads.grantReadWriteRedactions(this.policy);
    feed.grantTakeDown(this.policy);
    documents.grantSingleItems(this.policy);
    documents.grantIndex('dueIndex', this.policy);
    intake.grantSend(this.policy);
    intake.deadLetters.queue.grant(this.policy, 'sqs:GetQueueAttributes');
    for (const { queue } of [intake.parked, publish.failures, reconcile.failures]) queue.grantConsumeMessages(this.policy);
    for (const { handler } of [publish, reconcile, bulk])
      this.policy.addStatements(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.function.functionArn] }));
  }
}
