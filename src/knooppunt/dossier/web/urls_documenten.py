from django.urls import path

from knooppunt.dossier.web import documenten, documenten_bestand, documenten_leerling

D = "dossiers/<slug:ref>/"
DOCUMENT = f"{D}documenten/<slug:document_ref>/"
urlpatterns = [
    path(f"{D}documenten/", documenten.documenten, name="documenten"),
    path(f"{D}documenten/nieuw/", documenten.document_nieuw, name="document_nieuw"),
    path(DOCUMENT, documenten.document, name="document"),
    path(f"{DOCUMENT}bestand/", documenten_bestand.document_bestand, name="document_bestand"),
    path(f"{DOCUMENT}versie/", documenten.document_nieuw, name="document_versie"),
    path(f"{DOCUMENT}weg/", documenten.document_weg, name="document_weg"),
    path(f"{DOCUMENT}terug/", documenten.document_terug, name="document_terug"),
    path(f"{DOCUMENT}nakijken/", documenten.document_nakijken, name="document_nakijken"),
    path(f"{D}mijn-plan/werk/", documenten_leerling.eigen_werk, name="eigen_werk"),
]
