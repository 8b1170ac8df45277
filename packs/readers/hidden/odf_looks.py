"""How the words of an OpenDocument file look, from its styles and those they are based on."""

from packs.readers.blocks.zipped import named
from packs.readers.hidden import Kind
from packs.readers.hidden.docx_colours import WHITE, colour_of
from packs.readers.hidden.seen import Colour, are_alike, is_dark

LONGEST_CHAIN = 20
#: Points: nobody reads letters of one point.
TINIEST = 1.0
#: Letters of no colour of their own: they are seen on any background.
AUTOMATIC = "use-window-font-color"


def attribute(element, name: str) -> str:
    """An attribute by its name alone: each of the kind has a name space of its own."""
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


class Looks:
    """The styles of a file, by the family and name that a piece of text gives for its own."""

    def __init__(self, parts):
        self.known = {
            (attribute(style, "family"), attribute(style, "name")): style
            for part in parts for style in named(part, "style")
        }  # fmt: skip
        #: How what has these styles, and stands in what has those, is hidden.
        self.told: dict[tuple, Kind | None] = {}
        #: A page of another colour, or with a picture: what is behind a word is then anybody's guess.
        self.is_plain = not any(
            attribute(one, "background-color") not in ("", "transparent", "#ffffff")
            or next(named(one, "background-image"), None) is not None
            for part in parts for one in named(part, "page-layout-properties")
        )  # fmt: skip

    def hides(self, piece) -> Kind | None:
        """How a paragraph or a span of it is hidden, by the nearest style that says so."""
        above = (piece, *piece.iterancestors())
        key = (*filter(None, (attribute(one, "style-name") for one in above)), _is_in_shape(piece))
        if key not in self.told:
            self.told[key] = self._hides(piece)
        return self.told[key]

    def _hides(self, piece) -> Kind | None:
        if self._said(piece, "text-properties", "display") == "none":
            return Kind.VANISHED
        size = self._said(piece, "text-properties", "font-size")
        if size.endswith("pt") and float(size.removesuffix("pt")) <= TINIEST:
            return Kind.TINY
        letters = _colour(self._said(piece, "text-properties", "color"))
        behind = self._behind(piece)
        if letters and behind and are_alike(letters, behind):
            return Kind.SAME_COLOUR
        return None

    def hides_table(self, table) -> bool:
        return any(
            attribute(one, "display") == "false"
            for style in self._chain("table", attribute(table, "style-name"))
            for one in named(style, "table-properties")
        )

    def is_blank_box(self, shape) -> bool:
        """A rectangle in front of the text, filled with black or white, on which nothing is written."""
        if "".join(shape.itertext()).strip() or not _is_rectangle(shape):
            return False
        said = {}
        for style in self._chain("graphic", attribute(shape, "style-name")):
            for one in named(style, "graphic-properties"):
                for name in ("fill", "fill-color", "run-through", "wrap", "opacity"):
                    said.setdefault(name, attribute(one, name)) if attribute(one, name) else None
        colour = _colour(said.get("fill-color", ""))
        return (
            said.get("fill") == "solid"
            and bool(colour) and (is_dark(colour) or colour == WHITE)
            and said.get("opacity", "100%") == "100%"
            and said.get("run-through") != "background"
            and said.get("wrap", "run-through") == "run-through"
        )  # fmt: skip

    def _behind(self, piece) -> Colour | None:
        """The nearest background that is given, or else the page's white, where nothing else can be behind."""
        own = self._said(piece, "text-properties", "background-color")
        for said in (own, *self._around(piece)):
            if said not in ("", "transparent"):
                return _colour(said)
        return WHITE if self.is_plain and not _is_in_shape(piece) else None

    def _around(self, piece):
        for above in (piece, *piece.iterancestors()):
            name = attribute(above, "style-name")
            for family, properties in (
                ("paragraph", "paragraph-properties"), ("table-cell", "table-cell-properties"),
                ("table-row", "table-row-properties"), ("table", "table-properties"),
                ("section", "section-properties"),
            ):  # fmt: skip
                for style in self._chain(family, name):
                    if next(named(style, "map"), None) is not None:
                        yield "by a rule"  # which may lend a colour
                    for one in named(style, properties):
                        yield attribute(one, "background-color")

    def _said(self, piece, properties: str, name: str) -> str:
        """What the styles say, the nearest first: those of the span, of its paragraph, of its cell."""
        for above in (piece, *piece.iterancestors()):
            key = attribute(above, "style-name")
            for family in ("text", "paragraph", "table-cell"):
                for style in self._chain(family, key):
                    for one in named(style, properties):
                        value = attribute(one, name)
                        if value or (name == "color" and attribute(one, AUTOMATIC) == "true"):
                            return value
        return ""

    def _chain(self, family: str, name: str):
        for _ in range(LONGEST_CHAIN):
            style = self.known.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")


def _is_rectangle(shape) -> bool:
    forms = [attribute(one, "type") for one in named(shape, "enhanced-geometry")]
    return not forms or forms[0] in ("rectangle", "ooxml-rect")


def _is_in_shape(piece) -> bool:
    """In a text box: it has a background of its own, or lies on another shape."""
    return any(
        above.tag.rsplit("}", 1)[-1] in ("text-box", "custom-shape", "rect", "frame")
        for above in piece.iterancestors()
    )


def _colour(said: str) -> Colour | None:
    return colour_of(said.removeprefix("#"))
