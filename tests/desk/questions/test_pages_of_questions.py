"""The pages of questions for members: she picks, edits and shares; they read, under the item, whom to ask."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from desk.models import MemberQuestion
from meetings.services import publish_agenda
from tests import make
from tests.desk.questions.asked import STAMP, chosen, item, share, stage
from tests.desk.questions.test_suggested import read_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return stage()


@pytest.fixture
def hers(client, cast):
    client.force_login(cast.keeper)
    return client


def words(response):
    page = LexborHTMLParser(response.content).css_first("main")
    return " ".join(page.text(separator=" ").split())


def page_of(cast, rest=""):
    return f"/meetings/{cast.meeting.pk}/questions/{rest}"


def reads(client, person, cast):
    client.force_login(person)
    return words(client.get(page_of(cast)))


def ticks(hers, cast):
    page = LexborHTMLParser(hers.get(page_of(cast, "prepare/")).content)
    return [box.attributes["value"] for box in page.css('[name="suggestion"]')]


def test_she_ticks_shares_with_one_confirmation_and_members_read(hers, client, cast):
    item(cast.meeting, "Transport", number="4")
    read_pack(cast)
    suggested = words(hers.get(page_of(cast, "prepare/")))
    assert "0 chosen, 0 shared, 2 suggested" in suggested
    assert "To ask: Jane Orme. From: Item 4: School transport costs, page 7." in suggested
    first, _ = ticks(hers, cast)

    done = words(hers.post(page_of(cast, "prepare/"), {"suggestion": [first]}, follow=True))
    assert "1 question is chosen. Members see nothing until you share." in done
    assert "1 chosen, 0 shared, 1 suggested" in done

    confirm = LexborHTMLParser(hers.get(page_of(cast, "share/")).content)
    seen = [field.attributes["value"] for field in confirm.css('[name="seen"]')]
    done = words(hers.post(page_of(cast, "share/"), {"seen": seen}, follow=True))
    assert "1 question is shared: the board’s members can read them." in done

    # An agenda that is not out yet is not told by a question about it.
    page = reads(client, cast.member, cast)
    assert "Not about one item On page 7" in page and "Transport" not in page.split("To ask")[0]

    publish_agenda(meeting=cast.meeting, version=1, **STAMP)
    page = reads(client, cast.member, cast)
    assert "4. Transport On page 7, the report says “3 points below”" in page
    assert "To ask: Jane Orme" in page and "Item 4: School transport costs, page 7" in page
    assert "Prepare the questions" not in page


def test_before_anything_is_shared_members_read_that_nothing_is(client, cast):
    chosen(cast.meeting)
    assert "No questions are shared for this meeting." in reads(client, cast.member, cast)


def test_members_find_it_from_the_meeting_and_others_are_not_led_there(client, cast):
    type(cast.meeting).objects.update(status="published")
    for who, led in (
        (cast.member, True),
        (cast.co_opted, True),
        (cast.guest, False),
        (make.person(), False),
    ):
        client.force_login(who)
        page = client.get(cast.meeting.get_absolute_url()).content.decode()
        assert (page_of(cast) in page) == led
        assert client.get(page_of(cast)).status_code == (200 if led else 403)


def test_what_is_private_leaves_no_trace_for_those_who_may_not_read_it(client, cast):
    chosen(
        cast.meeting, "About the contract?", item=item(cast.meeting, "Contract", is_private=True)
    )
    share(cast.meeting)

    assert "No questions are shared for this meeting." in reads(client, cast.co_opted, cast)
    page = reads(client, cast.member, cast)
    assert (
        "About the contract?" in page and "Only for members who may read private business" in page
    )


def test_she_changes_the_words_of_a_suggestion_first(hers, cast):
    read_pack(cast)
    where = page_of(cast, f"suggested/change/?from={ticks(hers, cast)[0]}")
    assert "“3 points below”" in hers.get(where).content.decode()

    hers.post(where, {"text": "How far below are we?", "ask": "Una Reed"})

    question = MemberQuestion.objects.get()
    assert (question.text, question.ask) == ("How far below are we?", "Una Reed")
    assert question.found_in == "Item 4: School transport costs, page 7"
    assert len(ticks(hers, cast)) == 1


def test_she_sets_a_suggestion_aside_with_a_reason_and_takes_it_up_again(hers, cast):
    read_pack(cast)
    where = page_of(cast, f"suggested/set-aside/?from={ticks(hers, cast)[0]}")
    assert "Enter why it is set aside" in words(hers.post(where, {"reason": ""}))

    hers.post(where, {"reason": "Answered by e-mail"})
    assert len(ticks(hers, cast)) == 1
    assert "Why: Answered by e-mail" in words(hers.get(page_of(cast, "prepare/")))

    question = MemberQuestion.objects.get()
    hers.post(f"/questions/{question.pk}/take-back/", {"version": question.version})
    question.refresh_from_db()
    assert (question.state, question.reason) == ("chosen", "")


@pytest.mark.parametrize(
    ("what", "typed"),
    [("change", {"text": "How far?", "ask": ""}), ("set-aside", {"reason": "Known already"})],
)
def test_what_somebody_decided_meanwhile_is_said_and_nothing_typed_is_lost(hers, cast, what, typed):
    read_pack(cast)
    first = ticks(hers, cast)[0]
    hers.post(page_of(cast, "prepare/"), {"suggestion": [first]})

    where = page_of(cast, f"suggested/{what}/?from={first}")
    late = hers.post(where, typed)

    assert late.status_code == 409
    assert (
        "not suggested any more" in words(late)
        and next(iter(typed.values())) in late.content.decode()
    )
    assert MemberQuestion.objects.count() == 1
    assert "not suggested any more" in words(hers.get(where, follow=True))
    again = hers.post(page_of(cast, "prepare/"), {"suggestion": [first]}, follow=True)
    assert "not suggested any more" in words(again)


def test_nothing_ticked_chooses_nothing(hers, cast):
    read_pack(cast)
    done = words(hers.post(page_of(cast, "prepare/"), {}, follow=True))
    assert "Tick a question first." in done and not MemberQuestion.objects.exists()


def test_she_writes_one_of_her_own_about_an_item_or_about_private_business(hers, cast):
    about = item(cast.meeting, "Transport")
    where = page_of(cast, "write/")
    assert "Enter the question" in words(hers.post(where, {"text": ""}))

    hers.post(where, {"text": "Who pays?", "item": about.pk})
    hers.post(where, {"text": "Which firm?", "is_private": "on"})

    open_one, private = MemberQuestion.objects.order_by("pk")
    assert (open_one.text, open_one.item, open_one.is_private) == ("Who pays?", about, False)
    assert (private.text, private.exempt.text) == ("", "Which firm?")


def test_of_two_who_change_one_the_second_reads_both_and_keeps_her_words(hers, cast):
    question = chosen(cast.meeting)
    where = f"/questions/{question.pk}/change/"
    hers.post(where, {"text": "When?", "ask": "", "version": 1})

    late = hers.post(where, {"text": "How?", "ask": "", "version": 1})

    assert late.status_code == 409
    assert "When?" in words(late) and "How?" in late.content.decode()
    hers.post(where, {"text": "When, and how?", "ask": "", "version": 2})
    question.refresh_from_db()
    assert question.text == "When, and how?"


def test_a_shared_one_is_changed_in_front_of_the_members_and_that_is_said(hers, client, cast):
    question = chosen(cast.meeting)
    share(cast.meeting)
    where = f"/questions/{question.pk}/change/"
    assert "Members read the new words at once." in words(hers.get(where))
    hers.post(where, {"text": "When?", "ask": "", "version": 2})
    assert "When?" in reads(client, cast.member, cast)


def test_what_changed_after_the_confirmation_was_opened_is_not_shared(hers, client, cast):
    question = chosen(cast.meeting)
    chosen(cast.meeting, "Added meanwhile?")

    late = hers.post(page_of(cast, "share/"), {"seen": [f"{question.pk}:1", "x:y"]})

    assert late.status_code == 409
    assert "Look at them again" in words(late) and "Added meanwhile?" in words(late)
    assert "No questions are shared" in reads(client, cast.member, cast)


def test_a_private_one_is_set_aside_and_taken_back_where_it_stands(hers, cast):
    question = chosen(cast.meeting, "Which firm?", is_private=True)
    hers.post(f"/questions/{question.pk}/set-aside/", {"reason": "Known", "version": 1})
    assert "Why: Known" in words(hers.get(page_of(cast, "prepare/")))

    late = words(hers.post(f"/questions/{question.pk}/take-back/", {"version": 1}, follow=True))
    assert "Somebody else changed this question meanwhile." in late


def test_she_orders_them_and_shared_ones_are_taken_from_the_members(hers, client, cast):
    first, second = chosen(cast.meeting, "A?"), chosen(cast.meeting, "B?")
    hers.post(f"/questions/{second.pk}/move/", {"to": "up", "version": 1})
    share(cast.meeting)
    page = reads(client, cast.member, cast)
    assert page.index("B?") < page.index("A?")

    client.force_login(cast.keeper)
    first.refresh_from_db()
    done = client.post(f"/questions/{first.pk}/take-back/", {"version": first.version}, follow=True)
    assert "Members no longer see it." in words(done)
    assert "A?" not in reads(client, cast.member, cast)
