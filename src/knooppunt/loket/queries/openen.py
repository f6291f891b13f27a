"""What the page needs on which a question becomes a dossier: known children, and who could see which part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knooppunt.dossier.public import (
    DEELBAAR,
    BekendKind,
    Deel,
    Grond,
    KindGegevens,
    Ontvanger,
    known_children,
    legal_grounds,
)
from knooppunt.loket.models import Vraag
from knooppunt.loket.queries.routering import allowed_parties, organisations_of, surroundings_of
from knooppunt.loket.rules.delen import proposed_ground
from knooppunt.organisaties.public import Organisatie

NIEUW = "nieuw"
"""The choice that this is another child than the ones that were suggested."""


def child_of(vraag: Vraag) -> KindGegevens:
    return KindGegevens(vraag.kind_voornaam, vraag.kind_achternaam, vraag.geboortedatum, vraag.woon_pc4)


def known_to(vraag: Vraag) -> list[BekendKind]:
    """Children who may be the one in this question; people decide."""
    return known_children(child_of(vraag))


@dataclass(frozen=True)
class BekendeGelijkenis:
    """A known child with as little as needed to recognise it: initials, year of birth, school."""

    ref: str
    voorletters: str
    geboortejaar: int
    school: str
    heeft_open_dossier: bool
    dossier_refs: tuple[str, ...]


def lookalikes(vraag: Vraag) -> list[BekendeGelijkenis]:
    gevonden = []
    for bekend in known_to(vraag):
        laatste = bekend.kind.dossiers.select_related("school").order_by("-geopend_at").first()
        kind = bekend.kind
        gevonden.append(
            BekendeGelijkenis(
                ref=kind.ref,
                voorletters=f"{kind.voornaam[:1]}. {kind.achternaam[:1]}.",
                geboortejaar=kind.geboortedatum.year,
                school=laatste.school.naam if laatste and laatste.school else "school niet bekend",
                heeft_open_dossier=bekend.heeft_open_dossier,
                dossier_refs=tuple(dossier.ref for dossier in kind.dossiers.all()),
            )
        )
    return gevonden


@dataclass(frozen=True)
class Deelvoorstel:
    """One organisation, what the teller chose for it, and the proposed ground per part (code, or empty)."""

    organisatie: Organisatie
    is_eigen: bool
    mag: bool | None
    gronden: dict[Deel, str]
    wet: dict[Deel, tuple[Grond, ...]]
    """The grounds in the law on which this organisation may see a part without consent."""

    def wetten(self, deel: Deel) -> list[tuple[str, str]]:
        """As choices: code, and the sentence with its source."""
        return [(g.code, f"wettelijke taak: {g.tekst} ({g.bron})") for g in self.wet[deel]]


def sharing_proposal(vraag: Vraag, op: date) -> list[Deelvoorstel]:
    """The owner's organisation first, then the school, the municipality and the samenwerkingsverband of the child."""
    mag = allowed_parties(vraag)
    rijen: dict[int, tuple[Organisatie, bool | None]] = {}
    if vraag.eigenaar_organisatie:
        rijen[vraag.eigenaar_organisatie_id] = (vraag.eigenaar_organisatie, None)
    for partij, organisaties in organisations_of(surroundings_of(vraag, op)).items():
        for organisatie in organisaties:
            rijen[organisatie.pk] = (organisatie, partij in mag)
    voorstellen = []
    for organisatie, toegestaan in rijen.values():
        eigen = organisatie.pk == vraag.eigenaar_organisatie_id
        gronden = {deel: proposed_ground(deel, bool(toegestaan), eigen) for deel in DEELBAAR}
        voorstellen.append(
            Deelvoorstel(
                organisatie,
                eigen,
                toegestaan,
                {d: g.value if g else "" for d, g in gronden.items()},
                _grounds(vraag, organisatie, op),
            )
        )
    return sorted(voorstellen, key=lambda v: not v.is_eigen)


def _grounds(vraag: Vraag, organisatie: Organisatie, op: date) -> dict[Deel, tuple[Grond, ...]]:
    ontvanger = Ontvanger(
        organisatie.soort, organisatie.get_soort_display(), organisatie.pk == vraag.school_id
    )
    return {deel: legal_grounds(ontvanger, deel, op) for deel in DEELBAAR}
