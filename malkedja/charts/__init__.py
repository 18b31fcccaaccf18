"""What is seen: colours and shapes, one chart per series, and small pictures.

``theme`` holds every colour, ``series`` gives a Vega-Lite specification, ``svg`` gives text.
Everything here is pure: the same facts give the same picture.
"""

from malkedja.charts import series, svg, theme

__all__ = ["series", "svg", "theme"]
