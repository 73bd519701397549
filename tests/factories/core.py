"""Test records of the core: users."""

import factory

from cctns.core.models import User


class Everything(factory.django.DjangoModelFactory):
    """Base of every factory: makes rows through the model's ``everything`` door."""

    class Meta:
        abstract = True

    @classmethod
    def _get_manager(cls, model_class):
        return getattr(model_class, "everything", None) or super()._get_manager(model_class)


class UserFactory(Everything):
    class Meta:
        model = User
        django_get_or_create = ("username",)
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"officer{n}")
    password = "!"  # nobody signs in by password; see sign_in in tests/conftest.py
