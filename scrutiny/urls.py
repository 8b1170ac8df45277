"""The map of the site."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

admin.autodiscover()
# The reference data's pages are signed in to like every other page, under the same limits.
admin.site.login = secure_admin_login(admin.site.login)

APPS = ("people", "meetings", "actions", "performance", "packs", "desk")

urlpatterns = [
    *[path("", include(f"{app}.urls")) for app in APPS],
    path("api/v1/", include(("desk.api", "api"))),
    path("", include("scrutiny.pages")),
    path("", include("scrutiny.ui.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
