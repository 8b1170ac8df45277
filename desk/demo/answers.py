"""What the demonstration's boards recommended: one answer published, one that is late; and a group being filled."""

import datetime as dt

from actions import groups as reporting
from actions import notices
from actions.choices import Outcome
from meetings.choices import Capacity
from meetings.models import Resolution
from meetings.services import groups, seat


def build_answers(demo):
    """The cabinet member for health answered one recommendation, and has been silent on another."""
    paid = _sent(demo, "travel time be paid", -21)
    stamp = {"by": demo.people["coordinator"], "now": demo.at(-16)}
    notices.answer(
        notice=paid,
        version=paid.version,
        outcome=Outcome.IN_PART,
        words="Travel time will be paid in the contracts that begin next year. Present contracts cannot be varied.",
        answered_on=demo.day(-16),
        done_by=demo.day(20),
        title="Pay travel time in the home care contracts that begin next year",
        **stamp,
    )
    notices.publish(notice=paid, version=paid.version, published_on=demo.day(-16), **stamp)
    _sent(demo, "returned equipment be used again", -12)


def _sent(demo, words, week):
    limb = Resolution.objects.get(text__endswith=words)
    addressee = demo.bodies["cabinet_health"]
    stamp = demo.start(week)
    notice = notices.prepare(resolution=limb, addressee=addressee, **stamp)
    return notices.send(
        notice=notice,
        version=notice.version,
        sent_to="by e-mail to the cabinet office",
        sent_on=demo.day(week),
        **stamp,
    )


def build_group(demo, parent):
    """A task and finish group with a seat for which the parent governors have still to name somebody."""
    stamp = demo.start(-9)
    group = groups.set_up_group(
        parent=parent,
        name="Children Missing School Group",
        slug="children-missing-school",
        prefix="CMS",
        scope="Why do more children miss school than before, and what has brought them back elsewhere?",
        seats=4,
        reports_by=demo.day(15),
        **stamp,
    )
    capacities = {"iqbal": Capacity.CHAIR, "councillor": Capacity.MEMBER, "holt": Capacity.MEMBER}
    for key, capacity in capacities.items():
        seat(
            board=group, person=demo.people[key], capacity=capacity, starts_on=demo.day(-9), **stamp
        )
    asked_on = demo.day(-9) + dt.timedelta(days=4)
    groups.ask_nomination(
        group=group, nominator="The parent governors", asked_on=asked_on, **demo.start(-8)
    )
    groups.add_group_recommendation(
        group=group,
        number="1",
        text="Ask every school to ring home on the first morning a child is missing",
        addressees=[demo.bodies["cabinet_children"]],
        **demo.start(-3),
    )
    last = parent.meetings.get(on=demo.day(15))
    reporting.book_report(group=group, meeting=last, why="", **demo.start(-3))
