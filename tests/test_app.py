"""Starting the program: what it imports before it paints, what it is told, and one window only."""

import json
import os
import subprocess
import sys
from time import monotonic

import pytest

import dpo_desk
from dpo_desk import app as program
from dpo_desk.desk.recent import RecentRegisters
from dpo_desk.desk.single_window import SingleWindow, bring_forward, signal_file
from tests import sample
from tests.desk.window import opened, seen

# None of these is needed to paint the shell.
HEAVY = (
    "sqlcipher3", "sqlite3", "sqlite_utils", "msgspec", "reportlab", "pikepdf", "jinja2", "stdnum",
    "phonenumbers", "dateutil", "PySide6.QtPdf", "PySide6.QtPrintSupport", "dpo_desk.register",
    "dpo_desk.records", "dpo_desk.duties", "dpo_desk.letters", "dpo_desk.paper",
)  # fmt: skip


def run(code: str, *args: str) -> str:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *args]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return done.stdout


def test_nothing_heavy_is_imported_before_the_shell_is_painted():
    code = """
import json, sys
from dpo_desk.app import application, build
from dpo_desk.desk.first_paint import AfterFirstPaint
from dpo_desk.law.clock import SystemClock
app = application()
opening = build(app, SystemClock(), ask_system=False)
opening.window.show_shell()
AfterFirstPaint(opening.window, app.quit)
opening.window.show()
app.exec()
built = sorted(vars(sys.modules["PySide6.QtCore"]))
opening.desk.theme.settle()
print(json.dumps([sorted(sys.modules), built, opening.desk.theme.colours.name]))
"""
    modules, built, colours = json.loads(run(code))
    assert not [name for name in HEAVY if name in modules]
    assert "dpo_desk.desk.main_window" in modules
    assert "QObject" in built
    assert "Qt" not in built  # its hundred enums: see ``widgets/layout.py``
    assert colours == "light"


def test_the_version_is_told_without_qt():
    code = """
import sys
from dpo_desk.app import main
try:
    main(["--version"])
finally:
    sys.exit("PySide6.QtCore" in sys.modules)
"""
    assert dpo_desk.__version__ in run(code)


def test_the_password_leaves_the_environment(monkeypatch, tmp_path):
    told = []
    monkeypatch.setenv(program.PASSWORD, "blåbær")
    monkeypatch.setattr(program, "_show", lambda *given: told.append(given) or 0)
    assert program.main(["--register", str(tmp_path / "x.perm")]) == 0
    assert told == [(tmp_path / "x.perm", "blåbær")]
    assert program.PASSWORD not in os.environ


def test_a_register_is_named_with_or_without_its_option(tmp_path):
    path = tmp_path / "x.perm"
    assert program.read_options([str(path)]).register == path
    assert program.read_options(["--register", str(path)]).register == path
    assert program.read_options([]) == program.Options()
    with pytest.raises(SystemExit):
        program.read_options(["--what"])


def start(monkeypatch, *argv: str):
    """Start for real, with threads, until a page is shown or the first page is; then close it."""
    made = []
    build = program.build

    def watched(*args, **kwargs):
        opening = build(*args, **kwargs)
        made.append(opening)
        window = opening.window
        window.pages.shown.connect(lambda _key: done.append(window.windowTitle()))
        window.pages.shown.connect(lambda _key: window.close())
        return opening

    done = []
    monkeypatch.setattr(program, "build", watched)
    assert program.main(list(argv)) == 0
    for opening in made:
        opening.window.deleteLater()
    return done


def test_the_register_opens_after_the_window_and_is_remembered(
    qapp, monkeypatch, tmp_path, nobodys_folders
):
    sample.make(tmp_path, password="blåbær").close()
    monkeypatch.setenv(program.PASSWORD, "blåbær")
    titles = start(monkeypatch, "--register", str(tmp_path / "prove.perm"))
    assert titles == ["Fjordlys Prøve AS – Personvernpermen"]
    (file,) = nobodys_folders.rglob("recent.json")
    (last,) = RecentRegisters(file).all
    assert (last.path, last.encrypted) == (tmp_path / "prove.perm", True)
    assert "blåbær" not in file.read_text(encoding="utf-8")
    assert not list(nobodys_folders.rglob("windows/*"))  # nobody is called any more


def test_a_second_start_brings_the_window_forward(qapp, qtbot, tmp_path):
    register, folder = tmp_path / "prove.perm", tmp_path / "windows"
    assert not bring_forward(folder, register)
    window = SingleWindow(folder)
    window.hold(register)
    with qtbot.waitSignal(window.called, timeout=2000):
        assert bring_forward(folder, register, patience_ms=2000)
    window.let_go()
    assert not bring_forward(folder, register)


def test_a_window_that_was_killed_answers_nobody(qapp, tmp_path):
    register, folder = tmp_path / "prove.perm", tmp_path / "windows"
    folder.mkdir()
    signal_file(folder, register).write_text("here")
    assert not bring_forward(folder, register, patience_ms=30)


@pytest.mark.skipif(os.name != "posix", reason="only there a process can be asked for")
def test_nobody_waits_for_a_window_whose_process_is_gone(qapp, tmp_path):
    register, folder = tmp_path / "prove.perm", tmp_path / "windows"
    folder.mkdir()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    signal_file(folder, register).write_text(f"here {gone.pid}")
    begun = monotonic()
    assert not bring_forward(folder, register, patience_ms=30_000)
    assert monotonic() - begun < 5
    assert signal_file(folder, register).read_text() == f"here {gone.pid}"


def test_a_register_that_is_open_elsewhere_is_said_and_its_window_called(qapp, tmp_path):
    signals = tmp_path / "windows"
    called = []
    with sample.make(tmp_path), opened(qapp, signals=signals) as opening:
        elsewhere = SingleWindow(signals)
        elsewhere.hold(tmp_path / "prove.perm")
        elsewhere.called.connect(lambda: called.append(True))
        opening.open(tmp_path / "prove.perm")
        assert "åpen i et annet vindu" in opening.window.panes()[0]._trouble.accessibleName()
        assert seen(opening.window, "welcome.trouble")
        qapp.processEvents()
        elsewhere.let_go()
    assert called


def test_an_unreadable_list_of_registers_counts_as_empty(tmp_path):
    for text in ("", "[1]", '{"a": 1}', '[{"path": 3}]', "\0"):
        (tmp_path / "recent.json").write_text(text)
        assert RecentRegisters(tmp_path / "recent.json").all == ()


def test_the_list_holds_six_and_the_last_first(tmp_path):
    recent = RecentRegisters(tmp_path / "recent.json")
    for number in range(8):
        recent.add(tmp_path / f"{number}.perm", encrypted=False)
    recent.add(tmp_path / "5.perm", encrypted=True)
    again = RecentRegisters(tmp_path / "recent.json")
    assert [one.path.stem for one in again.all] == ["5", "7", "6", "4", "3", "2"]
    assert again.last.encrypted


def test_the_tour_walks_the_whole_road(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "dpo_desk", "--tour", str(tmp_path / "tour")],
        check=False, capture_output=True, text=True, timeout=110,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "tour" / "svar.pdf").read_bytes().startswith(b"%PDF-1.")
    assert len(list((tmp_path / "tour").glob("*.png"))) == 15
    assert done.stdout.splitlines()[-1].startswith("Done.")
