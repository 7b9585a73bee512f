"""How the page looks: on a light and on a dark screen, on a narrow one, on paper."""

from __future__ import annotations

import base64
import hashlib

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #fbfaf6; --ink: #23272e; --faint: #63686f; --rule: #d9d5c9; --panel: #f1eee5; --accent: #8a5a08;
  --substance: #ffe2b8; --house: #e2ecf5; --fact: #e0f0e6; --place: #fff3a8; --hatch: #ebe7dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171c; --ink: #d5d9df; --faint: #9298a1; --rule: #343a43; --panel: #1c2127; --accent: #e0aa4a;
    --substance: #5a3f10; --house: #1f3950; --fact: #17402d; --place: #6b5c00; --hatch: #20252c;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 6rem; }
body {
  margin: 0 auto; padding: 1.5rem 2rem 4rem; max-width: 84rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 Charter, "Bitstream Charter", Cambria, Georgia, serif; overflow-wrap: anywhere;
}
h1, h2, h3, h4, th, .kind, .legend, .number, .known, .sources, nav, .ledger, .shares, .note, footer {
  font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
}
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 3rem 0 .25rem; border-top: 2px solid var(--ink); padding-top: .75rem; }
h3 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
h4 { font-size: .9rem; margin: 1rem 0 .25rem; }
a { color: inherit; text-decoration-color: var(--faint); text-underline-offset: .15em; }
.sources, .legend, nav, .shares, .note, footer { font-size: .875rem; line-height: 1.5; }
.sources { padding-left: 0; list-style: none; }
.sources li { margin: .3rem 0; }
.known, .source, .legend, .note, footer { color: var(--faint); }
.legend > span { margin-right: 1.25rem; white-space: nowrap; }
.legend .substance, .legend .style, .legend .fact { color: var(--ink); }
table { border-collapse: collapse; width: 100%; }
.texts { table-layout: fixed; margin-top: 1rem; }
.texts col.kinds { width: 6.5rem; }
.texts th, .texts td { vertical-align: top; text-align: left; padding: .55rem .9rem; }
.texts th, .texts td { border-top: 1px solid var(--rule); }
.texts thead th {
  font-size: .875rem; line-height: 1.35; background: var(--panel); border-bottom: 1px solid var(--ink); border-top: 0;
}
.texts thead .known { font-weight: normal; display: block; }
.texts p { margin: 0 0 .6rem; }
.texts p:last-child { margin-bottom: 0; }
.texts .heading, .texts .title { font-weight: bold; }
.texts .item { padding-left: 1rem; }
.texts .aside { font-size: .9rem; color: var(--faint); }
.texts th.kind { font-weight: normal; font-size: .75rem; line-height: 1.4; color: var(--faint); padding-left: .25rem; }
.kind b { color: var(--ink); }
.kind a, .kind .score { display: block; }
.number { font-size: .7em; color: var(--faint); margin-right: .4rem; text-decoration: none; white-space: nowrap; }
td.nothing {
  background: repeating-linear-gradient(135deg, transparent 0 7px, var(--hatch) 7px 8px);
}
tr.edited, tr.split, tr.merged { border-left: 3px solid var(--accent); }
tr.moved { border-left: 3px double var(--accent); }
tr.same-fact { border-left: 3px dotted var(--accent); }
tr.only-a, tr.only-b { border-left: 3px solid transparent; }
.substance {
  background: var(--substance); text-decoration: underline; text-decoration-thickness: 2px;
  text-underline-offset: .18em;
}
.style {
  background: var(--house); text-decoration: underline dotted; text-decoration-thickness: 2px;
  text-underline-offset: .18em;
}
.fact, .stray { background: var(--fact); border-bottom: 1px dashed currentColor; }
.gap { color: var(--accent); font-weight: bold; padding: 0 .1em; cursor: help; }
.tie { font: .7rem/1 system-ui, sans-serif; color: var(--accent); text-decoration: none; margin-right: .2em; }
span:target { background: var(--place); }
:target { outline: 2px solid var(--accent); outline-offset: 1px; }
.ledger { font-size: .875rem; line-height: 1.5; }
.ledger .columns { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 2rem; }
.ledger ul { margin: 0; padding-left: 1.1rem; }
.ledger li { margin: .2rem 0; break-inside: avoid; }
.ledger .at { color: var(--faint); font-size: .85em; }
.ledger .at a { margin-left: .35rem; white-space: nowrap; }
.ledger .at > span { margin-left: .5rem; }
.ledger td, .ledger th, .pairs td, .pairs th {
  text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--rule);
}
.pairs { font: .875rem/1.5 system-ui, sans-serif; width: auto; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: .5rem; }
@media screen { .texts thead th { position: sticky; top: 0; z-index: 1; } }
@media screen and (max-width: 46rem) {
  body { padding: 1rem; }
  .texts, .texts tbody, .texts tr, .texts td, .texts th { display: block; width: auto; }
  .texts thead, .texts colgroup, td.nothing { display: none; }
  .texts tr { border-top: 1px solid var(--rule); padding: .25rem 0; }
  .texts td, .texts th { border: 0; padding: .25rem .5rem; }
  .texts td[data-article]::before {
    content: "article " attr(data-article); font: bold .7rem system-ui, sans-serif; color: var(--faint);
  }
  .ledger .columns { grid-template-columns: minmax(0, 1fr); }
}
@page { margin: 16mm 14mm; }
@media print {
  :root {
    color-scheme: light;
    --ground: #fff; --ink: #000; --faint: #555; --rule: #bbb; --panel: #fff; --accent: #555;
    --substance: #f3e3c8; --house: #e8eef4; --fact: #e9f3ec; --place: #fff; --hatch: #ddd;
  }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; }
  h1 { font-size: 15pt; }
  h2 { font-size: 13pt; margin-top: 1.5rem; }
  .sources, .legend, .shares, .note, .ledger, .pairs, .texts thead th, footer { font-size: 8pt; }
  .texts th.kind { font-size: 7pt; }
  a { text-decoration: none; }
  h2, h3, h4 { break-after: avoid; }
  section.pair + section.pair { break-before: page; }
  .texts thead { display: table-header-group; }
  .texts tr { break-inside: avoid; }
  .texts tr.long { break-inside: auto; }
  .texts col.kinds { width: 5.2rem; }
  .texts th, .texts td { padding: 1.6mm 2.5mm; }
  p { orphans: 3; widows: 3; }
  :target { outline: 0; }
  td.nothing { background: none; }
  .substance, .style, .fact, .stray { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""


NOTED = """
.article { max-width: 64rem; margin: 0 auto; }
.article + .article { margin-top: 4rem; border-top: 2px solid var(--ink); padding-top: 2rem; }
.article h1 { font-size: 1.6rem; max-width: 40rem; }
.article .about { font: .875rem/1.5 system-ui, sans-serif; color: var(--faint); margin: 0 0 1.5rem; }
.article .about p { margin: 0 0 .2rem; }
.row { display: grid; grid-template-columns: minmax(0, 40rem) minmax(0, 20rem); gap: 0 2.5rem; }
.row > * { margin: 0 0 .8rem; }
.row h2 { font-size: 1.1rem; border: 0; padding: 0; margin-top: 1rem; }
.row .item { padding-left: 1.2rem; text-indent: -1rem; }
.row .subtitle { font-style: italic; }
.row .aside { font-size: .9rem; color: var(--faint); }
.kept { background: var(--place); }
.ref { font: .7rem/1 system-ui, sans-serif; vertical-align: super; }
aside { font: .875rem/1.45 system-ui, sans-serif; border-left: 3px solid var(--accent); padding-left: .75rem; }
aside.whole { margin: 0 0 1.5rem; }
aside p { margin: 0 0 .5rem; white-space: pre-wrap; }
aside .number { font-size: .8em; margin-right: .35rem; }
aside .when { color: var(--faint); font-size: .85em; white-space: nowrap; }
aside q { color: var(--faint); display: block; }
@media screen and (max-width: 46rem) { .row { grid-template-columns: minmax(0, 1fr); } }
@media print {
  .row { grid-template-columns: minmax(0, 11.5cm) minmax(0, 5.5cm); gap: 0 .6cm; }
  .article { max-width: none; }
  .article + .article { break-before: page; border: 0; margin: 0; padding: 0; }
  .row h2 { font-size: 11pt; margin-top: .3cm; }
  aside, .article .about { font-size: 8pt; }
  aside p { break-inside: avoid; }
  .kept { background: none; border-bottom: 1px solid var(--accent); }
}
"""


def policy(style: str = STYLE) -> str:
    """Return the content security policy of a page: its style sheet, and nothing else of any kind."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
