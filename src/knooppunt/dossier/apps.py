from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "knooppunt.dossier"
    label = "dossier"

    def ready(self) -> None:
        # Tables: only once every model is known.
        from knooppunt.dossier.actions.documenten_opruimen import nightly
        from knooppunt.dossier.actions.regie import end_of_regie
        from knooppunt.toegang.public import Nachtwerk, register_nightly

        register_nightly(Nachtwerk("documenten", "Documenten nakijken en opruimen", nightly))
        register_nightly(Nachtwerk("regie", "Regisseurs die weg zijn", end_of_regie))
