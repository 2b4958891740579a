"""System checks of the project: what Django's own cannot know about this house."""

import os

from django.core.checks import Error, Tags, Warning, register
from PIL import features


@register(Tags.security, deploy=True)
def secret_comes_from_the_environment(app_configs, **kwargs):
    if os.environ.get("NEWSROOM_SECRET_KEY"):
        return []
    return [
        Warning(
            "NEWSROOM_SECRET_KEY is not set; a key kept in the var folder is used.",
            hint="Set NEWSROOM_SECRET_KEY so that every process and machine of the deployment shares one key.",
            id="newsroom.W001",
        )
    ]


@register()
def arabic_can_be_drawn(app_configs, **kwargs):
    if features.check("raqm"):
        return []
    return [
        Error(
            "Pillow cannot shape Arabic: it has no RAQM.",
            hint="Install Pillow's wheel, which brings it along, instead of building it without libraqm and FriBidi.",
            id="newsroom.E001",
        )
    ]
