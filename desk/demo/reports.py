"""The papers that came to the children's board, with what they say: found by search, with the page."""

from meetings import services as meetings
from meetings.models import AgendaItem

#: By the title of its agenda item: the author, and what each page says.
REPORTS = {
    "Exclusions and Alternative Provision": (
        "Head of School Improvement",
        "Permanent exclusions rose from 31 to 44 in the year. Eighteen of the pupils had an education, health and care "
        "plan, and nine were looked after by the council.",
        "Alternative provision has 120 places, of which 112 are taken. A pupil waits eleven school days for one, five "
        "more than the law allows. Tuition at home bridges the gap for most of them.",
    ),
    "Family Hubs: Survey of Families": (
        "Head of Early Help",
        "Of 640 families who answered, seven in ten would come back. What they missed most were hours after work and "
        "somebody who speaks their language.",
        "The hubs at Millfield and Quay Street will open until 7pm on Wednesdays. O’Hara House keeps its hours while "
        "its roof is mended.",
    ),
}


def build_reports(demo):
    items = AgendaItem.objects.filter(meeting__board=demo.boards["children"], title__in=REPORTS)
    for item in items.order_by("pk"):
        authors, *pages = REPORTS[item.title]
        paper = meetings.add_paper(item=item, subject=item.title, authors=authors)
        passages = [{"page": n, "line": n, "text": text} for n, text in enumerate(pages, start=1)]
        meetings.keep_text(paper=paper, passages=passages)
