app_name = "besluiten"
urlpatterns: list = []
