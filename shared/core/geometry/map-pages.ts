import type { Page, Pages } from './page.ts';

/** Pages that are made of others, one by one, when they are asked for. */
export function mapPages(pages: Pages, change: (page: Page, index: number) => Page): Pages {
  return {
    length: pages.length,
    at: (index) => {
      const page = pages.at(index);
      return page && change(page, index);
    },
    *[Symbol.iterator]() {
      let index = 0;
      for (const page of pages) yield change(page, index++);
    },
  };
}
