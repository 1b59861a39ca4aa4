import { Validations } from 'aws-cdk-lib';
import { CfnCloudFrontOriginAccessIdentity, CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { CanonicalUserPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { acknowledge } from './world-distribution.ts';

const origin = 'feed';

export interface ChinaDistributionProps {
  readonly bucket: Bucket;
  readonly domain: NonNullable<DeploymentSettings['domain']>;
}

/**
 * CloudFront in China, which is another service: a domain of one's own with an ICP registration, a certificate from IAM, an identity in the place of origin
 * access control, forwarded values in the place of cache policies, and no policies for response headers. So what the pages say of themselves (their
 * policy for scripts and styles) is all that a browser hears there. The construct library has no class for it.
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/cloudfront.html
 */
export class ChinaDistribution extends Construct {
  readonly domainName: string;
  readonly distributionId: string;

  constructor(scope: Construct, id: string, { bucket, domain }: ChinaDistributionProps) {
    super(scope, id);
    const identity = new CfnCloudFrontOriginAccessIdentity(this, 'Identity', {
      cloudFrontOriginAccessIdentityConfig: { comment: 'Jixiao Feed reads its bucket' },
    });
    grantRead(bucket, identity);
    const distribution = new CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        enabled: true,
        comment: 'Jixiao Feed',
        aliases: [domain.name],
        defaultRootObject: 'index.html',
        httpVersion: 'http2',
        ipv6Enabled: false,
        origins: [
          {
            id: origin,
            domainName: bucket.bucketRegionalDomainName,
            s3OriginConfig: { originAccessIdentity: `origin-access-identity/cloudfront/${identity.ref}` },
          },
        ],
        defaultCacheBehavior: behavior(true),
        // Compressing would weaken the ETag of the pointer, which portals compare.
        cacheBehaviors: [{ pathPattern: 'latest.json', ...behavior(false) }],
        viewerCertificate: { iamCertificateId: domain.certificate, sslSupportMethod: 'sni-only', minimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    acknowledge(distribution, domain);
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR7',
      reason: 'China has no origin access control; an identity does the same',
    });
    this.domainName = distribution.attrDomainName;
    this.distributionId = distribution.attrId;
  }
}

/** What a browser asks first, where a page of another site reads the feed: the bucket answers it. */
const askedFirst = ['Origin', 'Access-Control-Request-Headers', 'Access-Control-Request-Method'];

/** Nothing else of a request but its path goes on. How long something may be cached is said by each object's own Cache-Control. */
function behavior(compress: boolean) {
  return {
    targetOriginId: origin,
    viewerProtocolPolicy: 'redirect-to-https',
    compress,
    allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
    forwardedValues: { queryString: false, cookies: { forward: 'none' }, headers: askedFirst },
  };
}

/** Listing too, so that what is not there is a 404 and not a 403. */
function grantRead(bucket: Bucket, identity: CfnCloudFrontOriginAccessIdentity): void {
  const principals = [new CanonicalUserPrincipal(identity.attrS3CanonicalUserId)];
  bucket.addToResourcePolicy(new PolicyStatement({ principals, actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
  bucket.addToResourcePolicy(new PolicyStatement({ principals, actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
}
