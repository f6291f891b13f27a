from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "knooppunt.privacy"
    label = "privacy"

    def ready(self) -> None:
        from knooppunt.privacy.actions.bewaren import keep_and_remove
        from knooppunt.toegang.public import Nachtwerk, register_nightly

        register_nightly(
            Nachtwerk("bewaren", "Bewaartermijnen: aankondigen, wissen en anonimiseren", keep_and_remove)
        )
