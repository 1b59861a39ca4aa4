import type { Logger } from '../ports.ts';

type Level = 'info' | 'error';

/** Characters of one string value that reach the log; a document's text has no business there. */
const valueCharactersMax = 500;

/**
 * One JSON object a line on stdout, as CloudWatch takes it. JSON escapes control characters, so that no key or text can forge a line.
 * `JIXIAO_LOG=errors` (the local command line) leaves only errors, on stderr.
 */
export function createLogger(service: string, environment: Readonly<Record<string, string | undefined>>): Logger {
  const errorsOnly = environment.JIXIAO_LOG === 'errors';
  const write = (level: Level, message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    if (errorsOnly && level !== 'error') return;
    const frame = { level, time: new Date().toISOString(), service, message };
    // A field cannot take the place of the frame.
    const line = JSON.stringify({ ...frame, ...fields, ...frame }, toLoggable);
    (errorsOnly ? process.stderr : process.stdout).write(`${line}\n`);
  };
  return {
    info: (message, fields) => write('info', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

function toLoggable(_key: string, value: unknown): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  if (typeof value === 'string' && value.length > valueCharactersMax && !value.includes('\n    at '))
    return `${value.slice(0, valueCharactersMax)}…`;
  return value;
}
