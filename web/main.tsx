import { render } from 'preact';
import type { Site } from './model/site.ts';
import { App } from './views/app.tsx';

const site = document.getElementById('site');
const page = document.getElementById('page');
if (site === null || page === null) throw new Error('the page has no place for its program');
page.replaceChildren();
render(<App site={JSON.parse(site.textContent) as Site} />, page);
