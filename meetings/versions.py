"""An agenda as it was published, version by version, and what has changed since: as far as a reader may read it.

An entry is a dict of one item: {item, number, title, note, author, is_private, paragraph, papers}.
"""

from dataclasses import dataclass

from meetings.models import AgendaVersion, AgendaVersionExempt

#: What a private item's entry says in the open row: its place and its ground, and no word more.
WORDS = {"title": "", "note": "", "author": "", "papers": []}


@dataclass(frozen=True)
class Change:
    """One difference between two states of an agenda, in words."""

    kind: str
    text: str


def entries(items):
    """Agenda items as entries. Give it rows that the reader may see, with the papers they may see."""
    return [
        {
            "item": item.pk,
            "number": item.number,
            "title": item.word("title"),
            "note": item.word("note"),
            "author": item.author,
            "is_private": item.is_private,
            "paragraph": item.exempt_paragraph,
            "papers": [_paper(paper) for paper in item.papers.all()],
        }
        for item in items
    ]


def _paper(paper):
    return {
        "paper": paper.pk,
        "subject": paper.word("subject"),
        "file_name": paper.word("file_name"),
        "sha256": paper.sha256,
        "is_private": paper.is_private,
    }


def parted(entries):
    """Entries parted into those for the open row and the words of private ones, by the key of their item."""
    shown, hidden = [], {}
    for entry in entries:
        if entry["is_private"]:
            hidden[str(entry["item"])] = {name: entry[name] for name in WORDS}
            shown.append(entry | WORDS)
            continue
        private = [paper for paper in entry["papers"] if paper["is_private"]]
        if private:
            hidden[str(entry["item"])] = {"papers": private}
        shown.append(entry | {"papers": [it for it in entry["papers"] if it not in private]})
    return shown, hidden


def told(version):
    """The entries of a version from `visible_to`, as far as its reader may read them."""
    hidden = version.exempt.items if version.reads_private else {}
    found = []
    for entry in version.items:
        kept = hidden.get(str(entry["item"]), {})
        if entry["is_private"] and not kept:
            continue
        found.append(entry | kept | {"papers": [*entry["papers"], *kept.get("papers", [])]})
    return found


def withhold(item):
    """Take the words of an item that became private out of the open rows of its meeting's versions."""
    for version in AgendaVersion.objects.filter(meeting=item.meeting_id).select_related("exempt"):
        entry = next((each for each in version.items if each["item"] == item.pk), None)
        if not entry or entry["is_private"]:
            continue
        kept = version.exempt.items
        words = {name: entry[name] for name in WORDS}
        words["papers"] = [*words["papers"], *kept.get(str(item.pk), {}).get("papers", [])]
        kept[str(item.pk)] = words
        entry |= WORDS | {"is_private": True, "paragraph": item.exempt_paragraph, "was_open": True}
        AgendaVersion.objects.filter(pk=version.pk).update(items=version.items)
        AgendaVersionExempt.objects.filter(version=version).update(items=kept)


def changes(before, after):
    """What differs between two lists of entries, in words: added, withdrawn, renumbered, reworded."""
    then = {entry["item"]: entry for entry in before}
    now = {entry["item"]: entry for entry in after}
    found = [Change("Added", called(entry)) for key, entry in now.items() if key not in then]
    found += [Change("Withdrawn", called(entry)) for key, entry in then.items() if key not in now]
    for key, entry in now.items():
        if key in then:
            found += _changed(then[key], entry)
    return found


def _changed(then, now):
    if then["number"] != now["number"]:
        before, after = then["number"] or "no number", now["number"] or "no number"
        yield Change("Renumbered", f"{now['title']}: {before} is now {after}")
    if then["title"] != now["title"]:
        yield Change("Reworded", f"“{then['title']}” is now “{now['title']}”")
    if (then["note"], then["author"]) != (now["note"], now["author"]):
        yield Change("Reworded", f"What is said under {called(now)}")
    if now["is_private"] and then.get("was_open"):
        yield Change("Made private", called(now))
    if then["is_private"] and not now["is_private"]:
        yield Change("Opened", called(now))
    kept = {paper["paper"] for paper in then["papers"]}
    for paper in now["papers"]:
        if paper["paper"] not in kept:
            yield Change("Paper added", f"{paper['subject']}, for {called(now)}")
    stays = {paper["paper"] for paper in now["papers"]}
    for paper in then["papers"]:
        if paper["paper"] not in stays:
            yield Change("Paper withdrawn", f"{paper['subject']}, from {called(now)}")


def called(entry):
    return f"{entry['number']}. {entry['title']}" if entry["number"] else entry["title"]


def adds(changes):
    """Whether something came that the public could not read before: late, it needs a reason for urgency."""
    return any(change.kind in ("Added", "Paper added", "Opened") for change in changes)
