"""A year's figures for the annual scrutiny report: each number has its rows."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from actions import notices, services
from actions.choices import Outcome
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db
STAMP = {"by": None, "now": make.NOW}


def days_ago(n):
    return make.TODAY - dt.timedelta(days=n)


def recommend(cast, number, **answered):
    """A recommendation that was sent ten days ago to the cabinet, and perhaps answered."""
    limb = make.resolution(cast.minute, f"recommend {number}", kind="recommend", number=number)
    notice = make.notice(limb, cast.cabinet, sent_on=days_ago(10), sent_to="by hand")
    if answered:
        notices.answer(notice=notice, version=notice.version, words="So be it", **answered, **STAMP)
        notice.refresh_from_db()
        notices.publish(notice=notice, version=notice.version, published_on=make.TODAY, **STAMP)
    return limb


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(make.NOW, tick=False)
    cast = assemble()
    cast.cabinet = make.addressee(holder=None)
    cast.minute = make.minute(make.meeting(cast.board, days_ago(20)))
    recommend(cast, "1", outcome=Outcome.REFUSED, answered_on=days_ago(8))
    recommend(cast, "2", outcome=Outcome.ACCEPTED, answered_on=days_ago(2), title="Do it")
    recommend(cast, "3")
    make.resolution(cast.minute, "recommend 4", kind="recommend", number="4")
    action = make.action(
        cast.board, title="Done of it", kind="recommendation", due_on=make.TODAY,
        resolution=cast.minute.resolutions.get(number="2"),
    )  # fmt: skip
    services.give_update(action=action, changed="Waits fell by a week.", reports_complete=True,
                         by=cast.owner, now=make.NOW)  # fmt: skip
    services.accept(action=action, note="", **STAMP)
    return cast


def numbers(page):
    return {row.css_first("th").text(): int(row.css_first("td").text().split()[0])
            for row in page.css("table")[0].css("tbody tr")}  # fmt: skip


def read(client, **query):
    address = "&".join(f"{name}={quote(str(value))}" for name, value in query.items())
    answer = client.get(f"{reverse('actions:annual_figures')}?{address}")
    return LexborHTMLParser(answer.content)


def test_a_year_is_counted_with_the_rows_behind_each_number(cast, client):
    client.force_login(cast.coordinator)

    page = read(client, board=cast.board.slug)

    told = numbers(page)
    assert told == {
        "Recommendations made": 4, "Accepted": 1, "Accepted in part": 0, "Refused": 1,
        "Not answered yet": 1, "Not sent for an answer": 1, "Done in time": 1, "Done late": 0,
        "Not done yet": told["Not done yet"], "Reports back asked for": 2, "Reports back delivered": 0,
        "Meetings held": 1,
    }  # fmt: skip
    assert [cell.text().split()[0] for cell in page.css("table")[1].css("tbody td")][:2] == [
        "2",
        "5",
    ]
    assert "Waits fell by a week." in page.body.text()
    links = page.css("main table a")
    assert any("Answers of" in link.text() for link in links), "of each body, too"
    for link in links:
        there = LexborHTMLParser(
            client.get(reverse("actions:annual_figures") + link.attributes["href"]).content
        )
        assert len(there.css(".app-counted li")) == int(link.text().split()[0])


def test_the_public_reads_of_published_answers_and_of_no_private_report(cast, client):
    told = numbers(read(client))

    assert (told["Accepted"], told["Refused"], told["Not answered yet"]) == (1, 1, 0)
    assert told["Not sent for an answer"] == 2, "nothing is published of two"
    assert told["Reports back asked for"] == 1
    assert numbers(read(client, year=2020))["Recommendations made"] == 0
    assert numbers(read(client, year="02020999")) == told, "no such year: this one"


def test_the_figures_are_a_file_too(cast, client):
    answer = client.get(reverse("actions:annual_figures") + "?format=csv")

    told = b"".join(answer.streaming_content).decode()
    assert '"Recommendations made",4,"Limbs resolved in the year' in told
