import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { exposedHeaders, framePolicy } from '../../shared/core/feed/public-headers.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';

const preflightKept = Duration.days(1);

/** As browsers' preload lists ask for it. */
const httpsRemembered = Duration.days(730);

export interface DistributionProps {
  readonly bucket: Bucket;
  readonly domain: DeploymentSettings['domain'];
}

/** CloudFront anywhere but in China. */
export class WorldDistribution extends Construct {
  readonly domainName: string;
  readonly distributionId: string;

  constructor(scope: Construct, id: string, { bucket, domain }: DistributionProps) {
    super(scope, id);
    const behavior: BehaviorOptions = {
      // LIST, so that what is not there is a 404 and not a 403. (The cast: the library declares its optional properties without
      // exactOptionalPropertyTypes in mind.)
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket, { originAccessLevels: [AccessLevel.READ, AccessLevel.LIST] }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // How long something may be cached is said by each object's own Cache-Control.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
      responseHeadersPolicy: responseHeaders(this),
      compress: true,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Jixiao Feed',
      defaultBehavior: behavior,
      // Compressing would weaken the ETag of the pointer, which portals compare.
      additionalBehaviors: { 'latest.json': { ...behavior, compress: false } },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(domain === null
        ? {}
        : {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
    });
    acknowledge(distribution, domain);
    this.domainName = distribution.distributionDomainName;
    this.distributionId = distribution.distributionId;
  }
}

/**
 * Open data: a page of anyone's may read it, ETag included, and no browser guesses at its types. Each page brings its own policy for scripts and styles, by
 * their hashes; here stands what a page cannot say of itself, and what holds for files that are no pages.
 */
function responseHeaders(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'Headers', {
    corsBehavior: {
      accessControlAllowOrigins: ['*'],
      accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS'],
      accessControlAllowHeaders: ['*'],
      accessControlExposeHeaders: exposedHeaders,
      accessControlAllowCredentials: false,
      accessControlMaxAge: preflightKept,
      originOverride: true,
    },
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      contentSecurityPolicy: { contentSecurityPolicy: framePolicy, override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: httpsRemembered, includeSubdomains: false, override: true },
    },
  });
}

export function acknowledge(distribution: Construct, domain: DeploymentSettings['domain']): void {
  Validations.of(distribution).acknowledge(
    {
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'It lists nothing to the public: / is the default root object, and the cache policy hands no query string on',
    },
    { id: 'AwsSolutions-CFR1', reason: 'Open data is for every country' },
    {
      id: 'AwsSolutions-CFR2',
      reason: 'Static files, read only, without parameters, from a cache: a firewall would have nothing to look at',
    },
    { id: 'AwsSolutions-CFR3', reason: 'Who reads public data is nobody’s business; how many do, CloudFront’s own metrics say' },
    ...(domain === null
      ? [
          {
            id: 'AwsSolutions-CFR4',
            reason: 'Under CloudFront’s own name CloudFront sets the protocol; with a domain it is TLS 1.2 or later',
          },
        ]
      : []),
  );
}
