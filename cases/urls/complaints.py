"""Addresses of complaints: the register, the counter, and each way to decide."""

from django.urls import path

from cases.views import (
    complaint_decisions,
    complaint_enquiry,
    complaint_nc,
    complaint_refusal,
    complaints,
    complaints_incoming,
)

urlpatterns = [
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/new/", complaints.complaint_new, name="complaint_new"),
    path("complaints/incoming/", complaints_incoming.incoming, name="complaints_incoming"),
    path(
        "complaints/incoming/<uuid:pk>/",
        complaints_incoming.incoming_one,
        name="complaint_incoming",
    ),
    path(
        "complaints/incoming/<uuid:pk>/look/",
        complaints_incoming.incoming_look,
        name="complaint_incoming_look",
    ),
    path("complaints/nc/fortnight/", complaint_nc.fortnight, name="nc_fortnight"),
    path("complaints/<uuid:pk>/", complaints.complaint, name="complaint"),
    path(
        "complaints/<uuid:pk>/received/",
        complaints.complaint_received,
        name="complaint_received",
    ),
    path("complaints/<uuid:pk>/look/", complaints.complaint_look, name="complaint_look"),
    path("complaints/<uuid:pk>/file/", complaints.complaint_file, name="complaint_file"),
    path("complaints/<uuid:pk>/sign/", complaint_decisions.sign, name="complaint_sign"),
    path("complaints/<uuid:pk>/send/", complaint_decisions.send, name="complaint_send"),
    path(
        "complaints/<uuid:pk>/department/",
        complaint_decisions.department,
        name="complaint_department",
    ),
    path("complaints/<uuid:pk>/refuse/", complaint_decisions.refuse, name="complaint_refuse"),
    path("complaints/<uuid:pk>/enquiry/", complaint_enquiry.ask, name="complaint_enquiry"),
    path(
        "complaints/<uuid:pk>/enquiry/answer/", complaint_enquiry.answer, name="enquiry_answer"
    ),
    path("complaints/<uuid:pk>/enquiry/end/", complaint_enquiry.end, name="enquiry_end"),
    path("complaints/<uuid:pk>/nc/", complaint_nc.nc, name="complaint_nc"),
    path("complaints/<uuid:pk>/nc/order/", complaint_nc.order, name="nc_order"),
    path("complaints/<uuid:pk>/nc/begin/", complaint_nc.begin, name="nc_begin"),
    path(
        "complaints/<uuid:pk>/refusal/appeal/", complaint_refusal.appeal, name="refusal_appeal"
    ),
    path(
        "complaints/<uuid:pk>/refusal/review/", complaint_refusal.review, name="refusal_review"
    ),
]
