"""Recommendations with their progress, sign-offs, and measures with all their figures."""

import re
from collections import Counter

from packs.intake.refusing import ChangeRefused
from packs.readers.dates import find_date
from performance import services as performance
from performance.choices import AreaKind, FigureStatus
from performance.models import Plan, ProgressNote, Recommendation

UNTITLED = "Improvement plan"
AREA_KINDS = {
    "national": AreaKind.NATIONAL,
    "england": AreaKind.NATIONAL,
    "west midlands": AreaKind.REGION,
    "statistical neighbours": AreaKind.NEIGHBOURS,
    "sn ranking": AreaKind.NEIGHBOURS_RANKING,
    "la ranking": AreaKind.ALL_RANKING,
}
REGIONS = {
    "north east", "north west", "yorkshire and the humber", "east midlands", "east of england", "london",
    "inner london", "outer london", "south east", "south west", "region", "regional",
}  # fmt: skip
PEOPLE = re.compile(
    r"(\d[\d,]*) (?:pupils?|child(?:ren)?|young people|people|persons?|students?|learners?)\b", re.I
)
#: How publishers mark a figure of so few that somebody could be known by it.
TOO_FEW = re.compile(r"supp(?:ressed|\.)?|c|\[c\]|\*{1,3}|< ?\d{1,2}", re.I)
STATES = {
    "embargoed": FigureStatus.EMBARGOED,
    "not yet published": FigureStatus.NOT_YET_PUBLISHED,
    "not calculated": FigureStatus.NOT_CALCULATED,
}


def hand_recommendation(work, finding, answers):
    """A recommendation of its plan, and one dated note for each paragraph of progress that is new."""
    plan = _plan(work, finding)
    details = answers | {"position": finding.data["position"]}
    found = finding.recommendation or _same(plan, details)
    if found:
        found = performance.change_recommendation(
            recommendation=found, version=found.version, why=f"As printed in {work.pack.name}",
            **details, **work.signed(),
        )  # fmt: skip
    else:
        found = performance.add_recommendation(plan=plan, **details, **work.signed())
    finding.recommendation = found
    _note_progress(work, found, finding.data["progress"])


def hand_sign_off(work, finding, answers):
    """What a body signed off. A corrected line is written over the one an earlier pack printed."""
    plan = _plan(work, finding)
    if finding.sign_off:
        fields = {"text": answers["text"], "on": answers["on"], "by_body": answers["by_body"]}
        performance.change_sign_off(
            signed=finding.sign_off, version=finding.sign_off.version,
            why=f"Corrected as printed in {work.pack.name}", **fields, **work.signed(),
        )  # fmt: skip
    else:
        finding.sign_off = performance.sign_off(plan=plan, **answers, **work.signed())


def hand_measure(work, finding, answers):
    """A measure and its figures: those of earlier periods stay, and one that differs is corrected in the open."""
    details = answers | {"position": finding.data["position"]}
    polarity, unit = details.pop("polarity"), details.pop("unit")
    anew, why = details.pop("break_from"), details.pop("break_why")
    if anew and anew not in {one["period"] for one in finding.data["figures"]}:
        raise ChangeRefused(f"This table has no figures of {anew}, so no new series begins there.")
    said = {"unit": unit}
    if commentary := "\n\n".join(finding.data["commentary"]):
        said["commentary"] = commentary
    measure = finding.measure or performance.add_measure(
        board=work.board, polarity=polarity, **said, **details, **work.signed()
    )
    if any(getattr(measure, name) != value for name, value in said.items()):
        measure = performance.change_measure(measure=measure, **said, **work.signed())
    figures = [_figure(one, work.own_names) for one in told_apart(finding.data["figures"])]
    performance.record_figures(
        measure=measure, figures=figures, why=f"As printed in {work.pack.name}", **work.signed()
    )
    if anew:
        performance.mark_break(measure=measure, period=anew, why=why, **work.signed())
    finding.measure = measure


def _plan(work, finding):
    about = finding.data["plan"]
    title = (about["title"] or UNTITLED)[:200]
    source = (about["source"] or "")[:200]
    found = Plan.objects.filter(board=work.board, title=title).first()
    _, _, after = source.partition("published")
    return found or performance.open_plan(
        board=work.board, title=title, source=source, published_on=find_date(after), **work.signed()
    )


def _same(plan, details):
    same = Recommendation.objects.filter(plan=plan)
    if details["number"]:
        return same.filter(number=details["number"]).first()
    return same.filter(number="", text=details["text"]).first()


def _note_progress(work, recommendation, paragraphs):
    if not paragraphs:
        return
    if not work.pack.meeting_on:
        raise ChangeRefused(
            "The pack does not say of which meeting it is, so the progress has no date."
        )
    noted = set(
        ProgressNote.objects.filter(recommendation=recommendation).values_list("text", flat=True)
    )
    for text in paragraphs:
        if text not in noted:
            performance.note_progress(
                recommendation=recommendation,
                text=text,
                on=work.pack.meeting_on,
                meeting=work.known.meetings.get(work.pack.meeting_on),
                **work.signed(),
            )


def told_apart(figures):
    """Two figures of one area and year under two headings ("old measure") keep what tells them apart."""
    printed = Counter((one["area"], one["period"]) for one in figures)
    twice = {period for (_, period), times in printed.items() if times > 1}
    return [
        one | {"period": f"{one['period']}, {one['note']}"}
        if one["period"] in twice and one.get("note")
        else one
        for one in figures
    ]


def _figure(one, own_names):
    status = _status(one["missing"], one["raw"])
    return {
        "area": one["area"][:80],
        "area_kind": _area_kind(one["area"].casefold(), own_names),
        "period": one["period"][:80],
        "value": one["value"],
        "rank": one["rank"],
        "is_joint": one["joint"],
        "status": status,
        "raw": one["raw"][:80],
        "unit": (one.get("unit") or "")[:30],
        "note": (one.get("note") or "")[:200],
        "people": _people(one.get("note") or ""),
    }


def _status(state, raw):
    if state and TOO_FEW.fullmatch(raw.strip()):
        return FigureStatus.SUPPRESSED
    return STATES.get(state, FigureStatus.NOT_AVAILABLE) if state else FigureStatus.VALIDATED


def _people(note):
    """How many a figure is about, where its note says so: "3 pupils", "% of 53 pupils"."""
    found = PEOPLE.search(note)
    return int(found[1].replace(",", "")) if found else None


def _area_kind(area, own_names):
    if area in AREA_KINDS:
        return AREA_KINDS[area]
    if area in REGIONS:
        return AreaKind.REGION
    is_own = any(area in name.split() or area == name for name in own_names)
    return AreaKind.COUNCIL if is_own else AreaKind.OTHER
