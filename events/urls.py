from django.urls import path

from events import share_picture, subscriptions, views

app_name = "events"

urlpatterns = [
    path("conferences/", views.conferences, name="conferences"),
    path("conferences.ics", subscriptions.conferences, name="conferences-calendar"),
    path("conferences/<int:year>/<int:month>/", views.month, name="month"),
    path("conferences/<slug:slug>/", views.conference, name="conference"),
    path("conferences/<slug:slug>.ics", subscriptions.conference, name="conference-calendar"),
    path("share/conferences/<slug:slug>/<str:digest>.png", share_picture.picture, name="share-picture"),
    path("participants/", views.participants, name="participants"),
    path("participants/<slug:slug>/", views.participant, name="participant"),
    path("participants/<slug:slug>.ics", subscriptions.participant, name="participant-calendar"),
]
