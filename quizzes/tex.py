r"""Converts TeX to text for a terminal: \frac{1}{1+e^{-x}} becomes 1/(1+e⁻ˣ)."""

from __future__ import annotations

import re
from functools import cache

_UP = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzLT",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴸᵀ",
        strict=True,
    )
)
_DOWN = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Phi": "Φ", "Omega": "Ω", "nabla": "∇",
    "partial": "∂", "sum": "Σ", "prod": "Π", "infty": "∞", "cdot": "·", "times": "×", "odot": "⊙",
    "approx": "≈", "ne": "≠", "neq": "≠", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "in": "∈", "pm": "±", "ldots": "…",
    "cdots": "…", "dots": "…", "prime": "′", "top": "T", "mid": "|", "quad": " ", "sim": "~",
    "ell": "ℓ", "propto": "∝", "equiv": "≡", "ll": "≪", "gg": "≫", "lvert": "|", "rvert": "|",
    "lVert": "‖", "rVert": "‖", "Vert": "‖", "vert": "|", "circ": "∘", "mapsto": "↦", "int": "∫",
    "forall": "∀", "langle": "⟨", "rangle": "⟩", "backslash": "\\",
}  # fmt: skip
_SPACED = set("⊙×≈≠≤≥→←⇒∈±∝≡≪≫↦")
_SKIPPED = {
    "left", "right", "big", "Big", "bigl", "bigr", "displaystyle", "limits", "mathrm", "mathbf",
    "mathbb", "mathit", "text", "textbf", "texttt", "boldsymbol", "operatorname",
}  # fmt: skip
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "vec": "\u20d7", "dot": "\u0307"}
_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|(.)", re.DOTALL)


@cache
def to_unicode(tex: str) -> str:
    """Return `tex` on one line of Unicode text; what is unknown keeps its name."""
    tex = re.sub(r"\\(begin|end)\{[a-z]*matrix\}", lambda m: "[" if m[1] == "begin" else "]", tex)
    tex = re.sub(r"\\(begin|end)\{cases\}", lambda m: r"\{ " if m[1] == "begin" else "", tex)
    converted, _ = _run([m.groups("") for m in _TOKEN.finditer(tex)], 0, closing=False)
    return re.sub(r" +", " ", converted).strip()


Token = tuple[str, ...]


def _run(tokens: list[Token], at: int, closing: bool) -> tuple[str, int]:
    """Convert tokens from `at` on, up to a closing brace or the end: (text, next place)."""
    out = ""
    while at < len(tokens):
        command, escaped, character = tokens[at]
        at += 1
        if character == "}" and closing:
            return out, at
        if character == "{":
            inner, at = _run(tokens, at, closing=True)
            out += inner
        elif character in ("^", "_"):
            inner, at = _argument(tokens, at)
            out += _script(inner, character)
        elif command in ("frac", "dfrac", "tfrac"):
            above, at = _argument(tokens, at)
            below, at = _argument(tokens, at)
            out += f"{_grouped(above)}/{_grouped(below)}"
        elif command == "sqrt":
            inner, at = _argument(tokens, at)
            out += "√" + _grouped(inner)
        elif command in _ACCENTS:
            inner, at = _argument(tokens, at)
            out += inner + _ACCENTS[command]
        elif command:
            symbol = "" if command in _SKIPPED else _SYMBOLS.get(command, command)
            out += f" {symbol} " if symbol in _SPACED else symbol
        elif escaped:
            out += {"\\": "; ", ",": " ", ";": " ", ":": " ", "!": ""}.get(escaped, escaped)
        else:
            out += {"&": " ", "'": "′", "~": " ", "\n": " "}.get(character, character)
    return out, at


def _argument(tokens: list[Token], at: int) -> tuple[str, int]:
    if at < len(tokens) and tokens[at][2] == "{":
        return _run(tokens, at + 1, closing=True)
    end = min(at + 1, len(tokens))
    inner, _ = _run(tokens[at:end], 0, closing=False)
    return inner, end


def _script(inner: str, sign: str) -> str:
    table = _UP if sign == "^" else _DOWN
    inner = inner.strip()  # 2^{ {{n}} } has spaces to separate the braces of its parameter
    if inner == "′":
        return inner
    if all(c in table for c in inner):
        return "".join(table[c] for c in inner)
    return sign + (inner if len(inner) == 1 else f"({inner})")


def _grouped(inner: str) -> str:
    """Return the text in parentheses where 1/(1+x) would otherwise be read as 1/1+x."""
    outside, before = inner, ""
    while outside != before:
        before, outside = outside, re.sub(r"\([^()]*\)", "", outside)
    return f"({inner})" if re.search(r"[-+*/·=<>≤≥⊙×|\s]", outside) else inner
