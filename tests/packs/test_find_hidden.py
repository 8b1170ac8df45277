"""Looking for hidden text, as a command: what it prints, how it ends, and in which process it looks."""

import io
import json

import docx
import pytest
from django.core.management import call_command

from packs import isolated
from tests.packs.readers.pdfs import a_pdf, box, words
from tests.packs.readers.word import saved

CLEAN = a_pdf([words("The ferry fares rise")])
HIDING = a_pdf([words("The ferry fares rise")], [words("Harold Quill"), box()])


def asked(path, data, *options):
    path.write_bytes(data)
    with pytest.raises(SystemExit) as ended:
        call_command("find_hidden", str(path), *options)
    return ended.value.code


def test_a_clean_paper_is_said_to_be_clean(tmp_path, capsys):
    path = tmp_path / "paper.pdf"
    path.write_bytes(CLEAN)

    call_command("find_hidden", str(path))

    assert capsys.readouterr().out == "Nothing hidden was found.\n"


def test_what_is_hidden_is_told_with_its_page_and_ends_in_status_1(tmp_path, capsys):
    assert asked(tmp_path / "paper.pdf", HIDING) == 1

    assert capsys.readouterr().out.startswith("Page 2, covered: Harold Quill\n")


def test_what_a_word_file_hides_is_told_with_its_line(tmp_path, capsys):
    document = docx.Document()
    document.add_paragraph("The ferry fares rise")
    document.add_paragraph().add_run("Harold Quill").font.hidden = True

    assert asked(tmp_path / "paper.docx", saved(document)) == 1

    assert capsys.readouterr().out.startswith("Line 2, hidden text: Harold Quill\n")


def test_it_is_told_as_data_too(tmp_path, capsys):
    asked(tmp_path / "paper.pdf", HIDING, "--json")

    (one,) = json.loads(capsys.readouterr().out)
    assert (one["kind"], one["words"], one["page"], one["line"]) == (
        "covered", "Harold Quill", 2, None)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"),
    [("paper.pdf", HIDING[:300]), ("paper.html", b"<html>a</html>"), ("paper.pdf", b"")],
    ids=["damaged", "another kind", "empty"],
)
def test_what_cannot_be_looked_through_is_never_said_to_be_clean(name, data, tmp_path, capsys):
    assert asked(tmp_path / name, data) == 2

    told = capsys.readouterr()
    assert told.out == "" and told.err.strip().endswith(".")


def test_it_looks_in_a_process_with_limits(monkeypatch):
    monkeypatch.setattr(isolated, "SECONDS", 0.01)

    with pytest.raises(isolated.CannotRead, match="20 seconds"):
        isolated.find_hidden(io.BytesIO(HIDING), "paper.pdf")
