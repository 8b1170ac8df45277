"""PDFs drawn when a test runs, from what a page's stream says; nothing of them is kept."""

import io

import pikepdf

A4 = (0, 0, 595, 842)


def words(text, x=60, y=700, size=12, *, mode=0, colour="0 0 0"):
    """Text at a place, as the stream of a page draws it."""
    return f"q {colour} rg BT /F {size} Tf {mode} Tr {x} {y} Td ({text}) Tj ET Q"


def box(x=55, y=695, width=300, height=18, *, colour="0 0 0"):
    return f"q {colour} rg {x} {y} {width} {height} re f Q"


def a_pdf(*pages, resources=None, prepare=None, **page_keys):
    """Each page is a list of what is drawn; `prepare(pdf)` adds what stands beside the pages."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for drawn in pages:
        page = pdf.add_blank_page(page_size=A4[2:])
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), **(resources or {}))
        page.Contents = pdf.make_stream("\n".join(drawn).encode())
        for key, value in page_keys.items():
            page[f"/{key}"] = value
    if prepare:
        prepare(pdf)
    return saved(pdf)


def saved(pdf):
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True)
    return file.getvalue()


def picture(pdf, *, grey=255, width=10, height=10, dark_rows=()):
    """A grey picture, with some rows of it black."""
    rows = (bytes([0 if row in dark_rows else grey]) * width for row in range(height))
    return pdf.make_stream(
        b"".join(rows),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )


def annotation(pdf, kind, rect, **keys):
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=list(rect), **keys
        )
    )


def annotated(pdf, *annotations):
    pdf.pages[0].Annots = pikepdf.Array(annotations)
