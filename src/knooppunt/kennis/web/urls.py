from django.urls import path

from knooppunt.kennis.web import lezen, oproepen, organiseren, scholing, schrijven, werk

app_name = "kennis"
urlpatterns = [
    path("", lezen.start, name="start"),
    path("soort/<slug:code>/", lezen.bij_soort, name="bij_soort"),
    path("werk/", werk.overzicht, name="overzicht"),
    path("werk/nieuw/<slug:itemsoort>/", schrijven.nieuw, name="nieuw"),
    path("werk/<slug:item_ref>/", werk.werk, name="werk"),
    path("werk/<slug:item_ref>/wijzig/", schrijven.wijzig, name="wijzig"),
    path("werk/<slug:item_ref>/versie/<int:versienummer>/", werk.versie, name="versie"),
    path("scholing/", scholing.agenda, name="agenda"),
    path("scholing/eigen/", organiseren.eigen, name="scholingen"),
    path("scholing/nieuw/", organiseren.nieuw, name="scholing_nieuw"),
    path("scholing/bewijs/<slug:deelname_ref>/", scholing.bewijs, name="bewijs"),
    path("scholing/<slug:scholing_ref>/", scholing.scholing, name="scholing"),
    path("scholing/<slug:scholing_ref>/agenda.ics", scholing.agendabestand, name="agendabestand"),
    path("scholing/<slug:scholing_ref>/aanmelden/", scholing.aanmelden, name="aanmelden"),
    path("scholing/<slug:scholing_ref>/afmelden/", scholing.afmelden, name="afmelden"),
    path("scholing/<slug:scholing_ref>/wijzig/", organiseren.wijzig, name="scholing_wijzig"),
    path("scholing/<slug:scholing_ref>/afgelasten/", organiseren.afgelasten, name="afgelasten"),
    path("scholing/<slug:scholing_ref>/deelnemers/", organiseren.deelnemers, name="deelnemers"),
    path("collegas/", oproepen.lijst, name="oproepen"),
    path("collegas/nieuw/<slug:oproepsoort>/", oproepen.nieuw, name="oproep_nieuw"),
    path("collegas/<slug:oproep_ref>/", oproepen.oproep, name="oproep"),
    path("<slug:item_ref>/", lezen.item, name="item"),
]
