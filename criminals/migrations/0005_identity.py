"""Photographs, fingerprint numbers, merge and split."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("criminals", "0004_person_index")]
    operations = []
