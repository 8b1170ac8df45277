"""What a corrected pack says otherwise, and a measure's figures as a table."""

LABELS = {
    "title": "Title",
    "text": "Text",
    "due": "Due",
    "people": "People",
    "kind": "Kind",
    "addressed_to": "Addressed to",
    "progress": "Progress",
    "objective": "Objective",
    "figures": "Figures",
    "slot": "Slot",
}
LEFT_OUT = {"line", "page", "position", "minutes", "minute", "plan", "decided", "dismissed"}


def differences(finding):
    """The old words and the new, field by field, where an earlier pack said something else."""
    if not finding.replaces:
        return []
    old, new = finding.replaces.data, finding.data
    names = [
        name for name in new if name not in LEFT_OUT and _bare(old.get(name)) != _bare(new[name])
    ]
    return [
        {
            "label": LABELS.get(name, name.replace("_", " ").capitalize()),
            **_both(name, old.get(name), new[name]),
        }
        for name in names
    ]


def _both(name, old, new):
    if name == "figures":
        before, after = _figures(old or []), _figures(new)
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        return {
            "old": "\n".join(f"{key}: {before.get(key, 'not printed')}" for key in keys),
            "new": "\n".join(f"{key}: {after.get(key, 'not printed')}" for key in keys),
        }
    return {"old": _words(old), "new": _words(new)}


def _figures(figures):
    return {f"{one['area']} {one['period']}": one["raw"] for one in figures}


def _words(value):
    match value:
        case None | "" | [] | ():
            return "Nothing"
        case dict():
            return value.get("text") or value.get("label") or ""
        case list():
            return "\n".join(map(_words, value))
        case bool():
            return "Yes" if value else "No"
    return str(value)


def _bare(value):
    """A value without the lines and pages that shift with every edition."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if name not in ("line", "page")}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def figures_table(data):
    """A measure's figures: its periods across, its areas down, each cell as printed."""
    periods = list(dict.fromkeys(one["period"] for one in data["figures"]))
    areas = list(dict.fromkeys(one["area"] for one in data["figures"]))
    cells = {}
    for one in data["figures"]:
        cells.setdefault((one["area"], one["period"]), []).append(one["raw"])
    rows = [
        {"area": area, "cells": [", ".join(cells.get((area, period), [])) for period in periods]}
        for area in areas
    ]
    return {"periods": periods, "rows": rows}
