from django.urls import path

from knooppunt.kaart.web import cirkel, indeling, kaart, norm, ontbreekt, thuisnabij, vervoer, views
from knooppunt.kaart.web.studies import rondes, spreiding, studie, vragen

app_name = "kaart"
urlpatterns = [
    path("", kaart.kaart, name="kaart"),
    path("indeling/", indeling.indeling, name="indeling"),
    path("indeling/<slug:ref>/terug/", indeling.indeling_terug, name="indeling_terug"),
    path("regio.svg", views.regiokaart, name="regiokaart"),
    path("cirkel/", cirkel.cirkel, name="cirkel"),
    path("studies/", studie.studies, name="studies"),
    path("studies/verdeelplan/", vragen.nieuw_verdeelplan, name="nieuw_verdeelplan"),
    path("studies/spreiding/", spreiding.nieuwe_spreiding, name="nieuwe_spreiding"),
    path("studies/rondes/", rondes.nieuwe_rondes, name="nieuwe_rondes"),
    path("studies/vergelijk/", studie.vergelijk, name="vergelijk"),
    path("studies/voorstel/<slug:ref>/", studie.voorstel, name="voorstel"),
    path("studies/<slug:ref>/", studie.studie, name="studie"),
    path("studies/<slug:ref>/stand/", studie.stand, name="studiestand"),
    path("studies/<slug:ref>/ronde-<int:nummer>.ics", rondes.agenda, name="rondeagenda"),
    path("studies/<slug:ref>/stop/", studie.stop, name="studie_stop"),
    path("studies/<slug:ref>/verwijder/", studie.verwijder, name="studie_verwijder"),
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
