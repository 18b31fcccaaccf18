"""What can go wrong when Kolada is asked, in words for whoever asked."""

from malkedja.schema.problems import one_line

_SHOWN = 200

CIRCLE = "Kolada hänvisar i cirkel mellan sina sidor."
CUT = "Förbindelsen med {} bröts."
ELSEWHERE = "Kolada hänvisar till en annan server: {}."
ENDLESS = "Svaret tar aldrig slut."
FAULT = "Kolada svarade med felkod {}"
GONE = "Adressen finns inte, eller inte längre (felkod {}): {}"
LATE = "Kolada svarade inte i tid."
NO_ADDRESS = "{} är ingen webbadress."
OTHER_FORM = "Svaret har en annan form än väntat"
OTHER_MATTER = "Kolada svarade om annat än det som frågades."
REDIRECTED = "Kolada hänvisar vidare för många gånger."
REFUSED = "Kolada tog inte emot frågan (felkod {})"
TRIED = "{} Försökte {} gånger."
UNEXPECTED = "Svaret är inte det väntade"
UNREADABLE = "Svaret gick inte att läsa."


class Malformed(ValueError):  # noqa: N818 - named for what the answer is
    """An answer that is not what the API is known to give."""


class Passing(Exception):  # noqa: N818 - named for what it is
    """A fault that may pass; ``wait`` is how many seconds the server asks for, if it says so."""

    def __init__(self, told: str, wait: float | None = None) -> None:
        """Keep what is told and how long to wait."""
        super().__init__(told)
        self.wait = wait


class Unanswered(Exception):  # noqa: N818 - named for what happened
    """Kolada could not be asked, or gave an answer that cannot be used. Says why in Swedish."""


def with_body(told: str, body: str) -> str:
    """What is told, with how the body of the answer begins, free from control characters."""
    cut = one_line(" ".join(body[:_SHOWN].split()))
    return f"{told}: {cut}" if cut else f"{told}."
