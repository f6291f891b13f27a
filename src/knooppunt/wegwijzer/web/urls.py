from django.urls import path

from knooppunt.wegwijzer.web import contacten, expertise, insluiten, lijst, melden, tonen, zoeken
from knooppunt.wegwijzer.web.beheer import bewerken, buren, nalezen, overzicht, volledig
from knooppunt.wegwijzer.web.beheer import contacten as contacten_beheer

app_name = "wegwijzer"
urlpatterns = [
    path("", zoeken.start, name="start"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("soort/<slug:code>/", zoeken.soort, name="soort"),
    path("aanbod/<slug:aanbod_ref>/", tonen.aanbod, name="aanbod"),
    path("organisatie/<slug:organisatie_ref>/", tonen.organisatie, name="organisatie"),
    path("locatie/<slug:locatie_ref>/", tonen.locatie, name="locatie"),
    path("contacten/", contacten.contacten, name="contacten"),
    path("contacten/<slug:organisatie_ref>/", contacten.contacten_van, name="contacten_van"),
    path("expertise/", expertise.expertise, name="expertise"),
    path("expertise/aanvragen/", expertise.aanvragen, name="aanvragen"),
    path("expertise/aanvragen/<slug:aanvraag_ref>/", expertise.aanvraag, name="aanvraag"),
    path("expertise/vraag/<slug:aanbod_ref>/", expertise.vraag, name="expertise_vraag"),
    path("insluiten/", insluiten.insluiten, name="insluiten"),
    path("insluiten/lijst/", insluiten.lijst, name="insluiten_lijst"),
    path("lijst/", lijst.lijst, name="lijst"),
    path("lijst/bewaar/", lijst.bewaar, name="bewaar"),
    path("lijst/haal-weg/", lijst.haal_weg, name="haal_weg"),
    path("melden/<slug:soortnaam>/<slug:vermelding_ref>/", melden.melden, name="melden"),
    path("nakijken/<str:nakijklink>/", melden.nakijken, name="nakijken"),
    path("beheer/", overzicht.beheer, name="beheer"),
    path("beheer/contacten/", contacten_beheer.lijst, name="contacten_beheer"),
    path("beheer/contacten/nieuw/<slug:functie>/<slug:waar>/", contacten_beheer.nieuw, name="contact_nieuw"),
    path("beheer/contacten/<slug:contact_ref>/", contacten_beheer.contact, name="contact"),
    path("beheer/afspraken/", contacten_beheer.afspraken, name="afspraken_beheer"),
    path("beheer/afspraken/nieuw/", contacten_beheer.afspraak, name="afspraak_nieuw"),
    path("beheer/afspraken/<slug:afspraak_ref>/", contacten_beheer.afspraak, name="afspraak"),
    path("beheer/volledig/", volledig.volledig, name="volledig"),
    path("beheer/volledig/<slug:gemeentecode>/<slug:code>/", volledig.niet_nodig, name="niet_nodig"),
    path("beheer/buren/", buren.lijst, name="buren"),
    path("beheer/buren/toon/<slug:aanbod_ref>/", buren.toon, name="buur_toon"),
    path("beheer/buren/<slug:buur_ref>/", buren.buur, name="buur"),
    path("beheer/voorstel/<slug:wijziging_ref>/", nalezen.voorstel, name="voorstel"),
    path("beheer/terug/<slug:wijziging_ref>/", overzicht.herstel, name="herstel"),
    path("beheer/melding/<slug:melding_ref>/", nalezen.melding, name="melding"),
    path("beheer/woorden/", nalezen.woordenlijst, name="woordenlijst"),
    path("beheer/woorden/<slug:code>/", nalezen.streekwoord, name="streekwoord"),
    path("beheer/nieuw/<slug:soortnaam>/<slug:organisatie_ref>/", bewerken.nieuw, name="nieuw"),
    path("beheer/<slug:soortnaam>/<slug:vermelding_ref>/", bewerken.bewerken, name="bewerken"),
    path("beheer/<slug:soortnaam>/<slug:vermelding_ref>/klopt/", overzicht.klopt, name="klopt"),
    path("beheer/<slug:soortnaam>/<slug:vermelding_ref>/tonen/", overzicht.tonen, name="tonen"),
    path(
        "beheer/<slug:soortnaam>/<slug:vermelding_ref>/geschiedenis/",
        overzicht.geschiedenis,
        name="geschiedenis",
    ),
]
