import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { exposedHeaders } from '../../shared/core/feed/public-headers.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { grantObjects } from '../grant-objects.ts';
import type { AccessLogs } from './access-logs.ts';
import { ChinaDistribution } from './china-distribution.ts';
import { WorldDistribution } from './world-distribution.ts';

const preflightKept = Duration.days(1);

export interface PublicFeedProps {
  readonly settings: DeploymentSettings;
  readonly accessLogs: AccessLogs;
}

/**
 * What the public reads, through the CDN only. The bucket keeps no old versions: everything in it is either named by its content, and never
 * overwritten, or an alias that can be made again; and what a takedown deletes shall be gone. It is not under our key: nothing in it is secret, and a key that
 * was disabled would take the feed away.
 */
export class PublicFeed extends Construct {
  readonly bucket: Bucket;
  readonly address: string;
  readonly distributionId: string;

  constructor(scope: Construct, id: string, { settings, accessLogs }: PublicFeedProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // A browser asks first (OPTIONS) where a page sends If-None-Match, and the bucket is what answers it.
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ['*'],
          exposedHeaders,
          maxAge: preflightKept.toSeconds(),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    accessLogs.record(this.bucket, 'feed/');
    const { domain } = settings;
    const distribution =
      settings.isInChina && domain !== null
        ? new ChinaDistribution(this, 'China', { bucket: this.bucket, domain })
        : new WorldDistribution(this, 'World', { bucket: this.bucket, domain });
    this.address = `https://${domain?.name ?? distribution.domainName}`;
    this.distributionId = distribution.distributionId;
  }

  grantRead(grantee: IGrantable): void {
    grantObjects(this.bucket, '', grantee, ['s3:GetObject']);
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  /** Files of earlier releases are written anew without some content, those that hold it deleted, and the CDN's copies dropped. */
  grantTakeDown(grantee: IGrantable): void {
    grantObjects(this.bucket, '', grantee, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']);
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
    Grant.addToPrincipal({
      grantee,
      actions: ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
      resourceArns: [
        Stack.of(this).formatArn({ service: 'cloudfront', region: '', resource: 'distribution', resourceName: this.distributionId }),
      ],
    });
  }

  /** Lets files of all records go, which newer ones have replaced; everything else in the bucket stays. */
  grantSweepBuilds(grantee: IGrantable): void {
    grantObjects(this.bucket, 'bulk/', grantee, ['s3:DeleteObject']);
  }

  /** Reads, writes and lists; never deletes. */
  grantPublish(grantee: IGrantable): void {
    grantObjects(this.bucket, '', grantee, ['s3:GetObject', 's3:PutObject']);
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }
}
