"""Legacy documents through the office programs of the machine: LibreOffice, or antiword for a .doc.

The programs are run on a file that nobody vouches for: in a folder of their own that is deleted afterwards, with a
fresh profile that runs no macro, updates no link and reaches no network, for a limited time, and what they write is
read as warily as any other file.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ingest.document import FileKind, SourceFile
from ingest.errors import UnreadableFile, UnsupportedFormat

SECONDS: Final = 120  # LibreOffice takes 2 to 5 s, its first start on a slow disk up to 30 s
_LARGEST_OUTPUT: Final = 100 * 1024 * 1024
_NAMES: Final[dict[str, str]] = {
    "doc": "a legacy Word or WPS document (.doc, .wps)",
    "wps": "a Works document (.wps)",
    "rtf": "an RTF document",
    "odt": "an OpenDocument text",
    "xls": "a legacy Excel or WPS workbook (.xls, .et)",
    "ods": "an OpenDocument workbook",
}
_WRITER: Final = "Debian package libreoffice-writer-nogui"
_CALC: Final = "Debian package libreoffice-calc-nogui"
# Settings of the fresh profile, by their LibreOffice names.
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # a proxy that nothing listens on
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def office_program() -> str | None:
    """The path of LibreOffice's program, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def antiword_program() -> str | None:
    """The path of antiword, or None where it is not installed."""
    return shutil.which("antiword")


def converted(source: SourceFile, kind: FileKind, target: str, seconds: float = SECONDS) -> bytes:
    """The file as LibreOffice saves it in the format ``target`` (docx or xlsx).

    Raises UnsupportedFormat, naming the package, where LibreOffice or its part for this kind is not installed, and
    UnreadableFile when it cannot open the file or does not end in time.
    """
    program = office_program()
    if program is None:
        raise not_installed(source, kind)
    with tempfile.TemporaryDirectory(prefix="wenbao-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        _write_profile(place / "profile")
        (place / f"report.{kind}").write_bytes(source.data)
        command = [
            *(program, f"-env:UserInstallation={(place / 'profile').as_uri()}"),
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo"),
            *("--convert-to", target, "--outdir", str(place / "out"), str(place / f"report.{kind}")),
        ]
        _, said = _run(source, command, place, seconds)
        written = place / "out" / f"report.{target}"
        if written.is_file() and written.stat().st_size <= _LARGEST_OUTPUT:
            return written.read_bytes()
    if "no export filter" in said or "source file could not be loaded" in said:
        # Both are also what LibreOffice says of a kind whose part (Writer, Calc) is missing.
        raise UnreadableFile(
            source.name,
            f"is {_NAMES[kind]} that LibreOffice cannot open",
            f"check that the {package(kind)} is installed, or {_SAVE_YOURSELF}",
        )
    raise UnreadableFile(source.name, f"is {_NAMES[kind]} that LibreOffice cannot convert", _SAVE_YOURSELF)


def docbook(source: SourceFile, seconds: float = SECONDS) -> bytes:
    """A .doc as antiword writes it in DocBook, which keeps the cells of tables. Raises UnreadableFile."""
    program = antiword_program()
    if program is None:
        raise not_installed(source, "doc")
    with tempfile.TemporaryDirectory(prefix="wenbao-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "report.doc").write_bytes(source.data)
        output, _ = _run(source, [program, "-m", "UTF-8.txt", "-x", "db", str(place / "report.doc")], place, seconds)
    if not output.strip():
        raise UnreadableFile(source.name, "is a legacy Word document that antiword cannot read", _SAVE_YOURSELF)
    return output


def not_installed(source: SourceFile, kind: FileKind) -> UnsupportedFormat:
    """The refusal of a kind that needs a program which is not here; it names the package."""
    other = " or antiword" if kind == "doc" else ""
    return UnsupportedFormat(
        source.name,
        f"is {_NAMES[kind]}, which needs LibreOffice{other}",
        f"install the {package(kind)}{other}, or {_SAVE_YOURSELF}",
    )


def package(kind: FileKind) -> str:
    """The Debian package with LibreOffice's part for this kind."""
    return _CALC if kind in {"xls", "ods"} else _WRITER


_SAVE_YOURSELF: Final = "open it in a word processor and save it as docx, xlsx or pdf"


def _run(source: SourceFile, command: Sequence[str], place: Path, seconds: float) -> tuple[bytes, str]:
    """Standard output, and what was said there and on standard error. The whole process group dies at the limit."""
    for name in ("tmp", "out"):
        (place / name).mkdir(exist_ok=True)
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(place), "TMPDIR": str(place / "tmp")}
    environment |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    if "SYSTEMROOT" in os.environ:  # nothing starts without it on Windows
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    with (place / "stdout").open("w+b") as out, (place / "stderr").open("w+b") as err:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=place,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            raise UnreadableFile(source.name, f"{command[0]} cannot be started", _SAVE_YOURSELF) from error
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(
                source.name, f"was not converted within {seconds:g} s and was given up", _SAVE_YOURSELF
            ) from error
        finally:
            _kill(process)
        out.seek(0)
        err.seek(0)
        output = out.read(_LARGEST_OUTPUT)
        return output, (output[:10_000] + err.read(10_000)).decode("utf-8", errors="replace")


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the process with all that it started (soffice is a script around another program)."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # all of them ended
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
