"""Whom the board asked to come or to name somebody, and which groups it set up."""

import re
from collections.abc import Iterable, Sequence

from packs.readers.due import Calendar, find_due
from packs.readers.names import split_names
from packs.readers.said.told import GroupSaid, Invited, Sentence

SOMEBODY = r"(?P<who>(?:the |each |all )?(?:[\w'’&.-]+(?: |, (?=[A-Z]))){0,9}?[\w'’&.()-]+)"
COMING = (
    r"(?:(?:attend|join|come|speak|address|present|meet|give evidence)\b"
    r"|(?:the|a|its|their|this|our|any)? ?(?:next |future |later |[A-Z][\w'’]* ){0,4}"
    r"(?:meeting|scrutiny|board|committee|panel|commission)\b)"
)
BEGINS = r"(?:^|\b(?:and|that|but|so)\s|[,;:]\s)"
INVITED = (
    re.compile(
        rf"\b(?:had|has|have|would|will|to|and|Chair|Board) invited? {SOMEBODY} to {COMING}", re.I
    ),
    re.compile(
        rf"{BEGINS}{SOMEBODY} (?:had|has|have|would|will|should|is to|are to|could) (?:also )?(?:be|been)"
        rf" invited to {COMING}",
        re.I,
    ),
    re.compile(
        r"\binvitations? (?:\w+ ){0,2}(?:be|been|was|were) (?:sent|extended|issued|made) to "
        rf"{SOMEBODY}(?= to\b| for\b|[.,;]|$)",
        re.I,
    ),
)
#: The public, and those who are always asked, are nobody in particular.
NOBODY = re.compile(
    r"^(?:the )?(?:members?(?: of the public)?|questions?|comments?|public|everyone|they|it|who|those present)$",
    re.I,
)
NOMINATION = (
    re.compile(
        rf"{BEGINS}{SOMEBODY} (?:is|are|was|were|be|been|would be|will be)(?: \w+)? "
        r"(?:welcome|invited|asked|requested|entitled) to nominate\b",
        re.I,
    ),
    re.compile(
        r"\bnominations? (?:\w+ ){0,3}(?:sought|requested|invited|awaited|outstanding) from "
        rf"{SOMEBODY}(?= to\b| for\b|[.,;]|$)",
        re.I,
    ),
)
GROUP = r"(?:task(?: and | & |-and-)finish|task|working|sub-?|scoping) ?-?group"
SET_UP = re.compile(
    rf"\b{GROUP}\b[^.;]{{0,140}}?\b(?:established|set up|formed|created|convened)\b"
    rf"|\b(?:establish|set up|form|create|convene)(?:ed|d|ing)? (?:a|an|the|its)? ?(?:[\w-]+ ){{0,3}}{GROUP}\b",
    re.I,
)
#: Groups of officers and of other bodies are not the board's.
NOT_OURS = re.compile(
    rf"\b(?:officers?|staff|national|government|partners?|service|practitioners?|multi-agency|regional|directorate"
    rf"|department|trust|police|schools?)[\w ,'’-]{{0,30}}\b{GROUP}\b",
    re.I,
)
ABOUT = re.compile(
    rf"\b{GROUP} (?:to (?:consider|look (?:at|into)|examine|review|scrutini[sz]e|investigate|explore)|on|into|for|about"
    r"|[–-]) (?P<about>[^,.;]{3,140}?)"
    r"(?= (?:had|has|have|be|been|was|were|would|will|is|and (?:the|that|its))\b|[,.;]|$)",
    re.I,
)
MEMBERS = re.compile(
    r"\b(?:membership|members of the|compris\w+|consist\w*|made up of|serve on)\b", re.I
)
SCOPE = re.compile(r"\b(?:terms of reference|scope|scoping|remit)\b", re.I)
REPORTS = re.compile(r"\breport(?:s|ing)?\b|\bfindings\b|\bconclude\b", re.I)


def find_invited(sentences: Iterable[Sentence]) -> list[Invited]:
    """Invitations and nominations in what minutes tell."""
    found = []
    for sentence in sentences:
        if sentence.source != "minutes":
            continue
        for patterns, is_nomination in ((NOMINATION, True), (INVITED, False)):
            match = next((hit for one in patterns if (hit := one.search(sentence.text))), None)
            if match and not NOBODY.match(match["who"]):
                found.append(Invited(sentence, _without_article(match["who"]), is_nomination))
                if not is_nomination:
                    break
    return found


def find_groups(sentences: Sequence[Sentence]) -> list[GroupSaid]:
    """Groups that the board's minutes say were set up, with members, scope and day where the same minute tells."""
    found = []
    for sentence in sentences:
        text = sentence.text
        if sentence.source != "minutes" or not SET_UP.search(text) or NOT_OURS.search(text):
            continue
        about = ABOUT.search(text)
        beside = [
            one.text for one in sentences if (one.on, one.title) == (sentence.on, sentence.title)
        ]
        found.append(
            GroupSaid(
                sentence,
                about["about"] if about else sentence.title,
                _members(beside),
                next((one for one in beside if SCOPE.search(one)), None),
                _reports(beside, Calendar(held=sentence.on)),
            )
        )
    return found


def _members(texts: list[str]) -> tuple[str, ...]:
    for text in texts:
        if match := MEMBERS.search(text):
            names = [one.name for one in split_names(text[match.end() :]) if one.title]
            if names:
                return tuple(names)
    return ()


def _reports(texts: list[str], calendar: Calendar):
    windows = (find_due(text, calendar) for text in texts if REPORTS.search(text))
    return next((window for window in windows if window and window.to_on), None)


def _without_article(who: str) -> str:
    return re.sub(r"^(?:that |the |and )+", "", who, flags=re.I).rstrip(" .,;")
