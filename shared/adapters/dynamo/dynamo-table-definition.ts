/**
 * The table, as data: what the stack declares on AWS, what the local server creates, and what the adapter's items are keyed by. All keys are strings.
 *
 * The index is sparse: only heads with a `dueAt` have its two attributes. All its items share one partition key, so that one query gives them in order
 * of time. The second index is another such: heads of which there may be something to tell. That holds: a partition takes 1,000 write units a second, an upload costs about four of them there (enters, is replaced, leaves), so 10,000
 * uploads an hour are 11 a second, and 10,000 within one minute 670.
 */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  dueIndex: { name: 'due', partitionKey: 'due', sortKey: 'dueOrder', projection: 'KEYS_ONLY' },
  tellIndex: { name: 'tell', partitionKey: 'tell', sortKey: 'tellOrder', projection: 'KEYS_ONLY' },
  /** What is work for the publisher, by its sort key: heads, and orders on records, whose sort keys begin so. */
  bells: { head: 'head', orders: 'order#withdraw#' },
} as const;
