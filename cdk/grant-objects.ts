import { Stack, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** Lets a function do something with the objects below a prefix; '' is the whole bucket. */
export function grantObjects(bucket: Bucket, prefix: string, grantee: IGrantable, actions: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns: [bucket.arnForObjects(`${prefix}*`)] });
  const { grantPrincipal } = grantee as IGrantable & { grantPrincipal: IConstruct };
  Validations.of(grantPrincipal).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>/${prefix}*]`,
    reason: `Objects have names that only officers and releases know: ${prefix === '' ? 'this bucket is all of one kind' : `all below ${prefix}, and no others`}`,
  });
}
