"""A piece of the wegwijzer in the site of a school: framed by anyone, without script, cookies or forms of ours."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import OP
from tests.factories.wegwijzer import aanbod, buurgemeente, locatie

pytestmark = pytest.mark.django_db
LIJST = "wegwijzer:insluiten_lijst"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


@pytest.fixture
def gevuld(cast):
    nieuw = [
        aanbod(cast, "druk", naam="Drukke dinsdag", waar=locatie(cast), leeftijd_van=4, leeftijd_tot=8),
        aanbod(cast, "rouw", naam="Rouwgroep"),
    ]
    index_offers([a.pk for a in nieuw], OP)
    forget()
    return nieuw


def shown(cast, **vragen):
    html = cast.client().get(reverse(LIJST), vragen).content.decode()
    return [naam for naam in ("Drukke dinsdag", "Rouwgroep") if naam in html]


@pytest.mark.parametrize(
    ("vragen", "namen"),
    [
        ({}, ["Drukke dinsdag", "Rouwgroep"]), ({"soort": "druk"}, ["Drukke dinsdag"]),
        ({"soort": "gedrag"}, ["Drukke dinsdag", "Rouwgroep"]), ({"leeftijd": "12"}, ["Rouwgroep"]),
        ({"soort": "bestaat-niet", "leeftijd": "twaalf", "plaats": "Nergens", "school": "0" * 16},
         ["Drukke dinsdag", "Rouwgroep"]),
        ({"leeftijd": "9" * 40, "plaats": "x\x00y"}, ["Drukke dinsdag", "Rouwgroep"]),
    ],
    ids=str,
)  # fmt: skip
def test_it_shows_what_its_address_asks_and_leaves_out_what_nobody_understands(cast, gevuld, vragen, namen):
    assert shown(cast, **vragen) == namen


def test_around_a_school_it_names_the_school_and_leads_to_its_contacts(cast, gevuld):
    html = cast.client().get(reverse(LIJST), {"school": cast.school.ref}).content.decode()
    assert (
        "rond De Vuurtoren" in html,
        reverse("wegwijzer:contacten_van", args=[cast.school.ref]) in html,
    ) == (
        True,
        True,
    )


def test_what_is_not_for_people_of_a_place_is_not_in_its_frame(cast, gevuld):
    buur = buurgemeente(cast)
    gevuld[0].werkgebieden.create(gemeente=buur)
    index_offers([gevuld[0].pk], OP)
    forget()
    assert [shown(cast, plaats=plaats) for plaats in ("9901", "9911")] == [
        ["Rouwgroep"], ["Drukke dinsdag", "Rouwgroep"],
    ]  # fmt: skip


def test_any_site_may_show_it_and_no_other_page(cast, gevuld):
    client = cast.client()
    lijst, maker, start = (
        client.get(reverse(naam)) for naam in (LIJST, "wegwijzer:insluiten", "wegwijzer:start")
    )
    open_ = [
        "X-Frame-Options" not in a and "frame-ancestors *" in a["Content-Security-Policy"]
        for a in (lijst, maker, start)
    ]
    assert open_ == [True, False, False]


def test_it_sets_no_cookie_runs_no_script_and_asks_for_no_token(cast, gevuld):
    antwoord = cast.client().get(reverse(LIJST))
    html = antwoord.content.decode()
    assert (dict(antwoord.cookies), "<script" in html, "csrf" in html) == ({}, False, False)


def test_every_link_and_form_opens_in_the_whole_window(cast, gevuld):
    html = cast.client().get(reverse(LIJST), {"school": cast.school.ref}).content.decode()
    openers = re.findall(r"<(?:a|form)\b[^>]*>", html)
    assert (len(openers) > 4, [o for o in openers if 'target="_top"' not in o]) == (True, [])


def test_the_maker_gives_html_to_copy_that_shows_what_was_chosen(cast, gevuld, settings):
    html = (
        cast.client().get(reverse("wegwijzer:insluiten"), {"soort": "druk", "leeftijd": "6"}).content.decode()
    )
    stuk = html.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]
    adres = f"{settings.SITE}{reverse(LIJST)}?soort=druk&amp;amp;leeftijd=6"
    assert (adres in stuk, "&lt;iframe" in stuk, "Drukke dinsdag" in html) == (True, True, True)
    assert '<option value="druk" selected>' in html


def test_nothing_typed_breaks_out_of_the_html_to_copy(cast, gevuld):
    vragen = {"plaats": '"><script>alert(1)</script>'}
    html = cast.client().get(reverse("wegwijzer:insluiten"), vragen).content.decode()
    assert "<script>alert" not in html


def test_thirty_offers_take_as_many_queries_as_one(cast, gevuld):
    aantallen = []
    for hoeveel in (0, 28):
        index_offers([aanbod(cast, "druk").pk for _ in range(hoeveel)], OP)
        forget()
        cast.client().get(reverse(LIJST))
        with CaptureQueriesContext(connection) as gedaan:
            cast.client().get(reverse(LIJST))
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]
