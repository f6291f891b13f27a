from django.apps import AppConfig


class KennisConfig(AppConfig):
    name = "knooppunt.kennis"
    label = "kennis"

    def ready(self) -> None:
        from knooppunt.kennis.actions.herinneren import remind_writers
        from knooppunt.toegang.public import Nachtwerk, register_nightly

        register_nightly(Nachtwerk("kennis", "Schrijvers vragen of hun kennis nog klopt", remind_writers))
