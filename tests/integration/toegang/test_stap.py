"""The second step: made, taken, missed, lost; and nothing personal before it."""

import json
import re
from base64 import b32decode
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.actions.stap import add_app, remove_all_steps
from knooppunt.toegang.models import Account, Apparaat, Gebeurtenis, Herstelcode, TweedeStap
from knooppunt.toegang.rules.stap import code_at, new_secret
from knooppunt.toegang.web.deur import DEUR
from tests.factories import AT
from tests.factories.passkeys import Toestel

pytestmark = pytest.mark.django_db
WACHTWOORD = "paarse olifant zwemt"
STAP, KIEZEN = reverse("toegang:stap"), reverse("toegang:stap_kiezen")


@pytest.fixture(autouse=True)
def _production(settings):
    settings.STAP_VERPLICHT = True
    settings.ALLOWED_HOSTS = ["knooppunt.invalid", "testserver", "127.0.0.1"]


@pytest.fixture
def coordinator(cast):
    return with_password(cast, "coordinator")


@pytest.fixture
def moeder(cast):
    return with_password(cast, "moeder")


def with_password(cast, wie):
    account = cast.account(wie)
    choose_password(account=account, wachtwoord=WACHTWOORD, by=getattr(cast, wie), at=AT)
    return account


def with_app(cast, wie="coordinator") -> tuple[Account, str, tuple[str, ...]]:
    """Someone with an app; its secret, and the recovery codes."""
    account, geheim = with_password(cast, wie), new_secret()
    # Made a while ago: the code of now is still free.
    toen = timezone.now() - timedelta(hours=1)
    code = code_at(b32decode(geheim), int(toen.timestamp()) // 30)
    codes = add_app(account=account, geheim=geheim, code=code, naam="", by=getattr(cast, wie), at=toen)
    return account, geheim, codes


def code_now(geheim: str, verschil: int = 0) -> str:
    return code_at(b32decode(geheim), int(timezone.now().timestamp()) // 30 + verschil)


def knock(client, wie="coordinator", **anders):
    gegevens = {"naam": f"{wie}@voorbeeld.invalid", "wachtwoord": WACHTWOORD} | anders
    return client.post(reverse("toegang:binnenkomen"), gegevens)


def is_in(client) -> bool:
    return client.get(reverse("dossier:start")).status_code == 200


def happened(soort) -> int:
    return Gebeurtenis.objects.filter(soort=soort).count()


def text(antwoord) -> str:
    return antwoord.content.decode()


# Someone at work without a second step


def test_who_works_here_makes_a_second_step_before_anything_else(cast, coordinator):
    client = cast.client()
    assert knock(client).headers["Location"] == KIEZEN
    assert "Wie met dossiers van kinderen werkt" in text(client.get(KIEZEN))
    assert not is_in(client)


def test_at_the_door_no_page_with_anything_personal_opens(cast, coordinator):
    client = cast.client()
    knock(client)
    for naam in ("dossier:start", "dossier:lijst", "toegang:account", "toegang:nieuwe_codes"):
        assert client.get(reverse(naam)).headers["Location"].startswith(reverse("toegang:binnenkomen"))


def secret_on(pagina) -> str:
    return re.search(r"<code>([A-Z2-7 ]+)</code>", text(pagina)).group(1).replace(" ", "")


def make_app(client, **anders):
    pagina = client.get(reverse("toegang:stap_app"))
    getekend = pagina.context["form"].initial["geheim"]
    velden = {"code": code_now(secret_on(pagina)), "naam": "Mijn telefoon", "geheim": getekend} | anders
    return client.post(reverse("toegang:stap_app"), velden)


def test_with_an_app_at_the_door_one_comes_in_and_gets_recovery_codes(cast, coordinator):
    client = cast.client()
    knock(client, next="/dossiers/")
    antwoord = make_app(client)
    assert (len(antwoord.context["codes"]), antwoord.context["verder"]) == (10, "/dossiers/")
    assert (is_in(client), TweedeStap.objects.get().naam) == (True, "Mijn telefoon")


def test_a_wrong_code_makes_no_second_step(cast, coordinator):
    client = cast.client()
    knock(client)
    antwoord = make_app(client, code="000000")
    assert (antwoord.status_code, "Deze code klopt niet." in text(antwoord)) == (422, True)
    assert (is_in(client), TweedeStap.objects.count()) == (False, 0)


def test_the_picture_of_someone_else_makes_no_second_step(cast, coordinator):
    with_password(cast, "mentor")
    ander, client = cast.client(), cast.client()
    knock(ander, "mentor")
    knock(client)
    geleend = ander.get(reverse("toegang:stap_app"))
    velden = {
        "code": code_now(secret_on(geleend)),
        "naam": "",
        "geheim": geleend.context["form"].initial["geheim"],
    }
    assert client.post(reverse("toegang:stap_app"), velden).status_code == 422


def test_a_parent_comes_in_without_a_second_step(cast, moeder):
    client = cast.client()
    knock(client, "moeder")
    assert is_in(client)


# The second step is taken


def test_with_the_code_of_the_app_one_comes_in(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    assert knock(client, next="/dossiers/").headers["Location"] == STAP
    assert not is_in(client)
    assert client.post(STAP, {"code": code_now(geheim)}).headers["Location"] == "/dossiers/"
    assert is_in(client)


def test_a_parent_who_chose_a_second_step_takes_it_too(cast):
    with_app(cast, "moeder")
    client = cast.client()
    assert knock(client, "moeder").headers["Location"] == STAP
    assert not is_in(client)


def test_the_same_code_lets_nobody_in_twice(cast):
    _, geheim, _ = with_app(cast)
    een, twee = cast.client(), cast.client()
    code = code_now(geheim)
    for client in (een, twee):
        knock(client)
        client.post(STAP, {"code": code})
    assert (is_in(een), is_in(twee)) == (True, False)


def test_a_wrong_code_is_refused_and_written_down(cast):
    account, _, _ = with_app(cast)
    client = cast.client()
    knock(client)
    assert "Deze code klopt niet." in text(client.post(STAP, {"code": "000000"}))
    gemist = Gebeurtenis.objects.get(soort="account.aanmelden_mislukt")
    assert (gemist.onderwerp_ref, gemist.gegevens) == (account.ref, {"hoe": "stap"})


def test_guessing_codes_gets_slower_wherever_it_comes_from(cast):
    _, geheim, _ = with_app(cast)
    for nummer in range(5):
        client = cast.client()
        knock(client)
        client.post(STAP, {"code": f"00000{nummer}"}, REMOTE_ADDR=f"192.0.2.{nummer}")
    client = cast.client()
    knock(client)
    antwoord = client.post(STAP, {"code": code_now(geheim)})
    assert ("Het ging te vaak mis." in text(antwoord), is_in(client)) == (True, False)


def test_the_step_without_a_password_before_it_leads_nowhere(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    assert client.post(STAP, {"code": code_now(geheim)}).headers["Location"] == reverse("toegang:binnenkomen")
    assert not is_in(client)


def test_who_waits_too_long_begins_again(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    sessie = client.session
    sessie[DEUR] |= {"tot": (timezone.now() - timedelta(seconds=1)).isoformat()}
    sessie.save()
    assert client.post(STAP, {"code": code_now(geheim)}).headers["Location"] == reverse("toegang:binnenkomen")


def test_an_account_that_is_closed_meanwhile_stays_out(cast):
    account, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    client.post(STAP, {"code": code_now(geheim)})
    assert not is_in(client)


def test_with_a_password_alone_nobody_adds_another_step(cast):
    with_app(cast)
    client = cast.client()
    knock(client)
    assert client.get(reverse("toegang:stap_app")).headers["Location"] == reverse("toegang:binnenkomen")
    assert client.post(reverse("toegang:stap_passkey_vraag")).status_code == 404


def test_a_mailed_link_does_not_go_around_the_second_step(cast, mailoutbox):
    with_app(cast)
    client = cast.client()
    client.post(reverse("toegang:wachtwoord"), {"email": "coordinator@voorbeeld.invalid"})
    url = re.search(r"http://testserver(/\S+)", mailoutbox[-1].body).group(1)
    assert client.post(url, {"wachtwoord": "groene giraffe danst"}).headers["Location"] == STAP
    assert not is_in(client)


def test_a_visit_of_before_the_second_step_was_asked_counts_no_more(cast, coordinator, settings):
    settings.STAP_VERPLICHT = False
    client = cast.client()
    knock(client)
    assert is_in(client)
    settings.STAP_VERPLICHT = True
    assert not is_in(client)


def test_a_device_is_known_only_after_the_second_step(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    assert Apparaat.objects.count() == 0
    client.post(STAP, {"code": code_now(geheim)})
    assert Apparaat.objects.count() == 1


# Recovery codes


def test_a_recovery_code_lets_one_in_once(cast, mailoutbox):
    _, _, codes = with_app(cast)
    uitkomst = []
    for _ in range(2):
        client = cast.client()
        knock(client)
        client.post(reverse("toegang:herstel"), {"code": codes[0].lower().replace("-", " ")})
        uitkomst.append(is_in(client))
    assert uitkomst == [True, False]
    assert "ingelogd met een herstelcode" in " ".join(m.body for m in mailoutbox)


def test_a_recovery_code_of_someone_else_does_not_fit(cast):
    with_app(cast)
    _, _, van_een_ander = with_app(cast, "mentor")
    client = cast.client()
    knock(client)
    assert "is al eens gebruikt" in text(client.post(reverse("toegang:herstel"), {"code": van_een_ander[0]}))


def test_recovery_codes_are_not_readable_in_the_database(cast):
    _, _, codes = with_app(cast)
    bewaard = set(Herstelcode.objects.values_list("code_hash", flat=True))
    assert (len(bewaard), bewaard & set(codes)) == (10, set())


def test_new_recovery_codes_replace_the_old_ones(cast):
    _, geheim, codes = with_app(cast)
    client = cast.client()
    knock(client)
    client.post(STAP, {"code": code_now(geheim)})
    nieuw = client.post(reverse("toegang:nieuwe_codes"), {"wachtwoord": WACHTWOORD}).context["codes"]
    assert (len(nieuw), set(nieuw) & set(codes)) == (10, set())


# In the own account


@pytest.fixture
def binnen(cast):
    """A mother who is in, and may choose a second step."""
    with_password(cast, "moeder")
    client = cast.client()
    knock(client, "moeder")
    return client


def test_a_second_step_of_choice_needs_the_password_again(binnen):
    assert "Het huidige wachtwoord klopt niet." in text(make_app(binnen, wachtwoord="fout"))
    assert TweedeStap.objects.count() == 0


def test_a_parent_chooses_a_second_step(binnen, mailoutbox):
    assert len(make_app(binnen, wachtwoord=WACHTWOORD).context["codes"]) == 10
    assert (TweedeStap.objects.count(), happened("account.stap_gemaakt")) == (1, 1)
    assert "kreeg uw account een tweede stap" in mailoutbox[0].body
    assert "Mijn telefoon" in text(binnen.get(reverse("toegang:account")))


def test_a_parent_takes_the_second_step_away(binnen, mailoutbox):
    make_app(binnen, wachtwoord=WACHTWOORD)
    url = reverse("toegang:stap_weghalen", args=[TweedeStap.objects.get().ref])
    assert binnen.post(url, {"wachtwoord": "fout"}).status_code == 422
    binnen.post(url, {"wachtwoord": WACHTWOORD})
    assert (TweedeStap.objects.count(), Herstelcode.objects.count(), happened("account.stap_weg")) == (
        0,
        0,
        1,
    )
    assert "een tweede stap weggehaald" in mailoutbox[-1].body


def test_nobody_takes_away_the_step_of_another(cast, binnen):
    with_app(cast)
    url = reverse("toegang:stap_weghalen", args=[TweedeStap.objects.get().ref])
    assert binnen.post(url, {"wachtwoord": WACHTWOORD}).status_code == 404


def test_who_works_here_does_not_take_the_last_one_away(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    client.post(STAP, {"code": code_now(geheim)})
    url = reverse("toegang:stap_weghalen", args=[TweedeStap.objects.get().ref])
    assert "heeft altijd een tweede stap" in text(client.post(url, {"wachtwoord": WACHTWOORD}))
    assert TweedeStap.objects.count() == 1


def test_an_administrator_lets_someone_who_lost_everything_begin_anew(cast, mailoutbox):
    account, _, _ = with_app(cast)
    assert remove_all_steps(account=account, by=cast.beheerder, at=AT) == 1
    client = cast.client()
    assert knock(client).headers["Location"] == KIEZEN
    assert "een tweede stap weggehaald" in mailoutbox[-1].body


def test_the_secret_of_an_app_is_not_readable_in_the_database(cast):
    _, geheim, _ = with_app(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT geheim FROM toegang_tweedestap")
        bewaard = cursor.fetchone()[0]
    assert (bewaard.startswith("kp1."), geheim in bewaard) == (True, False)


# Passkeys


@pytest.fixture
def host():
    return {"HTTP_HOST": "knooppunt.invalid"}


def make_passkey(client, toestel, host, **anders):
    vraag = client.post(reverse("toegang:stap_passkey_vraag"), {"naam": ""} | anders, **host)
    if vraag.status_code != 200:
        return vraag
    antwoord = json.dumps(toestel.make(vraag.json()))
    return client.post(reverse("toegang:stap_passkey"), {"naam": "", "antwoord": antwoord}, **host)


def show_passkey(client, toestel, host, keer=1):
    vraag = client.post(reverse("toegang:passkey_vraag"), **host).json()
    antwoord = {"antwoord": json.dumps(toestel.show(vraag))}
    for _ in range(keer):
        laatste = client.post(reverse("toegang:passkey"), antwoord, **host)
    return laatste


@pytest.fixture
def toestel(cast, coordinator, host):
    """The passkey of the coordinator, made at the door."""
    toestel, client = Toestel(), cast.client()
    knock(client)
    assert len(make_passkey(client, toestel, host).context["codes"]) == 10
    return toestel


def test_with_a_passkey_at_the_door_one_comes_in(cast, coordinator, host):
    client = cast.client()
    knock(client)
    make_passkey(client, Toestel(), host)
    assert (is_in(client), TweedeStap.objects.get().soort) == (True, "passkey")


def test_a_passkey_is_the_second_step(cast, toestel, host):
    client = cast.client()
    assert knock(client).headers["Location"] == STAP
    show_passkey(client, toestel, host)
    assert is_in(client)


def test_a_passkey_is_a_way_in_by_itself(cast, toestel, host):
    client = cast.client()
    assert show_passkey(client, toestel, host).headers["Location"] == reverse("dossier:start")
    assert is_in(client)


@pytest.mark.parametrize(
    "fout",
    [
        {"site": "https://elders.invalid"},
        {"naam": "elders.invalid"},
        {"gecontroleerd": False},
    ],
    ids=["of another site", "for another name", "nobody checked who holds the device"],
)
def test_a_wrong_answer_lets_nobody_in(cast, toestel, host, fout):
    for veld, waarde in fout.items():
        setattr(toestel, veld, waarde)
    client = cast.client()
    assert show_passkey(client, toestel, host).headers["Location"] == reverse("toegang:binnenkomen")
    assert not is_in(client)


def test_a_passkey_of_nobody_lets_nobody_in(cast, toestel, host):
    client = cast.client()
    show_passkey(client, Toestel(), host)
    assert not is_in(client)


def test_a_signature_of_another_key_lets_nobody_in(cast, toestel, host):
    client = cast.client()
    show_passkey(client, Toestel(id=toestel.id), host)
    assert not is_in(client)


def test_an_answer_counts_once(cast, toestel, host):
    client = cast.client()
    vraag = client.post(reverse("toegang:passkey_vraag"), **host).json()
    antwoord = {"antwoord": json.dumps(toestel.show(vraag))}
    client.post(reverse("toegang:passkey"), antwoord, **host)
    client.post(reverse("toegang:afmelden"))
    client.post(reverse("toegang:passkey"), antwoord, **host)
    assert not is_in(client)


def test_a_copied_passkey_is_noticed_by_its_counter(cast, toestel, host):
    toestel.teller = 7
    assert show_passkey(cast.client(), toestel, host).headers["Location"] == reverse("dossier:start")
    client = cast.client()
    assert show_passkey(client, toestel, host).headers["Location"] == reverse("toegang:binnenkomen")
    assert not is_in(client)


@pytest.mark.parametrize(
    "antwoord", ["", "{", "[]", "null", "{}", '{"id": 1}', '{"id":"x","rawId":"x","response":{}}']
)
def test_nonsense_from_a_browser_is_answered_with_a_page(cast, toestel, host, antwoord):
    client = cast.client()
    client.post(reverse("toegang:passkey_vraag"), **host)
    assert client.post(reverse("toegang:passkey"), {"antwoord": antwoord}, **host).status_code == 302
    assert not is_in(client)


def test_a_passkey_of_a_closed_account_lets_nobody_in(cast, toestel, host):
    Account.objects.update(is_active=False)
    client = cast.client()
    show_passkey(client, toestel, host)
    assert not is_in(client)


def test_a_passkey_of_choice_needs_the_password_again(binnen, host):
    antwoord = make_passkey(binnen, Toestel(), host, wachtwoord="fout")
    assert (antwoord.status_code, antwoord.json()["fout"]) == (422, "Het huidige wachtwoord klopt niet.")
    make_passkey(binnen, Toestel(), host, wachtwoord=WACHTWOORD)
    assert TweedeStap.objects.count() == 1


def test_the_same_passkey_is_not_added_twice(binnen, host):
    toestel = Toestel()
    for _ in range(2):
        make_passkey(binnen, toestel, host, wachtwoord=WACHTWOORD)
    assert TweedeStap.objects.count() == 1


def test_an_address_of_figures_offers_no_passkeys(cast, binnen):
    met = text(binnen.get(KIEZEN, HTTP_HOST="knooppunt.invalid"))
    zonder = text(binnen.get(KIEZEN, HTTP_HOST="127.0.0.1"))
    assert ("Passkey" in met, "Passkey" in zonder) == (True, False)
