from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "cctns.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read every app's declarations."""
        autodiscover_modules(
            *(
                "permissions",
                "laws",
                "clocks",
                "rules",
                "prints",
                "registers",
                "notices",
                "panels",
            ),
            *(
                "tiles",
                "jobs",
                "export_jobs",
                "print_jobs",
                "drafts",
                "errors",
                "guards",
                "search",
                "counters",
                "checks",
                "help",
                "access_words",
            ),
        )
        import_module("cctns.roles")
        import_module("cctns.menu")
        from . import (
            account_events,
            permissions,  # noqa: F401  (registers the system check)
        )
        from .clocks import sync_definitions
        from .grants import grant_to_app
        from .triggers import never_ignored

        account_events.connect()
        post_migrate.connect(grant_to_app, sender=self)
        post_migrate.connect(never_ignored, sender=self)
        post_migrate.connect(sync_definitions, sender=self)
