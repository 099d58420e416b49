"""A specification as a self-contained page with Vega inside, which loads nothing from a network."""

import json
from html import escape
from pathlib import Path

from autograder.pictures.style import Spec

VENDOR = Path(__file__).with_name("vendor")
SCRIPTS = ("vega.min.js", "vega-lite.min.js", "vega-embed.min.js")
# The policy forbids every connection. `ast` makes Vega interpret its expressions, as the policy demands.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)
OPTIONS = {
    "ast": True,
    "renderer": "svg",
    "actions": {"export": True, "source": False, "compiled": False, "editor": False},
}
STYLE = (
    "body{font-family:sans-serif;margin:1rem;background:#fff;color:#111}#picture{overflow-x:auto}"
    ".vega-bind{margin:.6rem 0;font-size:1rem}.vega-bind input{width:24rem;max-width:60vw}"
    "p{max-width:60rem}footer{color:#444;font-size:.9rem}"
)


def page(specification: Spec, lang: str, about: str) -> str:
    """Return the page of a picture, its alternative text below it and `about` as its last line."""
    title = escape(str(specification.get("title", {}).get("text", about)))
    alternative_text = escape(specification["description"])
    scripts = "\n".join(
        f"<script>{(VENDOR / name).read_text(encoding='utf-8')}</script>" for name in SCRIPTS
    )
    drawn = f"vegaEmbed('#picture',{_in_script(specification)},{_in_script(OPTIONS)});"
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{title}</title>
<style>{STYLE}</style>
{scripts}
</head>
<body>
<main>
<div id="picture"></div>
<p>{alternative_text}</p>
</main>
<footer>{escape(about)}</footer>
<script>{drawn}</script>
</body>
</html>
"""


def _in_script(value: object) -> str:
    """Return JSON in which no text can end the script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
