"""Addresses of the feeds, such as `/ar/feeds/topics/energy.atom`; included under each language."""

from django.urls import path, register_converter

from articles import feeds


class FeedForm:
    """How a feed is written, as its address ends."""

    regex = "atom|json"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(FeedForm, "feed_form")

urlpatterns = [
    path("", feeds.feeds, name="feeds"),
    path("<slug:of>.<feed_form:form>", feeds.feed, name="feed"),
    path("<slug:of>/<slug:slug>.<feed_form:form>", feeds.feed, name="feed-of"),
]
