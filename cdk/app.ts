/** `npx cdk synth` works as it is, offline; `npx cdk deploy` needs the publication settings as context (see deployment-settings.ts). */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type DeploymentSettings, deploymentSettings } from './deployment-settings.ts';
import { PipelineStack } from './pipeline-stack.ts';

const app = new App();
// A finding that nobody has acknowledged, with a reason, fails the synthesis.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new PipelineStack(app, 'jixiao-feed', { settings: settingsOrExit() });
app.synth();

/** Whoever deploys reads what is wrong, and no stack trace. */
function settingsOrExit(): DeploymentSettings {
  try {
    return deploymentSettings(app.node.getAllContext(), process.env.CDK_DEFAULT_REGION);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
