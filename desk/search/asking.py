"""What somebody asks for: words, "phrases", beginnings* and -words that may not be there."""

import re
import unicodedata
from dataclasses import dataclass

#: What one of the indexes leaves out, and nobody looks for.
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
        herself it its itself they them their theirs themselves what which who whom this that these those am is are
        was were be been being have has had having do does did doing a an the and but if or because as until while of
        at by for with about against between into through during before after above below to from up down in out on
        off over under again further then once here there when where why how all any both each few more most other
        some such no nor not only own same so than too very s t can will just don should now""",
    )
)
#: A minus, a phrase in quotes or a run of anything else, and a star.
PIECE = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"?|(?P<run>[^\s"]+))')
#: However a phrase is quoted.
QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
#: The beginning of a word is asked for by so many letters of it at least.
BEGINNING = 2


@dataclass(frozen=True)
class Term:
    """Words in this order, or the beginning of one."""

    words: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class Asked:
    """All of these, and none of those."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    #: As it was typed: it may be a reference.
    text: str = ""

    def __bool__(self):
        return bool(self.wanted)


def letters():
    """Each accented letter of European languages and the plain one it is looked for by."""
    for letter in map(chr, range(0xC0, 0x250)):
        plain = unicodedata.normalize("NFKD", letter)[0]
        if plain != letter and plain.isascii() and plain.isalpha():
            yield letter, plain


#: What parts words, and what is looked for without its accent: a sign for a sign, so that places stay as they are.
SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())
SIGNS += "–—−‘’‚“”„…·•£€§°©®™¡¿«»\u00a0\ue000\ue001"
FOLDED = dict.fromkeys(SIGNS, " ") | dict(letters())
FOLD = str.maketrans(FOLDED)


def words_of(text):
    """A text's words as both indexes part them: 0-25 is two, and so is O'Brien."""
    folded = unicodedata.normalize("NFC", text).translate(FOLD).lower()
    return tuple(re.findall(r"[^\W_]+", folded))


def read(text):
    """What is asked for; nothing where only signs and words that stand everywhere are left."""
    wanted, unwanted = [], []
    for piece in PIECE.finditer(text.translate(QUOTES)):
        if term := _term(piece["phrase"], piece["run"] or ""):
            (unwanted if piece["minus"] else wanted).append(term)
    return Asked(
        tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)), " ".join(text.split())
    )


def _term(phrase, run):
    words = words_of(run if phrase is None else phrase)
    if set(words) <= STOP_WORDS:
        return None
    is_beginning = run.endswith("*") and len(words) == 1 and len(words[0]) >= BEGINNING
    return Term(words, is_beginning)
