"""The style of the page: two columns on a wide screen and on paper, one on a phone."""

STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #55636f; --line: #d5dce4; --back: #fff;
  --card: #f6f8fa; --alike: #1559a8; --alike-back: #e4effb; --link: #1559a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #a8b6c4; --line: #34414f;
  --back: #12181f; --card: #1a222b; --alike: #8fc1ff; --alike-back: #1b3350; --link: #8fc1ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1rem 1rem 3rem; color: var(--ink); background: var(--back);
  overflow-wrap: anywhere;
  font: 15px/1.55 system-ui, "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif; }
:lang(ko) { word-break: keep-all; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.4rem; } h3 { font-size: 1.1rem; margin-top: 1.8rem; }
h4 { font-size: 1rem; margin: 1rem 0 .3rem; } a { color: var(--link); }
.soft { color: var(--soft); } p, li { max-width: 52rem; }
.note { background: var(--card); border-left: 4px solid var(--alike); padding: .5rem .9rem; max-width: 54rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th { white-space: normal; } th, td { text-align: left; padding: .3rem .8rem; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: break-word; } td:nth-child(2) { min-width: 9rem; }
table code, .n { white-space: nowrap; overflow-wrap: normal; } .n { text-align: right; font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: .8rem; }
figure { margin: 0; min-width: 0; } figcaption { color: var(--soft); font-size: .9rem; }
pre { margin: .2rem 0 0; padding: .5rem 0; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; overflow-x: auto; font-size: .84rem; line-height: 1.5; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "D2Coding", monospace; }
pre .l { display: block; padding: 0 .6rem; border-left: 4px solid transparent; }
pre .alike { background: var(--alike-back); border-left-color: var(--alike); }
pre .k { display: inline-block; min-width: 2.6rem; padding-right: .7rem; text-align: right; color: var(--soft);
  user-select: none; }
pre .alike .k { color: var(--ink); }
.dot { color: var(--alike); font-weight: 700; }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --back: #fff; --card: #fff; --alike: #000;
    --alike-back: #eee; --link: #000; }
  body { max-width: none; padding: 0; font-size: 11px; } .wide, pre { overflow: visible; }
  pre { white-space: pre-wrap; font-size: 8.5px; } .columns { grid-template-columns: 1fr 1fr; }
  section.pair { break-before: page; } h3, h4, figcaption { break-after: avoid; }
  .alike { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
"""
