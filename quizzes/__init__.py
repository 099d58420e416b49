"""The question bank and its faces: terminal, web page, Jupyter, exports."""
