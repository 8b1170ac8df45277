from django.urls import path

from scrutiny.ui import views

urlpatterns = [
    path("components/", views.components, name="components"),
]
