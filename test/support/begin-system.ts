import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startLocalSystem } from '../../local/local-system.ts';

/** What `npm start` leaves in a folder after it took these documents: contents by their keys below `incoming/`. */
export async function beginSystem(out: string, documents: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
  await mkdir(out, { recursive: true });
  const system = await startLocalSystem(path.join(out, 'state'));
  for (const [document, content] of Object.entries(documents)) {
    const file = path.join(out, 'upload.pdf');
    await writeFile(file, content);
    await system.drop({ path: file, document, bytes: Buffer.byteLength(content) });
  }
  await system.extract(() => {});
  await system.publish();
  await system.close();
}
