"""Everything about a person is found: every table says whose data it holds and how long, and nothing is left behind."""

from django.db.models import ForeignKey

from knooppunt.privacy.queries.persoonsgegevens import own_models, personal_tables, tables_without
from knooppunt.privacy.queries.soorten import AANGEKONDIGD, ELDERS_GEWIST, STIL
from knooppunt.privacy.rules.bewaren import REGELS
from tests.factories import OP
from tests.sweeps.kamers import PRODUCT

PERSONEN = {"ouder", "leerling", "professional", "netwerk"}


def met() -> set[str]:
    return {f"{p.kamer}.{p.tabel}" for p in personal_tables()}


def test_every_table_says_whether_it_is_about_people():
    """See docs/how-to/persoonsgegevens.md: a line in persoonsgegevens.toml of the room."""
    tabellen = {model._meta.label for model in own_models()}
    assert {"nergens": tabellen - met() - set(tables_without()), "twee keer": met() & set(tables_without()),
            "bestaat niet": (met() | set(tables_without())) - tabellen} == {
        "nergens": set(), "twee keer": set(), "bestaat niet": set(),
    }  # fmt: skip


def test_a_table_that_points_to_people_is_about_people():
    """A table that says it is about nobody has no column to an account, or to a table about people."""
    fout = {
        f"{model._meta.label}.{veld.name}"
        for model in own_models()
        if model._meta.label in tables_without()
        for veld in model._meta.concrete_fields
        if isinstance(veld, ForeignKey) and veld.related_model._meta.label in met()
    }
    assert fout == set()


def test_every_rule_that_a_table_names_exists_and_is_carried_out():
    regels = {r.code for r in REGELS if r.termijn.geldt_op(OP)}
    genoemd = {p.regel for p in personal_tables()} | {p.ook for p in personal_tables() if p.ook}
    assert genoemd - regels - {"steunpunt"} == set(), "het steunpunt houdt zijn eigen termijn"
    assert genoemd - set(AANGEKONDIGD) - set(STIL) - set(ELDERS_GEWIST) == set()


def test_every_declaration_says_whose_and_why():
    assert [
        p.tabel for p in personal_tables() if not p.waarvoor or not p.over or set(p.over) - PERSONEN
    ] == []


def test_a_declaration_stands_beside_the_tables():
    zonder = [
        pad.parent.name
        for pad in PRODUCT.glob("*/models*")
        if not (pad.parent / "persoonsgegevens.toml").exists()
    ]
    assert zonder == []
