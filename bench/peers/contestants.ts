import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface Contestant {
  readonly name: string;
  readonly version: string;
  /** Program and arguments; the documents' paths come after them. */
  readonly command: readonly [string, ...string[]];
}

export interface Absent {
  readonly name: string;
  readonly howToGet: string;
}

const readers = path.join(import.meta.dirname, 'readers');

export const thisEngine: Contestant = {
  name: 'this engine',
  version: '',
  command: [process.execPath, path.join(readers, 'this-engine.ts')],
};

/** Which of the peers are on this machine. `python`: the interpreter that has the Python ones. */
export function findPeers(python: string): { readonly present: readonly Contestant[]; readonly absent: readonly Absent[] } {
  const found = [
    pdfParse(),
    pythonPeer(python, 'pdfplumber'),
    pythonPeer(python, 'camelot', 'camelot-py'),
    pythonPeer(python, 'tabula', 'tabula-py jpype1', 'and a Java runtime'),
    pythonPeer(python, 'opendataloader', 'opendataloader-pdf', 'and a Java runtime'),
    pythonPeer(python, 'liteparse'),
    pdftotext(),
  ];
  return {
    present: found.flatMap((peer) => ('command' in peer ? [peer] : [])),
    absent: found.flatMap((peer) => ('command' in peer ? [] : [peer])),
  };
}

/** A dependency of this project: always there. */
function pdfParse(): Contestant {
  const script = "process.stdout.write(JSON.parse(fs.readFileSync('node_modules/pdf-parse/package.json')).version)";
  const version = output(process.execPath, ['-e', script], path.resolve(import.meta.dirname, '../..')) ?? '';
  return { name: 'pdf-parse getTable', version, command: [process.execPath, path.join(readers, 'pdf-parse.ts')] };
}

function pythonPeer(python: string, name: string, packages = name, besides?: 'and a Java runtime'): Contestant | Absent {
  const [distribution = name] = packages.split(' ');
  const version = output(python, ['-c', `from importlib.metadata import version; print(version('${distribution}'))`]);
  const runs = version !== null && (besides === undefined || output('java', ['-version']) !== null);
  if (!runs) return { name, howToGet: ['pip install', packages, ...(besides ? [besides] : [])].join(' ') };
  return { name, version, command: [python, path.join(readers, `read_with_${name}.py`)] };
}

function pdftotext(): Contestant | Absent {
  const version = /version (\S+)/u.exec(output('pdftotext', ['-v']) ?? '')?.[1];
  if (version === undefined) return { name: 'pdftotext -layout', howToGet: 'apt-get install poppler-utils' };
  return { name: 'pdftotext -layout', version, command: [process.execPath, path.join(readers, 'pdftotext.ts')] };
}

/** What a program says on either channel; null where it is not there or fails. */
function output(program: string, args: readonly string[], cwd?: string): string | null {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  return status === 0 ? (stdout + stderr).trim() : null;
}
