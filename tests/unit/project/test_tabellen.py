"""A table that is drawn alone knows, and is known by, the same tables as one with which all others are drawn anew."""

from contextlib import AbstractContextManager, nullcontext

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from knooppunt.project.tabellen import new_tables_at_once


def fields(way: AbstractContextManager[None]) -> dict[str, list[str]]:
    """Per table its own columns, and the relations that lead to it, after the tables came one by one."""
    sleutel = models.BigAutoField(primary_key=True)
    tabellen = {
        "School": {},
        "Kind": {"school": models.ForeignKey("proef.School", models.CASCADE, related_name="kinderen")},
        "Groep": {
            "juf": models.OneToOneField("proef.Kind", models.CASCADE),
            "scholen": models.ManyToManyField("proef.School", related_name="groepen"),
            "naast": models.ForeignKey("self", models.CASCADE),
        },
    }
    state = ProjectState()
    with way:
        assert list(state.apps.get_models()) == []  # drawn from here on
        for naam, velden in tabellen.items():
            state.add_model(ModelState("proef", naam, [("id", sleutel.clone()), *velden.items()]))
    return {
        model.__name__: sorted(field.name for field in model._meta.get_fields(include_hidden=True))
        for model in state.apps.get_models(include_auto_created=True)
    }


def test_relations_lead_both_ways_as_when_all_are_drawn_anew():
    alone = fields(new_tables_at_once())
    assert alone["School"] == ["Groep_scholen+", "groepen", "id", "kinderen"]
    assert alone == fields(nullcontext())


def test_afterwards_django_draws_as_before():
    before = ProjectState.add_model
    with new_tables_at_once():
        pass
    assert ProjectState.add_model is before
