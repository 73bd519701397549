"""The time limits of information, FIR and the first steps of investigation (BNSS, from 1 July 2024).

A number that the law does not give ("forthwith", "without delay") is ours and marked advisory.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_noop as _

from cctns.core.clocks import Clock, add_months

# The words by which a clock names its record before the number (ClockRun.cited puts them into a language).
RECORDS = (_("Complaint"), _("Enquiry"), _("NC"), _("FIR"), _("Zero FIR"))

# fmt: off
#     code     what is to be done                                          law                        length   begins with                   ends with
Clock("C01",  _("Register the FIR, whatever the place of the offence"),    "BNSS 173(1)",             8, "h",  "cognizable information received", ("fir registered", "complaint decided"), is_advisory=True)
Clock("C01b", _("Send the Zero FIR to the station with jurisdiction"),     "BNSS 173(1), State order", 24, "h", "Zero FIR registered",       ("transfer received",), is_advisory=True)
Clock("C02",  _("Have the e-FIR signed by the informant"),                 "BNSS 173(1)(ii)",         3, "d",  "electronic information received", ("signed", "lapsed"),
      ladder=(("0h", ("record",)), ("24h", ("record",)), ("48h", ("record", "sho")), ("66h", ("record", "sho")), ("100%", ("sho",)), ("+1d", ("sho", "sdpo"))))
Clock("C03",  _("Information of such a victim is recorded by a woman officer"), "BNSS 173(1), proviso", 0, "h", "information of BNS 64-71, 74-79 or 124", is_guard=True, ladder=())
Clock("C04",  _("Give the informant or victim a free copy of the FIR"),    "BNSS 173(2)",             1, "h",  "FIR registered",                 ("copy given",), is_advisory=True)
Clock("C05",  _("Send the report to the Magistrate"),                      "BNSS 176(1)",             24, "h", "FIR registered",                 ("dispatched to court",), is_advisory=True)
Clock("C06",  _("Finish the preliminary enquiry"),                         "BNSS 173(3)",             14, "d", "permission of DySP or above",    ("FIR registered", "closed with reasons"), is_guard=True)
Clock("C07",  _("Review the refusal to register"),                         "BNSS 173(4)",             15, "d", "substance sent to the SP",       ("SP decides",), is_advisory=True)
Clock("C08",  _("Send the fortnightly report of cases not investigated"),  "BNSS 176(2)",             14, "d", "decision not to investigate",    ("report sent",), repeats=True,
      note="The informant is told forthwith, with the decision itself.")
Clock("C09",  _("Send the fortnightly report of non-cognizable cases"),    "BNSS 174(1)",             14, "d", "first report of the fortnight",  ("report sent",), is_guard=True, repeats=True)
Clock("C10",  _("Publish the FIR, or withhold it with reasons"),           "Youth Bar Assn v UoI (2016) 9 SCC 473", 24, "h", "FIR registered",   ("published", "withheld"),
      note="48 hours where the line fails, 72 hours at most for geography.")
Clock("C11",  _("File the charge sheet in a case under the SC/ST Act"),    "SC/ST Rules 7(2)",        60, "d", "FIR registered",                 ("final report filed",), is_guard=True)
Clock("C12",  _("Register the FIR of a missing child"),                    "Missing child procedure", 1, "h",  "complaint received",             ("FIR registered", "child found"), is_advisory=True, is_guard=True)
Clock("C12b", _("Hand the untraced child's case to the anti-trafficking unit"), "Missing child procedure", 4, "m", "complaint received",         ("child found", "handed over"))
Clock("C13",  _("Report to the Child Welfare Committee and the Special Court"), "POCSO 19(6)",        24, "h", "information received",           ("report sent",))
Clock("C35",  _("Ask for the forensic expert at the scene"),               "BNSS 176(3)",             24, "h", "FIR of an offence of seven years or more", ("request sent",), is_advisory=True)
Clock("C36",  _("Have the victim examined by a doctor, with consent"),     "BNSS 184(1)",             24, "h", "information received",           ("examined", "consent refused"))
Clock("C36c", _("Obtain the medical report and send it to the Magistrate"), "BNSS 184(6)",            7, "d",  "victim examined",                ("report forwarded",))
Clock("C37",  _("Have the victim's statement recorded by a Magistrate"),   "BNSS 183(6)",             48, "h", "FIR registered",                 ("statement recorded",), is_advisory=True)
Clock("C39",  _("Finish the investigation of this sexual offence"),        "BNSS 193(2)",             2, "m",  "FIR registered",                 ("final report filed",))
Clock("C40",  _("Tell the informant or victim how the case stands"),       "BNSS 193(3)(ii)",         90, "d", "FIR registered",                 ("progress told",), repeats=True)
Clock("C47",  _("The court may take notice of this offence only until then"), "BNSS 514",             36, "m", "day of the offence",             ("FIR registered",), ladder=(),
      note="Six months for fine only, one year up to one year, three years up to three years; warned of at registration only.")
# fmt: on


def limitation_ends(occurred_on: date, *, max_months: int | None) -> date | None:
    """Last day on which the FIR still lies within limitation (BNSS s.514, clock C47).

    ``max_months`` is the highest imprisonment; 0 is fine only, None is unknown.  None is returned
    when there is no limit: more than three years, life or death.
    """
    if max_months is None or max_months > 36:
        return None
    length = 6 if max_months == 0 else 12 if max_months <= 12 else 36
    return add_months(occurred_on, length)


def is_out_of_time(occurred_on: date, recorded_on: date, *, max_months: int | None) -> bool:
    """True when the FIR would be recorded after limitation ran out: a warning, never a bar."""
    last = limitation_ends(occurred_on, max_months=max_months)
    return last is not None and recorded_on > last
