/** The style of a receipt's page: readable on a phone, on paper, and by whoever sees no colours (every tone has a word beside it). */
export const receiptStyle = `
:root { color-scheme: light; --good: #14663a; --mixed: #8a5a00; --bad: #a3241c; --plain: #3d4a5c; --line: #dfe3e8; --soft: #57606a; }
* { box-sizing: border-box; }
html { scroll-padding: 4rem 1rem; }
body { margin: 0; background: #f4f5f7; color: #1b1f24; font: 16px/1.7 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
p, ul, ol, dl, dd { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.35; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 0 0 .6rem; font-size: 1.125rem; }
h3 { margin: 1rem 0 .4rem; font-size: 1rem; }
header { margin-bottom: 1rem; }
.kind, .folder { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.banner { display: flex; gap: .9rem; align-items: center; padding: 1rem 1.1rem; border-radius: .6rem; color: #fff; }
.banner.good { background: var(--good); } .banner.mixed { background: var(--mixed); } .banner.bad { background: var(--bad); } .banner.plain { background: var(--plain); }
.banner .symbol { flex: none; width: 2.4rem; height: 2.4rem; border: 2px solid #fff; border-radius: 50%; text-align: center; font: bold 1.4rem/2.2rem sans-serif; }
.banner .status { font-size: 1.25rem; font-weight: 700; line-height: 1.4; }
section, .nothing { margin-top: 1rem; padding: 1rem 1.1rem; background: #fff; border: 1px solid var(--line); border-radius: .6rem; }
.tasks { border-left: .35rem solid var(--bad); }
.tasks ol { padding-left: 1.4rem; } .tasks li + li { margin-top: .6rem; }
.facts dl { display: flex; gap: .9rem; } .facts dl + dl { margin-top: .3rem; }
.facts dt { flex: none; color: var(--soft); } .facts dd { min-width: 0; }
.count { margin-left: .5rem; padding: 0 .5rem; border-radius: 1rem; background: #eaedf1; color: var(--soft); font-size: .8125rem; font-weight: 400; }
.records, .findings { list-style: none; }
.records > li, .findings > li { padding: .7rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.records > li:first-child, .findings > li:first-child { border-top: 0; padding-top: 0; }
.name { font-weight: 600; }
.chip { display: inline-block; margin-right: .5rem; padding: 0 .55rem; border: 1px solid; border-radius: .3rem; font-size: .8125rem; font-weight: 600; line-height: 1.5; }
.chip.good { color: var(--good); } .chip.bad { color: var(--bad); } .chip.mixed { color: var(--mixed); }
.where, .speaker, .same, .of, .meaning, .rest, .hint { color: var(--soft); font-size: .875rem; }
.where span + span { margin-left: .8rem; }
.reasons { color: var(--bad); font-size: .9375rem; }
.hint { margin-left: .5rem; font-weight: 400; }
.page { display: inline-block; margin: 0 .5rem; padding: 0 .45rem; border-radius: .3rem; background: #eaedf1; color: #1b1f24; font-size: .8125rem; font-weight: 600; line-height: 1.6; white-space: nowrap; }
.what .page { margin-left: 0; }
.findings { border-left: .2rem solid var(--line); padding-left: .9rem; }
.findings.error { border-color: var(--bad); } .findings.warning { border-color: var(--mixed); }
.found q { padding: 0 .25rem; border-radius: .2rem; background: #fff4d6; quotes: none; white-space: pre-wrap; }
.changes { margin-top: .4rem; padding: .5rem .8rem; border-radius: .4rem; background: #f6f8fa; font-size: .9375rem; }
.changes dt { font-weight: 600; } .changes dd { white-space: pre-wrap; } .changes dd + dt { margin-top: .5rem; }
del { color: var(--bad); background: #fdecea; text-decoration: line-through; } ins { color: var(--good); background: #e6f4ea; text-decoration: none; font-weight: 600; }
.arrow { color: var(--soft); }
details { margin-top: 1rem; } summary { cursor: pointer; font-weight: 600; } details ul { margin-top: .6rem; }
.key { overflow-wrap: anywhere; } .code { font: .8125rem/1.6 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
.number { display: inline-block; min-width: 1.6em; margin-right: .5rem; padding: 0 .3em; border-radius: .8em; background: var(--bad); color: #fff; font-size: .8125rem; font-weight: 700; line-height: 1.6; text-align: center; text-decoration: none; }
.warning .number { background: var(--mixed); }
.findings > li:target { background: #fff9e5; }
figure { margin: 1rem 0 0; } figcaption { margin-bottom: .3rem; font-weight: 600; }
.picture { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); background: #eef0f3; }
.sheet { width: 100%; } .sheets .hint { margin-left: 0; }
.crop { margin-top: .5rem; border-radius: .3rem; }
.read { font-family: "Songti SC", SimSun, "Noto Serif CJK SC", serif; fill: #24292f; }
.paper { fill: #fff; }
.rulings { fill: none; stroke: #6e7781; stroke-width: 1px; vector-effect: non-scaling-stroke; }
.mark rect { fill: var(--bad); fill-opacity: .05; stroke: var(--bad); stroke-width: 2px; vector-effect: non-scaling-stroke; }
.mark circle { fill: var(--bad); } .mark text { fill: #fff; font-family: sans-serif; font-weight: 700; text-anchor: middle; }
.mark.warning rect { fill: var(--mixed); stroke: var(--mixed); } .mark.warning circle { fill: var(--mixed); }
.mark:target rect { fill-opacity: .25; stroke-width: 4px; }
@media print { figure, .crop { break-inside: avoid; } }
footer { margin-top: 1.2rem; color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
@media print { body { background: #fff; } .banner { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
