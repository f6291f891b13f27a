from django.urls import path

from knooppunt.dossier.web import nood

urlpatterns = [
    path("noodgeval/", nood.nood_openen, name="nood_openen"),
    path("noodgeval/beoordelen/", nood.nood_lijst, name="nood_lijst"),
    path("noodgeval/<slug:ref>/sluiten/", nood.nood_sluiten, name="nood_sluiten"),
    path("noodgeval/<slug:ref>/beoordelen/", nood.nood_beoordelen, name="nood_beoordelen"),
    path("dossiers/<slug:ref>/noodgeval/", nood.noodtoegang, name="noodtoegang"),
]
