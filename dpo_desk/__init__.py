"""Personvernpermen: a small company's privacy desk."""

__version__ = "2026.11.0"
