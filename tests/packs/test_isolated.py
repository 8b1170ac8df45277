"""Whatever a file does to its reader, one plain sentence comes back and nothing is written."""

import io
import json
import time

import pytest
from django.core.management import call_command

from packs import isolated

MB = 1024 * 1024


def sparse(path):
    with path.open("wb") as file:
        file.truncate(50 * MB + 1)


HOSTILE = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_bytes(b"\n\n   \n"),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 400),
    "program.pdf": lambda path: path.write_bytes(b"\x7fELF" + bytes(5000)),
    "broken.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<"),
    "too-large.txt": sparse,
    "one-line.txt": lambda path: path.write_bytes(b"word " * (9 * MB)),
    "nested.html": lambda path: path.write_bytes(b"<div>" * 200_000 + b"x"),
    "picture.docx": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(3000)),
}
#: These may be read as prose without findings; what counts is that nothing breaks.
MAY_BE_READ = {"nested.html"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence_and_status_2(name, tmp_path, capsys):
    path = tmp_path / name
    HOSTILE[name](path)
    started = time.monotonic()

    try:
        call_command("read_pack", str(path), "--json")
        assert name in MAY_BE_READ
    except SystemExit as ended:
        told = capsys.readouterr()
        assert ended.code == 2
        assert told.out == ""
        assert told.err.strip().endswith(".") and told.err.count("\n") == 1
        assert "Error" not in told.err

    assert time.monotonic() - started < 20


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("read_pack", str(tmp_path / "missing.txt"))

    assert ended.value.code == 2
    assert capsys.readouterr().err == "missing.txt cannot be opened: no such file or directory.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_whatever_its_encoding(encoding, tmp_path, capsys):
    path = tmp_path / "paper.txt"
    path.write_bytes("1. Apologies – none\n2. Minutes\n".encode(encoding))

    call_command("read_pack", str(path), "--json")

    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "scrutiny-pack/1"
    assert found["file"]["name"] == "paper.txt"


def test_a_reading_that_lasts_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(isolated, "SECONDS", 0.01)

    with pytest.raises(isolated.CannotRead) as refusal:
        isolated.read(io.BytesIO(b"1. Apologies\n"), "paper.txt")

    assert str(refusal.value) == isolated.TOO_LONG


def test_a_reading_can_be_cancelled_on_its_way():
    with pytest.raises(isolated.CannotRead) as refusal:
        isolated.read(io.BytesIO(b"1. Apologies\n"), "paper.txt", lambda percent: False)

    assert str(refusal.value) == isolated.STOPPED
