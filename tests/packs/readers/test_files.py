"""Which files are read, which are refused, and that a hostile one costs little."""

import time

import pypdfium2
import pytest

from packs.readers import pack
from packs.readers.blocks import Table, Unreadable

HOSTILE = {
    "tags": b"<ul><li>" * 20_000 + b"\n",
    "brackets": b"[" * 150_000,
    "half a tag": b"<a " * 50_000,
    "stars": b"*a" * 75_000,
    "numbers": b"1 " * 75_000,
    "markers": b"(a) " * 40_000,
    "resolutions": b"Minutes of the Board\n\nPresent: Cllr A Reed\n\n## 1. One\n\n"
    + b"RESOLVED that the Board note and request the Director of Tides and " * 1_500,
    "one row": b"Date\tTitle\tLead\n1 May 2031\tA\tB\n" + b"\t\tCllr Reed\n" * 5_000,
    "labels": b"Members\n" * 5_000,
    "present": b"Minutes of the Board\n\nPresent: " + b"Cllr A Reed, " * 14_000,
    "names": b"Membership: Councillors " + b"A Reed (Chair), " * 5_000,
}


def a_pdf(lines=(), table=()):
    """A PDF of one page, written by hand; the table is drawn with rules, "**" begins bold."""
    fonts = ["B" if line.startswith("**") else "F" for line in lines]
    marks = [
        f"BT /{font} 11 Tf 60 {760 - 16 * at} Td ({line.lstrip('*')}) Tj ET"
        for at, (font, line) in enumerate(zip(fonts, lines, strict=True))
    ]
    for at, row in enumerate(table):
        top = 600 - 20 * at
        for column, cell in enumerate(row):
            left = 60 + 150 * column
            marks.append(f"{left} {top - 20} 150 20 re S")
            marks.append(f"BT /F 11 Tf {left + 4} {top - 14} Td ({cell}) Tj ET")
    stream = "\n".join(marks).encode()
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R /B 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    made = b"%PDF-1.4\n"
    for number, body in enumerate(bodies, start=1):
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return made + b"trailer << /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "empty"),
        (b"a" * (50 * 1024 * 1024 + 1), "a.txt", "50 MB"),
        (b"x\n" * 100_000, "a.txt", "lines"),
        (b"PK\x03\x04" + bytes(60), "a.docx", "damaged"),
        (b"Date,Title\n", "a.csv", "CSV"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a.txt", "This kind"),
        (b"no pdf at all", "a.pdf", "name says PDF"),
        (b"%PDF-1.7\nbroken", "a.pdf", "damaged"),
        (a_pdf(), "a.pdf", "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refusal_is_one_plain_sentence(data, name, says):
    with pytest.raises(Unreadable, match=says) as refusal:
        pack.read(data, name)

    assert str(refusal.value).endswith(".")


def test_content_counts_more_than_the_name():
    kind, _ = pack.read_bytes(a_pdf(["Tides"]), "tides.txt")

    assert kind == "pdf"


def test_pdf_knows_its_pages_and_lines():
    found = pack.read(a_pdf(["AGENDA", "1. Apologies", "2. Sea wall"]), "a.pdf")

    assert [(one.title, one.page) for one in found.agenda] == [("Apologies", 1), ("Sea wall", 1)]
    assert found.agenda[1].line > found.agenda[0].line


def test_bold_lines_of_a_pdf_end_what_stands_above():
    lines = [
        "**1 Recommendation 1: Paint the buoys",
        "1.1 Half of them are red. The objective is to have all of them red",
        "**2 Recommendation 2: Count the gulls",
        "2.1 They were counted. The objective is to know how many there are",
        "**Crossings",
        "There are two of them.",
    ]
    (plan,) = pack.read(a_pdf(lines), "a.pdf").plans

    assert [one.objective for one in plan.recommendations] == [
        "The objective is to have all of them red",
        "The objective is to know how many there are",
    ]
    assert plan.recommendations[1].progress == ("They were counted.",)


def test_ruled_table_of_a_pdf_keeps_its_cells():
    table = [("Date", "Title", "Lead"), ("5 June 2031", "Ferry fares", "Jo Reed")]
    _, blocks = pack.read_bytes(a_pdf(["Work programme"], table), "a.pdf")

    (found,) = [block for block in blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [list(row) for row in table]


def test_locked_pdf_says_so(monkeypatch):
    def locked(data):
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", locked)
    with pytest.raises(Unreadable, match="password"):
        pack.read(b"%PDF-1.7\n", "a.pdf")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_little(name):
    began = time.monotonic()

    pack.read(HOSTILE[name], "a.txt")

    assert time.monotonic() - began < 5
