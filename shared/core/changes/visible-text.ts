/**
 * Text of a document made safe to set among our own: characters that cannot be seen, or that turn the direction of what stands around them, are named
 * instead (U+202E → ⟨U+202E⟩). Line breaks and tabs stay.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, nameUnlessSpace);
}

function nameUnlessSpace(character: string): string {
  if (character === '\n' || character === '\t') return character;
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
