"""The people in a pack: who they may be, and what the co-ordinator says they are. What she says is remembered."""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from packs import matching
from packs.intake.knowing import Knowledge
from packs.models import KnownName
from people.choices import PersonKind
from people.models import Directorate, Person
from people.services import add_directorate, add_person


@dataclass
class NamedPerson:
    """One person of a pack, with every spelling, and who in the directory it may be."""

    group: matching.Group
    match: matching.Match
    person: Person | None
    candidates: list[Person]
    is_settled: bool

    @property
    def key(self):
        """The same for the same person of a pack, so that a form sent later meets the right one."""
        spelt = "|".join(sorted(map(matching.key, self.group.spellings)))
        return hashlib.sha256(spelt.encode()).hexdigest()[:10]

    @property
    def spellings(self):
        return list(
            dict.fromkeys(f"{one.title} {one.name}".strip() for one in self.group.spellings)
        )

    @property
    def kind(self):
        return self.group.kind or PersonKind.OFFICER


def people_in(known):
    """Everybody named in a pack: first those still to be confirmed."""
    found = [_named(known, group) for group in known.groups]
    return sorted(found, key=lambda one: one.is_settled)


def people_in_pack(pack):
    """As `people_in`, for a pack by itself."""
    return people_in(Knowledge(pack))


def _named(known, group):
    keys = [matching.key(one) for one in group.spellings]
    match = known.match(group)
    candidates = [known.people[one.key] for one in match.people]
    said = [known.names[key] for key in keys if key in known.names]
    settled = len(said) == len(keys) or match.how == "found"
    if said and said[0] and said[0] not in candidates:
        candidates.insert(0, said[0])
    person = said[0] if said else candidates[0] if match.how in ("found", "likely") else None
    return NamedPerson(group, match, person, candidates, settled)


@transaction.atomic
def confirm(*, pack, said, by, now):
    """Remember who each person of a pack is.

    `said` holds pairs of a NamedPerson and a Person of the directory, None for a group or body, or a dict of the
    name, kind and title of somebody to add.
    """
    for named, who in said:
        if isinstance(who, dict):
            who = _add(named, who, by, now)
        for one in named.group.spellings:
            KnownName.objects.update_or_create(
                board=pack.board, spelling=matching.key(one)[:160], defaults={"person": who}
            )


def confirm_proposals(*, pack, by, now):
    """Confirm every match that is proposed, and add who is new; where two could be meant, nobody is chosen."""
    said = [(one, proposal(one)) for one in people_in_pack(pack) if not one.is_settled]
    said = [(one, who) for one, who in said if who]
    confirm(pack=pack, said=said, by=by, now=now)
    return len(said)


def proposal(named):
    """The person proposed, somebody to add, or None where the co-ordinator must choose."""
    if named.person:
        return named.person
    if named.match.how == "several":
        return None
    return {"name": named.group.best.name, "kind": named.kind, "title": named.group.title}


def _add(named, details, by, now):
    directorate = directorate_called(named.group.directorate, by, now)
    return add_person(by=by, now=now, directorate=directorate, **details)


def directorate_called(name, by, now):
    """The directorate of that name, added where it is new; None without a name."""
    if not name:
        return None
    found = Directorate.objects.filter(name__iexact=name[:120]).first()
    return found or add_directorate(name=name[:120], by=by, now=now)
