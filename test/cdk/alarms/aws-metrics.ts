/**
 * What AWS says that its services count, by namespace: names, and the dimensions under which they are found. As documented on 2026-01-15:
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export const awsMetrics: Readonly<Record<string, { readonly dimensions: readonly string[]; readonly names: readonly string[] }>> = {
  'AWS/Lambda': { dimensions: ['FunctionName'], names: ['Invocations', 'Errors', 'Throttles', 'Duration', 'ConcurrentExecutions'] },
  'AWS/SQS': {
    dimensions: ['QueueName'],
    names: ['ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible', 'NumberOfMessagesDeleted', 'NumberOfMessagesSent'],
  },
  'AWS/DynamoDB': { dimensions: ['TableName'], names: ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'] },
};
