"""How many of a table's rows are told to be so: "three of the four directorates are forecast to overspend"."""

import re
from collections.abc import Iterator

from packs.checks.prose.money import Account, accounts_of
from packs.checks.sentences import Reading, Sentence
from packs.checks.tables.totals import TOTAL
from packs.checks.tellings import series
from packs.checks.tellings.targets import is_met
from packs.checks.told import Claim, Verdict
from packs.readers.counting import CARDINAL, count_of
from packs.readers.found import Measure

_N = rf"(?:\d{{1,3}}|{CARDINAL})"
SAID = re.compile(
    rf"\b(?P<some>{_N}|all|none) (?:out )?of (?:the |our )?(?P<all>{_N}) (?P<things>(?:[a-z]+ ){{0,2}}?[a-z]+s)"
    r" (?:(?:are|were|is|was|have|had|has) )?(?:(?:forecast|projected|expected) to )?(?:be )?"
    r"(?P<what>(?P<over>overspen\w+)|(?P<under>underspen\w+)"
    r"|(?P<met>(?:met|achieved|hit|meet|on) (?:(?:the|its|their) )?targets?)"
    r"|(?P<missed>(?:missed|did not meet) (?:(?:the|its|their) )?targets?))\b",
    re.IGNORECASE,
)


MEASURES = re.compile(r"(?:key |performance )*(?:indicators|measures|kpis|targets)", re.IGNORECASE)


def row_count_claims(reading: Reading) -> Iterator[Claim]:
    """Held against the one table of the paper that has so many rows, all of which can be told."""
    accounts: list[Account] | None = None
    for sentence in reading.told:
        for said in SAID.finditer(sentence.text):
            accounts = accounts_of(reading) if accounts is None else accounts
            of = count_of(said["all"])
            tables = [one for one in _tables(reading, sentence, said, accounts) if len(one) == of]
            if len(tables) == 1 and None not in tables[0].values():
                yield _claim(sentence, said, tables[0])


def _tables(
    reading: Reading, sentence: Sentence, said: re.Match, accounts: list[Account]
) -> Iterator[dict[str, bool | None]]:
    """Of each table of a sentence's paper, which of its rows are as told; None where nobody can tell."""
    if said["over"] or said["under"]:
        for one in accounts:
            if reading.part_of(one.grid.line) is sentence.part and _are_rows_of(
                one, said["things"]
            ):
                overs = {
                    row.label: one.over(row)
                    for row in one.grid.rows
                    if not TOTAL.fullmatch(row.label)
                }
                yield {
                    label: None if over is None else over > 0 if said["over"] else over < 0
                    for label, over in overs.items()
                }
        return
    if not MEASURES.fullmatch(said["things"]):
        return
    for measures in reading.measures_by_table:
        if reading.part_of(measures[0].line) is sentence.part:
            met = {one.title: _is_met(one, reading) for one in measures}
            yield {
                title: None if one is None else one == bool(said["met"])
                for title, one in met.items()
            }


def _are_rows_of(account: Account, things: str) -> bool:
    """Whether the head of a table's first column is what is counted: "Directorate" of "directorates"."""
    head = account.grid.columns[0].header.lower()
    return bool(head) and things.lower() in (f"{head}s", head)


def _is_met(measure: Measure, reading: Reading) -> bool | None:
    return is_met(measure, series.own_area(measure, reading.council))


def _claim(sentence: Sentence, said: re.Match, rows: dict[str, bool | None]) -> Claim:
    told = {"all": len(rows), "none": 0}.get(said["some"].lower(), count_of(said["some"]))
    so = [label for label, is_so in rows.items() if is_so]
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=said[0],
        figures=f"the {len(rows)} rows of the table",
        computed=f"{len(so)}: {', '.join(so) or 'none'}",
        verdict=Verdict.AGREES if len(so) == told else Verdict.WORTH_ASKING,
    )
