import { labelText } from './label-text.ts';

const LABEL_AND_REST = /^([^：:]{1,24})[：:](.*)$/u;

/** `备注：本表…` → its label and the rest; null where a text begins with none and a colon. */
export function labelAtStart(text: string, isLabel: (label: string) => boolean): { readonly label: string; readonly rest: string } | null {
  const [, before = '', rest = ''] = LABEL_AND_REST.exec(text) ?? [];
  const label = labelText(before);
  return label !== '' && isLabel(label) ? { label, rest: rest.trim() } : null;
}
