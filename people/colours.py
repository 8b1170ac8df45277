"""How well white words can be read on a colour (WCAG 2.2, success criterion 1.4.3)."""

#: What ordinary text needs.
LEAST_CONTRAST = 4.5


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of white on a colour written #rrggbb: from 1 (white) to 21 (black)."""
    return 1.05 / (luminance(colour) + 0.05)


def luminance(colour: str) -> float:
    """WCAG's relative luminance: 0 for black, 1 for white."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = map(_linear, shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share):
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
