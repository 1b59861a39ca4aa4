import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';

export type Versioning = 'never' | 'Enabled' | 'Suspended';

export interface Bucket {
  readonly name: string;
  readonly versioning: Versioning;
}

/** One version of an object, or a delete marker (no bytes, no blob). */
export interface Version {
  readonly bucket: string;
  readonly key: string;
  /** `null`, the word, for what was put while the bucket was not versioned. */
  readonly versionId: string;
  readonly kind: 'object' | 'delete-marker';
  /** MD5 in hex, without quotes. */
  readonly etag: string;
  readonly bytes: number;
  /** Milliseconds since 1970, whole seconds as S3 keeps them. */
  readonly lastModified: number;
  /** Content-Type, Cache-Control and their like, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** By lower-case name, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum: { readonly algorithm: string; readonly value: string } | null;
  /** Name of the file with the bytes. */
  readonly blob: string | null;
}

/** Where a page of versions starts: after this version, or after all versions of the key. */
export interface VersionMarker {
  readonly key: string;
  readonly versionId?: string | undefined;
}

/**
 * What stands in the buckets: a SQLite file, so that a crash leaves the state before or after each change. Keys are values in it and never become
 * paths; TEXT compares by bytes, which is S3's UTF-8 order. One process at a time: the file stays locked while it is open. A crash of the whole
 * machine may lose the last changes, never the order of them.
 */
export class S3Index {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(schema);
  }

  close(): void {
    this.#database.close();
  }

  /** All of the work's changes or none. The work must be synchronous, which also makes it atomic among requests. */
  change<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  bucket(name: string): Bucket | null {
    const row = this.#get('SELECT name, versioning FROM buckets WHERE name = ?', name);
    return row === undefined ? null : { name: String(row.name), versioning: String(row.versioning) as Versioning };
  }

  createBucket(name: string): void {
    this.#run("INSERT INTO buckets (name, versioning) VALUES (?, 'never')", name);
  }

  deleteBucket(name: string): void {
    this.#run('DELETE FROM buckets WHERE name = ?', name);
  }

  setVersioning(name: string, versioning: Versioning): void {
    this.#run('UPDATE buckets SET versioning = ? WHERE name = ?', versioning, name);
  }

  /** The newest version of a key; a delete marker where the object was deleted. */
  current(bucket: string, key: string): Version | null {
    const row = this.#get('SELECT * FROM versions WHERE bucket = ? AND key = ? ORDER BY sequence DESC LIMIT 1', bucket, key);
    return row === undefined ? null : toVersion(row);
  }

  version(bucket: string, key: string, versionId: string): Version | null {
    const row = this.#get('SELECT * FROM versions WHERE bucket = ? AND key = ? AND version_id = ?', bucket, key, versionId);
    return row === undefined ? null : toVersion(row);
  }

  /** Adds a version as the newest of its key and returns the sequence number of this change. */
  add(version: Version): number {
    const sequence = this.nextSequence();
    this.#run(
      `INSERT INTO versions (sequence, bucket, key, version_id, kind, etag, bytes, last_modified, headers, metadata, checksum, blob)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      sequence,
      version.bucket,
      version.key,
      version.versionId,
      version.kind,
      version.etag,
      version.bytes,
      version.lastModified,
      JSON.stringify(version.headers),
      JSON.stringify(version.metadata),
      JSON.stringify(version.checksum),
      version.blob,
    );
    return sequence;
  }

  remove(version: Version): void {
    this.#run('DELETE FROM versions WHERE bucket = ? AND key = ? AND version_id = ?', version.bucket, version.key, version.versionId);
  }

  /** Every change has a number greater than all before it, removals too. */
  nextSequence(): number {
    return Number(this.#get('UPDATE counter SET sequence = sequence + 1 RETURNING sequence')?.sequence);
  }

  /** The newest version of each key with the prefix, after `after`, in UTF-8 order; delete markers too. Must be read without a pause. */
  *currents(bucket: string, prefix: string, after: string): Generator<Version> {
    let key: string | null = null;
    for (const version of this.#range(bucket, prefix, after)) {
      if (version.key !== key) yield version;
      key = version.key;
    }
  }

  /** All versions: keys in UTF-8 order, of each the newest first. Must be read without a pause. */
  *versions(bucket: string, prefix: string, marker: VersionMarker | null): Generator<Version & { readonly isLatest: boolean }> {
    let key: string | null = null;
    let passed = marker?.versionId === undefined;
    for (const version of this.#range(bucket, prefix, marker?.key ?? '', marker?.versionId !== undefined)) {
      const isLatest = version.key !== key;
      key = version.key;
      if (passed || version.key !== marker?.key) yield { ...version, isLatest };
      else passed = version.versionId === marker.versionId;
    }
  }

  blobs(): ReadonlySet<string> {
    const rows = this.#prepared('SELECT blob FROM versions WHERE blob IS NOT NULL').all();
    return new Set(rows.map((row) => String(row.blob)));
  }

  *#range(bucket: string, prefix: string, after: string, including = false): Generator<Version> {
    const query = `SELECT * FROM versions WHERE bucket = ? AND key >= ? AND key ${including ? '>=' : '>'} ? ORDER BY key, sequence DESC`;
    // Never a statement of the cache: two listings may be open at once, and each needs a cursor of its own.
    for (const row of this.#database.prepare(query).iterate(bucket, prefix, after)) {
      const version = toVersion(row);
      if (!version.key.startsWith(prefix)) return;
      yield version;
    }
  }

  #get(query: string, ...values: (string | number | null)[]): Row | undefined {
    return this.#prepared(query).get(...values);
  }

  #run(query: string, ...values: (string | number | null)[]): void {
    this.#prepared(query).run(...values);
  }

  #prepared(query: string): StatementSync {
    const known = this.#statements.get(query);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(query);
    this.#statements.set(query, statement);
    return statement;
  }
}

type Row = Record<string, SQLOutputValue>;

function toVersion(row: Row): Version {
  return {
    bucket: String(row.bucket),
    key: String(row.key),
    versionId: String(row.version_id),
    kind: String(row.kind) as Version['kind'],
    etag: String(row.etag),
    bytes: Number(row.bytes),
    lastModified: Number(row.last_modified),
    headers: JSON.parse(String(row.headers)),
    metadata: JSON.parse(String(row.metadata)),
    checksum: JSON.parse(String(row.checksum)),
    blob: row.blob === null ? null : String(row.blob),
  };
}

const schema = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, versioning TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS versions (
    sequence INTEGER PRIMARY KEY,
    bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL, kind TEXT NOT NULL,
    etag TEXT NOT NULL, bytes INTEGER NOT NULL, last_modified INTEGER NOT NULL,
    headers TEXT NOT NULL, metadata TEXT NOT NULL, checksum TEXT NOT NULL, blob TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS versions_by_key ON versions (bucket, key, sequence DESC);
  CREATE UNIQUE INDEX IF NOT EXISTS versions_by_id ON versions (bucket, key, version_id);
  CREATE TABLE IF NOT EXISTS counter (sequence INTEGER NOT NULL) STRICT;
  INSERT INTO counter SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM counter);
`;
