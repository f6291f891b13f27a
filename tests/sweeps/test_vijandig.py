"""Whatever someone sends, to whatever address, as whoever: a clear answer, never a server error."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from knooppunt.besluiten.public import Inzet, InzetGegevens, Inzetsoort, propose_support
from knooppunt.besluiten.web.stappen import STAPPEN
from knooppunt.dossier.actions.delen import ask_consent
from knooppunt.dossier.actions.inzage import ask_about_looks
from knooppunt.dossier.actions.uitnodigen import Genodigde, invite
from knooppunt.dossier.models import Afspraak, Betrokkene, Gezinslid, Knooppuntlid, Overleg, Plan
from knooppunt.dossier.models import Genodigde as Overleggast
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid, KindGegevens
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP
from tests.factories.knooppunten import BEGINT, bespreking, overleg
from tests.factories.plan import HERZIENING, Planspel
from tests.integration.loket.verhalen import draft, sent
from tests.sweeps.adressen import Adres, addresses

ADRESSEN = [a for a in addresses() if a.route not in ("binnenkomen/demonstratie/", "afmelden/")]
ROLLEN = ("moeder", "leerling", "coordinator", "mentor", "adviseur", None)
KWAAD = (
    "", " ", "\x00", "a\x00b", "0", "-1", "1.5", "NaN", "1e309", str(2**31), str(2**63), "9" * 400, "٣", "½",
    "0001-01-01", "9999-12-31", "2026-02-30", "31-12-9999", "2026-11-16", "2026-12-01", "2027-02-01", "25:61", "09:30",
    "a" * 250, "naam@voorbeeld.invalid", "b" * 250 + "@x.nl", "a@b.nl\nBcc: c@d.nl", "=1+1",
    "\r\nATTENDEE:mailto:x@y.z",
    "<script>alert(1)</script>", "{{ 1 }}{% x %}", "#set page(width: 1pt)", "\u202e\ufeff\ud7ff\U0001f9ff", "é" * 999,
    "../../etc/passwd", "ja", "nee", "on", "anders", "' OR 1=1 --", "onderwijs", "zorg", "gezin", "ouder", "leerling",
    "team", "gast", "/", "//elders.invalid", "abc", "javascript:alert(1)", "dossier:lijst",
    "0001-01-01T00:00:00+23:59_1", "9999-12-31T23:59:59-23:59_1", "_", "x" * 30000,
)  # fmt: skip
"""Values that broke something somewhere: numbers, dates, code, addresses, keys of pages, and far too much."""
EXTRA = (
    "antwoord", "doel", "weg", "omhoog", "omlaag", "heropen", "komt", "next", "wie", "taal", "later", "zoek",
    "richting",    "code", "email", "naam", "wachtwoord", "sleutel", "tekst",
)  # fmt: skip
"""Names that a page sends with a button, or that it does not show."""
VRAGEN = ("voor", "na", "naam", "zoek", "welke", "toon", "bladzijde", "swv", "soort", "doel", "keuze", "next")
"""Names in the address of a page."""
VELD = re.compile(r'<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"[^>]*>')
KEUZE = re.compile(r'<(?:input|button)\b[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"')
SELECT = re.compile(r'<select\b[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', re.S)
OPTIE = re.compile(r'<option\b[^>]*\bvalue="([^"]*)"')
BEKEND = {200, 302, 304, 400, 403, 404, 405, 413, 422}


@pytest.fixture
def refs(cast) -> dict[str, str]:
    """One child with everything that a page can be about, by the parameter of the address that takes it."""
    spel = Planspel(cast)
    dossier = spel.dossier
    cast.join(dossier, "leerling", "leerling")
    cast.join(dossier, "adviseur")
    spel.horen().voorleggen()
    zicht, by = spel.zicht(), cast.coordinator
    zaak = bespreking(cast, overleg(cast), dossier)
    Afspraak.objects.create(
        dossier=dossier, bespreking=zaak, tekst="Bellen", eigenaar=cast.account("moeder"), voor=HERZIENING,
        created_at=AT,
    )  # fmt: skip
    inzet = propose_support(
        zicht=zicht, sleutel="0" * 16, by=by, at=AT,
        gegevens=InzetGegevens(
            Inzetsoort.EXPERTISE, Deel.ONDERWIJS, "Coach in de klas", "Iemand", OP, HERZIENING, aantal_keren=3
        ),
    )  # fmt: skip
    vraag = ask_consent(
        zicht=zicht, organisatie=cast.jeugdhulp, deel=Deel.ZORG, reden="Nodig", url="/", by=by, at=AT
    )
    links: list[str] = []
    uitnodiging = invite(
        zicht=zicht, wie=Genodigde("nieuw@voorbeeld.invalid", "Nieuw", Hoedanigheid.OUDER),
        maak_link=lambda token: links.append(token) or token, by=by, at=AT,
    )  # fmt: skip
    inzagevraag = ask_about_looks(zicht=spel.zicht("moeder"), tekst="Waarom?", url="/", by=cast.moeder, at=AT)
    later_overleg = overleg(cast, zaak.overleg.knooppunt, begint_at=BEGINT + timedelta(days=7))
    verstuurd, volgsleutel = sent(cast)
    return {
        "dossier": dossier.ref, "knooppunten": zaak.overleg.knooppunt.ref, "overleg": zaak.overleg.ref,
        "bespreking_ref": zaak.ref, "overleg_ref": zaak.overleg.ref, "plan_ref": spel.plan.ref,
        "doel_ref": spel.doel.ref, "actie_ref": spel.actie.ref, "lid_ref": Gezinslid.objects.first().ref,
        "inzet_ref": inzet.ref,
        "plaats_ref": Betrokkene.objects.get(account=cast.account("adviseur"), dossier=dossier).ref,
        "deling_ref": dossier.delingen.get(deel="gezin").ref, "vraag_ref": vraag.ref, "token": links[0],
        "uitnodiging_ref": uitnodiging.ref, "afspraken": Afspraak.objects.get().ref, "loket": verstuurd.ref,
        "sleutel": draft(cast)[1], "volgsleutel": volgsleutel, "inzagevraag": inzagevraag.ref,
        "antwoord": Overleggast.objects.first().ref, "lid": Knooppuntlid.objects.first().ref,
        "later": later_overleg.ref,
    }  # fmt: skip


ANDERS = {
    "overleg/antwoord/<slug:ref>/": {"ref": "antwoord"},
    "knooppunten/<slug:ref>/leden/<slug:lid_ref>/": {"lid_ref": "lid"},
    "dossiers/<slug:ref>/wie-keek/<slug:vraag_ref>/": {"vraag_ref": "inzagevraag"},
    "dossiers/<slug:ref>/overleg/<slug:overleg_ref>/": {"overleg_ref": "later"},
    "loket/vertel/<str:sleutel>/<slug:stap>/": {"stap": "loketstap"},
    "loket/status/<str:sleutel>/": {"sleutel": "volgsleutel"},
    "loket/status/<str:sleutel>/toevoegen/": {"sleutel": "volgsleutel"},
}
"""Addresses of which a parameter is about something else than elsewhere."""


def address(adres: Adres, refs: dict[str, str], toeval: random.Random) -> str:
    """The address, of which now and then a step is another one."""
    refs = refs | {
        "stap": toeval.choice(list(STAPPEN)),
        "loketstap": toeval.choice(("goed", "nodig", "weten", "kind", "verteller", "jij")),
        "welke": toeval.choice(("thuisnabij", "schooljaar")),
    }
    anders = {naam: refs[wat] for naam, wat in ANDERS.get(adres.route, {}).items()}
    if "ref" in anders:
        return "/" + adres.route.replace("<slug:ref>", anders["ref"])
    return adres.url(refs | anders)


def later() -> None:
    """The same world some time on: the meeting is going on, the plan is in force, the support has begun."""
    Overleg.objects.update(status="bezig")
    Plan.objects.update(status="vastgesteld", ingangsdatum=OP)
    Inzet.objects.update(status="toegezegd")


def fields(client: Client, url: str) -> dict[str, list[str]]:
    """The names that a page asks for, each with the values that it offers."""
    html = client.get(url).content.decode(errors="replace")
    gevonden: dict[str, list[str]] = {naam: [] for naam in VELD.findall(html)}
    for naam, waarde in KEUZE.findall(html):
        gevonden[naam].append(unescape(waarde))
    for naam, opties in SELECT.findall(html):
        gevonden[naam] += [unescape(w) for w in OPTIE.findall(opties)]
    gevonden.pop("csrfmiddlewaretoken", None)
    return gevonden


def filled(velden: dict[str, list[str]], toeval: random.Random) -> dict[str, object]:
    """A form in which some is as offered and some is hostile."""
    gegevens: dict[str, object] = {}
    for naam, aangeboden in velden.items():
        keus = toeval.random()
        if aangeboden and keus < 0.5:
            gegevens[naam] = toeval.choice(aangeboden)
        elif keus < 0.9:
            gegevens[naam] = toeval.choice(KWAAD)
    for naam in toeval.sample(EXTRA, 2):
        gegevens.setdefault(naam, toeval.choice(KWAAD))
    return gegevens


@contextmanager
def undone() -> Iterator[None]:
    """What happens here leaves the tables as they were."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sent_to(client: Client, url: str, toeval: random.Random) -> set[int]:
    """The answers to a question in the address and to a form, both partly as the page offers it and partly hostile."""
    vragen = {naam: toeval.choice(KWAAD) for naam in toeval.sample(VRAGEN, 3)}
    with undone():
        if toeval.random() < 0.5:
            later()
        gelezen = client.get(url, vragen).status_code
        gegevens = filled(fields(client, url), toeval)
        hoe = toeval.random()
        if hoe < 0.9:
            gestuurd = client.post(url, gegevens)
        elif hoe < 0.95:
            gestuurd = client.post(url, b"\xff{]", content_type="application/json")
        else:
            gestuurd = client.post(url, b"--x\r\nkapot", content_type="multipart/form-data; boundary=x")
    return {gelezen, gestuurd.status_code}


@pytest.mark.parametrize("wie", ROLLEN, ids=str)
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller seed is no smaller example
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(zaad=st.integers(0, 2**32))
def test_a_hostile_form_never_breaks_a_page(cast, refs, wie, zaad):
    toeval = random.Random(zaad)
    client = cast.client(wie)
    client.raise_request_exception = False
    kapot = {
        adres.route: antwoorden - BEKEND
        for adres in ADRESSEN
        if (antwoorden := sent_to(client, address(adres, refs, toeval), toeval)) - BEKEND
    }
    assert kapot == {}


def mixed(adres: Adres) -> bool:
    """Does it take a thing of a dossier or of a meeting besides the dossier or the meeting itself?"""
    eigen = adres.of_a_dossier or adres.route.startswith("overleg/<")
    return eigen and adres.route.count("_ref>") == 1 and adres.route not in ANDERS


@pytest.mark.parametrize("wie", ["coordinator", "moeder"])
def test_a_thing_of_one_child_is_not_found_through_another(cast, refs, wie):
    """Even for who may work in both: what belongs to this dossier or meeting is looked up in it."""
    ander = cast.dossier(kind=KindGegevens("Noor", "Kok", date(2016, 2, 3), "9901"), ouders=[])
    cast.join(ander, "moeder", "ouder")
    client, url_van = cast.client(wie), refs | {"dossier": ander.ref, "overleg": refs["later"]}
    adressen = [a for a in ADRESSEN if mixed(a)]
    assert len(adressen) > 25
    gebeurd = Gebeurtenis.objects.filter(dossier_ref=refs["dossier"])
    eerder = gebeurd.count()
    for adres in adressen:
        url = adres.url(url_van | {"stap": "starten"})
        assert client.get(url).status_code in (403, 404, 405), adres.route
        assert client.post(url, {"antwoord": "ja", "reden": "x"}).status_code in (302, 403, 404, 405, 422), (
            adres.route
        )
    assert gebeurd.count() == eerder
