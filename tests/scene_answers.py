"""The part of the scene about recommendations: one answered twice, one that waits, and one not sent yet."""

import datetime as dt

from actions import notices
from actions.choices import Outcome
from actions.models import Notice
from tests import make

STAMP = {"by": None, "now": make.NOW}
SENT = make.TODAY - dt.timedelta(days=9)


def recommended(scene, place, say, is_private):
    """The owner holds the post that the recommendations went to, and so may read and answer them."""
    place.addressee = make.addressee(holder=scene.who["owner"])
    minute = make.minute(place.meeting, title="Recommendations", number="36", is_private=is_private)
    limbs = [
        make.resolution(minute, say(f"{which} limb", "owner"), kind="recommend", number=str(n))
        for n, which in enumerate(("answered", "waiting"), start=1)
    ]
    place.notice, place.waiting = (
        make.notice(limb, place.addressee, sent_on=SENT, sent_to="by hand") for limb in limbs
    )
    for what in ("earlier answer", "answer"):
        notices.answer(
            notice=place.notice,
            version=place.notice.version,
            outcome=Outcome.REFUSED,
            words=say(what, "owner"),
            answered_on=make.TODAY,
            **STAMP,
        )
    if not is_private:
        about = {"version": place.notice.version, "published_on": make.TODAY}
        notices.publish(notice=place.notice, **about, **STAMP)


def prepared(place, board, say):
    """A notice that is not sent: its co-ordinator's alone."""
    limb = make.resolution(place.minute, "Open limb", kind="recommend")
    place.notice = make.notice(limb, make.addressee())
    notices.change(notice=place.notice, version=1, text=say("draft notice"), **STAMP)


def more(scene, place, n):
    """Another limb that waits for an answer and another that has one, to the same addressee and to another."""
    minute = make.minute(place.meeting, title="More", number=f"{70 + n}")
    for other in (place.addressee, make.addressee(holder=make.person())):
        limb = make.resolution(minute, "More", kind="recommend")
        make.notice(limb, other, sent_on=SENT)
        made = make.notice(make.resolution(minute, "More", kind="recommend"), other, sent_on=SENT)
        notices.answer(notice=made, version=made.version, outcome=Outcome.ACCEPTED, words="More",
                       answered_on=make.TODAY, title="More", **STAMP)  # fmt: skip
    for text in ("One", "Two"):
        held = Notice.objects.get(pk=place.notice.pk)
        notices.answer(notice=held, version=held.version, outcome=Outcome.REFUSED, words=text,
                       answered_on=make.TODAY, **STAMP)  # fmt: skip
    make.notice(place.resolution, make.addressee(), sent_on=SENT)
