from django.urls import path

from knooppunt.kaart.web import cirkel, indeling, kaart, norm, ontbreekt, thuisnabij, vervoer, views
from knooppunt.kaart.web.ritten import blad, dag, inlezen, lijst, plan
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
    path("studies/<slug:ref>/opnieuw/", studie.opnieuw, name="studie_opnieuw"),
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
    path("ritten/", lijst.lijsten, name="rittenlijsten"),
    path("ritten/nieuw/", lijst.nieuwe_lijst, name="rittenlijst_nieuw"),
    path("ritten/voorbeeld-<slug:soort>.csv", inlezen.voorbeeld, name="ritten_voorbeeld"),
    path("ritten/plan/<slug:ritplan_ref>/", plan.plan, name="ritplan"),
    path("ritten/plan/<slug:ritplan_ref>/stand/", plan.stand, name="ritplan_stand"),
    path("ritten/plan/<slug:ritplan_ref>/stop/", plan.stop, name="ritplan_stop"),
    path("ritten/plan/<slug:ritplan_ref>/gebruik/", plan.gebruik, name="ritplan_gebruik"),
    path("ritten/plan/<slug:ritplan_ref>/weg/", plan.plan_weg, name="ritplan_weg"),
    path("ritten/plan/<slug:ritplan_ref>/ritlijsten/", blad.ritlijsten, name="ritlijsten"),
    path("ritten/plan/<slug:ritplan_ref>/ritlijsten.csv", blad.rittentabel, name="rittentabel"),
    path("ritten/plan/<slug:ritplan_ref>/auto-<int:nummer>/", blad.ritlijst, name="ritlijst"),
    path("ritten/plan/<slug:ritplan_ref>/auto-<int:nummer>.ics", blad.ritagenda, name="ritagenda"),
    path("ritten/<slug:lijst_ref>/", lijst.lijst, name="rittenlijst"),
    path("ritten/<slug:lijst_ref>/verander/", lijst.lijst_verander, name="rittenlijst_verander"),
    path("ritten/<slug:lijst_ref>/verwijder/", lijst.lijst_weg, name="rittenlijst_weg"),
    path("ritten/<slug:lijst_ref>/plan/", plan.nieuw_plan, name="ritplan_nieuw"),
    path("ritten/<slug:lijst_ref>/inlezen/<slug:soort>/", inlezen.inlezen, name="ritten_inlezen"),
    path("ritten/<slug:lijst_ref>/leerling/", lijst.leerling, name="ritleerling_nieuw"),
    path("ritten/<slug:lijst_ref>/leerling/<slug:leerling_ref>/", lijst.leerling, name="ritleerling"),
    path("ritten/<slug:lijst_ref>/auto/", lijst.voertuig, name="ritvoertuig_nieuw"),
    path("ritten/<slug:lijst_ref>/auto/<slug:voertuig_ref>/", lijst.voertuig, name="ritvoertuig"),
    path("ritten/<slug:lijst_ref>/anders/<slug:soort>/", dag.anders, name="ritdag_anders"),
    path("ritten/<slug:lijst_ref>/anders/<slug:uitzondering_ref>/terug/", dag.gewoon, name="ritdag_gewoon"),
    path("ritten/<slug:lijst_ref>/dag/<slug:dag>/", dag.dag, name="ritdag"),
    path("ritten/<slug:lijst_ref>/dag/<slug:dag>/plan/", dag.dag_plan, name="ritdag_plan"),
    path("ritten/<slug:lijst_ref>/dag/<slug:dag>/ritlijsten/", blad.ritlijsten, name="ritdag_ritlijsten"),
    path(
        "ritten/<slug:lijst_ref>/dag/<slug:dag>/ritlijsten.csv", blad.rittentabel, name="ritdag_rittentabel"
    ),
    path("ritten/<slug:lijst_ref>/dag/<slug:dag>/auto-<int:nummer>/", blad.ritlijst, name="ritdag_ritlijst"),
    path(
        "ritten/<slug:lijst_ref>/dag/<slug:dag>/auto-<int:nummer>.ics",
        blad.ritagenda,
        name="ritdag_ritagenda",
    ),
    path(
        "ritten/<slug:lijst_ref>/<slug:soort>/<slug:rij_ref>/weg/", lijst.van_lijst, name="ritten_van_lijst"
    ),
]
