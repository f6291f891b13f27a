from django.urls import path

from knooppunt.kennis.web import lezen, schrijven, werk

app_name = "kennis"
urlpatterns = [
    path("", lezen.start, name="start"),
    path("soort/<slug:code>/", lezen.bij_soort, name="bij_soort"),
    path("werk/", werk.overzicht, name="overzicht"),
    path("werk/nieuw/<slug:itemsoort>/", schrijven.nieuw, name="nieuw"),
    path("werk/<slug:item_ref>/", werk.werk, name="werk"),
    path("werk/<slug:item_ref>/wijzig/", schrijven.wijzig, name="wijzig"),
    path("werk/<slug:item_ref>/versie/<int:versienummer>/", werk.versie, name="versie"),
    path("<slug:item_ref>/", lezen.item, name="item"),
]
