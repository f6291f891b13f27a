from django.urls import path

from knooppunt.dossier.web import meldcode

M = "meldcode/<slug:ref>/"
urlpatterns = [
    path("meldcode/", meldcode.meldcodes, name="meldcodes"),
    path("meldcode/nieuw/<slug:ref>/", meldcode.meldcode_nieuw, name="meldcode_nieuw"),
    path(M, meldcode.meldcode, name="meldcode"),
    path(f"{M}stap/<slug:stap>/", meldcode.meldcode_stap, name="meldcode_stap"),
    path(f"{M}regel/<slug:regel_ref>/", meldcode.meldcode_doorstrepen, name="meldcode_doorstrepen"),
    path(f"{M}register/<slug:wat>/", meldcode.meldcode_stand, name="meldcode_stand"),
]
