"""A recommendation being drafted: what could be said of it, in courteous words, before it is put to anybody.

A recommendation can be followed up when it says who is asked, for what, by when, and how it will be known to be done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from packs.checks.sentences import Reading
from packs.checks.told import Advice, AdviceKind
from packs.readers.due import Calendar, find_due
from packs.readers.found import Paper
from packs.readers.lines import TextLine

VERB = (
    "add|adopt|allocate|amend|appoint|arrange|assess|audit|bring|build|carry out|circulate|clarify"
    "|close|collect"
    "|commission|complete|conduct|confirm|consult|create|deliver|develop|draft|ensure|establish"
    "|evaluate|extend"
    "|fund|give|hold|identify|implement|improve|include|increase|inform|introduce|invest"
    "|investigate|issue|launch"
    "|lobby|make|offer|open|organise|prepare|present|prioritise|produce|promote|protect|provide"
    "|publicise|publish"
    "|raise|recruit|reduce|refer|refresh|reinstate|remove|replace|report|review|revise|run|secure"
    "|seek|send|set out"
    "|set up|share|simplify|strengthen|submit|supply|survey|train|undertake|update|visit|work|write"
)
#: With what follows, so that "the review and update of the policy" is no verb.
OBJECT = (
    r"(?: back| out| up)? (?=(?:the|a|an|all|any|each|every|its|their|his|her|this|these|how"
    r"|whether|what|that|with|to"
    r"|more|further|new|additional|termly|monthly|quarterly|annual|detailed|at least|[\dA-Z])\b)"
)
ASK = re.compile(rf"\b(?P<verb>(?:{VERB})(?:es|s)?)\b{OBJECT}")
PASSIVE_ASK = re.compile(
    r"\bbe (?P<verb>(?!not\b|asked\b|request|recommend|invited\b|considered\b|noted\b|monitored\b"
    r"|encouraged\b|explored\b"
    r"|kept\b|given\b)\w+(?:ed|en|ought|ade|ent|eld|iven|un|ut))\b"
)
SECOND = re.compile(r"(?:,? and|[.;])(?: also| then)? (?:to |that (?:[\w’'&-]+ ){1,8}?)?$")
SENTENCE_START = re.compile(r"(?:^|(?<=[.;] ))[A-Z](?=[a-z])")
#: The second half of one ask: what was found out is told.
TELLS = re.compile(
    r"(?:reports?|updates?|presents?|submits?|brings?|gives?|makes?|shares?|sends?|publish\w*|circulat\w*)\b"
    r"(?: back)?(?: (?:it|them|this|these|its|their|the (?:results?|findings?|outcomes?|answers?"
    r"|conclusions?|report))\b"
    r"| to the | a (?:further )?(?:report|update)\b| (?:termly|monthly|quarterly)\b)"
)
PURPOSE = re.compile(
    r"\b(?:so that|so as to|in order (?:to|that)|with a view to|with the aim|to (?:give|allow"
    r"|enable|help|ensure|make sure"
    r"|support|inform|encourage)\b|which|who|whose|because|given that|as well as how)\b"
)
WEAK = re.compile(
    r"\b(?P<words>(?:gives? )?consideration (?:is |be )?(?:to|given)|considers?(?! that)"
    r"|be considered|be noted"
    r"|continues? to (?:monitor|review|support|work|consider|explore|develop|promote|engage)"
    r"|(?:be |is )?kept under review"
    r"|keeps? (?:[\w ]{1,40}? )?under review|notes? (?=the|this|that|its|with|progress|and)"
    r"|(?:be )?mindful of"
    r"|explor(?:es?|ed)|looks? (?:into|at)|bears? in mind|(?:has|have|have due) regard to"
    r"|monitors?|be monitored"
    r"|endeavours? to|(?:be )?encouraged to|tr(?:y|ies) to|aims? to)\b",
    re.I,
)
WHO = re.compile(
    r"(?:(?<=[\w,;] )[A-Z][\w’'&-]+(?: (?:[A-Z][\w’'&-]+|and|of|for|the))*|\bofficers?|\bpartners?|\bschools"
    r"|\bgoverning bodies|\bhead ?teachers|\bproviders|\b(?:the|each|every|all) (?:service"
    r"|authority|council|executive"
    r"|cabinet|board|committee|panel|department|trust|team|group|chair|contractor|operator"
    r"|landlord|school|college"
    r"|member|ward councillor)s?)\b"
    rf"(?= (?:to|should|be|is|are|must|and|for|of|in|answer|attend|consider|continue|explain"
    rf"|explore|meet|monitor|note|respond|take"
    rf"|{VERB}|[a-z]+s)\b)"
)
#: The board's own to do.
OURS = re.compile(
    r"(?:That |to )?(?:receive|invite|hold|visit|set up|establish|add|identify)\b", re.I
)
#: Done at the meeting itself: nothing of it falls due.
HERE_AND_NOW = re.compile(
    r"(?:That |that )?(?:(?:the|this) [A-Z][\w’'& ]{3,60}? )?(?:to )?(?:acknowledg|agree|appoint"
    r"|approv|comment|confirm"
    r"|consider|decid|determin|discuss|elect|endors|identif|not|scrutinis|support|thank|welcom)\w*\b"
    r"|(?:That )?[\w’', -]{3,120} be (?:\w+ly )?(?:noted|agreed|approved|endorsed|received"
    r"|welcomed|supported|thanked)\b",
    re.I,
)
WHEN = re.compile(
    r"\b(?:immediately|without delay|urgently|as a matter of urgency|forthwith|termly|weekly"
    r"|monthly|yearly|annual(?:ly)?"
    r"|quarterly|each (?:year|term|month|quarter|meeting)|every (?:\w+ )?(?:years?|terms?|months?"
    r"|weeks?|quarters?|meeting)"
    r"|20\d\d[/–-]\d\d|(?:this|next|the current) (?:year|term|month|quarter|municipal year|financial year)"
    r"|(?:by|before|at|from) (?:the )?(?:start|end|beginning) of)\b",
    re.I,
)
REGULAR = re.compile(r"\b(?P<words>(?:regular(?:ly)?|periodic(?:ally)?|ongoing)(?: \w+)?)\b", re.I)
HOPED = re.compile(
    r"\b(?P<words>(?:improv|strengthen|promot|enhanc|encourag|maximis|optimis|facilitat|champion"
    r"|embed|foster|support)\w*"
    r"|rais(?:e|es|ing|ed) (?:the )?(?:awareness|profile)|work\w* (?:more )?(?:closely|together))\b",
    re.I,
)
#: What can be seen to be there, or counted.
SEEN = re.compile(
    r"\d|%|\b(?:report\w*|publish\w*|evidence|target\w*|measur\w*|baseline|milestone\w*|percent\w*"
    r"|how many|numbers?|rates?"
    r"|figures|data|benchmark\w*|survey\w*|results|findings|all|every|each|writ(?:e|es|ten)"
    r"|letters?|plans?|strategy"
    r"|polic(?:y|ies)|timetable|list|update\w*|briefing|cop(?:y|ies)|two|three|four|five|six|half"
    r"|twice|double|halve"
    r"|invit\w*|meetings?|visit\w*|appoint\w*|circulat\w*|set up|establish\w*|fund\w*|budget)\b",
    re.I,
)
#: Letters of a text that are shown where what is meant is missing.
SHOWN = 60
#: No recommendation is longer.
LONGEST = 5_000


@dataclass(frozen=True)
class Draft:
    """One recommendation, and what its form says beside its words."""

    text: str
    addressed_to: tuple[str, ...] = ()
    due: str = ""


def advise(
    text: str,
    *,
    addressed_to: Sequence[str] = (),
    due: str = "",
    line: int = 1,
    page: int | None = None,
) -> tuple[Advice, ...]:
    """What could be said of a recommendation; of one that says who, what and by when, nothing.

    `due` is the date or the words of a form's own field, `addressed_to` the names in it.
    """
    draft = Draft(" ".join(text[:LONGEST].split()), tuple(addressed_to), due)
    told = ((kind, rule(draft), why) for kind, rule, why in RULES)
    return tuple(Advice(kind, words, why, line, page) for kind, words, why in told if words)


def advice(reading: Reading) -> Iterator[Advice]:
    """What could be said of every recommendation that a pack's papers put to their board."""
    for paper in reading.found.papers:
        for text in paper.recommendations:
            place = _place(text, paper, reading.lines)
            # A paper's recommendations are made to the board that it goes to.
            yield from advise(text, addressed_to=("the board",), line=place.line, page=place.page)


def no_addressee(draft: Draft) -> str:
    """Nobody is asked: "That a survey be carried out by June"."""
    is_named = draft.addressed_to or OURS.match(draft.text) or WHO.search(draft.text)
    return "" if is_named or HERE_AND_NOW.match(draft.text) else _beginning(draft.text)


def no_date(draft: Draft) -> str:
    """Something is to be done, and the text says neither by when nor how often: also "regular updates"."""
    is_dated = draft.due or WHEN.search(draft.text) or find_due(draft.text, Calendar())
    if is_dated or HERE_AND_NOW.match(draft.text):
        return ""
    how_often = REGULAR.search(draft.text)
    return how_often["words"] if how_often else _beginning(draft.text)


def two_asks(draft: Draft) -> str:
    """Two things to be done, each with an object of its own: "publishes the plan and writes to every school".

    To find something out and to report it is one.
    """
    text = PURPOSE.split(draft.text, maxsplit=1)[0]
    for first, second in pairwise(_asks(text)):
        between = text[first.end() : second.start()]
        is_second = SECOND.search(between) and len(between.split()) > 2
        if is_second and not TELLS.match(text[second.start("verb") :]):
            return text[first.start("verb") : second.end("verb")]
    return ""


def weak_verb(draft: Draft) -> str:
    """The verb of the ask is one of those after which nothing need be seen to happen: "considers", "notes"."""
    weak, asks = WEAK.search(draft.text), _asks(draft.text)
    is_first = weak and (not asks or weak.start() <= asks[0].start())
    return weak["words"].strip() if is_first else ""


def no_measure(draft: Draft) -> str:
    """Something is hoped for, and nothing said by which it could be seen: "improves outcomes"."""
    hoped = HOPED.search(draft.text)
    is_told = not hoped or SEEN.search(draft.text) or HERE_AND_NOW.match(draft.text)
    return "" if is_told or weak_verb(draft) else hoped[0]


RULES = (
    (
        AdviceKind.NO_ADDRESSEE,
        no_addressee,
        "Who is asked? With a person or a body named, somebody knows that an answer is theirs to give.",
    ),
    (
        AdviceKind.NO_DATE,
        no_date,
        "By when, or how often? With a date or a meeting named, the board can ask again in good time.",
    ),
    (
        AdviceKind.TWO_ASKS,
        two_asks,
        "Could these be two recommendations? Each can then be answered, and followed up, by itself.",
    ),
    (
        AdviceKind.WEAK_VERB,
        weak_verb,
        "What should be different afterwards? These words can be met without anything happening.",
    ),
    (
        AdviceKind.NO_MEASURE,
        no_measure,
        "How will the board know that it has been done? A figure, a document or a report back would tell.",
    ),
)


def _asks(text: str) -> list[re.Match]:
    """The verbs of what is asked; of those with a capital only such as begin a sentence."""
    text = SENTENCE_START.sub(lambda letter: letter[0].lower(), text)
    found = [*ASK.finditer(text), *PASSIVE_ASK.finditer(text)]
    return sorted(found, key=lambda one: one.start())


def _beginning(text: str) -> str:
    """The words meant where something is missing: how the text begins."""
    if len(text) <= SHOWN:
        return text
    return text[:SHOWN].rsplit(" ", 1)[0] + " …"


def _place(text: str, paper: Paper, lines: Sequence[TextLine]) -> TextLine | Paper:
    own = (line for line in lines if line.line >= paper.line and line.text == text)
    return next(own, paper)
