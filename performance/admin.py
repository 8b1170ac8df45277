"""To look at: plans, measures and figures are written by services, so that history is told."""

from django.contrib import admin

from performance import models


class ReadOnly(admin.ModelAdmin):
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(models.Plan)
class PlanAdmin(ReadOnly):
    list_display = ("title", "board", "published_on", "judgement")
    list_select_related = ("board",)


@admin.register(models.Recommendation)
class RecommendationAdmin(ReadOnly):
    list_display = ("number", "plan", "owner", "status", "due_on", "board_rating")
    list_select_related = ("plan", "owner")


@admin.register(models.Measure)
class MeasureAdmin(ReadOnly):
    list_display = ("title", "subject", "group", "phase", "board")
    list_select_related = ("board",)
    search_fields = ("title",)


@admin.register(models.Figure)
class FigureAdmin(ReadOnly):
    list_display = ("measure", "area", "period", "value", "rank", "status")
    list_select_related = ("measure",)
    raw_id_fields = ("measure",)
