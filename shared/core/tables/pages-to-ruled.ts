import type { Pages } from '../geometry/page.ts';
import { layoutToRuled, type PageLayout, pageToLayout, type RuledPage } from './page-to-content.ts';
import type { Grid } from './rulings-to-grids.ts';
import { withMissingSides } from './with-missing-sides.ts';
import { type FrameColumns, framesOf, withoutFrames } from './without-frames.ts';

/**
 * Pages → what stays of each once its ruled tables are read, one page after another: of a report of thousands of pages no two need be in memory at once. All are
 * looked at again where one shows that what was taken for a table is only a frame: on a page before it, too.
 */
export function pagesToRuled(pages: Pages, isKnownLabel: (label: string) => boolean): RuledPage[] {
  const frames: FrameColumns[] = [];
  const ruled = eachRuled(pages, isKnownLabel, (layout) => {
    frames.push(...framesOf(layout, isKnownLabel));
    return layout;
  });
  return frames.length === 0 ? ruled : eachRuled(pages, isKnownLabel, (layout) => withoutFrames(layout, frames));
}

function eachRuled(pages: Pages, isKnownLabel: (label: string) => boolean, change: (layout: PageLayout) => PageLayout): RuledPage[] {
  let before: Grid | undefined;
  return Array.from(pages, (page) => {
    const layout = withMissingSides(change(pageToLayout(page)), before);
    before = layout.grids.at(-1);
    return layoutToRuled(layout, isKnownLabel);
  });
}
