/**
 * Text as it can be drawn: what has no shape of its own (controls, marks of direction, halves of characters, private-use characters) becomes an empty box,
 * one for one, so that the picture shows where such characters stand; white space becomes one space, the ideographic space stays.
 */
export function drawnText(text: string): string {
  return text.replace(/\p{Co}|\p{Cn}|\p{Cs}|\p{Cf}|(?![\t\n\v\f\r\u0085])\p{Cc}/gu, '▯').replace(/(?:(?!\u3000)[\s\u0085])+/gu, ' ');
}
