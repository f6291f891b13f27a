"""Support profiles of schools for tests: two parts, one of the basis with norm 3 and one beyond it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.models import Organisatie
from knooppunt.toegang.public import viewer_of
from knooppunt.wegwijzer.actions.profielen import (
    Deelgegevens,
    publish_profile,
    start_profile,
    write_parts,
    write_story,
)
from knooppunt.wegwijzer.actions.valideren import ask_validation, validate_profile
from knooppunt.wegwijzer.models import Ondersteuningsprofiel, Profielnorm, Profielonderdeel, Validatie
from knooppunt.wegwijzer.rules.validatie import Validatiewijze
from tests.factories import AT, OP, Cast

VORIG = AT - timedelta(days=430)
"""In the school year before."""


class Profielspel:
    """The region chose two parts; schools set profiles by walking the real actions."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        lang_geleden = OP - timedelta(days=900)
        self.basis, self.extra = (
            Profielonderdeel.objects.create(
                regio=cast.regio, soort=soort, rang=rang, naam=naam, ouders=ouders, ouders_en=engels,
                geldig_van=lang_geleden,
            )
            for rang, (soort, naam, ouders, engels) in enumerate(
                [("basis", "Lezen", "Hulp bij lezen", "Help with reading"), ("extra", "Autisme", "Autisme", "Autism")]
            )
        )  # fmt: skip
        Profielnorm.objects.create(onderdeel=self.basis, niveau=3, geldig_van=lang_geleden)

    def by(self, school: Organisatie | None, at: datetime = AT) -> Viewer:
        wie = "coordinator_elders" if school == self.cast.andere_school else "coordinator"
        return viewer_of(self.cast.account(wie), at.date())

    def concept(
        self, school: Organisatie | None = None, at: datetime = AT, niveau: int | None = 3, **anders: Any
    ) -> Any:
        """What was filled in, not set yet."""
        school = school or self.cast.school
        by = self.by(school, at)
        profiel = start_profile(school=school, by=by, at=at)
        deel = Deelgegevens(
            self.basis, niveau, anders.get("bewijs", "Elke dag een half uur."), "Uw kind leest elke dag."
        )
        delen = [deel, Deelgegevens(self.extra, anders.get("extra"), "Een rustig lokaal.", "")]
        write_parts(profiel=profiel, delen=delen, by=by, at=at)
        write_story(
            profiel=profiel, voor_ouders=anders.get("voor_ouders", "Welkom op onze school."),
            grens="Geen kleine groepen.", mr_op=None, by=by, at=at,
        )  # fmt: skip
        profiel.refresh_from_db()
        return profiel

    def profiel(
        self, school: Organisatie | None = None, at: datetime = AT, **anders: Any
    ) -> Ondersteuningsprofiel:
        """Set, and to be seen by everyone."""
        profiel = self.concept(school, at, **anders)
        publish_profile(profiel=profiel, by=self.by(profiel.school, at), at=at)
        profiel.refresh_from_db()
        return profiel

    def validatie(self, profiel: Ondersteuningsprofiel | None = None) -> Validatie:
        """De Springplank is asked to look along with De Vuurtoren."""
        profiel = profiel or self.profiel()
        return ask_validation(
            profiel=profiel, organisatie=self.cast.andere_school, by=self.cast.coordinator, at=AT
        )

    def gevalideerd(self, niveau: int = 3, toelichting: str = "") -> Ondersteuningsprofiel:
        """De Springplank looked, and saw this level for reading."""
        validatie = self.validatie()
        deel = validatie.profiel.delen.get(onderdeel=self.basis)
        validate_profile(
            validatie=validatie, wijze=Validatiewijze.BEZOEK, oordelen={deel: (niveau, toelichting)},
            toelichting="", by=self.cast.coordinator_elders, at=AT,
        )  # fmt: skip
        return validatie.profiel


def refs_of_profiles(cast: Cast) -> dict[str, str]:
    """A profile that was set, with somebody who was asked to look along, by the parameters of the addresses."""
    spel = Profielspel(cast)
    validatie = spel.validatie()
    return {
        "profiel_ref": validatie.profiel.ref, "validatie_ref": validatie.ref, "onderdeel_ref": spel.basis.ref,
    }  # fmt: skip
