import { describe, expect, it } from 'vitest';
import { type S3Change, s3Event, s3SqsEvent } from '../../../local/s3/event.ts';
import { encodeEventKey } from '../../../shared/core/documents/event-key.ts';

const put: S3Change = {
  bucket: 'uploads',
  key: 'incoming/财政局/2023 年度 (a+b).pdf',
  kind: 'created',
  eventName: 'ObjectCreated:Put',
  versionId: 'xszNQt3cdUvFc5OxrEbSO8o77j08JsO9',
  sequencer: '000000000000001F',
  etag: 'a98a029b158d73ff7bdd12fec6227de1',
  bytes: 13,
  eventTime: '2026-01-02T03:04:05.678Z',
};

describe('a change', () => {
  it('is told as S3 tells it', () => {
    expect(s3Event(put)).toEqual({
      Records: [
        {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          awsRegion: 'us-east-1',
          eventTime: '2026-01-02T03:04:05.678Z',
          eventName: 'ObjectCreated:Put',
          userIdentity: { principalId: 'LOCAL' },
          requestParameters: { sourceIPAddress: '127.0.0.1' },
          responseElements: {
            'x-amz-request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
            'x-amz-id-2': expect.stringMatching(/^[0-9A-F]{64}$/),
          },
          s3: {
            s3SchemaVersion: '1.0',
            configurationId: 'local',
            bucket: { name: 'uploads', ownerIdentity: { principalId: 'LOCAL' }, arn: 'arn:aws:s3:::uploads' },
            object: {
              key: 'incoming/%E8%B4%A2%E6%94%BF%E5%B1%80/2023+%E5%B9%B4%E5%BA%A6+%28a%2Bb%29.pdf',
              size: 13,
              eTag: 'a98a029b158d73ff7bdd12fec6227de1',
              versionId: 'xszNQt3cdUvFc5OxrEbSO8o77j08JsO9',
              sequencer: '000000000000001F',
            },
          },
        },
      ],
    });
  });

  it('that deletes a version for good has neither size nor ETag', () => {
    const deleted: S3Change = { ...put, kind: 'removed', eventName: 'ObjectRemoved:Delete', etag: null, bytes: null };
    expect(s3Event(deleted).Records[0]?.s3.object).toEqual({
      key: 'incoming/%E8%B4%A2%E6%94%BF%E5%B1%80/2023+%E5%B9%B4%E5%BA%A6+%28a%2Bb%29.pdf',
      versionId: 'xszNQt3cdUvFc5OxrEbSO8o77j08JsO9',
      sequencer: '000000000000001F',
    });
  });

  it('in a bucket without versions names none', () => {
    expect(s3Event({ ...put, versionId: null }).Records[0]?.s3.object).not.toHaveProperty('versionId');
  });

  it('comes to Lambda in a message of its own', () => {
    const sentAt = new Date('2026-01-02T03:04:06.000Z');
    const [first, second] = ['first', 'second'].map((messageId, n) => ({
      change: put,
      delivery: { messageId, receiveCount: n + 1, sentAt, queueName: 'uploads-queue' },
    }));
    if (first === undefined || second === undefined) throw new Error('two');
    const { Records } = s3SqsEvent([first, second]);
    expect(Records.map((record) => [record.messageId, record.receiptHandle, record.attributes.ApproximateReceiveCount])).toEqual([
      ['first', 'local-first-1', '1'],
      ['second', 'local-second-2', '2'],
    ]);
    expect(Records[1]).toEqual({
      messageId: 'second',
      receiptHandle: 'local-second-2',
      body: JSON.stringify(s3Event(put)),
      attributes: {
        ApproximateReceiveCount: '2',
        SentTimestamp: '1767323046000',
        SenderId: 'LOCAL',
        ApproximateFirstReceiveTimestamp: '1767323046000',
      },
      messageAttributes: {},
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:uploads-queue',
      awsRegion: 'us-east-1',
    });
  });
});

describe('a key in an event', () => {
  it.each([
    ['red flower.jpg', 'red+flower.jpg'],
    ['a+b', 'a%2Bb'],
    ['100%', '100%25'],
    ['a/b//c', 'a/b//c'],
    ['绩效', '%E7%BB%A9%E6%95%88'],
    ['test_file(3).png', 'test_file%283%29.png'],
    ["-_.*!'~", '-_.*%21%27%7E'],
    ['😀', '%F0%9F%98%80'],
  ])('%s is written %s', (key, encoded) => {
    expect(encodeEventKey(key)).toBe(encoded);
    expect(decodeURIComponent(encoded.replaceAll('+', ' '))).toBe(key);
  });
});
