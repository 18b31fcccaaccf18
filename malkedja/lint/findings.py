"""What a review can find, and what each finding rests on."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from malkedja.model import Indicator, Node


class Rule(StrEnum):
    """The rules by id, from the chain down to the single comment."""

    NO_INDICATORS = "no_indicators"
    UNMEASURED_CRITERION = "unmeasured_criterion"
    BEYOND_INDICATORS = "beyond_indicators"
    SHARED_LIST = "shared_list"
    NO_VALUES = "no_values"
    BELOW_BASELINE = "below_baseline"
    SAME_AS_BASELINE = "same_as_baseline"
    WORSE_THAN_BEFORE = "worse_than_before"
    OUT_OF_RANGE = "out_of_range"
    OTHER_BASELINE_YEAR = "other_baseline_year"
    MOST_IN_FIRST_YEAR = "most_in_first_year"
    WITHIN_CHANCE = "within_chance"
    STRICTER_AMBITION = "stricter_ambition"
    AGAINST_COMMENT = "against_comment"
    UNEVEN_STEPS = "uneven_steps"
    NOT_CAUTIOUS = "not_cautious"
    NOT_STRONG = "not_strong"
    PERCENT_OR_POINTS = "percent_or_points"
    OTHER_MEASURE = "other_measure"
    RANK_CALLED_INDEX = "rank_called_index"
    KIND_AGAINST_NAME = "kind_against_name"
    NO_UNIT = "no_unit"
    UNDEFINED_WORD = "undefined_word"
    NAME_TO_CORRECT = "name_to_correct"
    NO_SOURCE = "no_source"
    TWO_SOURCES = "two_sources"
    DEFINITION_CHANGED = "definition_changed"


@dataclass(frozen=True)
class Printed:
    """Exact words or cells of the document, and where in it they stand."""

    quote: str
    place: str


@dataclass(frozen=True)
class Finding:
    """Something to look over: the rule, what it concerns, and the words it rests on.

    ``years``, ``numbers`` and ``texts`` are what the rule's sentence tells; each rule says which.
    Numbers are in the indicator's unit unless the rule says otherwise.
    """

    rule: Rule
    subject: Indicator | Node
    printed: tuple[Printed, ...]
    years: tuple[int, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    texts: tuple[str, ...] = ()
