import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** What S3, DynamoDB and SNS do with a key in the name of whoever calls them. */
const useActions = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** The key over what is not public: documents and receipts, the table, and what people are told. It outlives the stack as the data does. */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Jixiao Feed: documents, receipts, table, notices',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  grantUse(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: useActions, resourceArns: [this.key.keyArn] });
  }

  /** Without this an alarm turns red, and its message is dropped without a trace. */
  grantAlarms(): void {
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsWriteToEncryptedTopics',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }
}
