"""Officers that a document for the public cannot call by their post, because their entries name none."""

from django.db.models import Q

from desk.choices import DocumentKind
from people.choices import PersonKind
from people.models import Person

MOST = 20


def without_post(document):
    """The first people whom such a document may name: owners, lead officers, and who came."""
    told = {
        DocumentKind.PROGRAMME: Q(
            programme_as_lead_officer__board=document.board,
            programme_as_lead_officer__year=document.year,
        ),
        DocumentKind.MINUTES: Q(attendance__meeting=document.meeting),
        DocumentKind.TRACKER: Q(actions_owned__board=document.board),
        DocumentKind.PLAN: Q(recommendations__plan=document.plan)
        | Q(pk__in=document.plan.recommendations.values("progress_notes__by"))
        if document.plan
        else Q(),
    }
    people = Person.objects.filter(told.get(document.kind, Q(pk=None)), post="")
    people = people.exclude(kind=PersonKind.COUNCILLOR).distinct()
    return people.order_by("sort_name")[:MOST]
