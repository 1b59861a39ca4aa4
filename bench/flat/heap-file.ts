import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where a process writes how much its heap holds. */
export function heapFile(pid: number): string {
  return path.join(tmpdir(), `jixiao-heap-${pid}`);
}
