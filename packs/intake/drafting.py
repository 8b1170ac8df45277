"""What was read, parted into single findings: pure functions over what `read_pack --json` prints.

A finding's place (minute and limb, slot and title, table) is the same in a corrected pack; its content is what the
place says, without the lines and pages that shift with every edition.
"""

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from packs.choices import FindingKind
from packs.intake.breaks import propose_breaks

#: Names of one board in two headings are at least as alike as this.
SAME_BOARD = 75


@dataclass(frozen=True)
class Draft:
    kind: str
    place: tuple
    text: str
    data: dict
    #: Of a paper: all that it says, which is kept apart.
    passages: tuple = ()

    @property
    def fingerprint(self):
        return _seal([self.kind, *self.place])

    @property
    def content(self):
        return _seal(_without_places(self.data))


def drafts(found, board_name):
    """Every finding of a pack, in the order in which they are reviewed; no place stands twice."""
    all_of_them = [
        *_meeting(found),
        *_members(found),
        *_agenda(found),
        *_papers(found),
        *_minutes(found, board_name),
        *_promises(found),
        *_programme(found),
        *_plans(found),
        *_measures(found),
    ]
    order = {kind: n for n, kind in enumerate(FindingKind.values)}
    all_of_them.sort(key=lambda draft: order[draft.kind])
    return _each_once(all_of_them)


def _meeting(found):
    meeting = found["meeting"]
    if meeting and meeting["date"]:
        said = [meeting["board"], meeting["date"], meeting["time"], meeting["place"]]
        yield Draft(
            FindingKind.MEETING, (meeting["date"],), " · ".join(filter(None, said)), meeting
        )


def _members(found):
    for member in found["membership"]:
        text = f"{member['title'] or ''} {member['name']} ({member['capacity']})".strip()
        yield Draft(FindingKind.MEMBER, (_plain(member["name"]),), text, member)


def _agenda(found):
    for item in found["agenda"]:
        head = f"{item['number'] or ''}. {item['title']}".strip(". ")
        text = _lines(head, item["author"], item["note"], *item["sub_items"])
        place = (item["number"] or _plain(item["title"]), item["private"])
        yield Draft(FindingKind.AGENDA_ITEM, place, text, item)


def _papers(found):
    for paper in found["papers"]:
        place = (paper["agenda_item"], _plain(paper["subject"] or ""))
        subject = paper["subject"] or "A paper without a subject"
        text = _lines(subject, ", ".join(paper["authors"]), *paper["recommendations"])
        data = {name: value for name, value in paper.items() if name != "passages"}
        yield Draft(FindingKind.PAPER, place, text, data, tuple(paper["passages"]))


def _minutes(found, board_name):
    boards = [name for name in (board_name, (found["meeting"] or {}).get("board")) if name]
    for minutes in found["minutes"]:
        about = {key: minutes[key] for key in ("board", "date", "start", "end")}
        about["other_board"] = _is_another_board(minutes["board"], boards)
        for came in minutes["attendance"]:
            place = (minutes["date"], _plain(f"{came['title'] or ''} {came['name']}"))
            stood_in = came["substitute_for"] and f"(substitute for {came['substitute_for']})"
            text = " ".join(filter(None, [came["title"], came["name"], stood_in]))
            yield Draft(FindingKind.ATTENDANCE, place, text, came | {"minutes": about})
        for position, item in enumerate(minutes["items"], start=1):
            yield from _minute(about, position, item)


def _minute(about, position, item):
    number = item["number"] or _plain(item["title"])
    head = {key: item[key] for key in ("number", "title", "text", "references", "line")}
    head |= {"page": item.get("page"), "minutes": about, "position": position}
    text = _lines(f"{item['number'] or ''} {item['title']}".strip(), item["text"])
    yield Draft(FindingKind.MINUTE, (about["date"], number), text, head)
    for limb_position, limb in enumerate(item["resolutions"], start=1):
        under = {"number": item["number"], "title": item["title"], "place": number}
        data = limb | {"minutes": about, "minute": under, "position": limb_position}
        place = (about["date"], number, limb["number"] or "")
        yield Draft(FindingKind.RESOLUTION, place, limb["text"], data)


def _promises(found):
    """A promise belongs to the minute it stands in, unless a paper begins between the two."""
    starts = [
        (item["line"], {"date": minutes["date"], "number": item["number"], "title": item["title"]})
        for minutes in found["minutes"]
        for item in minutes["items"]
    ]
    starts += [(paper["line"], None) for paper in found["papers"]]
    starts.sort(key=lambda start: start[0])
    for promise in found["promises"]:
        before = [where for line, where in starts if line <= promise["line"]]
        data = promise | {"minute": before[-1] if before else None}
        yield Draft(FindingKind.PROMISE, (_plain(promise["text"]),), promise["text"], data)


def _programme(found):
    for position, item in enumerate(found["work_programme"], start=1):
        slot = item["slot"]
        place = (slot["kind"], slot["date"] or "", _plain(item["title"]))
        data = item | {"position": position}
        yield Draft(FindingKind.PROGRAMME_ITEM, place, f"{slot['label']}: {item['title']}", data)


def _plans(found):
    for plan in found["plans"]:
        about = {"title": plan["title"], "source": plan["source"]}
        title = _plain(plan["title"] or "")
        for position, one in enumerate(plan["recommendations"], start=1):
            place = (title, one["number"] or _plain(one["text"]))
            data = one | {"plan": about, "position": position}
            text = _lines(one["text"], one["objective"], *one["progress"])
            yield Draft(FindingKind.RECOMMENDATION, place, text, data)
        for signed in plan["signed_off"]:
            place = (title, _plain(signed["text"]))
            yield Draft(FindingKind.SIGN_OFF, place, signed["text"], signed | {"plan": about})


def _measures(found):
    breaks = propose_breaks(found)
    for position, measure in enumerate(found["measures"], start=1):
        named = [measure[key] or "" for key in ("title", "phase", "subject", "group")]
        text = ", ".join(filter(None, named))
        data = measure | {"position": position}
        if anew := breaks.get(position - 1):
            data["break"] = {"period": anew[0], "why": anew[1]}
        yield Draft(FindingKind.MEASURE, tuple(map(_plain, named)), text, data)


def _each_once(all_of_them):
    """A place that a paper fills twice gets a number behind it, so that neither is lost."""
    seen, once = Counter(), []
    for draft in all_of_them:
        seen[draft.fingerprint] += 1
        nth = seen[draft.fingerprint]
        place = draft.place if nth == 1 else (*draft.place, nth)
        once.append(replace(draft, place=place))
    return once


def _is_another_board(heading, boards):
    """Whether minutes head themselves with a board that is not the pack's."""
    if not heading or not boards:
        return False
    return all(fuzz.token_set_ratio(_plain(heading), _plain(name)) < SAME_BOARD for name in boards)


def _lines(*pieces):
    return "\n".join(piece for piece in pieces if piece)


def _plain(words):
    """Words without what a conversion changes: case, punctuation, spaces."""
    return " ".join(re.findall(r"[\w]+", words.casefold()))


def _without_places(value):
    if isinstance(value, dict):
        return {
            name: _without_places(one)
            for name, one in value.items()
            if name not in ("line", "page", "position")
        }
    return [_without_places(one) for one in value] if isinstance(value, list) else value


def _seal(value):
    words = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()
