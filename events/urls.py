from django.urls import path

from events import views

app_name = "events"

urlpatterns = [
    path("conferences/", views.conferences, name="conferences"),
    path("conferences/<slug:slug>/", views.conference, name="conference"),
    path("participants/<slug:slug>/", views.participant, name="participant"),
]
