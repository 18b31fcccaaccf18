"""The dictionary of fields: what every file of a data folder may hold, as a table."""

import pandas as pd

from malkedja import schema
from malkedja.exports.rows import Row, frame, yes

COLUMNS = ("Fil", "Fält", "Krävs", "Betydelse", "Exempel")


def dictionary() -> pd.DataFrame:
    """One row per field: where it stands, whether it is required, its meaning and an example."""
    rows: list[Row] = [
        {
            "Fil": field.file,
            "Fält": field.field,
            "Krävs": yes(field.required),
            "Betydelse": field.meaning,
            "Exempel": field.example,
        }
        for field in schema.dictionary()
    ]
    return frame(COLUMNS, rows)
