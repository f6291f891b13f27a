from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "knooppunt.privacy"
    label = "privacy"

    def ready(self) -> None:
        from knooppunt.privacy.actions.bewaren import keep_and_remove
        from knooppunt.privacy.actions.logboek import expire_record
        from knooppunt.privacy.actions.verjaardagen import tell_of_birthdays
        from knooppunt.privacy.actions.verzoek_melden import tell_of_late_requests
        from knooppunt.toegang.public import Nachtwerk, register_nightly

        register_nightly(
            Nachtwerk("bewaren", "Bewaartermijnen: aankondigen, wissen en anonimiseren", keep_and_remove)
        )
        register_nightly(
            Nachtwerk("logboek", "Het logboek: regels waarvan de termijn om is, wissen", expire_record)
        )
        register_nightly(
            Nachtwerk("verjaardagen", "Vertellen dat rechten op een verjaardag veranderen", tell_of_birthdays)
        )
        register_nightly(
            Nachtwerk("verzoeken", "Verzoeken over gegevens die te laat zijn, melden", tell_of_late_requests)
        )
