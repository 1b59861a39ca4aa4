/**
 * What the runtime inside Lambda does, in a process of its own: loads the handler that `_HANDLER` names from the task folder, then asks the Runtime API
 * for one invocation after another. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const { AWS_LAMBDA_RUNTIME_API = '', LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env;
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

const handler = await load().catch(async (error: unknown) => {
  await post('init/error', describe(error));
  process.exit(1);
});
for (;;) await answerNext(handler);

async function load(): Promise<Handler> {
  const [file, name] = _HANDLER.split('.');
  const module = (await import(pathToFileURL(join(LAMBDA_TASK_ROOT, `${file}.mjs`)).href)) as Record<string, unknown>;
  const loaded = module[name ?? ''];
  if (typeof loaded !== 'function') throw new Error(`${_HANDLER} is not a function`);
  return loaded as Handler;
}

async function answerNext(handler: Handler): Promise<void> {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id') ?? '';
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'));
  const context = { awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    const answer = await handler(await next.json(), context);
    await post(`invocation/${id}/response`, answer ?? null);
  } catch (error) {
    await post(`invocation/${id}/error`, describe(error));
  }
}

async function post(path: string, body: unknown): Promise<void> {
  await fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(body) });
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}
