"""From DUO's wide table to what the product stores: sites, homes, and one row per age that has pupils."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from knooppunt.organisaties.bronnen.herkenning import LEEFTIJDEN
from knooppunt.organisaties.rules.schatting import School, cell_estimates

JONGER, OUDER = 3, 25
"""The ages under which 'younger than 4' and 'older than 24' are kept."""

SOORTEN = ("Bo", "Sbo", "So", "Vso", "Vo")


@dataclass(frozen=True)
class Schoolregel:
    """A school site as the flows know it."""

    vestigingscode: str
    naam: str
    soorten: tuple[str, ...]
    denominatie: str
    postcode: str
    plaats: str
    gemeentecode: str
    gemeentenaam: str
    bestuursnummer: str


def leeftijd(kolom: str) -> int:
    getal = re.search(r"[0-9]+", kolom)
    if getal:
        return int(getal[0])
    return JONGER if kolom.endswith("JONGER") else OUDER


def schoolregels(herkomst: pl.DataFrame) -> list[Schoolregel]:
    """One row per site; what differs between years is taken from the newest peildatum."""
    code = (pl.col("INSTELLINGSCODE") + pl.col("VESTIGINGSCODE")).alias("code")
    kolommen = [
        "INSTELLINGSNAAM_VESTIGING",
        "DENOMINATIE_VESTIGING",
        "POSTCODE_VESTIGING",
        "PLAATSNAAM",
        "GEMEENTENUMMER",
        "GEMEENTENAAM",
        "BEVOEGD_GEZAG_NUMMER",
    ]
    rijen = (
        herkomst.sort("PEILDATUM", maintain_order=True)
        .group_by(code, maintain_order=True)
        .agg(*(pl.col(kolom).last() for kolom in kolommen), pl.col("SOORT_PO").unique())
    )
    return [
        Schoolregel(
            vestigingscode=code_,
            naam=naam.strip(),
            soorten=tuple(s for s in SOORTEN if s in soorten),
            denominatie=denominatie.strip(),
            postcode=postcode.replace(" ", ""),
            plaats=plaats.strip(),
            gemeentecode=f"GM{gemeente}",
            gemeentenaam=gemeentenaam.strip(),
            bestuursnummer=bestuur,
        )
        for code_, naam, denominatie, postcode, plaats, gemeente, gemeentenaam, bestuur, soorten in rijen.iter_rows()
    ]


def woongemeenten(herkomst: pl.DataFrame) -> dict[str, str]:
    """Per home PC4 the municipality's name that most rows give it."""
    tellingen = (
        herkomst.group_by("POSTCODE_LEERLING", "GEMEENTENAAM_LEERLING")
        .len()
        .sort("len", "GEMEENTENAAM_LEERLING", descending=[False, True])
    )
    return dict(tellingen.select("POSTCODE_LEERLING", "GEMEENTENAAM_LEERLING").iter_rows())


def cellen(herkomst: pl.DataFrame) -> pl.DataFrame:
    """One row per peildatum x home PC4 x site x kind x age with pupils; ``laag`` and ``hoog`` are [1, 4] for <5.

    Columns: peildatum (ISO text), woon_pc4, vestigingscode, soort, leeftijd, laag, hoog.
    """
    sleutel = {
        "peildatum": pl.col("PEILDATUM").str.replace(r"^(\d{4})(\d\d)(\d\d)$", "$1-$2-$3"),
        "woon_pc4": pl.col("POSTCODE_LEERLING"),
        "vestigingscode": pl.col("INSTELLINGSCODE") + pl.col("VESTIGINGSCODE"),
        "soort": pl.col("SOORT_PO"),
    }
    breed = herkomst.select(**sleutel, **{str(leeftijd(kolom)): pl.col(kolom) for kolom in LEEFTIJDEN})
    lang = breed.unpivot(index=list(sleutel), variable_name="leeftijd", value_name="aantal").filter(
        pl.col("aantal") != 0
    )
    masker = pl.col("aantal") < 0
    return lang.select(
        *sleutel,
        pl.col("leeftijd").cast(pl.Int16),
        laag=pl.when(masker).then(1).otherwise(pl.col("aantal")),
        hoog=pl.when(masker).then(4).otherwise(pl.col("aantal")),
    )


def met_schatting(lang: pl.DataFrame, totalen: dict[str, int]) -> tuple[pl.DataFrame, list[School]]:
    """Add ``schatting`` to the cells, and give the schools that it was calibrated on (one per site and peildatum)."""
    masker = pl.col("laag") < pl.col("hoog")
    per_soort = lang.group_by("peildatum", "vestigingscode", "soort", maintain_order=True).agg(
        bekend=pl.col("laag").filter(~masker).sum(), afgeschermd=masker.sum()
    )
    scholen: dict[tuple[str, str], School] = {}
    for peildatum, code, soort, bekend, afgeschermd in per_soort.iter_rows():
        school = scholen.setdefault((peildatum, code), School(totaal=totalen.get(code)))
        school.bekend += bekend
        school.afgeschermd[soort] = afgeschermd
    waarden = cell_estimates(scholen)
    tabel = pl.DataFrame(
        [(*sleutel, waarde) for sleutel, waarde in waarden.items()],
        schema={
            "peildatum": pl.String,
            "vestigingscode": pl.String,
            "soort": pl.String,
            "geschat": pl.Float64,
        },
        orient="row",
    )
    aangevuld = lang.join(
        tabel, on=["peildatum", "vestigingscode", "soort"], how="left", maintain_order="left"
    )
    schatting = pl.when(masker).then("geschat").otherwise(pl.col("laag").cast(pl.Float64)).alias("schatting")
    return aangevuld.with_columns(schatting).drop("geschat"), list(scholen.values())
