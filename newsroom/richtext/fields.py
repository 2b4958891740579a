"""The rich text field of a model, its form field and its widget: the only place that knows django-ckeditor.

Whatever road a text takes into the database, it is clean when it arrives there, and the instance holds what was stored.
"""

import copy

from ckeditor import fields as ckeditor_fields
from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import FieldError
from django.utils.translation import gettext_lazy as _

from newsroom import languages
from newsroom.richtext import editor, sanitizer


class RichTextWidget(CKEditorWidget):
    """The editor, set up for the language of the words (None: unknown) and labelled in the one of the interface."""

    content_language = None

    @property
    def media(self):
        return super().media + forms.Media(css={"all": ["richtext/editor.css"]})

    def get_context(self, name, value, attrs):
        # Made anew each time: copies of a widget share their dictionaries, and the interface's language changes.
        self.config = editor.configuration(self.content_language)
        return super().get_context(name, value, attrs)


def for_language(widget, code):
    """A copy of any text widget that is written in `code`: with its `lang` and `dir`, the editor's pane included."""
    localized = copy.copy(widget)
    localized.attrs = {**widget.attrs, "lang": code, "dir": languages.direction(code)}
    if isinstance(localized, RichTextWidget):
        localized.content_language = code
    return localized


class RichTextFormField(ckeditor_fields.RichTextFormField):
    """Cleans before it validates, so that a required text cannot be an empty paragraph."""

    widget = RichTextWidget

    def __init__(self, *args, language=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.language = language

    def to_python(self, value):
        words = super().to_python(value)
        return sanitizer.clean(words, language=self.language) if words else words

    def get_bound_field(self, form, field_name):
        # modeltranslation's admin hands one widget to every language; this field is the one that knows its own.
        if self.language:
            self.widget = for_language(self.widget, self.language)
        return super().get_bound_field(form, field_name)


class RichTextField(ckeditor_fields.RichTextField):
    """HTML within the allow-list. Migrations know it as the TextField that it is to the database.

    A translation of it (modeltranslation) is cleaned as text in its language, any other one as text in an unknown one.
    Expressions are computed behind its back, so only those made of rich text are saved; others raise FieldError.
    """

    description = _("Rich text")
    language = None  # set by modeltranslation on each translation

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def cleaned(self, value):
        return sanitizer.clean(value, language=self.language) if isinstance(value, str) else value

    def to_python(self, value):
        """Clean text. TextField prepares what it stores, and what an exact lookup compares with, by this method."""
        return self.cleaned(super().to_python(value))

    def pre_save(self, model_instance, add):
        value = self.cleaned(super().pre_save(model_instance, add))
        if self.attname in model_instance.__dict__:
            # Past the descriptor of a translated field, which would write to the active language's column.
            model_instance.__dict__[self.attname] = value
        return value

    def get_db_prep_save(self, value, connection):
        if hasattr(value, "as_sql") and not isinstance(value.output_field, RichTextField):
            raise FieldError(f"{self} cannot be set to {value!r}: what the database computes is not cleaned.")
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": RichTextFormField, "language": self.language, **kwargs})
