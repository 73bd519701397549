"""Addresses of the shared pages: jobs, alerts, outbox, files, drafts, help."""

from django.urls import path

from .views import alerts, attachments, drafts, help, jobs, outbox

urlpatterns = [
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<uuid:key>/file/", jobs.job_file, name="job_file"),
    path("jobs/<uuid:key>/retry/", jobs.job_retry, name="job_retry"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("alerts/read/", alerts.alerts_read, name="alerts_read"),
    path("alerts/<int:key>/", alerts.alert, name="alert"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:key>/", outbox.message, name="message"),
    path("outbox/<int:key>/again/", outbox.message_again, name="message_again"),
    path("attachments/<uuid:key>/", attachments.attachment, name="attachment"),
    path("drafts/", drafts.drafts_list, name="drafts"),
    path("drafts/<uuid:key>/hand-over/", drafts.draft_hand_over, name="draft_hand_over"),
    path("drafts/<uuid:key>/do/<slug:act>/", drafts.draft_act, name="draft_act"),
    path("drafts/<uuid:key>/<slug:part>/", drafts.draft_part, name="draft_part"),
    path("drafts/<uuid:key>/<slug:part>/compare/", drafts.draft_compare, name="draft_compare"),
    path("help/", help.help_index, name="help"),
    path("help/site-map/", help.site_map, name="site_map"),
    path("help/<path:key>/", help.help_topic, name="help_topic"),
]
