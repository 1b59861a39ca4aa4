import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Topic } from '../shared/ports.ts';

/** What officers would be told, as files: `000001.txt`, its subject in the first line. */
export function createFolderTopic(folder: string): Topic {
  return {
    send: async ({ number, subject, text }) => {
      const file = path.join(folder, `${String(number).padStart(6, '0')}.txt`);
      await mkdir(folder, { recursive: true });
      await writeFile(`${file}.part`, `${subject}\n\n${text}`);
      await rename(`${file}.part`, file);
    },
  };
}
