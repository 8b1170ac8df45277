"""Small papers of invented boards, as the readers would find them; each test says only what matters to it."""

import datetime as dt

from packs import intake
from packs.checks.check import as_json
from packs.checks.told import Checks
from packs.choices import PackState
from packs.models import Pack
from packs.readers import pack as reader
from packs.readers.found import (
    AgendaItem,
    Attendance,
    Figure,
    Found,
    Measure,
    Meeting,
    Member,
    MinuteItem,
    Minutes,
    Paper,
    Plan,
    ProgrammeItem,
    Promise,
    Recommendation,
    Resolution,
    SignOff,
    Slot,
    Window,
)
from tests import make

MEETING_ON = dt.date(2026, 3, 12)
MINUTED_ON = dt.date(2026, 1, 15)


def limb(
    number="1", text="request a report back on school transport", kind="report_back", **details
):
    details = {"addressed_to": (), "due": None, "line": 40} | details
    return Resolution(number, text, kind, **details)


def march():
    return Window("in March 2026", dt.date(2026, 3, 1), dt.date(2026, 3, 31))


def minute(number="21", title="School transport", limbs=(), **details):
    details = {"text": "The Board talked.", "references": (), "line": 30} | details
    return MinuteItem(number=number, title=title, resolutions=tuple(limbs), **details)


def minutes(*items, board=None, attendance=()):
    return (Minutes(board, MINUTED_ON, dt.time(14), dt.time(16), tuple(attendance), items),)


def came(name="A Fenwick", title="Councillor", capacity="member", **details):
    details = {"substitute_for": None, "directorate": None, "present": True, "line": 20} | details
    return Attendance(name, title, capacity, **details)


def item(
    title="School transport plan", on=dt.date(2026, 4, 16), people=("Jane Orme",), kind="meeting"
):
    slot = Slot(kind, on if kind == "meeting" else None, f"{on:%d %B %Y}")
    return ProgrammeItem(slot, title, None, tuple(people), line=90)


def figure(
    area="Wexcombe", period="2025", value=61.5, rank=None, missing=None, raw="61.5%", **details
):
    return Figure(area, period, value, rank, False, missing, raw, line=70, **details)


def measure(*figures, title="Good level of development", commentary=("It rose.",), line=69):
    return Measure(
        title, "EYFS", None, "All", "%", figures or (figure(),), (), tuple(commentary), line=line
    )


def recommendation(number="1", progress=("Training began.",), text="Improve supervision"):
    return Recommendation(number, text, "Better practice.", tuple(progress), line=60)


def plan(*recommendations, signed_off=(), source="Inspection 2025"):
    return (Plan("Children's plan", source, recommendations, tuple(signed_off)),)


def signed(text="Front door reviewed", on=dt.date(2026, 1, 8)):
    return SignOff(text, on, "Improvement Board", line=80)


def member(name="A Fenwick", title="Councillor", capacity="member"):
    return Member(name, title, capacity, line=10)


def agenda_item(number="4", title="School transport", private=False):
    return AgendaItem(number, title, private, (7, 9), None, (), None, line=12)


def paper(agenda_item="4", subject="School transport costs", passages=()):
    about = ("Jane Orme",), "Place", MEETING_ON, ()
    return Paper(agenda_item, subject, *about, line=50, passages=passages)


def promise(text="Officers offered to circulate the costs by Easter", line=45):
    return Promise(text, None, None, line)


def meeting(board="Board of the test"):
    return Meeting(
        board, "Wexcombe Council", MEETING_ON, dt.time(10), "Town Hall", dt.date(2026, 3, 4)
    )


def found(**sections):
    """What `read_pack --json` would print of a paper."""
    sections = {"meeting": meeting()} | sections
    return reader.as_json(Found(**sections), b"A paper.", "paper.txt")


def told(checks=None):
    """What `check_pack --json` would print of a check."""
    return as_json(checks or Checks())


def read_pack(board, *, now=make.NOW, checks=None, **sections):
    """A pack of the board, read just now; `checks` as a check tells it."""
    number = Pack.objects.count()
    pack = Pack.objects.create(
        board=board,
        name=f"paper-{number}.txt",
        size=8,
        sha256=f"{number:064}",
        uploaded_at=now,
        state=PackState.READING,
        claimed_at=now,
    )
    intake.keep_findings(pack=pack, found=found(**sections), checks=told(checks), now=now)
    pack.refresh_from_db()
    return pack
