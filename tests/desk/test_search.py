"""Search: who finds what, how words are matched and marked, and that the index is never behind the rows."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from actions.models import Action, ActionExempt
from actions.services import change_details
from desk.search import finding, index, telling
from desk.search.asking import read
from desk.search.kinds import KINDS
from desk.views import searching
from meetings import services as meetings
from meetings.models import Minute, Paper
from people.models import Council, MunicipalYear
from tests import make
from tests import scene as scenes
from tests.scene import ACTORS, STAMP

pytestmark = pytest.mark.django_db

CANARY = re.compile(r"CANARY\d{3}")
STRANGER = AnonymousUser()
#: What of the scene's words is looked through, as it reads now.
SEARCHED = {
    "minute title", "corrected text", "corrected limb", "paper subject", "paper text",
    "corrected annex", "private annex",
    "late paper", "programme title", "programme question", "programme detail", "programme papers",
    "action title", "action asked", "recommendation", "objective",
    "drafted title", "drafted limb", "second drafted limb", "action of a draft", "asked in a draft",
    "promise of a draft", "promised in a draft", "item of a draft", "draft minute", "draft text", "draft limb",
    "informal minute", "informal text", "informal limb", "informal item",
    "minute of before", "action of before", "item of before", "papers of before",
}  # fmt: skip


def found(text, person=STRANGER, **narrowed):
    """What is found, as (kind, key), the best first."""
    hits = finding.best(read(text), person, finding.Narrowed(**narrowed)).hits
    return [(kind, key) for kind, _, key in hits]


def asks(client, query):
    """How often the page asks the database, once what is cached is in the cache."""
    client.get(f"/search/?{query}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/search/?{query}")
    return len(queries)


def page(client, query):
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    return LexborHTMLParser(response.content)


def hits(page):
    return [" ".join(it.text().split()) for it in page.css(".app-found__hit")]


# --- Who finds what


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with scenes.staged(django_db_blocker) as scene:
        yield scene


def heard(scene, person):
    """Every canary in what somebody finds who looks for all at once; for each of a paper, which is one hit."""
    each = ("paper text", "paper subject")
    papers = [word for word, (what, _) in scene.canary.items() if what in each]
    sung = {word for word in papers if found(word, person)}
    for beginning in sorted({f"{word[:-2].lower()}*" for word in scene.canary}):
        for which, private, key in finding.best(read(beginning), person).hits:
            row = KINDS[which].model.objects.filter(pk=key)
            sung |= set(CANARY.findall(str(row.values_list(*KINDS[which].columns(private)))))
    return sung


@pytest.mark.walk
@pytest.mark.parametrize("who", ACTORS)
def test_everybody_finds_what_they_may_read_and_nothing_else(scene, who):
    person = scene.who[who] or STRANGER
    may = {word for word, (_, readers) in scene.canary.items() if who in readers}

    sung = heard(scene, person)

    assert sung <= may
    assert {scene.canary[word][0] for word in may - sung} & SEARCHED == set()


@pytest.mark.walk
def test_stranger_is_answered_for_a_private_word_as_for_nonsense(scene, monkeypatch):
    """The count, the snippets and what may have been meant tell nothing."""
    monkeypatch.setattr(searching, "MOST_A_MINUTE", 1000)
    browser = scene.clients["stranger"]
    nonsense = browser.get("/search/?q=CANARY000").content.decode().replace("CANARY000", "")
    private = {what: word for word, (what, may) in scene.canary.items() if "stranger" not in may}
    assert set(private) >= SEARCHED

    for what in SEARCHED:
        answer = browser.get(f"/search/?q={private[what]}").content.decode()
        assert answer.replace(private[what], "") == nonsense, what


# --- How words are matched

TEXT = "Cllr O’Brien and Ms Pardy-Smith asked Zoë about fostering for the 0-25 service: children’s policies"


@pytest.mark.parametrize(("asked", "is_found"), [
    ("foster", True), ("Fosters", True), ("policy", True), ("O'Brien", True), ("obrien", False),
    ("pardy-smith", True), ("Smith", True), ("pardy smith", True), ("zoe", True), ("ZOË", True),
    ("0-25", True), ("25-0", False), ("fost*", True), ("fost", False), ("o'br*", False), ("brie*", True),
    ('"fostering for the 0-25"', True), ('"service fostering"', False), ("service fostering", True),
    ("foster -zoe", False), ("foster -adoption", True), ('foster -"service fostering"', True),
    ("foster the of and", True), ("foster harbour", False), ("“0–25 service”", True), ("children's", True),
])  # fmt: skip
def test_words_are_found_as_people_type_them(asked, is_found):
    action = make.action(make.board(), title=TEXT)

    assert found(asked) == ([("action", action.pk)] if is_found else [])


def test_title_counts_for_more_than_body_and_every_kind_is_ranked_with_the_others():
    board = make.board()
    held = make.meeting(board)
    minute = make.minute(
        held, title="School places", text="Harbours were mentioned. " + "Nothing. " * 50
    )
    limb = make.resolution(minute, "ask for a report on harbours")
    action = make.action(board, title="Harbours", asked="report on them")
    item = make.item(board, title="Roads", detail="and harbours " + "and roads " * 20)

    assert found("harbour")[0] == ("action", action.pk)
    assert set(found("harbour")) == {
        ("action", action.pk), ("minute", minute.pk), ("resolution", limb.pk), ("programme", item.pk)
    }  # fmt: skip


def test_reference_comes_before_what_only_cites_it():
    board = make.board(prefix="ECS")
    held = make.meeting(board, dt.date(2017, 9, 4))
    minute = make.minute(held, number="34", title="Harbours")
    limb = make.resolution(minute, "report back", number="2")
    make.resolution(make.minute(held, number="35"), "as asked in 34/17 (2)", number="1")
    action = make.action(board, opened_on=dt.date(2017, 9, 4))

    assert found("34/17")[:2] == [("minute", minute.pk), ("resolution", limb.pk)]
    assert len(found("34/17")) == 3
    assert found(" 34/17 (2) ")[0] == ("resolution", limb.pk)
    assert found(action.reference.lower()) == [("action", action.pk)]
    assert found("ECS/17") == [("action", action.pk)]
    assert found("99/17") == []


# --- Freshness


def test_what_is_written_is_found_at_once_however_it_is_written():
    board = make.board()
    action = make.action(board, title="Harbours")
    Action.objects.bulk_create(
        [
            Action(
                board=board,
                reference="X/1",
                title="Lighthouses",
                kind="request",
                opened_on=make.TODAY,
            )
        ]
    )
    minute = make.minute(make.meeting(board), title="Piers", text="Cranes")

    change_details(action=action, version=1, title="Ferries", **STAMP)
    Minute.objects.filter(pk=minute.pk).update(text="Winches")

    assert found("harbours") == found("cranes") == []
    assert found("ferries") == [("action", action.pk)]
    assert found("winches") == found("piers") == [("minute", minute.pk)]
    assert len(found("lighthouse")) == 1
    Action.objects.filter(reference="X/1").delete()
    assert found("lighthouse") == []


def test_what_is_made_private_is_gone_for_the_public_at_once_and_there_again_once_opened():
    board = make.board()
    member = make.person()
    make.seat(member, board, sees_private=True)
    coming = make.meeting(
        board, make.TODAY + dt.timedelta(days=30), status="published", minutes_state=""
    )
    item = meetings.add_agenda_item(meeting=coming, title="Contract")
    paper = meetings.add_paper(item=item, subject="Dredging tender")

    meetings.make_private(
        item=item, version=1, exempt_paragraph=3, public_interest="Price", **STAMP
    )

    assert found("dredging") == []
    assert found("dredging", make.anew(member)) == [("paper", paper.pk)]
    item.refresh_from_db()
    meetings.make_open(item=item, version=2, why="Agreed", with_papers=True, **STAMP)
    assert found("dredging") == [("paper", paper.pk)]


def test_private_words_written_in_bulk_are_in_the_private_index_alone():
    board = make.board()
    action = make.action(board, title="Harbours")
    Action.objects.filter(pk=action.pk).update(is_private=True, title="", asked="", due_said="")
    ActionExempt.objects.bulk_create([ActionExempt(action=action, title="Harbours")])
    keeper = make.coordinator(board)

    assert found("harbours") == []
    assert found("harbours", keeper) == [("action", action.pk)]
    ActionExempt.objects.filter(action=action).update(title="Ferries")
    assert found("harbours", keeper) == []


def test_what_a_paper_says_is_found_once_with_its_page(client):
    board = make.board("Harbour Board")
    held = make.meeting(board)
    item = meetings.add_agenda_item(meeting=held, title="Business", number="5")
    paper = meetings.add_paper(item=item, subject="Yearly report")
    said = [
        "Harbours",
        "Nothing " * 300 + "but harbour dues, all of them harbours",
        "More harbours",
    ]
    passages = [{"page": n, "line": 10 * n, "text": text} for n, text in enumerate(said, start=3)]
    meetings.keep_text(paper=paper, passages=passages)

    assert [kind for kind, _ in found("harbour")] == ["passage"]
    assert found("harbours", kind="paper") == found("harbours", kind="paper", board=board) != []
    assert found("dues", kind="minute") == []
    (hit,) = hits(page(client, "q=harbour+dues"))
    assert hit.startswith("Item 5, page 4: Yearly report Paper, Harbour Board")
    assert hit.endswith("but harbour dues, all of them harbours")
    meetings.keep_text(paper=paper, passages=[{"page": 1, "line": 1, "text": "Piers"}])
    assert found("harbours") == []
    assert hits(page(client, "q=yearly"))[0].startswith("Item 5: Yearly report")
    meetings.keep_text(paper=paper, passages=[{"page": 2, "line": 1, "text": "A yearly tide"}])
    assert hits(page(client, "q=yearly"))[0].startswith("Item 5, page 2: Yearly report")


def test_text_of_a_paper_is_as_private_as_the_paper(client):
    board = make.board()
    coming = make.meeting(
        board, make.TODAY + dt.timedelta(days=30), status="published", minutes_state=""
    )
    item = meetings.add_agenda_item(meeting=coming, title="Contract")
    paper = meetings.add_paper(item=item, subject="Tender")
    meetings.keep_text(paper=paper, passages=[{"page": 1, "line": 1, "text": "Dredging price"}])
    member = make.person()
    make.seat(member, board, sees_private=True)

    meetings.make_private(
        item=item, version=1, exempt_paragraph=3, public_interest="Price", **STAMP
    )

    assert found("dredging") == found("dredging", make.person()) == []
    assert [kind for kind, _ in found("dredging", make.anew(member))] == ["exempt_passage"]
    assert not paper.passages.exists()
    client.force_login(member)
    assert "Paper (private)" in hits(page(client, "q=dredging"))[0]
    item.refresh_from_db()
    meetings.make_open(item=item, version=2, why="Agreed", with_papers=True, **STAMP)
    assert [kind for kind, _ in found("dredging")] == ["passage"]
    assert not paper.exempt_passages.exists()


def test_corrected_paper_takes_the_place_of_the_one_before_it():
    board = make.board()
    coming = make.meeting(
        board, make.TODAY + dt.timedelta(days=30), status="published", minutes_state=""
    )
    item = meetings.add_agenda_item(meeting=coming, title="Budget")
    old = meetings.add_paper(item=item, subject="Harbour budget")
    new = meetings.add_paper(item=item, subject="Harbour budget, corrected", replaces=old)

    assert found("harbour") == [("paper", new.pk)]
    Paper.objects.filter(pk=new.pk).update(held_back=True)
    assert found("harbour") == [("paper", old.pk)]
    assert found("harbour", make.coordinator(board)) == [("paper", new.pk)]


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_triggers_that_a_new_table_lost_are_put_back_and_what_they_missed_is_found():
    action = make.action(make.board(), title="Harbours")
    with connection.cursor() as cursor:
        for name in index.TRIGGERS:
            cursor.execute(f"DROP TRIGGER actions_action_words_{name}")
    Action.objects.filter(pk=action.pk).update(title="Ferries")

    index.mend("default")

    assert found("ferries") == [("action", action.pk)]
    assert found("harbours") == []


# --- The page


def test_page_tells_of_each_hit_and_marks_the_words_in_it(client):
    board = make.board("Harbour Board", prefix="HB")
    words = "Fostering <b>now</b> & later"
    action = make.action(board, title=words, asked="x " * 300 + "foster carers & <i>others</i>")

    found = page(client, "q=foster")

    hit = found.css_first(".app-found__hit")
    assert hit.css_first("a").attributes["href"] == action.get_absolute_url()
    assert [it.text() for it in hit.css("mark")] == ["Fostering", "foster"]
    assert hit.css("b") == hit.css("i") == []
    assert hits(found)[0].startswith(
        f"{action.reference}: {words} Action, Harbour Board, 2 March 2026"
    )
    assert hits(found)[0].endswith("foster carers & <i>others</i>")
    assert "1 found" in found.body.text()
    assert "no-store" in client.get("/search/?q=foster").headers["Cache-Control"]


def test_page_is_narrowed_by_kind_board_year_and_days(client):
    year = MunicipalYear.objects.create(
        starts_on=dt.date(2025, 5, 15), ends_on=dt.date(2026, 5, 14)
    )
    here, there = make.board("Here"), make.board("There")
    early = make.action(here, title="Harbours", opened_on=dt.date(2025, 5, 14))
    late = make.action(there, title="Harbours", opened_on=dt.date(2026, 1, 1))
    item = make.item(here, title="Harbours")

    assert set(found("harbours", kind="action")) == {("action", early.pk), ("action", late.pk)}
    assert set(found("harbours", board=here)) == {("action", early.pk), ("programme", item.pk)}
    for query in (
        f"board={there.slug}",
        "since=1/1/2026&kind=action",
        "until=1/2/2026&since=2/6/2025",
        f"year={year.pk}&kind=action",
        f"year={year.pk}&since=1/6/2025&until=1/2/2026",
    ):
        assert [it.split(":")[0] for it in hits(page(client, f"q=harbours&{query}"))] == [
            late.reference
        ]
    # What makes no sense narrows nothing; a day that is none is asked for again.
    assert len(hits(page(client, "q=harbours&board=nowhere&kind=nothing"))) == 3
    assert "Enter a day like" in page(client, "q=harbours&since=soon").body.text()


def test_page_shows_the_best_and_says_that_there_are_more(client, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 30)
    monkeypatch.setattr(finding, "RANKED", 40)
    board = make.board()
    actions = [make.action(board, title="Harbours") for _ in range(31)]

    first, second = page(client, "q=harbours"), page(client, "q=harbours&page=2")

    assert "More than 30 found" in first.body.text()
    assert (len(hits(first)), len(hits(second))) == (20, 10)
    assert hits(page(client, "q=harbours&page=99")) == hits(second)
    assert not set(hits(first)) & set(hits(second))
    Action.objects.filter(pk__in=[it.pk for it in actions[3:]]).update(title="Piers")
    assert "3 found" in page(client, "q=harbours").body.text()


def test_page_asks_as_often_for_many_hits_as_for_one(client):
    # Whether there is a council is asked every time until there is one.
    Council.objects.get_or_create(pk=1, defaults={"name": "Wexcombe", "short_name": "Wexcombe"})
    board = make.board()
    client.force_login(make.coordinator(board))
    make.action(board, title="Harbours")
    one = asks(client, "q=harbours")

    for n in range(10):
        make.action(board, title="Harbours", is_private=n % 2 == 0)
        make.resolution(
            make.minute(make.meeting(board, make.TODAY - dt.timedelta(days=n))), "harbours"
        )
        make.item(board, title="Harbours")

    assert (one, asks(client, "q=harbours"), asks(client, "q=harbuors")) == (7, 7, 8)


def test_what_may_have_been_meant_comes_from_open_titles_alone(client):
    board = make.board()
    make.action(board, title="Harbour dredging")
    make.action(board, title="Zanzibar contract", is_private=True)
    closed = make.board(is_public=False)
    make.action(closed, title="Lighthouse sale")

    assert "Did you mean harbour dredging?" in page(client, "q=harbor+dredgin").body.text()
    for word in ("zanzibr", "lighthuse"):
        assert "Did you mean" not in page(client, f"q={word}").body.text()


def test_who_sees_no_board_finds_nothing(client):
    make.action(make.board(is_public=False), title="Harbours")
    client.force_login(make.person())

    assert "Nothing was found" in page(client, "q=harbours").body.text()


def test_reader_searches_sixty_times_a_minute(client, monkeypatch):
    monkeypatch.setattr(searching, "MOST_A_MINUTE", 2)

    with time_machine.travel(make.NOW, tick=False):
        codes = [client.get("/search/?q=harbours").status_code for _ in range(3)]

        assert codes == [200, 200, 429]
        assert client.get("/search/").status_code == 200
        client.force_login(make.person())
        assert client.get("/search/?q=harbours").status_code == 200


@pytest.mark.parametrize("odd", [
    "x" * 10_000, "the of and", '"', '""', "*", "**", "NEAR(", ":", "-", "-harbour", "()", "''", "a\0b",
    "title:harbour", "harbour AND OR NOT", '"harbour', "harbour*\"", "%s %(x)s {}", "\\", "harbour & | !", "<->", "🚢",
])  # fmt: skip
def test_odd_words_are_answered_with_a_page_that_says_what_to_do(client, odd):
    answer = client.get("/search/", {"q": odd})

    assert answer.status_code == 200
    said = LexborHTMLParser(answer.content).css_first("main").text()
    assert "There is a problem" in said or "found" in said


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(st.text(max_size=60) | st.text("\"*-:()^ ab'’&|!<>\\0", max_size=30))
def test_no_words_are_operators_of_the_database(text):
    asked = read(text)
    if asked:
        hits = finding.best(asked, STRANGER).hits
        assert telling.tell(hits, asked, STRANGER, make.TODAY) == []


# --- What is shown of a text


@given(st.text("ab \n", max_size=400), st.integers(60, 120))
def test_a_text_is_cut_without_losing_or_changing_a_letter_of_what_was_found(text, most):
    found = [(at, at + 1) for at, letter in enumerate(text) if letter == "b"]

    pieces = telling.cut(text, found, most)

    shown = "".join(words for words, _ in pieces)
    assert shown.removeprefix("… ").removesuffix(" …") in text
    assert all(words == "b" for words, is_found in pieces if is_found)
    assert len(shown) <= most + 4
    if found:
        assert any(is_found for _, is_found in pieces)
