const widthCharacters = 30;
/** A run shorter than this, in milliseconds, needs no bar. */
const quietMs = 1_500;

/** A bar on the last line of a terminal; nothing where the output is not one. */
export function createProgressBar(label: string, total: number, stream: NodeJS.WriteStream): { tick(): void; end(): void } {
  if (!stream.isTTY) return { tick: () => {}, end: () => {} };
  const start = Date.now();
  let done = 0;
  let drawn = false;
  return {
    tick: () => {
      done += 1;
      if (Date.now() - start < quietMs) return;
      const filled = Math.round((done / total) * widthCharacters);
      stream.write(`\r\x1b[2K${label} ${'█'.repeat(filled)}${'░'.repeat(widthCharacters - filled)} ${done}/${total}`);
      drawn = true;
    },
    end: () => {
      if (drawn) stream.write('\r\x1b[2K');
    },
  };
}
