import { access, constants, mkdir } from 'node:fs/promises';
import { UsageError } from './input-files.ts';

/** Makes the folder where it is not there; a mistake of whoever named it where nothing can be written into it. */
export async function assertWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${folder} cannot be written: ${(error as Error).message}`);
  }
}
