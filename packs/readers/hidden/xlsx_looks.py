"""Whether the words of a cell can be told from what is behind them, where that is known."""

from dataclasses import dataclass
from functools import cached_property

from packs.readers.blocks.zipped import named
from packs.readers.hidden.docx_colours import BLACK, WHITE, colour_of
from packs.readers.hidden.seen import Colour, are_alike

#: The colours that a theme calls light and dark are white and black in all but a few.
THEME = {"0": WHITE, "1": BLACK}
INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}
#: A number format of nothing but its separators shows nothing.
SHOWS_NOTHING = ";;;"


@dataclass(frozen=True)
class Look:
    """How a cell is formatted: its letters' colour, and what is behind them; None where it cannot be told."""

    letters: Colour | None = BLACK
    behind: Colour | None = WHITE
    shows_nothing: bool = False

    @cached_property
    def is_unseen(self) -> bool:
        return bool(self.letters and self.behind) and are_alike(self.letters, self.behind)

    @property
    def is_on_paper(self) -> bool:
        """Whether it has no colour behind it of its own, so that a table or a rule may lend it one."""
        return self.behind == WHITE


class Looks:
    """The formats of a workbook, by the number that a cell gives for its own."""

    def __init__(self, styles=None):
        self.known: list[Look] = []
        if styles is None:
            return
        nothing = {
            one.get("numFmtId") for one in named(styles, "numFmt")
            if one.get("formatCode", "").strip() == SHOWS_NOTHING
        }  # fmt: skip
        letters = [_letters(one) for one in _of(styles, "fonts")]
        behind = [_behind(one) for one in _of(styles, "fills")]
        for one in _of(styles, "cellXfs"):
            look = Look(
                _at(letters, one.get("fontId")),
                _at(behind, one.get("fillId")),
                one.get("numFmtId") in nothing,
            )
            self.known.append(look)

    def of(self, number: str) -> Look:
        return self.known[int(number)] if int(number) < len(self.known) else Look()


def _of(styles, name):
    return next((list(one) for one in named(styles, name)), [])


def _at(found, number):
    return found[int(number)] if number and int(number) < len(found) else None


def _letters(font) -> Colour | None:
    said = next(named(font, "color"), None)
    return BLACK if said is None else _colour(said)


def _behind(fill) -> Colour | None:
    pattern = next(named(fill, "patternFill"), None)
    if pattern is None:
        return None  # a gradient
    if pattern.get("patternType", "none") == "none":
        return WHITE
    said = next(named(pattern, "fgColor"), None)
    return _colour(said) if pattern.get("patternType") == "solid" and said is not None else None


def _colour(said) -> Colour | None:
    if float(said.get("tint", 0)):
        return None
    if said.get("auto"):
        return BLACK
    return (
        colour_of(said.get("rgb", "")[-6:])
        or THEME.get(said.get("theme", ""))
        or INDEXED.get(said.get("indexed", ""))
    )
