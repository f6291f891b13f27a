from django.urls import path

from knooppunt.kaart.web import cirkel, vervoer, views

app_name = "kaart"
urlpatterns = [
    path("regio.svg", views.regiokaart, name="regiokaart"),
    path("cirkel/", cirkel.cirkel, name="cirkel"),
    path("vervoer/", vervoer.vervoerwijzer, name="vervoerwijzer"),
    path("vervoer/afspraken/", vervoer.vervoerafspraken, name="vervoerafspraken"),
    path("vervoer/afspraken/<slug:code>/", vervoer.vervoerafspraak, name="vervoerafspraak"),
    path("vervoer/afspraken/<slug:ref>/terug/", vervoer.vervoerafspraak_terug, name="vervoerafspraak_terug"),
]
