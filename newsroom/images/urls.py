"""Addresses of the picture files; they stand under MEDIA_URL, outside the languages."""

from django.urls import path

from newsroom.images import views

app_name = "images"

urlpatterns = [
    path("pictures/<str:token>/<str:name>", views.serve, name="serve"),
]
