"""A content as a tagged PDF, built to PDF/UA-1 by typst: in a process of its own, with limits on time and memory.

The words go to typst as a file of JSON and are never pasted into markup, so that no word can be a command.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
#: Built at set-up, so that a document looks the same whatever the machine has installed.
FONTS = [str(ROOT / "static" / "fonts")]
SECONDS = 120
MEMORY = 2 * 1024**3
#: Typst names the first words it has no letters for; under PDF/UA-1 it refuses them.
NO_LETTERS = re.compile(r"could not be displayed with font")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
#: Latin, Greek and Cyrillic, which the fonts that come with typst have.
USUAL = re.compile("[\n -~\xa0-\u017f\u0391-\u03c9\u0410-\u044f‐-‧‰-›€™−]")


class CannotPrint(Exception):
    """One plain sentence for whoever asked for the document."""


def as_pdf(content, *, colour="#1d4f91", logo=None):
    """The bytes of the PDF. `logo` is (bytes, "png" or "jpg")."""
    data = content.as_json() | {"colour": colour, "logo": "", "name": name(content)}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        if logo:
            data["logo"] = f"logo.{logo[1]}"
            (folder / data["logo"]).write_bytes(logo[0])
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (folder / "document.typ").write_bytes((FOLDER / "document.typ").read_bytes())
        return _in_a_child(folder)


def name(content):
    """What a reader's window and its list of files call it."""
    return f"{content.title}: {content.subtitle}" if content.subtitle else content.title


def _in_a_child(folder):
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "desk.papers.pdf", str(folder)],
            capture_output=True,
            timeout=SECONDS,
            cwd=ROOT,
            # Nothing of the application's environment: neither its keys nor its database.
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
            start_new_session=True,
        )
    except subprocess.TimeoutExpired as late:
        raise CannotPrint("Printing took longer than two minutes and was stopped.") from late
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise CannotPrint("The PDF could not be made of this document.")
    return done.stdout


# --- The child's end


def _child(folder):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import typst  # after the limits, so that they hold for it; and never in the site's own process

    try:
        printed = _compiled(typst, folder / "document.typ")
    except typst.TypstError as refusal:
        if not NO_LETTERS.search(str(refusal)):
            raise
        _leave_out_unknown_letters(typst, folder)
        printed = _compiled(typst, folder / "document.typ")
    sys.stdout.buffer.write(printed)


def _compiled(typst, source):
    return typst.compile(
        source, root=source.parent, font_paths=FONTS, format="pdf", pdf_standards=["ua-1"]
    )


def _leave_out_unknown_letters(typst, folder):
    """A sign that no font here has is printed as the replacement character: the rest is not lost with it."""
    path = folder / "data.json"
    words = path.read_text(encoding="utf-8")
    for letter in set(USUAL.sub("", words)):
        if not _has(typst, letter):
            words = words.replace(letter, REPLACEMENT)
    path.write_text(words, encoding="utf-8")


def _has(typst, letter):
    try:
        source = f'#set document(title: "-")\n#"\\u{{{ord(letter):x}}}"'
        typst.compile(source.encode(), font_paths=FONTS, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


if __name__ == "__main__":
    _child(Path(sys.argv[1]))
