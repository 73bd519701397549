"""The paper files of a case, one model file each."""

from .case import Addendum, Alteration, Case, CasePerson, CaseSection, IoChange, PropertyItem
from .complaint import Complaint, ElectronicInformation, PreliminaryEnquiry, Refusal
from .dispatch import CopyGiven, CourtDispatch, ProgressNotice, Publication
from .fir import Fir
from .law import Act, CrimeCategory, Section
from .noncognizable import NcFortnight, NcReport
from .seal import CaseShare, SealMember, SensitivityChange, Unmasking
from .transfer import Transfer

__all__ = [
    "Act",
    "Addendum",
    "Alteration",
    "Case",
    "CasePerson",
    "CaseSection",
    "CaseShare",
    "Complaint",
    "CopyGiven",
    "CourtDispatch",
    "CrimeCategory",
    "ElectronicInformation",
    "Fir",
    "IoChange",
    "NcFortnight",
    "NcReport",
    "PreliminaryEnquiry",
    "ProgressNotice",
    "PropertyItem",
    "Publication",
    "Refusal",
    "SealMember",
    "Section",
    "SensitivityChange",
    "Transfer",
    "Unmasking",
]
