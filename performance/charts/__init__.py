"""Charts as plain geometry: numbers in, a dataclass out that a template of ours draws as SVG."""

from performance.charts.bars import Counted, bars
from performance.charts.lines import line_chart, place_chart

__all__ = ["Counted", "bars", "line_chart", "place_chart"]
