"""Our words in Qt's own dialogs: Qt ships nynorsk in part and no bokmål at all.

Qt asks with its English text; what we have no word for keeps Qt's. Keyboard marks (&) are taken
out of the question and not put into the answer.
"""

from PySide6.QtCore import QObject, QTranslator

from dpo_desk.words import Words

_KEYS = {
    "OK": "ok", "Save": "save", "Save All": "save_all", "Open": "open", "Yes": "yes", "No": "no",
    "Cancel": "cancel", "Close": "close", "Apply": "apply", "Reset": "reset", "Help": "help",
    "Discard": "discard", "Don't Save": "discard", "Retry": "retry", "Ignore": "ignore",
    "Undo": "undo", "Redo": "redo", "Cut": "cut", "Copy": "copy", "Paste": "paste",
    "Delete": "delete", "Select All": "select_all", "File name:": "file_name",
    "Files of type:": "file_type", "Look in:": "look_in", "Folder": "folder",
    "Create New Folder": "new_folder", "New Folder": "new_folder",
    "Parent Directory": "parent_folder", "Back": "back", "Forward": "forward", "Name": "name",
    "Size": "size", "Type": "kind", "Kind": "kind", "Date Modified": "changed",
    "%1 already exists.\nDo you want to replace it?": "overwrite", "Print": "print",
    "Printer": "printer", "Copies": "copies", "Copies:": "copies", "Print range": "print_range",
    "Print all": "print_all", "Pages from": "pages_from", "to": "pages_to",
    "Options >>": "options", "Options <<": "options_less", "Properties": "properties",
    "Preview": "preview",
}  # fmt: skip


class StandardWords(QTranslator):
    """Install it on the application; a new language takes the place of the old one."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speak(words)

    def speak(self, words: Words) -> None:
        """Answer in the language of ``words``; English is Qt's own."""
        self._words = None if words.language == "en" else words

    def isEmpty(self) -> bool:  # noqa: N802
        """Qt does not install an empty translator."""
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Our word, or None, which leaves Qt its own; "" would blank it."""
        key = _KEYS.get(source.replace("&", ""))
        if key is None or self._words is None:
            return None
        return self._words(f"std.{key}").replace("{file}", "%1")
