import type { SynthesizedStack } from '../support/synthesized-stack.ts';

/** What of the template moto's CloudFormation does not know: left out there, and looked at in test/cdk only. */
export const lackingInMoto = [
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Logs::QueryDefinition',
  'AWS::S3::BucketPolicy',
  // Made there, but without its logical name.
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

type Template = SynthesizedStack['template'];

/** The template without those, without what names them, and without the check of the bootstrap, which is not there. */
export function templateForMoto({ Resources, Outputs }: Template): Template {
  const kept = Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => !lackingInMoto.includes(Type)));
  const names = new Set(Object.keys(kept));
  const lacking = Object.keys(Resources).filter((id) => !names.has(id));
  const isWhole = (part: unknown) => !lacking.some((id) => JSON.stringify(part).includes(`"${id}"`));
  return {
    Resources: Object.fromEntries(
      Object.entries(kept).map(([id, resource]) => [
        id,
        { ...withoutLacking(resource, isWhole), DependsOn: [resource.DependsOn ?? []].flat().filter((on) => names.has(on)) },
      ]),
    ),
    Outputs: Object.fromEntries(Object.entries(Outputs).filter(([, output]) => isWhole(output))),
    Parameters: {},
  };
}

/** The operators' policy without what is about a resource that is not there. */
function withoutLacking(resource: Template['Resources'][string], isWhole: (part: unknown) => boolean): Template['Resources'][string] {
  if (resource.Type !== 'AWS::IAM::ManagedPolicy') return resource;
  const { PolicyDocument, ...rest } = resource.Properties;
  return {
    ...resource,
    Properties: { ...rest, PolicyDocument: { ...PolicyDocument, Statement: PolicyDocument.Statement.filter(isWhole) } },
  };
}

/** The few calls of an account that no adapter of the project makes. */
export class MotoAccount {
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** A change of the stack; what became of it. */
  async stack(action: 'CreateStack' | 'UpdateStack' | 'DeleteStack', template: Template | null): Promise<string> {
    const body = template === null ? {} : { TemplateBody: JSON.stringify(template), 'Capabilities.member.1': 'CAPABILITY_IAM' };
    await this.#query({ Action: action, StackName: 'jixiao-feed', ...body });
    if (action === 'DeleteStack') return /<StackStatus>(\w+)</.exec(await this.#query({ Action: 'ListStacks' }))?.[1] ?? '';
    return /<StackStatus>(\w+)</.exec(await this.#query({ Action: 'DescribeStacks', StackName: 'jixiao-feed' }))?.[1] ?? '';
  }

  /** Physical ids by logical ones. */
  async resources(): Promise<Readonly<Record<string, string>>> {
    const answer = await this.#query({ Action: 'ListStackResources', StackName: 'jixiao-feed' });
    const members = answer.split('<member>').slice(1);
    const named = (member: string, name: string) => new RegExp(`<${name}>([^<]*)<`).exec(member)?.[1] ?? '';
    return Object.fromEntries(members.map((member) => [named(member, 'LogicalResourceId'), named(member, 'PhysicalResourceId')]));
  }

  /** The functions as they are configured, by name. */
  async functions(): Promise<Readonly<Record<string, { readonly Environment: { readonly Variables: Record<string, string> } }>>> {
    const { Functions } = await this.#call('lambda', '/2015-03-31/functions/', { method: 'GET' });
    return Object.fromEntries(Functions.map((fn: { FunctionName: string }) => [fn.FunctionName, fn]));
  }

  /** What waits in a queue, as Lambda would hand it on. */
  async received(queueUrl: string): Promise<{ readonly Records: readonly unknown[] }> {
    const { Messages = [] } = await this.#call('sqs', '/', {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
      body: JSON.stringify({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
    });
    return {
      Records: Messages.map(({ MessageId, Body }: { MessageId: string; Body: string }) => ({ messageId: MessageId, body: Body })),
    };
  }

  /** Has a topic told to a new queue as well; its URL. */
  async listenTo(topicArn: string): Promise<string> {
    const { QueueUrl } = await this.#call('sqs', '/', {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.CreateQueue' },
      body: JSON.stringify({ QueueName: 'listener' }),
    });
    const body = new URLSearchParams({
      ...{ Action: 'Subscribe', TopicArn: topicArn, Protocol: 'sqs' },
      Endpoint: 'arn:aws:sqs:us-east-1:123456789012:listener',
    });
    await this.#fetch('sns', '/', { method: 'POST', body });
    return QueueUrl;
  }

  /** Whatever a stack may leave behind, by type: names, ids or addresses. */
  async standing(): Promise<Readonly<Record<string, readonly string[]>>> {
    const { TableNames } = await this.#list('dynamodb', 'DynamoDB_20120810.ListTables');
    const { logGroups } = await this.#list('logs', 'Logs_20140328.DescribeLogGroups');
    const { Keys } = await this.#list('kms', 'TrentService.ListKeys');
    const { QueueUrls = [] } = await this.#list('sqs', 'AmazonSQS.ListQueues');
    const { Rules } = await this.#list('events', 'AWSEvents.ListRules');
    const { EventSourceMappings } = await this.#call('lambda', '/2015-03-31/event-source-mappings/', { method: 'GET' });
    return {
      'AWS::DynamoDB::Table': TableNames,
      // Without those that moto makes where it would run a function.
      'AWS::Logs::LogGroup': logGroups.flatMap(({ logGroupName: name }: { logGroupName: string }) =>
        name.startsWith('/aws/lambda/') ? [] : [name],
      ),
      'AWS::KMS::Key': Keys.map(({ KeyId }: { KeyId: string }) => KeyId),
      'AWS::SQS::Queue': QueueUrls,
      'AWS::Events::Rule': Rules.map(({ Name }: { Name: string }) => Name),
      'AWS::Lambda::EventSourceMapping': EventSourceMappings.map(({ UUID }: { UUID: string }) => UUID),
      'AWS::Lambda::Function': Object.keys(await this.functions()),
    };
  }

  #list(service: string, target: string) {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
    return this.#call(service, '/', { method: 'POST', headers, body: '{}' });
  }

  async #query(parameters: Readonly<Record<string, string>>): Promise<string> {
    const response = await this.#fetch('cloudformation', '/', { method: 'POST', body: new URLSearchParams(parameters) });
    return response.text();
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of AWS's own shapes
  async #call(service: string, path: string, init: RequestInit): Promise<any> {
    return (await this.#fetch(service, path, init)).json();
  }

  async #fetch(service: string, path: string, init: RequestInit): Promise<Response> {
    const authorization = `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const response = await fetch(this.#endpoint + path, { ...init, headers: { ...init.headers, authorization } });
    if (!response.ok) throw new Error(`${service}: ${response.status} ${await response.text()}`);
    return response;
  }
}
