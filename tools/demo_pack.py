"""Print the demonstration's agenda pack as PDF from its text: `python tools/demo_pack.py`.

The text is the source; a test holds the PDF against it. Knows just the Markdown that the pack uses.
"""

import re
from pathlib import Path

TEXT = Path(__file__).parent.parent / "docs/demo/marlbridge-agenda-pack-2026-12-10.md"
LOOK = """
#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en", region: "GB")
#set smartquote(enabled: false)
#set par(leading: 0.6em, spacing: 0.9em)
#set table(stroke: 0.5pt, inset: 5pt)
#show heading: set block(above: 1.2em, below: 0.7em)
"""


def typeset(words):
    """A line's words as typst markup: what typst would read as its own signs is escaped."""
    words = re.sub(r"([\\#$@<>_=~`/])", r"\\\1", words.replace("<br>", "\0"))
    words = re.sub(r"\*\*(.+?)\*\*", r"#strong[\1]", words)
    return words.replace("*", r"\*").replace("\0", " \\ ")


def table(rows):
    cells = [[typeset(cell.strip()) for cell in row.strip()[1:-1].split("|")] for row in rows]
    head, *body = [row for row in cells if not set("".join(row)) <= {"-"}]
    drawn = "\n".join("".join(f"[{cell}], " for cell in row) for row in [head, *body])
    return f"#table(columns: {len(head)},\n{drawn}\n)\n"


def blocks(text):
    """The pack's lines, gathered: each table whole, every other line by itself."""
    rows = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            yield table(rows)
            rows = []
        yield paragraph(line)


def paragraph(line):
    if heading := re.match(r"(#+) (.+)", line):
        return f"{'=' * len(heading[1])} {typeset(heading[2].replace('**', ''))}\n"
    if item := re.match(r"\s*(?:- )?(\d+\.(?!\d)|\d+\)|[a-z]\)|-) ?(.+)", line):
        marker = "•" if item[1] == "-" else item[1].replace(".", r"\.")
        return f"#par(hanging-indent: 1.5em)[{marker} {typeset(item[2])}]\n"
    return f"{typeset(line.strip())} \\" if line.strip() else "\n"


def source(text):
    return LOOK + "\n".join(blocks(text))


if __name__ == "__main__":
    import typst  # a tool for whoever changes the pack; reading and running never need it

    pdf = typst.compile(source(TEXT.read_text(encoding="utf-8")).encode())
    TEXT.with_suffix(".pdf").write_bytes(pdf)
