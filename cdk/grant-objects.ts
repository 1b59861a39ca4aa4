import assert from 'node:assert/strict';
import { Stack, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';

/** Lets a function, or whoever has a policy, do something with the objects below a prefix; '' is the whole bucket. */
export function grantObjects(bucket: Bucket, prefix: string, grantee: IGrantable, actions: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns: [bucket.arnForObjects(`${prefix}*`)] });
  Validations.of(holderOf(grantee)).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>/${prefix}*]`,
    reason: `Objects have names that only officers and releases know: ${prefix === '' ? 'this bucket is all of one kind' : `all below ${prefix}, and no others`}`,
  });
}

/** Where the permission is written: with the role of a function, or in the policy itself. */
function holderOf(grantee: IGrantable): IConstruct {
  const holder = [grantee.grantPrincipal, grantee].find((each) => Construct.isConstruct(each));
  assert(holder instanceof Construct, 'a permission stands in a role or a policy of this stack');
  return holder;
}
