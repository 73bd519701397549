from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class Code(models.Model):
    """One line of a code list (``<app>/data/codes_*.csv``): diary kind, property type, ID type...

    ``labels`` holds one label per language.  A line is ended by ``valid_to``, never deleted, so
    that old records keep their word.
    """

    list = models.SlugField(max_length=40)
    code = models.SlugField(max_length=60)
    labels = models.JSONField()  # {"en": ..., "hi": ..., "ne": ...}
    parent = models.SlugField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    data = models.JSONField(default=dict, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=40, blank=True)  # "" = Centre, locked for States
    changed_at = models.DateTimeField(db_default=Now(), editable=False)  # the caches look at it

    class Meta:
        ordering = ["list", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["list", "code"], name="one_code_per_list")
        ]
        indexes = [models.Index(fields=["changed_at"], name="code_changed_idx")]

    def __str__(self) -> str:
        return f"{self.list}: {self.code}"

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Note the change for the caches of the other processes."""
        self.changed_at = timezone.now()
        if update_fields is not None:
            update_fields = {*update_fields, "changed_at"}
        super().save(*args, update_fields=update_fields, **kwargs)
