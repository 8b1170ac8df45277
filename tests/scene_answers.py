"""The part of the scene about recommendations: one answered twice, one that waits, and one not sent yet."""

import datetime as dt

from actions import notices
from actions.choices import Outcome
from actions.models import Notice
from desk.loose_ends import deciding
from desk.loose_ends.board import kept_ends
from meetings.services import groups
from tests import make

STAMP = {"by": None, "now": make.NOW}
LATER = make.TODAY + dt.timedelta(days=90)
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


def decided(scene, place, is_private):
    """Every loose end there is so far may be seen by whoever may read its business; one that is not there any more was
    set aside, and two names were said to be one thing."""
    keeper = make.anew(scene.who["coordinator"])
    stamp = {"board": place.board, "by": keeper, "now": make.NOW}
    ends = kept_ends(place.board, keeper, make.TODAY).ends
    deciding.let_be_seen(ends=[end.mark for end in ends], **stamp)
    place.dismissal = deciding.dismiss(
        rule="item-without-officer", about=f"programmeitem-0-{is_private}", is_private=is_private,
        reason=scene.canary("why it was set aside"), ask_again_on=LATER, **stamp,
    )  # fmt: skip
    names = {name: scene.canary(name, "coordinator") for name in ("name", "other")}
    place.names = deciding.say_names(verdict="same", is_private=is_private, **names, **stamp)


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


def grouped(scene, place, say):
    """A task and finish group of the board, with an open nomination and a recommendation of its report."""
    n = place.board.slug
    public = place.board.is_public
    place.group = groups.set_up_group(
        parent=place.board, name=f"Group of {n}", slug=f"{n}-group", prefix=f"G{n[0]}".upper(),
        scope=say("group scope"), is_public=public, **STAMP,
    )  # fmt: skip
    for who in ("member", "co_opted"):
        make.seat(scene.who[who], place.group)
    place.nomination = groups.ask_nomination(
        group=place.group, nominator=say("nominator"), asked_on=make.TODAY, **STAMP
    )
    place.group_recommendation = groups.add_group_recommendation(
        group=place.group, number="1", text=say("group recommendation"), **STAMP
    )
    adopted = groups.add_group_recommendation(
        group=place.group, number="2", text=say("adopted recommendation"), **STAMP
    )
    minute = make.minute(place.meeting, title="Adopted", number="38")
    adopted_by(minute, adopted)


def more_groups(place, n):
    """Another group of the board; and of the first another seat, nomination, meeting and recommendation."""
    groups.set_up_group(
        parent=place.board, name=f"Another {n}", slug=f"another-{n}", prefix=f"AN{n}",
        resolution=place.resolution, **STAMP,
    )  # fmt: skip
    make.seat(make.person(), place.group)
    groups.ask_nomination(group=place.group, nominator="More", asked_on=make.TODAY, **STAMP)
    make.meeting(place.group, make.TODAY + dt.timedelta(days=n))
    row = groups.add_group_recommendation(
        group=place.group, number=f"1{n}", text="More", addressees=[place.addressee], **STAMP
    )
    minute = make.minute(place.meeting, title="Adopted", number=f"{80 + n}")
    adopted_by(minute, row)


def adopted_by(minute, recommendation):
    """While the minutes were a draft: they are circulated since."""
    minute.meeting.minutes_state = "draft"
    groups.adopt(recommendations=[recommendation], minute=minute, **STAMP)
    minute.meeting.refresh_from_db()
