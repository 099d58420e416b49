"""Pictures: from what functions return to a Vega-Lite specification, and from that to a page, an image or a terminal."""
