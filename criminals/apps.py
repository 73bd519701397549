from django.apps import AppConfig


class CriminalsConfig(AppConfig):
    name = "criminals"
    default_auto_field = "django.db.models.BigAutoField"
