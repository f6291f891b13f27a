"""Places: per group on the page of an offer, in the results, added up for the region, and kept true."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import knooppunt_self
from knooppunt.wegwijzer.actions.herinneren import remind_owners
from knooppunt.wegwijzer.actions.vermeldingen import check_entry
from knooppunt.wegwijzer.models import Aanbod, Hulpsoort, Zoekdocument
from knooppunt.wegwijzer.queries.plekken import places
from knooppunt.wegwijzer.rules.profielen import school_year
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod

pytestmark = pytest.mark.django_db


def with_room(cast, *soorten, rijen, at=AT, **anders):
    """An offer whose groups are (name, free, total, school year, terms)."""
    nieuw = aanbod(cast, *soorten, **anders)
    for groep, vrij, totaal, jaar, voorwaarden in rijen:
        nieuw.capaciteit.create(
            groep=groep, vrij=vrij, totaal=totaal, schooljaar=jaar, toelichting=voorwaarden, bijgewerkt_at=at
        )
    index_offers([nieuw.pk], OP)
    return nieuw


def now_with_room(cast, **anders):
    """Told today by the clock of the pages."""
    nu = timezone.now()
    jaar = school_year(nu.date()) + 1
    rijen = [("Zeester", 1, 8, None, "Eerst een kennismaking."), ("Zeester", 4, 8, jaar, "")]
    return with_room(cast, "kdc", rijen=rijen, at=nu, **anders), jaar


def test_the_page_of_an_offer_tells_per_group_what_is_free_now_and_next_year_and_the_terms(cast):
    kdc, jaar = now_with_room(cast)
    html = cast.client().get(reverse("wegwijzer:aanbod", args=[kdc.ref])).content.decode()
    zinnen = (
        "Zeester: 1 van 8 plekken vrij", f"Zeester: 4 van 8 plekken vrij in schooljaar {jaar}-{jaar + 1}",
        "Eerst een kennismaking.", '<rect class="kp-vul-zand" width="88"',
    )  # fmt: skip
    assert [z in html for z in zinnen] == [True] * 4


def test_a_result_tells_how_many_are_free(cast):
    now_with_room(cast, naam="Kinderdagcentrum")
    html = cast.client().get(reverse("wegwijzer:soort", args=["kdc"])).content.decode()
    assert [z in html for z in ("1 plek vrij", "4 plekken vrij volgend schooljaar")] == [True] * 2


def test_room_of_next_year_is_no_room_now(cast):
    straks = with_room(cast, "kdc", rijen=[("", 0, 8, None, ""), ("", 4, 8, 2027, "")])
    assert Zoekdocument.objects.get(aanbod=straks).vrij_tot is None


def test_the_region_adds_up_by_kind_with_the_waiting_times(cast):
    with_room(
        cast,
        "kdc",
        "emb",
        rijen=[("", 1, 8, None, ""), ("", 4, 8, 2027, "")],
        wachttijd_weken=3,
        wachttijd_op=OP,
    )
    with_room(cast, "kdc", rijen=[("", 2, 10, None, "")], wachttijd_weken=9, wachttijd_op=OP)
    groep = Hulpsoort.objects.get(code="plekken")
    beeld = places(cast.moeder, groep)
    regels = {r.soort.code: (r.aanbod, r.stand.totaal, r.stand.vrij, r.wachten) for r in beeld.plekken}
    assert regels == {"kdc": (2, 18, 3, (3, 9))}
    assert (beeld.totaal.totaal, beeld.totaal.bezet, beeld.totaal.vrij, beeld.totaal.straks) == (18, 15, 3, 4)


def test_an_offer_of_two_groups_counts_in_each_and_once_in_the_total(cast):
    with_room(cast, "kdc", "emb", rijen=[("", 1, 8, None, "")])
    beeld = places(cast.moeder)
    assert {r.soort.code: r.stand.vrij for r in beeld.plekken} == {"plekken": 1, "lichaam": 1}
    assert beeld.totaal.vrij == 1


def test_hours_and_what_was_taken_off_are_no_places(cast):
    uren = aanbod(cast, "autisme", vorm="expertise")
    uren.capaciteit.create(vrij=6, totaal=8, eenheid="uren", bijgewerkt_at=AT)
    weg = with_room(cast, "kdc", rijen=[("", 3, 8, None, "")], is_zichtbaar=False)
    index_offers([uren.pk, weg.pk], OP)
    assert places(cast.moeder).plekken == []


def test_collective_offers_count_whom_they_reach(cast):
    for bereik in (40, None):
        index_offers([aanbod(cast, "weerbaar", bereik=bereik).pk], OP)
    index_offers([aanbod(cast, "weerbaar", vorm="hulp", bereik=500).pk], OP)
    beeld = places(cast.moeder)
    assert [(r.soort.code, r.aanbod, r.bereik, r.onbekend) for r in beeld.bereik] == [("gedrag", 2, 40, 1)]
    assert beeld.bereikt == 40


def test_the_page_of_the_region_is_for_everyone(cast):
    now_with_room(cast)
    html = cast.client().get(reverse("wegwijzer:plekken"), {"groep": "plekken"}).content.decode()
    assert ("Kinderdagcentrum (kdc)" in html, "plekken nu vrij, van 8" in html) == (True, True)


@pytest.mark.parametrize("groep", ["", "bestaat-niet", "kdc"])
def test_only_a_group_of_kinds_opens(cast, groep):
    status = cast.client().get(reverse("wegwijzer:plekken"), {"groep": groep}).status_code
    assert status == (404 if groep else 200)


@pytest.mark.parametrize("aantal", [1, 30])
def test_the_number_of_statements_does_not_grow(cast, aantal, django_assert_num_queries):
    for _ in range(aantal):
        with_room(cast, "kdc", rijen=[("", 1, 8, None, "")])
    with django_assert_num_queries(13):
        places(cast.moeder)


def night(dagen):
    at = AT + timedelta(days=dagen)
    return remind_owners(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)


def test_who_tells_room_is_asked_two_weeks_before_it_no_longer_counts(cast):
    with_room(cast, "kdc", rijen=[("", 1, 8, None, "")])
    aanbod(cast, "druk")
    assert [(night(dag), len(mail.outbox)) for dag in (45, 46, 47)] == [
        ("0 taken en 0 mails om de wegwijzer na te kijken.", 0),
        ("0 taken en 0 mails om de wegwijzer na te kijken.", 0),
        ("1 taken en 1 mails om de wegwijzer na te kijken.", 1),
    ]


def test_still_right_tells_the_room_again(cast):
    kdc = with_room(cast, "kdc", rijen=[("", 1, 8, None, "")])
    later = AT + timedelta(days=50)
    check_entry(vermelding=kdc, by=_later(cast.jeugdhulpverlener, 50), at=later)
    assert kdc.capaciteit.get().bijgewerkt_at == later
    night(51)
    assert len(mail.outbox) == 0


def _later(viewer, dagen):
    return Viewer(**(vars(viewer) | {"op": OP + timedelta(days=dagen)}))


def test_the_owner_says_still_right_on_the_page_itself_and_stays_there(cast):
    kdc, _ = now_with_room(cast)
    Aanbod.objects.filter(pk=kdc.pk).update(nagekeken_op=OP - timedelta(days=100))
    pagina = reverse("wegwijzer:aanbod", args=[kdc.ref])
    knop = reverse("wegwijzer:klopt", args=["aanbod", kdc.ref])
    eigenaar = cast.client("jeugdhulpverlener")
    assert knop in eigenaar.get(pagina).content.decode()
    assert knop not in cast.client("coordinator").get(pagina).content.decode()
    antwoord = eigenaar.post(knop, {"terug": "bladzijde"})
    kdc.refresh_from_db()
    assert (antwoord.url, kdc.nagekeken_op > OP - timedelta(days=100)) == (pagina, True)
