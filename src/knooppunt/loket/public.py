"""What other rooms may use of the front desk."""

from knooppunt.loket.actions.vergeten import forget_question, forget_questions_of
from knooppunt.loket.queries.bewaren import ended_drafts, ended_keys, ended_questions, teller_of
from knooppunt.loket.queries.export import export_questions
from knooppunt.loket.queries.tellen import count_questions

__all__ = [
    "count_questions",
    "ended_drafts",
    "ended_keys",
    "ended_questions",
    "export_questions",
    "forget_question",
    "forget_questions_of",
    "teller_of",
]
