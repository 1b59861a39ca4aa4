import * as z from 'zod';
import { contentFields, recordContentSchema } from '../document.ts';
import { redactedText } from '../redaction/redacted-text.ts';
import { parseStored } from '../stored/parse-stored.ts';

const plainSchema = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

/** The value of a content field as a reader sees it, a line a paragraph or amount; null where the form has no such row; a mark where it was taken down. */
export function fieldText(field: string, value: unknown): string | null {
  if (value === redactedText) return redactedText;
  switch (field) {
    case 'amounts': {
      const amounts = parseStored(recordContentSchema.shape.amounts, value);
      return amounts.map(({ label, text, yuan }) => `${label}：${text}（${yuan} 元）`).join('\n');
    }
    case 'additionalFields': {
      const fields = parseStored(recordContentSchema.shape.additionalFields, value);
      return fields.map(({ label, text }) => `${label}：${text.join('\n')}`).join('\n');
    }
    default: {
      const plain = isKnown(field) ? plainSchema.parse(value) : (plainSchema.safeParse(value).data ?? JSON.stringify(value));
      if (plain === null) return null;
      return Array.isArray(plain) ? plain.join('\n') : String(plain);
    }
  }
}

/** What a later version compared may be of any form. */
function isKnown(field: string): boolean {
  return contentFields.some((known) => known === field);
}
