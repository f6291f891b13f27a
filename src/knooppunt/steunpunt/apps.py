from django.apps import AppConfig


class SteunpuntConfig(AppConfig):
    name = "knooppunt.steunpunt"
    label = "steunpunt"

    def ready(self) -> None:
        from knooppunt.steunpunt.actions import forget_old_conversations
        from knooppunt.toegang.public import Nachtwerk, register_nightly

        register_nightly(
            Nachtwerk(
                "steunpunt_vergeten", "Oude gesprekken van het steunpunt wissen", forget_old_conversations
            )
        )
