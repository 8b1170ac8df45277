"""What a Word file keeps beside the words that its pages show: changes not accepted, comments, text made unseen."""

from collections.abc import Callable, Iterator
from itertools import groupby

from docx.document import Document
from docx.oxml.ns import qn

from packs.readers.blocks.docx import Walk, text_of
from packs.readers.blocks.docx_package import opened, parts_called
from packs.readers.blocks.docx_styles import Styles, find, value
from packs.readers.hidden import CARRIED, NOTE, Hidden, Kind, is_telling, noted, shortened
from packs.readers.hidden.docx_boxes import FALLBACK, boxed_over
from packs.readers.hidden.docx_colours import Colours

OTHER_PARTS = ("header", "footer", "footnotes", "endnotes")
DELETED = "It was deleted with changes tracked, and the deletion was never accepted: the words are still there."
CHANGES = {
    qn("w:del"): DELETED,
    qn("w:moveFrom"): "It was moved away with changes tracked, and the move was never accepted.",
    qn(
        "w:ins"
    ): "It was put in with changes tracked, and never accepted: the file says by whom and when.",
    qn(
        "w:moveTo"
    ): "It was moved here with changes tracked, and never accepted: the file says by whom and when.",
}
WHY = {
    Kind.VANISHED: "The words are formatted as hidden: whoever opens the file can have them shown.",
    Kind.SAME_COLOUR: "The words have the colour of what is behind them.",
    Kind.TINY: "The words are too small to be read.",
}
#: Half points: nobody reads letters of one point.
TINIEST = 2
#: Files within the file, as the objects that are put into a page are called.
EMBEDDED = "/embeddings/"


def hidden_in_docx(data: bytes) -> Iterator[Hidden]:
    """Everything hidden in a Word file, from top to bottom; refuses what `read_docx` refuses to open."""
    document = opened(data)
    look = _Look(document)
    places = Walk(document).places
    yield from look.through(document.element.body, places.get)
    for part in parts_called(document, *OTHER_PARTS):
        yield from look.through(part)
    for part in parts_called(document, "comments"):
        for comment in part.iter(qn("w:comment")):
            if words := "".join(_words_of(run) for run in comment.iter(qn("w:r"))):
                yield Hidden(Kind.COMMENT, shortened(words), NOTE)
    yield from _carried(document)
    yield from noted(document.core_properties.comments)


def _carried(document: Document) -> Iterator[Hidden]:
    names = {str(part.partname) for part in document.part.package.iter_parts()}
    for name in sorted(name for name in names if EMBEDDED in name):
        yield Hidden(Kind.FILE, shortened(name.rsplit("/", 1)[-1]), CARRIED)


class _Look:
    """What is asked of each run: how it is hidden, if it is."""

    def __init__(self, document: Document):
        self.styles = Styles(document)
        self.colours = Colours(document, self.styles)

    def through(self, root, place: Callable = lambda paragraph: None) -> Iterator[Hidden]:
        """Neighbouring runs that are hidden alike, as the words that they make, paragraph by paragraph."""
        for paragraph in root.iter(qn("w:p")):
            if next(paragraph.iterancestors(FALLBACK), None) is not None:
                continue
            yield from boxed_over(paragraph, place(paragraph))
            told = [(self.why(run), _words_of(run)) for run in _runs_of(paragraph)]
            for why, group in groupby(told, key=lambda one: one[0]):
                words = "".join(text for _, text in group)
                if why and is_telling(words):
                    yield Hidden(why[0], shortened(words), why[1], line=place(paragraph))

    def why(self, run) -> tuple[Kind, str] | None:
        """How a run is hidden, with the sentence for it."""
        if change := _change_of(run):
            return Kind.CHANGE, change
        for kind, is_so in (
            (Kind.VANISHED, self.styles.is_on(run, "w:vanish")),
            (Kind.TINY, self._is_tiny(run)),
            (Kind.SAME_COLOUR, self.colours.is_unseen(run)),
        ):
            if is_so:
                return kind, WHY[kind]
        return None

    def _is_tiny(self, run) -> bool:
        size = value(self.styles.of_run(run, "w:sz"))
        return size.isdecimal() and int(size) <= TINIEST


def _runs_of(paragraph) -> Iterator:
    """Its own runs, wherever they hang: not those of a text box, which has paragraphs of its own."""
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is paragraph:
            yield run


def _change_of(run) -> str:
    """What was done to a run, or to the row of a table it stands in, that nobody has accepted."""
    for above in run.iterancestors():
        if above.tag in CHANGES:
            return CHANGES[above.tag]
        if above.tag == qn("w:tr"):
            for name in ("w:del", "w:ins"):
                if find(above, "w:trPr", name) is not None:
                    return CHANGES[qn(name)]
    return ""


def _words_of(run) -> str:
    return text_of(run) + "".join(gone.text or "" for gone in run.iterchildren(qn("w:delText")))
