from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "knooppunt.toegang"
    label = "toegang"

    def ready(self) -> None:
        from knooppunt.toegang.nacht import Nachtwerk, register_nightly
        from knooppunt.toegang.post import send_unsent

        register_nightly(Nachtwerk("post", "Mail die niet weg kon, opnieuw versturen", send_unsent))
