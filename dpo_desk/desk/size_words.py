"""A size in bytes as people read it."""

from dpo_desk.words import Words


def size_words(words: Words, size: int) -> str:
    """«12 kB», «1,4 MB»."""
    if size >= 1_000_000:
        n = f"{size / 1_000_000:.1f}"
        return words("documents.size.mb", n=n if words.language == "en" else n.replace(".", ","))
    return words("documents.size", kb=max(1, round(size / 1000)))
