import { type ContentField, contentFields, type FieldChange, type PlacedBox, type RecordContent, type Source } from '../document.ts';
import { fieldLabel } from './field-label.ts';
import { recordContent } from './record-content.ts';

/**
 * Two states of a record's content → an entry for each field that differs, in schema order, with the whole field before and after.
 *
 * - `value`: a number, a grade, an amount or the identity is another;
 * - `format`: the same value printed otherwise, or nothing but white space and paragraph breaks differ;
 * - `text`: other words.
 *
 * With `sources`, each entry says where the field stands in either PDF, as far as known.
 */
export function compareFields(
  before: RecordContent,
  after: RecordContent,
  sources?: { readonly before: Source; readonly after: Source },
): FieldChange[] {
  const old = recordContent(before);
  const now = recordContent(after);
  return contentFields
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map((field) => ({
      path: field,
      label: fieldLabel(field),
      before: old[field],
      after: now[field],
      class: changeClass(field, old, now),
      ...(sources && boxes('beforeBoxes', field, sources.before)),
      ...(sources && boxes('afterBoxes', field, sources.after)),
    }));
}

/** What carries the meaning of a field, and so decides whether its change is one of value, of format or of words. */
function changeClass(field: ContentField, before: RecordContent, after: RecordContent): FieldChange['class'] {
  switch (field) {
    case 'fiscalYear':
    case 'score':
    case 'grade':
      return 'value';
    case 'agency':
    case 'projectName':
      return identityText(before[field]) === identityText(after[field]) ? 'format' : 'value';
    case 'scoreText':
      return before.score === after.score ? 'format' : 'value';
    case 'gradeText':
      return before.grade === after.grade ? 'format' : 'value';
    case 'amounts':
      return amountValues(before) === amountValues(after) ? 'format' : 'value';
    case 'achievements':
    case 'problems':
    case 'recommendations':
    case 'rectification':
      return sameWords(before[field], after[field]) ? 'format' : 'text';
    case 'additionalFields':
      return additionalWords(before) === additionalWords(after) ? 'format' : 'text';
  }
}

/** As in the record's id: look-alike forms and white space make no other project. */
function identityText(text: string): string {
  return withoutSpace(text.normalize('NFKC'));
}

function amountValues(content: RecordContent): string {
  return JSON.stringify(content.amounts.map(({ label, kind, yuan }) => [withoutSpace(label), kind, yuan]));
}

/** A row that the form does not have (null) is never the same as one that is there. */
function sameWords(before: readonly string[] | null, after: readonly string[] | null): boolean {
  if (before === null || after === null) return before === after;
  return withoutSpace(before.join('')) === withoutSpace(after.join(''));
}

function additionalWords(content: RecordContent): string {
  return JSON.stringify(content.additionalFields.map(({ label, text }) => [withoutSpace(label), withoutSpace(text.join(''))]));
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}

function boxes(name: 'beforeBoxes' | 'afterBoxes', field: ContentField, source: Source): { [key in typeof name]?: PlacedBox[] } {
  const found = source.fields[field] ?? source.fields[cellOf(field)];
  return found === undefined || found.length === 0 ? {} : { [name]: found };
}

/** A value and its text as printed stand in one cell. */
function cellOf(field: ContentField): ContentField {
  if (field === 'scoreText') return 'score';
  if (field === 'gradeText') return 'grade';
  return field;
}
