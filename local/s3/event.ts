import { createHash } from 'node:crypto';
import type { S3EventRecord, SQSEvent } from 'aws-lambda';
import { encodeEventKey } from '../../shared/core/documents/event-key.ts';

/** Something that happened to a key, as the embedded server tells it. */
export interface S3Change {
  readonly bucket: string;
  /** Whole and decoded. */
  readonly key: string;
  readonly kind: 'created' | 'removed';
  readonly eventName: 'ObjectCreated:Put' | 'ObjectCreated:Copy' | 'ObjectRemoved:Delete' | 'ObjectRemoved:DeleteMarkerCreated';
  /** Null where the bucket is not versioned. */
  readonly versionId: string | null;
  /** Upper-case hexadecimal, always of one length: greater is later, over all keys of the server. */
  readonly sequencer: string;
  /** Without quotes; null where a version was deleted, for which S3 names none. */
  readonly etag: string | null;
  readonly bytes: number | null;
  /** RFC 3339 with milliseconds. */
  readonly eventTime: string;
}

export interface Delivery {
  readonly messageId: string;
  /** 1 the first time; each redelivery of a message counts on. */
  readonly receiveCount: number;
  readonly sentAt: Date;
  readonly queueName: string;
}

/** The batch with which Lambda is called for messages that S3 sent to a queue: one change a message, as S3 does it. */
export function s3SqsEvent(messages: readonly { readonly change: S3Change; readonly delivery: Delivery }[]): SQSEvent {
  return { Records: messages.map(({ change, delivery }) => sqsRecord(JSON.stringify(s3Event(change)), delivery)) };
}

/** The JSON that S3 itself sends about a change. S3 leaves `size` and `eTag` out where there are none, which the published types do not know. */
export function s3Event(change: S3Change): { readonly Records: readonly S3NotificationRecord[] } {
  const id = createHash('sha256').update(`${change.bucket}\n${change.sequencer}`).digest('hex').toUpperCase();
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: localRegion,
        eventTime: change.eventTime,
        eventName: change.eventName,
        userIdentity: { principalId: 'LOCAL' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': id.slice(0, 16), 'x-amz-id-2': id },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: { name: change.bucket, ownerIdentity: { principalId: 'LOCAL' }, arn: `arn:aws:s3:::${change.bucket}` },
          object: {
            key: encodeEventKey(change.key),
            ...(change.bytes === null ? {} : { size: change.bytes }),
            ...(change.etag === null ? {} : { eTag: change.etag }),
            ...(change.versionId === null ? {} : { versionId: change.versionId }),
            sequencer: change.sequencer,
          },
        },
      },
    ],
  };
}

export type S3NotificationRecord = Omit<S3EventRecord, 's3'> & {
  readonly s3: Omit<S3EventRecord['s3'], 'object'> & {
    readonly object: Pick<S3EventRecord['s3']['object'], 'key' | 'versionId' | 'sequencer'> & {
      readonly size?: number;
      readonly eTag?: string;
    };
  };
};

function sqsRecord(body: string, delivery: Delivery): SQSEvent['Records'][number] {
  const sentAt = String(delivery.sentAt.getTime());
  return {
    messageId: delivery.messageId,
    receiptHandle: `local-${delivery.messageId}-${delivery.receiveCount}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(delivery.receiveCount),
      SentTimestamp: sentAt,
      SenderId: 'LOCAL',
      ApproximateFirstReceiveTimestamp: sentAt,
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${localRegion}:000000000000:${delivery.queueName}`,
    awsRegion: localRegion,
  };
}

const localRegion = 'us-east-1';
