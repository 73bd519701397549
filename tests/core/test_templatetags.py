"""{% load ui %} and templates/components: what a page gets."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
import time_machine
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from .styleguide import STANDING, SampleForm, sample, sample_form


def draw(text: str, **context) -> str:
    with time_machine.travel(STANDING, tick=False):
        return Template("{% load ui %}" + text).render(Context(context))


def test_an_icon_is_decoration_unless_it_has_a_label():
    assert 'aria-hidden="true"' in draw('{% icon "scale" %}')
    assert re.search(r'href="/static/icons[^"]*\.svg#i-scale"', draw('{% icon "scale" %}'))
    assert 'aria-label="Court &lt;b&gt;"' in draw('{% icon "scale" label %}', label="Court <b>")


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("{{ value|when }}", STANDING, "24-11-2026 09:47"),
        ("{{ value|dmy }}", STANDING, "24-11-2026"),
        ("{{ value|dm }}", STANDING, "24-11"),
        ("{{ value|hm }}", STANDING, "09:47"),
        ("{{ value|daylong }}", STANDING, "Tuesday 24-11-2026"),
        ("{{ value|left }}", STANDING + timedelta(days=41), "41 days"),
        ("{{ value|waited }}", STANDING - timedelta(hours=1), "1 h"),
        ("{{ value|ago }}", STANDING - timedelta(days=2), "2 days ago"),
        ("{{ value|duration }}", timedelta(hours=5, minutes=50), "5 h 50 m"),
        ("{{ value|financial_year }}", STANDING, "2026-27"),
        ("{{ value|indian }}", 418302, "4,18,302"),
        ("{{ value|rupees }}", 348500, "₹ 3,48,500"),
        ("{{ value|lakh }}", 84155000, "₹ 841.55 lakh"),
        ("{{ value|crore }}", 2 * 10**10, "₹ 2,000.00 crore"),
        ("{{ value|phone_mask }}", "+919812345214", "98xxx xx214"),
    ],
)
def test_filters_write_the_indian_way_and_nothing_for_nothing(text, value, shown):
    assert draw(text, value=value) == shown
    assert draw(text, value=None) == ""


def test_a_name_in_another_script_is_marked():
    assert draw("<p{{ name|lang_attr }}>", name="फुर्बा तामाङ") == '<p lang="hi">'
    assert draw("<p{{ name|lang_attr }}>", name="Phurba") == "<p>"
    with translation.override("ne"):
        assert draw("<p{{ name|lang_attr }}>", name="फुर्बा तामाङ") == "<p>"
        assert draw("<p{{ name|lang_attr }}>", name="ᰛᰩᰵ") == '<p lang="lep">'


def test_a_clock_reads_a_clock_run_and_its_definition():
    run = SimpleNamespace(
        definition=SimpleNamespace(title="File the charge sheet", law="BNSS 187(3)"),
        reference="FIR 0087/2026",
        url="/cases/1/",
        officer="SI Bhutia",
        started_at=STANDING - timedelta(days=19),
        due_at=STANDING + timedelta(days=41),
        met_at=None,
    )
    row = draw("{% clock_row run %}", run=run)
    assert (
        "41 days" in row
        and 'by <span class="nowrap">04-01-2027</span>' in row
        and "BNSS 187(3)" in row
    )
    chip = draw("{% clock run %}", run=run)
    assert "clock--ok" in chip and 'width="31"' in chip
    run.due_at = STANDING - timedelta(days=2)
    assert 'class="late"' in draw("{% clock_row run %}", run=run)
    run.met_at = STANDING
    assert "clock--done" in draw("{% clock run %}", run=run)


def test_panel_and_note_keep_their_body_and_escape_their_title():
    html = draw(
        '{% panel title id="p" link="/all/" link_text="All" %}<p>{{ name }}</p>{% endpanel %}',
        title="<b>",
        name="<i>",
    )
    assert "&lt;b&gt;" in html and "<p>&lt;i&gt;</p>" in html and 'href="/all/"' in html
    assert "note--amber" in draw('{% note kind="amber" title="Mind" %}x{% endnote %}')


def test_heat_prints_every_number_and_tints_by_it():
    html = draw(
        '{% heat hours days "Offences" %}',
        hours=["00-03", "03-06"],
        days=[("Mon", [0, 13]), ("Tue", [6, 1])],
    )
    assert re.findall(r'<td class="(h\d)">(\d+)', html) == [
        ("h0", "0"),
        ("h5", "13"),
        ("h3", "6"),
        ("h1", "1"),
    ]


def test_sparks_of_one_figure_or_of_equal_figures_do_not_break():
    assert draw("{% spark v %}", v=[3]) == ""
    assert "M0.0 28.0L100.0 28.0" in draw("{% spark v %}", v=[5, 5])


# --- forms -----------------------------------------------------------------------------------


class Ids(HTMLParser):
    """Collects ids and everything that refers to one."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.refers: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if (
                name in {"for", "aria-describedby", "aria-labelledby", "aria-controls"}
                and value
            ):
                self.refers.update(value.split())
            if name == "href" and value and value.startswith("#id_"):
                self.links.add(value[1:])


def read(html: str) -> Ids:
    found = Ids()
    found.feed(html)
    return found


def test_every_hint_error_and_label_names_an_element_that_exists_once():
    form = sample_form()
    found = read("".join(field.as_field_group() for field in form))
    assert len(found.ids) == len(set(found.ids))
    assert found.refers <= set(found.ids)
    assert {"id_since_helptext", "id_phone_error", "id_until_error"} <= found.refers


def test_the_error_summary_links_to_the_fields_and_counts_them():
    form = sample_form()
    html = render_to_string("components/errors.html", {"form": form})
    fields = read("".join(field.as_field_group() for field in form))
    assert "There are 3 things to fix" in html and 'role="alert"' in html
    assert read(html).links == {"id_until_0", "id_born", "id_phone"}
    assert read(html).links <= set(fields.ids)


def test_a_form_without_mistakes_has_no_summary():
    assert "errsum" not in render_to_string("components/errors.html", {"form": SampleForm()})


def test_optional_fields_say_so_and_required_ones_do_not():
    form = SampleForm()
    assert "(if known)" in form["phone"].as_field_group()
    assert "(if known)" not in form["place"].as_field_group()
    form.fields["phone"].optional_text = "(if any)"
    assert "(if any)" in form["phone"].as_field_group()


# --- the page around -------------------------------------------------------------------------


class Somebody:
    pk = 7
    is_authenticated = True

    def __str__(self) -> str:
        return "K T Lepcha"


def page(template: str, language: str = "en", **more) -> str:
    request = RequestFactory().get("/somewhere/?page=2")
    with time_machine.travel(STANDING, tick=False), translation.override(language):
        return Template("{% extends name %}").render(
            Context(
                {
                    **sample(STANDING),
                    "name": template,
                    "request": request,
                    "user": Somebody(),
                    **more,
                }
            )
        )


@pytest.mark.parametrize("language", ["en", "hi", "ne"])
def test_the_style_guide_draws_every_component(language):
    html = page("dev/styleguide.html", language)
    assert f'<html lang="{language}"' in html
    assert "Identity protected" in html or language != "en"
    found = read(html)
    assert len(found.ids) == len(set(found.ids)), sorted(
        i for i in found.ids if found.ids.count(i) > 1
    )
    assert found.refers <= set(found.ids)
    assert "<title>Error: Components - CCTNS</title>" in html or language != "en"


def test_the_frame_has_its_parts_in_order():
    html = page("dev/styleguide.html")
    parts = [
        'class="skip"',
        "govbar",
        "appbar",
        'id="offline"',
        'id="side"',
        'id="main"',
        'class="foot"',
        'id="words"',
    ]
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert 'aria-current="page"' in html and 'data-go="f"' in html


def test_a_person_who_is_protected_has_no_name_in_the_page():
    person = {
        "masked": True,
        "name": "Secret Name",
        "role": "Victim 1",
        "why": "Protected by law.",
    }
    html = render_to_string("components/person_card.html", {"person": person})
    assert "Secret" not in html and "Identity protected" in html


def test_one_posting_has_nothing_to_switch():
    html = page("errors/404.html", postings=[], form=None)
    assert "Change unit" not in html and "Ranipool PS" in html


def test_dark_theme_and_key_setting_come_from_the_server():
    html = page("errors/404.html", theme="dark", single_keys="off", form=None)
    assert 'data-theme="dark"' in html and 'data-keys="off"' in html
    assert 'name="to" value="light"' in html


def test_403_names_the_power_and_who_holds_it():
    html = page(
        "errors/403.html",
        power_label="Register a first information report",
        role_labels=["Station house officer"],
    )
    assert (
        "Register a first information report" in html
        and "Station house officer" in html
        and "Ask for access" in html
    )


def test_409_offers_both_sides_of_every_field_without_scripts():
    rows = [{"name": "place", "label": "Place", "mine": "Below the market", "theirs": "रानीपुल"}]
    html = page(
        "errors/409.html",
        rows=rows,
        who="SI Deepika Rai",
        at=STANDING,
        what="When and where",
        post_url="/x/",
        version=4,
    )
    assert (
        'name="choose-place" value="mine" checked' in html
        and 'name="choose-place" value="theirs"' in html
    )
    assert (
        'name="mine-place" value="Below the market"' in html
        and 'name="version" value="4"' in html
    )


@pytest.mark.parametrize("name", ["400", "500", "offline"])
def test_error_pages_say_what_is_safe(name):
    html = page(f"errors/{name}.html", fault="K7Q-204")
    assert "safe" in html
    assert name == "400" or "K7Q-204" in html


@pytest.mark.parametrize("name", ["accessibility", "privacy", "contact", "fault", "index"])
def test_help_pages_draw_in_both_frames(name):
    assert "appbar" in page(f"help/{name}.html", title="Help", form=None)
    assert 'class="cit"' in page(
        f"help/{name}.html", title="Help", form=None, layout="layouts/portal.html"
    )
