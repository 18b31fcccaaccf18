"""From the bytes of a file to text: UTF-8, with or without a byte order mark, of sane size."""

from malkedja.schema.problems import Problem

LARGEST = 200_000


def decode(path: str, content: bytes) -> str | Problem:
    """The text of a file, or what keeps it from being read."""
    if len(content) > LARGEST:
        return Problem(path, "", "filen är större än 200 kB", "högst 200 kB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        return Problem(path, f"rad {row}", "filen är inte UTF-8", _SAVE_AS)
    if not text.strip():
        return Problem(path, "", "filen är tom", "en fil med innehåll")
    return text


_SAVE_AS = "en fil sparad som UTF-8 (i Excel: CSV UTF-8)"
