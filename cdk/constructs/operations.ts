import { Stack } from 'aws-cdk-lib';
import { Alarm, AlarmStatusWidget, type CfnAlarm, Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { type MetricName, metricNames } from '../../shared/metrics.ts';
import type { DeploymentSettings } from '../deployment-settings.ts';
import { costAlarm, costOfDay, type WorkedFor } from './cost-alarm.ts';
import type { DeadLettersFunction } from './dead-letters-function.ts';
import type { DocumentsTable } from './documents-table.ts';
import type { ExtractFunction } from './extract-function.ts';
import type { IntakeQueue } from './intake-queue.ts';
import { countedMetric } from './metric-alarm.ts';
import type { NoticeTopic } from './notice-topic.ts';
import type { NotifyFunction } from './notify-function.ts';
import { PipelineFunction } from './pipeline-function.ts';
import type { PublishFunction } from './publish-function.ts';
import type { ReconcileFunction } from './reconcile-function.ts';
import { SavedQueries } from './saved-queries.ts';

export interface OperationsProps {
  /** Whom alarms call. */
  readonly topic: NoticeTopic;
  readonly intake: IntakeQueue;
  readonly extract: ExtractFunction;
  readonly documents: DocumentsTable;
  readonly publish: PublishFunction;
  readonly deadLetters: DeadLettersFunction;
  readonly notify: NotifyFunction;
  readonly reconcile: ReconcileFunction;
  readonly settings: DeploymentSettings;
}

/** What operations see and hear: every alarm of the stack, wherever it stands, calls; a dashboard in the order of the flow; questions to the log. Made last. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { topic, documents, settings } = props;
    const everything = Stack.of(this).node.findAll();
    const functions = everything.filter((construct) => construct instanceof PipelineFunction);
    const cost = { functions: functions.map((each) => each.function), documents };
    costAlarm(this, 'CostOverBudget', { ...cost, dailyBudgetUsd: settings.dailyBudgetUsd });
    topic.grantPublishFromAlarms();
    const alarms = [...everything, ...this.node.findAll()].filter((construct) => construct instanceof Alarm);
    for (const alarm of alarms) connect(alarm, topic);
    showFlow(this, alarms, cost, props);
    const { extract, publish, reconcile } = props;
    new SavedQueries(this, 'Queries', { all: functions, extract: extract.handler, publish: publish.handler, reconcile: reconcile.handler });
  }
}

/** An alarm calls when it begins and when it ends, by its name, and says where in the runbook it goes on. */
function connect(alarm: Alarm, { topic }: NoticeTopic): void {
  const section = runbookSection(alarm);
  const resource = alarm.node.defaultChild as CfnAlarm;
  resource.alarmName = `${Stack.of(alarm).stackName}-${section}`;
  resource.alarmDescription = `${resource.alarmDescription} Runbook: docs/runbook.md#${section}`;
  const action = new SnsAction(topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
}

/** `Publish/FeedStale` → `publish-feed-stale`: its path in the stack is its heading in the runbook. */
function runbookSection(alarm: Alarm): string {
  const path = alarm.node.scopes.slice(2).map(({ node }) => node.id);
  return path.map((part) => part.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()).join('-');
}

/** Uploads, queue, documents, records, publications, freshness, errors, cost: left to right, then down. */
function showFlow(scope: Construct, alarms: readonly Alarm[], cost: WorkedFor, props: OperationsProps): void {
  const { intake, extract, publish, deadLetters, notify, reconcile } = props;
  const [reader, publisher] = [extract.handler.function, publish.handler.function];
  const [deadLetterReader, notifier] = [deadLetters.handler.function, notify.handler.function];
  const sums = (fn: PipelineFunction['function'], names: readonly MetricName[]) => names.map((name) => countedMetric(name, fn, Stats.SUM));
  const graph = (title: string, left: readonly IMetric[]) => new GraphWidget({ title, left: [...left], width: 6 });
  new Dashboard(scope, 'Dashboard', {
    dashboardName: `${Stack.of(scope).stackName}-${Stack.of(scope).region}`,
    widgets: [
      [
        graph('1 Uploads: events', [intake.queue.metricNumberOfMessagesSent(), intake.queue.metricNumberOfMessagesDeleted()]),
        graph('2 Queue: waiting, and for how long (s)', [
          intake.queue.metricApproximateNumberOfMessagesVisible(),
          intake.queue.metricApproximateAgeOfOldestMessage(),
        ]),
        graph('3 Documents by outcome', [...sums(reader, documentOutcomes), ...sums(deadLetterReader, [metricNames.failedDocuments])]),
        graph('4 Records', sums(reader, [metricNames.acceptedRecords, metricNames.heldRecords, metricNames.keptRecords])),
      ],
      [
        graph('5 Publications', sums(publisher, [metricNames.releases, metricNames.overtakenRuns, metricNames.withheldDocuments])),
        graph('6 Freshness: oldest due (s)', [countedMetric(metricNames.oldestDueSeconds, publisher, Stats.MAXIMUM)]),
        graph('7 Errors, dead letters', [
          ...cost.functions.map((fn) => fn.metricErrors()),
          ...[intake.deadLetters, intake.parked, publish.failures, reconcile.failures].map(({ queue }) =>
            queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
          ),
        ]),
        graph('8 Cost', [costOfDay(cost)]),
      ],
      [
        graph('9 Officers: notices, longest untold (s)', [
          ...sums(notifier, [metricNames.notices]),
          countedMetric(metricNames.oldestUntoldSeconds, notifier, Stats.MAXIMUM),
        ]),
        new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 18 }),
      ],
    ],
  });
}

const documentOutcomes = [
  metricNames.acceptedDocuments,
  metricNames.partialDocuments,
  metricNames.heldDocuments,
  metricNames.rejectedDocuments,
  metricNames.duplicateDocuments,
  metricNames.withdrawnDocuments,
];
