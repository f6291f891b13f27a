"""The steunpunt keeps conversations, bundles signals and forgets; and nobody else can reach it."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.basis.viewer import Functie, Viewer
from knooppunt.organisaties.models import Organisatie
from knooppunt.steunpunt.actions import (
    bundle_signals,
    change_contact,
    delete_contact,
    forget_old_conversations,
    keep_contact,
)
from knooppunt.steunpunt.models import Contact, Signaalrapport
from knooppunt.steunpunt.policies import may_read_contact
from knooppunt.steunpunt.queries import contact_for, contacts_page, signal_reports, visible_contacts
from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import viewer_of
from knooppunt.toegang.rollen import ROLLEN, permissies_van
from tests.factories import AT, OP, PEOPLE
from tests.factories.plan import geweigerd
from tests.factories.steunpunt import MERK, contact, details, many

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=100)
ANDEREN = [wie for wie in PEOPLE if wie != "steunpunt"]
VORIG = date(2026, 3, 2)
"""In the period that has ended."""


def post(**anders):
    return {
        k: "" if v is None else v.isoformat() if isinstance(v, date) else v
        for k, v in details(**anders).items()
    }


# Keeping conversations ----------------------------------------------------------------------------------------------


def test_a_conversation_is_kept_changed_and_deleted(cast):
    client, lijst = cast.client("steunpunt"), reverse("steunpunt:contacten")
    assert client.post(reverse("steunpunt:contact_nieuw"), post()).headers["Location"] == lijst
    dit = Contact.objects.get()
    pagina = reverse("steunpunt:contact", args=[dit.ref])
    assert MERK in client.get(pagina).content.decode()
    assert client.post(pagina, post(verslag="Anders", terugbellen_op=OP)).headers["Location"] == lijst
    dit = Contact.objects.get()
    assert (dit.verslag, dit.terugbellen_op) == ("Anders", OP)
    assert "Neem contact op: hulp op school krijgen" in client.get(reverse("dossier:start")).content.decode()
    assert client.post(reverse("steunpunt:contact_wissen", args=[dit.ref])).headers["Location"] == lijst
    assert (Contact.objects.exists(), Taak.objects.filter(gedaan_at=None).exists()) == (False, False)
    soorten = Gebeurtenis.objects.filter(soort__startswith="contact.").order_by("id")
    assert [g.soort.partition(".")[2] for g in soorten] == ["vastgelegd", "bekeken", "gewijzigd", "gewist"]


def test_the_same_form_twice_is_one_conversation(cast):
    assert contact(cast).pk == contact(cast).pk


def test_an_empty_form_is_explained(cast):
    response = cast.client("steunpunt").post(reverse("steunpunt:contact_nieuw"), {"verslag": ""})
    assert (response.status_code, "Schrijf op wat er is besproken." in response.content.decode()) == (
        422,
        True,
    )


def test_the_list_goes_on_and_takes_the_same_queries_for_one_and_thirty(cast):
    client = cast.client("steunpunt")
    contact(cast)
    client.get(reverse("steunpunt:contacten"))
    with CaptureQueriesContext(connection) as een:
        client.get(reverse("steunpunt:contacten"))
    many(cast, 39)
    with CaptureQueriesContext(connection) as veel:
        client.get(reverse("steunpunt:contacten"))
    assert len(veel) == len(een)
    eerste = contacts_page(cast.steunpunt)
    tweede = contacts_page(cast.steunpunt, na=eerste.volgende)
    assert (len(eerste.contacten), len(tweede.contacten), tweede.volgende) == (30, 10, "")
    assert len({c.pk for c in [*eerste.contacten, *tweede.contacten]}) == 40


def test_the_list_shows_one_subject(cast):
    contact(cast), contact(cast, onderwerp="vervoer", verslag="Bus")
    response = cast.client("steunpunt").get(reverse("steunpunt:contacten"), {"onderwerp": "vervoer"})
    assert [c.onderwerp for c in response.context["contacten"]] == ["vervoer"]


def test_a_conversation_is_forgotten_a_year_after_its_last_change(cast):
    oud, nieuw = contact(cast), contact(cast, verslag="Later")
    Contact.objects.filter(pk=oud.pk).update(bijgewerkt_at=AT - timedelta(days=366))
    zelf = Viewer(account_id=None, soort="systeem", op=OP)
    gezegd = forget_old_conversations(at=AT, by=zelf, voortgang=lambda klaar, totaal: None)
    assert (gezegd, list(Contact.objects.all())) == ("1 gesprekken van het steunpunt gewist.", [nieuw])
    assert Gebeurtenis.objects.filter(soort="contact.verlopen", onderwerp_ref=oud.ref).count() == 1


# Nobody else --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ANDEREN)
def test_nobody_else_keeps_changes_or_bundles(cast, wie):
    dit, by = contact(cast), getattr(cast, wie)
    for actie in (
        lambda: keep_contact(gegevens=details(), by=by, at=AT),
        lambda: change_contact(contact=dit, gegevens=details(), by=by, at=AT),
        lambda: delete_contact(contact=dit, by=by, at=AT),
        lambda: bundle_signals(toelichting="", by=by, at=AT),
    ):
        with pytest.raises(NotAllowed):
            actie()


@pytest.mark.parametrize("wie", [*ANDEREN, None], ids=str)
def test_the_pages_of_conversations_do_not_open_for_anyone_else(cast, wie):
    dit, client = contact(cast), cast.client(wie)
    for naam, args in (
        ("contacten", []),
        ("contact_nieuw", []),
        ("contact", [dit.ref]),
        ("contact_wissen", [dit.ref]),
    ):
        url = reverse(f"steunpunt:{naam}", args=args)
        for response in (client.get(url), client.post(url)):
            assert response.status_code in (302, 403, 405)
            assert MERK not in response.content.decode()


def test_who_leaves_the_steunpunt_sees_nothing_any_more(cast):
    dit = contact(cast)
    Lidmaatschap.objects.filter(account=cast.account("steunpunt")).update(eind=OP)
    assert (contact_for(cast.steunpunt, dit.ref), contacts_page(cast.steunpunt).contacten) == (None, [])


def test_another_steunpunt_sees_nothing(cast):
    dit = contact(cast)
    elders = Organisatie.objects.create(soort="steunpunt", naam="Steunpunt Elders", regio=cast.regio)
    Lidmaatschap.objects.filter(account=cast.account("steunpunt")).update(organisatie=elders)
    assert (contact_for(cast.steunpunt, dit.ref), contacts_page(cast.steunpunt).contacten) == (None, [])


FUNCTIES = st.lists(st.tuples(st.sampled_from(sorted(ROLLEN)), st.integers(0, 3)), max_size=4)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(functies=FUNCTIES)
def test_policy_and_list_agree_for_every_viewer_and_only_workers_of_the_steunpunt_see(cast, functies):
    """Organisations: two steunpunten (each with a conversation), the samenwerkingsverband and a school."""
    if not Contact.objects.exists():
        contact(cast)
        elders = Organisatie.objects.create(soort="steunpunt", naam="Steunpunt Elders", regio=cast.regio)
        Contact.objects.create(
            organisatie=elders, by=cast.account("steunpunt"), created_at=AT, bijgewerkt_at=AT, **details()
        )
    steunpunten = list(Organisatie.objects.filter(soort="steunpunt").order_by("pk"))
    organisaties = [*steunpunten, cast.swv, cast.school]
    viewer = Viewer(
        account_id=1, soort="professional", op=OP, permissies=permissies_van([r for r, _ in functies]),
        functies=tuple(Functie(rol, organisaties[o].pk, organisaties[o].soort) for rol, o in functies),
    )  # fmt: skip
    mag = {c.pk for c in Contact.objects.all() if may_read_contact(viewer, c.organisatie_id)}
    assert set(visible_contacts(viewer).values_list("pk", flat=True)) == mag
    werkt = {steunpunten[o].pk for rol, o in functies if rol == "steunpuntmedewerker" and o < 2}
    assert set(visible_contacts(viewer).values_list("organisatie_id", flat=True)) == werkt


def test_no_foreign_key_leads_from_a_conversation_to_a_child_or_back():
    """Keys of the steunpunt lead to accounts and organisations only, and none leads to it."""
    van = {
        f.related_model._meta.label
        for model in apps.get_app_config("steunpunt").get_models()
        for f in model._meta.get_fields()
        if f.is_relation and f.concrete
    }
    naar = {
        model._meta.label
        for model in apps.get_models()
        for f in model._meta.get_fields()
        if f.is_relation and f.concrete and f.related_model and f.related_model._meta.app_label == "steunpunt"
    }
    assert (van, naar) == ({"toegang.Account", "organisaties.Organisatie"}, set())


# Signals ------------------------------------------------------------------------------------------------------------


def test_who_governs_reads_bundled_signals_without_small_numbers(cast):
    many(cast, 12, VORIG), many(cast, 4, VORIG, sector="vo"), many(cast, 7, VORIG, onderwerp="vervoer")
    url = reverse("steunpunt:signalen")
    response = cast.client("steunpunt").post(url, {"toelichting": "Vervoer is vaak een vraag."})
    assert response.headers["Location"] == url
    pagina = cast.client("toezichthouder").get(url)
    rijen = {r[0]: r for r in pagina.context["rapporten"][0].rijen}
    hulp, vervoer = rijen["hulp op school krijgen"], rijen["vervoer naar school"]
    assert (hulp[1], vervoer[2]) == ((None, None), 7)
    assert "Vervoer is vaak een vraag." in pagina.content.decode()
    assert MERK not in pagina.content.decode()


def test_the_true_counts_are_not_kept(cast):
    many(cast, 3, VORIG)
    rapport = bundle_signals(toelichting="", by=cast.steunpunt, at=AT)
    assert "3" not in str(rapport.cijfers)


def test_a_period_is_bundled_once(cast):
    bundle_signals(toelichting="", by=cast.steunpunt, at=AT)
    with geweigerd(Refusal, "Over deze periode zijn de signalen al gebundeld."):
        bundle_signals(toelichting="", by=cast.steunpunt, at=AT)
    assert Signaalrapport.objects.get().begin == date(2026, 2, 1)


@pytest.mark.parametrize("wie", ["moeder", "coordinator", "mentor", "adviseur", "beheerder"])
def test_signals_are_not_for_who_does_not_govern(cast, wie):
    assert cast.client(wie).get(reverse("steunpunt:signalen")).status_code == 403
    with pytest.raises(NotAllowed):
        signal_reports(getattr(cast, wie))


def test_who_reads_signals_cannot_bundle_them(cast):
    assert cast.client("beleid").post(reverse("steunpunt:signalen"), {"toelichting": ""}).status_code == 403


def test_the_day_after_the_role_ended_the_signals_are_closed_too(cast):
    Lidmaatschap.objects.filter(account=cast.account("beleid")).update(eind=OP)
    with pytest.raises(NotAllowed):
        signal_reports(viewer_of(cast.account("beleid"), OP))
