"""What of a pack is worth asking: each thing that its check tells, under the paper that says it."""

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from packs.checks.told import FlagKind, Verdict
from scrutiny.ui.templatetags.ui import long_date

#: So long words are given whole; of longer ones, the sentence that is meant.
SHORT = 400
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


@dataclass(frozen=True)
class Asked:
    """One thing told: the paper's words, what they were held against, and what comes out."""

    line: int
    page: int | None
    says: str
    figures: str
    found: str
    verdict: str
    #: The sentence that the words stand in, where the paper's text has it.
    sentence: str = ""
    is_date: bool = False
    #: Which check told it; "" in what was checked before checks had names.
    kind: str = ""


@dataclass
class Section:
    """A paper of the pack, or another part of it."""

    title: str
    line: int = 0
    number: str = ""
    is_private: bool = False
    authors: tuple[str, ...] = ()
    #: How a sentence begins that quotes it.
    says: str = "The report says"
    asked: list[Asked] = field(default_factory=list)

    def __str__(self):
        return f"Item {self.number}: {self.title}" if self.number else self.title

    def with_verdict(self, verdict):
        return [one for one in self.asked if one.verdict == verdict]

    @property
    def worth_asking(self):
        return self.with_verdict(Verdict.WORTH_ASKING)

    @property
    def agrees(self):
        return self.with_verdict(Verdict.AGREES)

    @property
    def cannot_tell(self):
        return self.with_verdict(Verdict.CANNOT_TELL)


def sections(reading, name):
    """The parts of a pack that its check tells anything of, in their order; `name` is what the file is called."""
    if not reading.read_at:
        return []
    parts = _parts(reading.found, name)
    starts = [part.line for part in parts]
    texts = _texts(reading.found)
    claims, dates = (reading.checks.get(name, []) for name in ("claims", "dates"))
    claims = [_asked(told, texts, told["figures"], told["computed"]) for told in claims]
    dates = [_asked(told, texts, "", told["found"], is_date=True) for told in dates]
    for one in sorted(claims + dates, key=lambda one: one.line):
        parts[bisect_right(starts, one.line) - 1].asked.append(one)
    return [part for part in parts if part.asked]


FLAGS = {FlagKind.SMALL_NUMBER: "Small numbers", FlagKind.EMBARGO: "Embargoes"}


def before_publication(reading):
    """What to look at before a paper is published: (what it is, [(why, the flags of it)]), where there is any."""
    flags = reading.checks.get("flags", []) if reading.read_at else []
    told = defaultdict(lambda: defaultdict(list))
    for one in flags:
        told[one["kind"]][one["why"]].append(one)
    return [(title, list(told[kind].items())) for kind, title in FLAGS.items() if kind in told]


def _asked(told, texts, figures, found, is_date=False):
    return Asked(
        line=told["line"],
        page=told["page"],
        says=told["says"],
        figures=figures,
        found=found,
        verdict=told.get("verdict", Verdict.WORTH_ASKING),
        sentence=_sentence(told, texts),
        is_date=is_date,
        kind=told.get("kind", ""),
    )


def _parts(found, name):
    """The papers, the minutes and the work programme; what stands before them is called by the file's name."""
    private = {item["number"] for item in found["agenda"] if item["private"]}
    parts = [Section(name, says="The pack says")]
    for paper in found["papers"]:
        title, number = paper["subject"] or "A paper", paper["agenda_item"] or ""
        authors = tuple(paper["authors"])
        parts.append(Section(title, paper["line"], number, number in private, authors))
    for minutes in found["minutes"]:
        if minutes["items"]:
            line = minutes["items"][0]["line"]
            parts.append(Section(_minutes_of(minutes["date"]), line, says="The minutes say"))
    for row in found["work_programme"][:1]:
        told = "The work programme says"
        parts.append(Section("Work programme", row["line"], says=told))
    return sorted(parts, key=lambda part: part.line)


def _minutes_of(day):
    return f"Minutes of {long_date(dt.date.fromisoformat(day))}" if day else "Minutes"


def _texts(found):
    """The paragraphs of the papers, each with the line that it stands at or after."""
    return [
        (passage["line"], text)
        for paper in found["papers"]
        for passage in paper["passages"]
        for text in passage["text"].split("\n")
    ]


def _sentence(told, texts):
    """The paragraph that has the words, nearest before or at their line; of a long one, the sentence."""
    says = told["says"]
    having = [text for line, text in texts if line <= told["line"] and says in text]
    if not having or having[-1] == says:
        return ""
    if len(having[-1]) <= SHORT:
        return having[-1]
    return next((one for one in SENTENCE.split(having[-1]) if says in one and one != says), "")
