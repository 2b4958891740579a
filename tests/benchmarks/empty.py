"""Settings of a Django that does nothing but answer: what an address costs before anything is said."""

from django.http import HttpResponse
from django.urls import path

SECRET_KEY = "of no use"  # noqa: S105 -- nothing is signed
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = __name__
WSGI_APPLICATION = "newsroom.wsgi.application"
USE_TZ = True
urlpatterns = [path("", lambda request: HttpResponse("nothing"))]
