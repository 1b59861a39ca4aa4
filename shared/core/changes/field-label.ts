import { type ContentField, recordContentSchema } from '../document.ts';

/** The Chinese name of a content field: the schema's title. */
export function fieldLabel(field: ContentField): string {
  const title = recordContentSchema.shape[field].meta()?.title;
  if (title === undefined) throw new Error(`the schema gives no title for ${field}`);
  return title;
}
