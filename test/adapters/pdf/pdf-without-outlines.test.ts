import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pdfWithoutOutlines } from '../../../shared/adapters/pdf/pdf-without-outlines.ts';

it.each(['legacy/build/pdf.worker.mjs', 'build/pdf.worker.min.mjs'])(
  '%s of the pinned pdf.js has every step that only drawing needs',
  (name) => {
    const source = readFileSync(fileURLToPath(import.meta.resolve(`pdfjs-dist/${name}`)), 'utf8');
    const changed = pdfWithoutOutlines(source);
    expect(changed).toContain('static buildFontPaths(){}');
    expect(changed).not.toMatch(/get renderer\(|this\.data\s*=\s*\w+\.compile\(\)/);
  },
);

it('another source is not changed in silence', () => {
  expect(() => pdfWithoutOutlines('class Font {}')).toThrow('pdf.js has 0 of static buildFontPaths');
});
