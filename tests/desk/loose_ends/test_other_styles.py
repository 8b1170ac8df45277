"""Packs of invented councils that write in other ways: what is open is found, and what is in order is left alone."""

from pathlib import Path

from desk.loose_ends.from_pack import record_of
from desk.loose_ends.rules import loose_ends
from packs import isolated

PACKS = Path(__file__).with_name("packs")
ROMAN = (PACKS / "roman_limbs.txt").read_text()


def ends(text, tmp_path, name="pack.txt", *, by_line=True):
    """What a pack leaves open: each rule with the line that it is about, or its words, and how it stands."""
    file = tmp_path / name
    file.write_text(text)
    with file.open("rb") as opened:
        found, checks = isolated.check(opened, name)
    lines = text.splitlines()
    told = loose_ends(record_of(found, checks["said"]))
    return {
        (end.rule, lines[end.lines[0] - 1] if by_line else end.says, str(end.standing))
        for end in told
    }


def starting(told):
    """The same, of each line only how it begins."""
    return {(rule, line[:26], standing) for rule, line, standing in told}


def test_roman_limbs_and_a_programme_without_a_column_for_questions(tmp_path):
    assert starting(ends(ROMAN, tmp_path)) == {
        ("promised-not-booked", "(ii) the Committee receive", "loose"),
        ("booked-late", "Resolved - That a report o", "late"),
        ("informal-promise", "The Committee received a p", "loose"),
        ("addressee-not-told", "(iii) it be recommended to", "loose"),
        ("undated-too-long", "| To be scheduled | Bus sh", "loose"),
    }


def test_what_was_agreed_in_markdown_with_an_action_line(tmp_path):
    """The invitation is to a meeting that is still to come, and what waits for the pilot has its reason."""
    assert starting(ends((PACKS / "agreed_and_action.md").read_text(), tmp_path, "pack.md")) == {
        ("resolution-without-follow-up", "b) the Chair write to the ", "loose"),
        ("informal-promise", "**Action: Guy Hart to send", "loose"),
        ("item-without-officer", "| 18 March 2032 | Suicide ", "loose"),
    }


def test_letters_in_brackets_and_a_programme_that_is_a_list(tmp_path):
    """The map came in a later paper, the society has declined, and what was put off is on the agenda."""
    assert starting(ends((PACKS / "lettered_limbs.txt").read_text(), tmp_path)) == {
        ("resolution-without-follow-up", "(c) That a working group b", "loose"),
        ("item-without-officer", "- Litter", "loose"),
        ("trigger-passed", "1.2 The defences at Mill L", "loose"),
    }


def test_minutes_alone_leave_nothing_open_that_could_be_followed_up_by_then(tmp_path):
    minutes = ROMAN[ROMAN.index("MINUTES of") : ROMAN.index("REPORT TO")]
    assert ends(minutes, tmp_path) == set()


def test_what_a_council_asks_of_its_own_executive_no_pack_can_tell(tmp_path):
    whole = ROMAN.replace("OVERVIEW AND SCRUTINY COMMITTEE", "CABINET")
    assert "addressee-not-told" not in {rule for rule, _, _ in ends(whole, tmp_path)}


def test_what_an_action_log_has_is_followed_until_its_day_is_over(tmp_path):
    """The log is no programme; who was asked to come is in the programme; what Cabinet was sent waits two months."""
    assert starting(ends((PACKS / "rolling_log.md").read_text(), tmp_path, "pack.md")) == {
        ("commitment-date-passed", "| 12 | 5 June 2031 | Stree", "loose"),
        ("addressee-not-told", "c) recommend to the Cabine", "loose"),
        ("answer-overdue", "| 5 June 2031 | That lamp ", "unanswered"),
    }


def test_a_joint_committees_page_with_a_list_for_a_programme(tmp_path):
    """The study came, the consultation was extended, maternity is booked; one name in the list makes no column of
    officers, and what the list keeps for later waits for no day."""
    told = ends((PACKS / "joint_committee.html").read_text(), tmp_path, "pack.html", by_line=False)
    assert told == {("addressee-not-told", "the Coroner be asked for figures.", "loose")}


def test_what_a_paper_tells_of_an_answer_was_asked(tmp_path):
    """A report came back in time, Cabinet has accepted, and there is no programme to look anything up in."""
    answered = (PACKS / "answered_in_a_paper.txt").read_text()
    offered = ("informal-promise", "The Leisure Manager presen", "loose")
    assert starting(ends(answered, tmp_path)) == {offered}

    silent = answered.replace("considered the Committee's recommendation", "met and spoke")
    assert starting(ends(silent, tmp_path)) == {
        offered, ("addressee-not-told", "(2) Cabinet be recommended", "loose"),
    }  # fmt: skip
