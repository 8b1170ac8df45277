"""What an OpenDocument text or spreadsheet hides is found, each way of hiding; what is seen raises no alarm."""

import io
import zipfile

import pytest

from packs.readers.blocks import Unreadable
from packs.readers.hidden import Kind
from packs.readers.hidden.finding import find_hidden
from packs.readers.hidden.odf import hidden_in_odf

SECRET = "Harold Quill of Gull Lane"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{short}="{OASIS}:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"),
        ("manifest", "manifest"), ("fo", "xsl-fo-compatible"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
TEXT = "application/vnd.oasis.opendocument.text"


def opened(body="", *, styles="", page="", meta="", manifest="", kind=TEXT):
    """An OpenDocument file with a first paragraph that anybody sees, and `body` after it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("mimetype", kind)
        file.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}<text:p>The ferry fares rise in May</text:p></office:text></office:body>"
            "</office:document-content>",
        )
        file.writestr(
            "styles.xml", f"<office:document-styles {NAMES}>{page}</office:document-styles>"
        )
        file.writestr("meta.xml", f"<office:document-meta {NAMES}>{meta}</office:document-meta>")
        file.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {NAMES}>{manifest}</manifest:manifest>"
        )
    return held.getvalue()


def found(*body, **more):
    return [(one.kind, one.words) for one in hidden_in_odf(opened(*body, **more))]


def written(attributes):
    return " ".join(f'{key}="{value}"' for key, value in attributes.items())


def style(family="text", *, name="Kept", parent="", **properties):
    """A style whose properties of the text (or of the cell: cell={}) are so."""
    inner = "".join(
        f"<style:{kind}-properties {written(said)}/>" for kind, said in properties.items()
    )
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:family="{family}" style:name="{name}"{above}>{inner}</style:style>'


SPAN = f'<text:p>Seen: <text:span text:style-name="Kept">{SECRET}</text:span></text:p>'
WHITE = style(text={"fo:color": "#ffffff"})


@pytest.mark.parametrize(
    ("body", "styles", "kind"),
    [
        (SPAN, style(text={"text:display": "none"}), Kind.VANISHED),
        (SPAN, WHITE, Kind.SAME_COLOUR),
        (SPAN, style(text={"fo:color": "#000000", "fo:background-color": "#000000"}), Kind.SAME_COLOUR),
        (SPAN, style(text={"fo:font-size": "1pt"}), Kind.TINY),
        (SPAN, style(parent="Base") + style(name="Base", text={"fo:color": "#fefefe"}), Kind.SAME_COLOUR),
        (f'<text:p text:style-name="Kept">{SECRET}</text:p>',
         style("paragraph", text={"fo:color": "#ffffff"}), Kind.SAME_COLOUR),
        (f'<text:section text:display="none"><text:p>{SECRET}</text:p></text:section>', "", Kind.VANISHED),
        (f'<text:p><text:hidden-text text:is-hidden="true" text:string-value="{SECRET}"/></text:p>', "", Kind.VANISHED),
        (f'<text:p><text:hidden-paragraph text:is-hidden="true"/>{SECRET}</text:p>', "", Kind.VANISHED),
    ],
    ids=["hidden", "white", "black on black", "tiny", "by the style it is based on", "by its paragraph",
         "a section", "a field", "a paragraph"],
)  # fmt: skip
def test_words_that_are_made_unseen_are_found(body, styles, kind):
    assert found(body, styles=styles) == [(kind, SECRET)]


DELETED = f"""<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>
<dc:creator>A. Writer</dc:creator></office:change-info><text:p>{SECRET}</text:p></text:deletion>
</text:changed-region></text:tracked-changes>"""
PUT_IN = """<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/></text:changed-region>
</text:tracked-changes><text:p>Seen: <text:change-start text:change-id="c1"/>Harold <text:span>Quill</text:span> of
<text:change-end text:change-id="c1"/>the harbour</text:p>"""


def test_what_was_deleted_with_changes_tracked_is_told_and_by_whom_is_not():
    assert found(DELETED) == [(Kind.CHANGE, SECRET)]


def test_what_was_put_in_with_changes_tracked_is_told():
    assert found(PUT_IN) == [(Kind.CHANGE, "Harold Quill of")]


def test_a_comment_is_told_without_its_author():
    note = f"<office:annotation><dc:creator>A. Writer</dc:creator><text:p>{SECRET}</text:p></office:annotation>"

    assert found(f"<text:p>Seen{note}</text:p>") == [(Kind.COMMENT, SECRET)]


def test_a_comment_on_the_file_is_told():
    meta = (
        f"<dc:description>{SECRET}</dc:description><dc:title>A title of the fares of May</dc:title>"
    )

    assert found(meta=meta) == [(Kind.COMMENT, SECRET)]


def entry(path, kind, inner=""):
    said = written({"manifest:full-path": path, "manifest:media-type": kind})
    return f"<manifest:file-entry {said}>{inner}</manifest:file-entry>"


SHEET = "application/vnd.oasis.opendocument.spreadsheet"


def test_a_file_within_the_file_is_told_and_a_chart_is_none():
    manifest = (
        entry("/", TEXT)
        + entry("Object 1/", SHEET)
        + entry("Object 2/", SHEET.replace("spreadsheet", "chart"))
        + entry("Pictures/1.png", "image/png")
    )

    assert found(manifest=manifest) == [(Kind.FILE, "Object 1")]


def test_an_earlier_version_within_the_file_is_told():
    assert found(manifest=entry("Versions/Version1", "")) == [(Kind.EARLIER, "")]


BOX = """<text:p>{words}<draw:{shape} draw:style-name="Kept">{inner}</draw:{shape}></text:p>"""
RECTANGLE = '<draw:enhanced-geometry draw:type="rectangle"/>'
FILLED = {"draw:fill": "solid", "draw:fill-color": "#000000", "style:run-through": "foreground",
          "style:wrap": "run-through"}  # fmt: skip


def boxed(*, shape="custom-shape", inner=RECTANGLE, **said):
    graphic = FILLED | {f"{key.replace('__', ':').replace('_', '-')}": it for key, it in said.items()}  # fmt: skip
    body = BOX.format(words=SECRET, shape=shape, inner=inner)
    return found(body, styles=style("graphic", graphic=graphic))


@pytest.mark.parametrize(
    "how", [{}, {"shape": "rect", "inner": ""}, {"draw__fill_color": "#ffffff"}]
)
def test_a_box_over_the_text_is_told_with_the_words_it_hangs_on(how):
    assert boxed(**how) == [(Kind.COVERED, SECRET)]


@pytest.mark.parametrize(
    "how",
    [{"style__run_through": "background"}, {"style__wrap": "parallel"}, {"draw__fill": "none"},
     {"draw__fill_color": "#1d4f91"}, {"draw__opacity": "30%"}, {"inner": RECTANGLE.replace("rectangle", "ellipse")},
     {"inner": f"{RECTANGLE}<text:p>Key facts</text:p>"}],
    ids=["behind the text", "text flows round it", "empty", "a bar of colour", "see-through", "a disc", "with words"],
)  # fmt: skip
def test_a_shape_that_hides_nothing_is_not_told(how):
    assert boxed(**how) == []


def table(rows, columns="", **attributes):
    said = written({f"table:{key}": value for key, value in attributes.items()})
    return f'<table:table table:name="Fares" {said}>{columns}{rows}</table:table>'


def row(*cells, **attributes):
    said = written({f"table:{key}": value for key, value in attributes.items()})
    inner = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells)
    return f"<table:table-row {said}>{inner}</table:table-row>"


SEEN_ROW = row("Fares", "May", "June")
COLUMNS = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'


@pytest.mark.parametrize(
    "body",
    [table(SEEN_ROW + row(SECRET, visibility="collapse")), table(SEEN_ROW + row(SECRET, visibility="filter")),
     table(row("Fares", "May") + row("Seen", "Seen", SECRET), COLUMNS)],
    ids=["a row", "a row by a filter", "a column"],
)  # fmt: skip
def test_hidden_rows_and_columns_are_told_with_their_sheet(body):
    ((one),) = list(hidden_in_odf(opened(body, kind=SHEET)))

    assert (one.kind, one.words, one.place) == (Kind.VANISHED, SECRET, "sheet Fares")


def test_a_hidden_sheet_is_told_with_its_words():
    styles = style("table", table={"table:display": "false"})
    body = table(row("Harold Quill", "Gull Lane"), **{"style-name": "Kept"})

    assert found(body, styles=styles, kind=SHEET) == [(Kind.VANISHED, "Harold Quill · Gull Lane")]


def in_cell(styles):
    cell = f'<table:table-cell table:style-name="Cell"><text:p>{SECRET}</text:p></table:table-cell>'
    return found(table(f"<table:table-row>{cell}</table:table-row>"), styles=styles, kind=SHEET)


def test_white_words_of_a_cell_are_found():
    styles = style("table-cell", name="Cell", text={"fo:color": "#ffffff"})

    assert in_cell(styles) == [(Kind.SAME_COLOUR, SECRET)]


def test_white_words_on_a_blue_cell_are_seen():
    blue = {"fo:background-color": "#1d4f91"}
    styles = style("table-cell", name="Cell", text={"fo:color": "#ffffff"}, **{"table-cell": blue})

    assert in_cell(styles) == []


def test_white_words_of_a_cell_that_a_rule_may_colour_are_seen():
    styles = style("table-cell", name="Cell", text={"fo:color": "#ffffff"})
    styles = styles.replace("</style:style>", "<style:map/></style:style>")

    assert in_cell(styles) == []


DARK_PAGE = '<style:page-layout><style:page-layout-properties fo:background-color="#000000"/></style:page-layout>'


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (SPAN, {"styles": style(text={"fo:color": "#ffffff", "fo:background-color": "#1d4f91"})}),
        (SPAN, {"styles": WHITE, "page": DARK_PAGE}),
        (SPAN, {"styles": style(parent="Base", text={"style:use-window-font-color": "true"})
                + style(name="Base", text={"fo:color": "#ffffff"})}),
        (SPAN, {"styles": style(text={"fo:font-size": "6pt"})}),
        (f'<draw:text-box>{SPAN}</draw:text-box>', {"styles": WHITE}),
        (f'<text:section text:display="true"><text:p>{SECRET}</text:p></text:section>', {}),
        (f'<text:p><text:hidden-text text:is-hidden="false" text:string-value="{SECRET}"/></text:p>', {}),
        (table(SEEN_ROW + '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000"/>'), {}),
        ('<text:tracked-changes><text:changed-region text:id="c1"><text:format-change/></text:changed-region>'
         f'</text:tracked-changes><text:p><text:change-start text:change-id="c1"/>{SECRET}'
         '<text:change-end text:change-id="c1"/></text:p>', {}),
    ],
    ids=["on blue", "on a dark page", "a colour taken back", "small", "in a box", "a section that is shown",
         "a field that is shown", "an empty row", "a change of its look"],
)  # fmt: skip
def test_what_anybody_can_see_raises_no_alarm(body, more):
    assert found(body, **more) == []


@pytest.mark.parametrize(("kind", "name"), [(TEXT, "paper.odt"), (SHEET, "fares.ods")])
def test_both_kinds_are_known(kind, name):
    assert [one.words for one in find_hidden(opened(DELETED, kind=kind), name)] == [SECRET]


def test_a_presentation_is_still_looked_through_by_hand():
    with pytest.raises(Unreadable, match="look for it yourself"):
        find_hidden(opened(kind=TEXT.replace("text", "presentation")), "fares.odp")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(opened(DELETED)[:400], "OpenDocument file is damaged"),
     (opened("<text:p>"), "OpenDocument file is damaged"),
     (opened("</office:text>"), "OpenDocument file is damaged"),
     (opened(manifest=entry("content.xml", "text/xml", "<manifest:encryption-data/>")), "locked with a password")],
    ids=["cut short", "broken", "broken elsewhere", "locked"],
)  # fmt: skip
def test_a_file_that_cannot_be_looked_through_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        list(hidden_in_odf(data))
