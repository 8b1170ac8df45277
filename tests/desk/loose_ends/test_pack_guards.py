"""What a read pack's parts become in the record: each guard by itself."""

import datetime as dt

import pytest

from desk.loose_ends.from_pack import record_of
from tests.desk.loose_ends.test_from_pack import AT, SAID, TODAY, record, slot


def test_who_is_an_officer_a_cabinet_member_or_somebody_else():
    [item] = record(
        work_programme=[slot(people=["Ms Una Reed", "Cllr Fenn", "Harbour pilots"])]
    ).items
    assert (item.officers, item.cabinet, item.others) == (
        ("Ms Una Reed",), ("Cllr Fenn",), ("Harbour pilots",)
    )  # fmt: skip


def paper(number, words, subject="Walls"):
    told = {"agenda_item": number, "subject": subject, "authors": [], "date": None}
    return told | AT | {"passages": [{"text": words}]}


def test_an_item_of_the_agenda_has_the_words_of_its_first_paper():
    items = [{"number": "4", "title": "Walls", **AT}, {"number": None, "title": "Lamps", **AT}]
    papers = [paper("4", "First"), paper("4", "Second"), paper(None, "Of no item", subject=None)]
    came = record(agenda=items, papers=papers).arrivals

    assert [(one.title, one.how, one.words) for one in came] == [
        ("Walls", "agenda", "First"), ("Lamps", "agenda", ""),
        ("Walls", "paper", "First"), ("Walls", "paper", "Second"),
    ]  # fmt: skip


def minuted(*lines, limb=None):
    items = [
        {"number": str(n), "title": f"Item {n}", "text": "", "line": line, "page": None,
         "resolutions": [limb] if limb else []}
        for n, line in enumerate(lines, 1)
    ]  # fmt: skip
    return [{"board": "Harbours Scrutiny Board", "date": "2031-01-08", "items": items}]


@pytest.mark.parametrize(("line", "title"), [(5, "Item 1"), (9, "Item 2"), (1, "")])
def test_an_offer_belongs_to_the_minute_above_it(line, title):
    promise = {"text": "Officers offered to write", "by": None, "due": None, "line": line, "page": None}  # fmt: skip
    [made] = record(minutes=minuted(2, 8), promises=[promise]).promises
    assert (made.title, made.made_on) == (title, dt.date(2031, 1, 8) if title else None)


@pytest.mark.parametrize(("number", "cited"), [("2", "Minute 1 (2)"), (None, "Minute 1")])
def test_a_limb_is_cited_by_what_numbers_it_has(number, cited):
    limb = {"number": number, "text": "note it", "kind": "note", "addressed_to": [], "due": None, **AT}  # fmt: skip
    assert [one.citation for one in record(minutes=minuted(2, limb=limb)).limbs] == [cited]


@pytest.mark.parametrize(
    ("progress", "owner", "told"),
    [
        ("Lead: Una Reed.", "", "Una Reed"),
        ("Lead: Una Reed.", "Tom Gale", "Tom Gale"),
        ("Nobody leads.", "", ""),
    ],
    ids=["in its words", "in its column", "nowhere"],
)
def test_who_answers_for_a_recommendation(progress, owner, told):
    one = {
        "number": "1",
        "text": "Light the steps",
        "objective": None,
        "progress": [progress],
        **AT,
    }
    plan = {"title": "Safety", "recommendations": [one], "signed_off": []}
    cells = [{"line": 1, "owner": owner, "due": "", "rating": ""}]
    [made] = record(plans=[plan], plan_cells=cells).plans[0].recommendations
    assert made.owner == told


def test_its_today_is_the_day_given_or_its_own_or_the_last_that_it_tells_of():
    found = {name: [] for name in ("work_programme", "agenda", "papers", "plans", "promises")}
    undated = found | {"meeting": {"date": None}, "minutes": minuted(2)}
    later = dt.date(2031, 6, 1)

    assert record().today == TODAY
    assert record_of(undated, SAID).today == dt.date(2031, 1, 8)
    given = record_of(undated, SAID, today=later)
    assert (given.today, given.new_from) == (later, dt.date(2031, 1, 8))


def test_a_group_reports_by_the_day_that_its_minute_names():
    sentence = {"text": "A group was set up", "source": "minutes", "on": None, "title": "", **AT}
    due = {"text": "in March", "from": "2031-03-01", "to": "2031-03-31"}
    said = {"sentence": sentence, "name": "Wrecks", "members": [], "scope": None}

    told = record(groups=[said | {"due": due}, said | {"due": None}]).groups
    assert [one.reports_by for one in told] == [dt.date(2031, 3, 31), None]
