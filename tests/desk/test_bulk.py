"""Acts on many articles: told first, article by article and language by language, then done, and never twice or unseen."""

import pytest

from articles import binning, remarking, workflow
from articles.models import Act, Article, Edition, Restriction, Update
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def bulk(desk):
    """Chooses articles in the list, reads what will happen, and says yes."""

    class Bulk:
        def choose(self, act, *articles):
            chosen = {"action": act, "_selected_action": [article.pk for article in articles]}
            return desk.client.post(address("article_changelist"), chosen)

        def ask(self, act, *articles, **asked):
            ids = [article.pk for article in articles]
            return desk.client.post(address("article_bulk"), {"act": act, "id": ids, "asked": "on"} | asked)

        def confirm(self, response, **more):
            context = response.context
            data = {
                "act": context["act"].name,
                "id": [article.pk for article in context["articles"]],
                "token": context["tokens"],
                "step": [step.key for step in context["steps"] if not step.reasons],
                "asked": "on",
                "confirmed": "on",
            }
            return desk.client.post(address("article_bulk"), data | more)

    return Bulk()


def said(response):
    """{(article, languages): reasons} of a page."""
    return {(step.article.pk, "+".join(step.codes)): list(step.reasons) for step in response.context["steps"]}


def states():
    return dict(Edition.objects.values_list("language", "state"))


def test_it_is_told_what_will_happen_and_what_not_and_why(desk, bulk, make_article, reporter):
    whole, half = make_article(), make_article(title_en="", body_en="", slug_en="")
    workflow.submit(article=whole, language="en", by=reporter, at=PAST)

    desk.sit(reporter)

    told = said(bulk.choose("submit", whole, half))

    assert told[whole.pk, "ar"] == told[half.pk, "ar"] == []
    assert "nothing to do" in told[whole.pk, "en"][0]
    assert told[half.pk, "en"] == ["There is no text yet."]
    assert not Edition.objects.exclude(state="drafting").exclude(article=whole, language="en").exists()
    assert Act.objects.count() == 1


def test_open_remarks_are_told_beside_what_will_happen(desk, bulk, make_article, reporter):
    article = make_article()
    remarking.leave(article=article, language="ar", field="title", text="طويل.", by=None, at=PAST)

    desk.sit(reporter)
    response = bulk.choose("submit", article)

    assert [(step.codes, step.open_remarks, step.reasons) for step in response.context["steps"]] == [
        (("ar",), 1, ()),
        (("en",), 0, ()),
    ]
    assert "1 open remark<" in response.content.decode()


def test_only_what_was_told_is_done(desk, bulk, make_article, reporter):
    desk.sit(reporter)
    articles = [make_article(), make_article()]

    response = bulk.confirm(bulk.choose("submit", *articles))

    assert not any(said(response).values())
    assert Edition.objects.filter(state="in_review").count() == 4
    assert Act.objects.filter(verb="submitted", by=reporter).count() == 4


def test_what_one_unticks_is_left_alone(desk, bulk, make_article, reporter):
    desk.sit(reporter)
    article = make_article()

    bulk.confirm(bulk.choose("submit", article), step=[f"{article.pk}:ar"])

    assert states() == {"ar": "in_review"}


def test_whatever_happened_meanwhile_stops_the_article_it_happened_to(desk, bulk, make_article, reporter):
    desk.sit(reporter)
    first, second = make_article(), make_article()
    asked = bulk.choose("submit", first, second)
    first.title_en = "Typed meanwhile"
    first.save()

    response = bulk.confirm(asked)

    told = said(response)
    assert "Something happened" in told[first.pk, "ar"][0]
    assert told[second.pk, "ar"] == []
    assert set(Edition.objects.filter(state="in_review").values_list("article", flat=True)) == {second.pk}


def test_a_second_click_does_nothing(desk, bulk, make_article, reporter):
    desk.sit(reporter)
    asked = bulk.choose("submit", make_article())

    bulk.confirm(asked)
    again = bulk.confirm(asked)

    assert again.context["did"] == 0
    assert Act.objects.filter(verb="submitted").count() == 2


def test_whoever_wrote_the_words_does_not_approve_them_in_bulk_either(desk, bulk, make_article, editor, reporter):
    mine, theirs = make_article(), make_article()
    workflow.submit(article=mine, language="ar", by=editor, at=PAST)
    workflow.submit(article=theirs, language="ar", by=reporter, at=PAST)
    desk.sit(editor)

    asked = bulk.choose("approve", mine, theirs)
    bulk.confirm(asked, step=[f"{mine.pk}:ar", f"{theirs.pk}:ar"])

    assert said(asked)[mine.pk, "ar"] == ["You may not do this here."]
    assert list(Edition.objects.filter(state="approved").values_list("article", flat=True)) == [theirs.pk]


def test_a_translator_acts_in_their_language_only(desk, bulk, make_article, translator):
    article = make_article()
    desk.sit(translator)

    asked = bulk.choose("submit", article)
    bulk.confirm(asked, step=[f"{article.pk}:ar", f"{article.pk}:en"])

    assert said(asked) == {(article.pk, "ar"): ["You may not do this here."], (article.pk, "en"): []}
    assert states() == {"en": "in_review"}


@pytest.mark.parametrize("act", ["approve", "publish", "withdraw", "discard"])
def test_a_reporter_is_offered_and_given_nothing_that_is_not_theirs(desk, bulk, make_article, reporter, act):
    article = make_article()
    desk.sit(reporter)
    actions = desk.client.get(address("article_changelist")).context["action_form"].fields["action"].choices

    assert act not in dict(actions)
    assert bulk.ask(act, article).status_code == 403
    assert bulk.ask(act, article, confirmed="on", step=f"{article.pk}:ar", token=f"{article.pk}:x").status_code == 403
    assert not Act.objects.exists()


def test_what_is_restricted_is_not_there_and_is_left_alone(desk, bulk, make_article, editor, administrator):
    article = make_article()
    Restriction.objects.create(article=article, person=administrator)
    desk.sit(editor)

    asked = bulk.ask("discard", article)
    bulk.confirm(asked, id=[article.pk], step=[f"{article.pk}:"], token=[f"{article.pk}:1.0"])

    assert asked.context["missing"] == 1
    assert Article.objects.on_desk().count() == 1


def test_approved_languages_are_published_and_the_others_say_why_not(desk, bulk, make_article, approved, editor):
    article = approved(make_article(), "ar")
    desk.sit(editor)

    asked = bulk.choose("publish", article)
    assert not Update.objects.exists()
    bulk.confirm(asked)

    assert "Nobody else has approved" in said(asked)[article.pk, "en"][0]
    assert [update.language for update in Update.objects.all()] == ["ar"]
    assert "already" in said(bulk.choose("publish", article))[article.pk, "ar"][0]


def test_a_release_that_holds_its_languages_is_published_whole_or_not(desk, bulk, make_article, approved, editor):
    half = approved(make_article(gate="together"), "ar")
    whole = approved(make_article(gate="together"))
    desk.sit(editor)

    asked = bulk.choose("publish", half, whole)
    bulk.confirm(asked)

    assert said(asked)[half.pk, "ar+en"]
    assert set(Update.objects.values_list("article", "language")) == {(whole.pk, "ar"), (whole.pk, "en")}


def test_withdrawing_asks_for_a_reason_per_language(desk, bulk, make_article, make_update, editor):
    article = make_article()
    for code in ("ar", "en"):
        make_update(article, language=code, at=PAST)
    desk.sit(editor)

    empty = bulk.ask("withdraw", article)
    asked = bulk.ask("withdraw", article, **{"reason-en": "An error."})
    bulk.confirm(asked, **{"reason-en": "An error."})

    assert "Write the reason" in empty.content.decode()
    assert [(each.language, each.note) for each in Update.objects.filter(kind="withdrawal")] == [("en", "An error.")]


def test_articles_are_assigned_and_keep_what_is_due(desk, bulk, make_article, editor, reporter, translator):
    article = make_article()
    Edition.objects.create(article=article, language="en", due_at=PAST, priority=4)
    desk.sit(editor)

    asked = bulk.ask("assign", article, assignee=translator.pk, languages=["ar", "en"])
    bulk.confirm(asked, assignee=translator.pk, languages=["ar", "en"])

    edition = Edition.objects.get(article=article, language="en")
    assert (edition.assignee, edition.due_at, edition.priority) == (translator, PAST, 4)
    assert "may not write this language" in said(asked)[article.pk, "ar"][0]


def test_a_reporter_assigns_to_nobody_but_themselves(desk, bulk, make_article, reporter, editor):
    article = make_article()
    desk.sit(reporter)

    assert bulk.ask("assign", article, assignee=editor.pk, languages=["ar"]).context["form"].errors
    bulk.confirm(
        bulk.ask("assign", article, assignee=reporter.pk, languages=["ar"]), assignee=reporter.pk, languages=["ar"]
    )

    assert Edition.objects.get().assignee == reporter


def test_drafts_go_into_the_bin_and_back_and_published_ones_stay(desk, bulk, make_article, make_update, editor):
    draft, public = make_article(), make_update(at=PAST).article
    desk.sit(editor)

    into = bulk.choose("discard", draft, public)
    bulk.confirm(into)
    assert list(Article.objects.in_bin()) == [draft]
    assert "cannot be deleted" in said(into)[public.pk, ""][0]

    bulk.confirm(bulk.ask("recover", draft))

    assert not Article.objects.in_bin().exists()


def test_the_bin_lets_several_be_chosen(desk, make_article, editor):
    binned = binning.discard(article=make_article(), by=editor, at=PAST)

    page = desk.sit(editor).client.get(address("article_bin")).content.decode()

    assert f'name="id" value="{binned.pk}" form="chosen"' in page


@pytest.mark.parametrize("data", [{"act": "no such"}, {"act": ""}, {}])
def test_an_act_that_there_is_not_leads_nowhere(desk, make_article, editor, data):
    assert desk.sit(editor).client.post(address("article_bulk"), data).status_code == 404


@pytest.mark.parametrize("step", ["x", "1:xx", ":", "1:ar+en", "999999:ar"])
def test_crafted_steps_are_passed_over(desk, bulk, make_article, reporter, step):
    desk.sit(reporter)
    asked = bulk.choose("submit", make_article())

    bulk.confirm(asked, step=[step], id=[*[a.pk for a in asked.context["articles"]], "x", "9" * 30])

    assert not Edition.objects.filter(state="in_review").exists()


def test_an_act_is_never_about_more_than_a_page(desk, bulk, make_article, editor):
    articles = [make_article(title_en=f"Title {number}") for number in range(3)]
    desk.sit(editor)

    everything = desk.client.post(
        address("article_changelist"), {"action": "discard", "_selected_action": [articles[0].pk], "select_across": "1"}
    )
    too_many = desk.client.post(address("article_bulk"), {"act": "discard", "id": list(range(1, 60))}, follow=True)

    assert everything.context["articles"] == [articles[0]]
    assert "at most 50" in too_many.content.decode()


def test_telling_leaves_no_trace(desk, bulk, make_article, approved, editor):
    article = approved(make_article())
    acts = Act.objects.count()
    desk.sit(editor)

    for act in ("submit", "approve", "publish", "discard"):
        bulk.choose(act, article)

    assert Act.objects.count() == acts
    assert not Update.objects.exists()
    assert not Article.objects.in_bin().exists()
