import type { Page, Pages } from '../../geometry/page.ts';
import { layoutToRuled, type OutsideTables, outsideAgain, type PageLayout, pageToLayout, type RuledPage } from './page-to-content.ts';
import type { Grid } from './rulings-to-grids.ts';
import { withMissingSides } from './with-missing-sides.ts';
import { type FrameColumns, framesOf, withoutFrames } from './without-frames.ts';

/**
 * Pages → what stays of each once its ruled tables are read, one page after another: of a report of thousands of pages no two need be in memory at once. All are
 * looked at again where one shows that what was taken for a table is only a frame: on a page before it, too. `see` is called with each page once.
 */
export function pagesToRuled(pages: Pages, isKnownLabel: (label: string) => boolean, see: (page: Page) => void = () => {}): RuledPage[] {
  const frames: FrameColumns[] = [];
  const ruled = eachRuled(pages, isKnownLabel, (layout, page) => {
    see(page);
    frames.push(...framesOf(layout, isKnownLabel));
    return layout;
  });
  return frames.length === 0 ? ruled : eachRuled(pages, isKnownLabel, (layout) => withoutFrames(layout, frames));
}

function eachRuled(
  pages: Pages,
  isKnownLabel: (label: string) => boolean,
  change: (layout: PageLayout, page: Page) => PageLayout,
): RuledPage[] {
  let before: Grid | undefined;
  const again = ofLastPage(pages);
  return Array.from(pages, (page, index) => {
    const layout = withMissingSides(change(pageToLayout(page), page), before);
    before = layout.grids.at(-1);
    return layoutToRuled(layout, isKnownLabel, (places) => again(index, places));
  });
}

/** One page's is remembered: its pieces of text are asked for one after another. */
function ofLastPage(pages: Pages): (index: number, places: Uint32Array) => OutsideTables {
  let last: { readonly index: number; readonly outside: OutsideTables } | undefined;
  return (index, places) => {
    const page = last?.index === index ? undefined : pages.at(index);
    if (page) last = { index, outside: outsideAgain(page, places) };
    return last?.outside ?? { glyphs: [], glyphsOfAtom: () => [] };
  };
}
