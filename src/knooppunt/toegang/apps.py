from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ToegangConfig(AppConfig):
    name = "knooppunt.toegang"
    label = "toegang"

    def ready(self) -> None:
        # Imported here: these modules read the models.
        from knooppunt.toegang.actions.buitenom import report_outside_changes
        from knooppunt.toegang.actions.nakijken import check_every_night
        from knooppunt.toegang.grendels.beheer import after_migrations, before_migrations
        from knooppunt.toegang.nacht import Nachtwerk, register_nightly
        from knooppunt.toegang.post import send_unsent
        from knooppunt.toegang.sessies import forget_what_ended

        pre_migrate.connect(before_migrations, sender=self)
        post_migrate.connect(after_migrations, sender=self)
        register_nightly(
            Nachtwerk("buitenom", "Zoeken naar wijzigingen buiten Knooppunt om", report_outside_changes)
        )
        register_nightly(Nachtwerk("nakijken", "Het hele logboek nalezen", check_every_night))
        register_nightly(Nachtwerk("post", "Mail die niet weg kon, opnieuw versturen", send_unsent))
        register_nightly(Nachtwerk("bezoeken", "Afgelopen bezoeken en vergeten apparaten", forget_what_ended))
