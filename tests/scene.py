"""A council with one of everything that has a page: in the open, in private, on a closed board, and as a draft.

Every word that somebody may not read holds a canary, so that a test can look for it where it must not sing.
"""

import datetime as dt
from contextlib import contextmanager
from itertools import count
from types import SimpleNamespace

import time_machine
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from actions import answering, versions
from actions import services as actions
from desk import calendars, following, sheets, succession, tokens
from desk.choices import Audience, DigestState, DocumentKind, DocumentState
from desk.models import Digest, Document, DocumentCopy, DocumentCopyExempt
from desk.papers import making
from meetings import services as meetings
from meetings.choices import Capacity, Role
from meetings.models import Appointment
from packs.checks.told import Checks, Claim, DateAsked, Flag, FlagKind, Verdict
from packs.choices import FindingKind, PackState
from packs.models import Draft, Finding, Pack, PackHidden, PackReading
from people import invitations
from people import services as people
from people.choices import PersonKind
from people.models import Council, MunicipalYear
from performance import services as performance
from tests import make
from tests.packs import papers
from tests.scene_answers import decided, grouped, prepared, recommended
from tests.scene_questions import questioned

#: In the order of the columns of every table of cases. The other co-ordinator serves another board.
ACTORS = (
    "stranger", "owner", "coordinator", "another", "member", "co_opted", "outsider", "administrator"
)  # fmt: skip
SIGNED_IN = ACTORS[1:]

#: Pages of the libraries we stand on: signing in, and Django's admin, which has a row of its own.
EXEMPT = ("accounts/", "admin/")

STAMP = {"by": None, "now": make.NOW}


def patterns():
    """Every address of ours, as {"actions:action": pattern}; a new one is here by itself."""
    found = {}
    for included in get_resolver().url_patterns:
        if str(included.pattern) in EXEMPT:
            continue
        space = f"{included.app_name}:" if getattr(included, "app_name", None) else ""
        for route in getattr(included, "url_patterns", [included]):
            found[f"{space}{route.name}"] = route.pattern
    return found


#: Whose key stands in an address.
THINGS = {
    "desk:own_calendar": "calendar",
    **dict.fromkeys(("packs:draft", "packs:cancel_draft", "packs:delete_draft"), "draft_paper"),
    "people:person": "person",
    "people:change_person": "person",
    "people:invite": "person",
    "people:role": "person",
    "people:reactivate": "person",
    "people:merge": "person",
    "people:accept_invitation": "invitation",
    "people:change_year": "year",
    "people:remove_closure": "closure",
    "people:change_directorate": "directorate",
    "people:change_body": "body",
    "meetings:end_seat": "seat",
    "meetings:end_appointment": "appointment",
    "meetings:seats_of": "person",
    "desk:attendance": "meeting",
    "desk:minuting": "meeting",
    "desk:agree": "meeting",
    "desk:circulate": "draft_meeting",
    "desk:write_minute": "draft_minute",
    "desk:add_limbs": "draft_minute",
    "desk:catch_promise": "draft_minute",
    "desk:withhold_minute": "draft_minute",
    "desk:correct_minute": "minute",
    "desk:write_limb": "draft_limb",
    "desk:decide_limb": "draft_limb",
    "desk:remove_limb": "draft_limb",
    "desk:correct_limb": "resolution",
    "desk:declarations": "declared_item",
    "desk:change_declaration": "declaration",
    "desk:ask_to_speak": "meeting",
    "desk:answer_to_speak": "speaking",
    "desk:hand_over": "leaver",
    "desk:deactivate": "leaver",
    "desk:delegates": "person",
    "desk:end_delegation": "delegation",
    "desk:stop_following": "follow",
    "desk:rehearsed": "person",
    "desk:message": "message",
    "desk:send_again": "message",
    "desk:follow_action": "action",
    "desk:follow_recommendation": "recommendation",
    "actions:decide_later_date": "move",
    "actions:evidence": "evidence",
    "actions:settle": "resolution",
    "actions:meeting": "meeting",
    "actions:paper": "paper",
    "actions:programme_item": "item",
    "actions:item_story": "item",
    "actions:change_item": "item",
    "actions:move_item": "item",
    "actions:drop_item": "item",
    "desk:prepare_notices": "resolution",
    "desk:notice": "notice",
    "desk:letter": "notice",
    "desk:change_notice": "notice",
    "desk:send_notice": "notice",
    "desk:receive_notice": "notice",
    "desk:publish_notice": "notice",
    "desk:answer_notice": "waiting",
    "desk:answer_all": "addressee",
    "desk:group_from_limb": "resolution",
    "desk:nomination": "nomination",
    "desk:change_group_recommendation": "group_recommendation",
    "performance:measure": "measure",
    "performance:change_measure": "measure",
    "performance:enter_figures": "measure",
    "performance:breaks": "measure",
    "performance:correct_figure": "suppressed",
    "performance:measure_groups": "measure",
    **dict.fromkeys(
        ("performance:plan", "performance:plan_cycle", "performance:change_plan", "performance:sign_off",
         "performance:add_recommendation", "performance:tie_sign_offs"), "plan"),
    **dict.fromkeys(
        ("performance:recommendation", "performance:note_progress", "performance:rate_for_board",
         "performance:change_recommendation", "performance:change_status", "performance:say_impact",
         "performance:add_evidence", "performance:choose_measures", "performance:add_milestone",
         "performance:recommendation_story"),
        "recommendation"),
    "performance:change_milestone": "milestone",
    "performance:change_sign_off": "sign_off",
    "people:change_rule": "rule",
    **dict.fromkeys(
        ("desk:agenda", "desk:start_agenda", "desk:number_agenda", "desk:add_agenda_item",
         "desk:take_up", "desk:publish", "desk:change_meeting", "desk:move_meeting",
         "desk:cancel_meeting", "desk:dates"), "coming"),
    **dict.fromkeys(
        ("desk:change_agenda_item", "desk:move_agenda_item", "desk:remove_agenda_item",
         "desk:make_private", "desk:make_open", "desk:attach_paper"), "agenda_item"),
    **dict.fromkeys(
        ("desk:questions", "desk:prepare_questions", "desk:share_questions", "desk:write_question",
         "desk:edit_suggestion", "desk:refuse_suggestion"), "coming"),
    **dict.fromkeys(
        ("desk:change_question", "desk:move_question", "desk:set_question_aside",
         "desk:take_question_back"), "question"),
    "desk:remove_paper": "late_paper",
    "desk:hidden_paper": "late_paper",
    "desk:replace_paper": "annex",
    "desk:open_paper": "annex",
    "desk:agenda_version": "version",
    "desk:change_decision": "decision",
    "desk:answers": "came_item",
    "desk:board_decisions": "meeting",
    "desk:meeting_answers": "meeting",
    "desk:sheet": "sheet",
    **dict.fromkeys(
        (
            "desk:document",
            "desk:print_document",
            "desk:document_pdf",
            "desk:document_word",
            "desk:cancel_document",
            "desk:release_document",
        ),
        "document",
    ),
    "desk:meeting_documents": "meeting",
    "desk:take_back": "dismissal",
    "desk:forget_names": "names",
    "desk:published": "meeting",
    "desk:refused_rows": "sheet",
    "desk:sitemap_section": "section",
    "desk:revoke_token": "token",
    "api:meeting": "meeting",
    "api:action": "action",
    "api:nothing": "rest",
}  # fmt: skip
#: What else stands in an address.
ALSO = {
    "desk:sheet_file": ["actions", "csv"],
    "desk:refused_rows": ["csv"],
    "performance:group_measures": ["all"],
    "performance:board_then": ["2026-02-02"],
    "performance:counted_then": ["2026-02-02", "live"],
}

#: Pages of a board's task and finish group.
OF_GROUP = {
    "desk:group", "desk:change_group", "desk:group_members", "desk:ask_nomination",
    "desk:add_group_recommendation", "desk:book_report", "desk:adopt",
}  # fmt: skip


def address(page, place):
    """Where a page of a place is found."""
    kinds = patterns()[page].converters
    if "slug" in kinds:
        board = place.group if page in OF_GROUP else place.board
        return reverse(page, args=[board.slug, *ALSO.get(page, [])])
    if not kinds:
        return reverse(page)
    thing = THINGS.get(page, "action" if page.startswith("actions:") else "pack")
    thing = getattr(place, thing)
    also = [FindingKind.AGENDA_ITEM] if page == "packs:review" else ALSO.get(page, [])
    return reverse(page, args=[getattr(thing, "pk", thing), *also])


@contextmanager
def staged(blocker, **options):
    """The scene, built once for all tests of a module, on the second of March 2026; nothing of it stays."""
    with blocker.unblock(), time_machine.travel(make.NOW, tick=False), transaction.atomic():
        cache.clear()
        yield build(**options)
        transaction.set_rollback(True)


class Canaries(dict):
    """Words of which each must be read by some and by nobody else: {word: (what it is, who may)}."""

    def __init__(self):
        super().__init__()
        self._n = count(101)

    def __call__(self, what, *may):
        word = f"CANARY{next(self._n)}"
        self[word] = (what, frozenset(may))
        return word


def build(**options):
    """Everybody, and the four places where things stand."""
    scene = SimpleNamespace(canary=Canaries())
    details = {"name": "Wexcombe Council", "short_name": "Wexcombe", "admin_name": "Ada Admin"}
    _, administrator = people.start_council(
        **details, email="ada@example.org", by=None, now=make.NOW
    )
    board = make.board("Children's Board", slug="children", prefix="CH")
    closed = make.board("Improvement Board", slug="improvement", prefix="IM", is_public=False)
    scene.who = cast(board, closed, administrator)
    shared = reference()
    owner = scene.who["owner"]
    by = scene.who["coordinator"]
    shared["follow"] = following.follow(person=by, board=board, often="daily", by=by, now=make.NOW)
    # So near that something is sent before it.
    near = {"on": make.TODAY + dt.timedelta(days=3), "status": "published", "minutes_state": ""}
    make.meeting(scene.who["another"].appointments.get().board, **near)
    shared["message"] = Digest.objects.create(
        person=owner, on=make.TODAY, state=DigestState.UNKNOWN, claimed_at=make.NOW
    )
    tokens.make_token(person=owner, name="Dashboard", days=90, by=owner, now=make.NOW)
    shared["token"] = owner.api_tokens.get()
    for name in ("owner", "coordinator"):
        shared["draft_paper"] = draft_paper(scene, name)
    shared["calendar"] = calendars.make_address(person=owner, by=owner, now=make.NOW)
    scene.open = furnish(scene, board, shared, None)
    for kind in ("action", "recommendation"):
        followed = {kind: getattr(scene.open, kind), "person": by, "often": "daily"}
        following.follow(**followed, by=by, now=make.NOW)
    scene.private = furnish(scene, board, shared, ("coordinator", "member"), is_private=True)
    served = ("coordinator", "member", "co_opted", "administrator")
    scene.closed = furnish(scene, closed, shared, served)
    scene.draft = draft(scene, board)
    scene.ended = ended(scene, board)
    for each in (board, closed):
        for _ in ("one", "another to compare it with"):
            versions.publish(board=each, year=2025, by=None, now=make.NOW)
    front_sheets(scene)
    scene.clients = {name: client(person) for name, person in scene.who.items()}
    return scene


def cast(board, closed, administrator):
    """Who looks: the same people serve and sit on the public and on the closed board."""
    who = {
        "stranger": None,
        "owner": make.person("Olive Owner", post="Head of Early Help"),
        "coordinator": make.coordinator(board, "Cora Ordinator"),
        "another": make.coordinator(make.board("Health Board", slug="health"), "Ann Other"),
        "member": make.person("Max Member", kind=PersonKind.COUNCILLOR, title="Councillor"),
        "co_opted": make.person("Coral Opted", kind=PersonKind.CO_OPTED),
        "outsider": make.person("Oscar Outsider"),
        "administrator": administrator,
    }
    make.appoint(who["coordinator"], closed, Role.COORDINATOR)
    for place in (board, closed):
        make.seat(who["member"], place)
        make.seat(who["co_opted"], place, Capacity.CO_OPTED)
    return who


def client(person):
    browser = Client()
    if person:
        browser.force_login(person)
    return browser


def body(response):
    """All that an answer holds; a file is read to its end, which closes it."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def ended(scene, successor):
    """A board that was not public and has closed: what it has open went to one that is."""

    def say(what, *also):
        return scene.canary(what, "member", "administrator", *also)

    board = make.board(say("former name"), slug="ended", prefix="EN", is_public=False)
    make.seat(scene.who["member"], board)
    meetings.change_board(
        board=board, version=board.version, name=say("name of a closed board", "owner"), **STAMP
    )
    held = make.meeting(board, make.TODAY - dt.timedelta(days=10), place=say("place of before"))
    make.minute(held, title=say("minute of before"))
    kept = make.action(board, title=say("action of before", "owner"), owner=scene.who["owner"])
    make.item(board, title=say("item of before"), papers=say("papers of before"))
    versions.publish(board=board, year=2025, by=None, now=make.NOW)
    work = succession.open_work(board, make.TODAY)
    succession.close(
        board=board, successor=successor, closed_on=make.TODAY, version=board.version,
        shown=work.shown, with_private=True, **STAMP,
    )  # fmt: skip
    return SimpleNamespace(board=board, action=kept, meeting=held)


def front_sheets(scene):
    """The printed agendas of what is to come, for the public."""
    for place in (scene.open, scene.private):
        about = {"kind": DocumentKind.AGENDA, "meeting": place.coming}
        document(scene, place.board, Audience.PUBLIC, **about)


def reference():
    """What belongs to no board."""
    person = make.person("Penny Plain", kind=PersonKind.COUNCILLOR)
    people.add_directorate(name="People Directorate", **STAMP)
    people.add_body(name="Cabinet", **STAMP)
    people.add_closure(on=dt.date(2026, 12, 29), name="Closed", **STAMP)
    today = {"starts_on": make.TODAY, "ends_on": make.TODAY}
    delegates = {"officer": person, "delegate": make.person("Dora Stand-in")}
    return {
        "person": person,
        "delegation": people.give_delegate(**delegates, **today, **STAMP),
        "invitation": invitations.link_for(person).rstrip("/").rsplit("/", 1)[1],
        "year": MunicipalYear.objects.first(),
        "closure": people.add_closure(on=dt.date(2026, 12, 30), name="Closed", **STAMP),
        "directorate": people.add_directorate(name="Place Directorate", **STAMP),
        "body": people.add_body(name="Health Trust", **STAMP),
        "council": Council.objects.get(),
        "section": "actions",
        "rest": "nothing/at/all",
        "rule": "call-in",
    }


def furnish(scene, board, shared, readers, is_private=False):
    """One of each thing of a board. `readers` may read its words, besides whoever answers for it."""
    place = SimpleNamespace(board=board, readers=readers, **shared)
    say = words(scene, readers)
    place.meeting = business(scene, place, say, is_private)
    coming(scene, place, say, is_private)
    programme(place, say, is_private)
    asked_for(scene, place, say, is_private)
    recommended(scene, place, say, is_private)
    drafted(scene, place, is_private)
    setting_up(scene, place)
    speaking(scene, place)
    decided(scene, place, is_private)
    questioned(scene, place, is_private)
    if is_private:
        about = {"kind": DocumentKind.MINUTES, "meeting": place.meeting}
        place.document = document(scene, board, Audience.MEMBERS, **about)
        place.meeting = informal(place, say)
    else:
        measured(scene, place, say)
        if board.is_public:
            about = {"kind": DocumentKind.TRACKER, "meeting": place.meeting}
            place.document = document(scene, board, Audience.PUBLIC, **about)
        else:
            about = {"kind": DocumentKind.PLAN, "plan": place.plan}
            place.document = document(scene, board, Audience.MEMBERS, **about)
        grouped(scene, place, say)
        place.pack = pack(scene, place)
        place.sheet = sheet(scene, place)
    return place


def words(scene, readers):
    """What a thing is called: plain words, or a canary where not everybody may read them."""

    def say(what, *also):
        return scene.canary(what, *readers, *also) if readers else f"Open {what}"

    return say


def grounds(scene, what):
    """Why something on a public board is private: the law asks that everybody is told."""
    return {"exempt_paragraph": 3, "public_interest": scene.canary(what, *ACTORS)}


def business(scene, place, say, is_private):
    """A meeting that was held, with its agenda, its paper, its minutes and a limb."""
    on = make.TODAY - dt.timedelta(days=28 + is_private)
    meeting = make.meeting(place.board, on, place=say("place") if not is_private else "Room 1")
    details = grounds(scene, "public interest") if is_private else {}
    item = meetings.add_agenda_item(
        meeting=meeting,
        title=say("agenda title"),
        note=say("agenda note"),
        author=say("agenda author"),
        sub_items=[say("agenda part")],
        is_private=is_private,
        **details,
    )
    place.declared_item = item
    place.paper = paper(item, say, is_private)
    place.came_item = item
    place.declaration = meetings.declare(
        item=item, person=place.person, kind="other", nature=say("declared interest"), **STAMP
    )
    meetings.record_attendance(meeting=meeting, person=place.person, capacity="member")
    minute = make.minute(
        meeting, title=say("minute title"), text=say("minute text"), number="34",
        is_private=is_private, item=item,
    )  # fmt: skip
    place.minute = minute
    place.resolution = make.resolution(minute, say("resolution"), due={"said": say("limb due")})
    corrected(place, say)
    return meeting


def coming(scene, place, say, is_private):
    """A meeting to come: its agenda is published, and something was added to it since."""
    on = make.TODAY + dt.timedelta(days=21 + is_private)
    place.coming = make.meeting(place.board, on, status="planned", minutes_state="")
    details = grounds(scene, "coming public interest") if is_private else {}
    words = {"title": say("coming title"), "note": say("coming note")}
    put = {"meeting": place.coming, "author": say("coming author"), **words, **STAMP}
    place.agenda_item = meetings.put_on_agenda(**put, is_private=is_private, **details)
    place.annex = attach(place.agenda_item, say("coming annex"))
    if place.board.is_public and not is_private:
        subject = scene.canary("private annex", "coordinator", "member")
        own = grounds(scene, "annex interest")
        attach(place.agenda_item, subject, is_private=True, **own)
    place.version = meetings.publish_agenda(meeting=place.coming, version=1, **STAMP)
    corrected_agenda(scene, place, say, is_private)
    late = scene.canary("late item", "coordinator")
    meetings.put_on_agenda(meeting=place.coming, title=late, **STAMP)
    hidden = scene.canary("hidden in a paper", "coordinator")
    place.late_paper = attach(place.agenda_item, scene.canary("late paper", "coordinator"), hidden)
    place.decision = meetings.watch_decision(
        board=place.board,
        title="Contract" if is_private else say("decision title"),
        decided_by="Cabinet" if is_private else say("decision decided by"),
        published_on=make.TODAY,
        note="" if is_private else say("decision note"),
        **STAMP,
    )


def corrected_agenda(scene, place, say, is_private):
    """A second version: the item has other words, a private one another reason, and a paper was corrected."""
    words = {"title": say("changed title")}
    if is_private:
        words |= grounds(scene, "changed interest")
        before = scene.canary("reason of before the public read it", "coordinator")
        place.agenda_item.exempt.private_reason = before
        place.agenda_item.exempt.save()
    place.agenda_item = meetings.change_agenda_item(
        item=place.agenda_item, version=1, **words, **STAMP
    )
    file = ContentFile(b"A paper", "paper.txt")
    annex = meetings.replace_paper(
        paper=place.annex, subject=say("corrected annex"), file=file, file_name="a.txt", **STAMP
    )
    place.annex = make.looked_into(annex)
    place.coming.refresh_from_db()
    meetings.publish_agenda(
        meeting=place.coming, version=place.coming.version, why="Corrected", **STAMP
    )


def attach(item, subject, *hidden, **details):
    file = ContentFile(b"A paper", "paper.txt")
    paper = meetings.attach_paper(
        item=item, subject=subject, file=file, file_name="paper.txt", **details, **STAMP
    )
    return make.looked_into(paper, *hidden)


def corrected(place, say):
    """A minute and a limb that were corrected: both wordings are read."""
    words = {"minute": place.minute, "version": 1, "text": say("corrected text"), **STAMP}
    meetings.correct_minute(**words)
    limb = {"resolution": place.resolution, "version": 1, "text": say("corrected limb"), **STAMP}
    meetings.correct_resolution(**limb)


def drafted(scene, place, is_private):
    """Minutes that are not circulated, and what came of them: the co-ordinator's alone, whoever is to answer."""

    def say(what):
        return scene.canary(what, "coordinator")

    on = make.TODAY - dt.timedelta(days=40 + is_private)
    meeting = make.meeting(place.board, on, status="published", minutes_state="draft")
    item = meetings.add_agenda_item(
        meeting=meeting, title="Business", is_private=is_private,
        exempt_paragraph=3 if is_private else None,
    )  # fmt: skip
    text = f"Officers offered to circulate {say('draft promise')}."
    minute = make.minute(
        meeting, title=say("drafted title"), text=text, item=item, is_private=is_private
    )
    about = {"minute": minute, "number": "1", "kind": "request", **STAMP}
    limb = meetings.add_limb(text=say("drafted limb"), **about)
    make.action(
        place.board, title=say("action of a draft"), asked=say("asked in a draft"),
        owner=scene.who["owner"], due_on=make.TODAY, resolution=limb, is_private=is_private,
    )  # fmt: skip
    make.action(
        place.board, title=say("promise of a draft"), asked=say("promised in a draft"),
        kind="promise", minute=minute, due_on=make.TODAY, is_private=is_private,
        contributors=[scene.who["owner"]], owner=scene.who["owner"],
    )  # fmt: skip
    make.item(place.board, title=say("item of a draft"), minute=minute, is_private=is_private)
    place.draft_meeting, place.draft_minute = meeting, minute
    replaced(minute, say("replaced title"), say("replaced text"))
    place.draft_limb = meetings.add_limb(text=say("second drafted limb"), **about)


def replaced(minute, title, text):
    """What a draft minute said before somebody else saved over it."""
    writers = {"written_by": make.person(), "by": make.person()}
    minute.replaced_texts.create(title=title, text=text, at=make.NOW, **writers)


def paper(item, say, is_private=False):
    paper = meetings.add_paper(
        item=item,
        subject=say("paper subject"),
        authors=say("paper authors"),
        file_name=f"{say('paper file name')}.txt",
        file=ContentFile(say("paper file").encode(), "paper.txt"),
        is_private=is_private,
    )
    said = [{"page": 1, "line": 1, "text": say("paper text")}]
    meetings.keep_text(paper=paper, passages=said)
    return paper


def programme(place, say, is_private):
    for n, slot in enumerate(("undated", "meeting")):
        details = {"meeting": place.meeting} if slot == "meeting" else {}
        place.item = make.item(
            place.board,
            slot=slot,
            title=say("programme title"),
            question=say("programme question"),
            detail=say("programme detail"),
            others=say("programme others"),
            papers=say("programme papers"),
            is_private=is_private,
            position=n,
            **details,
        )


def asked_for(scene, place, say, is_private):
    """An action with an update, evidence, a note, and a later date asked for after one was refused."""
    owner, keeper = scene.who["owner"], scene.who["coordinator"]
    place.action = make.action(
        place.board,
        title=say("action title", "owner"),
        asked=say("action asked", "owner"),
        owner=owner,
        meeting=place.meeting,
        resolution=place.resolution,
        programme_item=place.item,
        is_private=is_private,
    )
    window = {"due_to": make.TODAY + dt.timedelta(days=5), "said": say("action due", "owner")}
    actions.set_due(action=place.action, by=keeper, now=make.NOW, **window)
    about = {"by": owner, "now": make.NOW}
    update = actions.give_update(
        action=place.action,
        changed=say("update changed", "owner"),
        shown_by=say("update shown by", "owner"),
        left=say("update left", "owner"),
        evidence=[evidence(scene, place)],
        **about,
    )
    place.evidence = update.evidence.get()
    later = {"due_after": make.TODAY + dt.timedelta(days=60), "why": say("move why", "owner")}
    answer = {"granted": False, "answer": say("move answer", "owner")}
    move = actions.ask_later_date(action=place.action, **later, **about)
    actions.decide_later_date(move=move, by=keeper, now=make.NOW, **answer)
    # Before the meeting that was held, which is asked to decide it.
    before = about | {"now": make.NOW - dt.timedelta(days=40)}
    place.move = actions.ask_later_date(action=place.action, **later, **before)
    answering.give_answer(
        resolution=place.resolution,
        item=place.came_item,
        verdict="partly",
        reason=say("answer reason", "owner"),
        by=keeper,
        now=make.NOW,
    )
    # A working note is for those who sign in, even on open business.
    note = say("note", "owner") if place.readers else scene.canary("note", *SIGNED_IN)
    actions.add_note(action=place.action, text=note, by=keeper, now=make.NOW)
    place.action.refresh_from_db()


def evidence(scene, place):
    """A file: nobody reads evidence without signing in, even of open business."""
    may = (*place.readers, "owner") if place.readers else SIGNED_IN
    text = scene.canary("evidence file", *may)
    name = scene.canary("evidence file name", *may)
    return {"file_name": f"{name}.txt", "file": ContentFile(text.encode(), "evidence.txt")}


def setting_up(scene, place):
    place.leaver = scene.who["owner"]
    place.seat = place.board.memberships.get(person=scene.who["co_opted"])
    place.appointment = Appointment.objects.get(board=place.board)


def speaking(scene, place):
    """A councillor asks to speak at a meeting to come: the co-ordinator's to read, and their own."""
    on = make.TODAY + dt.timedelta(days=40 + place.meeting.on.day % 7)
    is_formal = place.meeting.on == make.TODAY - dt.timedelta(days=28)
    to_come = make.meeting(place.board, on, status="published", is_formal=is_formal)
    place.speaking = meetings.ask_to_speak(
        meeting=to_come,
        person=place.person,
        about=scene.canary("about to speak", "coordinator"),
        **STAMP,
    )


def informal(place, say):
    """A briefing of the board's members: nothing in it is exempt, and yet it is not for everybody."""
    on = make.TODAY - dt.timedelta(days=3)
    meeting = make.meeting(place.board, on, is_formal=False, place=say("informal place"))
    item = meetings.add_agenda_item(meeting=meeting, title=say("informal agenda"))
    paper(item, say)
    minute = make.minute(meeting, title=say("informal minute"), text=say("informal text"))
    make.resolution(minute, say("informal limb"))
    make.item(place.board, slot="meeting", meeting=meeting, title=say("informal item"))
    return meeting


def measured(scene, place, say):
    """A plan with a recommendation of the owner's, and a measure with a figure."""
    plan = performance.open_plan(
        board=place.board, title=say("plan", "owner"), source=say("plan source"), **STAMP
    )
    place.plan = plan
    place.recommendation = performance.add_recommendation(
        plan=plan,
        number="1",
        text=say("recommendation", "owner"),
        objective=say("objective", "owner"),
        owner=scene.who["owner"],
        **STAMP,
    )
    about = {"recommendation": place.recommendation, **STAMP}
    place.milestone = performance.add_milestone(text=say("milestone", "owner"), **about)
    performance.add_evidence(text=say("evidence", "owner"), on=make.TODAY, **about)
    performance.note_progress(
        text=say("progress note", "owner"),
        on=make.TODAY,
        rating="green",
        meeting=place.meeting,
        **about,
    )
    place.sign_off = performance.sign_off(
        plan=plan, text=say("sign-off"), on=make.TODAY, by_body="Board", **STAMP
    )
    place.measure = performance.add_measure(
        board=place.board, title=say("measure"), commentary=say("commentary"), **STAMP
    )
    performance.record_figure(
        measure=place.measure, area="Wexcombe", period="2025", value=12, raw=say("figure"), **STAMP
    )
    held = {"measure": place.measure, "area": "Wexcombe", **STAMP}
    performance.record_figure(
        period="2026", value=13, note=scene.canary("embargoed figure"),
        embargoed_until=make.NOW + dt.timedelta(days=1), **held,
    )  # fmt: skip
    place.suppressed = performance.record_figure(
        period="2024",
        value=14,
        people=2,
        note=scene.canary("suppressed figure", "coordinator"),
        **held,
    )


def document(scene, board, audience, **about):
    """A document that is ready, and released: its words are its own, its files plain text instead of print."""
    document = Document.objects.create(
        board=board,
        audience=audience,
        as_at=make.TODAY,
        asked_by=scene.who["coordinator"],
        asked_at=make.NOW,
        state=DocumentState.READY,
        made_at=make.NOW,
        **({"released_at": make.NOW} | about),
    )
    content = making.written(document)
    words = "\n".join(content.words()).encode()
    kept = DocumentCopyExempt if document.is_for_members else DocumentCopy
    kept.objects.create(
        document=document,
        content=content.as_json(),
        pdf=ContentFile(words, "document.pdf"),
        word=ContentFile(words, "document.docx"),
    )
    return document


def pack(scene, place):
    """A pack that was read and waits for its review: a draft of the co-ordinator's."""

    def say(what):
        return scene.canary(what, "coordinator")

    pack = Pack.objects.create(
        board=place.board,
        name=f"{say('pack name')}.txt",
        size=10,
        sha256="0" * 64,
        state=PackState.READ,
        file=ContentFile(say("pack file").encode(), "pack.txt"),
        uploaded_at=make.NOW,
    )
    PackReading.objects.create(
        pack=pack, found=papers.found(), checks=checked(say), read_at=make.NOW
    )
    row = {"kind": "comment", "words": say("hidden in a pack"), "why": "A note.", "page": 3}
    why = {"let_go_at": make.NOW, "let_go_why": say("why a pack goes"), "to_public": True}
    PackHidden.objects.create(pack=pack, state="found", found=[row], **why)
    found = agenda_finding(say("finding data"))
    place.finding = Finding.objects.create(
        pack=pack,
        kind=FindingKind.AGENDA_ITEM,
        fingerprint="1" * 64,
        content="2" * 64,
        text=say("finding text"),
        data=found,
    )
    return pack


def checked(say):
    """What a check tells of it: a claim and a date that are worth asking, and a claim that agrees."""
    about = {"figures": say("claim's figures"), "computed": say("claim's sum")}
    claims = [
        Claim(1, say("claim"), verdict=Verdict.WORTH_ASKING, **about),
        Claim(2, say("claim that agrees"), "2 and 2", "4", Verdict.AGREES),
    ]
    dates = (DateAsked(3, say("date"), say("date found")),)
    flags = (Flag(FlagKind.SMALL_NUMBER, 4, say("flag"), say("why it is flagged")),)
    return papers.told(Checks(tuple(claims), dates, flags))


def draft_paper(scene, name):
    """A draft that somebody had checked: theirs alone, whatever board they serve or set up."""

    def say(what):
        return scene.canary(what, name)

    checks = checked(say)
    checks["advice"] = [{"says": say("advised on"), "why": say("advice"), "line": 5, "page": None}]
    hidden = [{"words": say("hidden"), "why": say("why it is hidden"), "page": 2, "line": None}]
    return Draft.objects.create(
        owner=scene.who[name], name=say("draft name"), made_at=make.NOW, read_at=make.NOW,
        file=ContentFile(say("draft file").encode(), "draft.txt"), state=PackState.READ,
        found=papers.found(), checks=checks, hidden=hidden, unseen=say("why it is unseen"),
    )  # fmt: skip


def sheet(scene, place):
    """A spreadsheet that was sent and is not imported: a draft of the co-ordinator's."""
    say = scene.canary("sheet title", "coordinator"), scene.canary("sheet kind", "coordinator")
    data = f"Title,Asked,Kind\n{say[0]},do it,Request\nBad,do it,{say[1]}\n".encode()
    return sheets.take_in(
        kind=sheets.SHEETS["actions"], board=place.board, name="actions.csv", data=data,
        by=scene.who["coordinator"], now=make.NOW,
    )  # fmt: skip


def agenda_finding(title, number="1"):
    """What a reader understands of a line of an agenda."""
    return {
        "title": title, "number": number, "private": False, "author": None, "note": None,
        "sub_items": [], "pages": None, "line": 1, "page": None,
    }  # fmt: skip


def draft(scene, board):
    """What is not out yet: an agenda before it is published, and minutes before they are circulated."""

    def say(what):
        return scene.canary(what, "coordinator")

    place = SimpleNamespace(board=board)
    planned = make.meeting(
        board, make.TODAY + dt.timedelta(days=28), status="planned", minutes_state=""
    )
    item = meetings.add_agenda_item(meeting=planned, title=say("draft agenda"))
    place.agenda_item = item
    place.paper = paper(item, say)
    held = make.meeting(board, make.TODAY - dt.timedelta(days=1), minutes_state="draft")
    minute = make.minute(held, title=say("draft minute"), text=say("draft text"), number="35")
    place.resolution = make.resolution(minute, say("draft limb"))
    about = {"kind": DocumentKind.AGENDA, "meeting": planned, "released_at": None}
    place.document = document(scene, board, Audience.MEMBERS, **about)
    place.minute = make.minute(scene.open.meeting, title="Recommendations", number="37")
    prepared(place, board, say)
    item = meetings.add_agenda_item(meeting=held, title="Draft")
    meetings.declare(
        item=item,
        person=scene.who["member"],
        kind="other",
        nature=say("draft interest"),
        **STAMP,
    )
    return place
