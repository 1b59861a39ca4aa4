import { Aws } from 'aws-cdk-lib';
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DataKey } from './data-key.ts';

export interface NoticeTopicProps {
  readonly displayName: string;
  readonly dataKey: DataKey;
  /** Null: nobody is told by mail. Whoever deploys must have said so. */
  readonly email: string | null;
}

/** A topic of people, with the one subscription that the deployment names. */
export class NoticeTopic extends Construct {
  readonly topic: Topic;
  /** Whether somebody is meant to hear it. */
  readonly isHeard: boolean;
  readonly #dataKey: DataKey;

  constructor(scope: Construct, id: string, { displayName, dataKey, email }: NoticeTopicProps) {
    super(scope, id);
    this.#dataKey = dataKey;
    this.topic = new Topic(this, 'Topic', { displayName, masterKey: dataKey.key, enforceSSL: true });
    this.isHeard = email !== null;
    if (email !== null) this.topic.addSubscription(new EmailSubscription(email));
  }

  grantSend(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['sns:Publish'], resourceArns: [this.topic.topicArn] });
    this.#dataKey.grantUse(grantee);
  }

  /** How many have confirmed to listen. */
  grantSeeAudience(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['sns:GetTopicAttributes'], resourceArns: [this.topic.topicArn] });
  }

  /** Said in so many words, because a topic with a policy of its own has lost the one that lets alarms of the account in. */
  grantPublishFromAlarms(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    this.#dataKey.grantAlarms();
  }
}
