/**
 * The style that every public page shares: readable on a phone, in the dark, on paper, and by whoever sees no colours (each tone has a word beside it).
 * Chinese sets the measure: lines of some 40 characters, 1.75 apart, headings in Song where the reader's machine has it.
 */
export const publicStyle = `
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #fff; --ink: #1c2126; --soft: #5a636c; --line: #e2dfd8; --wash: #f1efe9; --link: #0b5a70; --accent: #9c2f21;
  --added: #17663d; --added-wash: #e3f3e8; --removed: #a3241c; --removed-wash: #fbe9e6; --notice: #7a4d00; --notice-wash: #fdf1d8;
  --serif: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", STSong, SimSun, serif;
  --sans: -apple-system, BlinkMacSystemFont, "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "Segoe UI", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --card: #1d2125; --ink: #e6e4df; --soft: #a3abb3; --line: #343a40; --wash: #262b30; --link: #7cc4d8; --accent: #ee9385;
    --added: #7fd6a2; --added-wash: #183526; --removed: #f3a59b; --removed-wash: #43221f; --notice: #eec477; --notice-wash: #3a2f17;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.75 var(--sans); overflow-wrap: anywhere; }
main, .bar { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 3rem; }
h1, h2, h3 { font-family: var(--serif); font-weight: 700; line-height: 1.4; margin: 0; text-wrap: balance; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.3125rem; } h3 { font-size: 1.0625rem; }
p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
del { color: var(--removed); background: var(--removed-wash); text-decoration: line-through; }
ins { color: var(--added); background: var(--added-wash); text-decoration: none; border-bottom: 2px solid; }
.bar { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: 1rem; padding-bottom: 1.25rem; font-size: .875rem; color: var(--soft); }
.bar .grow { flex: 1; }
.soft { color: var(--soft); font-size: .875rem; }
.lead { margin-top: .35rem; color: var(--soft); }
.card { margin-top: 1rem; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1.1rem; }
.tiles > div { flex: 1 1 5.5rem; padding: .6rem .85rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.tiles dt { color: var(--soft); font-size: .8125rem; } .tiles dd { font-size: 1.375rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.tiles dd small { display: block; color: var(--soft); font-size: .75rem; line-height: 1.5; }
.section { margin-top: 2.25rem; }
.section > h2 { padding-bottom: .4rem; border-bottom: 1px solid var(--line); }
.section > h2 + * { margin-top: .75rem; }
.count { color: var(--soft); font-weight: 400; }
h2 .count { font-size: .85em; } h2 .soft { font: 400 .8125rem var(--sans); margin-left: .35rem; }
.paragraph + .paragraph { margin-top: .6rem; }
.files { list-style: none; }
.kind { margin-left: .25rem; padding: 0 .35em; border-radius: .2rem; background: var(--wash); font-size: .75rem; }
.rows { margin-top: .75rem; display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .45rem 1rem; }
.rows dt { color: var(--soft); font-size: .875rem; line-height: 2; } .rows dd { min-width: 0; white-space: pre-line; }
.code { font: .8125rem/1.75 ui-monospace, SFMono-Regular, Consolas, monospace; }
.chip { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: .25rem; font-size: .8125rem; line-height: 1.55; white-space: nowrap; }
.chip.added, .chip.restored { color: var(--added); } .chip.withdrawn { color: var(--removed); } .chip.changed, .chip.corrected { color: var(--notice); }
.arrow { color: var(--soft); padding: 0 .35em; }
.footer { margin-top: 2.5rem; padding-top: .9rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
@media (max-width: 36rem) { .rows { grid-template-columns: 1fr; gap: 0; } .rows dd { margin-bottom: .6rem; } .rows dt { line-height: 1.75; } h1 { font-size: 1.5rem; } }
@media print { :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; } .bar, .noprint { display: none; } .card { break-inside: avoid; } a { color: inherit; } }
`;
