/**
 * Full-width ASCII as ASCII (`８８．５` → `88.5`), the ideographic space as a space, the full-width yuan sign as the narrow one; nothing else. For
 * reading values only. NFKC would do more than a value can bear: `10²` is not 102, and `②` is not 2.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, ' ')
    .replace(/\uffe5/gu, '¥');
}
