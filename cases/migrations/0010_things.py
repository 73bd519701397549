"""Vehicles, telephones, arms and property: stolen and recovered find each other."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_known_as")]
    operations = []
