import { spawnSync } from 'node:child_process';
import { type Absent, type Contestant, findPeers } from '../peers/contestants.ts';

/** Those of `bench:peers` that are programs of their own, or are started by one. */
const pythonPeers = ['pdfplumber', 'camelot', 'tabula'];

/** Other readers, each a command that takes the document's path last; and those that are not on this machine. */
export function findColdPrograms(python: string): { readonly present: readonly Contestant[]; readonly absent: readonly Absent[] } {
  const peers = findPeers(python);
  const isWanted = ({ name }: { readonly name: string }): boolean => pythonPeers.includes(name);
  const found = [
    program('pdftotext -layout', ['pdftotext', '-layout', '-enc', 'UTF-8'], 'poppler-utils'),
    program('mutool draw', ['mutool', 'draw', '-q', '-F', 'stext'], 'mupdf-tools'),
  ];
  return {
    present: [...found.flatMap((one) => ('command' in one ? [one] : [])), ...peers.present.filter(isWanted)],
    absent: [...found.flatMap((one) => ('command' in one ? [] : [one])), ...peers.absent.filter(isWanted)],
  };
}

function program(name: string, command: readonly [string, ...string[]], debianPackage: string): Contestant | Absent {
  const { error, stdout, stderr } = spawnSync(command[0], ['-v'], { encoding: 'utf8' });
  if (error !== undefined) return { name, howToGet: `apt-get install ${debianPackage}` };
  return { name, version: /version (\S+)/u.exec(stdout + stderr)?.[1] ?? '', command };
}
