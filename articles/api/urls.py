"""The addresses of version 1; they stand outside the languages, because one answer serves every language."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from ninja import Field, Schema

from articles.api import problems, releases, things
from articles.api.interface import Interface, answer_problem, readable

api = Interface(
    title="Newsroom",
    version="1",
    urls_namespace="api",
    description=(
        "What the press office published and still stands by, in every language of the house. Reading needs no key. "
        "Answers carry an ETag; ask again with If-None-Match and an unchanged answer costs nothing."
    ),
)
api.add_router("", releases.router)
api.add_router("", things.router)


class Root(Schema):
    releases: str
    updates: str
    conferences: str
    participants: str
    topics: str
    images: str
    openapi: str = Field(description="This interface in the words of OpenAPI.")


@api.get("", response=Root, url_name="root", include_in_schema=False)
def root(request):
    here = request.build_absolute_uri(request.path)
    names = ("releases", "updates", "conferences", "participants", "topics", "images")
    return {**{name: f"{here}{name}" for name in names}, "openapi": f"{here}openapi.json"}


@api.get("openapi.json", url_name="openapi", include_in_schema=False)
def openapi(request):
    return api.get_openapi_schema()


def nothing(request, rest):
    return answer_problem(request, problems.not_found())


urlpatterns = [
    path("v1/", api.urls),
    path("v1/<path:rest>", csrf_exempt(readable(nothing)), name="api-nothing"),
]
