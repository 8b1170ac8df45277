"""The list of actions: one listing for the page and its downloads."""

from django.core.paginator import Paginator
from django.db.models import F, Prefetch
from django.utils import timezone
from django.utils.functional import cached_property
from django_filters.views import FilterView
from django_tables2 import RequestConfig, SingleTableMixin

from actions.filters import ActionFilter, chips
from actions.models import Action
from actions.tables import ActionFile, ActionTable
from meetings.models import Board, Meeting
from people.models import Person
from scrutiny.doors import open_to_strangers
from scrutiny.ui.download import download
from scrutiny.ui.templatetags.words import who

#: Counting stops here: beyond it nobody pages; people narrow the list or download it.
MOST = 1000
SIZES = (25, 50)
FILES = ("csv", "xlsx")
SOONEST = F("due_to").asc(nulls_last=True)


class CappedPaginator(Paginator):
    @cached_property
    def counted(self):
        """At most one more than MOST, so that a long table is never counted to its end."""
        rows = self.object_list.data.data
        return rows.order_by()[: MOST + 1].count()

    @property
    def count(self):
        return min(self.counted, MOST)

    @property
    def told(self):
        return f"{MOST:,}+" if self.counted > MOST else f"{self.counted:,}"


class ActionList(SingleTableMixin, FilterView):
    filterset_class = ActionFilter
    table_class = ActionTable
    template_name = "actions/actions.html"
    strict = False

    def get_queryset(self):
        rows = Action.objects.visible_to(self.request.user)
        rows = rows.most_urgent_first(timezone.localdate()).with_moves()
        return rows.select_related("board", "owner").order_by("-is_live", SOONEST, "pk")

    def get_table_kwargs(self):
        """A board's own list need not name the board in every row."""
        cleaned = getattr(self.filterset.form, "cleaned_data", {})
        hidden = ("board",) if cleaned.get("board") else ()
        return {"reader": self.request.user, "exclude": hidden}

    def get_table_pagination(self, table):
        asked = self.request.GET.get("per_page")
        size = next((size for size in SIZES if str(size) == asked), SIZES[0])
        return {"per_page": size, "paginator_class": CappedPaginator}

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        show_names(self.filterset, self.request.user)
        query = self.request.GET.copy()
        for name in ("page", "format"):
            query.pop(name, None)
        kept = Board.objects.coordinated_by(self.request.user).open()
        told = {"chips": chips(self.filterset), "query": query.urlencode(), "kept_boards": kept}
        return context | told

    def render_to_response(self, context, **options):
        kind = self.request.GET.get("format")
        if kind not in FILES:
            return super().render_to_response(context, **options)
        meetings = Meeting.objects.visible_to(self.request.user)
        rows = self.object_list.select_related("board", "owner", "cabinet_member")
        rows = rows.prefetch_related(Prefetch("meeting", meetings))
        table = ActionFile(rows, reader=self.request.user)
        RequestConfig(self.request, paginate=False).configure(table)
        return download(table, "actions", kind)


def show_names(filterset, reader):
    """A link's ?owner=12 is shown as the name of whoever answers for something the reader may see."""
    data = filterset.form.data.copy()
    seen = Action.objects.visible_to(reader)
    for name in ("owner", "cabinet_member", "raised_by"):
        if data.get(name, "").isdecimal():
            held = seen.filter(**{f"{name}_id": data[name][:18]}).values(name)
            person = Person.objects.filter(pk__in=held).first()
            data[name] = who(person, reader) if person else data[name]
    filterset.form.data = data


actions = open_to_strangers(ActionList.as_view())
