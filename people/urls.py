"""Addresses of the directory, of one's own details, and of setting up the council."""

from django.urls import path

from people.views import council, directory, importing, merging, roles, rules

app_name = "people"

urlpatterns = [
    path("people/", directory.People.as_view(), name="people"),
    path("people/add/", directory.add_person, name="add_person"),
    path("people/import/", importing.import_people, name="import_people"),
    path("people/import/template/", importing.import_template, name="import_template"),
    path("people/<int:pk>/", directory.person, name="person"),
    path("people/<int:pk>/change/", directory.change_person, name="change_person"),
    path("people/<int:pk>/invite/", roles.invite, name="invite"),
    path("people/<int:pk>/role/", roles.role, name="role"),
    path("people/<int:pk>/reactivate/", roles.reactivate, name="reactivate"),
    path("people/<int:pk>/merge/", merging.merge, name="merge"),
    path("my-details/", roles.my_details, name="my_details"),
    path("invitation/<str:token>/", roles.accept_invitation, name="accept_invitation"),
    path("accounts/email/", roles.own_address, name="own_address"),
    path("set-up/council/", council.council, name="council"),
    path("set-up/years/", council.years, name="years"),
    path("set-up/years/add/", council.add_year, name="add_year"),
    path("set-up/years/<int:pk>/change/", council.change_year, name="change_year"),
    path("set-up/closures/add/", council.add_closure, name="add_closure"),
    path("set-up/closures/<int:pk>/remove/", council.remove_closure, name="remove_closure"),
    path("set-up/rules/", rules.rules, name="rules"),
    path("set-up/rules/<str:rule>/", rules.change_rule, name="change_rule"),
    path("set-up/directorates/", council.directorates, name="directorates"),
    path("set-up/directorates/add/", council.add_directorate, name="add_directorate"),
    path("set-up/directorates/<int:pk>/", council.change_directorate, name="change_directorate"),
    path("set-up/bodies/", council.bodies, name="bodies"),
    path("set-up/bodies/add/", council.add_body, name="add_body"),
    path("set-up/bodies/<int:pk>/", council.change_body, name="change_body"),
]
