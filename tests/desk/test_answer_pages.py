"""Pages of answers: what a holder finds, limb by limb, and what two people writing at once are told."""

import datetime as dt

import pytest
import time_machine

from actions.models import Notice
from people.models import Council
from tests import make

pytestmark = pytest.mark.django_db
SENT = make.TODAY - dt.timedelta(days=9)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(make.NOW, tick=False):
        yield


@pytest.fixture
def holder():
    return make.person("Cllr Answers", kind="councillor")


@pytest.fixture
def sent(holder):
    """Two limbs to one addressee."""
    minute = make.minute(make.meeting(make.board(), SENT), number="34")
    body = make.addressee("Cabinet Member", holder=holder)
    limbs = [make.resolution(minute, f"recommend {n}", kind="recommend") for n in ("one", "two")]
    return [make.notice(limb, body, sent_on=SENT) for limb in limbs]


def test_a_holder_finds_what_waits_and_answers_it_limb_by_limb(client, holder, sent):
    Council.objects.create(pk=1, name="Marlbridge City Council", short_name="Marlbridge")
    client.force_login(holder)
    assert "2 recommendations to answer" in client.get("/").content.decode()
    assert "recommend two" in client.get("/my-actions/").content.decode()
    first, second = (f"n{notice.pk}" for notice in sent)

    client.post(f"/bodies/{sent[0].addressee_id}/answers/", {
        f"{first}-outcome": "refused", f"{first}-words": "No money.", f"{first}-version": "2",
        f"{second}-version": "2", f"{second}-words": "",
    })  # fmt: skip

    states = dict(Notice.objects.values_list("pk", "state"))
    assert states == {sent[0].pk: "answered", sent[1].pk: "sent"}


def test_one_refusal_on_the_page_saves_none_of_them(client, holder, sent):
    client.force_login(holder)
    first, second = (f"n{notice.pk}" for notice in sent)

    page = client.post(f"/bodies/{sent[0].addressee_id}/answers/", {
        f"{first}-outcome": "accepted", f"{first}-version": "2",
        f"{second}-outcome": "accepted", f"{second}-version": "1",
    }).content.decode()  # fmt: skip

    assert "Nothing is saved yet" in page
    assert not Notice.objects.filter(state="answered").exists()


def test_of_two_who_answer_at_once_the_second_is_shown_both_texts(client, holder, sent):
    client.force_login(holder)
    where = f"/notices/{sent[0].pk}/answer/"
    client.post(where, {"outcome": "refused", "words": "First words", "version": "2"})

    second = client.post(where, {"outcome": "in_part", "words": "Second words", "version": "2"})

    assert second.status_code == 409
    assert "First words" in second.content.decode()
    assert "Second words" in second.content.decode()
    assert Notice.objects.get(pk=sent[0].pk).answer == "First words"


def test_the_list_as_a_file_says_how_late_each_is(client, sent):
    keeper = make.coordinator(sent[0].resolution.minute.meeting.board)
    slug = sent[0].resolution.minute.meeting.board.slug
    with time_machine.travel(make.NOW + dt.timedelta(days=60), tick=False):
        client.force_login(keeper)
        told = client.get(f"/boards/{slug}/answers/?state=silent&format=csv")
        text = b"".join(told.streaming_content).decode()

    assert text.count("11 days late") == 2


def test_a_long_list_is_read_in_parts_that_ask_as_often_as_one(
    client, sent, django_assert_num_queries
):
    board, body = sent[0].resolution.minute.meeting.board, sent[0].addressee
    client.force_login(make.coordinator(board))
    where = f"/boards/{board.slug}/answers/"
    Council.objects.create(pk=1, name="Wexcombe")
    client.get(where)
    with django_assert_num_queries(7):
        client.get(where)
    for n in range(198):
        limb = make.resolution(sent[0].resolution.minute, f"recommend {n}", kind="recommend")
        make.notice(limb, body, sent_on=SENT)

    with django_assert_num_queries(7):
        first = client.get(where)
    last = client.get(f"{where}?page=8")

    assert "<strong>200</strong> recommendations" in first.content.decode()
    assert first.content.decode().count("34/25: recommend") == 25
    assert 'href="?page=2"' in first.content.decode()
    assert len(last.context["table"].paginated_rows) == 25
