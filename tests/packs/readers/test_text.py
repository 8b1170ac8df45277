"""Text and Markdown into blocks: what is a heading, an item, a row, and which lines belong together."""

import pytest

from packs.readers.blocks import Heading, ListItem, Paragraph, Table, Unreadable
from packs.readers.blocks.decoding import LONGEST_LINE
from packs.readers.blocks.text import read_text


def read(text):
    return read_text(text.encode())


def texts(text):
    return [block.text for block in read(text)]


def test_heading_keeps_its_words_and_loses_its_marks():
    assert read("\n### **7. Harbour Dredging**\n") == [Heading("7. Harbour Dredging", 2, level=3)]


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("- 1) **note the paper**", "1)", "note the paper"),
        ("- 2) ask for more**", "2)", "ask for more"),
        ("(b) that it be so", "(b)", "that it be so"),
        ("iv. the fourth", "iv.", "the fourth"),
        (
            "12. **Ferry Timetable** (Pages 3 - 9)",
            "12.",
            "Ferry Timetable (Pages 3 - 9)",
        ),
        ("3.1 Since the spring", "3.1", "Since the spring"),
        ("• a bullet", "•", "a bullet"),
        ("4.\tIndented by a tab", "4.", "Indented by a tab"),
    ],
)
def test_list_item_parts_its_marker_from_its_words(line, marker, text):
    (item,) = read(line)

    assert isinstance(item, ListItem)
    assert (item.marker, item.text) == (marker, text)


@pytest.mark.parametrize("line", ["10.30 am on Monday", "A. Quill sent word", "5.5 million pounds"])
def test_what_only_looks_like_a_marker_stays_a_paragraph(line):
    assert read(line) == [Paragraph(line, 1)]


def test_bold_mark_without_its_other_half_makes_bold():
    assert read("the plan be agreed**") == [Paragraph("the plan be agreed", 1, is_bold=True)]


def test_tab_separated_lines_are_rows_with_their_own_lines():
    (table,) = read("Place\t2031\t2032\nSaltmarsh\t<b>4</b>\t5 <sup>th</sup>\n\t\t6<br>7\n")

    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Place", "2031", "2032"],
        ["Saltmarsh", "4", "5th"],
        ["", "", "6 7"],
    ]
    assert [row.line for row in table.rows] == [1, 2, 3]
    assert table.rows[2].cells[2].parts == ("6", "7")


def test_blank_line_ends_a_table():
    assert [type(block) for block in read("a\tb\n\nc\td\n")] == [Table, Table]


def test_piped_rows_are_a_table_without_the_line_of_dashes():
    (table,) = read("| Topic | Lead |\n|---|---|\n| Ferries | Jo Reed |\n")

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Topic", "Lead"],
        ["Ferries", "Jo Reed"],
    ]


def test_hard_breaks_part_lines_and_say_they_follow_on():
    assert read("Councillor P Reed  \nCouncillor Q Fenn\n") == [
        Paragraph("Councillor P Reed", 1),
        Paragraph("Councillor Q Fenn", 2, follows_on=True),
    ]


def test_wrapped_lines_are_one_paragraph():
    first = "The panel heard that the sea wall at Saltmarsh had been mended in two places and"
    assert texts(
        f"{first}\nwould be looked at again. It had stood for sixty years without a single crack to\nbe seen.\n"
    ) == [
        f"{first} would be looked at again. It had stood for sixty years without a single crack to be seen."
    ]


def test_short_lines_stay_apart():
    assert texts("Councillor P Reed\nCouncillor Q Fenn\n") == [
        "Councillor P Reed",
        "Councillor Q Fenn",
    ]


def test_sentence_cut_by_a_page_break_is_mended():
    cut = "The wall would be inspected in the spring, when the tides of the year are lowest, by engineers"
    assert texts(f"{cut}\n\nThis page is intentionally left blank\n\nof the harbour trust.\n") == [
        f"{cut} of the harbour trust."
    ]


def test_list_lead_in_is_not_run_into_its_list():
    assert texts("The paper dealt with\n\n- tides\n- walls\n") == [
        "The paper dealt with",
        "tides",
        "walls",
    ]


def test_links_ordinals_and_footnotes_are_cleaned():
    assert texts(
        "On 3 <sup>rd</sup> May, see [the site](https://x.test) and <https://y.test>.<sup>2</sup>"
    ) == ["On 3rd May, see the site and https://y.test."]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252", "utf-16-le"])
def test_other_encodings_are_read(encoding):
    text = "The board’s café paper, in which the harbour was described at length\n"
    assert [block.text for block in read_text(text.encode(encoding))] == [text.strip()]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        bytes(range(256)) * 40,
        b"x" * (LONGEST_LINE + 1),
        b"\x00" * 5000,
    ],
    ids=["empty", "blank", "binary", "endless", "zeros"],
)
def test_what_is_no_text_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable, match=r"\.$"):
        read_text(data)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("asked that the sea wall be looked at again in the spring.", "OS.64 FERRY FARES"),
        ("asked that the sea wall be looked at again in the spring.", "The meeting ended at 8pm."),
        ("asked that the sea wall be looked at again in the spring.", "The Board agreed to:"),
        ("asked that the sea wall be looked at again in the spring.", "Councillor Fenn dissented."),
        ("Councillors Reed, Fenn, Moss, Quill, Pike, Gull, Swan, Tern", "Apologies: Cllr Wray"),
    ],
)
def test_what_opens_a_line_is_not_run_into_a_full_line_above(above, below):
    assert texts(f"{above}\n{below}\n") == [above, below]
