"""Where the minutes resolve something, and the clauses of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from packs.readers.lines import TextLine
from packs.readers.markers import follows, marks_in_order, number_of, place_of, style_of

BODIES = (
    r"(?:Board|Committee|Sub-Committee|Panel|Commission|Forum|Cabinet|Council|Executive"
    r"|Members|Group|Authority)"
)
#: The words that open a decision at the head of a line: "RESOLVED that", "Agreed:", "Decision –".
STRONG = re.compile(
    r"(?:It was |and it was |That )?(?:unanimously |accordingly |therefore |further |also |then )*"
    r"(?:(?:RESOLVED|AGREED|DECIDED|RECOMMENDED|RESOLUTIONS?|DECISIONS?)\b|(?:Resolved|Agreed"
    r"|Decisions?|Resolutions?)(?=\s*(?::|[–—-]|$|that\b|to\b|unanimously|\()))"
    r"(?! (?:in|by|at|with|for|on|action|notice|maker|making|number|record|sheet)\b)"
    r"|(?:It was |and it was )(?:unanimously |further |also )*resolved\b"
    rf"|The (?:[\w'’&-]+ ){{0,6}}?(?i:{BODIES})(?: \(\d\))? (?:unanimously |further |also )*"
    rf"(?:RESOLVED|AGREED|DECIDED|resolved)\b(?! in\b| at\b)"
)
#: The same within a line, where capitals alone tell a decision from a tale.
INSIDE = re.compile(
    r"(?<=[a-z,.;:)] )(?:and )?(?:it was |was |were )?(?:unanimously |then |therefore "
    r"|further )*RESOLVED\b"
)
#: How a council that never writes RESOLVED puts it.
WEAK = re.compile(
    rf"(?:It was (?:unanimously |further |also )*agreed"
    rf"|(?:The (?:[A-Z][\w'’&-]* ){{0,6}}?)?{BODIES} (?:unanimously |further |also )*(?:agreed"
    rf"|decided))"
    r"(?=\s*:|\s+(?:that|to)\b)"
)
TALE = re.compile(
    r"(?:\bhad|\bhas|\bhave|previously|\bbe|last (?:meeting|year)|earlier|at (?:its|their"
    r"|the) (?:last |previous )?meeting\b[^.]*|“[^”]*)\s*$",
    re.I,
)
AFTER_LEAD = re.compile(
    r"\s*(?:\((?:unanimously|nem\.? ?con\.?|[^()]{0,80}(?:vote|for|against"
    r"|abstention)[^()]{0,80})\)|unanimously|nem\.? con\.?)?\s*[:;,–—.-]*\s*",
    re.I,
)
THAT = re.compile(r"(?:that|to)\b\s*[:–—-]*\s*", re.I)
SUBJECT = re.compile(
    rf"(?P<subject>(?:the |this )?(?:[A-Z][\w'’&,-]* |and |of |for |the "
    rf"|\(\d\) ){{0,12}}?{BODIES}(?: \(\d+\))?)(?![\w'’(]| \(| [A-Z])"
    r"(?P<verb> (?:resolve|agree)[sd]?(?: (?:to|that))?)?\s*[:;,–—-]*\s*"
)
ANOTHER_SPEAKS = re.compile(
    r"(?:be|is|are|was|were|should|has|have|had|meeting|membership|minutes)\b"
)
PLAIN_SUBJECT = re.compile(
    r"the|this|scrutiny|overview|and|select|full|county|city|borough|district|sub|members|council"
    r"|committee|board|panel|cabinet|commission|executive|forum|group|authority"
)
LOST = re.compile(
    r"\b(?:motion|amendment|proposal|proposition|vote)\b[^.]{0,60}\b(?:lost|fell|fail(?:s|ed)"
    r"|defeated|not carried|rejected|not agreed|withdrawn)\b|^(?:lost|not carried)\b",
    re.I,
)
#: The same within a clause, which may itself reject a proposal.
FELL = re.compile(
    r"\b(?:put|vote|motion|amendment)\b[^.]{0,60}\b(?:(?:declared|was|were|and) (?:lost|defeated)"
    r"|was not carried)\b",
    re.I,
)
#: Another motion, or an amendment, begins here.
MOVED = re.compile(r"\b(?:moved|proposed|proposer|seconded|seconder)\b", re.I)
TAIL = re.compile(r"\s*(?:[;,]\s*(?:and|or)?|\band)\s*$")


@dataclass(frozen=True)
class Clause:
    number: str | None
    text: str
    line: int
    page: int | None


@dataclass(frozen=True)
class Decision:
    """A block of clauses: the lines it takes, its lead, and what stood before it in its line."""

    start: int
    end: int
    lead: str
    before: str
    clauses: tuple[Clause, ...]


def decisions(lines: list[TextLine], board: str | None, *, is_weak: bool) -> Iterator[Decision]:
    """The decisions of one minute; lost motions and quoted ones are left out."""
    at = 0
    while at < len(lines):
        opening = opening_of(lines[at].text, is_weak=is_weak)
        if opening is None:
            at += 1
            continue
        decision = _decision(lines, at, opening, board)
        if decision.clauses and not _is_lost(decision, lines[decision.end : decision.end + 3]):
            yield decision
        at = max(decision.end, at + 1)


def _is_lost(decision: Decision, below: list[TextLine]) -> bool:
    """Whether what was moved fell, by its own words or those below before another motion."""
    if FELL.search(decision.clauses[-1].text):
        return True
    for line in below:
        if MOVED.search(line.text):
            return False
        if LOST.search(line.text):
            return True
    return False


def opening_of(text: str, *, is_weak: bool) -> tuple[int, int] | None:
    """Where the words that open a decision begin and end."""
    if text.startswith(("“", '"', "‘")):
        return None
    match = STRONG.match(text) or (WEAK.match(text) if is_weak else None)
    if match:
        return match.span()
    for match in INSIDE.finditer(text):
        before = text[: match.start()]
        is_quoted = before.count('"') % 2 == 1
        if not is_quoted and not TALE.search(before[-60:]):
            return match.span()
    return None


def _decision(
    lines: list[TextLine], at: int, opening: tuple[int, int], board: str | None
) -> Decision:
    line = lines[at]
    rest, lead = _without_lead(line.text[opening[1] :], board)
    lead = f"{line.text[opening[0] : opening[1]]} {lead}"
    clauses = _inline(rest, line)
    hangs = _hangs(rest, lines, at)
    if hangs and len(clauses) <= 1 and not (clauses and clauses[0].number):
        lead, clauses = f"{lead} {rest}", []
    end = at + 1
    if not clauses or clauses[-1].number or hangs:
        clauses, end = _clauses_below(lines, end, clauses, outer=line.marker)
    if not clauses:
        clauses, end = _paragraphs_below(lines, at + 1)
    kept = tuple(
        replace(one, text=TAIL.sub("", one.text)) for one in clauses if one.text.strip(" .:;")
    )
    return Decision(at, end, lead, line.text[: opening[0]].strip(), kept)


def _without_lead(text: str, board: str | None) -> tuple[str, str]:
    """ "that the Board note it" into ("note it", "that the Board")."""
    start = AFTER_LEAD.match(text).end()
    if that := THAT.match(text, start):
        start = that.end()
    subject = SUBJECT.match(text, start)
    if subject and _is_speaker(subject["subject"], board):
        behind = text[subject.end() :]
        if subject["verb"] or not ANOTHER_SPEAKS.match(behind):
            start = subject.end()
    return text[start:].strip(), text[:start].strip()


def _is_speaker(subject: str, board: str | None) -> bool:
    own = re.findall(r"[\w'’]+", (board or "").lower())
    words = re.findall(r"[\w'’]+", subject.lower())
    return all(word.isdigit() or word in own or PLAIN_SUBJECT.fullmatch(word) for word in words)


def _hangs(rest: str, lines: list[TextLine], at: int) -> bool:
    """Whether the words are only the lead of the list below."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or not below.marker or below.cells:
        return False
    return rest.endswith((":", "–", "-")) or not rest.endswith((".", ";", "!"))


def _inline(text: str, line: TextLine) -> list[Clause]:
    """The clauses of one line: "(a) this; (b) that" is two."""
    marks = marks_in_order(text)
    if not marks or (marks[0].start() > 0 and len(marks) < 2):
        return [Clause(None, text, line.line, line.page)] if text else []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        Clause(mark[1], text[mark.end() : end].strip(), line.line, line.page)
        for mark, end in zip(marks, ends, strict=True)
    ]


def _clauses_below(
    lines: list[TextLine], at: int, clauses: list[Clause], outer: str
) -> tuple[list[Clause], int]:
    """The list items below a lead; deeper lists and cut-off lines belong to the clause above."""
    first = None
    while at < len(lines):
        line = lines[at]
        if line.cells or line.is_heading or opening_of(line.text, is_weak=False):
            break
        if not line.marker:
            if not (clauses and line.text[0].islower()):
                break
            clauses[-1] = _longer(clauses[-1], line.text)
        elif _is_next(line, clauses, first, outer):
            first = first or line
            clauses.append(Clause(number_of(line.marker), line.text, line.line, line.page))
        elif (
            clauses and (line.depth > (first or line).depth or clauses[-1].text.endswith(":"))
        ) or (
            clauses
            and re.search(r":( |$)", clauses[-1].text)
            and first
            and style_of(line.marker) != style_of(first.marker)
        ):
            clauses[-1] = _longer(clauses[-1], _nested(line))
        else:
            break
        at += 1
    return clauses, at


def _is_next(line: TextLine, clauses: list[Clause], first: TextLine | None, outer: str) -> bool:
    number = number_of(line.marker)
    if (
        outer
        and number
        and style_of(outer) == style_of(line.marker)
        and follows(number_of(outer) or "", number)
    ):
        return False
    if not clauses:
        return number is None or place_of(number) == 1
    is_other = first and (
        style_of(line.marker) != style_of(first.marker) or line.depth > first.depth
    )
    if is_other and not follows(clauses[-1].number or "", number or ""):
        return False
    if number is None:
        return clauses[-1].number is None and not clauses[-1].text.endswith(":")
    return bool(clauses[-1].number) and follows(clauses[-1].number, number)


def _paragraphs_below(lines: list[TextLine], at: int) -> tuple[list[Clause], int]:
    """Clauses without markers: every paragraph that begins with "That", else the first one."""
    clauses: list[Clause] = []
    while at < len(lines):
        line = lines[at]
        if line.cells or line.marker or line.is_heading:
            break
        if clauses and not re.match(r"(?:That|To)\b", line.text):
            break
        clauses.append(Clause(None, line.text, line.line, line.page))
        at += 1
    return clauses, at


def _longer(clause: Clause, text: str) -> Clause:
    return replace(clause, text=f"{clause.text} {text}"[:20_000])


def _nested(line: TextLine) -> str:
    return f"{line.marker} {line.text}" if number_of(line.marker) else line.text
