"""What a spreadsheet of people would change, row by row; and doing it, all or nothing."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from people.choices import PersonKind
from people.models import Directorate, Person
from people.services import ChangeRefused, add_directorate, add_person, change_person, plain_email

FIELDS = {
    "title": "Title",
    "kind": "Kind",
    "post": "Post",
    "directorate": "Directorate",
    "email": "E-mail",
}
KINDS = {kind.label.lower(): kind.value for kind in PersonKind} | {
    "cllr": PersonKind.COUNCILLOR.value,
    "co-opted": PersonKind.CO_OPTED.value,
    "partner": PersonKind.PARTNER.value,
    "guest": PersonKind.PARTNER.value,
}


@dataclass
class Planned:
    """What one row would do: add somebody, change fields (name: (now, then)), nothing, or be refused and why."""

    number: int
    name: str
    person: Person | None = None
    details: dict = field(default_factory=dict)
    changes: dict = field(default_factory=dict)
    why: str = ""

    @property
    def outcome(self):
        if self.why:
            return "refused"
        if self.person is None:
            return "new"
        return "changed" if self.changes else "unchanged"


class Plan:
    """A spreadsheet held against the directory as it is now. An empty cell changes nothing."""

    def __init__(self, rows, by):
        everybody = Person.objects.visible_to(by).select_related("directorate")
        self.by, self.people = by, list(everybody)
        self.names = Counter(key(person.name) for person in self.people)
        self.readdressable = set(everybody.readdressable_by(by).values_list("pk", flat=True))
        self.editable = set(everybody.editable_by(by).values_list("pk", flat=True))
        self.seen = {}
        self.rows = [self._row(row) for row in rows]

    def of(self, outcome):
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def directorates(self):
        """Directorates that the rows name and nobody has heard of."""
        known = {key(name) for name in Directorate.objects.values_list("name", flat=True)}
        kept = [row for row in self.rows if row.outcome in ("new", "changed")]
        named = {row.details.get("directorate", "") for row in kept}
        return sorted(
            {key(name): name for name in named if name and key(name) not in known}.values()
        )

    @property
    def digest(self):
        """What the plan says, as one value: two plans that differ differ here."""
        return [[row.number, row.outcome, sorted(row.changes)] for row in self.rows]

    def _row(self, row):
        # Nothing that is said of a person has lines.
        cells = {name: " ".join(cell.split()) for name, cell in row.cells.items()}
        details = {name: cells.get(name, "") for name in ("title", "kind", "post", "directorate")}
        details["email"] = plain_email(cells.get("e-mail")) or ""
        planned = Planned(row.number, cells.get("name", ""))
        try:
            details["kind"] = kind_of(details["kind"])
            planned.details = {name: value for name, value in details.items() if value}
            self._check_cells(planned)
            planned.person = self._known(planned)
            self._compare(planned)
        except ChangeRefused as refusal:
            planned.why = str(refusal)
        return planned

    def _check_cells(self, planned):
        if not planned.name:
            raise ChangeRefused("The name is missing.")
        for name in ("title", "post"):
            most = Person._meta.get_field(name).max_length
            if len(planned.details.get(name, "")) > most:
                raise ChangeRefused(f"The {name} is longer than {most} letters.")
        if len(planned.name) > 120 or len(planned.details.get("directorate", "")) > 120:
            raise ChangeRefused("A name is longer than 120 letters.")
        email = planned.details.get("email")
        try:
            if email:
                validate_email(email)
        except ValidationError:
            raise ChangeRefused(f"“{email}” is not an e-mail address.") from None
        mark = email or key(planned.name)
        if mark in self.seen:
            raise ChangeRefused(f"This is the same person as in row {self.seen[mark]}.")
        self.seen[mark] = planned.number

    def _known(self, planned):
        """Whom a row means: whoever has its e-mail address, else the one person of its name."""
        email = planned.details.get("email")
        for person in self.people:
            if email and person.email == email:
                return person
        named = [person for person in self.people if key(person.name) == key(planned.name)]
        if len(named) > 1:
            raise ChangeRefused(
                "Several people have this name. Give the e-mail address of the one meant."
            )
        if named and email and named[0].email:
            raise ChangeRefused(
                "Somebody of this name has another e-mail address. Change or add them by hand."
            )
        return named[0] if named else None

    def _compare(self, planned):
        person = planned.person
        if person is None:
            if "kind" not in planned.details:
                raise ChangeRefused("Say what they are: " + ", ".join(PersonKind.labels) + ".")
            return
        now = {name: text(getattr(person, name)) for name in planned.details}
        if key(planned.name) != key(person.name):
            now["name"], planned.details["name"] = person.name, planned.name
        then = planned.details
        planned.changes = {n: (now[n], then[n]) for n in then if key(now[n]) != key(then[n])}
        if planned.changes and person.pk not in self.editable:
            raise ChangeRefused("Only an administrator may change this entry.")
        if "email" in planned.changes and person.pk not in self.readdressable:
            raise ChangeRefused("Only an administrator may change a known e-mail address.")


def kind_of(said):
    if not said:
        return ""
    if said.lower() not in KINDS:
        labels = ", ".join(PersonKind.labels)
        raise ChangeRefused(f"“{said}” is not a kind of person. Choose one of: {labels}.")
    return KINDS[said.lower()]


def key(words):
    return " ".join(words.lower().split())


def text(value):
    return "" if value is None else str(value)


@transaction.atomic
def apply(*, plan, by, now):
    """Write what a plan says, all of it or nothing; refused while any row is refused."""
    if plan.of("refused"):
        raise ChangeRefused(
            "Some rows are refused. Mend the spreadsheet first, then import it again."
        )
    for name in plan.directorates:
        add_directorate(name=name, by=by, now=now)
    known = {key(directorate.name): directorate for directorate in Directorate.objects.all()}
    for row in plan.of("new"):
        details = with_directorate(row.details, known)
        add_person(name=row.name, by=by, now=now, **details)
    for row in plan.of("changed"):
        details = with_directorate({name: row.details[name] for name in row.changes}, known)
        change_person(person=row.person, version=row.person.version, by=by, now=now, **details)


def with_directorate(details, known):
    if "directorate" in details:
        return details | {"directorate": known[key(details["directorate"])]}
    return details
