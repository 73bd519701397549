"""Indexes for the figures of a State with a million cases."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_laws_of_range_and_children")]
    operations = []
