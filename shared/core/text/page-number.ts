/** A page number as printers set it: `3`, `- 3 -`, `第3页`, `第三页`, `iii`, `3 / 12`, `Page 3 of 12`, `第 3 页 共 12 页`, `共 12 页，第 3 页`. */
const number = String.raw`(?:\d{1,4}|[一二三四五六七八九十百〇]{1,5}|[ivxlc]{1,8}|[IVXLC]{1,8})`;
const marks = String.raw`[-—–―－·~～|\s]*`;
const ofAll = String.raw`[(（]?\s*[/／,，、共]\s*共?\s*${number}\s*页?\s*[)）]?`;
const forms = [
  String.raw`第?\s*${number}\s*页?(?:\s*${ofAll})?`,
  String.raw`共\s*${number}\s*页\s*[,，、/／]?\s*第\s*${number}\s*页`,
  String.raw`(?:[Pp]age|PAGE|[Pp]\.?)\s*${number}(?:\s*(?:of|OF|/)\s*${number})?`,
  String.raw`${number}\s*of\s*${number}`,
];
const PAGE_NUMBER = new RegExp(`^${marks}(?:${forms.join('|')})${marks}$`, 'u');

export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}
