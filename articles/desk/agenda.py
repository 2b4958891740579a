"""The page of what is scheduled, late, overdue, mine and waiting for me: the desk's index with room for all of it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.attention import timely
from articles.desk.moments import zone_name
from articles.desk.views import page
from articles.permissions import require


def agenda(request):
    require(request.user, "view_article")
    matters = timely(user=request.user, at=timezone.now())
    return page(request, "agenda", None, matters=matters, zone=zone_name(), title=_("What is due"))
