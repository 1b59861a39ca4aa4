import { startS3Fixture } from '../local/s3/fixture.ts';
import { describeS3 } from './s3-conformance.ts';

describeS3('embedded in this project', async () => {
  const { client, close } = await startS3Fixture();
  return { client, plain: 'plain', versioned: 'versioned', close };
});
