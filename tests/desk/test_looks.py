"""The logo and the Word template: taken by what is in them, and refused with a sentence."""

import io
import re
import struct
import zipfile
import zlib

import docx
import pytest

from desk.papers import looks, making
from desk.papers.plain_template import plain_template
from people.models import Council
from people.services import ChangeRefused, start_council
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    _, administrator = start_council(
        name="Wexcombe Council", short_name="Wexcombe", admin_name="Ada", email="ada@example.org",
        by=None, now=make.NOW,
    )  # fmt: skip
    return administrator


def png(width=4, height=4):
    """A picture of our own making, as small as they come."""

    def chunk(kind, data):
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    rows = zlib.compress(b"".join(b"\0" + b"\x1d\x4f\x91" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def look(administrator, **answers):
    nothing = {"logo": None, "word_template": None, "remove_logo": False, "remove_template": False}
    about = {"council": Council.objects.get(), "by": administrator, "now": make.NOW}
    return looks.set_look(**about, **(nothing | answers))


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name.replace("_", "/"), data)
    return out.getvalue()


def restyled(change):
    word = docx.Document(io.BytesIO(plain_template()))
    change(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_a_logo_heads_documents_until_it_is_taken_away(administrator, client):
    look(administrator, logo=png())

    answer = client.get("/council-logo")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content) == png()
    assert making.looks()["logo"] == (png(), "png")

    look(administrator, remove_logo=True)
    assert client.get("/council-logo").status_code == 404
    assert making.looks()["logo"] is None


@pytest.mark.parametrize(
    ("logo", "sentence"),
    [
        (b"GIF89a" + b"\0" * 40, looks.NO_IMAGE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", looks.NO_IMAGE),
        (png()[:40], looks.NO_IMAGE),
        (png(5000, 1), "wider or taller"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * looks.MOST_LOGO, "larger than 500 KB"),
    ],
)
def test_what_is_no_logo_is_refused(administrator, logo, sentence):
    with pytest.raises(ChangeRefused, match=re.escape(sentence)):
        look(administrator, logo=logo)

    assert not Council.objects.get().logo


def test_a_template_restyled_in_word_is_used_from_then_on(administrator):
    def change(word):
        word.styles["Title"].font.name = "Georgia"

    look(administrator, word_template=restyled(change))

    kept = docx.Document(io.BytesIO(making.template()))
    assert kept.styles["Title"].font.name == "Georgia"


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        (b"not a zip", looks.NO_WORD),
        (packed(a="no Word file"), looks.NO_WORD),
        (packed(word_document=b"\0" * 30 * 1024**2), "too much"),
        (packed(word_vbaProject=b"macro"), "macros"),
        (b"PK" + b"\0" * looks.MOST_TEMPLATE, "larger than 2 MB"),
    ],
)
def test_what_is_no_template_is_refused(administrator, template, sentence):
    with pytest.raises(ChangeRefused, match=re.escape(sentence)):
        look(administrator, word_template=template)

    assert not Council.objects.get().word_template


def test_a_template_that_reaches_outside_itself_is_refused(administrator):
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"

    def change(word):
        word.part.relate_to("https://example.org/seen.png", image, is_external=True)

    with pytest.raises(ChangeRefused, match="outside itself"):
        look(administrator, word_template=restyled(change))


def test_what_a_template_says_is_never_run(administrator):
    def change(word):
        word.add_paragraph("{{ 7 * 7 }} {% for x in y %}")

    look(administrator, word_template=restyled(change))

    word = looks.as_word(looks.SAMPLE, template=making.template())
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs]
    assert "{{ 7 * 7 }} {% for x in y %}" in texts


def test_a_refusal_is_said_beside_the_file(administrator, client):
    client.force_login(administrator)
    file = io.BytesIO(b"not a zip")
    file.name = "template.docx"

    page = client.post("/set-up/documents/", {"word_template": file}).content.decode()

    assert looks.NO_WORD in page and 'href="#id_word_template"' in page
    plain = client.get("/set-up/documents/template.docx").content
    assert "Resolution" in [style.name for style in docx.Document(io.BytesIO(plain)).styles]
