"""What of a pack is worth asking: under its paper, in the paper's words, and for the co-ordinator alone."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from packs.asking import sections
from packs.checks.told import Checks, Claim, DateAsked, Flag, FlagKind, Verdict
from packs.models import PackReading
from packs.readers.found import Passage
from tests import make
from tests.packs import papers

pytestmark = pytest.mark.django_db

BELOW = Claim(61, "3 points below", "40 against 45", "5 below", Verdict.WORTH_ASKING)
ROSE = Claim(62, "rose by 2%", "100 to 102", "2% up", Verdict.AGREES)
CHART = Claim(63, "as the chart shows", "", "there is no table", Verdict.CANNOT_TELL)
FUTURE = DateAsked(64, "took place next May", "after the paper's own date", page=8)
EARLY = Claim(12, "twelve members", "11 names", "11", Verdict.WORTH_ASKING)


def transport(*lines):
    return papers.paper(passages=(Passage("\n".join(lines), 50),))


def checked(*claims, dates=(), **found):
    found = {"agenda": (papers.agenda_item(),), "papers": (transport("Words."),)} | found
    return papers.read_pack(make.board(), checks=Checks(claims, tuple(dates)), **found)


def listed(pack):
    return {
        str(part): [one.says for one in part.asked] for part in sections(pack.reading, "pack.pdf")
    }


def open_page(client, pack, query=""):
    client.force_login(make.coordinator(pack.board))
    return client.get(f"/packs/{pack.pk}/worth-asking/{query}")


def words(response):
    return " ".join(
        LexborHTMLParser(response.content).css_first("main").text(separator=" ").split()
    )


def test_each_finding_stands_under_the_paper_that_says_it():
    minutes = papers.minutes(papers.minute(line=200))
    pack = checked(EARLY, BELOW, Claim(210, "all three", "2", "2", "agrees"), minutes=minutes)

    assert listed(pack) == {
        "pack.pdf": ["twelve members"],
        "Item 4: School transport costs": ["3 points below"],
        "Minutes of 15 January 2026": ["all three"],
    }


def test_a_paper_of_a_private_item_is_known_to_be_private():
    pack = checked(BELOW, agenda=(papers.agenda_item(private=True),))

    assert [part.is_private for part in sections(pack.reading, "")] == [True]


def test_the_sentence_around_the_words_is_the_papers_own():
    long = "Costs were held. The rate is 3 points below the plan for the year. " + "More. " * 100
    pack = checked(BELOW, papers=(transport("A heading", long),))

    (part,) = sections(pack.reading, "")
    assert part.asked[0].sentence == "The rate is 3 points below the plan for the year."


def test_the_page_counts_and_shows_what_is_worth_asking_with_its_sum(client):
    pack = checked(BELOW, ROSE, CHART, dates=[FUTURE])

    said = words(open_page(client, pack))

    assert "2 things in these papers are worth asking about." in said
    assert "1 claim agrees, and of 1 it cannot be told." in said
    assert "“3 points below” Its figures 40 against 45 The sum 5 below Where line 61" in said
    assert "What is found after the paper's own date Where page 8, line 64" in said
    assert "1 agree “rose by 2%” 100 to 102: 2% up (line 62)" in said


def test_the_page_is_narrowed_by_verdict_and_by_paper(client):
    pack = checked(EARLY, BELOW, ROSE)

    agreeing = words(open_page(client, pack, "?verdict=agrees"))
    first = words(open_page(client, pack, "?paper=0"))

    assert "rose by 2%" in agreeing and "3 points below" not in agreeing
    assert "twelve members" in first and "3 points below" not in first
    assert "3 points below" in words(open_page(client, pack, "?verdict=wrong&paper=x"))


def test_what_to_look_at_before_publication_stands_first(client):
    why = "About so few people."
    small = [Flag(FlagKind.SMALL_NUMBER, line, f"{line} children", why) for line in (4, 5)]
    flags = (*small, Flag(FlagKind.EMBARGO, 9, "The gap narrowed.", "It is under embargo.", page=2))
    pack = checked(BELOW)
    PackReading.objects.update(checks=papers.told(Checks((BELOW,), flags=flags)))

    said = words(open_page(client, pack)).replace("( ", "(").replace(" )", ")")

    assert (
        "To look at before publication Small numbers About so few people. “4 children” (line 4)"
        " “5 children” (line 5) Embargoes It is under embargo. “The gap narrowed.” (page 2, line 9)"
    ) in said
    assert said.index("Embargoes") < said.index("3 points below")


def test_a_quiet_paper_is_told_in_a_sentence(client):
    said = words(open_page(client, checked(ROSE)))

    assert "Nothing in these papers is worth asking about." in said


def test_while_a_pack_is_checked_the_page_says_how_far_it_is(client):
    pack = checked(BELOW)
    PackReading.objects.update(read_at=None, progress=40)

    response = open_page(client, pack)

    assert "Being checked: 40%." in words(response)
    assert response["Refresh"] == "3"


def test_checking_again_is_asked_for_by_a_button(client, monkeypatch):
    monkeypatch.setattr("packs.views.loading.tasks.read_waiting_packs.delay", lambda: None)
    pack = checked(BELOW)
    client.force_login(make.coordinator(pack.board))

    response = client.post(f"/packs/{pack.pk}/check-again/", follow=True)

    assert "Waiting to be checked." in words(response)


def test_a_pack_that_could_not_be_checked_says_why(client):
    pack = checked(BELOW)
    PackReading.objects.update(error="The stored file is missing. Load it again.", checks={})

    said = words(open_page(client, pack))

    assert "The stored file is missing." in said and "worth asking about" not in said


def test_the_packs_own_page_leads_there(client):
    pack = checked(BELOW, ROSE, dates=[FUTURE])
    client.force_login(make.coordinator(pack.board))

    assert "Worth asking : 2 things in these papers." in words(client.get(f"/packs/{pack.pk}/"))


def test_a_pack_that_was_checked_before_there_were_flags_says_so_and_can_be_checked_again(client):
    pack = checked(BELOW)
    pages = (f"/packs/{pack.pk}/", f"/packs/{pack.pk}/worth-asking/")
    client.force_login(make.coordinator(pack.board))
    assert not any("not looked for yet" in words(client.get(page)) for page in pages)

    reading = PackReading.objects.get()
    reading.checks.pop("flags")
    reading.save()

    assert all("not looked for yet" in words(client.get(page)) for page in pages)
    again = LexborHTMLParser(client.get(pages[0]).content).css_first('form[action$="check-again/"]')
    assert client.post(again.attributes["action"]).url == pages[1]
