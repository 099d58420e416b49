"""A specification as PNG, SVG or PDF, by vl-convert."""

import json

from autograder.pictures.style import Spec

FORMATS = (".png", ".svg", ".pdf")
VERSION = "6.1"


class NotInstalled(Exception):
    """The packages of the extra `plots` are not installed."""


def image(specification: Spec, suffix: str, scale: float = 2) -> bytes:
    """Return the file of a picture. Raises NotInstalled without vl-convert."""
    try:
        import vl_convert
    except ImportError:
        raise NotInstalled from None
    text = json.dumps(specification)
    if suffix == ".svg":
        svg: str = vl_convert.vegalite_to_svg(text, vl_version=VERSION)
        return svg.encode("utf-8")
    if suffix == ".pdf":
        pdf: bytes = vl_convert.vegalite_to_pdf(text, vl_version=VERSION)
        return pdf
    png: bytes = vl_convert.vegalite_to_png(text, vl_version=VERSION, scale=scale)
    return png
