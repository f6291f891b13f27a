"""A world with one of everything that a page can be about, and the addresses in it."""

from __future__ import annotations

import random
from datetime import timedelta

from knooppunt.besluiten.public import InzetGegevens, Inzetsoort, propose_support
from knooppunt.besluiten.web.stappen import STAPPEN
from knooppunt.dossier.actions.delen import ask_consent
from knooppunt.dossier.actions.inzage import ask_about_looks
from knooppunt.dossier.actions.uitnodigen import Genodigde, invite
from knooppunt.dossier.models import Afspraak, Betrokkene, Gezinslid, Knooppuntlid
from knooppunt.dossier.models import Genodigde as Overleggast
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid
from tests.factories import AT, OP, Cast
from tests.factories.kennis import refs_of_kennis
from tests.factories.knooppunten import BEGINT, bespreking, overleg
from tests.factories.plan import HERZIENING, Planspel
from tests.factories.ritten import refs_of_rides
from tests.factories.studies import counted_study
from tests.factories.wegwijzer import refs_of_the_wegwijzer
from tests.integration.loket.verhalen import draft, sent
from tests.sweeps.adressen import Adres


def everything(cast: Cast) -> dict[str, str]:
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
    studie = counted_study(cast)
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
        "later": later_overleg.ref, "kaart": studie.ref, "voorstel": studie.voorstellen.get().ref,
        **refs_of_the_wegwijzer(cast), **refs_of_kennis(cast), **refs_of_rides(cast),
    }  # fmt: skip


ANDERS = {
    "kaart/studies/voorstel/<slug:ref>/": {"ref": "voorstel"},
    "overleg/antwoord/<slug:ref>/": {"ref": "antwoord"},
    "knooppunten/<slug:ref>/leden/<slug:lid_ref>/": {"lid_ref": "lid"},
    "dossiers/<slug:ref>/wie-keek/<slug:vraag_ref>/": {"vraag_ref": "inzagevraag"},
    "dossiers/<slug:ref>/overleg/<slug:overleg_ref>/": {"overleg_ref": "later"},
    "wegwijzer/beheer/profielen/<slug:profiel_ref>/<slug:stap>/": {"stap": "profielstap"},
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
        "profielstap": toeval.choice(("basis", "extra", "ouders")),
        "welke": toeval.choice(("thuisnabij", "schooljaar")),
    }
    anders = {naam: refs[wat] for naam, wat in ANDERS.get(adres.route, {}).items()}
    if "ref" in anders:
        return "/" + adres.route.replace("<slug:ref>", anders["ref"])
    return adres.url(refs | anders)
