"""What the public page about privacy says of this region: terms, ages, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knooppunt.dossier.public import KRING_REGELS
from knooppunt.privacy.rules.bewaren import rule_on
from knooppunt.privacy.rules.verzoek import PAKKET as VERZOEKREGELS
from knooppunt.toegang.public import Lidmaatschap

FUNCTIONARIS = "privacyfunctionaris"


@dataclass(frozen=True)
class Functionaris:
    """Where the officer of an organisation can be reached; no name: that is for who signed in."""

    organisatie: str
    email: str


@dataclass(frozen=True)
class Uitleg:
    """Terms in whole years or months, and ages, as they hold on one day."""

    dossier_jaren: int
    vraag_jaren: int
    account_maanden: int
    logboek_jaren: int
    samen_vanaf: int
    zelf_vanaf: int
    volwassen_vanaf: int
    antwoord_maanden: int
    functionarissen: list[Functionaris]


def explanation(op: date) -> Uitleg:
    maanden = {code: rule_on(code, op).termijn.maanden for code in ("dossier", "vraag", "account", "inzage")}
    return Uitleg(
        dossier_jaren=maanden["dossier"] // 12,
        vraag_jaren=maanden["vraag"] // 12,
        account_maanden=maanden["account"],
        logboek_jaren=maanden["inzage"] // 12,
        samen_vanaf=KRING_REGELS.leeftijd("TOESTEMMING_SAMEN", op).jaren,
        zelf_vanaf=KRING_REGELS.leeftijd("TOESTEMMING_ZELF", op).jaren,
        volwassen_vanaf=KRING_REGELS.leeftijd("MEERDERJARIG", op).jaren,
        antwoord_maanden=VERZOEKREGELS.op("AVG.ANTWOORD", op).maanden,
        functionarissen=_officers(op),
    )


def _officers(op: date) -> list[Functionaris]:
    leden = Lidmaatschap.objects.filter(rol=FUNCTIONARIS, begin__lte=op, account__is_active=True)
    leden = (
        leden.exclude(eind__lte=op)
        .select_related("account", "organisatie")
        .order_by("organisatie__naam", "pk")
    )
    return [Functionaris(lid.organisatie.naam, lid.account.email or "") for lid in leden]
