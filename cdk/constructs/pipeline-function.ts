import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** At this size Lambda gives one whole vCPU, and every function is single-threaded: less is slower for the same price, more is idle. */
export const oneVcpuMegabytes = 1769;

export interface PipelineFunctionProps {
  readonly description: string;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  readonly reservedConcurrency?: number;
  /** For whom, what it means, what to do first. */
  readonly errorAlarmDescription: string;
}

/** What all functions share: runtime, a log that ends, a role that may write that log and nothing else yet, and an alarm on errors. */
export class PipelineFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    // A question about a publication is asked within the budget year.
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
    // A role of its own: the one that comes with a function may write any log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: props.code,
      handler: 'handler.handler',
      environment: { ...props.environment },
      memorySize: oneVcpuMegabytes,
      timeout: props.timeout,
      role,
      logGroup,
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    logGroup.grantWrite(role);

    new Alarm(this, 'Errors', {
      alarmDescription: props.errorAlarmDescription,
      metric: this.function.metricErrors({ period: Duration.minutes(5), statistic: Stats.SUM }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      // Lambda reports nothing while nothing runs.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
