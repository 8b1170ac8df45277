"""Looking, and mending which spelling is whom."""

from django.contrib import admin

from packs.models import KnownName


@admin.register(KnownName)
class KnownNameAdmin(admin.ModelAdmin):
    list_display = ("spelling", "board", "person")
    list_select_related = ("board", "person")
    search_fields = ("spelling",)
    autocomplete_fields = ()
    raw_id_fields = ("person",)
