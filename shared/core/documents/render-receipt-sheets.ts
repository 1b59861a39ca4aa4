import type { Finding, PlacedBox } from '../document.ts';
import { oppositeDirection } from '../geometry/opposite-direction.ts';
import type { Box } from '../geometry/page.ts';
import { turnBox } from '../geometry/turn-box.ts';
import { cropAround } from '../pictures/crop-around.ts';
import { drawMarks, type Mark } from '../pictures/draw-marks.ts';
import { drawSketch } from '../pictures/draw-sketch.ts';
import type { PageSketch } from '../pictures/page-sketch.ts';
import { sketchLimits } from '../pictures/sketch-pages.ts';
import { svgNumber } from '../pictures/svg-number.ts';
import { writingDirection } from '../pictures/writing-direction.ts';
import { type Markup, markup } from './render-markup.ts';

/** A finding that has a place on a page that can be drawn, and the number that it has there. */
export interface ReceiptPlace {
  readonly number: number;
  readonly finding: Finding;
  readonly box: PlacedBox;
  readonly sketch: PageSketch;
  /** The first place with the same box; null where this is it. */
  readonly sameAs: number | null;
}

/** Radius of a number's disc, in points: on a page as wide as a phone, and where a part of the page is seen. */
const radius = { sheet: 9, crop: 7 };

/** CSS pixels a point, where the screen is wide enough: half as large again as printed. */
const cropScale = 1.5;

/** Numbered in the order given, which is the order in which the page shows them. */
export function placesOf(findings: readonly Finding[], sketches: readonly PageSketch[]): readonly ReceiptPlace[] {
  const byPage = new Map(sketches.map((sketch) => [sketch.page, sketch]));
  const places = findings.flatMap((finding) => {
    const sketch = finding.box && byPage.get(finding.box.page);
    return finding.box && sketch ? [{ finding, box: finding.box, sketch }] : [];
  });
  const firsts = new Map<string, number>();
  return places.map((place, index) => {
    const key = JSON.stringify(place.box);
    const sameAs = firsts.get(key) ?? null;
    if (sameAs === null) firsts.set(key, index + 1);
    return { number: index + 1, ...place, sameAs };
  });
}

/** The part of the page around a finding, turned so that its text runs left to right; what the finding before has shown already is not shown again. */
export function renderCrop({ number, finding, box, sketch, sameAs }: ReceiptPlace): Markup {
  if (sameAs !== null)
    return markup`
<p class="same">位置同 <a href="#finding-${sameAs}">${sameAs}</a>。</p>`;
  const back = oppositeDirection(writingDirection(sketch.pieces));
  const page = turnBox({ x: 0, y: 0, width: sketch.width, height: sketch.height }, back);
  const place = turnBox(box, back);
  const seen = cropAround(place, page);
  const mark: Mark = { box: place, tone: finding.severity, number, id: null, href: `#place-${number}`, title: finding.messageZh };
  const turned = back === 0 ? null : markup` transform="rotate(${back})"`;
  return markup`
<svg class="picture crop" width="${svgNumber(seen.width * cropScale)}" viewBox="${viewBox(seen)}" role="img" aria-label="第 ${box.page} 页上的位置 ${number}"><use href="#sheet-${sketch.page}"${turned}/>${drawMarks([mark], seen, radius.crop)}</svg>`;
}

/** Each page with a place once, whole, with all places on it. `left`: how many findings have a place on a page that is not drawn. */
export function renderSheets(places: readonly ReceiptPlace[], left: number): Markup | null {
  if (places.length === 0) return null;
  const bySketch = [...Map.groupBy(places, ({ sketch }) => sketch)].sort(([a], [b]) => a.page - b.page);
  return markup`
<section class="sheets"><h2>有问题的页面<span class="count">${bySketch.length}</span></h2>
<p class="hint">图中是系统读到的文字和表格线，不是原件的影像。点编号可回到说明。</p>${bySketch.map(([sketch, here]) => renderSheet(sketch, here))}${
    left === 0
      ? null
      : markup`
<p class="rest">另有 ${left} 处没有画出：最多画 ${sketchLimits.pagesMax} 页，内容过多的页也不画。</p>`
  }
</section>`;
}

function renderSheet(sketch: PageSketch, places: readonly ReceiptPlace[]): Markup {
  const page = { x: 0, y: 0, width: sketch.width, height: sketch.height };
  const marks = places.map(({ number, finding, box }) => ({
    box,
    tone: finding.severity,
    number,
    id: `place-${number}`,
    href: `#finding-${number}`,
    title: finding.messageZh,
  }));
  return markup`
<figure><figcaption>第 ${sketch.page} 页</figcaption>
<svg class="picture sheet" viewBox="${viewBox(page)}" role="img" aria-label="第 ${sketch.page} 页，标出 ${places.length} 处"><g id="sheet-${sketch.page}" class="read">${drawSketch(sketch)}</g>${drawMarks(marks, page, radius.sheet)}</svg></figure>`;
}

function viewBox({ x, y, width, height }: Box): string {
  return [x, y, width, height].map(svgNumber).join(' ');
}
