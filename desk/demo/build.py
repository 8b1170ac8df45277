"""Makes the made-up council so, by the services that pages call, each at the moment it is told to have happened."""

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate, make_aware

from desk.choices import Often
from desk.demo import cast, children_first, children_then, health, programmes
from desk.demo.agendas import build_agendas
from desk.demo.answers import build_answers, build_group
from desk.demo.booking import book, build_programme
from desk.demo.drafts import build_draft
from desk.demo.loose_ends import build_loose_ends
from desk.demo.measuring import build_measures
from desk.demo.planned import build_plan, live_plan
from desk.demo.reports import build_reports
from desk.demo.results import build_results
from desk.demo.stories import live_through, take_slot
from desk.demo.withheld import build_withheld
from desk.following import follow
from desk.tokens import make_token
from meetings import services as meetings
from meetings.choices import MeetingStatus, MinutesState
from people import services as people
from people.models import Council, Directorate, MunicipalYear

WEEK = dt.timedelta(weeks=1)
THURSDAY = 3
FRONT_ITEMS = ("Apologies and Substitutions", "Declarations of Interest", "Minutes")
BACK_ITEMS = ("Outstanding Issues", "Work Programme", "Any Other Business")


class Demo:
    """The demonstration council as it is built: who is who, and which day a week means."""

    def __init__(self, now):
        self.now = now
        self.today = localdate(now)
        self.thursday = self.today + dt.timedelta(days=THURSDAY - self.today.weekday())
        self.people, self.bodies, self.boards = {}, {}, {}

    def day(self, week):
        return None if week is None else self.thursday + week * WEEK

    def at(self, week, hour=10):
        """A moment of that week, never later than now."""
        moment = make_aware(dt.datetime.combine(self.day(week), dt.time(hour)))
        return min(moment, self.now)

    def start(self, week):
        """What every service is told: by the co-ordinator, then."""
        return {"by": self.people.get("coordinator"), "now": self.at(week)}


@transaction.atomic
def build(*, password, now):
    """Write the whole council into an empty database; refused by the caller when one is there."""
    demo = Demo(now)
    _council(demo)
    _people(demo, password)
    told = (
        (
            "children",
            cast.CHILDREN,
            children_first.MINUTES | children_then.MINUTES,
            programmes.CHILDREN,
        ),
        ("health", cast.HEALTH, health.MINUTES, programmes.HEALTH),
    )
    for key, details, minutes, items in told:
        board = demo.boards[key] = meetings.open_board(**details, **demo.start(-40))
        _seats(demo, key, board)
        held = {week: _meeting(demo, board, week, minutes) for week in cast.MEETINGS[key]}
        build_programme(demo, board, held, items)
        for week, entries in minutes.items():
            _minutes(demo, board, held[week], week, entries)
        book(demo, board, held, items)
    build_reports(demo)
    build_agendas(demo)
    build_answers(demo)
    build_group(demo, demo.boards["children"])
    _attendance(demo, demo.boards["children"], build_draft(demo, demo.boards["children"]))
    plan = build_plan(demo, demo.boards["children"])
    build_measures(demo, demo.boards["children"])
    build_results(demo, demo.boards["children"])
    build_withheld(demo, demo.boards["children"])
    live_plan(demo, plan)
    build_loose_ends(demo)
    _follows(demo, plan)
    _tokens(demo)
    return demo, plan


def _tokens(demo):
    """One that somebody made for a program of theirs; what it was, nobody knows any more."""
    person = demo.people["coordinator"]
    make_token(person=person, name="Performance dashboard", days=90, by=person, now=demo.now)


def _follows(demo, plan):
    """What the councillor follows: a board, what came of the family hubs, and one recommendation of the plan."""
    councillor, board = demo.people["councillor"], demo.boards["children"]
    action = board.actions.get(title="Waiting times at each family hub")
    told = {"person": councillor, "by": councillor, "now": demo.at(-2)}
    follow(board=board, often=Often.MEETING, **told)
    follow(action=action, often=Often.DAILY, **told)
    follow(recommendation=plan.recommendations.first(), often=Often.WEEKLY, **told)


def _council(demo):
    Council.objects.create(pk=1, **cast.COUNCIL)
    first = meetings.first_year(demo.today) - 1
    for year in range(first, first + 3):
        MunicipalYear.objects.create(
            starts_on=dt.date(year, 5, 1), ends_on=dt.date(year + 1, 4, 30)
        )


def _people(demo, password):
    places = [Directorate.objects.create(name=name) for name in cast.DIRECTORATES]
    for key, name, title, kind, post, place in cast.PEOPLE:
        signs_in = key in cast.ACCOUNTS
        demo.people[key] = people.add_person(
            name=name,
            title=title,
            kind=kind,
            post=post,
            directorate=None if place is None else places[place],
            email=f"{key}@example.org",
            password=password if signs_in else None,
            is_administrator=key == "admin",
            **demo.start(-40),
        )
    for head, officers in cast.HEADS.items():
        for key in officers:
            person, reports_to = demo.people[key], demo.people[head]
            people.change_person(
                person=person, version=person.version, reports_to=reports_to, **demo.start(-40)
            )
            person.refresh_from_db()
    for key, name, kind, holder in cast.BODIES:
        demo.bodies[key] = people.add_body(
            name=name, kind=kind, holder=demo.people.get(holder), **demo.start(-40)
        )


def _seats(demo, key, board):
    for capacity, names in cast.SEATS[key].items():
        for name in names:
            meetings.seat(
                board=board,
                person=demo.people[name],
                capacity=capacity,
                starts_on=demo.day(-52),
                **demo.start(-40),
            )
    meetings.appoint(
        board=board,
        person=demo.people["coordinator"],
        role="coordinator",
        starts_on=demo.day(-52),
        **demo.start(-40),
    )


def _meeting(demo, board, week, minutes):
    """Called in good time; agendas of held meetings were published, and their minutes agreed at the next."""
    held = week < 0
    last_held = max(minutes)
    return meetings.call_meeting(
        board=board,
        on=demo.day(week),
        starts_at=dt.time(14),
        ends_at=dt.time(16) if held else None,
        place="Committee Room 1, City Hall",
        status=MeetingStatus.PLANNED
        if not held
        else MeetingStatus.HELD
        if week == last_held
        else MeetingStatus.AGREED,
        published_on=demo.day(week) - dt.timedelta(days=8) if held else None,
        minutes_state=MinutesState.NONE
        if not held
        else MinutesState.CIRCULATED
        if week == last_held
        else MinutesState.AGREED,
        **demo.start(min(week, -34)),
    )


def _minutes(demo, board, meeting, week, told):
    _attendance(demo, board, meeting)
    titles = [*FRONT_ITEMS, *[entry[0] for entry in told], *BACK_ITEMS]
    numbered = _first_number(board, meeting)
    by_title = {entry[0]: entry for entry in told}
    for position, title in enumerate(titles, start=1):
        _, text, limbs, *paragraph = by_title.get(title, (title, "", []))
        is_private = bool(paragraph)
        item = meetings.add_agenda_item(
            meeting=meeting,
            title=title,
            number=str(position),
            position=position,
            is_private=is_private,
            exempt_paragraph=paragraph[0] if paragraph else None,
            public_interest="It would tell who a child is." if paragraph else "",
        )
        minute = meetings.record_minute(
            meeting=meeting,
            item=item,
            title=title,
            text=text or _usual_words(title),
            number=str(numbered + position),
            position=position,
            is_private=is_private,
        )
        for n, (kind, words, follow_up) in enumerate(limbs, start=1):
            number = str(n) if len(limbs) > 1 else ""
            _limb(demo, board, minute, week, number, kind, words, follow_up)


def _first_number(board, meeting):
    """Minutes are numbered through a board's municipal year."""
    year = meetings.first_year(meeting.on)
    return sum(m.minutes.count() for m in board.meetings.all() if meetings.first_year(m.on) == year)


def _usual_words(title):
    return {
        "Apologies and Substitutions": "Apologies are listed above.",
        "Declarations of Interest": "There were no declarations of interest.",
        "Minutes": "The minutes of the last meeting were agreed as a correct record.",
        "Outstanding Issues": "Outstanding issues are followed in the tracker.",
        "Work Programme": "The Board considered its work programme.",
        "Any Other Business": "There was no other business.",
    }.get(title, "")


def _attendance(demo, board, meeting):
    """Everybody but one, for whom somebody of the other board sits in; and the officers who spoke."""
    seats = list(board.memberships.order_by("pk"))
    members = [seat for seat in seats if seat.capacity == "member"]
    absent = members[meeting.pk % len(members)]
    for position, seat in enumerate(seats):
        capacity = "member" if seat.capacity == "vice-chair" else seat.capacity
        meetings.record_attendance(
            meeting=meeting,
            person=seat.person,
            capacity=capacity,
            is_present=seat != absent,
            position=position,
        )
    meetings.record_attendance(
        meeting=meeting,
        person=demo.people["teague" if board == demo.boards["children"] else "dunmore"],
        capacity="substitute",
        substitute_for=absent.person,
        position=len(seats),
    )
    for position, key in enumerate(("oke", "officer", "quill", "coordinator"), start=50):
        person = demo.people[key]
        meetings.record_attendance(
            meeting=meeting,
            person=person,
            capacity="employee",
            directorate=person.directorate,
            position=position,
        )


def _limb(demo, board, minute, week, number, kind, words, follow_up):
    due = {}
    if isinstance(follow_up, dict):
        day = demo.day(follow_up.get("first", follow_up["due"]))
        due = {"said": follow_up.get("said", ""), "to": day}
    resolution = meetings.record_resolution(
        minute=minute,
        text=words,
        kind=kind,
        number=number,
        position=int(number or 1),
        due=due,
        addressees=[demo.bodies[follow_up["body"]]] if "body" in (follow_up or ()) else [],
        **demo.start(week),
    )
    if follow_up == "slot":
        take_slot(board, resolution, words)
    elif follow_up:
        live_through(demo, board, resolution, week, kind, words, follow_up, due)
