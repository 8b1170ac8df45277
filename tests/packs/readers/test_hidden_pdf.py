"""What a PDF hides is found, each way of hiding; what anybody can see raises no alarm."""

import io

import pikepdf
import pytest

from packs.readers.blocks.pdf import read_pdf
from packs.readers.hidden import Kind
from packs.readers.hidden.pdf import hidden_in_pdf
from tests.packs.readers.pdfs import A4, a_pdf, annotated, annotation, box, picture, saved, words

SHOWN = words("The ferry fares rise in May", y=740)
SECRET = words("Harold Quill of Gull Lane")


def found(data):
    return [(one.kind, one.words) for one in hidden_in_pdf(data)]


def secret(kind):
    return [(kind, "Harold Quill of Gull Lane")]


@pytest.mark.parametrize(
    ("drawn", "kind"),
    [
        ([SECRET, box()], Kind.COVERED),
        ([SECRET, box(colour="1 1 1")], Kind.COVERED),
        ([SECRET, box(y=699, height=10)], Kind.COVERED),
        ([SECRET, "q 0 0 0 RG 16 w 50 704 m 380 704 l S Q"], Kind.COVERED),
        ([SECRET, box(), words("REDACTED", 100, colour="1 1 1")], Kind.COVERED),
        ([words("Harold Quill of Gull Lane", colour="1 1 1")], Kind.SAME_COLOUR),
        ([words("Harold Quill of Gull Lane", colour=".98 .99 1")], Kind.SAME_COLOUR),
        ([box(colour="0 0 .4"), words("Harold Quill of Gull Lane", colour="0 0 .4")], Kind.SAME_COLOUR),
        ([words("Harold Quill of Gull Lane", mode=3)], Kind.INVISIBLE),
        ([words("Harold Quill of Gull Lane", size=1)], Kind.TINY),
        ([words("Harold Quill of Gull Lane", y=-40)], Kind.OUTSIDE),
    ],
    ids=["black box", "white box", "tight box", "thick line", "label", "white", "nearly white", "blue on blue",
         "not drawn", "tiny", "below the page"],
)  # fmt: skip
def test_hidden_words_are_found_with_their_page(drawn, kind):
    data = a_pdf([SHOWN], [SHOWN, *drawn])

    assert found(data) == secret(kind)
    assert [one.page for one in hidden_in_pdf(data)] == [2]


@pytest.mark.parametrize(
    "drawn",
    [
        [box(colour=".8 .85 .9"), SECRET],
        [box(), words("Harold Quill of Gull Lane", colour="1 1 1")],
        [SECRET, "q 0 0 0 RG 1 w 50 698 m 380 698 l S Q"],
        [SECRET, box(y=670)],
        [SECRET, box(), SECRET.replace("0 0 0 rg", "1 1 1 rg")],
        [words("Harold Quill of Gull Lane", size=5)],
        [words("III lll 1111 |||", size=60, y=500), box(y=100)],
        [words("III lll 1111", size=60, y=500), "q 0 0 m 595 0 l 595 842 l f Q"],
        [SECRET, "q 100 100 20 20 re W n 0 0 0 rg 50 690 400 30 re f Q"],
    ],
    ids=["shading", "white on black", "underlined", "beneath it", "drawn again", "small print",
         "strokes", "triangle", "clipped"],
)  # fmt: skip
def test_what_can_be_seen_raises_no_alarm(drawn):
    assert found(a_pdf([SHOWN, *drawn])) == []


def test_a_box_over_some_words_of_a_line_tells_those_alone():
    ((kind, told),) = found(a_pdf([words("Visits by Harold Quill in June"), box(108, width=66)]))

    assert kind == Kind.COVERED
    assert told == "Harold Quill"


def test_words_outside_the_shown_part_of_a_page_are_found():
    assert found(a_pdf([SHOWN, words("Cut away", y=60)], CropBox=[0, 100, 595, 842])) == [
        (Kind.OUTSIDE, "Cut away")
    ]


def test_words_within_a_form_are_found_where_they_stand():
    def within(pdf):
        form = pdf.make_stream(
            SECRET.encode(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=list(A4),
            Resources=pdf.pages[0].Resources,
        )
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)

    covered = [SHOWN, "q 1 0 0 1 0 -300 cm /X Do Q"]
    assert found(a_pdf([*covered, box(y=395)], prepare=within)) == secret(Kind.COVERED)
    assert found(a_pdf([*covered, box()], prepare=within)) == []


def scanned(pdf, **details):
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(S=picture(pdf, **details))


RECOGNISED = words("Harold Quill of Gull Lane", mode=3)
SCAN = "q 595 0 0 842 0 0 cm /S Do Q"


@pytest.mark.parametrize("drawn", [[RECOGNISED, SCAN], [SCAN, RECOGNISED], [SECRET, SCAN]])
def test_the_recognised_text_of_a_scanned_page_is_ordinary(drawn):
    assert found(a_pdf(drawn, prepare=scanned)) == []


def test_recognised_text_is_found_where_the_scan_is_blackened_or_boxed():
    def blackened(pdf):
        scanned(pdf, height=842, dark_rows=range(120, 150))

    assert found(a_pdf([SCAN, RECOGNISED], prepare=blackened)) == secret(Kind.COVERED)
    for colour in ("0 0 0", ".9 .9 .9"):
        whitened = [SCAN, box(colour=colour), RECOGNISED]
        assert found(a_pdf(whitened, prepare=scanned)) == secret(Kind.COVERED)


def test_a_redaction_that_was_never_applied_is_told_with_its_words():
    def mark(pdf):
        annotated(pdf, annotation(pdf, "Redact", (55, 695, 355, 715)))

    assert found(a_pdf([SHOWN, SECRET], prepare=mark)) == secret(Kind.REDACTION)


def test_a_black_square_laid_over_the_page_hides_as_a_painted_one_does():
    def cover(pdf):
        colours = {"C": [0, 0, 0], "IC": [0, 0, 0]}
        annotated(pdf, annotation(pdf, "Square", (55, 695, 355, 715), **colours))

    assert found(a_pdf([SHOWN, SECRET], prepare=cover)) == secret(Kind.COVERED)


def test_notes_and_files_within_the_file_are_told_and_links_are_not():
    def work(pdf):
        note = annotation(pdf, "Text", (10, 10, 20, 20), Contents="Ask Harold first")
        link = annotation(pdf, "Link", (10, 30, 20, 40), Contents="To the report")
        annotated(pdf, note, link)
        pdf.attachments["names.csv"] = b"Harold Quill"

    assert found(a_pdf([SHOWN], prepare=work)) == [
        (Kind.FILE, "names.csv"), (Kind.COMMENT, "Ask Harold first")]  # fmt: skip


def changed_since(data, said):
    """The same file saved over by a program that appends what changed, as many do."""
    pdf = pikepdf.open(io.BytesIO(data))
    stream = said.encode()
    number, generation = pdf.pages[0].Contents.objgen
    start = data.rindex(b"startxref") + len(b"startxref")
    before = int(data[start:].split()[0])
    at = len(data) + 1
    appended = b"\n%d %d obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number, generation, len(stream), stream)  # fmt: skip
    table = b"xref\n%d 1\n%010d %05d n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number, at, generation, len(pdf.objects) + 1, pdf.Root.objgen[0], before)  # fmt: skip
    return data + appended + table + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(appended))


def classic(data):
    """Saved with a table of its objects that one can append to."""
    file = io.BytesIO()
    pikepdf.open(io.BytesIO(data)).save(
        file, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True
    )
    return file.getvalue()


def test_what_an_earlier_state_of_the_file_said_is_found():
    first = classic(a_pdf([SHOWN, SECRET]))

    assert found(changed_since(first, SHOWN)) == secret(Kind.EARLIER)
    assert found(changed_since(first, f"{SHOWN} {SECRET} {words('Page 4', y=20)}")) == []


def test_a_file_made_to_be_read_from_its_front_has_no_earlier_state():
    file = io.BytesIO()
    pikepdf.open(io.BytesIO(a_pdf([SHOWN], [SECRET]))).save(file, linearize=True)

    assert found(file.getvalue()) == []


def test_hidden_words_are_told_once_and_shortened():
    data = a_pdf([words("gull " * 90, size=2, colour="1 1 1")])

    (one,) = hidden_in_pdf(data)
    assert len(one.words) < 420 and one.words.endswith("…")


def test_the_drawn_pages_read_as_papers_do():
    assert any("ferry" in block.text for block in read_pdf(a_pdf([SHOWN, SECRET])))
    assert saved(pikepdf.open(io.BytesIO(a_pdf([SHOWN]))))
