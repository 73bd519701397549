"""People the police know."""

import factory

from criminals.models import Person

from .core import Everything


class PersonFactory(Everything):
    class Meta:
        model = Person

    name = factory.Iterator(
        ["Dil Maya Gurung", "Phurba Tamang", "Anjali Chettri", "Mingma Sherpa"]
    )
    sex = Person.Sex.FEMALE
    nationality = "Indian"
