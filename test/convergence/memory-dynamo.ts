import { tableDefinition } from '../../shared/adapters/dynamo/dynamo-table-definition.ts';
import { type HttpAnswer, type HttpCall, httpAnswer } from './http.ts';

type Value = Readonly<Record<string, unknown>>;
export type StoredItem = Readonly<Record<string, Value>>;

interface Expression {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, Value>>;
}
interface PutInput extends Expression {
  readonly Item: StoredItem;
  readonly ConditionExpression?: string;
}
interface QueryInput extends Expression {
  readonly IndexName?: string;
  readonly KeyConditionExpression: string;
  readonly ProjectionExpression?: string;
  readonly Limit?: number;
}
interface BatchInput {
  readonly RequestItems: Readonly<Record<string, readonly { PutRequest?: { Item: StoredItem }; DeleteRequest?: { Key: StoredItem } }[]>>;
}

/**
 * The few calls of DynamoDB that the table's adapter makes, in memory and with the very expressions that it writes: see memory-s3.ts. The index is
 * always up to date here, and a page is never full; the adapter's own tests are about those.
 */
export class MemoryDynamo {
  readonly #items: Map<string, StoredItem>;
  /** The same by partition, from the first query on: most are of worlds that are copied, and soon left. */
  #partitions: Map<string, Map<string, StoredItem>> | null = null;
  /** How often anything was written. */
  writes = 0;

  constructor(from?: MemoryDynamo) {
    this.#items = new Map(from === undefined ? [] : from.#items);
  }

  /** All items, by partition and sort key. */
  items(): readonly StoredItem[] {
    return [...this.#items].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }

  /** `half`: of a batch, only the first half takes effect. */
  async answer(call: HttpCall, part: 'whole' | 'half' = 'whole'): Promise<HttpAnswer> {
    const input = JSON.parse(typeof call.body === 'string' ? call.body : new TextDecoder().decode(call.body as Uint8Array));
    switch (dynamoOperation(call)) {
      case 'GetItem':
        return answered({ Item: this.#items.get(placeOf(input.Key)) });
      case 'PutItem':
        return this.#put(input);
      case 'Query':
        return answered({ Items: this.#query(input) });
      case 'BatchWriteItem':
        return this.#writeBatch(input, part);
      default:
        throw new Error(`the memory DynamoDB does not know ${dynamoOperation(call)}`);
    }
  }

  #put({ Item, ConditionExpression, ...expression }: PutInput): HttpAnswer {
    const standing = this.#items.get(placeOf(Item));
    if (ConditionExpression !== undefined && !holds(ConditionExpression, standing, expression)) {
      return dynamoError('ConditionalCheckFailedException');
    }
    this.#set(Item);
    this.writes += 1;
    return answered({});
  }

  #query({ IndexName, KeyConditionExpression, ProjectionExpression, Limit, ...expression }: QueryInput): readonly StoredItem[] {
    const sortKey = sortKeys[IndexName ?? ''] ?? 'sk';
    const partition = IndexName === undefined ? this.#partition(placed(':pk', expression)) : this.#items;
    const found = [...partition.values()]
      .filter((item) => holds(KeyConditionExpression, item, expression))
      .toSorted((a, b) => (text(a, sortKey) < text(b, sortKey) ? -1 : 1))
      .slice(0, Limit);
    if (ProjectionExpression === undefined) return found;
    const names = ProjectionExpression.split(', ').map((name) => nameOf(name, expression));
    return found.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name))));
  }

  #writeBatch({ RequestItems }: BatchInput, part: 'whole' | 'half'): HttpAnswer {
    const requests = Object.values(RequestItems).flat();
    this.writes += 1;
    for (const { PutRequest, DeleteRequest } of part === 'half' ? requests.slice(0, requests.length / 2) : requests) {
      if (PutRequest !== undefined) this.#set(PutRequest.Item);
      if (DeleteRequest !== undefined) this.#delete(DeleteRequest.Key);
    }
    return answered({ UnprocessedItems: {} });
  }

  #set(item: StoredItem): void {
    this.#items.set(placeOf(item), item);
    this.#partitions?.set(text(item, 'pk'), this.#partition(text(item, 'pk')).set(placeOf(item), item));
  }

  #delete(key: StoredItem): void {
    this.#items.delete(placeOf(key));
    this.#partitions?.get(text(key, 'pk'))?.delete(placeOf(key));
  }

  #partition(pk: string): Map<string, StoredItem> {
    this.#partitions ??= new Map(
      [...Map.groupBy(this.#items, ([, item]) => text(item, 'pk'))].map(([name, items]) => [name, new Map(items)]),
    );
    return this.#partitions.get(pk) ?? new Map();
  }
}

/** By index: what its items are in the order of. */
const sortKeys: Readonly<Record<string, string>> = Object.fromEntries(
  [tableDefinition.dueIndex, tableDefinition.tellIndex].map(({ name, sortKey }) => [name, sortKey]),
);

export function dynamoOperation({ headers }: HttpCall): string {
  return headers['x-amz-target']?.split('.')[1] ?? '';
}

export function dynamoError(name: string): HttpAnswer {
  return json(400, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name });
}

function answered(body: unknown): HttpAnswer {
  return json(200, body);
}

function json(status: number, body: unknown): HttpAnswer {
  return httpAnswer(status, { 'content-type': 'application/x-amz-json-1.0' }, new TextEncoder().encode(JSON.stringify(body)));
}

function placeOf(item: StoredItem): string {
  return `${text(item, 'pk')}\u0000${text(item, 'sk')}`;
}

function text(item: StoredItem, name: string): string {
  return String(item[name]?.S ?? '');
}

/** The forms of conditions that the adapter writes, joined by AND. */
function holds(condition: string, item: StoredItem | undefined, expression: Expression): boolean {
  const absent = /^attribute_not_exists\(\w+\)$/.exec(condition);
  if (absent !== null) return item === undefined;
  const between = /^(.*) AND (\S+) BETWEEN (\S+) AND (\S+)$/.exec(condition);
  if (between !== null) {
    const [, rest = '', name = '', from = '', to = ''] = between;
    const value = text(item ?? {}, name);
    return holds(rest, item, expression) && value >= placed(from, expression) && value <= placed(to, expression);
  }
  return condition.split(' AND ').every((part) => item !== undefined && partHolds(part, item, expression));
}

function partHolds(part: string, item: StoredItem, expression: Expression): boolean {
  const begins = /^begins_with\((\S+), (\S+)\)$/.exec(part);
  if (begins !== null) return text(item, begins[1] ?? '').startsWith(placed(begins[2] ?? '', expression));
  const [, name = '', operator, value = ''] = /^(\S+) (=|<) (\S+)$/.exec(part) ?? [];
  const attribute = item[nameOf(name, expression)];
  if (operator === '=') return JSON.stringify(attribute) === JSON.stringify(expression.ExpressionAttributeValues?.[value]);
  if (operator === '<') return attribute !== undefined && String(attribute.S) < placed(value, expression);
  throw new Error(`the memory DynamoDB does not know the condition ${part}`);
}

function nameOf(name: string, { ExpressionAttributeNames }: Expression): string {
  return ExpressionAttributeNames?.[name] ?? name;
}

function placed(placeholder: string, { ExpressionAttributeValues }: Expression): string {
  return String(ExpressionAttributeValues?.[placeholder]?.S);
}
