"""Word files made when a test runs: out of a text with a few marks, or piece by piece."""

import io
import re

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

HEADING = re.compile(r"(#{1,6}) +(.*)")
BOLD = re.compile(r"(\*\*[^*]+\*\*)")
BREAK = re.compile(r"<br ?/?>|</li>|</p>", re.I)
TAG = re.compile(r"</?(?:ul|ol|li|p|sup|b|strong)[^<>]*>", re.I)


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_word(text, *, is_spaced=True):
    """A paper in marked text as somebody would have written it in Word; empty paragraphs part it, or nothing does."""
    document, rows = docx.Document(), []
    for line in [*text.splitlines(), ""]:
        if "\t" in (line if rows else line.strip()):
            rows.append(line.split("\t"))
            continue
        if rows:
            add_table(document, rows)
            rows = []
        if heading := HEADING.match(line):
            document.add_heading(TAG.sub("", heading[2].replace("**", "")), len(heading[1]))
        elif line.strip() or is_spaced:
            add_words(document.add_paragraph(), BREAK.sub("\n", line).strip())
    return saved(document)


def add_table(document, rows):
    table = document.add_table(0, max(len(row) for row in rows))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=False):
            first, *more = BREAK.split(words)
            add_words(cell.paragraphs[0], first)
            for part in more:
                if part.strip():
                    add_words(cell.add_paragraph(), part)


def add_words(paragraph, words):
    for piece in BOLD.split(TAG.sub("", words)):
        is_bold = piece.startswith("**") and piece.endswith("**") and len(piece) > 4
        paragraph.add_run(piece.strip("*") if is_bold else piece).bold = is_bold or None


def marked(name, **attributes):
    """An element of Word's, with attributes of Word's."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element
