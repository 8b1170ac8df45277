"""The words of a name: without small words, in one form, with initials spelled out as the papers themselves do."""

import re
from collections.abc import Iterable
from functools import lru_cache

#: English words that carry no subject, and the words that any paper's name may hold.
SMALL = {
    "a", "about", "above", "after", "again", "against", "all", "also", "an", "and", "any", "are", "as", "at",
    "back", "be", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do",
    "does", "during", "each", "every", "following", "for", "from", "further", "had", "has", "have", "how",
    "if", "in", "including", "into", "is", "it", "its", "made", "make", "may", "members", "more", "most",
    "no", "not", "of", "on", "once", "only", "or", "other", "our", "out", "over", "own", "per", "regarding",
    "relating", "requested", "shall", "should", "some", "such", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "to", "under", "until", "up", "upon", "was", "were",
    "what", "when", "where", "whether", "which", "while", "who", "will", "with", "within", "would", "you",
    "your",
}  # fmt: skip
PAPER = {
    "action", "add", "added", "agenda", "annual", "appendix", "ask", "asked", "board", "briefing", "cabinet", "chair",
    "chairman",
    "committee", "consider", "considered", "councillor", "councillors", "date", "discuss", "discussed",
    "draft", "feedback", "follow", "group", "information", "interim", "item", "items", "issue", "issues",
    "look", "meeting", "meetings", "member", "monitoring", "monthly", "next", "note", "officer", "officers",
    "outcome", "overview", "panel", "paper", "papers", "performance", "position", "possible", "presentation",
    "progress", "provide", "provided", "quarter", "quarterly", "received", "recommend", "recommendation", "recommended",
    "recommendations", "report", "reports", "request", "result", "results", "review", "scrutiny", "summary",
    "task", "update", "updates", "verbal", "work", "year", "yearly",
}  # fmt: skip
#: Besides, the names of what is on every agenda.
FURNITURE = {
    "actions", "arising", "business", "forward", "future", "matters", "outstanding", "plan", "programme", "tracker",
    "urgent",
}  # fmt: skip
MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov",
    "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
#: "re-opened" and "reopened" are one word.
PARTED = re.compile(r"\b(re|co|pre)-(?=[a-z]{3})", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
ENDING = re.compile(r"(?:ations?|itions?|ions?|ings?|ments?|ers?|ed|ies|ied|es|s|e|y)$")
NAME_WORD = r"(?:[A-Za-z][\w'’-]*)"
#: "Harbour Watch Group (HWG)"
SPELLED = re.compile(
    rf"(?P<name>{NAME_WORD}(?:[ ]+(?:&|{NAME_WORD})){{1,9}})[ ]*\((?P<short>[A-Z][A-Za-z&]{{1,7}})\)"
)
#: "HWG (Harbour Watch Group)" or "the HWG Harbour Watch Group"
BEFORE = re.compile(
    rf"\b(?P<short>[A-Z]{{2,7}})[ ]+\(?(?P<name>[A-Z][\w'’-]*(?:[ ]+{NAME_WORD}){{1,8}})"
)
JOINING = {"and", "of", "the", "for", "in", "on", "to", "at", "with", "by", "&", "a"}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """ "audits", "audited" and "auditing" are one word; short words are left as they are."""
    word = re.sub(r"['’]s?$", "", word.lower())
    if len(word) < 5:
        return word.rstrip("s") if len(word) == 4 else word
    cut = ENDING.sub("", word)
    return cut if len(cut) >= 4 else word


def short_forms(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Initials with the words they stand for, as the texts themselves spell them out."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if "(" in text or any(word.isupper() for word in text.split()[:400]):
            for match in SPELLED.finditer(text):
                _keep(found, match["short"], _ending_in(match["name"], match["short"]))
            for match in BEFORE.finditer(text):
                _keep(found, match["short"], _beginning_with(match["name"], match["short"]))
    return found


def _keep(found: dict, short: str, words: list[str]) -> None:
    if words:
        found.setdefault(short.lower(), tuple(words))


def _ending_in(name: str, short: str) -> list[str]:
    """The last words of a name whose initials are the short form."""
    words = name.split()
    for start in range(len(words) - 2, -1, -1):
        if _initials_are(words[start:], short):
            return words[start:]
    return []


def _beginning_with(name: str, short: str) -> list[str]:
    words = name.split()
    for end in range(2, len(words) + 1):
        if _initials_are(words[:end], short):
            return words[:end]
    return []


def _initials_are(words: list[str], short: str) -> bool:
    if words[0].lower() in JOINING or words[-1].lower() in JOINING:
        return False
    letters = "".join(word[0] for word in words).lower()
    weighty = "".join(word[0] for word in words if word.lower() not in JOINING).lower()
    return short.lower().replace("&", "a") in (letters, weighty)


def words_of(text: str, short: dict[str, tuple[str, ...]]) -> list[str]:
    """Every word of a text, lower case, its short forms spelled out."""
    found: list[str] = []
    for word in WORD.findall(PARTED.sub(r"\1", text.replace("’", "'"))):
        plain = re.sub(r"'s?$", "", word)
        spelled = short.get(plain.lower()) or short.get(plain.rstrip("s").lower())
        if spelled and plain[:2].isupper():
            found += [one.lower() for one in spelled]
        else:
            found.append(plain.lower())
    return found


def is_about_something(text: str) -> bool:
    """Whether a name has a word that not every agenda may hold: "Work programme" has none."""
    return any(word not in SMALL | MONTHS | PAPER | FURNITURE for word in words_of(text, {}))


def subject(text: str, short: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """What a name is about: stems, each with a word it is of.

    Where nothing else is left, these are the words that any paper may hold.
    """
    words = [word for word in words_of(text, short) if word not in SMALL | MONTHS and len(word) > 1]
    own = [word for word in words if word not in PAPER]
    found: dict[str, str] = {}
    for word in own or words:
        found.setdefault(stem(word), word)
    return found
