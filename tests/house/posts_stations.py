"""Forms of the diary, the registers and the administration, as they are sent (posts.py)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from stations.services import charge, diary, people, state_choices
from tests.cases.case_helpers import Office
from tests.factories.stations import OfficerFactory

from .posts import POSTS, Sent, sends, simple, today

# --- diary ---------------------------------------------------------------------------------------

simple("diary/", "writer", kind="departure", text="SI left with 2.")
simple("diary/open/", "writer", custody="2", note="Two for theft.")
simple("diary/close/", "writer", cash="3,485")


@sends("diary/<uuid:pk>/correct/")
def correct(office: Office) -> Sent:
    entry = diary.write(
        office.tree.ranipool, kind="arrival", text="SI came back.", by=office.scope("writer")
    )
    return Sent("writer", f"/diary/{entry.pk}/correct/", {"text": "ASI came back."})


@sends("diary/charge/")
def give_charge(office: Office) -> Sent:
    return Sent("sho", "/diary/charge/", {"to": office.posts["io"].pk, "note": "Keys given."})


@sends("diary/charge/")
def take_charge_back(office: Office) -> Sent:
    charge.hand_over_charge(office.tree.ranipool, to=office.posts["io"], by=office.scope("sho"))
    return Sent("sho", "/diary/charge/", {"take_back": "1"})


# --- papers and registers ----------------------------------------------------------------------------


@sends("print/<slug:form>/<str:key>/")
def print_fir(office: Office) -> Sent:
    return Sent("sho", f"/print/iif-1/{office.theft().pk}/", {"languages": "en+hi"})


simple("registers/<slug:name>/", "writer", "/registers/diary/", **{"as": "pdf", "query": ""})
for page in ("cases/", "cases/clocks/", "complaints/"):  # registers with a page of their own
    simple(page, "writer", **{"as": "pdf", "query": ""})
simple(
    "registers/<slug:name>/views/", "writer", "/registers/diary/views/", name="Mine", query=""
)

# --- administration: units, officers, sign-ins, the State's choices ------------------------------------


def of_unit(act: str, unit: str, /, **data: Any) -> None:
    def make(office: Office) -> Sent:
        url = f"/stations/units/{getattr(office.tree, unit).pk}/{act}/"
        return Sent("admin", url, {k: v(office) if callable(v) else v for k, v in data.items()})

    POSTS[f"stations/units/<int:pk>/{act}/"] = {"plain": make}


@sends("stations/units/new/")
def new_unit(office: Office) -> Sent:
    told = {
        "type": "outpost",
        "parent": office.tree.ranipool.pk,
        "short": "op99",
        "name": "Saramsa OP",
    }
    return Sent("admin", "/stations/units/new/", told | {"kind": "territorial"})


of_unit("edit", "op", name="32 Mile Outpost", kind="territorial")
of_unit("end", "op", on=lambda office: today())
of_unit("move", "ranipool", to=lambda office: office.tree.sd_namchi.pk)


def of_officer(act: str, who: str = "admin", /, **data: Any) -> None:
    def make(office: Office) -> Sent:
        url = f"/stations/officers/{office.posts['writer'].officer_id}/{act}/"
        return Sent(who, url, {k: v(office) if callable(v) else v for k, v in data.items()})

    POSTS[f"stations/officers/<int:pk>/{act}/"] = {"plain": make}


simple(
    "stations/officers/new/", "admin", number="skp-777", name="Doma Bhutia", rank="si", sex="F"
)
of_officer("edit", name="Bir Man Gurung", rank="hc", sex="M")
of_officer("left", on=lambda office: today(), reason="Retired")
of_officer("password", reason="Forgotten on leave")
of_officer("second-factor", reason="Telephone lost")
of_officer("sessions", reason="Left a computer open")
of_officer(
    "leave", kind="earned", since_date=lambda office: today(), since_time="00:01",
    until_date=lambda office: today(5), until_time="10:00",
)  # fmt: skip


@sends("stations/officers/<int:pk>/post/")
def post_officer(office: Office) -> Sent:
    told = {
        "unit": office.tree.ranipool.pk,
        "role": "io",
        "post": "Sub-inspector",
        "order_no": "12",
    }
    return Sent("sp", f"/stations/officers/{OfficerFactory().pk}/post/", told)


@sends("stations/officers/<int:pk>/sign-in/")
def give_sign_in(office: Office) -> Sent:
    officer = OfficerFactory(user=None)
    return Sent(
        "admin", f"/stations/officers/{officer.pk}/sign-in/", {"username": "pema.lepcha"}
    )


@sends("stations/postings/<int:pk>/relieve/")
def relieve(office: Office) -> Sent:
    url = f"/stations/postings/{office.posts['writer'].pk}/relieve/"
    return Sent("sp", url, {"reason": "Transfer to Namchi"})


@sends("stations/leave/<int:pk>/end/")
def end_leave(office: Office) -> Sent:
    now = timezone.now()
    row = people.grant_leave(
        office.posts["writer"].officer, kind="earned", since=now - timedelta(hours=1),
        until=now + timedelta(days=3), by=office.scope("sp"),
    )  # fmt: skip
    return Sent("sp", f"/stations/leave/{row.pk}/end/")


simple(
    "stations/rules/<str:key>/", "admin", "/stations/rules/diary.late_minutes/", value="45",
    valid_from="t",
)  # fmt: skip
simple(
    "stations/codes/<slug:name>/new/", "admin", "/stations/codes/diary_kind/new/", code="yak_drive",
    en="Yak drive", hi="याक", ne="याक", valid_from="t",
)  # fmt: skip


@sends("stations/codes/<slug:name>/<slug:code>/end/")
def end_code(office: Office) -> Sent:
    state_choices.add_code(
        office.tree.state, "diary_kind", code="yak_drive", en="Yak drive", hi="याक", ne="याक",
        valid_from=timezone.localdate(), by=office.scope("admin"),
    )  # fmt: skip
    return Sent("admin", "/stations/codes/diary_kind/yak_drive/end/", {"valid_to": today(1)})
