/** A PDF written by hand: one Latin-1 font, one page a content stream. pdf.js finds the objects without a cross-reference table. */
export function pdfOf(contents: readonly string[], trailerEntries = ''): Uint8Array {
  const kids = contents.map((_, index) => `${10 + 2 * index} 0 R`).join(' ');
  const objects = [
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    `2 0 obj <</Type/Pages/Kids[${kids}]/Count ${contents.length}/MediaBox[0 0 300 200]/Resources<</Font<</F1 3 0 R>>>>>> endobj`,
    '3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>> endobj',
    ...contents.flatMap((content, index) => [
      `${10 + 2 * index} 0 obj <</Type/Page/Parent 2 0 R/Contents ${11 + 2 * index} 0 R>> endobj`,
      `${11 + 2 * index} 0 obj <</Length ${content.length}>>\nstream\n${content}\nendstream endobj`,
    ]),
  ];
  return Buffer.from(`%PDF-1.7\n${objects.join('\n')}\ntrailer <</Root 1 0 R${trailerEntries}>>\n%%EOF\n`, 'latin1');
}
