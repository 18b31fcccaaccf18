"""What the page Utforska shows: the selection in its address, what it leaves, and ways on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import streamlit as st

from malkedja import explore, words
from malkedja.assessment import Counts, Development, Fulfilment
from malkedja.charts import theme
from malkedja.charts.panel import Frame
from malkedja.explore import Entry, Facet, Order, Selection
from malkedja.ui import html, nav
from malkedja.ui.view import View

VIEWS = {"tabell": "Tabell", "bilder": "Småbilder"}
ORDERS = {order.value: name for order, name in words.explore.ORDER.items()}
OPEN = (Facet.FULFILMENT, Facet.SINCE)
BEFORE, AFTER = 4, 2  # years around the targets, unless the address says otherwise
LONGEST = 80
SPARK, PANEL = (132, 34), (260, 104)


@dataclass(frozen=True)
class Option:
    """One id of a filter: what it is called, how many it gives, and the link that turns it."""

    id: str
    name: str
    count: int
    chosen: bool
    href: str
    focus: str


@dataclass(frozen=True)
class Group:
    """One filter with its options; ``open`` where they are shown at once."""

    id: str
    label: str
    options: tuple[Option, ...]
    open: bool

    @property
    def chosen(self) -> int:
        """How many of its options are on."""
        return sum(option.chosen for option in self.options)

    @property
    def elsewhere(self) -> tuple[Option, ...]:
        """The options that are off and would give something."""
        return tuple(o for o in self.options if o.count and not o.chosen)


@dataclass(frozen=True)
class Start:
    """A view to start from."""

    name: str
    href: str
    here: bool


@dataclass(frozen=True)
class Shown:
    """A selection of one year's indicators, as the address names it."""

    view: View
    selection: Selection
    order: Order
    pictures: bool
    span: tuple[int, int]

    @cached_property
    def found(self) -> tuple[Entry, ...]:
        """What the selection leaves, in the order asked for."""
        left = explore.chosen(_entries(self.view), self.selection, self.view.data.synonyms)
        return explore.ordered(left, self.order)

    @property
    def counts(self) -> Counts:
        """The lights of what is left."""
        return Counts.of(entry.now.fulfilment for entry in self.found)

    @property
    def headline(self) -> str:
        """The page's title: how many are shown, and how many of them are red."""
        return words.explore.headline(self.found, len(_entries(self.view)), self.view.year)

    @property
    def template(self) -> str:
        """What shows it: a table, pictures, or a way on where nothing is left."""
        if not self.found:
            return "explore_empty"
        return "explore_small" if self.pictures else "explore_table"

    @property
    def described(self) -> str:
        """What is asked for, in one line."""
        return words.explore.described(self.selection, self.view.data)

    def note(self, entry: Entry) -> str:
        """Where the words asked for were found, if not in the name."""
        where = explore.hits(entry.text, self.selection.words, self.view.data.synonyms)
        return words.explore.found_in(where or ())

    def frame(self, size: tuple[int, int]) -> Frame:
        """The years that every picture shows, at a size in pixels."""
        return Frame(*size, *self.span, self.view.year)

    @property
    def spark(self) -> Frame:
        """The same for a row of the table."""
        return self.frame(SPARK)

    @property
    def panel(self) -> Frame:
        """The same for a picture of its own."""
        return self.frame(PANEL)

    @property
    def query(self) -> Mapping[str, str]:
        """The selection as it stands in the address, without the year."""
        default = default_span(self.view)
        chosen = {
            facet.value: ",".join(i for f, i in _names(self.view) if f is facet and i in wanted)
            for facet in Facet
            if (wanted := self.selection.ids(facet))
        }
        rest = {
            "sok": self.selection.words,
            "ordning": "" if self.order is Order.DECISION else self.order.value,
            "vy": "bilder" if self.pictures else "",
            "fran": str(self.span[0]) if self.span != default else "",
            "till": str(self.span[1]) if self.span != default else "",
        }
        return chosen | {key: value for key, value in rest.items() if value}

    def href(self, **changed: object) -> str:
        """The address of the same with something changed."""
        return nav.address("explore", ar=self.view.year, **replace(self, **changed).query)  # type: ignore[arg-type]  # fields by name

    @property
    def cleared(self) -> str:
        """The address with nothing asked for; the way of seeing is kept."""
        return self.href(selection=Selection())

    @property
    def without_words(self) -> str:
        """The address without the words searched for."""
        return self.href(selection=replace(self.selection, words=""))

    @property
    def views(self) -> tuple[Start, ...]:
        """The two ways of seeing."""
        return tuple(
            Start(name, self.href(pictures=id_ == "bilder"), self.pictures is (id_ == "bilder"))
            for id_, name in VIEWS.items()
        )

    @property
    def starts(self) -> tuple[Start, ...]:
        """The views to start from."""
        return tuple(
            Start(name, self.href(selection=s, order=o), (self.selection, self.order) == (s, o))
            for name, s, o in _STARTS
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every filter that has something to choose between."""
        counts = explore.available(_entries(self.view), self.selection, self.view.data.synonyms)
        made = (self._group(facet, counts) for facet in Facet)
        return tuple(group for group in made if len(group.options) > 1 or group.chosen)

    @property
    def chips(self) -> tuple[tuple[str, Option], ...]:
        """Every option that is on, with the name of its filter."""
        return tuple((g.label, o) for g in self.groups for o in g.options if o.chosen)

    def _group(self, facet: Facet, counts: Mapping[tuple[Facet, str], int]) -> Group:
        options = tuple(self._options(facet, counts))
        opened = facet in OPEN or any(option.chosen for option in options)
        label = words.explore.facet(facet, self.view.plan)
        return Group(f"filter-{facet}", label, options, opened)

    def _options(self, facet: Facet, counts: Mapping[tuple[Facet, str], int]) -> Iterator[Option]:
        present = {pair for entry in _entries(self.view) for pair in entry.belongs}
        for pair, name in _names(self.view).items():
            on = pair in self.selection.wanted
            if pair[0] is not facet or not (on or pair in present):
                continue
            turned = explore.toggled(self.selection, *pair)
            stays = facet in OPEN or turned.ids(facet)
            yield Option(
                id=f"{facet}-{pair[1]}",
                name=name,
                count=counts.get(pair, 0),
                chosen=on,
                href=self.href(selection=turned),
                focus=f"{facet}-{pair[1]}" if stays else f"filter-{facet}",
            )


def _wanting(facet: Facet, id_: str) -> Selection:
    return Selection(wanted=frozenset({(facet, id_)}))


_STARTS = (
    ("Alla", Selection(), Order.DECISION),
    ("Röda", _wanting(Facet.FULFILMENT, Fulfilment.NOT_MET.value), Order.DECISION),
    ("Minst andel av vägen", Selection(), Order.SHARE),
    (
        "Förbättrade sedan utgångsvärdet",
        _wanting(Facet.SINCE, Development.IMPROVED.value),
        Order.DECISION,
    ),
    (
        "Försämrade sedan utgångsvärdet",
        _wanting(Facet.SINCE, Development.WORSENED.value),
        Order.DECISION,
    ),
    ("Utan utfall", _wanting(Facet.OUTCOME, "nej"), Order.DECISION),
)


def current(view: View) -> Shown:
    """The selection that the address names; an id that does not exist is left out."""
    asked = st.query_params
    known = _names(view)
    wanted = {
        (facet, id_) for facet in Facet for id_ in asked.get(facet.value, "").split(",") if id_
    }
    order = asked.get("ordning", "")
    return _shown(
        view,
        Selection(asked.get("sok", "")[:LONGEST].strip(), frozenset(wanted & set(known))),
        Order(order) if order in set(Order) else Order.DECISION,
        asked.get("vy") == "bilder",
        _span(view, asked.get("fran", ""), asked.get("till", "")),
    )


def draw(shown: Shown) -> None:
    """Show what the selection leaves, or a way on where that is nothing."""
    html.show(_drawn(shown, html.look()))


@lru_cache(maxsize=32)
def _drawn(shown: Shown, _look: theme.Theme) -> str:
    return html.anew(shown.template, view=shown.view, shown=shown)


def unknown(view: View) -> tuple[str, ...]:
    """What the address asks for that does not exist here."""
    known = {(facet.value, id_) for facet, id_ in _names(view)}
    asked = ((f.value, id_) for f in Facet for id_ in st.query_params.get(f.value, "").split(","))
    return tuple(f"{key}={id_[:40]}" for key, id_ in asked if id_ and (key, id_) not in known)


@lru_cache(maxsize=32)
def years(view: View) -> tuple[int, ...]:
    """Every year from the first to the last that something is known of."""
    plan = view.plan
    known = {o.year for i in plan.ordered for o in i.measured} | set(plan.years)
    known |= {i.baseline.year for i in plan.ordered if i.baseline}
    return tuple(range(min(known), max(known) + 1)) if known else (view.year,)


def default_span(view: View) -> tuple[int, int]:
    """The years around the targets, as far as something is known."""
    known, targets = years(view), view.plan.years or (view.year,)
    return max(known[0], min(targets) - BEFORE), min(known[-1], max(targets) + AFTER)


def _span(view: View, first: str, last: str) -> tuple[int, int]:
    known, default = [str(year) for year in years(view)], default_span(view)
    begin = int(first) if first in known else default[0]
    end = int(last) if last in known else default[1]
    return (begin, end) if begin <= end else default


_shown = lru_cache(maxsize=256)(Shown)


@lru_cache(maxsize=32)
def _entries(view: View) -> tuple[Entry, ...]:
    return explore.entries(view.data, view.year)


@lru_cache(maxsize=32)
def _names(view: View) -> Mapping[tuple[Facet, str], str]:
    return words.explore.names(view.data)
