"""What the council's documents look like: a logo and a Word template are accepted only once they have printed."""

import io
import secrets
import zipfile

import filetype
from django.core.files.base import ContentFile
from docx import Document as open_word
from docx.image.image import Image

from desk.papers.blocks import Column, Content, Heading, Table, note, paragraph, points
from desk.papers.pdf import CannotPrint, as_pdf
from desk.papers.word import HYPERLINK, as_word
from people.services import ChangeRefused, change_council

MOST_LOGO, MOST_TEMPLATE = 500 * 1024, 2 * 1024**2
MOST_PIXELS = 4000
#: Of a .docx, which is a zip: files in it, bytes once unpacked, and how much smaller packing may have made one.
MOST_FILES, MOST_UNPACKED, MOST_RATIO = 2000, 20 * 1024**2, 200
NO_IMAGE = "Choose a logo that is a PNG or JPEG picture."
NO_WORD = "Choose a Word file (.docx) that opens in Word."
SAMPLE = Content(
    title="A document",
    subtitle="A board",
    council="The council",
    blocks=(
        Heading("A heading"),
        paragraph("Words"),
        note("A note"),
        points(["A point"]),
        Table("A table", (Column("A column"),), ((("A cell",),),)),
    ),
)


def set_look(*, council, logo, word_template, remove_logo, remove_template, by, now):
    """Set or take away the logo and the Word template; each file is bytes, or None to leave it.

    Refused: what is too large, no picture or no Word file, what reaches for something outside itself or could run,
    and what our own printers cannot use.
    """
    details = {}
    if remove_logo:
        details["logo"] = ""
    elif logo is not None:
        details["logo"] = ContentFile(logo, f"{secrets.token_hex(16)}.{_checked_logo(logo)}")
    if remove_template:
        details["word_template"] = ""
    elif word_template is not None:
        _check_template(word_template)
        details["word_template"] = ContentFile(word_template, f"{secrets.token_hex(16)}.docx")
    return change_council(council=council, by=by, now=now, **details)


def _checked_logo(data):
    """png or jpg, by what is in it and not by its name."""
    if len(data) > MOST_LOGO:
        raise ChangeRefused("The logo is larger than 500 KB. Make it smaller.")
    kind = filetype.guess(data)
    if not kind or kind.extension not in ("png", "jpg"):
        raise ChangeRefused(NO_IMAGE)
    try:
        seen = Image.from_blob(data)
        too_wide = max(seen.px_width, seen.px_height) > MOST_PIXELS
    except Exception as broken:  # whatever a damaged picture makes its reader say
        raise ChangeRefused(NO_IMAGE) from broken
    if too_wide:
        raise ChangeRefused(
            f"The logo is wider or taller than {MOST_PIXELS} pixels. Make it smaller."
        )
    try:
        as_pdf(SAMPLE, logo=(data, kind.extension))
        as_word(SAMPLE, logo=(data, kind.extension))
    except CannotPrint as broken:
        raise ChangeRefused(NO_IMAGE) from broken
    return kind.extension


def _check_template(data):
    if len(data) > MOST_TEMPLATE:
        raise ChangeRefused("The Word template is larger than 2 MB. Make its pictures smaller.")
    _check_zip(data)
    try:
        word = open_word(io.BytesIO(data))
        outside = [
            rel for rel in word.part.package.iter_rels()
            if rel.is_external and rel.reltype != HYPERLINK
        ]  # fmt: skip
        as_word(SAMPLE, template=data)
    except Exception as broken:  # whatever a damaged or made-up file makes its reader say
        raise ChangeRefused(NO_WORD) from broken
    if outside:
        raise ChangeRefused(
            "The Word template refers to a file outside itself. Save it without linked pictures or templates."
        )


def _check_zip(data):
    """Before anything unpacks it: a small file may hold gigabytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = packed.infolist()
    except zipfile.BadZipFile as broken:
        raise ChangeRefused(NO_WORD) from broken
    if len(files) > MOST_FILES or sum(file.file_size for file in files) > MOST_UNPACKED:
        raise ChangeRefused("The Word template holds too much. Start again from the plain one.")
    if any(file.file_size > MOST_RATIO * max(file.compress_size, 1) for file in files):
        raise ChangeRefused("The Word template holds too much. Start again from the plain one.")
    if any("vbaproject" in file.filename.lower() for file in files):
        raise ChangeRefused("The Word template holds macros. Save it as a .docx without them.")
