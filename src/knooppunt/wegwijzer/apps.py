from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WegwijzerConfig(AppConfig):
    name = "knooppunt.wegwijzer"
    label = "wegwijzer"

    def ready(self) -> None:
        post_migrate.connect(_load_template, sender=self)


def _load_template(**_: Any) -> None:
    """The national template comes with the product: every migration brings it to this version."""
    from knooppunt.wegwijzer.sjabloon.laden import load_template  # tables are there only after the apps

    load_template()
