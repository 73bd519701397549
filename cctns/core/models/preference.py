from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A register's filters and sort under a name: a tab over the list."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views"
    )
    register = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)  # a query string of known filter keys

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "register", "name"], name="one_view_per_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class TableChoice(models.Model):
    """Which columns one officer wants of one register."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    register = models.SlugField(max_length=40)
    columns = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "register"], name="one_choice_per_register")
        ]

    def __str__(self) -> str:
        return self.register
