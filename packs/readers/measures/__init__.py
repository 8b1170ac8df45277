"""Performance tables: what was measured, for whom and when, and what the paper says about it."""

from collections.abc import Sequence

from packs.readers.blocks import Block
from packs.readers.found import Measure, Unread
from packs.readers.measures.drafts import (
    Drafts,
    is_money,
    is_numeric,
    narrative_of,
    trends_of,
)
from packs.readers.measures.figures import Setting, figures_of
from packs.readers.measures.labels import labelled_rows
from packs.readers.measures.layout import (
    Layout,
    compares_areas,
    is_about_other_things,
    layout_of,
)
from packs.readers.measures.segments import Segment, segments_of
from packs.readers.measures.sheets import COMMENTARY, Sheet, sheets_of, texts_of
from packs.readers.measures.titles import phase_of, title_of

NO_PERIOD = "no period is printed over, beside or above these figures"
NO_NAME = "nothing in or above the table names what is measured"


def read_measures(
    blocks: Sequence[Block], council: str | None
) -> tuple[list[Measure], list[Unread]]:
    """The measures of a paper's performance tables, and what of those tables could not be placed.

    Other tables (programmes, attendance, budgets) give nothing. `council` is its full name.
    """
    measures: list[Measure] = []
    unread: list[Unread] = []
    for sheet in sheets_of(blocks):
        found, left = _read_sheet(sheet, council)
        measures += found
        unread += left
    return measures, unread


def _read_sheet(sheet: Sheet, council: str | None) -> tuple[list[Measure], list[Unread]]:
    drafts = Drafts()
    unread: list[Unread] = []
    for segment in segments_of(sheet):
        if is_about_other_things(segment):
            continue
        layout = layout_of(segment, sheet, council)
        if layout:
            unread += _read_segment(
                drafts, segment, layout, _setting(segment, layout, sheet, council)
            )
        elif compares_areas(segment, council):
            unread.append(_without_period(segment))
    figures = [figure for draft in drafts.by_key.values() for figure in draft.figures]
    if figures and (not is_numeric(figures) or is_money(figures)):
        return [], []
    if any(not key.title for key in drafts.by_key):
        return [], [_told(sheet, NO_NAME)]
    if not figures:  # then a cell that could not be read is no sign of a performance table
        unread = [left for left in unread if left.why == NO_PERIOD]
    return drafts.measures(sheet.after), unread


def _told(sheet: Sheet, why: str) -> Unread:
    first = sheet.rows[0]
    return Unread(" | ".join(filter(None, texts_of(first))), why, first.line, first.page)


def _without_period(segment: Segment) -> Unread:
    words = [text for cells in segment.header for text in cells if text] or texts_of(
        segment.body[0]
    )
    return Unread(" | ".join(words), NO_PERIOD, segment.line, segment.page)


def _setting(segment: Segment, layout: Layout, sheet: Sheet, council: str | None) -> Setting:
    printed = " ".join(segment.titles)
    phases = map(phase_of, (printed, sheet.caption, *reversed(sheet.headings)))
    return Setting(
        title=title_of(list(segment.titles)),
        fallback=sheet.caption or (sheet.headings or ("",))[-1],
        phase=next(filter(None, phases), None),
        period=layout.period,
        council=council,
    )


def _read_segment(
    drafts: Drafts, segment: Segment, layout: Layout, setting: Setting
) -> list[Unread]:
    """Add the figures of a segment to the drafts; what could not be read."""
    unread: list[Unread] = []
    whole: list[str] = []  # commentary rows, on the table as a whole
    first = len(drafts.by_key)
    rows = labelled_rows(segment.body, layout.roles, len(layout.columns), setting.council)
    for row in rows:
        whole += row.commentary
        found, left = figures_of(row, layout.columns, setting)
        unread += left
        line = row.row.line if row.title else segment.line
        touched = drafts.add(row, found, line)
        for draft in touched:
            draft.trend += trends_of(row, layout, setting)
        drafts.comment(touched, narrative_of(row, layout))
    drafts.comment(list(drafts.by_key.values())[first:], _points(whole))
    return unread


def _points(commentary: list[str]) -> list[str]:
    """The points without the word Commentary in front of them."""
    points = [
        COMMENTARY.sub("", text, count=1) if COMMENTARY.match(text) else text for text in commentary
    ]
    return [point for point in points if point]
