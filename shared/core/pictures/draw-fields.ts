/**
 * Fields where they stand: an outline in the field's colour and its name on the upper edge, at the end of the line, where a cell's text rarely is. Names of
 * one corner stand side by side; on a page whose text runs another way they run with it.
 *
 *     ┌───────────────[项目金额]┐
 *     │ 656.29万元              │
 *     └─────────────────────────┘
 */
import { fieldLabel } from '../changes/field-label.ts';
import type { ContentField } from '../document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import { oppositeDirection } from '../geometry/opposite-direction.ts';
import type { Box, Glyph } from '../geometry/page.ts';
import { turnBox } from '../geometry/turn-box.ts';
import { drawBox } from './draw-box.ts';
import { svgNumber } from './svg-number.ts';

export interface FieldPlace {
  /** Of the element, to link to. */
  readonly id: string;
  readonly field: ContentField;
  readonly title: string;
  readonly box: Box;
}

/** Of a name's tag, in units of its height. */
const tagShape = { text: 0.78, baseline: 0.78, padding: 0.3, gap: 0.2 };
/** A box lower than this many tags is a line of text by itself: the tag stands above it. */
const LINE_HEIGHT = 2.2;

/** `tagHeight` in points. */
export function drawFields(fields: readonly FieldPlace[], direction: Glyph['direction'], tagHeight: number): readonly Markup[] {
  const corners = Map.groupBy(fields, ({ box }) => `${Math.round(box.x + box.width)},${Math.round(box.y)}`);
  return [...corners.values()].flatMap((here) => {
    const named = new Set<ContentField>();
    let fromEnd = 0;
    return here.map((place) => {
      if (named.has(place.field)) return drawField(place, 'again', null);
      named.add(place.field);
      const tag = drawTag(place, direction, tagHeight, fromEnd);
      fromEnd += tagWidth(fieldLabel(place.field), tagHeight) + tagShape.gap * tagHeight;
      return drawField(place, 'field', tag);
    });
  });
}

/** `again`: one heading speaks for several tables; its place is drawn once and linked to from each. */
function drawField({ id, field, title, box }: FieldPlace, name: 'field' | 'again', tag: Markup | null): Markup {
  return markup`
<g id="${id}" class="${name} ${field}"><title>${title}</title>${drawBox(box)}${tag}</g>`;
}

function drawTag({ field, box }: FieldPlace, direction: Glyph['direction'], height: number, fromEnd: number): Markup {
  const name = fieldLabel(field);
  const width = tagWidth(name, height);
  const upright = turnBox(box, oppositeDirection(direction));
  const above = upright.height < LINE_HEIGHT * height ? height : height / 2;
  const place = { x: upright.x + upright.width - fromEnd - width, y: upright.y - above, width, height };
  const at = markup`x="${svgNumber(place.x + tagShape.padding * height)}" y="${svgNumber(place.y + tagShape.baseline * height)}"`;
  const turned = direction === 0 ? null : markup` transform="rotate(${direction})"`;
  return markup`<g class="tag"${turned}>${drawBox(place)}<text ${at} font-size="${svgNumber(tagShape.text * height)}">${name}</text></g>`;
}

/** Chinese characters are as wide as the type. */
function tagWidth(name: string, height: number): number {
  return ([...name].length * tagShape.text + 2 * tagShape.padding) * height;
}
