"""What the owner of a question does with it, and what stays behind: events, and tasks that are open."""

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.dossier.public import Deel, DelingGegevens, Grondslag, OuderGegevens
from knooppunt.loket.actions.behandelen import react
from knooppunt.loket.actions.openen import open_dossier_from_question
from knooppunt.loket.models import Vraag
from knooppunt.loket.queries.openen import NIEUW
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT, Cast
from tests.integration.loket.verhalen import SITE


def ref() -> str:
    return nieuwe_referentie()


def events() -> list[str]:
    return list(Gebeurtenis.objects.filter(soort__startswith="vraag.").values_list("soort", flat=True))


def open_tasks() -> list[tuple[str, str]]:
    taken = Taak.objects.filter(gedaan_at__isnull=True).select_related("account", "organisatie")
    return [(t.account.naam if t.account else t.organisatie.naam, t.tekst) for t in taken]


def answer(cast: Cast, vraag: Vraag, soort: str = "antwoord", **anders):
    gegevens = {
        "vraag": vraag,
        "soort": soort,
        "tekst": "Ik bel u.",
        "ref": ref(),
        "site": SITE,
        "by": cast.coordinator,
        "at": AT,
    }
    reactie = react(**(gegevens | anders))
    vraag.refresh_from_db()
    return reactie


def to_dossier(cast: Cast, vraag: Vraag, **anders):
    gegevens = {
        "vraag": vraag, "keuze": NIEUW, "gegeven_door": "Samira Bouzid", "site": SITE, "by": cast.coordinator, "at": AT,
        "ouders": [OuderGegevens("Samira Bouzid", "moeder", True, "moeder@voorbeeld.invalid")],
        "delingen": [DelingGegevens(cast.school.pk, Deel.ONDERWIJS, Grondslag.TOESTEMMING, "Samira Bouzid")],
    }  # fmt: skip
    return open_dossier_from_question(**(gegevens | anders))
