import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** At this size Lambda gives one whole vCPU, and no function keeps a second one busy: docs/cost.md measures what less and more would take. */
export const oneVcpuMegabytes = 1769;

const period = Duration.minutes(5);

/** Of the time-out: above it, the next slower run may not end. */
const slowShare = 0.8;

export interface PipelineFunctionProps {
  readonly description: string;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /** The run that calls. Left out: four fifths of the time-out; later where a function uses its time whole, and stops by itself. */
  readonly slowAfter?: Duration;
  readonly reservedConcurrency?: number;
  /** In how many periods of five minutes on end Lambda must have refused a start before it calls. Left out: one, for what no two calls should meet in. */
  readonly throttledPeriods?: number;
  readonly logRetentionDays: number;
  /** For whom, what it means, what to do first. */
  readonly errorAlarmDescription: string;
}

/** What all functions share: runtime, a log that ends, a role that may write that log and nothing else yet, and alarms on errors, throttles and slow runs. */
export class PipelineFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', { retention: props.logRetentionDays, removalPolicy: RemovalPolicy.RETAIN });
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
      logGroup: this.logGroup,
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    this.logGroup.grantWrite(role);

    this.alarm('Errors', props.errorAlarmDescription, this.function.metricErrors({ period, statistic: Stats.SUM }), 1);
    this.alarm(
      'Throttles',
      'Operations: Lambda refused to start this function for want of concurrency: its own was lowered, or an operator has it run by a command at this moment (then wait), or ' +
        'the account has too little. Nothing is lost, queue and schedule try again, but work waits. See the reserved concurrency of the function first.',
      this.function.metricThrottles({ period, statistic: Stats.SUM }),
      1,
      props.throttledPeriods,
    );
    this.alarm(
      'Slow',
      'Operations: a run took nearly all of the time it may take; soon one will be cut off. Find the slowest runs in the log (saved query "slowest runs"): one ' +
        'document, then look at it with jixiao inspect; all of them, then the world is slow, or there is too much in one run.',
      this.function.metricDuration({ period, statistic: Stats.MAXIMUM }),
      props.slowAfter?.toMilliseconds() ?? props.timeout.toMilliseconds() * slowShare,
    );
  }

  private alarm(id: string, alarmDescription: string, metric: IMetric, threshold: number, evaluationPeriods = 1): void {
    new Alarm(this, id, {
      alarmDescription,
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold,
      evaluationPeriods,
      // Lambda reports nothing while nothing runs.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
