"""The roles of the force and what each may do.  To add a role, add a row.

A posting gives a role at a unit; its powers reach that unit and everything under it, and end with the
posting.  ``shift_officer`` is not posted: an officer who holds charge for the shift has these powers on top.
A role whose pages come later has its sign-in and a start page that says so.
"""

from django.utils.translation import gettext_lazy as _

from cases.permissions import Can as Cases
from cctns.core.roles import Role
from stations.permissions import Can as Stations

READ = frozenset(
    {Stations.VIEW_DIARY, Stations.VIEW_STAFF, Cases.VIEW_COMPLAINT, Cases.VIEW_CASE}
)
WRITE = READ | {
    Stations.WRITE_DIARY,
    Cases.RECEIVE_COMPLAINT,
    Cases.DRAFT_FIR,
    Cases.PRINT_FIR,
    Cases.GIVE_COPY,
    Cases.DISPATCH_TO_COURT,
}
CHARGE = frozenset(
    {
        Stations.GIVE_CHARGE,
        Cases.DECIDE_COMPLAINT,
        Cases.REGISTER_FIR,
        Cases.TRANSFER_FIR,
        Cases.RECEIVE_TRANSFER,
        Cases.ADD_TO_CASE,
    }
)
SUPERVISE = READ | {
    Cases.VIEW_FIGURES,
    Cases.PRINT_FIR,
    Cases.VIEW_LOOKS,
    Cases.VIEW_SEALED_HEADER,
    Stations.VIEW_OUTBOX,
}

# The writer keeps the station's books: diary, complaints, drafts.  Registration is the officer in charge's.
Role("writer", _("Station writer"), WRITE, ("station", "outpost"))

# Officer in charge for the shift: BNSS s.2(1)(r), next in rank to the SHO, above constable.
Role(
    "shift_officer",
    _("Officer in charge for the shift"),
    WRITE | CHARGE,
    ("station", "outpost"),
)

# The SHO commands one station and answers for all it records.
Role(
    "sho",
    _("Station house officer"),
    WRITE
    | CHARGE
    | {
        Cases.ASSIGN_IO,
        Cases.ALTER_SECTIONS,
        Cases.PUBLISH_FIR,
        Cases.TELL_PROGRESS,
        Cases.UNMASK,
        Cases.VIEW_LOOKS,
        Cases.VIEW_SEALED_HEADER,
        Cases.VIEW_FIGURES,
        Cases.REPORT_NC,
        Stations.VIEW_OUTBOX,
        Stations.USE_API,
    },
)

# The investigating officer works the cases given; the case diary and the charge sheet come later.
Role(
    "io",
    _("Investigating officer"),
    WRITE | {Cases.ADD_TO_CASE, Cases.ALTER_SECTIONS, Cases.TELL_PROGRESS, Cases.UNMASK},
)

# The woman help desk records what BNSS 173(1), first proviso, asks a woman officer to record.
Role("woman_desk", _("Woman help desk"), WRITE | {Cases.UNMASK, Cases.TELL_PROGRESS})

# The property room keeper; the property pages come with the investigation.
Role("malkhana", _("Property room officer"), READ | {Stations.WRITE_DIARY}, start="later")

# The court officer carries papers to and from the court; the court pages come later.
Role("court_officer", _("Court officer"), READ | {Cases.DISPATCH_TO_COURT}, start="later")

# The sub-divisional police officer (DySP) permits enquiries, withholds publication, supervises.
Role(
    "sdpo",
    _("Sub-divisional police officer"),
    SUPERVISE
    | {
        Cases.PERMIT_ENQUIRY,
        Cases.WITHHOLD_FIR,
        Cases.PUBLISH_FIR,
        Cases.LOWER_SENSITIVITY,
        Cases.UNMASK,
    },
    ("subdivision",),
    "area",
)

# The district crime records bureau keeps the district's figures true.
Role(
    "dcrb",
    _("District crime records bureau"),
    READ | {Cases.VIEW_FIGURES},
    ("district",),
    "area",
)

# The Superintendent commands the district: refusals, seals, sharing.
Role(
    "sp",
    _("Superintendent of Police"),
    SUPERVISE
    | {
        Cases.PERMIT_ENQUIRY,
        Cases.WITHHOLD_FIR,
        Cases.PUBLISH_FIR,
        Cases.REVIEW_REFUSAL,
        Cases.LOWER_SENSITIVITY,
        Cases.SEAL,
        Cases.SHARE_CASE,
        Cases.UNMASK,
        Cases.ASSIGN_IO,
        Stations.VIEW_ACCESS_LOG,
        Stations.MANAGE_STAFF,
        Stations.RESET_SIGN_IN,
        Stations.USE_API,
    },
    ("district",),
    "area",
)

# Range: Deputy or Inspector General.
Role("range", _("Range headquarters"), SUPERVISE, ("range",), "area")

# State: the Director General and headquarters.
Role(
    "state",
    _("State police headquarters"),
    SUPERVISE | {Stations.VIEW_ACCESS_LOG},
    ("state",),
    "area",
)

# The State crime records bureau answers for the data of the State.
Role(
    "scrb",
    _("State crime records bureau"),
    READ | {Cases.VIEW_FIGURES, Cases.IMPORT_FIRS, Stations.MANAGE_CODES, Stations.USE_API},
    ("state",),
    "area",
)

# NCRB sees figures only, no names.
Role(
    "ncrb",
    _("National Crime Records Bureau"),
    frozenset({Cases.VIEW_FIGURES}),
    ("nation",),
    "figures",
)

# The auditor reads logs and sees no victim's identity.
Role(
    "auditor",
    _("Auditor"),
    frozenset({Stations.VIEW_ACCESS_LOG, Stations.VIEW_STAFF, Cases.VIEW_FIGURES}),
    ("state", "nation"),
    "figures",
)

# The system administrator keeps sign-ins and rules, and has no case content.
Role(
    "sysadmin",
    _("System administrator"),
    frozenset(
        {
            Stations.MANAGE_UNITS,
            Stations.MANAGE_STAFF,
            Stations.RESET_SIGN_IN,
            Stations.MANAGE_RULES,
            Stations.MANAGE_CODES,
            Stations.VIEW_STAFF,
            Stations.VIEW_ACCESS_LOG,
            Stations.VIEW_OUTBOX,
        }
    ),
    ("state",),
    "admin",
)

# The unit administrator enters officers and postings of one district.
Role(
    "unit_admin",
    _("Unit administrator"),
    frozenset({Stations.MANAGE_STAFF, Stations.VIEW_STAFF, Stations.RESET_SIGN_IN}),
    ("district", "subdivision"),
    "admin",
)
