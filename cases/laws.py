"""Laws of this app that span rows (the row-level ones stand beside the models)."""

from cctns.core.laws import LAWS, Check, numbered

LAWS += [
    *numbered("cases_fir", "fir", where="kind = 'regular'"),
    *numbered("cases_fir", "zero_fir", where="kind = 'zero'"),
    *numbered("cases_complaint", "complaint"),
    *numbered("cases_ncreport", "nc"),
    *numbered("cases_preliminaryenquiry", "enquiry"),
    Check(
        "cases_fir: number order is time order",
        "SELECT count(*) FROM (SELECT registered_at, lag(registered_at) OVER "
        "(PARTITION BY unit_id, kind, year ORDER BY number) AS before FROM cases_fir WHERE origin <> 'legacy') f "
        "WHERE before > registered_at",
    ),
    Check(
        "cases_case: agrees with its FIR",
        "SELECT count(*) FROM cases_case c JOIN cases_fir f ON f.id = c.fir_id WHERE c.number <> f.number "
        "OR c.year <> f.year OR c.registered_at <> f.registered_at OR c.kind <> f.kind",
    ),
    Check(
        "cases_fir: every FIR has its case",
        "SELECT count(*) FROM cases_fir f LEFT JOIN cases_case c ON c.fir_id = f.id WHERE c.id IS NULL",
    ),
    Check(
        "cases_publication: nothing restricted is public",
        "SELECT count(*) FROM cases_publication p JOIN cases_case c ON c.id = p.case_id "
        "WHERE p.stands AND p.is_published AND (c.sensitivity <> 'normal' OR c.is_child_case)",
    ),
]
