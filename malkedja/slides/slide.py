"""What a slide is: frozen facts and words, drawn by whoever shows or exports them."""

from dataclasses import dataclass

from malkedja.assessment import Fulfilment


@dataclass(frozen=True)
class Picture:
    """One picture in two shapes, SVG in the theme's variables, and what it shows in words.

    ``size`` is the wide one's, ``narrow_size`` the other's, in lines of fourteen.
    """

    wide: str
    narrow: str
    size: tuple[int, int]
    narrow_size: tuple[int, int]
    text: str


@dataclass(frozen=True)
class Cell:
    """One cell of a table: words, lights, a small picture, or several lines.

    ``mark`` stands before the words, ``note`` below them.
    """

    text: str = ""
    mark: str = ""
    note: str = ""
    light: Fulfilment | None = None
    lights: tuple[Fulfilment, ...] = ()
    picture: Picture | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows under named columns; the first cell of a row names it. ``kind`` sets the widths."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str = "plain"


@dataclass(frozen=True)
class Figure:
    """A large number with what it is and its unit."""

    label: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class Notes:
    """For the one who speaks: why, what it means, a likely question and its answer, the source."""

    why: tuple[str, ...] = ()
    meaning: tuple[str, ...] = ()
    question: str = ""
    answer: str = ""
    source: str = ""


@dataclass(frozen=True)
class Slide:
    """One message: the finding as its title, one picture or table, the light, the source.

    ``id`` is the address: of an indicator its own, of a node ``omrade-`` and its own, else a
    fixed word; never a position. ``data`` holds the picture's figures as a table.
    """

    id: str
    title: str
    kicker: str = ""
    light: Fulfilment | None = None
    figures: tuple[Figure, ...] = ()
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    table: Table | None = None
    data: Table | None = None
    source: str = ""
    notes: Notes = Notes()


@dataclass(frozen=True)
class Choice:
    """What to show: the long run, some areas, only red and changed, with comparisons."""

    long: bool = False
    areas: tuple[str, ...] = ()
    only_changed: bool = False
    compared: bool = False


@dataclass(frozen=True)
class Deck:
    """A whole run of slides, whose and for which year."""

    municipality: str
    year: int
    choice: Choice
    slides: tuple[Slide, ...]

    @property
    def title(self) -> str:
        """What the run is called: of its window, its file and its document."""
        year = f" {self.year}" if self.year else ""
        return f"{self.municipality}: målen{year}"
