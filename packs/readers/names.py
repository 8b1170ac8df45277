"""Persons' names out of lists: titles, initials, and what stands in brackets behind them."""

import re
from dataclasses import dataclass

TITLE = (
    r"(?:County |Borough |City |Town |Parish )?(?:Councillors?|Cllrs?|Cllr|Alderman|Aldermen)\.?|"
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lady|Lord|Baroness|Baron|Rev(?:erend|d)?|Canon|"
    r"Father|Fr|Sister|Rabbi|Imam|Major|Captain|Colonel|Lt"
)
TITLES = re.compile(rf"(?:(?:The )?(?:{TITLE})\b\.? ?)+")
COUNCILLOR = re.compile(r"(?:County |Borough |City |Town |Parish )?(?:Councillors?|Cllrs?)\b\.?")
PLURAL = re.compile(r"(?:The )?(?:\w+ )?(?:Councillors|Cllrs)\b")
HONOURS = re.compile(r",? ?\b(?:MBE|OBE|CBE|KBE|DBE|BEM|JP|DL|QC|KC|QPM|MP|PhD)\b\.?")
BRACKETS = re.compile(r"\(([^()]{0,200})\)")
#: One word of a name: "Reed", "O'Fenn", "Moss-Quill", "J", "J."; or a small word within it.
WORD = r"(?:[A-Z][\w'’.\-]*|(?:de|la|le|van|der|von|du|al|bin|el)(?= ))"
NAME = re.compile(rf"{WORD}(?: {WORD}){{0,4}}$")
#: Bodies and headings stand in lists of names, and are nobody's name.
NO_PERSON = re.compile(r"\b(?:council|committee|authority|items?|business|agenda)\b", re.I)
INITIALS_NAME = re.compile(r"(?:[A-Z]\.? ?){1,3} ?[A-Z][a-z'’][\w'’\-]+")


@dataclass(frozen=True)
class Named:
    """One person of a list, with the words in brackets behind the name."""

    name: str
    title: str | None
    note: str = ""


def split_names(text: str) -> list[Named]:
    """The persons of a list such as "Councillors A Reed, B Fenn (Chair) and Mrs C Moss".

    A title in the plural counts for those behind it until another comes. Pieces that look like no
    name are left out.
    """
    found, carried = [], None
    for piece in _pieces(text):
        note = " ".join(BRACKETS.findall(piece))
        words = " ".join(HONOURS.sub("", BRACKETS.sub(" ", piece)).split()).strip(" .,;:-–")
        title, name = split_title(words)
        if title and PLURAL.match(words):
            carried = "Councillor"
        elif title:
            carried = None
        if not NAME.match(name):
            # "Mrs C Moss (Clerk) took the notes": the name stands before the brackets.
            name = split_title(piece.split("(", 1)[0].strip(" .,;:-–"))[1]
        if name and NAME.match(name) and (title or not NO_PERSON.search(name)):
            found.append(Named(name, title or carried, note))
    return found


def names_alone(text: str) -> list[Named]:
    """The persons of a list in which nothing but names stands; of any other, nobody."""
    named = split_names(text)
    return named if len(named) == sum(bool(re.search(r"\w", one)) for one in _pieces(text)) else []


def split_title(words: str) -> tuple[str | None, str]:
    """ "Cllr A Reed" into ("Councillor", "A Reed")."""
    match = TITLES.match(words)
    if not match or match.end() == len(words):
        return None, words
    title = COUNCILLOR.sub("Councillor", match[0]).strip().rstrip(".")
    return title, words[match.end() :].strip()


def _pieces(text: str) -> list[str]:
    """Parted by commas, semicolons, slashes and "and", outside brackets; without honours."""
    hidden = BRACKETS.sub(lambda match: re.sub(r"[,;/]| and | & ", _hide, match[0]), text)
    hidden = HONOURS.sub("", hidden)
    pieces = re.split(r"[,;\n]| / |/(?=[A-Z])|\band\b|&", hidden)
    return [_shown(piece).strip() for piece in pieces if piece.strip()]


HIDDEN = {",": "\ue000", ";": "\ue001", "/": "\ue002", " and ": "\ue003", " & ": "\ue004"}


def _hide(match: re.Match) -> str:
    return HIDDEN[match[0]]


def _shown(text: str) -> str:
    for mark, stand_in in HIDDEN.items():
        text = text.replace(stand_in, mark)
    return text
