"""Who may read a question: the list and the policy say the same."""

import pytest

from knooppunt.loket.models import Vraag
from knooppunt.loket.policies import may_read_question
from knooppunt.loket.queries.vragen import facts_of, question_for, visible_questions
from tests.factories import OP, PEOPLE, Cast
from tests.integration.loket.verhalen import draft, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wie", sorted(PEOPLE))
def test_the_list_and_the_policy_agree_for_everyone(cast: Cast, wie: str):
    sent(cast)
    sent(cast, mag_school="nee")
    draft(cast)
    viewer = getattr(cast, wie)
    per_beleid = {v.pk for v in Vraag.objects.all() if may_read_question(viewer, facts_of(v, OP))}
    assert set(visible_questions(viewer).values_list("pk", flat=True)) == per_beleid


def test_a_draft_is_seen_by_no_professional(cast: Cast):
    vraag, _ = draft(cast)
    assert [wie for wie in PEOPLE if question_for(getattr(cast, wie), vraag.ref)] == []
