"""Django's own pages, for looking at reference data. What services write with its history is read-only here."""

from django.contrib import admin

from people.models import Body, Closure, Council, Directorate, MunicipalYear, Person


class ReadOnly(admin.ModelAdmin):
    """To look at: every change goes through a page of ours, which writes its history."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Person)
class PersonAdmin(ReadOnly):
    list_display = ("name", "title", "kind", "post", "is_active", "is_administrator")
    list_filter = ("kind", "is_active", "is_administrator")
    search_fields = ("name", "post", "email")
    exclude = ("password",)


admin.site.register([Council, MunicipalYear, Closure, Directorate, Body], ReadOnly)
admin.site.site_header = admin.site.site_title = "Reference data"
