/** `npx cdk synth` works as it is, offline; `npx cdk deploy` needs the publication settings as context (see deployment-settings.ts). */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { deploymentSettings } from './deployment-settings.ts';
import { PipelineStack } from './pipeline-stack.ts';

const app = new App();
// A finding that nobody has acknowledged, with a reason, fails the synthesis.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new PipelineStack(app, 'jixiao-feed', { settings: deploymentSettings((name) => app.node.tryGetContext(name)) });
app.synth();
