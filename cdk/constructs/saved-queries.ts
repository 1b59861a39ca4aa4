import { Stack } from 'aws-cdk-lib';
import { type ILogGroup, QueryDefinition, QueryString, type QueryStringProps } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { PipelineFunction } from './pipeline-function.ts';

/**
 * How a run ends that none of our own lines tells of, as Lambda writes it: what a handler threw, or the start (`⇥ERROR⇥Invoke Error`), a run that was cut
 * off, a process that died. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
const toldByLambda = String.raw`/\tERROR\t|Task timed out|Runtime exited|Runtime\.|Status: (error|timeout)/`;

export interface SavedQueriesProps {
  readonly all: readonly PipelineFunction[];
  readonly extract: PipelineFunction;
  readonly publish: PipelineFunction;
  readonly reconcile: PipelineFunction;
}

/** The questions that are asked at night, ready in the console of CloudWatch. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { all, extract, publish, reconcile }: SavedQueriesProps) {
    super(scope, id);
    this.ask('FirstErrors', 'first errors', all, {
      fields: ['@timestamp', 'service', 'message', 'document', 'correlationId', 'error.message', 'errorMessage', '@message'],
      filterStatements: [`level = 'error' or @message like ${toldByLambda}`],
      sort: '@timestamp asc',
      limit: 50,
    });
    this.ask('OneDocument', 'one document (put its name in)', all, {
      fields: ['@timestamp', 'service', 'message', 'state', 'status', 'version', 'correlationId', 'requestId', 'error.message', 'document'],
      filterStatements: ["document like 'NAME' or place like 'NAME'"],
      sort: '@timestamp desc',
      limit: 200,
    });
    this.ask('NeedAttention', 'documents that need attention', [extract], {
      fields: ['@timestamp', 'document', 'status', 'recordsHeld', 'recordsKept', 'codes', 'correlationId'],
      filterStatements: ["message = 'document extracted' and status in ['rejected', 'held', 'partial']"],
      sort: '@timestamp desc',
      limit: 200,
    });
    this.ask('Publications', 'publications', [publish], {
      fields: ['@timestamp', 'kind', 'sequence', 'more', 'correlationId'],
      filterStatements: ["message = 'publisher ran' and kind != 'nothing-new'"],
      sort: '@timestamp desc',
      limit: 200,
    });
    this.ask('OutOfPlace', 'out of place', [reconcile], {
      fields: ['@timestamp', 'message', 'what', 'place', 'isSetRight', 'topic', 'correlationId'],
      filterStatements: ["message in ['out of place', 'nobody listens']"],
      sort: '@timestamp desc',
      limit: 200,
    });
    this.ask('SlowestRuns', 'slowest runs', all, {
      fields: ['@timestamp', '@duration', '@maxMemoryUsed', '@requestId', '@logStream'],
      filterStatements: ["@type = 'REPORT'"],
      sort: '@duration desc',
      limit: 20,
    });
  }

  private ask(id: string, title: string, logs: readonly PipelineFunction[], query: QueryStringProps): void {
    new QueryDefinition(this, id, {
      queryDefinitionName: `${Stack.of(this).stackName}/${title}`,
      queryString: new QueryString(query),
      logGroups: logs.map(({ logGroup }) => logGroup as ILogGroup),
    });
  }
}
