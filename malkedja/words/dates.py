"""Dates as far as they are known, in Swedish."""

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


def date_text(date: str) -> str:
    """2024-08-15, 2024-08 or 2024 in words; anything else as it is."""
    parts = date.split("-")
    if not all(part.isdigit() for part in parts):
        return date
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= len(MONTHS):
        return date
    day = f"{int(parts[2])} " if len(parts) > 2 else ""  # noqa: PLR2004 - year, month, day
    return f"{day}{MONTHS[month - 1]} {parts[0]}"


def when(date: str) -> str:
    """A date as it stands after a verb: den 29 november 2017, i mars 2018, 2014."""
    written = date_text(date)
    preposition = {0: "", 1: "i ", 2: "den "}.get(date.count("-"), "")
    return f"{preposition}{written}" if written != date or not date.count("-") else date
