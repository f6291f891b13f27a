"""The promises that the suite makes about itself."""

import socket

import pytest
from django.template import Context, Engine, TemplateSyntaxError

from tests.onbekend import OnbekendeVariabele


def render(source: str) -> str:
    engine = Engine(string_if_invalid=OnbekendeVariabele())
    return engine.from_string(source).render(Context({"er": "wel"}))


def test_an_undefined_template_variable_fails():
    with pytest.raises(TemplateSyntaxError, match="undefined template variable: niet"):
        render("{{ niet }}")


def test_an_undefined_attribute_fails():
    with pytest.raises(TemplateSyntaxError, match=r"undefined template variable: er\.niet"):
        render("{{ er.niet }}")


def test_a_defined_variable_is_shown():
    assert render("{{ er }}") == "wel"


def test_a_default_answers_for_an_absent_variable():
    assert render("{{ niet|default:'leeg' }}") == "leeg"


def test_a_condition_may_ask_for_an_absent_variable():
    assert render("{% if niet %}x{% else %}leeg{% endif %}") == "leeg"


def test_another_machine_cannot_be_reached():
    with (
        socket.socket() as outside,
        pytest.raises(AssertionError, match=r"may not use the network: 192\.0\.2\.1"),
    ):
        outside.connect(("192.0.2.1", 80))


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as inside:
        assert inside.connect_ex(server.getsockname()) == 0
