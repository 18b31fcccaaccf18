"""What the pages are made of, without a page: views, one indicator, markup, lists and examples."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import (
    THE_RULES,
    a_node,
    a_plan,
    an_indicator,
    an_indicator_with_light,
    lights_of,
)
from screen import MalformedError, said, tree

from malkedja import store, words
from malkedja.assessment import Counts, Fulfilment
from malkedja.model import (
    Comparison,
    Data,
    Group,
    Measure,
    Municipality,
    Plan,
    Source,
)
from malkedja.ui import catalogue, examples, html, one, parts, view

SHIPPED = store.read(Path(__file__).resolve().parents[1] / "data")
GROUPS = (Group("riket", "Riket", ""), Group("lanet", "Länet", ""), Group("lika", "Lika", ""))
SOURCES = {
    "a": Source("a", "Registret", "Året", "https://exempel.se/a", "2024", "Fri"),
    "b": Source("b", "Enkäten", "Svaren", "", "", ""),
}


def data_of(plan: Plan) -> Data:
    return replace(
        SHIPPED,
        municipality=Municipality("0000", "Ån", "Åns kommun", GROUPS),
        plans=(plan,),
        sources=SOURCES,
        rules=THE_RULES,
    )


def seen(plan: Plan, year: int = 2018) -> view.View:
    return view.View(data_of(plan), year)


def a_figure(group: str, year: int, value: int, measure: Measure = Measure.SAME) -> Comparison:
    return Comparison("andel", group, year, Decimal(value), measure, False, "", "a")  # noqa: FBT003


def of_one(*figures: Comparison, **more: object) -> one.One:
    indicator = an_indicator(**more)
    return one.One(seen(a_plan([indicator])), indicator, figures)


# --- View -----------------------------------------------------------------------------------


def test_the_first_year_has_nothing_before_it() -> None:
    now = seen(a_plan([an_indicator(targets={2018: 1, 2019: 2})]), 2018)
    assert now.earlier_year is None
    assert now.before == {}
    assert now.changed_pairs == ()
    assert now.changed(now.nodes[0]) == "Första målåret"


def test_the_year_before_is_the_target_year_before_even_where_years_are_skipped() -> None:
    plan = a_plan([an_indicator(targets={2015: 1, 2019: 2})])
    assert seen(plan, 2019).earlier_year == 2015


def test_only_a_light_that_differs_is_a_change() -> None:
    steady = an_indicator("steady", targets={2018: 2, 2019: 2}, outcomes={2018: 3, 2019: 4})
    lost = an_indicator("lost", targets={2018: 2, 2019: 2}, outcomes={2018: 3, 2019: 0})
    pairs = seen(a_plan([steady, lost]), 2019).changed_pairs
    assert [(b.fulfilment.value, a.fulfilment.value) for b, a in pairs] == [("met", "not_met")]
    assert [after.indicator.id for _, after in pairs] == ["lost"]


def test_an_indicator_in_two_goals_is_counted_once() -> None:
    shared = an_indicator_with_light("met", "a")
    nodes = [a_node("1", children=[a_node("M1", indicators="a"), a_node("M2", indicators="a")])]
    now = seen(a_plan([shared], nodes))
    assert now.counts == Counts.of([Fulfilment.MET])
    assert [goal.node.id for _, goal in now.goals] == ["M1", "M2"]


def test_goals_are_the_nodes_that_hold_indicators_or_end_the_chain() -> None:
    nodes = [
        a_node("1", children=[a_node("M1", indicators="a"), a_node("M2")]),
        a_node("2", level="area"),
    ]
    now = seen(a_plan([an_indicator_with_light("met", "a")], nodes))
    told = [(top.node.id, goal.node.id) for top, goal in now.goals]
    assert told == [("1", "M1"), ("1", "M2"), ("2", "2")]


def test_finding_a_node_reaches_every_level_and_no_other() -> None:
    now = seen(a_plan(lights_of("met")))
    assert now.find("M1").node.id == "M1"
    with pytest.raises(StopIteration):
        now.find("saknas")


def test_a_comment_is_found_from_each_indicator_that_it_names() -> None:
    now = view.View(SHIPPED, 2020)
    named = [c for n in SHIPPED.plan.walk() for c in n.comments if len(c.indicators) > 1]
    assert named
    for comment in named:
        assert all(comment.text in now.comments(id_) for id_ in comment.indicators)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("a", [("Nästa", "b")]),
        ("b", [("Föregående", "a"), ("Nästa", "c")]),
        ("c", [("Föregående", "b")]),
    ],
)
def test_the_ends_have_one_neighbour(id_: str, expected: list[tuple[str, str]]) -> None:
    steps = view.around(lights_of("met", "met", "met"), id_)
    assert [(word, item.id) for word, item in steps] == expected


def test_a_plan_of_one_has_no_neighbours() -> None:
    assert view.around(lights_of("met"), "a") == ()


# --- One indicator --------------------------------------------------------------------------


def test_the_rows_are_every_year_of_which_something_is_known() -> None:
    shown = of_one(
        a_figure("riket", 2014, 1),
        a_figure("lanet", 2013, 1),
        baseline={"value": 10, "year": 2016},
        targets={2019: 20},
        outcomes={2015: 9, 2018: "not_found"},
    )
    assert [row.year for row in shown.rows(["riket"])] == [2014, 2015, 2016, 2018, 2019]
    assert [row.year for row in shown.rows([])] == [2015, 2016, 2018, 2019]


def test_the_baseline_stands_at_its_own_year_and_says_what_it_is() -> None:
    shown = of_one(baseline={"value": 10, "year": 2016}, targets={2018: 20})
    assert [(row.year, row.target) for row in shown.rows([])] == [
        (2016, "utgångsvärde 10"),
        (2018, "minst 20"),
    ]


def test_a_row_tells_outcome_target_gap_light_and_what_stands_beside() -> None:
    shown = of_one(
        a_figure("riket", 2018, 40),
        baseline=10,
        targets={2018: 20},
        outcomes={2018: {"value": 15, "sources": ("a", "b"), "note": "Avläst."}},
    )
    row = shown.rows(["riket"])[-1]
    assert (row.outcome, row.target, row.gap) == ("15", "minst 20", "−5")
    assert row.fulfilment is Fulfilment.PARTLY
    assert row.compared == ("40",)
    assert row.source == "Registret och Enkäten. Avläst."


def test_a_year_without_target_has_no_light_and_one_without_outcome_no_source() -> None:
    shown = of_one(targets={2018: 20}, outcomes={2017: 3, 2018: "confidential"})
    before, now = shown.rows([])
    assert (before.fulfilment, before.target, before.gap) == (None, "", "")
    assert (now.fulfilment, now.outcome, now.source) == (Fulfilment.UNKNOWN, "Sekretess", "")


def test_what_is_computed_names_no_other_as_its_source() -> None:
    computed = {"value": 15, "computed": True, "sources": ("a",)}
    (row,) = of_one(outcomes={2018: computed}).rows([])
    assert row.source == "Egen beräkning"


def test_only_the_same_measure_is_offered_in_the_municipalitys_order() -> None:
    shown = of_one(
        a_figure("lika", 2018, 1, Measure.RELATED),
        a_figure("lanet", 2018, 1),
        a_figure("riket", 2018, 2),
    )
    assert list(shown.group_names) == ["riket", "lanet"]
    assert [group.id for group, _ in shown.related] == ["lika"]
    assert shown.compared(["lika"]) == ()
    assert [group.id for group in shown.chosen(["lanet", "riket"])] == ["riket", "lanet"]


def test_a_source_tells_which_years_it_gave() -> None:
    shown = of_one(
        outcomes={
            2016: {"value": 1, "sources": ("a",)},
            2017: {"value": 2, "sources": ("b",)},
            2018: {"value": 3, "sources": ("a", "b")},
        }
    )
    assert [(source.id, years) for source, years in shown.sources] == [
        ("a", "2016–2018"),
        ("b", "2017–2018"),
    ]


def test_an_id_that_the_plan_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        one.of(view.View(SHIPPED, 2020), "saknas")


# --- Markup ---------------------------------------------------------------------------------


def test_a_light_is_silent_because_its_word_stands_beside_it() -> None:
    for light in Fulfilment:
        image = tree(str(html.light(light, 16))).find("img")
        assert image is not None
        assert (image.get("alt"), image.get("width")) == ("", "16")


def test_every_light_has_a_picture_of_its_own() -> None:
    assert len({str(html.light(light)) for light in Fulfilment}) == len(Fulfilment)


def test_a_series_in_miniature_has_its_text_also_without_targets() -> None:
    indicator = an_indicator(outcomes={2017: 1, 2018: 2})
    image = tree(str(html.sparkline(indicator, ()))).find("img")
    assert image is not None
    assert "2017–2018" in image.get("alt", "")


def test_a_bar_has_its_parts_in_fixed_order_without_the_empty() -> None:
    counts = Counts.of([Fulfilment.UNKNOWN, Fulfilment.MET, Fulfilment.UNKNOWN])
    assert html.segments(counts) == ((Fulfilment.MET, 1), (Fulfilment.UNKNOWN, 2))
    assert html.segments(Counts.of([])) == ()


def test_every_value_in_a_template_is_escaped() -> None:
    attack = '<script>alert("1")</script>'
    made = html.render("twin", text=attack, note=attack)
    assert "<script" not in made
    assert said(tree(made)) == f"{attack} {attack}"


def test_a_template_that_lacks_a_value_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(Exception, match="undefined"):
        html.render("twin", text="x")


@pytest.mark.parametrize("broken", ["<p><b></p></b>", "<p>", "</p>", '<p class="a" class="b"></p>'])
def test_the_reader_of_markup_notices_what_is_broken(broken: str) -> None:
    with pytest.raises(MalformedError):
        tree(broken)


# --- Pickers, lists and examples ------------------------------------------------------------


def test_pickers_know_every_part_by_its_id_in_the_decisions_order() -> None:
    plan = SHIPPED.plan
    assert list(parts.node_names(plan)) == [node.id for node in plan.nodes]
    assert list(parts.indicator_names(plan)) == [i.id for i in plan.ordered]
    assert parts.top_level(plan) == plan.levels[0].name
    assert len(set(parts.indicator_names(plan).values())) == len(plan.ordered)


def test_each_source_says_what_rests_on_it() -> None:
    used = {row.source.id: row for row in catalogue.sources(view.View(SHIPPED, 2020))}
    assert used.keys() == SHIPPED.sources.keys()
    for indicator in SHIPPED.plan.ordered:
        for outcome in indicator.outcomes:
            assert all(indicator in used[id_].outcomes for id_ in outcome.sources)


def test_a_source_is_shown_by_the_host_of_its_address() -> None:
    assert catalogue.Used(SOURCES["a"], (), (), ()).host == "exempel.se"
    assert catalogue.Used(SOURCES["b"], (), (), ()).host == ""


def test_years_that_are_grey_for_the_same_reason_are_told_together() -> None:
    indicator = an_indicator(
        targets={2018: 1, 2019: 1, 2020: "-"}, outcomes={2018: "awaiting", 2019: "awaiting"}
    )
    now = seen(a_plan([indicator]))
    assert catalogue.missing(now) == (
        (indicator, "2018 och 2019: väntar på utfall; 2020: målvärde saknas"),
    )
    assert catalogue.missing(seen(a_plan(lights_of("met")))) == ()


def test_the_examples_are_the_case_tables_that_also_test_the_rules() -> None:
    shown = examples.chapters()
    assert [chapter.title for chapter in shown] == list(words.examples.TITLES.values())
    for chapter in shown:
        assert chapter.cases
        for case in chapter.cases:
            assert case.name
            assert case.given
            assert case.answer or case.light


def test_without_the_case_tables_there_are_no_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examples, "FOLDER", tmp_path)
    examples.chapters.cache_clear()
    assert examples.chapters() == ()
    examples.chapters.cache_clear()
