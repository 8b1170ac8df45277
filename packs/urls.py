"""Addresses of the way in."""

from django.urls import path

from packs import views

app_name = "packs"
urlpatterns = [
    path("packs/", views.PackList.as_view(), name="packs"),
    path("packs/load/", views.load, name="load"),
    path("packs/<int:pk>/", views.pack, name="pack"),
    path("packs/<int:pk>/cancel/", views.cancel, name="cancel"),
    path("packs/<int:pk>/hidden/", views.hidden, name="hidden"),
    path("packs/<int:pk>/people/", views.people, name="people"),
    path("packs/<int:pk>/review/<slug:section>/", views.review, name="review"),
    path("packs/<int:pk>/outcome/", views.outcome, name="outcome"),
    path("packs/<int:pk>/worth-asking/", views.worth_asking, name="worth_asking"),
    path("packs/<int:pk>/check-again/", views.check_again, name="check_again"),
    path("my-drafts/", views.drafts, name="drafts"),
    path("my-drafts/<int:pk>/", views.draft, name="draft"),
    path("my-drafts/<int:pk>/cancel/", views.cancel_draft, name="cancel_draft"),
    path("my-drafts/<int:pk>/delete/", views.delete_draft, name="delete_draft"),
]
