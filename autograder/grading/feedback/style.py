"""The style of a student's page, made for phones first; the page loads nothing and has no scripts."""

# Nothing is loaded and nothing runs, whatever a text in the page may try.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #55636f; --line: #d5dce4; --back: #fff;
  --card: #f6f8fa; --wrong: #b3261e; --wrong-back: #fde7e4; --look: #7a5200; --look-back: #fdf1cf;
  --correct: #1f6b3f; --link: #1559a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #a8b6c4; --line: #34414f;
  --back: #12181f; --card: #1a222b; --wrong: #ff9d94; --wrong-back: #4a1f1c; --look: #f3c969;
  --look-back: #443513; --correct: #7fd3a2; --link: #8fc1ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem 1rem 3rem; color: var(--ink);
  background: var(--back); overflow-wrap: anywhere;
  font: 16px/1.6 system-ui, "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif; }
:lang(ko) { word-break: keep-all; }
h1 { font-size: 1.35rem; margin: .5rem 0 .2rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 0 0 .4rem; } p { margin: .5rem 0; }
a { color: var(--link); } .soft { color: var(--soft); } .big { font-size: 1.25rem; font-weight: 600; }
ol.mend { padding: 0; margin: 0; list-style: none; counter-reset: mend; }
ol.mend > li { counter-increment: mend; background: var(--card); border: 1px solid var(--line);
  border-radius: .6rem; padding: .8rem .9rem .8rem 3rem; margin: .6rem 0; position: relative; }
ol.mend > li::before { content: counter(mend); position: absolute; left: .9rem; top: .75rem;
  width: 1.5rem; height: 1.5rem; border-radius: 50%; background: var(--ink); color: var(--back);
  text-align: center; line-height: 1.5rem; font-weight: 600; font-size: .9rem; }
section.function > h2 { margin-top: 0; }
section.function { border: 1px solid var(--line); border-radius: .6rem; padding: .9rem;
  margin: .9rem 0; }
.regraded { border-left: 4px solid var(--link); background: var(--card); padding: .3rem .9rem;
  border-radius: 0 .5rem .5rem 0; margin: .8rem 0; }
.state { font-weight: 600; } .state.wrong, .state.cannot_run { color: var(--wrong); }
.state.correct { color: var(--correct); } .state.ungraded { color: var(--look); }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "D2Coding", monospace; }
code { font-size: .92em; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: .4rem 0;
  padding: .5rem 0; overflow-x: auto; font-size: .82rem; line-height: 1.55; }
pre > code { display: block; width: max-content; min-width: 100%; font-size: 1em; padding: 0 .7rem; }
figure { margin: .8rem 0; } figcaption { color: var(--soft); font-size: .9rem; }
.l { display: block; } .n { display: inline-block; width: 2.6em; color: var(--soft);
  user-select: none; } .l.marked { background: var(--wrong-back); margin: 0 -.7rem; padding: 0 .7rem; }
.l.marked.look { background: var(--look-back); }
mark { color: var(--wrong); background: none; font-weight: 700; text-decoration: underline;
  text-decoration-thickness: 2px; text-underline-offset: 3px; }
.look mark, .look .said { color: var(--look); }
.said { color: var(--wrong); font-family: system-ui, "Noto Sans KR", sans-serif; font-weight: 600; }
ul { padding-left: 1.2rem; margin: .4rem 0; }
details { border: 1px solid var(--line); border-radius: .5rem; padding: .35rem .7rem; margin: .4rem 0; }
summary { cursor: pointer; min-height: 1.8rem; } summary p { display: inline; }
.question { background: var(--card); border-radius: .5rem; padding: .6rem .8rem; margin: .8rem 0; }
@media print { details { display: block; } body { max-width: none; } }
"""
