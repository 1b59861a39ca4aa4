/** A page number as printers set it: `3`, `- 3 -`, `第3页`, `3 / 12`, `第 3 页 共 12 页`. */
const PAGE_NUMBER = /^[-—–―－·\s]*第?\s*\d{1,4}\s*页?(?:\s*[/／,，共]\s*共?\s*\d{1,4}\s*页?)?[-—–―－·\s]*$/u;

export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}
