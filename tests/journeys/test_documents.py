"""Documents printed from the browser: what stands beside on the page lies on the sheet."""

import io

import pypdfium2
import pytest
from django.utils import timezone

from desk.choices import Audience, DocumentKind
from desk.papers import making
from meetings.models import Meeting
from people.models import Person

pytestmark = pytest.mark.browser
A4 = (595, 842)


@pytest.mark.parametrize("kind", [DocumentKind.TRACKER, DocumentKind.MINUTES])
def test_a_document_prints_on_a4_with_nothing_cut_off(visitor, kind):
    now, keeper = timezone.now(), Person.objects.get(email="coordinator@example.org")
    meeting = Meeting.objects.filter(
        board__slug="children-and-families", minutes_state="agreed"
    ).first()
    document = making.ask(
        kind=kind, board=meeting.board, meeting=meeting, audience=Audience.MEMBERS, by=keeper, now=now
    )  # fmt: skip
    making.make(document=document, now=now)
    visitor.sign_in("coordinator")
    visitor.go(f"/documents/{document.pk}/print/")

    printed = visitor.page.pdf(prefer_css_page_size=True)
    sheet = tuple(reversed(A4)) if kind == DocumentKind.TRACKER else A4
    visitor.page.emulate_media(media="print")
    visitor.page.set_viewport_size({"width": (sheet[0] - 68) * 4 // 3, "height": 800})

    with pypdfium2.PdfDocument(io.BytesIO(printed)) as pdf:
        assert {tuple(map(round, page.get_size())) for page in pdf} == {sheet}
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
