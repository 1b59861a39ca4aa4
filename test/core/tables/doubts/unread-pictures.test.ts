import { describe, expect, it } from 'vitest';
import type { Box, Page } from '../../../../shared/core/geometry/page.ts';
import { largePictures } from '../../../../shared/core/tables/doubts/large-pictures.ts';
import { unreadPictures } from '../../../../shared/core/tables/doubts/unread-pictures.ts';
import type { ProjectTable, TextlessPage } from '../../../../shared/core/tables/report.ts';
import { page, text } from '../draw-page.ts';

const picture: Box = { x: 40, y: 200, width: 320, height: 150 };
const above = text(40, 100, '绩效评价结果');
const table = (box: Box): ProjectTable => ({ boxes: [{ page: 1, ...box }], linesAbove: [], rows: [], doubts: [] });
const seen = (pages: readonly Page[], tables: readonly ProjectTable[] = [], textless: readonly TextlessPage[] = []) =>
  unreadPictures(pages.flatMap(largePictures), tables, textless);

describe('unreadPictures', () => {
  it('a large picture among the text of a page', () => {
    expect(seen([page({ glyphs: above, images: [picture] })])).toEqual([{ page: 1, ...picture }]);
  });

  it('also with a hidden layer of text', () => {
    const hidden = text(60, 250, '项目名称').map((glyph) => ({ ...glyph, invisible: true }));
    expect(seen([page({ glyphs: [...above, ...hidden], images: [picture] })])).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof seen>]>([
    ['a seal', [[page({ glyphs: above, images: [{ ...picture, width: 119, height: 119 }] })]]],
    ['a ground of text', [[page({ glyphs: text(60, 250, '项目名称'), images: [picture] })]]],
    ['a letterhead', [[1, 2].map((number) => page({ number, glyphs: above, images: [picture] }))]],
    ['a picture in a project table', [[page({ glyphs: above, images: [picture] })], [table({ x: 20, y: 150, width: 360, height: 300 })]]],
    ['a page that is a scan', [[page({ images: [picture] })], [], [{ page: 1, kind: 'scan' }]]],
  ])('not %s', (_, given) => {
    expect(seen(...given)).toEqual([]);
  });
});
