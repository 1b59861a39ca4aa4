import type { Reading } from '../reading.ts';

type Contents = WithoutDocument<Reading>;
type WithoutDocument<Line> = Line extends Reading ? Omit<Line, 'document'> : never;

/** Reads each document named on the command line and prints a JSON line for it. What a document makes the reader throw is that document's alone. */
export async function printReadings(read: (path: string) => Promise<Contents>): Promise<void> {
  for (const document of process.argv.slice(2)) {
    const contents = await read(document).catch((error: Error) => ({ kind: 'failed', why: error.message }));
    process.stdout.write(`${JSON.stringify({ document, ...contents })}\n`);
  }
}
