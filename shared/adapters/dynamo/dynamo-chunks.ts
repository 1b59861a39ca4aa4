/**
 * Text in parts of at most `bytesMax` bytes of UTF-8 each, never cut inside a code point; joined they are the text again. An empty text is one empty part.
 *
 * Throws where the text has half a surrogate pair, which UTF-8 cannot say (JSON.stringify never gives one).
 */
export function textToChunks(text: string, bytesMax: number): readonly string[] {
  if (bytesMax < codePointBytesMax) throw new Error(`a chunk of ${bytesMax} bytes cannot hold every code point`);
  if (!text.isWellFormed()) throw new Error('half a surrogate pair cannot be kept as UTF-8');
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= bytesMax) return [text];
  const chunks: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = codePointBoundary(bytes, start + bytesMax);
    chunks.push(bytes.toString('utf8', start, end));
    start = end;
  }
  return chunks;
}

/** UTF-8 takes one to four bytes for a code point. */
const codePointBytesMax = 4;

/** The last place at or before `end` where a code point starts: bytes 10xxxxxx go on with the one before. */
function codePointBoundary(bytes: Buffer, end: number): number {
  let boundary = Math.min(end, bytes.length);
  while (((bytes[boundary] ?? 0) & 0b1100_0000) === 0b1000_0000) boundary--;
  return boundary;
}
