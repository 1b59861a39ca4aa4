import type { ChangeKind } from './change-summary.ts';

/** In the order in which people are told of them. */
export const changeKinds: readonly ChangeKind[] = ['added', 'changed', 'corrected', 'restored', 'withdrawn'];
