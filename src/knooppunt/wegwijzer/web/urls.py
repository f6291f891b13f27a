from django.urls import path

from knooppunt.wegwijzer.web import lijst, tonen, zoeken

app_name = "wegwijzer"
urlpatterns = [
    path("", zoeken.start, name="start"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("soort/<slug:code>/", zoeken.soort, name="soort"),
    path("aanbod/<slug:aanbod_ref>/", tonen.aanbod, name="aanbod"),
    path("organisatie/<slug:organisatie_ref>/", tonen.organisatie, name="organisatie"),
    path("locatie/<slug:locatie_ref>/", tonen.locatie, name="locatie"),
    path("lijst/", lijst.lijst, name="lijst"),
    path("lijst/bewaar/", lijst.bewaar, name="bewaar"),
    path("lijst/haal-weg/", lijst.haal_weg, name="haal_weg"),
]
