"""An agenda as it was published, version by version, and what has changed since: as far as a reader may read it.

An entry is a dict of one item: {item, number, title, note, author, is_private, paragraph, public_interest, papers}.
For one reader it also says whether they may read its words (`reads`); else its title is the neutral one.
"""

from dataclasses import dataclass

from meetings.models import AgendaItem, AgendaVersion, AgendaVersionExempt, Paper, why_private

#: Changes by which the public gets something to read that it could not read before.
ADDITIONS = ("Added", "Opened", "Paper added", "Paper opened", "Paper replaced")
#: Empty in a private item's open entry: that holds its place and its ground, and no word more.
WORDS = {"title": "", "note": "", "author": "", "papers": []}
#: The same of a private paper.
PAPER_WORDS = {"subject": "", "file_name": "", "sha256": ""}
#: What an entry kept before it was asked for says of it.
UNSAID = {"paragraph": None, "public_interest": "", "replaces": None}


@dataclass(frozen=True)
class Change:
    """One difference between two states of an agenda, in words."""

    kind: str
    text: str


def entries(items):
    """Agenda items as entries. Give it rows as they are listed to the reader, with the papers listed to them.

    A paper that waits, for its file may hide something, is in no entry.
    """
    return [
        {
            "item": item.pk,
            "number": item.number,
            "title": item.word("title"),
            "note": item.word("note"),
            "author": item.word("author"),
            "is_private": item.is_private,
            "paragraph": item.exempt_paragraph,
            "public_interest": item.public_interest,
            "reads": item.reads,
            "papers": [_paper(paper) for paper in item.papers.all() if not paper.waits],
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
        "paragraph": paper.exempt_paragraph,
        "public_interest": paper.public_interest,
        "replaces": paper.replaces_id,
        "reads": paper.reads,
    }


def parted(entries):
    """Entries parted into those for the open row and the words of private ones, by the key of their item.

    A private paper of an open item stands in both: without its words in the open one.
    """
    shown, hidden = [], {}
    for entry in entries:
        entry = {name: value for name, value in entry.items() if name != "reads"}
        papers = [{k: v for k, v in paper.items() if k != "reads"} for paper in entry["papers"]]
        entry["papers"] = papers
        if entry["is_private"]:
            hidden[str(entry["item"])] = {name: entry[name] for name in WORDS}
            shown.append(entry | WORDS)
            continue
        if private := [paper for paper in papers if paper["is_private"]]:
            hidden[str(entry["item"])] = {"papers": private}
        entry["papers"] = [it | PAPER_WORDS if it["is_private"] else it for it in papers]
        shown.append(entry)
    return shown, hidden


def told(version):
    """The entries of a version from `visible_to`: all of them, with the words its reader may read."""
    hidden = version.exempt.items if version.reads_private else {}
    return [_told(entry, hidden.get(str(entry["item"]), {})) for entry in version.items]


def _told(entry, kept):
    reads = not entry["is_private"] or "title" in kept
    words = kept if reads else {"title": AgendaItem.NEUTRAL}
    papers = {paper["paper"]: paper for paper in (*entry["papers"], *kept.get("papers", []))}
    papers = [_told_paper(paper) for paper in papers.values()]
    return _grounded(UNSAID | entry | words | {"papers": papers, "reads": reads})


def _told_paper(paper):
    reads = bool(paper["subject"]) or not paper["is_private"]
    words = {} if reads else {"subject": Paper.NEUTRAL}
    return _grounded(UNSAID | paper | words | {"reads": reads})


def _grounded(entry):
    return entry | {"why_private": why_private(entry["paragraph"], entry["public_interest"])}


def withhold(item):
    """Take the words of an item that became private out of the open rows of its meeting's versions."""
    for version in AgendaVersion.objects.filter(meeting=item.meeting_id).select_related("exempt"):
        entry = next((each for each in version.items if each["item"] == item.pk), None)
        if not entry or entry["is_private"]:
            continue
        kept = version.exempt.items
        words = {name: entry[name] for name in WORDS}
        private = kept.get(str(item.pk), {}).get("papers", [])
        words["papers"] = list({it["paper"]: it for it in (*words["papers"], *private)}.values())
        kept[str(item.pk)] = words
        entry |= WORDS | {"is_private": True, "was_open": True}
        entry |= {"paragraph": item.exempt_paragraph, "public_interest": item.public_interest}
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
    if then["is_private"] and not now["is_private"]:
        yield Change("Opened", called(now))
    if now["is_private"] and then.get("was_open"):
        yield Change("Made private", called(now))
    elif now["is_private"] and _ground(then) != _ground(now):
        yield Change("Reworded", f"Why {called(now)} is private")
    if not (then["reads"] and now["reads"]):
        return
    if then["title"] != now["title"]:
        yield Change("Reworded", f"“{then['title']}” is now “{now['title']}”")
    if (then["note"], then["author"]) != (now["note"], now["author"]):
        yield Change("Reworded", f"What is said under {called(now)}")
    yield from _papers_changed(then, now)


def _papers_changed(then, now):
    """A corrected paper takes the place of the one it replaces."""
    before = {paper["paper"]: paper for paper in then["papers"]}
    after = {paper["paper"]: paper for paper in now["papers"]}
    for key, paper in after.items():
        if key in before:
            if before[key]["is_private"] and not paper["is_private"]:
                yield Change("Paper opened", f"{paper['subject']}, for {called(now)}")
        elif before.pop(paper["replaces"], None):
            yield Change("Paper replaced", f"{paper['subject']}, for {called(now)}")
        else:
            yield Change("Paper added", f"{paper['subject']}, for {called(now)}")
    for key, paper in before.items():
        if key not in after:
            yield Change("Paper withdrawn", f"{paper['subject']}, from {called(now)}")


def _ground(entry):
    return entry["paragraph"], entry["public_interest"]


def called(entry):
    return f"{entry['number']}. {entry['title']}" if entry["number"] else entry["title"]


def adds(changes):
    """Whether something came that the public could not read before: late, it needs a reason for urgency."""
    return any(change.kind in ADDITIONS for change in changes)
