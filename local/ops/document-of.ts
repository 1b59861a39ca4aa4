import { documentOfReceiptKey, incomingPrefix } from '../../shared/core/documents/keys.ts';

/** A document's key below `incoming/`, from how people name it: so, or with `incoming/` before it, or by its receipt. */
export function documentOf(name: string): string {
  if (name.startsWith(incomingPrefix)) return name.slice(incomingPrefix.length);
  return documentOfReceiptKey(name.replace(/\.html$/, '.json')) ?? name;
}
