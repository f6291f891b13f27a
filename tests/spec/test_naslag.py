"""The pages of docs/reference that are made from the code say what the code says."""

from tools.naslag import MACHINES, REFERENCE, ROOMS, pages


def test_the_reference_pages_are_those_of_the_code():
    old = {path.name: path.read_text(encoding="utf-8") if path.exists() else "" for path in pages()}
    new = {path.name: text for path, text in pages().items()}
    assert [name for name in new if old[name] != new[name]] == [], "run: python tools/naslag.py"


def test_every_page_about_rules_is_made():
    assert set((REFERENCE / "regels").iterdir()) == {path for path in pages() if path.parent.name == "regels"}


def test_every_state_machine_has_its_diagram():
    rules = [path for path in ROOMS.rglob("*.py") if "\nOVERGANGEN: dict" in path.read_text(encoding="utf-8")]
    names = {".".join(path.relative_to(ROOMS.parent).with_suffix("").parts) for path in rules}
    assert names == set(MACHINES.values())
