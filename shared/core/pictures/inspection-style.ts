import type { ContentField } from '../document.ts';

/** A colour a field: apart from each other, from the red and amber of findings, and dark enough for white letters on them. */
const fieldColours: Readonly<Record<Exclude<ContentField, 'scoreText' | 'gradeText'>, string>> = {
  agency: '#6741d9',
  fiscalYear: '#0b7285',
  projectName: '#1864ab',
  amounts: '#2b8a3e',
  score: '#087f5b',
  grade: '#862e9c',
  achievements: '#5c7a0d',
  problems: '#99582a',
  recommendations: '#0c6fa8',
  rectification: '#364fc7',
  additionalFields: '#495057',
};

/** Layers that a person can take away, by the class of their group in the picture. */
export const inspectionLayers = [
  { layer: 'text', zh: '文字', en: 'text' },
  { layer: 'lines', zh: '线条', en: 'lines' },
  { layer: 'cells', zh: '单元格', en: 'cells' },
  { layer: 'fields', zh: '栏目', en: 'fields' },
  { layer: 'findings', zh: '问题', en: 'findings' },
] as const;

const colours = Object.entries(fieldColours)
  .map(([field, colour]) => `.${field} { --field: ${colour}; }`)
  .join('\n');
const hidden = inspectionLayers.map(({ layer }) => `body:has(#show-${layer}:not(:checked)) g.${layer} { display: none; }`).join('\n');

export const inspectionStyle = `
:root { color-scheme: light; --error: #b3261e; --warning: #8a5a00; --info: #3d4a5c; --line: #dfe3e8; --soft: #57606a; }
* { box-sizing: border-box; }
html { scroll-padding: 6rem 1rem; }
body { margin: 0; background: #eceef1; color: #1b1f24; font: 15px/1.6 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
p, ul, ol, h1, h2, h3, figure { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: inherit; }
nav { padding: 1rem; background: #fff; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
main { padding: 1rem; }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: 24rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-right: 1px solid var(--line); border-bottom: 0; }
  main { padding: 1.5rem; }
}
h1 { font-size: 1.125rem; line-height: 1.35; }
h2 { margin: 1.1rem 0 .4rem; font-size: .9375rem; }
.soft, .en { color: var(--soft); font-size: .8125rem; }
.total { margin-top: .5rem; font-weight: 600; }
.layers { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin-top: .8rem; font-size: .875rem; }
.layers label { cursor: pointer; white-space: nowrap; }
.list > li { padding: .45rem 0; border-top: 1px solid var(--line); }
.number { display: inline-block; min-width: 1.6em; margin-right: .4rem; padding: 0 .35em; border-radius: .8em; color: #fff; font-size: .8125rem; font-weight: 700; line-height: 1.6; text-align: center; text-decoration: none; background: var(--tone); }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .info { --tone: var(--info); }
q { padding: 0 .2rem; border-radius: .2rem; background: #fff4d6; quotes: none; white-space: pre-wrap; }
code { font: .8125rem/1.6 ui-monospace, Consolas, monospace; }
details { border-top: 1px solid var(--line); padding: .45rem 0; }
summary { cursor: pointer; font-weight: 600; }
.chip { margin-right: .4rem; padding: 0 .4rem; border: 1px solid; border-radius: .3rem; font-size: .75rem; }
.chip.accepted { color: #14663a; } .chip.held { color: var(--error); }
.fields-read li { padding: .3rem 0 .3rem 1.1rem; position: relative; font-size: .875rem; }
.fields-read li::before { content: ""; position: absolute; left: 0; top: .6rem; width: .7rem; height: .7rem; border-radius: .15rem; background: var(--field); }
.fields-read b { margin-right: .4rem; }
.pages a, .at { margin-right: .3rem; color: #0b5cad; }
.page { max-width: 60rem; margin: 0 auto 2rem; content-visibility: auto; contain-intrinsic-size: auto 70rem; }
.page figcaption { margin-bottom: .3rem; font-weight: 600; }
.picture { display: block; width: 100%; height: auto; box-shadow: 0 1px 4px #0004; background: #fff; }
.paper { fill: #fff; }
.text, .unseen { font-family: "Songti SC", SimSun, "Noto Serif CJK SC", serif; font-variant-ligatures: none; fill: #111; }
.unseen { fill: #9aa3ad; }
.images rect { fill: #d5dae0; stroke: #9aa3ad; stroke-width: 1px; vector-effect: non-scaling-stroke; }
.rulings { fill: none; stroke: #4b535d; stroke-width: 1px; vector-effect: non-scaling-stroke; }
.cells rect { fill: none; stroke: #4dabf7; stroke-width: 1px; stroke-dasharray: 3 3; vector-effect: non-scaling-stroke; }
.field > rect { fill: var(--field); fill-opacity: .07; stroke: var(--field); stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
.again > rect { fill: none; stroke: none; }
.tag rect { fill: var(--field); fill-opacity: .9; } .tag text { fill: #fff; font-family: sans-serif; }
.field:target > rect, .again:target > rect { fill: var(--field); fill-opacity: .22; stroke: var(--field); stroke-width: 3.5px; }
.doubts rect { fill: none; stroke: var(--error); stroke-width: 1px; stroke-dasharray: 2 2; vector-effect: non-scaling-stroke; }
.mark rect { fill: var(--tone); fill-opacity: .05; stroke: var(--tone); stroke-width: 2px; vector-effect: non-scaling-stroke; }
.mark circle { fill: var(--tone); } .mark text { fill: #fff; font-family: sans-serif; font-weight: 700; text-anchor: middle; }
.mark:target rect { fill-opacity: .3; stroke-width: 4px; }
li:target { background: #fff9e5; }
${colours}
${hidden}
@media print { nav .layers { display: none; } .page { break-inside: avoid; } }
`;
