"""Improvement plans: an inspection's recommendations, the progress on each, and sign-offs."""

import re
from collections import Counter
from dataclasses import dataclass

from packs.readers.blocks import Block, Cell, Heading, ListItem, Paragraph, Row, Table
from packs.readers.dates import find_date
from packs.readers.found import Plan, Recommendation, SignOff

HEAD = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?Recommendation\s+(?P<number>\d{1,3}[a-z]?)"
    r"\s*(?:[:.–—-]\s*(?P<text>.*))?$",
    re.IGNORECASE,
)
SECTION = re.compile(r"\d{1,2}\.?\s+[A-Z]")
PARAGRAPH_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'‘])")
OBJECTIVE = re.compile(
    r"^(?:the |our |its |an? )?(?:\w+ ){0,2}(?:objective|aim|outcome)s?(?: \w+){0,4}? "
    r"(?:is|are|was|were|will be)\b|^objective\s*:",
    re.IGNORECASE,
)
PLAN_NAME = re.compile(
    r"\b((?:[A-Z][\w'’&-]*(?: (?:and|of|for|the|&))? ){1,6}"
    r"(?:Improvement|Action|Delivery|Recovery|Transformation) Plan)\b"
)
SOURCE = re.compile(
    r"\b(?:[A-Z][\w'’&-]* ){0,5}"
    r"(?i:inspection|peer review|peer challenge|review|audit|inquiry|assessment|ilacs|jtai)"
    r"(?: \w+){0,3}? (?:published|issued|dated|of|in|on) (?:on )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8},? \d{4}"
)
SIGNED_OFF = re.compile(r"\bsigned[- ]off\b", re.IGNORECASE)
NOT_YET = re.compile(
    r"\b(?:will|to be|not been|yet to|awaiting|before|until|once|should be|would be|must be)\b"
    r"[^.]{0,60}$",
    re.IGNORECASE,
)
SIGNED_INLINE = re.compile(
    r"^(?P<text>.{3,200}?),? (?:was|were|has been|have been) (?:formally )?signed[- ]off\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
BODY_ON = re.compile(
    r"\b(?:to|by|at|of) (?:the |a meeting of the )?"
    r"(?P<by>(?:[A-Z][\w'’&-]* (?:and |of |for |& )?){0,7}"
    r"(?:Board|Committee|Panel|Group|Cabinet|Commission))\b"
)
NUMBER_HEAD = r"^(?:no\.?|number|ref(?:erence)?\.?|#|rec(?:ommendation)? (?:no\.?|number|ref))$"
COLUMNS = {
    "number": NUMBER_HEAD,
    "text": r"recommendation|finding|area for improvement",
    "objective": r"objective|aim|outcome|what good looks like",
    "progress": r"progress|update|position|evidence|commentary|actions? taken",
}


@dataclass
class Gathering:
    """One recommendation while its paragraphs are gathered."""

    number: str
    text: str
    block: Block
    paragraphs: list[str]


def read_plans(blocks: list[Block], starts: list[int]) -> list[Plan]:
    """A plan for each paper on two recommendations or more; `starts` are the papers' lines."""
    found = []
    for own in _papers(blocks, starts):
        recommendations = _recommendations(own)
        for block in own:
            recommendations += _from_table(block) if isinstance(block, Table) else []
        if len(recommendations) > 1 and any(
            one.progress or one.objective for one in recommendations
        ):
            first = recommendations[0].line
            found.append(
                Plan(
                    _title(own, first),
                    _source(own, first),
                    tuple(recommendations),
                    tuple(_sign_offs(own)),
                )
            )
    return found


def _papers(blocks: list[Block], starts: list[int]) -> list[list[Block]]:
    papers: list[list[Block]] = [[]]
    heads = set(starts)
    for block in blocks:
        if block.line in heads:
            papers.append([])
        papers[-1].append(block)
    return papers


def _recommendations(blocks: list[Block]) -> list[Recommendation]:
    gathered: list[Gathering] = []
    is_open = False
    for block in blocks:
        head = HEAD.match(block.text) if not isinstance(block, Table) else None
        if head and (head["text"] or isinstance(block, Heading)):
            gathered.append(Gathering(head["number"], head["text"] or "", block, []))
            is_open = True
        elif is_open and _ends(block):
            is_open = False
        elif is_open and block.text:
            _gather(gathered[-1], block)
    return [_recommendation(one) for one in gathered]


def _ends(block: Block) -> bool:
    """Whether another section begins: a heading, a short bold line, or a bold whole number."""
    if isinstance(block, Heading):
        return True
    if isinstance(block, ListItem):
        return block.is_bold and bool(re.fullmatch(r"\d{1,2}\.?", block.marker))
    if not isinstance(block, Paragraph) or not block.is_bold:
        return False
    return bool(SECTION.match(block.text)) or (
        len(block.text) < 80 and not block.text.endswith((".", ":", ";", ","))
    )


def _gather(one: Gathering, block: Block) -> None:
    text = PARAGRAPH_NUMBER.sub("", block.text, count=1)
    if not one.text:
        one.text = text
    # What a page break has cut goes on in small letters.
    elif one.paragraphs and isinstance(block, Paragraph) and text[0].islower():
        one.paragraphs[-1] = f"{one.paragraphs[-1]} {text}"
    else:
        one.paragraphs.append(text)


def _recommendation(one: Gathering) -> Recommendation:
    objective, progress = None, []
    for paragraph in one.paragraphs:
        sentences = SENTENCE_END.split(paragraph)
        aims = [sentence for sentence in sentences if OBJECTIVE.match(sentence)]
        objective = objective or (aims[0] if aims else None)
        rest = " ".join(sentence for sentence in sentences if sentence != objective)
        progress += [rest] if rest else []
    return Recommendation(
        one.number, one.text, objective, tuple(progress), one.block.line, one.block.page
    )


def _from_table(table: Table) -> list[Recommendation]:
    """Recommendations in rows, where the head names a column for them and one for the outcome."""
    if len(table.rows) < 2:
        return []
    columns = _columns(table.rows[0])
    if "text" not in columns or not {"objective", "progress"} & set(columns):
        return []
    return [made for row in table.rows[1:] if (made := _from_row(row, columns))]


def _columns(row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        name = next(
            (name for name, words in COLUMNS.items() if re.search(words, cell.text, re.I)), None
        )
        if name and name not in found and len(cell.text) < 60:
            found[name] = at
    return found


def _from_row(row: Row, columns: dict[str, int]) -> Recommendation | None:
    cells = {name: row.cells[at] for name, at in columns.items() if at < len(row.cells)}
    if "text" not in cells or not cells["text"].text:
        return None
    head = HEAD.match(cells["text"].text) or re.match(
        r"(?P<number>\d{1,3})[.):]?\s+(?P<text>.+)", cells["text"].text
    )
    number = cells["number"].text if "number" in cells else (head["number"] if head else None)
    text = (head["text"] if head else None) or cells["text"].text
    progress = cells.get("progress")
    paragraphs = _paragraphs(progress) if progress and progress.text else ()
    objective = cells["objective"].text if "objective" in cells else None
    return Recommendation(
        number or None, text, objective or None, tuple(paragraphs), row.line, row.page
    )


def _paragraphs(cell: Cell) -> list[str]:
    """The paragraphs of a cell: in a PDF, a line of it that ends no sentence was only wrapped."""
    found: list[str] = []
    for part in cell.parts or (cell.text,):
        if found and not found[-1].endswith((".", "!", "?", ";", ":")):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _title(blocks: list[Block], first: int) -> str | None:
    """The plan that the paper names most often, else the heading over the recommendations."""
    names = Counter(
        re.sub(r"^The ", "", name) for block in blocks for name in PLAN_NAME.findall(block.text)
    )
    if names:
        return names.most_common(1)[0][0]
    heads = [block.text for block in blocks if isinstance(block, Heading) and block.line < first]
    return re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", heads[-1]) if heads else None


def _source(blocks: list[Block], first: int) -> str | None:
    """The inspection or review that the paragraphs just above the recommendations name."""
    above = [block.text for block in blocks if block.line < first and not isinstance(block, Table)]
    for text in reversed(above[-4:]):
        if match := SOURCE.search(text):
            return match[0]
    return None


def _sign_offs(blocks: list[Block]) -> list[SignOff]:
    found = []
    for at, block in enumerate(blocks):
        for match in list(SIGNED_OFF.finditer(block.text))[:1]:
            if NOT_YET.search(block.text[: match.start()]):
                continue
            if block.text.endswith(":"):
                found += _listed(block, blocks[at + 1 :])
            elif inline := _inline(block):
                found.append(inline)
    return found


def _listed(lead: Block, below: list[Block]) -> list[SignOff]:
    on, by = find_date(lead.text), _body(lead.text)
    found = []
    for block in below:
        if not isinstance(block, ListItem) or re.match(r"\d+\.\d", block.marker):
            break
        found.append(SignOff(block.text.rstrip(";."), on, by, block.line, block.page))
    return found


def _inline(block: Block) -> SignOff | None:
    for sentence in SENTENCE_END.split(block.text):
        if match := SIGNED_INLINE.match(sentence):
            rest = match["rest"]
            if find_date(rest) or _body(rest):
                return SignOff(
                    match["text"].removeprefix("The "),
                    find_date(rest),
                    _body(rest),
                    block.line,
                    block.page,
                )
    return None


def _body(text: str) -> str | None:
    match = BODY_ON.search(text)
    return match["by"].strip() if match else None
