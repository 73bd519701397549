"""The addresses of complaints, FIRs and cases; one file per subject."""

from . import casefile, complaints, fir, public, start, zero

app_name = "cases"
# drafts and lists stand before the case, whose address takes any key
urlpatterns = [
    *complaints.urlpatterns,
    *fir.urlpatterns,
    *zero.urlpatterns,
    *public.urlpatterns,
    *start.urlpatterns,
    *casefile.urlpatterns,
]
