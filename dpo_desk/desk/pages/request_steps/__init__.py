"""The steps of a case, one panel a file; ``request.py`` puts them together."""
