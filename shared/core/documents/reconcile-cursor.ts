/** Where the reconciliation stands: the walk, and the last place of it that was looked at; null: none yet. */
export interface ReconcileCursor {
  readonly walk: 'documents' | 'receipts' | 'shards' | 'aliases' | 'takedown';
  readonly after: string | null;
}
