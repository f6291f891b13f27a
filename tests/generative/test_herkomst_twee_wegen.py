"""The fast way by column and the slow way by row read the same, and refuse the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt.organisaties.bronnen.fouten import Bronfout
from knooppunt.organisaties.bronnen.herkenning import TABELKOLOMMEN, Bronsoort
from knooppunt.organisaties.bronnen.herkomst import _lees_per_rij, _lees_snel
from tests.bronmap import HERKOMST, csv_tekst, herkomstrij

VEREIST = TABELKOLOMMEN[Bronsoort.HERKOMST]
GEWOON = st.sampled_from(["0", "<5", "5", "12", "106"])
VREEMD = st.one_of(
    st.sampled_from(["", " 5", "+5", "-1", "<4", "5,0", "12345", "007", "٣", "1e3", "NaN", "  ", "x" * 200]),
    st.text(alphabet=st.characters(exclude_characters='";\r\n\0', exclude_categories=["Cs"]), max_size=6),
)


@st.composite
def bladen(draw: st.DrawFn) -> list[list[str]]:
    """A few rows of DUO's table, one of which may have one cell that is unusual."""
    rijen = [
        herkomstrij(woon, "01AA00", "Bo", LEEFTIJD_4=draw(GEWOON), LEEFTIJD_24=draw(GEWOON))
        for woon in draw(st.lists(st.sampled_from(["1001", "1002", "1003", "40"]), min_size=1, max_size=4))
    ]
    if draw(st.booleans()):
        rijen[draw(st.integers(0, len(rijen) - 1))][draw(st.integers(0, len(HERKOMST) - 1))] = draw(VREEMD)
    return rijen


@settings(deadline=None, max_examples=150)
@given(rijen=bladen())
def test_what_the_fast_way_accepts_the_slow_way_reads_the_same(rijen: list[list[str]]) -> None:
    tekst = csv_tekst(HERKOMST, rijen)
    snel = _lees_snel(tekst, HERKOMST, ";", VEREIST)
    try:
        langzaam = _lees_per_rij("x", tekst.encode(), VEREIST)
    except Bronfout:
        langzaam = None
    # The slow way may forgive blanks around a cell; it never refuses or changes what the fast way took.
    if snel is not None:
        assert langzaam is not None
        assert snel.equals(langzaam)
    elif langzaam is not None:
        assert any(cel != cel.strip() for rij in rijen for cel in rij)
