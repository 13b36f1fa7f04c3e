"""One start of the program, ended by ``os._exit`` at the moment that is measured.

    python -m tests.bench.start_once empty|shell|filled [register]

``empty`` is a bare PySide6 window, ``shell`` ends when ours is painted, ``filled`` when the list of
requests has its first rows. What is written is the peak memory in MB.
"""

import os
import sys


def end() -> None:
    os.write(1, f"{peak() / 1_000_000:.1f}\n".encode())
    os._exit(0)


def peak() -> int:
    """The most memory this program has had, in bytes."""
    if sys.platform == "linux":  # ``getrusage`` counts what the bench had when it started us
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            end()

    app = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()


def ours(register: str, *, filled: bool) -> None:
    import gc

    gc.disable()  # as ``app`` does, before anything of ours is imported
    from dpo_desk import app as program
    from dpo_desk.desk.first_paint import AfterFirstPaint

    if not filled:
        AfterFirstPaint.eventFilter = lambda _self, _watched, event: (
            end() if event.type() == event.Type.Paint else False
        )
    else:
        from dpo_desk.desk.page_stack import PageStack

        go = PageStack.go

        def gone(stack, key, args=None, **more):
            go(stack, key, args, **more)
            stack.page._model.filled.connect(end)

        PageStack.go = gone
    program.main(["--register", register])


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        ours(sys.argv[2], filled=sys.argv[1] == "filled")
