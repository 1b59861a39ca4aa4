import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { exposedHeaders, framePolicy } from '../../shared/core/feed/public-headers.ts';

const preflightKept = Duration.days(1);

/**
 * What the public reads, through the CDN only. The bucket keeps no old versions: everything in it is either named by its content, and never
 * overwritten, or an alias that can be made again; and what a takedown deletes shall be gone.
 */
export class PublicFeed extends Construct {
  readonly bucket: Bucket;
  readonly address: string;

  constructor(scope: Construct, id: string) {
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
    const behavior: BehaviorOptions = {
      // LIST, so that what is not there is a 404 and not a 403. (The cast: the library declares its optional properties without
      // exactOptionalPropertyTypes in mind.)
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket, { originAccessLevels: [AccessLevel.READ, AccessLevel.LIST] }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // How long something may be cached is said by each object's own Cache-Control.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
      responseHeadersPolicy: readableFromAnywhere(this),
      compress: true,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Jixiao Feed',
      defaultBehavior: behavior,
      // Compressing would weaken the ETag of the pointer, which portals compare.
      additionalBehaviors: { 'latest.json': { ...behavior, compress: false } },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
    });
    Validations.of(distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'It lists nothing to the public: / is the default root object, and the cache policy hands no query string on',
    });
    this.address = `https://${distribution.distributionDomainName}`;
  }

  grantRead(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [this.bucket.arnForObjects('*')] });
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  /** Reads, writes and lists; never deletes. */
  grantPublish(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['s3:GetObject', 's3:PutObject'], resourceArns: [this.bucket.arnForObjects('*')] });
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }
}

/** Open data: a page of anyone's may read it, ETag included, and no browser guesses at its types. */
function readableFromAnywhere(scope: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'ReadableFromAnywhere', {
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
    },
  });
}
