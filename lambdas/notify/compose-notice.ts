import { byCodeUnit } from '../../shared/core/changes/by-code-unit.ts';
import type { Notice } from '../../shared/core/notices/notice.ts';
import { renderNotice } from '../../shared/core/notices/render-notice.ts';
import type { UntoldDocument } from './untold-documents.ts';

/** In the order of the documents' names, so that those of one folder stand together. */
export function composeNotice(number: number, now: Date, untold: readonly UntoldDocument[], bucket: string): Notice {
  const at = now.toISOString();
  const entries = untold.toSorted((a, b) => byCodeUnit(a.document, b.document));
  const { subject, text } = renderNotice({ number, at, entries, bucket });
  const documents = entries.map(({ document, counter, attention }) => ({
    document,
    counter,
    attention: attention?.fingerprint ?? null,
  }));
  return { number, at, subject, text, documents, settled: false };
}
