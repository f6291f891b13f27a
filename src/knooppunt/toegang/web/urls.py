from django.urls import path

from knooppunt.toegang.web import views

app_name = "toegang"
urlpatterns = [
    path("", views.voordeur, name="voordeur"),
    path("binnenkomen/", views.binnenkomen, name="binnenkomen"),
    path("binnenkomen/demonstratie/", views.demonstratie, name="demonstratie"),
    path("afmelden/", views.afmelden, name="afmelden"),
    path("taal/", views.taal, name="taal"),
    path("demonstratie/post/", views.post, name="post"),
    path("rollen/", views.rollen, name="rollen"),
]
