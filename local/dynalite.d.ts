/** What is used of dynalite, which brings no types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  export default function dynalite(options: {
    /** Folder of its LevelDB; in memory where it is left out. */
    readonly path?: string;
    /** How long a table stays in CREATING, DELETING, UPDATING. */
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }): Server;
}
