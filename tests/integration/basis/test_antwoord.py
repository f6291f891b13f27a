"""What every answer has in common: HEAD is answered, and style and script are sent compressed."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from knooppunt.basis.antwoord import head_as_get

pytestmark = pytest.mark.django_db
STYLE = "/static/basis/knooppunt.css"


@pytest.mark.parametrize("path", ["/", "/loket/", "/binnenkomen/", "/rollen/"])
def test_head_is_answered_as_get_without_its_content(client: Client, path: str):
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")


def test_head_says_how_long_the_page_is():
    answer = head_as_get(lambda request: HttpResponse("abcde"))(RequestFactory().head("/"))
    assert (answer["Content-Length"], answer.content) == ("5", b"")


def test_the_style_is_sent_compressed(client: Client):
    plain = b"".join(client.get(STYLE))
    packed = b"".join(client.get(STYLE, headers={"accept-encoding": "gzip"}))
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 3


def test_a_page_is_not_compressed(client: Client):
    answer = client.get("/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer
