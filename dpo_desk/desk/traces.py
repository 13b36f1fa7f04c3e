"""What of the register can still be read outside its pages, and how it goes before the lock."""

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget


def close_floating(window: QWidget) -> bool:
    """Close menus, lists and dialogs over the window; False where a dialog was among them.

    A dialog that somebody waits for returns first: its page may not be thrown away under it.
    """
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    others = [
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window
    ]
    dialogs = [one for one in others if isinstance(one, QDialog)]
    for dialog in dialogs:
        dialog.reject()
    for other in others:
        other.close()
    return not dialogs


def clear_clipboard() -> None:
    """Empty the clipboard, and the selection of X11, where what is in them came from here."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    if clipboard.supportsFindBuffer() and clipboard.ownsFindBuffer():
        clipboard.clear(QClipboard.Mode.FindBuffer)
