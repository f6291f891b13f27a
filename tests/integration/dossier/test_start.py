"""Home page and list: what waits, what changed, and only the dossiers of the viewer."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from knooppunt.dossier.models import Betrokkene, Dossier, Regisseur
from knooppunt.dossier.public import KindGegevens
from knooppunt.dossier.queries.start import Zoekvraag, list_page, news_for, waiting_for
from knooppunt.toegang.public import open_task, record_event
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
SINDS = AT - timedelta(days=14)


def child(i, voornaam="Kind", achternaam="de Vries"):
    return KindGegevens(f"{voornaam}{i}", achternaam, date(2015, 1, 1) + timedelta(days=i), "9901")


def task(cast, wie, sleutel="t", voor=None, dossier=None, tekst="Kijk het plan na"):
    return open_task(
        sleutel=sleutel, soort="x", tekst=tekst, url="/doe/", at=AT, voor=voor,
        account_id=getattr(cast, wie).account_id, dossier_ref=dossier.ref if dossier else "",
    )  # fmt: skip


# What waits


def test_what_is_late_comes_first_and_what_has_no_date_last(cast):
    task(cast, "moeder", "c", None, tekst="ooit")
    task(cast, "moeder", "b", OP + timedelta(days=2), tekst="straks")
    task(cast, "moeder", "a", OP - timedelta(days=2), tekst="te laat")
    assert [w.tekst for w in waiting_for(cast.moeder)[0]] == ["te laat", "straks", "ooit"]


def test_what_is_due_far_away_waits_under_later(cast):
    for dagen in (28, 29):
        task(
            cast,
            "moeder",
            str(dagen),
            timezone.localdate() + timedelta(days=dagen),
            tekst=f"over {dagen} dagen",
        )
    task(cast, "moeder", "z", None, tekst="zonder datum")
    html = cast.client("moeder").get(reverse("dossier:start"))
    assert [[w.tekst for w in html.context[k]] for k in ("wacht", "later")] == [
        ["over 28 dagen", "zonder datum"],
        ["over 29 dagen"],
    ]


def test_a_task_in_a_dossier_that_one_may_not_see_any_more_is_gone(cast):
    dossier = cast.dossier()
    plaats = cast.join(dossier, "mentor")
    task(cast, "mentor", dossier=dossier)
    assert [w.kind for w in waiting_for(cast.mentor)[0]] == ["Ilyas"]
    Betrokkene.objects.filter(pk=plaats.pk).update(tot=OP)
    assert waiting_for(cast.mentor) == ([], False)


def test_the_page_says_late_in_words_and_links_to_where_it_is_done(cast):
    task(cast, "moeder", voor=timezone.localdate() - timedelta(days=3))
    html = cast.client("moeder").get(reverse("dossier:start")).content.decode()
    assert "te laat" in html
    assert 'href="/doe/"' in html


@pytest.mark.parametrize(
    ("wie", "zin"),
    [
        ("moeder", "Er is nog geen dossier"),
        ("leerling", "Er wacht niets op jou"),
        ("beleid", "Er wacht niets op u"),
    ],
)
def test_an_empty_home_page_is_friendly(cast, wie, zin):
    assert zin in cast.client(wie).get(reverse("dossier:start")).content.decode()


def test_who_has_nothing_to_do_reads_where_to_go(cast):
    html = cast.client("beleid").get(reverse("dossier:start")).content.decode()
    assert "Waar u terecht kunt" in html


def test_a_pupil_finds_the_own_plan_on_the_home_page(cast):
    dossier = cast.dossier()
    cast.join(dossier, "leerling")
    html = cast.client("leerling").get(reverse("dossier:start")).content.decode()
    assert reverse("dossier:plan_leerling", args=[dossier.ref]) in html


# What changed


def test_news_is_what_others_did_in_ones_own_dossiers(cast):
    dossier = cast.dossier()
    ander = cast.dossier(kind=child(1), ouders=[])
    record_event(
        soort="verhaal.aangevuld", onderwerp_ref=ander.ref, dossier_ref=ander.ref, by=cast.coordinator, at=AT
    )
    record_event(
        soort="dossier.bekeken",
        onderwerp_ref=dossier.ref,
        dossier_ref=dossier.ref,
        by=cast.coordinator,
        at=AT,
    )
    record_event(
        soort="verhaal.aangevuld", onderwerp_ref=dossier.ref, dossier_ref=dossier.ref, by=cast.moeder, at=AT
    )
    nieuws, volgende = news_for(cast.moeder, SINDS)
    assert ([n.zin for n in nieuws], volgende) == (["Joke Visser opende het dossier."], 0)


def test_news_of_a_part_that_was_not_shared_is_left_out(cast):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    for deel in ("zorg", "onderwijs"):
        record_event(
            soort="verhaal.aangevuld",
            onderwerp_ref=dossier.ref,
            dossier_ref=dossier.ref,
            by=cast.moeder,
            at=AT,
            deel=deel,
        )
    assert len(news_for(cast.adviseur, SINDS)[0]) == 2
    assert len(news_for(cast.coordinator, SINDS)[0]) == 1


def test_long_news_goes_on_where_it_stopped(cast):
    dossier = cast.dossier()
    for _ in range(25):
        record_event(
            soort="verhaal.aangevuld",
            onderwerp_ref=dossier.ref,
            dossier_ref=dossier.ref,
            by=cast.moeder,
            at=AT,
        )
    eerste, volgende = news_for(cast.coordinator, SINDS)
    tweede, einde = news_for(cast.coordinator, SINDS, volgende)
    assert (len(eerste), len(tweede), einde) == (20, 5, 0)


# The list


def names(viewer, **zoek):
    return [r.kind for r in list_page(viewer, Zoekvraag(**zoek), None, AT)[0]]


def test_the_list_holds_the_own_dossiers_only(cast):
    cast.dossier()
    assert [names(getattr(cast, w)) for w in ("coordinator", "moeder", "coordinator_elders", "beleid")] == [
        ["Ilyas Bouzid"], ["Ilyas Bouzid"], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize("naam", ["ilyas", "Iljas", "bauzid", "Bouzid Ilyas", "ily"])
def test_a_child_is_found_by_name_and_by_sound(cast, naam):
    cast.dossier()
    cast.dossier(kind=child(1, "Noor"), ouders=[])
    assert names(cast.coordinator, naam=naam) == ["Ilyas Bouzid"]


def test_the_list_can_show_closed_ones_mine_and_those_without_a_regisseur(cast):
    dossier = cast.dossier()
    dicht = cast.dossier(kind=child(1, "Dicht"), ouders=[])
    Dossier.objects.filter(pk=dicht.pk).update(status="afgesloten", afgesloten_at=AT)
    Regisseur.objects.create(gezin=dossier.kind.gezin, account=cast.account("coordinator"), vanaf=OP)
    cast.dossier(kind=child(2, "Zonder"), ouders=[])
    assert {
        w: names(cast.coordinator, welke=w) for w in ("open", "afgesloten", "mijn", "zonder_regisseur")
    } == {
        "open": ["Zonder2 de Vries", "Ilyas Bouzid"],
        "afgesloten": ["Dicht1 de Vries"],
        "mijn": ["Ilyas Bouzid"],
        "zonder_regisseur": ["Zonder2 de Vries"],
    }


def test_a_long_list_shows_every_dossier_once_over_its_pages(cast):
    for i in range(53):
        cast.dossier(kind=child(i), ouders=[])
    client, url, gezien = cast.client("coordinator"), reverse("dossier:lijst"), []
    for _ in range(2):
        response = client.get(url)
        gezien += [r.ref for _, r in response.context["rijen"]]
        url = reverse("dossier:lijst") + response.context["volgende"]
    assert (len(gezien), len(set(gezien)), response.context["volgende"]) == (53, 53, "")
    assert len(response.content) < 200_000


def test_a_search_finds_by_name_leaves_no_name_in_the_address_and_goes_on_over_pages(cast):
    for i in range(53):
        cast.dossier(kind=child(i), ouders=[])
    cast.dossier()
    client = cast.client("coordinator")
    naar = client.post(reverse("dossier:lijst"), {"naam": "Vries", "welke": "open"}).headers["Location"]
    eerste = client.get(naar)
    tweede = client.get(reverse("dossier:lijst") + eerste.context["volgende"])
    gevonden = [r.kind for antwoord in (eerste, tweede) for _, r in antwoord.context["rijen"]]
    assert (len(gevonden), "Ilyas Bouzid" in gevonden, "Vries" in naar) == (53, False, False)


@pytest.mark.parametrize(
    "na", ["x", "2026-01-01_1", "2026-01-01T00:00:00+00:00_99999999999999999999", "_", "%00"]
)
def test_a_made_up_key_shows_the_first_page(cast, na):
    cast.dossier()
    assert cast.client("coordinator").get(reverse("dossier:lijst"), {"na": na}).status_code == 200


# The same number of statements


@pytest.mark.parametrize("naam", ["start", "lijst"])
def test_the_number_of_statements_does_not_grow(cast, naam):
    client = cast.client("coordinator")

    def statements():
        with CaptureQueriesContext(
            connection,
        ) as gevangen:
            assert client.get(reverse(f"dossier:{naam}")).status_code == 200
        return len(gevangen)

    def fill(van, tot):
        for i in range(van, tot):
            dossier = cast.dossier(kind=child(i), ouders=[])
            Dossier.objects.filter(pk=dossier.pk).update(bijgewerkt_at=timezone.now())
            task(cast, "coordinator", f"t{i}", dossier=dossier)
            record_event(
                soort="verhaal.aangevuld", onderwerp_ref=dossier.ref, dossier_ref=dossier.ref, by=cast.moeder,
                at=timezone.now(), deel="gezin",
            )  # fmt: skip

    fill(0, 1)
    een = statements()
    fill(1, 30)
    assert statements() == een
