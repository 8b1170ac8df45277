"""What the five documents say, in every form, and that no copy says more than its readers may know."""

import datetime as dt
import io
import re
import zipfile

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn
from pdfua import Severity, validate
from selectolax.lexbor import LexborHTMLParser

from actions.services import accept, ask_later_date, decide_later_date, give_update
from desk.choices import OF_A_MEETING, Audience, DocumentKind, DocumentState
from desk.loose_ends import deciding
from desk.loose_ends.board import kept_ends
from desk.papers import making
from desk.papers.blocks import (
    Content,
    Heading,
    Item,
    Listing,
    bold,
    note,
    paragraph,
    points,
    prose,
    runs,
    table,
)
from desk.papers.pdf import as_pdf
from desk.papers.plain_template import plain_template
from desk.papers.word import as_word
from meetings.models import Resolution
from meetings.services import correct_resolution
from people.models import Council
from people.services import change_council
from tests import make
from tests import scene as scenes
from tests.test_canaries import CANARY
from tests.test_pages import faults

pytestmark = pytest.mark.django_db

CONTENT = Content(
    title="Minutes & more",
    subtitle="Children's Board",
    council="Wexcombe Council",
    warning="Not for publication",
    blocks=(
        Heading("First"),
        paragraph("Said ", bold("loudly"), " *not* #let markup <b>&amp;</b> $x$ \\ {{ title }}"),
        note("Take note"),
        Heading("Under it", 2),
        Listing((Item(runs("request a report"), "(1)"), Item(runs("note it"), "(a)"))),
        points(["One point", "Another"]),
        table("A table", [("Who", 1), ("What", 3)], [[f"Row {n}", ["a line", "=1+1"]] for n in range(90)]),
    ),
)  # fmt: skip


def pdf_words(data):
    with pypdfium2.PdfDocument(data) as pdf:
        return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))


def squeezed(text):
    return re.sub(r"\s+|\u00ad|\ufffe", "", text)


def in_order(parts, text):
    """Every part is there, each after the one before."""
    at = 0
    for part in map(squeezed, parts):
        found = text.find(part, at)
        if found < 0:
            return f"missing after {at}: {part}"
        at = found + len(part)
    return ""


def structure(data):
    """The elements of the structure tree in order, and the roots' own marks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, found = pdf.Root, []
        waiting = [root.StructTreeRoot.K]
        while waiting:
            node = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting += reversed(list(node))
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                attributes = node.get("/A", [])
                attributes = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
                scope = [str(each["/Scope"]) for each in attributes if "/Scope" in each]
                found.append((str(node.S), scope, str(node.get("/Alt", ""))))
                waiting.append(node.get("/K", pikepdf.Array()))
        marks = {
            "marked": bool(root.MarkInfo.Marked),
            "language": str(root.Lang),
            "shows title": bool(root.ViewerPreferences.DisplayDocTitle),
            "title": str(pdf.docinfo["/Title"]),
            "author": str(pdf.docinfo["/Author"]),
        }
        return marks, found


def untagged(data):
    """Operators that show something outside of marked content."""
    loose = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += (name in ("BDC", "BMC")) - (name == "EMC")
                if name in ("Tj", "TJ", "Do", "S", "f", "B") and not depth:
                    loose.append(name)
    return loose


def test_a_pdf_is_tagged_titled_and_in_its_language():
    data = as_pdf(CONTENT)
    marks, found = structure(data)
    kinds = [kind for kind, _, _ in found]

    assert marks == {
        "marked": True,
        "language": "en-GB",
        "shows title": True,
        "title": "Minutes & more: Children's Board",
        "author": "Wexcombe Council",
    }
    assert [kind for kind in kinds if kind.startswith("/H")] == ["/H1", "/H2", "/H3"]
    assert kinds.count("/Table") == 1 and kinds.count("/TR") == 91 and kinds.count("/L") == 2
    assert [scope for kind, scope, _ in found if kind == "/TH"] == [["/Column"], ["/Column"]]
    assert untagged(data) == []
    assert not [it for it in validate(io.BytesIO(data)).findings if it.severity == Severity.ERROR]


def fonts(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kept = [page.Resources.Font.values() for page in pdf.pages]
        return {str(font.BaseFont).split("+")[1] for fonts in kept for font in fonts}


def test_a_pdf_brings_the_sans_letters_that_were_built_with_the_site():
    assert {name.removesuffix("-Identity-H") for name in fonts(as_pdf(CONTENT))} == {
        "Arimo-Regular",
        "Arimo-Bold",
    }


def test_a_pdf_says_the_words_in_order_and_none_as_markup():
    words = pdf_words(as_pdf(CONTENT))

    assert in_order(CONTENT.words()[:8], words) == ""
    assert squeezed("#let markup <b>&amp;</b> $x$ \\ {{ title }}") in words
    assert words.count("WhoWhat") > 1, "the header row is there again on each page"


def test_a_sign_that_no_font_has_is_replaced_and_the_rest_printed():
    content = Content(
        "Title", "", "Council", (paragraph("before \N{LINEAR B SYLLABLE B008 A} after"),)
    )

    assert in_order(["before", "after"], pdf_words(as_pdf(content))) == ""


def test_a_word_file_is_written_in_named_styles_and_says_the_words_in_order():
    word = docx.Document(io.BytesIO(as_word(CONTENT)))
    styles = {paragraph.style.name for paragraph in word.paragraphs}
    header = word.tables[0].rows[0]._tr.trPr

    assert in_order(CONTENT.words(), word_words(word)) == ""
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Resolution", "List Bullet"} <= styles
    assert header.find(qn("w:tblHeader")) is not None
    assert word.core_properties.title == "Minutes & more: Children's Board"
    assert (word.core_properties.author, word.core_properties.language) == (
        "Wexcombe Council",
        "en-GB",
    )
    assert 'w:lang w:val="en-GB"' in word.styles.element.xml
    assert word.sections[0].header.paragraphs[0].text == "Not for publication"


def word_words(word):
    """The body's texts in order, tables where they stand."""
    return squeezed("".join(node.text or "" for node in word.element.body.iter(qn("w:t"))))


def test_the_row_of_headings_is_grey_and_there_is_again_on_each_page_in_word():
    word = docx.Document(io.BytesIO(as_word(CONTENT)))
    style, look = word.tables[0].style.element, word.tables[0]._tbl.tblPr.find(qn("w:tblLook"))
    first = style.find(f"{qn('w:tblStylePr')}[@{qn('w:type')}='firstRow']")

    assert first.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "E8E8E8"
    assert look.get(qn("w:firstRow")) == "1"
    assert word.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_table_is_named_to_a_screen_reader_and_by_the_heading_above_it_on_paper():
    word = docx.Document(io.BytesIO(as_word(CONTENT)))

    assert word.tables[0]._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "A table"
    assert "Atable" not in word_words(word) + pdf_words(as_pdf(CONTENT))


def test_a_row_is_not_parted_between_two_pages():
    rows = [[f"Row {n}", [f"line {line} of {n}." for line in range(9)]] for n in range(20)]
    data = as_pdf(Content("T", "", "C", (table("A table", [("Who", 1), ("What", 3)], rows),)))

    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            said = squeezed(page.get_textpage().get_text_range())
            assert all((f"line0of{n}." in said) == (f"line8of{n}." in said) for n in range(20))


def test_a_restyled_template_keeps_its_looks_and_its_own_words():
    template = docx.Document(io.BytesIO(plain_template()))
    template.styles["Heading 1"].font.name = "Comic Sans MS"
    template.add_paragraph("Printed by the scrutiny team")
    kept = io.BytesIO()
    template.save(kept)

    word = docx.Document(io.BytesIO(as_word(CONTENT, template=kept.getvalue())))

    assert word.styles["Heading 1"].font.name == "Comic Sans MS"
    assert word.paragraphs[-1].text == "Printed by the scrutiny team"
    assert "{{ document }}" not in [paragraph.text for paragraph in word.paragraphs]


def test_what_was_typed_keeps_its_paragraphs_and_lists():
    typed = (
        "Members heard\n- one thing\n* another\n\nThey asked for:\n(a) a list\n(b) a map\n1. first\n2) second\n"
        "A. Smith came. 2017 was better.\n"
    )

    told = [
        [(item.label, item.runs[0].text) for item in block.items]
        if isinstance(block, Listing)
        else block.runs[0].text
        for block in prose(typed)
    ]

    assert told == [
        "Members heard",
        [("", "one thing"), ("", "another")],
        "They asked for:",
        [("(a)", "a list"), ("(b)", "a map"), ("1.", "first"), ("2)", "second")],
        "A. Smith came. 2017 was better.",
    ]


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        yield scene


def made(scene, kind, audience, meeting=None):
    place = scene.open
    about = {"meeting": meeting or place.meeting} if kind in OF_A_MEETING else {}
    about |= {"plan": place.plan} if kind == DocumentKind.PLAN else {}
    about |= {"year": 2025} if kind == DocumentKind.PROGRAMME else {}
    keeper = scene.who["coordinator"]
    document = making.ask(
        kind=kind, board=place.board, audience=audience, by=keeper, now=make.NOW, **about
    )
    making.make(document=document, now=make.NOW)
    document.refresh_from_db()
    assert document.state == DocumentState.READY, document.error
    return document


def everything(data):
    """All that a file holds, unpacked."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return b" ".join(packed.read(name) for name in packed.namelist()).decode(
                "utf-8", "replace"
            )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    return out.getvalue().decode("latin-1") + pdf_words(data)


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_document_is_accessible_and_the_same_in_every_form(scene, kind):
    document = made(scene, kind, Audience.MEMBERS)
    content = Content.from_json(document.made.content)
    pdf, word = making.stored(document.made.pdf), making.stored(document.made.word)
    page = LexborHTMLParser(
        scene.clients["coordinator"].get(f"/documents/{document.pk}/print/").content
    )

    assert untagged(pdf) == []
    assert not [it for it in validate(io.BytesIO(pdf)).findings if it.severity == Severity.ERROR]
    assert in_order(content.words(), word_words(docx.Document(io.BytesIO(word)))) == ""
    assert not faults(page)
    assert in_order(content.words()[1:], squeezed(page.css_first("article").text())) == ""
    heard = pdf_words(pdf)
    missing = [part for part in content.words() if len(part) < 25 and squeezed(part) not in heard]
    assert not missing


@pytest.mark.parametrize("kind", DocumentKind)
def test_no_private_word_is_in_a_copy_for_the_public(scene, kind):
    """Why an item is taken in private is written for the public; the words of the item are not."""
    document = made(scene, kind, Audience.PUBLIC, scene.private.resolution.minute.meeting)
    private = {word for word, (_, may) in scene.canary.items() if "stranger" not in may}

    for data in (making.stored(document.made.pdf), making.stored(document.made.word)):
        said = everything(data)
        assert not private & set(CANARY.findall(said))
        assert "Olive Owner" not in said, "officers appear by their posts"
    assert not private & set(CANARY.findall(str(document.made.content)))


def test_private_words_are_in_the_members_copy_of_the_minutes(scene):
    limb = Resolution.objects.select_related("exempt").get(pk=scene.private.resolution.pk)
    document = made(scene, DocumentKind.MINUTES, Audience.MEMBERS, limb.minute.meeting)
    private = limb.exempt.text

    assert private in everything(making.stored(document.made.word))
    assert private in everything(making.stored(document.made.pdf))


def test_a_tracker_lists_each_action_once_and_what_nothing_follows(scene):
    board, meeting = make.board("Board", prefix="TR"), None
    keeper = make.coordinator(board)
    first = make.meeting(board, make.TODAY.replace(month=1))
    meeting = make.meeting(board, make.TODAY.replace(day=20), status="published", minutes_state="")
    make.action(board, title="Live one", asked="live words", due_on=make.TODAY.replace(month=4))
    make.action(board, title="Late one", asked="late words", due_on=make.TODAY.replace(month=2))
    minute = make.minute(first, number="7")
    make.resolution(minute, "forgotten words", number="1")
    make.resolution(minute, "noted words", kind="note", number="2")
    orphaned = make.resolution(minute, "orphaned words", number="3")
    make.action(board, title="Nobody's", resolution=orphaned)
    owned = make.resolution(minute, "owned words", number="4")
    make.action(board, title="Somebody's", resolution=owned, owner=make.person())
    draft = make.minute(make.meeting(board, make.TODAY.replace(month=2), minutes_state="draft"))
    make.action(board, asked="draft words", resolution=make.resolution(draft))
    seen = [end.mark for end in kept_ends(board, keeper, make.TODAY).ends]
    deciding.let_be_seen(board=board, ends=seen, by=keeper, now=make.NOW)
    make.resolution(minute, "unseen words", number="5")
    document = making.ask(
        kind=DocumentKind.TRACKER, board=board, audience=Audience.MEMBERS, by=keeper,
        now=make.NOW, meeting=meeting,
    )  # fmt: skip

    content = making.written(document)
    tables = {block.caption: str(block.rows) for block in content.blocks if block.kind == "table"}

    assert "live words" in tables["Live actions"] and "late words" not in tables["Live actions"]
    assert "late words" in tables["Actions overdue"]
    loose = tables["What nothing follows up"]
    assert "Minute 7/25 (1)" in loose and "forgotten words" in loose and "noted words" not in loose
    assert "orphaned words" in loose and loose.count("has no lead officer") == 1
    assert "owned words" not in loose and "unseen words" not in loose
    assert "draft words" not in str(tables)


def test_an_agenda_says_when_it_was_published_and_whom_to_ask(scene):
    board = make.board("Board", prefix="TA")
    keeper = make.coordinator(
        board, "Cora Ordinator", post="Scrutiny officer", email="cora@example.org"
    )
    make.coordinator(board, "Ken Keeper", email=None)
    meeting = make.meeting(board, make.TODAY.replace(day=20), status="published", minutes_state="",
                           published_on=make.TODAY)  # fmt: skip
    change_council(
        council=Council.objects.get(), email="scrutiny@example.org", by=None, now=make.NOW
    )
    document = making.ask(
        kind=DocumentKind.AGENDA, board=board, audience=Audience.PUBLIC, by=keeper, now=make.NOW,
        meeting=meeting,
    )  # fmt: skip

    said = making.written(document).words()

    assert "Published: 2 March 2026" in said
    assert "Cora Ordinator, Scrutiny officer, cora@example.org" in said
    assert "Ken Keeper, scrutiny@example.org" in said


def test_a_tracker_of_ten_actions_is_one_page(scene):
    board = make.board("Board", prefix="TP")
    minute = make.minute(make.meeting(board, make.TODAY.replace(month=1)), number="7")
    for n in range(10):
        limb = make.resolution(minute, f"request a report on school {n}")
        owner = make.person(post="Head of School Improvement")
        make.action(board, resolution=limb, owner=owner, due_on=make.TODAY.replace(month=1 + n))
    coming = make.meeting(board, make.TODAY.replace(day=20), status="published", minutes_state="")
    document = making.ask(
        kind=DocumentKind.TRACKER, board=board, audience=Audience.MEMBERS,
        by=make.coordinator(board), now=make.NOW, meeting=coming,
    )  # fmt: skip

    with pypdfium2.PdfDocument(as_pdf(making.written(document))) as pdf:
        assert len(pdf) == 1


def test_a_tracker_as_at_a_past_meeting_tells_of_that_day(scene):
    board = make.board("Board", prefix="TT")
    keeper, meeting = make.coordinator(board), make.meeting(board)
    owner = make.person("Ann Early")
    now, later = make.NOW, make.NOW + dt.timedelta(days=30)
    due = make.TODAY + dt.timedelta(days=9)
    asked = make.action(board, asked="asked then", owner=owner, due_on=due)
    reported = make.action(board, asked="reported then", owner=owner, due_on=due)
    give_update(action=reported, changed="Done then", reports_complete=True, by=owner, now=now)
    ask_later_date(
        action=asked, due_after=due.replace(month=6), why="Staff left", by=owner, now=now
    )
    give_update(action=asked, changed="Said later", by=owner, now=later)
    decide_later_date(move=asked.due_moves.get(), granted=True, by=keeper, now=later)
    accept(action=reported, by=keeper, now=later)
    make.action(board, asked="asked later", opened_on=later.date())

    document = making.ask(
        kind=DocumentKind.TRACKER, board=board, audience=Audience.MEMBERS, by=keeper, now=later,
        meeting=meeting, as_at=meeting.on,
    )  # fmt: skip
    content = making.written(document)
    tables = {block.caption: str(block.rows) for block in content.blocks if block.kind == "table"}
    sought = tables["For the board to decide"]

    assert "11 Mar 2026" in tables["Live actions"] and "Moved" not in tables["Live actions"]
    assert "Reported complete" in sought and "Done then" in sought and "Staff left" in sought
    assert "Actions completed" not in tables
    assert "Said later" not in str(content.blocks) and "asked later" not in str(content.blocks)
    assert "History does not keep" in str(content.blocks)
    assert "As at 2 March 2026" in str(content.blocks)


def test_a_tracker_says_what_the_boards_words_were_corrected_to(scene):
    board = make.board("Board", prefix="TC")
    minute = make.minute(make.meeting(board, make.TODAY.replace(month=1)), number="7")
    limb = make.resolution(minute, "request the list", number="1")
    make.action(
        board, resolution=limb, asked="request the list", due_on=make.TODAY.replace(month=4)
    )
    correct_resolution(
        resolution=limb, version=limb.version, text="request the full list", by=None, now=make.NOW
    )
    coming = make.meeting(board, make.TODAY.replace(day=20), status="published", minutes_state="")

    document = making.ask(
        kind=DocumentKind.TRACKER, board=board, audience=Audience.MEMBERS,
        by=make.coordinator(board), now=make.NOW, meeting=coming,
    )  # fmt: skip
    tables = [block for block in making.written(document).blocks if block.kind == "table"]

    live = next(str(block.rows) for block in tables if block.caption == "Live actions")
    assert "Corrected to: request the full list" in live
