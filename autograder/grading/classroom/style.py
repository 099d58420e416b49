"""The report's style sheet, and its scripts: a table library and a few lines of our own."""

import base64
import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = (HERE / "vendor" / "dataTables.min.js", HERE / "table.js")

STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #55636f; --line: #d5dce4; --back: #fff;
  --card: #f6f8fa; --link: #1559a8; --correct: #1f6b3f; --wrong: #b3261e; --cannot_run: #7a5200;
  --not_started: #5c6875; --ungraded: #5f45a0; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #a8b6c4; --line: #34414f;
  --back: #12181f; --card: #1a222b; --link: #8fc1ff; --correct: #7fd3a2; --wrong: #ff9d94;
  --cannot_run: #f3c969; --not_started: #a8b6c4; --ungraded: #c3aef5; --on: #12181f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem 1rem 3rem; color: var(--ink);
  background: var(--back); overflow-wrap: anywhere;
  font: 15px/1.55 system-ui, "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif; }
:lang(ko) { word-break: keep-all; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.4rem; } a { color: var(--link); }
nav a { margin-right: 1rem; display: inline-block; padding: .2rem 0; }
.soft { color: var(--soft); } .key span { margin-right: 1.2rem; white-space: nowrap; }
dl.figures { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0; padding: 0; }
dl.figures div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: .5rem .9rem; min-width: 7rem; }
dl.figures dt { color: var(--soft); font-size: .88rem; } dl.figures dd { margin: 0; font-size: 1.3rem;
  font-weight: 600; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: top; }
#students td:first-child { min-width: 10rem; } #students td:nth-child(2) { min-width: 6rem; }
td, th { overflow-wrap: break-word; } #students td:first-child, .example { overflow-wrap: anywhere; }
.dt-search label { margin-right: .4rem; } th { white-space: nowrap; } .n { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.bar { display: flex; height: .9rem; min-width: 8rem; background: var(--line); }
.bar i { display: block; } .bar .correct { background: var(--correct); }
.bar .wrong { background: var(--wrong); } .bar .cannot_run { background: var(--cannot_run); }
.bar .not_started { background: var(--not_started); } .bar .ungraded { background: var(--ungraded); }
b.s { display: inline-block; width: 1.6em; text-align: center; color: var(--on);
  border-radius: 3px; } b.s.correct { background: var(--correct); } b.s.wrong { background: var(--wrong); }
b.s.cannot_run { background: var(--cannot_run); } b.s.not_started { background: var(--not_started); }
b.s.ungraded { background: var(--ungraded); }
summary { cursor: pointer; color: var(--link); } details { margin: .2rem 0; }
td details[open] ul { width: min(32rem, 70vw); padding-left: 1.2rem; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "D2Coding", monospace; font-size: .93em; }
.example { background: var(--card); border-left: 3px solid var(--line); padding: .2rem .6rem; }
svg text { fill: var(--soft); font-size: 12px; } svg rect { fill: var(--link); }
svg { max-width: 100%; height: auto; }
select, input { font: inherit; padding: .3rem .5rem; border: 1px solid var(--soft); border-radius: .3rem;
  background: var(--back); color: var(--ink); max-width: 100%; }
th.dt-orderable-asc, th.dt-orderable-desc { cursor: pointer; }
th .dt-column-header { display: inline-flex; gap: .35rem; align-items: center; }
.dt-column-order::after { content: "↕"; color: var(--soft); }
th.dt-ordering-asc .dt-column-order::after { content: "▲"; color: var(--ink); }
th.dt-ordering-desc .dt-column-order::after { content: "▼"; color: var(--ink); }
.dt-layout-row { display: flex; flex-wrap: wrap; gap: .6rem; justify-content: space-between;
  margin: .5rem 0; } .dt-layout-row.dt-layout-table { display: block; overflow-x: auto; }
.dt-paging button { font: inherit; min-width: 2.2rem; min-height: 2.2rem; margin: 0 .1rem;
  border: 1px solid var(--line); border-radius: .3rem; background: var(--back); color: var(--ink);
  cursor: pointer; } .dt-paging button.current { background: var(--ink); color: var(--back); }
.dt-paging button.disabled { color: var(--soft); cursor: default; }
@media (max-width: 600px) { th, td { padding: .3rem .4rem; } }
@media print { nav, .dt-search, .dt-paging, .filter { display: none; } body { max-width: none; } }
"""


@cache
def scripts() -> tuple[str, ...]:
    """Return the texts of the page's scripts."""
    return tuple(path.read_text(encoding="utf-8") for path in SCRIPTS)


@cache
def policy() -> str:
    """Return the page's content security policy: only these scripts may run, and nothing may be loaded."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in scripts()
    )
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src {hashes}"
