"""Laws of this app that span rows."""

from cctns.core.laws import LAWS, Check, numbered

LAWS += [
    *numbered("stations_diaryentry", "diary", period="period"),
    Check(
        "stations_diaryentry: number order is time order",
        "SELECT count(*) FROM (SELECT entered_at, lag(entered_at) OVER "
        "(PARTITION BY unit_id, period ORDER BY number) AS before FROM stations_diaryentry WHERE origin <> 'legacy') d "
        "WHERE before > entered_at",
    ),
]
