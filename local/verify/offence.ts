/** Something in a feed that is not as it says it is. */
export class Offence extends Error {
  readonly path: string;
  constructor(path: string, what: string) {
    super(what);
    this.name = 'Offence';
    this.path = path;
  }
}

/** What is done with a file's content: whatever it trips over is that file's offence. */
export function judging<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Offence) throw error;
    throw new Offence(path, firstLines((error as Error).message));
  }
}

/** A schema's complaint has a line for each field, an assertion's a whole comparison. */
const linesMax = 3;

function firstLines(message: string): string {
  return message.split('\n').slice(0, linesMax).join(' ').slice(0, 300);
}
