from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WegwijzerConfig(AppConfig):
    name = "knooppunt.wegwijzer"
    label = "wegwijzer"

    def ready(self) -> None:
        from knooppunt.toegang.public import Nachtwerk, register_nightly
        from knooppunt.wegwijzer.actions.herinneren import (
            remind_of_contacts,
            remind_owners,
            remind_schools,
        )
        from knooppunt.wegwijzer.actions.volgen import refresh_neighbours

        post_migrate.connect(_load_template, sender=self)
        register_nightly(Nachtwerk("wegwijzer", "Eigenaren vragen of de wegwijzer nog klopt", remind_owners))
        register_nightly(
            Nachtwerk("profielen", "Scholen vragen om hun ondersteuningsprofiel", remind_schools)
        )
        register_nightly(Nachtwerk("contacten", "Vragen of vaste contacten nog kloppen", remind_of_contacts))
        register_nightly(Nachtwerk("buren", "Andere wegwijzers lezen", refresh_neighbours))


def _load_template(**_: Any) -> None:
    """The national template comes with the product: every migration brings it to this version."""
    from knooppunt.wegwijzer.sjabloon.laden import load_template  # tables are there only after the apps

    load_template()
