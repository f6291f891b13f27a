"""The parents' pages as a reader of English gets them: no Dutch sentence is left, not even in a form or a refusal."""

import html
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client

import knooppunt.loket
from tests.factories import Cast
from tests.integration.loket.verhalen import begin, draft, sent

pytestmark = pytest.mark.django_db
CATALOGUE = Path(knooppunt.loket.__file__).parent / "locale/en/LC_MESSAGES/django.po"


def dutch_on(bladzijde: str) -> list[str]:
    """Sentences of the catalogue that are on the page in Dutch; short words occur in English too."""
    tekst = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", bladzijde)))
    with CATALOGUE.open("rb") as file:
        zinnen = [str(m.id) for m in read_po(file) if m.id and m.id != m.string]
    return [zin for zin in zinnen if len(zin) > 12 and "%" not in zin and zin in tekst]


def english(cast: Cast) -> Client:
    client = cast.client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.mark.parametrize(
    "stap", ["goed", "nodig", "weten", "kind", "verteller", "overzicht", "bewaren", "weggooien"]
)
def test_telling_is_english(cast: Cast, stap: str):
    _, sleutel = draft(cast)
    antwoord = english(cast).get(f"/loket/vertel/{sleutel}/{stap}/")
    assert '<html lang="en"' in antwoord.content.decode()
    assert dutch_on(antwoord.content.decode()) == []


@pytest.mark.parametrize("pad", ["", "terug/", "status/{}/", "status/{}/tweede-ouder/"])
def test_beginning_and_following_are_english(cast: Cast, pad: str):
    _, sleutel = sent(cast)
    antwoord = english(cast).get("/loket/" + pad.format(sleutel))
    assert antwoord.status_code == 200
    assert dutch_on(antwoord.content.decode()) == []


@pytest.mark.parametrize("stap", ["nodig", "weten", "kind", "verteller", "overzicht"])
def test_what_is_wrong_is_said_in_english(cast: Cast, stap: str):
    _, sleutel = begin()
    antwoord = english(cast).post(
        f"/loket/vertel/{sleutel}/{stap}/", {"verstuur": "ja", "geboortedatum": "2999-01-01"}
    )
    assert antwoord.status_code == 422
    assert dutch_on(antwoord.content.decode()) == []


def test_the_second_parent_reads_english(cast: Cast):
    _, sleutel = draft(cast)
    client = english(cast)
    uitnodiging = {"naam": "Karim", "relatie": "vader", "email": "", "sleutel": "3" * 16}
    assert dutch_on(client.post(f"/loket/status/{sleutel}/tweede-ouder/", uitnodiging).content.decode()) == []
    assert dutch_on(client.get(f"/loket/mede/{'3' * 16}/").content.decode()) == []
