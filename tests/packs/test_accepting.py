"""What each kind of finding becomes in the record, and that deciding twice does nothing twice."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from actions.choices import ActionKind, SlotKind
from actions.models import Action, ProgrammeItem
from meetings.choices import MeetingStatus, MinutesState, ResolutionKind, Settled
from meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Membership,
    Minute,
    PaperPassage,
    Resolution,
)
from meetings.services import put_on_agenda
from packs import intake
from packs.choices import FindingKind, FindingState, FollowUp
from packs.models import Finding
from packs.readers.found import Passage
from people.choices import PersonKind
from people.models import Body, Person
from performance.models import Figure, Measure, Plan, ProgressNote, SignOff
from tests import make
from tests.packs import papers

pytestmark = pytest.mark.django_db
LATER = make.NOW + dt.timedelta(hours=1)
EVERYTHING = list(FindingKind)


def accept_all(pack, kinds=EVERYTHING, now=make.NOW):
    return intake.accept_section(pack=pack, kinds=kinds, by=None, now=now, with_proposals=True)


def only(pack, kind):
    return pack.findings.get(kind=kind)


def accept(pack, kind, **edited):
    return intake.accept(finding=only(pack, kind), by=None, now=make.NOW, **edited)


def with_limb(*limbs, board=None, **sections):
    board = board or make.board()
    minutes = papers.minutes(papers.minute(limbs=limbs or (papers.limb(),)))
    return papers.read_pack(board, minutes=minutes, **sections)


def test_the_meeting_of_the_front_sheet_is_published():
    pack = papers.read_pack(make.board())

    meeting = accept(pack, FindingKind.MEETING).meeting

    assert (meeting.on, meeting.status) == (papers.MEETING_ON, MeetingStatus.PUBLISHED)
    assert (meeting.place, meeting.published_on) == ("Town Hall", dt.date(2026, 3, 4))


def test_a_meeting_in_the_calendar_is_brought_up_to_date_and_not_called_twice():
    board = make.board()
    planned = make.meeting(board, papers.MEETING_ON, status="planned", minutes_state="")

    meeting = accept(papers.read_pack(board), FindingKind.MEETING).meeting

    assert meeting == planned
    assert (meeting.status, meeting.place) == (MeetingStatus.PUBLISHED, "Town Hall")


def test_a_draft_item_that_stands_in_a_published_pack_is_out():
    board = make.board()
    planned = make.meeting(board, papers.MEETING_ON, status="planned", minutes_state="")
    for title in ("School transport", "CANARY draft"):
        put_on_agenda(meeting=planned, title=title, number=str(planned.agenda.count() + 4), by=None,
                      now=make.NOW)  # fmt: skip

    accept_all(papers.read_pack(board, agenda=(papers.agenda_item("4"),)))

    seen = AgendaItem.objects.visible_to(AnonymousUser())
    assert [item.title for item in seen] == ["School transport"]


def test_what_a_paper_says_is_kept_with_it_when_it_is_accepted_and_never_in_the_open_before():
    said = (Passage("Ferries", 50, 7), Passage("Tolls", 90, 8))
    board = make.board()
    sections = {"agenda": (papers.agenda_item("4"),), "papers": (papers.paper(passages=said),)}

    pack = papers.read_pack(board, **sections)

    finding = only(pack, FindingKind.PAPER)
    assert "Ferries" not in str(finding.data) and not PaperPassage.objects.exists()
    accept_all(pack)
    finding.refresh_from_db()
    kept = finding.paper.passages.values_list("page", "line", "text")
    assert list(kept) == [(7, 50, "Ferries"), (8, 90, "Tolls")]


def test_minutes_belong_to_the_meeting_of_their_own_date():
    pack = with_limb()

    minute = accept(pack, FindingKind.MINUTE).minute

    assert minute.citation == "21/25"
    assert minute.meeting.on == papers.MINUTED_ON
    assert minute.meeting.status == MeetingStatus.HELD
    assert minute.meeting.minutes_state == MinutesState.CIRCULATED
    assert minute.meeting.ends_at == dt.time(16)


@pytest.mark.parametrize(
    ("kind", "opened"),
    [
        ("request", ActionKind.REQUEST),
        ("report_back", ActionKind.REPORT_BACK),
        ("recommend", ActionKind.RECOMMENDATION),
        ("hold_event", ActionKind.EVENT),
        ("refer", ActionKind.REFERRAL),
        ("add_to_programme", ActionKind.REPORT_BACK),
    ],
)
def test_a_limb_that_asks_opens_an_action(kind, opened):
    pack = with_limb(papers.limb(kind=kind, due=papers.march()))

    action = accept(pack, FindingKind.RESOLUTION).action

    assert (action.kind, action.title) == (opened, "Report back on school transport")
    assert action.asked == "request a report back on school transport"
    assert (action.due_said, action.due_to) == ("in March 2026", dt.date(2026, 3, 31))
    assert action.opened_on == papers.MINUTED_ON
    assert action.resolution.minute.number == "21", "the minute was accepted with it"


@pytest.mark.parametrize(
    ("kind", "text", "settled"),
    [
        ("note", "note the report", Settled.NOTED),
        ("agree", "agree the terms of reference", Settled.OPEN),
        ("other", "thank the officers", Settled.OPEN),
    ],
)
def test_a_limb_that_asks_nothing_opens_none(kind, text, settled):
    pack = with_limb(papers.limb(kind=kind, text=text))

    finding = accept(pack, FindingKind.RESOLUTION)

    assert finding.action is None
    assert finding.resolution.settled == settled


def test_an_agreement_with_a_task_opens_an_action():
    pack = with_limb(papers.limb(kind="agree", text="agree that a workshop be held"))

    assert accept(pack, FindingKind.RESOLUTION).action.title == "Workshop to be held"


def test_what_needs_nothing_says_why():
    pack = with_limb()

    answers = {"follow_up": FollowUp.NOTHING, "reason": "Answered at the meeting"}
    resolution = accept(pack, FindingKind.RESOLUTION, **answers).resolution

    assert (resolution.settled, resolution.settled_reason) == (
        Settled.NOTHING_NEEDED,
        "Answered at the meeting",
    )
    assert not Action.objects.exists()


def test_addressees_become_bodies_once():
    board = make.board()
    addressed = ("Cabinet Member for Children", "Safeguarding Partnership")
    pack = with_limb(
        papers.limb("1", addressed_to=addressed),
        papers.limb("2", "request more", addressed_to=addressed),
        board=board,
    )

    accept_all(pack)

    assert dict(Body.objects.values_list("name", "kind")) == {
        "Cabinet Member for Children": "cabinet_member",
        "Safeguarding Partnership": "partner",
    }
    assert Action.objects.first().addressees.count() == 2


def test_the_programme_says_who_answers_for_the_subject():
    pack = with_limb(
        work_programme=(papers.item("School transport", people=["Jane Orme", "Cllr Vale"]),)
    )

    accept_all(pack)

    action = Action.objects.get(kind=ActionKind.REPORT_BACK)
    assert action.owner.name == "Jane Orme"
    assert action.cabinet_member is None, "the limb does not speak to a cabinet member"


def test_of_two_officers_none_is_chosen():
    pack = with_limb(
        work_programme=(papers.item("School transport", people=["Jane Orme", "Paul Dale"]),)
    )

    accept_all(pack)

    assert Action.objects.get(kind=ActionKind.REPORT_BACK).owner is None


def test_a_limb_for_the_programme_is_tied_to_the_item_that_stands_there():
    limb = papers.limb(kind="add_to_programme", text="School transport plan be added")
    pack = with_limb(limb, work_programme=(papers.item(),))

    accept_all(pack)

    assert set(Action.objects.values_list("kind", flat=True)) == {ActionKind.REPORT_DUE}
    assert ProgrammeItem.objects.get().resolution == Resolution.objects.get()


def test_an_item_in_an_earlier_slot_is_no_answer():
    limb = papers.limb(kind="add_to_programme", text="School transport plan be added")
    past = papers.item(on=dt.date(2025, 11, 6))

    accept_all(with_limb(limb, work_programme=(past,)))

    assert Action.objects.get().resolution.kind == ResolutionKind.ADD_TO_PROGRAMME


def test_a_promise_is_followed_as_an_action_of_its_meeting():
    pack = with_limb(promises=(papers.promise(),))

    accept_all(pack)

    action = Action.objects.get(kind=ActionKind.PROMISE)
    assert action.meeting.on == papers.MINUTED_ON
    assert action.asked == "Officers offered to circulate the costs by Easter"


def test_members_are_seated_once_in_their_capacity():
    board = make.board()
    pack = papers.read_pack(board, membership=(papers.member(capacity="chair"),))
    accept_all(pack)
    accept_all(papers.read_pack(board, membership=(papers.member(capacity="chair"),), now=LATER))

    seat = Membership.objects.get()
    assert (seat.person.name, seat.capacity, seat.starts_on) == (
        "A Fenwick",
        "chair",
        papers.MEETING_ON,
    )


@pytest.mark.parametrize(
    ("capacity", "title", "kind"),
    [
        ("member", "Councillor", PersonKind.COUNCILLOR),
        ("co-opted", "Mrs", PersonKind.CO_OPTED),
        ("employee", None, PersonKind.OFFICER),
        ("by-invitation", "Councillor", PersonKind.COUNCILLOR),
        ("by-invitation", "Dr", PersonKind.PARTNER),
    ],
)
def test_the_capacity_makes_the_kind_of_person(capacity, title, kind):
    attendance = [papers.came(capacity=capacity, title=title)]
    pack = papers.read_pack(make.board(), minutes=papers.minutes(attendance=attendance))

    accept_all(pack)

    assert Attendance.objects.get().person.kind == kind


def test_attendance_tells_substitutes_and_directorates():
    attendance = [
        papers.came("B Holt", capacity="substitute", substitute_for="Fenwick"),
        papers.came("A Fenwick", present=False),
        papers.came("J Orme", None, "employee", directorate="Place"),
    ]
    pack = papers.read_pack(make.board(), minutes=papers.minutes(attendance=attendance))

    accept_all(pack)

    stood_in, absent, officer = Attendance.objects.all()
    assert stood_in.substitute_for == absent.person
    assert not absent.is_present
    assert officer.directorate.name == "Place"


def test_nobody_is_added_who_was_not_confirmed():
    pack = papers.read_pack(make.board(), membership=(papers.member(),))

    with pytest.raises(intake.PersonNeeded, match="A Fenwick"):
        accept(pack, FindingKind.MEMBER)

    assert only(pack, FindingKind.MEMBER).state == FindingState.WAITING
    assert not Person.objects.exists()


def test_where_two_could_be_meant_nobody_is_chosen():
    make.person("John Marsh", kind=PersonKind.OFFICER)
    make.person("Jill Marsh", kind=PersonKind.OFFICER)
    pack = papers.read_pack(make.board(), work_programme=(papers.item(people=["J Marsh"]),))

    outcome = accept_all(pack, [FindingKind.PROGRAMME_ITEM])

    ((_, why),) = outcome.left
    assert why == "Say first who “J Marsh” is, under People in this pack."
    assert not ProgrammeItem.objects.exists()


def test_a_confirmed_spelling_is_remembered_for_the_next_pack():
    board = make.board()
    john = make.person("John Marsh")
    pack = papers.read_pack(board, work_programme=(papers.item(people=["J Marsh"]),))
    (named,) = intake.people_in_pack(pack)
    intake.confirm(pack=pack, said=[(named, john)], by=None, now=make.NOW)

    again = papers.read_pack(
        board, work_programme=(papers.item("Other", people=["J Marsh"]),), now=LATER
    )

    (known,) = intake.people_in_pack(again)
    assert (known.is_settled, known.person) == (True, john)


def test_programme_rows_tell_officers_members_and_groups_apart():
    people = ["Jane Orme", "Cllr Vale", "Hill School pupils"]
    pack = papers.read_pack(make.board(), work_programme=(papers.item(people=people),))

    accept_all(pack)

    item = ProgrammeItem.objects.get()
    assert [str(one) for one in item.lead_officers.all()] == ["Jane Orme"]
    assert [str(one) for one in item.cabinet_members.all()] == ["Councillor Vale"]
    assert item.others == "Hill School pupils"


@pytest.mark.parametrize(
    ("kind", "year"),
    [
        (SlotKind.MEETING, 2025),
        (SlotKind.UNDATED, 2025),
        (SlotKind.STANDING, 2025),
        (SlotKind.NEXT_YEAR, 2025),
    ],
)
def test_every_slot_stands_in_its_municipal_year(kind, year):
    pack = papers.read_pack(make.board(), work_programme=(papers.item(kind=kind),))

    accept_all(pack)

    item = ProgrammeItem.objects.get()
    assert (item.slot, item.year, bool(item.meeting)) == (kind, year, kind == SlotKind.MEETING)


def test_an_item_without_a_date_waits_since_the_meeting_whose_pack_printed_it():
    long_ago = replace(papers.meeting(), date=dt.date(2025, 6, 12))
    undated = papers.item(kind=SlotKind.UNDATED)

    accept_all(papers.read_pack(make.board(), meeting=long_ago, work_programme=(undated,)))

    assert ProgrammeItem.objects.get().slot_since == dt.date(2025, 6, 12)


def test_the_next_meetings_pack_enters_no_programme_item_twice():
    board = make.board()
    accept_all(papers.read_pack(board, work_programme=(papers.item(),)))
    april = replace(papers.meeting(), date=dt.date(2026, 4, 16))

    accept_all(papers.read_pack(board, meeting=april, work_programme=(papers.item(),), now=LATER))

    assert ProgrammeItem.objects.count() == 1


def test_recommendations_gather_their_progress():
    board = make.board()
    accept_all(papers.read_pack(board, plans=papers.plan(papers.recommendation())))
    april = replace(papers.meeting(), date=dt.date(2026, 4, 16))
    more = papers.recommendation(progress=("Training began.", "Training ended."))
    accept_all(papers.read_pack(board, meeting=april, plans=papers.plan(more), now=LATER))

    notes = ProgressNote.objects.order_by("on").values_list("text", "on")
    assert list(notes) == [
        ("Training began.", papers.MEETING_ON),
        ("Training ended.", dt.date(2026, 4, 16)),
    ]


def test_a_sign_off_is_recorded_with_its_body():
    accept_all(papers.read_pack(make.board(), plans=papers.plan(signed_off=[papers.signed()])))

    signed = SignOff.objects.get()
    assert (signed.text, signed.by, signed.on) == (
        "Front door reviewed",
        "Improvement Board",
        dt.date(2026, 1, 8),
    )


@pytest.mark.parametrize(
    ("source", "on"),
    [("Inspection of 2 June 2025", None), ("Report published 9 July 2025", dt.date(2025, 7, 9))],
)
def test_a_plan_knows_the_day_its_source_says_it_was_published(source, on):
    plans = papers.plan(papers.recommendation(), source=source)
    accept_all(papers.read_pack(make.board(), plans=plans))

    assert Plan.objects.get().published_on == on


def test_a_measure_keeps_values_ranks_and_states():
    figures = (
        papers.figure(),
        papers.figure("LA ranking", value=None, rank=40, raw="40th"),
        papers.figure("National", "2026", value=None, missing="embargoed", raw="Embargoed"),
    )
    accept_all(papers.read_pack(make.board(), measures=(papers.measure(*figures),)))

    kept = list(Figure.objects.order_by("pk").values_list("area_kind", "value", "rank", "status"))
    assert kept == [
        ("council", Decimal("61.5"), None, "validated"),
        ("la_ranking", None, 40, "validated"),
        ("national", None, None, "embargoed"),
    ]
    assert Measure.objects.get().commentary == "It rose."


def test_what_a_paper_says_of_few_pupils_is_suppressed():
    """By the publisher's own mark, or because a note says how many pupils the figure is about."""
    figures = (
        papers.figure(value=None, missing="not available", raw="c"),
        papers.figure("National", value=None, missing="not available", raw="NA"),
        papers.figure(period="2024", note="3 pupils"),
        papers.figure(period="2023", note="% of 53 pupils"),
    )
    accept_all(papers.read_pack(make.board(), measures=(papers.measure(*figures),)))

    assert list(Figure.objects.order_by("pk").values_list("status", "people", "raw")) == [
        ("suppressed", None, ""), ("not_available", None, "NA"), ("suppressed", None, ""),
        ("validated", 53, "61.5%"),
    ]  # fmt: skip


def test_one_year_under_two_headings_keeps_both_figures():
    figures = (
        papers.figure(note="old measure"),
        papers.figure(value=58.0, raw="58%", note="new measure"),
    )

    accept_all(papers.read_pack(make.board(), measures=(papers.measure(*figures),)))

    assert set(Figure.objects.values_list("period", "raw")) == {
        ("2025, old measure", "61.5%"),
        ("2025, new measure", "58%"),
    }


def test_a_private_agenda_item_waits_for_its_paragraph():
    pack = papers.read_pack(
        make.board(), agenda=(papers.agenda_item(title="CANARY", private=True),)
    )

    ((_, why),) = accept_all(pack).left
    assert "Schedule 12A" in why

    item = accept(pack, FindingKind.AGENDA_ITEM, exempt_paragraph=3).agenda_item
    assert (item.title, item.exempt.title) == ("", "CANARY")


def test_a_paper_comes_to_its_agenda_item():
    pack = papers.read_pack(make.board(), agenda=(papers.agenda_item(),), papers=(papers.paper(),))

    paper = accept(pack, FindingKind.PAPER).paper

    assert (paper.item.number, paper.directorate.name) == ("4", "Place")


def test_minutes_of_another_board_are_left_with_the_reason():
    minutes = papers.minutes(papers.minute(), board="Planning Committee")
    pack = papers.read_pack(make.board("Board of the test"), minutes=minutes)

    ((_, why),) = accept_all(pack, [FindingKind.MINUTE]).left

    assert "Planning Committee" in why
    assert not Minute.objects.exists()


def test_accepting_twice_opens_one_action():
    pack = with_limb()
    finding = only(pack, FindingKind.RESOLUTION)

    first = intake.accept(finding=finding, by=None, now=make.NOW).action
    second = intake.accept(finding=finding, by=None, now=LATER).action

    assert first == second == Action.objects.get()
    assert Finding.objects.get(pk=finding.pk).accepted_at == make.NOW


def test_what_was_changed_before_accepting_is_kept_beside_what_was_read():
    pack = with_limb()

    finding = accept(pack, FindingKind.RESOLUTION, title="Bus fares")

    assert finding.action.title == "Bus fares"
    assert finding.data["decided"] == {"title": "Bus fares"}
    assert finding.data["text"] == "request a report back on school transport"


def test_a_corrected_limb_corrects_its_row_and_its_action():
    board = make.board()
    accept_all(with_limb(board=board))
    corrected = papers.limb(text="request a report back on fares", due=papers.march())
    accept_all(with_limb(corrected, board=board), now=LATER)

    resolution, action = Resolution.objects.get(), Action.objects.get()
    assert resolution.text == action.asked == "request a report back on fares"
    assert action.due_to == dt.date(2026, 3, 31)
    assert resolution.events.filter(kind="corrected").exists()
    assert Minute.objects.count() == Meeting.objects.filter(on=papers.MINUTED_ON).count() == 1


def test_dismissing_leaves_it_out_and_what_was_accepted_stays():
    pack = with_limb()
    finding = only(pack, FindingKind.RESOLUTION)
    accept(pack, FindingKind.MINUTE)

    intake.dismiss(finding=finding, by=None, now=make.NOW, why="A draft motion")

    with pytest.raises(intake.ChangeRefused, match="dismissed already"):
        intake.accept(finding=finding, by=None, now=make.NOW)
    with pytest.raises(intake.ChangeRefused, match="stays in the record"):
        intake.dismiss(finding=only(pack, FindingKind.MINUTE), by=None, now=make.NOW)


def test_a_section_is_accepted_whole_or_not_at_all(monkeypatch):
    pack = with_limb(papers.limb("1"), papers.limb("2", "request more"))
    accepted = []

    def break_at_the_second(work, finding, edited):
        accepted.append(finding)
        if len(accepted) == 2:
            raise RuntimeError("power cut")
        return whole(work, finding, edited)

    whole = intake.deciding._accept
    monkeypatch.setattr(intake.deciding, "_accept", break_at_the_second)
    with pytest.raises(RuntimeError):
        accept_all(pack)

    assert not Meeting.objects.exists()
    assert set(pack.findings.values_list("state", flat=True)) == {FindingState.WAITING}
