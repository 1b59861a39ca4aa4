/** The program of the process that reads, as it is, which also says how much its heap holds: on a signal, into a file that is named after the process. */
import { writeFileSync } from 'node:fs';
import { heapAfterCollection } from './heap-after-collection.ts';
import { heapFile } from './heap-file.ts';
import '../../shared/adapters/pdf/pdf-process-entry.ts';

process.on('SIGUSR2', () => writeFileSync(heapFile(process.pid), String(heapAfterCollection())));
