"""Many people with something due, written without their history: for storms."""

from actions.choices import ActionKind
from actions.models import Action
from people.choices import PersonKind
from people.models import Person
from tests import make


def crowd(count):
    """So many more people, each with something due on make.TODAY."""
    start = Person.objects.count()
    people = Person.objects.bulk_create(
        Person(name=f"Person {n}", kind=PersonKind.OFFICER, email=f"crowd{n}@example.org")
        for n in range(start, start + count)
    )
    board = make.board(f"Crowd {start}", slug=f"crowd-{start}", prefix=f"C{start}")
    Action.objects.bulk_create(
        Action(
            board=board,
            reference=f"{board.prefix}/25/{person.pk}",
            title="Report back on something",
            kind=ActionKind.REPORT_BACK,
            owner=person,
            due_to=make.TODAY,
            first_due_to=make.TODAY,
            opened_on=make.TODAY,
        )
        for person in people
    )
