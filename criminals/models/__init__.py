"""People the police know, and - for some of them - a criminal dossier.

A victim is a person here, never a criminal; a criminal search looks only at persons with a dossier
or an accused role.
"""

from .person import Address, IdentityPaper, Person

__all__ = ["Address", "IdentityPaper", "Person"]
