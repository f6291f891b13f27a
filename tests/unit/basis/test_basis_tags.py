"""What the tags of the design system say, apart from how it looks."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils.safestring import mark_safe

from knooppunt.basis import datums
from knooppunt.basis.templatetags import basis_tags
from knooppunt.basis.verdict import nee

VANDAAG = date(2026, 11, 22)


class Formulier(forms.Form):
    naam = forms.CharField(
        label="Naam", help_text="De voornaam.", error_messages={"required": "Vul de naam in."}
    )
    notitie = forms.CharField(label="Notitie", required=False, max_length=40, widget=forms.Textarea)
    keuze = forms.ChoiceField(
        label="Keuze",
        choices=[("a", "Eén"), ("b", "Twee")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies."},
    )


def render(text: str, **context: object) -> str:
    html = Template("{% load basis_tags %}" + text).render(Context(context))
    return re.sub(r"\s+", " ", html).strip()


@pytest.mark.parametrize(
    ("dag", "woorden"),
    [
        (date(2026, 11, 22), "vandaag"),
        (date(2026, 11, 23), "morgen"),
        (date(2026, 11, 21), "gisteren"),
        (date(2026, 11, 25), "over 3 dagen"),
        (date(2026, 11, 18), "4 dagen geleden"),
        (date(2026, 12, 13), "over 3 weken"),
        (date(2027, 5, 22), "over 6 maanden"),
    ],
)
def test_a_distance_in_time_is_said_as_a_person_says_it(dag: date, woorden: str):
    assert datums.over(dag, VANDAAG) == woorden


def test_a_date_is_written_out_in_dutch():
    assert datums.datum(VANDAAG) == "22 november 2026"


def test_a_day_that_was_kept_as_text_is_written_out_too():
    assert datums.datum("2026-11-22") == "22 november 2026"


def test_a_moment_is_shown_in_the_time_of_the_netherlands():
    assert datums.moment(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "1 juli 2026, 14:05"


def test_a_moment_just_before_midnight_utc_falls_on_the_next_dutch_day():
    assert datums.datum(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 juli 2026"


@pytest.mark.parametrize(
    ("naam", "letters"),
    [
        ("Noor van den Berg", "NB"),
        ("Sem", "S"),
        ("élise (moeder)", "É"),
        ("", "?"),
        (None, "?"),
        ("123", "?"),
    ],
)
def test_initials_are_at_most_two_letters_of_a_name(naam: str | None, letters: str):
    assert datums.initialen(naam) == letters


@pytest.mark.parametrize(
    ("dag", "klaar", "staat"),
    [
        (date(2026, 11, 21), False, "laat"),
        (date(2026, 11, 22), False, "bijna"),
        (date(2026, 11, 29), False, "bijna"),
        (date(2026, 11, 30), False, "ruim"),
        (date(2026, 11, 1), True, "ruim"),
    ],
)
def test_a_due_date_is_late_only_after_its_day_and_while_not_done(dag: date, klaar: bool, staat: str):
    html = basis_tags.termijn(dag, VANDAAG, klaar=klaar)
    assert re.findall(r"kp-termijn--(\w+)", html) == [staat]


def test_text_that_is_safe_and_the_same_text_that_is_not_are_kept_apart():
    veilig, onveilig = basis_tags.tag(mark_safe("<b>x</b>")), basis_tags.tag("<b>x</b>")
    assert ("<b>x</b>" in veilig, "<b>x</b>" in onveilig) == (True, False)


def test_late_is_said_in_words_and_not_by_colour_alone():
    html = render("{% termijn d v %}", d=date(2026, 11, 18), v=VANDAAG)
    assert "te laat, 4 dagen geleden" in re.sub(r"<[^>]+>", "", html)


def test_a_button_with_a_no_shows_the_reason_and_submits_nothing():
    html = render("{% knop 'Vaststellen' verdict=v %}", v=nee("De ouder tekende nog niet."))
    reden = re.search(r'aria-describedby="([^"]+)"', html)
    assert reden is not None
    assert f'id="{reden[1]}"' in html
    assert "De ouder tekende nog niet." in html
    assert 'type="submit"' not in html


def test_a_button_with_a_yes_submits():
    assert 'type="submit"' in render("{% knop 'Vaststellen' %}")


def test_two_refused_buttons_on_a_page_have_their_own_reason():
    html = render("{% knop 'Een' verdict=v %}{% knop 'Twee' verdict=v %}", v=nee("Nee."))
    assert len(set(re.findall(r'id="(reden-[^"]+)"', html))) == 2


def test_a_title_from_a_person_cannot_become_markup():
    html = render("{% kaart titel=t %}<p>x</p>{% endkaart %}", t="<script>alert(1)</script>")
    assert "<script>" not in html
    assert "<p>x</p>" in html


def test_a_field_ties_its_help_and_its_error_to_the_control():
    form = Formulier({})
    html = render("{% veld form.naam %}", form=form)
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert 'id="id_naam_helptext"' in html
    assert 'id="id_naam_error"' in html
    assert 'aria-invalid="true"' in html


def test_what_is_pasted_is_not_cut_by_the_browser_and_the_server_says_how_long_it_may_be():
    form = Formulier({"naam": "Sem", "keuze": "a", "notitie": "x" * 41})
    assert "maxlength" not in render("{% veld form.notitie %}", form=form)
    assert form.errors["notitie"] == [
        "Zorg dat deze waarde niet meer dan 40 tekens bevat (het zijn er nu 41)."
    ]


def test_a_field_that_may_stay_empty_says_so_and_another_does_not():
    form = Formulier()
    assert "(niet verplicht)" in render("{% veld form.notitie %}", form=form)
    assert "(niet verplicht)" not in render("{% veld form.naam %}", form=form)


def test_a_group_of_choices_is_a_fieldset_with_its_question():
    html = render("{% veld form.keuze %}", form=Formulier())
    assert "<legend>Keuze</legend>" in html
    assert html.count('type="radio"') == 2


def test_choices_in_groups_are_shown_under_the_name_of_their_group():
    class Gegroepeerd(Formulier):
        soort = forms.ChoiceField(choices=[("", "Alles"), ("Fruit", [("appel", "Appel"), ("peer", "Peer")])])

    html = render("{% veld form.soort %}", form=Gegroepeerd())
    assert re.findall(r'<(?:optgroup label|option value)="([^"]*)"', html) == ["", "Fruit", "appel", "peer"]


def test_the_error_summary_links_to_controls_that_exist():
    form = Formulier({})
    form.add_error(None, "Dit mag nu niet.")
    html = render("{% formulier_fouten form %}", form=form)
    velden = render("{% velden form %}", form=form)
    ankers = re.findall(r'href="#([^"]+)"', html)
    assert ankers == ["id_naam", "id_keuze_0"]
    assert all(f'id="{anker}"' in velden for anker in ankers)
    assert "Dit mag nu niet." in html


def test_a_form_without_errors_has_no_summary():
    assert render("{% formulier_fouten form %}", form=Formulier({"naam": "Sem", "keuze": "a"})) == ""


def test_a_value_that_is_not_known_says_so_and_zero_is_a_value():
    html = render("{% kerngegevens p %}", p=[("Groep", None), ("Uren", 0)])
    assert html.count("niet bekend") == 1
    assert "<dd>0</dd>" in html


def test_an_icon_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no icon eenhoorn"):
        basis_tags.icoon("eenhoorn")
