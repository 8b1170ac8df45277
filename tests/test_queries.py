"""How often each page asks the database: a literal count, the same with one row and with three."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions import services as actions
from desk import following, tokens
from desk.choices import Audience, DocumentKind
from meetings import services as meetings
from packs.choices import FindingKind, PackState
from packs.models import Finding, Pack
from people import services as people
from performance import services as performance
from tests import make
from tests import scene as scenes
from tests.scene import STAMP, address
from tests.scene_answers import more as more_answers
from tests.scene_answers import more_groups
from tests.scene_questions import more_questions
from tests.test_access import OPEN
from tests.test_pages import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

#: Queries of a page, signed in as the co-ordinator, or as the administrator where it is not the co-ordinator's.
#: The session and the person are two of each.
COUNTS = {
    "people:people": 6,
    "people:add_person": 3,
    "people:import_people": 2,
    "people:person": 7,
    "people:change_person": 6,
    "people:role": 4,
    "people:merge": 5,
    "people:my_details": 3,
    "people:accept_invitation": 3,
    "people:council": 3,
    "people:years": 4,
    "people:add_year": 2,
    "people:change_year": 4,
    "people:add_closure": 2,
    "people:remove_closure": 4,
    "people:rules": 4,
    "people:change_rule": 3,
    "people:directorates": 4,
    "people:add_directorate": 2,
    "people:change_directorate": 4,
    "people:bodies": 4,
    "people:add_body": 3,
    "people:change_body": 5,
    "meetings:set_up_boards": 5,
    "meetings:open_board": 3,
    "meetings:set_up_board": 7,
    "meetings:change_board": 7,
    "desk:close_board": 5,
    "meetings:seat": 6,
    "meetings:appoint": 5,
    "meetings:end_seat": 5,
    "meetings:end_appointment": 4,
    "meetings:seats_of": 6,
    "actions:my_actions": 6,
    "actions:actions": 7,
    "actions:action": 7,
    "actions:give_update": 6,
    "actions:change_action": 6,
    "actions:set_due": 4,
    "actions:book_action": 6,
    "actions:accept": 4,
    "actions:send_back": 4,
    "actions:pause": 4,
    "actions:resume": 4,
    "actions:withdraw": 4,
    "actions:reopen": 4,
    "actions:add_note": 4,
    "actions:chase_letter": 6,
    "actions:decide_later_date": 5,
    "actions:open_action": 6,
    "actions:settle": 5,
    "actions:meetings": 6,
    "actions:meeting": 10,
    "actions:programme": 10,
    "actions:carry_programme": 10,
    "actions:publish_programme": 7,
    "actions:programme_versions": 6,
    "actions:compare_programme": 10,
    "actions:add_item": 6,
    "actions:planning": 10,
    "actions:programme_item": 9,
    "actions:change_item": 7,
    "actions:move_item": 7,
    "actions:drop_item": 6,
    "performance:boards": 6,
    "performance:board_progress": 9,
    "performance:board_then": 9,
    "actions:annual_figures": 9,
    "actions:action_story": 6,
    "actions:item_story": 10,
    "performance:recommendation_story": 7,
    "performance:counted_then": 7,
    "performance:measures": 9,
    "performance:measure": 9,
    "performance:add_measure": 4,
    "performance:change_measure": 4,
    "performance:enter_figures": 5,
    "performance:correct_figure": 4,
    "performance:breaks": 5,
    "performance:measure_groups": 7,
    "performance:group_measures": 10,
    "performance:plan": 7,
    "performance:recommendation": 8,
    "performance:note_progress": 7,
    "performance:rate_for_board": 5,
    "performance:change_recommendation": 5,
    "performance:plan_cycle": 6,
    "performance:open_plan": 5,
    "performance:change_plan": 6,
    "performance:add_recommendation": 5,
    "performance:sign_off": 8,
    "performance:tie_sign_offs": 8,
    "performance:change_sign_off": 8,
    "performance:change_status": 5,
    "performance:choose_measures": 7,
    "performance:add_milestone": 5,
    "performance:change_milestone": 5,
    "performance:say_impact": 6,
    "performance:add_evidence": 7,
    "packs:packs": 7,
    "packs:load": 7,
    "packs:pack": 6,
    "packs:hidden": 4,
    "packs:people": 5,
    "packs:review": 8,
    "packs:outcome": 7,
    "packs:drafts": 3,
    "packs:draft": 3,
    "packs:worth_asking": 4,
    "desk:leaves_open": 4,
    "desk:board_loose_ends": 10,
    "desk:set_aside": 10,
    "desk:home": 10,
    "desk:search": 5,
    "desk:answers": 10,
    "desk:board_decisions": 8,
    "desk:meeting_answers": 9,
    "desk:queue": 7,
    "desk:hidden_papers": 4,
    "desk:call_meeting": 4,
    "desk:change_meeting": 4,
    "desk:move_meeting": 4,
    "desk:cancel_meeting": 4,
    "desk:dates": 6,
    "desk:agenda": 10,
    "desk:add_agenda_item": 4,
    "desk:take_up": 7,
    "desk:change_agenda_item": 4,
    "desk:remove_agenda_item": 4,
    "desk:make_private": 5,
    "desk:make_open": 4,
    "desk:attach_paper": 4,
    "desk:replace_paper": 4,
    "desk:open_paper": 4,
    "desk:remove_paper": 4,
    "desk:hidden_paper": 5,
    "desk:publish": 9,
    "desk:agenda_version": 5,
    "desk:decisions": 6,
    "desk:watch_decision": 4,
    "desk:change_decision": 4,
    "desk:my_calendar": 3,
    "desk:my_tokens": 3,
    "desk:tokens": 3,
    "desk:api": 2,
    "desk:view_as": 4,
    "desk:attendance": 6,
    "desk:minuting": 8,
    "desk:circulate": 10,
    "desk:agree": 10,
    "desk:write_minute": 10,
    "desk:add_limbs": 4,
    "desk:write_limb": 4,
    "desk:decide_limb": 9,
    "desk:remove_limb": 4,
    "desk:correct_minute": 6,
    "desk:correct_limb": 6,
    "desk:retention": 6,
    "desk:declarations": 7,
    "desk:change_declaration": 5,
    "desk:ask_to_speak": 5,
    "desk:answer_to_speak": 4,
    "desk:my_requests": 4,
    "desk:hand_over": 9,
    "desk:deactivate": 5,
    "desk:delegates": 7,
    "desk:my_delegates": 5,
    "desk:messages": 7,
    "desk:rehearse": 4,
    "desk:rehearsed": 8,
    "desk:chased": 4,
    "desk:message": 7,
    "desk:my_scrutiny": 9,
    "desk:my_mail": 8,
    "desk:follow_board": 5,
    "desk:follow_action": 5,
    "desk:follow_recommendation": 5,
    "desk:set_up": 9,
    "desk:documents": 7,
    "desk:document": 5,
    "desk:print_document": 5,
    "desk:release_document": 4,
    "desk:meeting_documents": 5,
    "desk:board_documents": 8,
    "desk:published": 6,
    "desk:board_published": 6,
    "desk:document_look": 3,
    "desk:prepare_notices": 8,
    "desk:notice": 10,
    "desk:letter": 4,
    "desk:change_notice": 5,
    "desk:send_notice": 5,
    "desk:receive_notice": 5,
    "desk:publish_notice": 5,
    "desk:answer_notice": 6,
    "desk:answer_all": 7,
    "desk:answers_owed": 7,
    "desk:group_from_limb": 5,
    "desk:groups": 5,
    "desk:group": 9,
    "desk:set_up_group": 4,
    "desk:change_group": 5,
    "desk:group_members": 6,
    "desk:ask_nomination": 4,
    "desk:nomination": 4,
    "desk:add_group_recommendation": 6,
    "desk:change_group_recommendation": 7,
    "desk:book_report": 6,
    "desk:adopt": 7,
    "desk:questions": 6,
    "desk:prepare_questions": 9,
    "desk:share_questions": 6,
    "desk:write_question": 5,
    "desk:change_question": 4,
    "desk:set_question_aside": 4,
    "desk:sheets": 5,
    "desk:sheet": 8,
    "accessibility": 2,
    "privacy": 2,
    "help": 2,
}


@pytest.fixture(scope="module", params=[1, 3], ids=["one row", "three rows"])
def scene(request, django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        make.action(scene.open.board, title="Owned by nobody")  # so that each sort of thing waits
        for n in range(1, request.param):
            more(scene, n)
        scene.rows = request.param
        yield scene


def asked(browser, where):
    """How many queries a page takes, once what is cached is in the cache."""
    scenes.body(browser.get(where))
    with CaptureQueriesContext(connection) as queries:
        scenes.body(browser.get(where))
    return len(queries)


def who_for(name):
    """The co-ordinator, and for pages that are not hers the administrator."""
    column = scenes.ACTORS.index("coordinator")
    return "coordinator" if OPEN[name][column] == 200 else "administrator"


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_no_more_often_for_three_rows_than_is_written_down_for_one(scene, name):
    count = asked(scene.clients[who_for(name)], address(name, scene.open))

    assert count == COUNTS[name] if scene.rows == 1 else count <= COUNTS[name]


def more(scene, n):
    """Another of everything: beside the things of the scene, and within each of them."""
    place, board = scene.open, scene.open.board
    limb = more_business(place, n)
    more_drafted(place)
    more_asked_for(scene, place, limb)
    more_measured(scene, place, n)
    more_found(place, n)
    about = {"kind": DocumentKind.TRACKER, "meeting": place.meeting}
    scenes.document(scene, board, Audience.PUBLIC, **about)
    more_answers(scene, place, n)
    more_groups(place, n)
    more_questions(place, n)
    other = make.board()
    for person in (scene.who["coordinator"], scene.who["member"]):
        make.appoint(person, other)
        make.seat(person, other)
    make.seat(make.person(post="Director"), board)
    make.item(board, title=f"Item {n}", lead_officers=[make.person()], question="Why?")
    more_of_people(scene, place)
    people.add_directorate(name=f"Directorate {n}", **STAMP)
    people.add_body(name=f"Body {n}", holder=place.person, **STAMP)
    people.add_closure(on=make.TODAY + dt.timedelta(days=n), name="Closed", **STAMP)


def more_drafted(place):
    """Another minute, limb and promise of draft minutes, and another correction."""
    make.minute(place.draft_meeting, title="More", number="2")
    about = {"kind": "request", **STAMP}
    meetings.add_limb(minute=place.draft_minute, text="ask for more by May", **about)
    scenes.replaced(place.draft_minute, "More", "More")
    make.action(place.board, minute=place.draft_minute, kind="promise", owner=make.person())
    row = type(place.resolution).objects.get(pk=place.resolution.pk)
    text = f"More {row.version}"
    meetings.correct_resolution(resolution=row, version=row.version, text=text, **STAMP)


def more_of_people(scene, place):
    scenes.draft_paper(scene, "coordinator")
    for person in (scene.who["coordinator"], make.person()):
        tokens.make_token(person=person, name="Dashboard", days=30, by=person, now=make.NOW)
    follower = {"person": scene.who["coordinator"], "often": "daily", **STAMP}
    following.follow(action=make.action(place.board), **follower)
    following.follow(recommendation=make.recommendation(make.plan(make.board())), **follower)
    today = {"starts_on": make.TODAY, "ends_on": make.TODAY}
    person = make.person()
    meetings.declare(item=place.declared_item, person=person, kind="other", nature="More", **STAMP)
    for officer in (place.person, scene.who["coordinator"]):
        people.give_delegate(officer=officer, delegate=make.person(), **today, **STAMP)
        people.give_delegate(officer=make.person(), delegate=officer, **today, **STAMP)


def more_business(place, n):
    """Another item, paper, minute and limb of the meeting, and another meeting."""
    make.meeting(place.board, make.TODAY + dt.timedelta(days=7 * n), status="published")
    more_coming(place, n)
    item = meetings.add_agenda_item(meeting=place.meeting, title=f"Item {n}")
    meetings.add_paper(item=item, subject="A paper", file=ContentFile(b"text", "paper.txt"))
    meetings.record_attendance(meeting=place.meeting, person=make.person(), capacity="employee")
    minute = make.minute(place.meeting, title="More", number=f"{50 + n}")
    limb = make.resolution(minute, number="1")
    make.item(place.board, slot="meeting", meeting=place.meeting, title="Item", resolution=limb,
              cabinet_members=[make.person()])  # fmt: skip
    return limb


def more_coming(place, n):
    """Another item, paper, version and slot of the meeting to come, and another watched decision."""
    item = meetings.put_on_agenda(meeting=place.coming, title=f"Item {n}", **STAMP)
    scenes.attach(item, f"Paper {n}")
    scenes.attach(item, f"Paper {n} that waits", "Hidden words")
    place.coming.refresh_from_db()
    meetings.publish_agenda(meeting=place.coming, version=place.coming.version, why="More", **STAMP)
    meetings.put_on_agenda(meeting=place.coming, title=f"Later {n}", **STAMP)
    make.item(place.board, slot="meeting", meeting=place.coming, title=f"Booked {n}")
    make.item(place.board, slot="standing", title=f"Standing {n}")
    meetings.watch_decision(
        board=place.board, title=f"Decision {n}", decided_by="Cabinet", published_on=make.TODAY,
        **STAMP,
    )  # fmt: skip


def more_asked_for(scene, place, limb):
    """Another action of the owner's, and another update, move and note of the first."""
    owner = scene.who["owner"]
    details = {"meeting": place.meeting, "resolution": limb, "programme_item": place.item}
    for due_on in (make.TODAY, make.TODAY - dt.timedelta(days=9), None):
        make.action(place.board, owner=owner, due_on=due_on, contributors=[make.person()],
                    cabinet_member=make.person(), **details)  # fmt: skip
    about = {"action": place.action, "by": make.person(), "now": make.NOW}
    actions.give_update(changed="More", evidence=[{"url": "https://example.org/"}], **about)
    actions.add_note(text="More", **about)
    due_to = place.action.due_to + dt.timedelta(days=1 + place.action.due_moves.count())
    actions.set_due(due_to=due_to, why="More", **about)


def more_measured(scene, place, n):
    recommendation = performance.add_recommendation(
        plan=place.plan, number=f"2.{n}", text="More", owner=scene.who["owner"], **STAMP
    )
    for about in (recommendation, place.recommendation):
        on = make.TODAY - dt.timedelta(days=n)
        performance.note_progress(recommendation=about, text="More", on=on, meeting=place.meeting,
                                  **STAMP)  # fmt: skip
        performance.add_milestone(recommendation=about, text=f"More {n}", **STAMP)
    performance.sign_off(plan=place.plan, text=f"More {n}", recommendation=recommendation, **STAMP)
    performance.open_plan(board=place.board, title=f"Plan {n}", **STAMP)
    added = performance.add_measure(board=place.board, title=f"Measure {n}", **STAMP)
    title, group = place.measure.title, f"Group {n}"
    beside = performance.add_measure(board=place.board, title=title, group=group, **STAMP)
    for measure in (added, beside, place.measure):
        performance.record_figure(measure=measure, area="England", period=f"202{n}", value=n,
                                  **STAMP)  # fmt: skip


def more_found(place, n):
    pack = Pack.objects.create(
        board=place.board, name=f"{n}.txt", size=1, sha256=f"{n}" * 64, state=PackState.READ,
        uploaded_at=make.NOW, uploaded_by=make.person(),
    )  # fmt: skip
    for about in (pack, place.pack):
        Finding.objects.create(
            pack=about, kind=FindingKind.AGENDA_ITEM, fingerprint=f"{n}" * 63 + "f", content="0" * 64,
            text="More", data=scenes.agenda_finding("More", f"{n}"),
        )  # fmt: skip


def test_thirty_actions_are_listed_with_as_many_queries_as_one(scene):
    browser = scene.clients["coordinator"]
    one = asked(browser, "/actions/")

    for _ in range(29):
        make.action(scene.open.board, owner=make.person(), due_on=make.TODAY)

    assert asked(browser, "/actions/?per_page=50") == one


def test_a_download_of_thirty_actions_asks_as_often_as_of_one(scene):
    browser = scene.clients["coordinator"]
    one = asked(browser, "/actions/?format=csv")

    for _ in range(29):
        make.action(scene.open.board, owner=make.person(), cabinet_member=make.person())

    assert asked(browser, "/actions/?format=csv") == one
