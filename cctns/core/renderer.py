"""The form renderer of the whole site (settings.FORM_RENDERER): every field looks the same.

``{{ form.field.as_field_group }}`` draws templates/components/field.html.
"""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Reads widget templates through TEMPLATES, so that templates/ may replace Django's."""

    field_template_name = "components/field.html"
