/** Something that bucket, table and feed do not agree on. */
export interface OutOfPlace {
  readonly what:
    | 'document not processed'
    | 'document failed'
    | 'document never compared'
    | 'document not published in time'
    | 'receipt out of date'
    | 'rows left behind'
    | 'record without a claim'
    | 'record unlike its document'
    | 'alias of an older release'
    | 'takedown unfinished';
  /** A document, a record, an alias; of a takedown, the SHA-256 of its bytes. */
  readonly where: string;
  /** Set right, or on its way to be: else a person must look. */
  readonly isSetRight: boolean;
}
