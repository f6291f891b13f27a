"""What other rooms may use of the map."""

from knooppunt.kaart.queries.bewaard import kept_map, kept_near_home, kept_peildata
from knooppunt.kaart.queries.kaartbeeld import Kaartbeeld
from knooppunt.kaart.queries.thuisnabij import thuisnabij
from knooppunt.kaart.queries.verlopen import ended_counts, ended_day_plans, ended_exceptions, ended_rides
from knooppunt.kaart.rules.stromen import Gemeentestroom, Schoolstroom
from knooppunt.kaart.rules.thuisnabij import Thuisnabij
from knooppunt.kaart.rules.wegen.bron import Wegenfout
from knooppunt.kaart.web.blad import map_html
from knooppunt.kaart.wegen import reckon_waiting, waiting_roads
from knooppunt.kaart.werk import claim_study, count_study, give_back, is_study_waiting, worker_broke

__all__ = [
    "Gemeentestroom",
    "Kaartbeeld",
    "Schoolstroom",
    "Thuisnabij",
    "Wegenfout",
    "claim_study",
    "count_study",
    "ended_counts",
    "ended_day_plans",
    "ended_exceptions",
    "ended_rides",
    "give_back",
    "is_study_waiting",
    "kept_map",
    "kept_near_home",
    "kept_peildata",
    "map_html",
    "reckon_waiting",
    "thuisnabij",
    "waiting_roads",
    "worker_broke",
]
