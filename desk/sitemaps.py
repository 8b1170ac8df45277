"""Which pages search engines are told of: those of public boards, as a stranger sees them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap, views

from actions.models import Action
from actions.views.programme import shown_items
from meetings.models import Board, Meeting
from performance.models import Measure, Plan, Recommendation
from scrutiny.doors import open_to_strangers

#: Addresses in one file of the map: the protocol allows 50,000.
MOST = 5_000
#: What has pages of its own, and who may see which.
SHOWN = {
    "boards": Board.objects.visible_to,
    "meetings": Meeting.objects.visible_to,
    "actions": Action.objects.visible_to,
    "programme-items": shown_items,
    "plans": Plan.objects.visible_to,
    "recommendations": Recommendation.objects.visible_to,
    "measures": Measure.objects.visible_to,
}


class PublicPages(Sitemap):
    """The pages of one kind of thing, by the address that people type."""

    limit = MOST
    protocol = urlsplit(settings.SITE_URL).scheme

    def __init__(self, shown):
        self.shown = shown

    def items(self):
        return self.shown(AnonymousUser()).order_by("pk")

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


SITEMAPS = {section: PublicPages(shown) for section, shown in SHOWN.items()}


@open_to_strangers
def sitemap(request):
    return views.index(request, SITEMAPS, sitemap_url_name="desk:sitemap_section").render()


@open_to_strangers
def sitemap_section(request, section):
    return views.sitemap(request, SITEMAPS, section).render()
