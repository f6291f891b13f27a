"""The privacy report says everything that the registers of the code say, on a page and as a text."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from knooppunt.basis.uitwisselingen import UITWISSELINGEN
from knooppunt.basis.verwerkingen import VERWERKINGEN
from knooppunt.privacy.opdrachten import privacyverslag
from knooppunt.privacy.queries.persoonsgegevens import personal_tables
from knooppunt.privacy.queries.verslag import privacy_report
from knooppunt.privacy.rules.bewaren import rules_on
from knooppunt.toegang.public import ROLLEN
from tests.factories import OP

pytestmark = pytest.mark.django_db
ADRES = "/privacyverslag/"


def first_column(code: str) -> list[str]:
    hoofdstuk = next(h for h in privacy_report(OP).hoofdstukken if h.code == code)
    return [rij[0] for rij in hoofdstuk.rijen]


@pytest.mark.parametrize(
    ("code", "verwacht"),
    [
        ("doelen", [v.doel for v in VERWERKINGEN.values()]),
        ("gegevens", [t.waarvoor for t in personal_tables()]),
        ("rollen", ["ouder of leerling", *(rol.naam for rol in ROLLEN.values())]),
        ("ontvangers", [u.naam for u in UITWISSELINGEN.values()]),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
def test_a_chapter_has_a_row_for_everything_in_its_register(code, verwacht):
    assert first_column(code) == verwacht


def test_every_term_of_keeping_is_there():
    assert [r.termijn.tekst for r in rules_on(OP) if r.termijn.tekst not in first_column("bewaren")] == []


def test_each_row_fits_under_its_headings():
    fout = [
        (h.code, rij) for h in privacy_report(OP).hoofdstukken for rij in h.rijen if len(rij) != len(h.koppen)
    ]
    assert fout == []


def test_what_was_not_looked_up_in_the_law_says_controleer_and_is_counted():
    rijen = [rij for h in privacy_report(OP).hoofdstukken for rij in h.rijen]
    begeleiding = next(rij for rij in rijen if rij[0] == VERWERKINGEN["begeleiding"].doel)
    inzage = next(rij for rij in rijen if rij[0] == VERWERKINGEN["inzage"].doel)
    assert [begeleiding[2].endswith("(controleer)"), "(controleer)" in str(inzage)] == [True, False]
    assert privacy_report(OP).controleren == sum("(controleer)" in str(rij) for rij in rijen) > 5


def test_the_officer_reads_it_dated_and_with_its_version(cast):
    page = cast.client("privacy").get(ADRES)
    assert (page.status_code, "Regio Waterrijk" in page.content.decode(), page.context["kern"][1][0]) == (
        200, True, "Gemaakt op",
    )  # fmt: skip


@pytest.mark.parametrize("wie", ["beheerder", "coordinator", "moeder"])
def test_it_is_for_who_keeps_watch_over_privacy(cast, wie):
    page = cast.client(wie).get(ADRES)
    assert (page.status_code, "Deze pagina hoort niet bij uw rol." in page.content.decode()) == (403, True)


def test_the_command_writes_the_same_rows(cast, tmp_path: Path):
    uit = tmp_path / "verslag.md"
    gedaan = CliRunner().invoke(privacyverslag, ["--uit", str(uit)])
    regels = uit.read_text(encoding="utf-8").splitlines()
    verslag = privacy_report(OP)
    assert (gedaan.output, regels[0]) == (
        f"Het privacyverslag staat in {uit}.\n", "# Privacyverslag van Regio Waterrijk",
    )  # fmt: skip
    assert sum(r.startswith("| ") for r in regels) == sum(2 + len(h.rijen) for h in verslag.hoofdstukken)
