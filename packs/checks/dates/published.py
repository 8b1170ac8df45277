"""One thing that is said to be published on two days, and appendices that a paper names and does not have."""

import datetime as dt
import re
from collections.abc import Iterator

from packs.checks.sentences import APPENDED, Reading, Sentence
from packs.checks.told import DateAsked
from packs.checks.when import DAY
from packs.readers.blocks import Heading
from packs.readers.found import Minutes

PUBLISHED = re.compile(r"\b(?:published|released|issued)\b", re.I)
UNDER_HEADING = re.compile(r"Published(?: on)?: ?", re.I)
#: In front of each day of a list: "… Key Stage 2 on 25 January"
NAMED = re.compile(
    r"(?:(?:^|,) ?(?:and )?|\b(?:and|for|of) )(?:the )?(?P<name>\w[^,;:]{2,80}?) on $"
)
BRACKETS = re.compile(r"\([^)]*\)")
WORD = re.compile(r"[a-z0-9-]+")
COMMON = {
    "and",
    "the",
    "of",
    "for",
    "in",
    "results",
    "data",
    "assessment",
    "assessments",
    "including",
    "on",
}
CITED = re.compile(
    r"\b(?:Appendix|Annexe?) (?P<label>[A-H]|[1-9]\d?)\b(?!\d|\.\d|/)(?! (?:of|to|in) (?:the|that|its)\b)"
)
LABEL = re.compile(r"(?:Appendix|Annexe?) (?P<label>[A-Z]|\d{1,2})\b", re.I)


def published_on_two_days(reading: Reading) -> Iterator[DateAsked]:
    """A list in a sentence, and a heading of the same name over "Published: …" with another day."""
    under = [
        (one, span.first)
        for one in reading.told
        if one.heading and UNDER_HEADING.match(one.text)
        for span in one.spans[:1]
        if span.kind == DAY
    ]
    for sentence in reading.told if under else ():
        for name, day, at, end in _named_days(sentence):
            same = [
                (head, other)
                for head, other in under
                if head.part is sentence.part and _is_of(name, head.heading)
            ]
            if len({other for _, other in same}) == 1 and same[0][1] != day:
                head, other = same[0]
                found = f"published {other:%-d %B %Y} under the heading {head.heading} (line {head.line})"
                yield DateAsked(sentence.line, sentence.text[at:end].strip(), found, sentence.page)


def _named_days(sentence: Sentence) -> Iterator[tuple[set[str], dt.date, int, int]]:
    """What a sentence says was published, each with its day."""
    if not PUBLISHED.search(sentence.text) or UNDER_HEADING.match(sentence.text):
        return
    last = 0
    for span in sentence.spans:
        before = BRACKETS.sub(lambda one: " " * len(one[0]), sentence.text[last : span.start])
        said = NAMED.search(before) if span.kind == DAY else None
        if said:
            yield _words(said["name"]), span.first, last + said.start("name"), span.end
        last = span.end


def _is_of(name: set[str], heading: str) -> bool:
    """Whether all the words of a name stand in a heading."""
    return len(name) > 1 and name <= _words(heading)


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower())) - COMMON


def appendix_that_is_not(reading: Reading) -> Iterator[DateAsked]:
    """The text cites "Appendix A", and the paper's own appendices are 1 and 2."""
    own = _appendices(reading)
    told: set[tuple[int, str]] = set()
    for sentence in reading.told:
        part = id(sentence.part)
        labels = own.get(part, set())
        if not labels or sentence.is_appended or isinstance(sentence.part, Minutes):
            continue
        for cited in CITED.finditer(sentence.text):
            label = cited["label"]
            is_other = all(one.isdigit() != label.isdigit() for one in labels)
            if is_other and (part, label) not in told:
                told.add((part, label))
                found = f"the paper's appendices are {', '.join(sorted(labels))}"
                yield DateAsked(sentence.line, cited[0], found, sentence.page)


def _appendices(reading: Reading) -> dict[int, set[str]]:
    """The appendices that stand in each paper under headings of their own."""
    found: dict[int, set[str]] = {}
    headings = {
        block.line
        for block in reading.blocks
        if isinstance(block, Heading) and APPENDED.match(block.text)
    }
    for sentence in reading.told:
        label = LABEL.match(sentence.text) if sentence.line in headings else None
        if label and sentence.part:
            found.setdefault(id(sentence.part), set()).add(label["label"].upper())
    return found
