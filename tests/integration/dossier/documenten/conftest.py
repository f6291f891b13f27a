"""A dossier that people see different parts of, and an empty place for its files."""

from pathlib import Path

import pytest

from knooppunt.dossier.models import Dossier
from tests.factories import Cast


@pytest.fixture(autouse=True)
def bestanden(settings, tmp_path: Path) -> Path:
    settings.BESTANDENMAP = tmp_path / "bestanden"
    return settings.BESTANDENMAP


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    """The mother sees every part; the school education and family; the adviser education only."""
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    return dossier
