from django.urls import path

from scrutiny.ui import views

urlpatterns = [
    path("council.css", views.council_css, name="council_css"),
    path("components/", views.components, name="components"),
]
