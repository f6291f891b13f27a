"""The account of one build: which files, what counts, what did not join, and what was derived."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from knooppunt.organisaties.bronnen.bronmap import Bronnen
from knooppunt.organisaties.bronnen.gebied import Gebied
from knooppunt.organisaties.rules.indeling import DICHTSTBIJ, ONBEKEND


@dataclass(frozen=True)
class Gebouwd:
    """How many rows were written for the region (code)."""

    regio: str
    vestigingen: int
    besturen: int
    wijken: int
    stromen: int


def make_verslag(bronnen: Bronnen, gebied: Gebied, gebouwd: Gebouwd) -> dict[str, Any]:
    """The report as it is printed and stored. ``bron`` is the fingerprint of the used files."""
    datums = sorted(bronnen.herkomst["PEILDATUM"].unique())
    return {
        "bron": bronnen.vingerafdruk,
        "regio": gebouwd.regio,
        "swv": list(gebied.codes),
        "peildata": [f"{dag[:4]}-{dag[4:6]}-{dag[6:]}" for dag in datums],
        "bestanden": [asdict(regel) for regel in bronnen.bestanden],
        "koppelingen": _koppelingen(bronnen, gebied),
        "opmerkingen": _opmerkingen(bronnen, gebied),
        "tellingen": {
            "samenwerkingsverbanden": len(gebied.codes),
            "gemeenten": len(gebied.gemeenten),
            "wijken": gebouwd.wijken,
            "postcodes": len(gebied.pc4s),
            "besturen": gebouwd.besturen,
            "vestigingen in de regio": len(gebied.eigen_sites),
            "vestigingen erbuiten met leerlingen uit de regio": gebouwd.vestigingen - len(gebied.eigen_sites),
            "leerlingstromen": gebouwd.stromen,
        },
    }


def _koppelingen(bronnen: Bronnen, gebied: Gebied) -> list[dict[str, Any]]:
    """Join rates over the whole source, not only the region: they tell whether the files fit each other."""
    stroomsites = set((bronnen.herkomst["INSTELLINGSCODE"] + bronnen.herkomst["VESTIGINGSCODE"]).unique())
    woon = {pc4 for pc4 in bronnen.herkomst["POSTCODE_LEERLING"].unique() if len(pc4) == 4}
    lijst = {school.vestigingscode for school in bronnen.scholen}
    school_pc4 = {gebied.sites[code].pc4 for code in stroomsites}
    gemeenten = {f"GM{nummer}" for nummer in bronnen.herkomst["GEMEENTENUMMER"].unique()}
    paren = [
        ("school in de stromen", "lijst van schoolvestigingen", stroomsites & lijst, stroomsites),
        ("woonpostcode", "bijlage samenwerkingsverbanden", woon & bronnen.bijlage.keys(), woon),
        ("woonpostcode", "punt op de kaart", woon & bronnen.punten.keys(), woon),
        (
            "postcode van de school",
            "bijlage samenwerkingsverbanden",
            school_pc4 & bronnen.bijlage.keys(),
            school_pc4,
        ),
        ("postcode", "gemeente", gebied.plaatsen.gemeente_van_pc4.keys(), gebied.plaatsen.indeling.keys()),
        ("gemeente in de stromen", "gemeentegrens", gemeenten & bronnen.gemeentegrenzen.keys(), gemeenten),
        (
            "vestiging voortgezet onderwijs",
            "lijst van schoolvestigingen",
            lijst & bronnen.vo.keys(),
            bronnen.vo.keys(),
        ),
    ]
    return [
        {"van": van, "naar": naar, "gevonden": len(deel), "totaal": len(heel)}
        for van, naar, deel, heel in paren
    ]


def _opmerkingen(bronnen: Bronnen, gebied: Gebied) -> list[str]:
    dichtstbij = [pc4 for pc4, plek in gebied.plaatsen.indeling.items() if plek.herkomst == DICHTSTBIJ]
    onbekend = [pc4 for pc4, plek in gebied.plaatsen.indeling.items() if plek.herkomst == ONBEKEND]
    buitenland = int((bronnen.herkomst["POSTCODE_LEERLING"].str.len_chars() < 4).sum())
    zonder_punt = sum(site.punt is None for site in gebied.sites.values())
    op_postcode = sum(site.punt_is_postcode for site in gebied.sites.values())
    zinnen = [
        (
            len(dichtstbij),
            "postcodes hebben geen code in de bijlage. Zij horen bij de dichtstbijzijnde postcode met een code",
        ),
        (
            len(onbekend),
            "postcodes hebben geen samenwerkingsverband en geen punt. Zij tellen bij geen enkele regio",
        ),
        (buitenland, "rijen gaan over leerlingen uit het buitenland of met een onbekende woonplaats"),
        (
            gebied.dubbele_sites,
            "regels in de lijst van scholen zijn een tweede adres van dezelfde vestiging. De eerste telt",
        ),
        (op_postcode, "vestigingen staan niet op de kaart met hun adres, maar met het punt van hun postcode"),
        (zonder_punt, "vestigingen hebben geen punt op de kaart"),
    ]
    met_namen = {0: sorted(dichtstbij), 1: sorted(onbekend)}
    tekst = []
    for nummer, (aantal, zin) in enumerate(zinnen):
        if aantal:
            namen = f": {', '.join(met_namen[nummer])}" if nummer in met_namen else ""
            tekst.append(f"{aantal} {zin}{namen}.")
    return tekst + _over_schatting(gebied)


def _over_schatting(gebied: Gebied) -> list[str]:
    met_totaal = [school for school in gebied.scholen if school.totaal is not None]
    passend = sum(school.past for school in met_totaal)
    zonder = len(gebied.scholen) - len(met_totaal)
    return [
        "“<5” betekent 1, 2, 3 of 4 leerlingen. Wij bewaren laagst (1) en hoogst (4), en een schatting.",
        f"Bij {passend} van de {len(met_totaal)} scholen past het totaal van de scholenlijst tussen laagst en hoogst. "
        "Het totaal is van een eerder schooljaar.",
        f"{zonder} scholen hebben geen totaal. Daar is de schatting het gemiddelde van dezelfde soort scholen.",
    ]
