app_name = "kaart"
urlpatterns: list = []
