from django.urls import path

from knooppunt.kaart.web import cirkel, indeling, kaart, norm, ontbreekt, thuisnabij, vervoer, views

app_name = "kaart"
urlpatterns = [
    path("", kaart.kaart, name="kaart"),
    path("indeling/", indeling.indeling, name="indeling"),
    path("indeling/<slug:ref>/terug/", indeling.indeling_terug, name="indeling_terug"),
    path("regio.svg", views.regiokaart, name="regiokaart"),
    path("cirkel/", cirkel.cirkel, name="cirkel"),
    path("ontbreekt/", ontbreekt.ontbreekt, name="ontbreekt"),
    path("ontbreekt/hier/<slug:code>/", ontbreekt.hier, name="ontbreekt_hier"),
    path("thuisnabij/", thuisnabij.thuisnabij, name="thuisnabij"),
    path("thuisnabij/afstand/", norm.norm, name="norm"),
    path("thuisnabij/afstand/<slug:ref>/terug/", norm.norm_terug, name="norm_terug"),
    path("vervoer/", vervoer.vervoerwijzer, name="vervoerwijzer"),
    path("vervoer/afspraken/", vervoer.vervoerafspraken, name="vervoerafspraken"),
    path("vervoer/afspraken/<slug:code>/", vervoer.vervoerafspraak, name="vervoerafspraak"),
    path("vervoer/afspraken/<slug:ref>/terug/", vervoer.vervoerafspraak_terug, name="vervoerafspraak_terug"),
]
