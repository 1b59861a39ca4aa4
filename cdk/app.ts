/** `npx cdk synth` works as it is, offline; `npx cdk deploy` needs the publication settings as context (see deployment-settings.ts). */
import { App } from 'aws-cdk-lib';
import { deploymentSettings } from './deployment-settings.ts';
import { PipelineStack } from './pipeline-stack.ts';

const app = new App();
new PipelineStack(app, 'jixiao-feed', { settings: deploymentSettings((name) => app.node.tryGetContext(name)) });
app.synth();
