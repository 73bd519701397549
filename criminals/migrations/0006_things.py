"""Normalised marks of vehicles, telephones, arms and property."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("criminals", "0005_identity")]
    operations = []
