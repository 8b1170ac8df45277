"""What a clause of a resolution is, whom it speaks to, and when it is due."""

import re

from packs.readers.clauses import Clause
from packs.readers.dates import MONTH
from packs.readers.due import Calendar, find_due
from packs.readers.found import Resolution

BODY = (
    r"(?:board|committee|sub-committee|panel|commission|forum|cabinet|council|scrutiny"
    r"|meeting|members|group|executive)"
)
PAPER = (
    r"(?:report|update|paper|briefing(?: note| paper| report)?|progress report"
    r"|information report|presentation|review|feedback|position statement)s?"
)
#: The kinds, the most specific first: the first whose words stand in the clause counts.
KINDS = (
    (
        "report_back",
        rf"\breport(?:s|ed)?[- ]back\b|\b(?:bring|brought|come|comes|return"
        rf"|returned)\b[^.;]{{0,40}}\bback\b"
        rf"|\breports? to (?:the |a |its |their )?(?:next|future|later|{BODY})\b"
        rf"|\b(?:further|follow[- ]up|updated?|progress|regular|annual|quarterly|monthly"
        rf"|six[- ]monthly|additional|detailed|future|another|an?"
        rf"|any)\s+(?:\w+\s+){{0,3}}?{PAPER}\b"
        rf"[^.;]{{0,160}}?\b(?:to (?:the |a |this |its )?(?:\w+ ){{0,3}}{BODY}|(?:be |is "
        rf"|are )?(?:brought|presented|submitted|reported|received|considered|provided)"
        rf"|in (?:\w+ months?|due course)|at (?:the|a) )"
        rf"|\b(?:request|receive|ask for|seek|require|provide|bring|submit|present)(?:s"
        rf"|ed)?\s+(?:(?:that |for )?(?:an?|the|further|regular|annual|quarterly"
        rf"|monthly)\s+)(?:\w+\s+){{0,3}}?(?:update|progress report|follow[- ]up)s?\b"
        rf"|\b(?:further|follow[- ]up|regular|updated) (?:report|update)s?\b[^.;]{{0,40}}\b(?:be"
        rf"|from|on|in)\b"
        rf"|\b(?:be updated|update (?:the )?{BODY}|be kept informed|report(?:s|ed)? progress)\b",
    ),
    (
        "hold_event",
        r"\b(?:workshop|seminar|session|visit|tour|summit|conference|training|event|away day|"
        r"drop-in|meeting|briefing|spotlight|inquiry day)s?\b[^.;]{0,60}\b(?:be |is |are )"
        r"(?:held|arranged|organi[sz]ed|convened|scheduled|set up|planned|hosted|offered)\b"
        r"|^(?:to )?visit (?:the|to|an?)\b|\ba (?:\w+ )?visit to\b"
        r"|\b(?:members|councillors|board|committee|panel|commission|group)(?: \w+){0,3}? visit\b"
        r"|\b(?:hold|arrange|organi[sz]e|convene|schedule|host|set up)s?\s+"
        r"(?:an?|the|further|another)?\s*(?:[\w-]+\s+){0,4}"
        r"(?:workshop|seminar|session|visit|tour|summit|conference|training|event|away day|"
        r"drop-in|meeting|briefing)s?\b",
    ),
    (
        "add_to_programme",
        r"\b(?:add(?:ed|ing|s)?|includ(?:ed?|es)|plac(?:ed?|es)|put|insert(?:ed)?|"
        r"schedul(?:ed?|es)|incorporat(?:ed?|es)|built)\b[^.;]{0,160}\b"
        r"(?:(?:work(?:ing)?|forward) (?:programme|plan)|programme of work|next (?:\w+ )?agenda|"
        r"future agenda|agenda|programme)\b"
        r"|\b(?:amend|update|revise|change)s?\b[^.;]{0,60}\b"
        r"(?:work(?:ing)?|forward) (?:programme|plan)\b",
    ),
    ("refer", r"\b(?:refer|refers|be referred|referred (?:back )?to|referral of)\b"),
    (
        "recommend",
        r"\brecommends?\b|\b(?:be|is|are) recommended\b|^recommended\b"
        r"|\brecommendations? (?:be )?(?:made|sent|forwarded|submitted)\b",
    ),
    (
        "request",
        r"\b(?:requests?|requested|asks?|asked|invites?|invited|urges?|urged|calls? (?:up)?on|"
        r"writes?|seeks?|instruct(?:s|ed)?|encourages?|challenges?|requires?|lobby|lobbies)\b"
        r"(?! (?:information|by)\b)"
        r"|\bbe (?:circulated|provided|supplied|sent|shared|forwarded|contacted|advised|asked|"
        r"investigated|reviewed|explored|informed|issued|made available|distributed|given)\b"
        r"|\bto (?:provide|circulate|send|share|supply)\b"
        r"|^(?:provide|circulate|send|share|supply)\b",
    ),
    (
        "agree",
        r"\b(?:agree|approve|endorse|adopt|accept|confirm|support|appoint|delegate|elect|"
        r"authori[sz]e|ratif(?:y|ie)|sign|grant|nominate|establish|set up|extend|defer|"
        r"re-?elect|amend|declare|commend|recogni[sz]e|welcome|proceed|exclude)"
        r"(?:s|d|ed|ing)?\b|\bcorrect record\b|\bbe (?:excluded|made|taken|held)\b",
    ),
    (
        "note",
        r"\b(?:note[sd]?|noting|receive[sd]?|consider(?:s|ed)?|comments?|commented|"
        r"thank(?:s|ed)?|acknowledge[sd]?)\b",
    ),
)
NOTED = re.compile(
    r"\b(?:notes?|noted|receive[sd]?|considered|acknowledge[sd]?)\b(?! an?\b)[^.;]*?"
    r"(?=\band (?:to )?(?:request|ask|agree|refer|recommend|that|invite|add|receive an?|a )|,? subject to|[.;]|$)",
    re.IGNORECASE,
)
#: What is received only later comes back to the board; what has come is merely noted.
COMES_LATER = re.compile(
    rf"\breceive (?:the|an?|its|their|this|these)\b[^.;]{{0,100}}?(?:\b(?:when|once|as soon as|after"
    rf"|following|upon)\b[^.;]{{0,60}}\b(?:complet\w+|available|publi\w+|finished|ready|final\w*|known"
    rf"|conclu\w+|agreed)\b|\b(?:in|at|by|to) (?:the |its |a |their )?(?:next|future|later"
    rf"|{MONTH})\b)",
    re.IGNORECASE,
)
PROGRAMME_LEAD = re.compile(r"\badd(?:ed)?\b|\bwork(?:ing)? (?:programme|plan)\b", re.IGNORECASE)

HEAD_WORD = (
    r"(?:Cabinet|Portfolio|Executive|Lead|Leader|Deputy|Chief|Director|Assistant|Strategic"
    r"|Corporate|Service|Head|Chair|Vice|Scrutiny|Secretary|"
    r"Minister|Monitoring|Mayor|Police|Council|Democratic|Head|Manager|Interim|Group|Senior"
    r"|Principal)"
)
WORD = r"[A-Z][\w'’&/-]*"
JOINT = r"(?:(?:of|for|and|&|in|to|with|on) (?:the )?)"
#: A body or an office as it is written: words in capitals, joined by "of", "for" and "and".
NAMED = rf"(?:[Tt]he )?(?P<who>{WORD}(?: \([^()]{{1,60}}\)|,? (?:{JOINT})?{WORD})*(?: \([^()]{{1,60}}\))?)"
COMMON = (
    r"(?:(?:the |all |relevant |appropriate |council |lead |senior |scrutiny "
    r"|democratic services )*"
    r"(?:officers?|co-ordinator|chair(?:man|person)?|head ?teachers|schools|governors|partners"
    r"|members|vice-chair|leader|director))"
)
ADDRESSED = (
    re.compile(
        rf"(?:^|\b[Tt]hat |\band |[.;:] ){NAMED},? (?:be|is|are) (?:asked|requested|invited"
        rf"|instructed|urged|recommended|authori[sz]ed)\b"
    ),
    re.compile(
        rf"\b(?:request(?:s|ed)?|ask(?:s|ed)?|invite[sd]?|urge[sd]?|instruct(?:s|ed)?|call(?:s"
        rf"|ed)? (?:up)?on|encourage[sd]?|"
        rf"recommend(?:s|ed)? to|refer(?:s|red)?(?: \w+){{0,8}}? to|recommend(?:s|ed)?"
        rf"|delegate[sd]? to)\b(?: that)?:? {NAMED}"
    ),
    re.compile(rf"\b(?:recommended|referred|forwarded|submitted|sent) to {NAMED}"),
)
#: Who is written to is asked only where nobody is asked to write.
WRITTEN_TO = re.compile(rf"\bwrites? to {NAMED}")
#: An office at the head of a clause and what it is to do: "that the Head of Harbours write to".
TOLD = re.compile(
    rf"(?:^|\b[Tt]hat |\band ){NAMED} (?:to )?(?:write|provide|circulate|share|report|bring|prepare|"
    r"produce|review|investigate|explore|arrange|consider|ensure|develop|update|submit|send|"
    r"respond|invite|undertake|work with|liaise|contact|look at|obtain|seek|draft|publish|meet)\b"
)
OFFICE = re.compile(
    r"\b(?:Director|Officers?|Head of|Manager|Member|Holder|Leader|Executive|Chair|Cabinet|Board|"
    r"Committee|Panel|Secretary|Minister|Mayor|Commissioner|Lead|Trust|Service|Team|Clerk)\b"
)
ADDRESSED_COMMON = (
    re.compile(
        r"\b(?:request(?:s|ed)?|ask(?:s|ed)?|invite[sd]?|urge[sd]?|instruct(?:s|ed)?)"
        rf"(?: that)? (?P<who>{COMMON})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|\b[Tt]hat |\band )(?P<who>{COMMON}) (?:be|is|are) "
        r"(?:asked|requested|invited|instructed)\b",
        re.IGNORECASE,
    ),
)
#: Words in capitals that no clause is addressed to.
NO_ADDRESSEE = re.compile(
    r"(?:That|This|The|An?|It|In|On|By|To|And|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Members?|"
    r"Minutes?|Report|Item|Appendix|Council Tax|Annual|Local Plan)\b(?! (?:Director|Council|Board))"
)
ITSELF = re.compile(
    r"(?:(?:this|the) )?(?:(?:overview|and|scrutiny|select|joint|full|whole|main) ){0,4}"
    r"(?:board|committee|sub-committee|panel|commission)$",
    re.IGNORECASE,
)


def read_clause(clause: Clause, lead: str, calendar: Calendar, board: str | None) -> Resolution:
    """One clause as a resolution; `lead` is the sentence it hangs on."""
    text = clause.text
    kind = kind_of(text, lead)
    due = None if kind == "note" else find_due(text, calendar)
    if kind == "agree" and due and not due.to_on:
        due = None  # "agreed following a vote" sets no time
    who = addressees(text, board)
    if kind == "other" and who:
        kind = "request"  # "that the Clerk obtain quotations" asks without the word
    return Resolution(clause.number, text, kind, who, due, clause.line, clause.page)


def kind_of(text: str, lead: str = "") -> str:
    """The most specific kind whose words the clause has; what it merely notes does not count."""
    if COMES_LATER.search(text):
        return "report_back"
    rest = NOTED.sub(" ", text)
    for kind, words in KINDS:
        if re.search(words, text if kind == "note" else rest, re.I):
            return kind
        if kind == "add_to_programme" and PROGRAMME_LEAD.search(lead):
            return kind
    return "other"


def addressees(text: str, board: str | None = None) -> tuple[str, ...]:
    """The persons and bodies a clause speaks to, as it names them."""
    found: list[str] = []
    for pattern in (*ADDRESSED, *ADDRESSED_COMMON):
        for match in pattern.finditer(text):
            found += [one for one in _apart(match["who"]) if _is_addressee(one, board)]
        if found:
            break
    if not found:
        told = [one for match in TOLD.finditer(text) for one in _apart(match["who"])]
        found = [one for one in told if OFFICE.search(one) and _is_addressee(one, board)]
    if not found:
        written = [one for match in WRITTEN_TO.finditer(text) for one in _apart(match["who"])]
        found = [one for one in written if _is_addressee(one, board)]
    return tuple(dict.fromkeys(found))


def _apart(who: str) -> list[str]:
    """ "Housing Board and Director of Works" is two; "Director of Roads and Parks" is one."""
    pieces = re.split(
        rf"(?:,| and|, and) (?:the )?(?={HEAD_WORD}\b)|(?<=\)) and (?:the )?|,? and the ", who
    )
    return [
        re.sub(r"^(?:the|all) ", "", piece.strip(" ,.")) for piece in pieces if piece.strip(" ,.")
    ]


def _is_addressee(name: str, board: str | None) -> bool:
    if len(name) < 4 or name.endswith(("’s", "'s")):
        return False
    if NO_ADDRESSEE.match(name) or ITSELF.fullmatch(name):
        return False
    return not (board and name.lower() in board.lower())
