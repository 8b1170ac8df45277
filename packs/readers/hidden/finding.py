"""What is hidden in a file, by its kind."""

from itertools import islice

from packs.readers.blocks import Unreadable
from packs.readers.blocks.files import kind_of_file
from packs.readers.hidden import MOST_FOUND, Hidden
from packs.readers.hidden.docx import hidden_in_docx
from packs.readers.hidden.odf import hidden_in_odf
from packs.readers.hidden.pdf import hidden_in_pdf
from packs.readers.hidden.xlsx import hidden_in_xlsx

#: What stands in these is what anybody sees in them.
PLAIN = ("text", "markdown", "csv")
#: How pictures begin: JPEG and PNG. They hold no text to be copied out of them.
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
FINDERS = {
    "pdf": hidden_in_pdf,
    "docx": hidden_in_docx,
    "xlsx": hidden_in_xlsx,
    "odt": hidden_in_odf,
    "ods": hidden_in_odf,
}


def find_hidden(data: bytes, name: str) -> list[Hidden]:
    """Each thing hidden in a file; refuses, with a sentence, the kinds that nobody has looked through."""
    if data.startswith(PICTURES):
        return []
    kind = kind_of_file(data, name)
    if kind in PLAIN:
        return []
    if kind not in FINDERS:
        raise Unreadable(
            "Hidden text is looked for in PDF, Word, Excel and OpenDocument files. "
            "In a file of this kind, look for it yourself."
        )
    return list(islice(FINDERS[kind](data), MOST_FOUND))
