"""What a template draws: lines, marks, labels and the words beside them."""

from dataclasses import dataclass

#: Of a drawing that is 320 wide and shown at least 288 wide, this is never less than 11 pixels.
TEXT = 12.5
WIDTH = 320
#: As wide as letters are in the widest typeface that may stand in for Arial.
LETTER, WIDE, SLIM = 7.6, 12, 4.2


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    words: str
    anchor: str = "start"


@dataclass(frozen=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Mark:
    d: str
    is_hollow: bool = False


@dataclass(frozen=True)
class Line:
    """`look` names its colour and dashes; each of `runs` is drawn through, and nothing joins two runs."""

    look: str
    runs: tuple[str, ...]
    marks: tuple[Mark, ...]
    label: Text | None = None
    leader: Stroke | None = None


@dataclass(frozen=True)
class Bar:
    name: Text
    value: Text
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    other: Mark | None = None


@dataclass(frozen=True)
class Chart:
    """`notes`: what the reader must know to read it, shown beneath. `key` makes its ids its own."""

    key: str
    title: str
    desc: str
    height: float
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    grid: tuple[Stroke, ...] = ()
    axes: tuple[Stroke, ...] = ()
    ticks: tuple[Text, ...] = ()
    feet: tuple[Text, ...] = ()
    breaks: tuple[Stroke, ...] = ()
    break_labels: tuple[Text, ...] = ()
    states: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    width: float = WIDTH


def wide(words) -> float:
    """About how wide words are."""
    return sum(WIDE if it in "%mwMW" else SLIM if it in " .,ijl()" else LETTER for it in words)


def cut(words, room) -> str:
    """Words shortened to the room there is."""
    if wide(words) <= room:
        return words
    while words and wide(words) + WIDE > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def mark(shape, x, y, size=4.0) -> str:
    """The path of a mark: shapes tell lines apart where colours do not."""
    s = size
    if shape == "circle":
        return f"M{x - s:g} {y:g}a{s} {s} 0 1 0 {2 * s:g} 0a{s} {s} 0 1 0 {-2 * s:g} 0z"
    if shape == "square":
        return f"M{x - s:g} {y - s:g}h{2 * s:g}v{2 * s:g}h{-2 * s:g}z"
    if shape == "triangle":
        return f"M{x:g} {y - s - 1:g}l{s + 1:g} {2 * s:g}h{-2 * s - 2:g}z"
    if shape == "cross":
        return f"M{x - s:g} {y - s:g}l{2 * s:g} {2 * s:g}m0 {-2 * s:g}l{-2 * s:g} {2 * s:g}"
    return f"M{x:g} {y - s - 1:g}l{s + 1:g} {s + 1:g}l{-s - 1:g} {s + 1:g}l{-s - 1:g} {-s - 1:g}z"


def spread(wanted, apart, top, bottom):
    """Places for labels as near as can be to where they are wanted, never nearer to each other than `apart`.

    Labels that would touch become one heap, which stands where its labels wish on average.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    heaps = []
    for n in order:
        heaps.append([n])
        while len(heaps) > 1 and _top(heaps[-1], wanted, apart) < (
            _top(heaps[-2], wanted, apart) + len(heaps[-2]) * apart
        ):
            heaps[-2:] = [heaps[-2] + heaps[-1]]
    placed, lowest = {}, top
    for heap in heaps:
        start = max(_top(heap, wanted, apart), lowest)
        placed |= {n: start + at * apart for at, n in enumerate(heap)}
        lowest = start + len(heap) * apart
    limit = bottom
    for n in reversed(order):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - apart
    return [round(placed[n], 1) for n in range(len(wanted))]


def _top(heap, wanted, apart):
    """Where a heap's first label stands when the heap's middle stands where its labels wish on average."""
    return sum(wanted[n] for n in heap) / len(heap) - (len(heap) - 1) * apart / 2
