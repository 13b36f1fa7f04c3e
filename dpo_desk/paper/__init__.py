"""Drawing letters as PDF pages: the only room that knows reportlab and pikepdf."""
