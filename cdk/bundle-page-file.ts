/** `node cdk/bundle-page-file.ts <file>`: the page's script and style as one JSON file. */
import { writeFileSync } from 'node:fs';
import { bundlePage } from '../local/bundle-page.ts';

writeFileSync(process.argv[2] ?? '', JSON.stringify(await bundlePage()));
