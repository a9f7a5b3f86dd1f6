"""PDFs of a few kilobytes that make whoever reads them compute without end, or take all the memory there is."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence

Part = bytes | tuple[bytes, bytes]
"""An object's words, or those of its dictionary and the stream that follows it."""
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"BT /F1 12 Tf 72 700 Td (Gulls count the boats that come in before noon.) Tj ET "


def hostile_pdfs(names: Sequence[str] = ()) -> dict[str, bytes]:
    """Those of these names, or all, by what is wrong with each."""
    return {name: write() for name, write in _WRITERS.items() if not names or name in names}


def _written(objects: Sequence[Part], trailer: bytes = b"") -> bytes:
    """A file without a table of its objects, which readers make anew."""
    out = [b"%PDF-1.7\n"]
    for number, part in enumerate(objects, 1):
        head, tail = (part, b"") if isinstance(part, bytes) else (part[0], b"\nstream\n" + part[1] + b"\nendstream")
        out.append(b"%d 0 obj\n%s%s\nendobj\n" % (number, head, tail))
    return b"".join(out) + b"trailer\n<</Size %d/Root 1 0 R%s>>\n%%%%EOF\n" % (len(objects) + 1, trailer)


def _stream(head: bytes, body: bytes) -> Part:
    packed = zlib.compress(body, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>" % (head, len(packed)), packed


def _page(content: bytes, resources: bytes = b"", others: Sequence[Part] = (), box: bytes = b"0 0 612 792") -> bytes:
    """One page; its content is object 4, its font 5, and what else it needs begins at 6."""
    return _written([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>" % (box, resources),
        _stream(b"", content),
        _FONT,
        *others,
    ])  # fmt: skip


def _form(draws: bytes, forms: bytes, other: bytes = b"") -> Part:
    resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<<%s>>>>" % forms
    return _stream(b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]" + resources + other, draws)


def _form_of_itself() -> bytes:
    return _page(_WORDS + b"/X Do", b"/XObject<</X 6 0 R>>", [_form(_WORDS + b"/X Do /X Do", b"/X 6 0 R")])


def _forms(levels: int, times: int) -> bytes:
    chain = [_form(b"/X Do " * times, b"/X %d 0 R" % (7 + level)) for level in range(levels)]
    return _page(_WORDS + b"/X Do", b"/XObject<</X 6 0 R>>", [*chain, _form(_WORDS, b"")])


def _ring_of_forms() -> bytes:
    ring = [_form(_WORDS + b"/X Do /X Do", b"/X %d 0 R" % (6 + (place + 1) % 5)) for place in range(5)]
    return _page(_WORDS + b"/X Do", b"/XObject<</X 6 0 R>>", ring)


def _mask_of_itself() -> bytes:
    state = b"<</Type/ExtGState/SMask<</S/Luminosity/G 7 0 R>>>>"
    group = _form(b"/G gs " + _WORDS, b"", b"/Group<</S/Transparency>>/ExtGState<</G 6 0 R>>")
    return _page(b"/G gs " + _WORDS, b"/ExtGState<</G 6 0 R>>", [state, group])


def _glyph_of_itself() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
        b"/Encoding<</Differences[97/a]>>/CharProcs<</a 7 0 R>>/Resources<</Font<</F2 6 0 R>>>>>>"
    )
    glyph = _stream(b"", b"9 0 d0 BT /F2 1 Tf (aaaa) Tj ET")
    return _page(b"BT /F2 12 Tf 72 700 Td (aaaaaaaa) Tj ET", b"/Font<</F1 5 0 R/F2 6 0 R>>", [font, glyph])


def _pattern_of_itself() -> bytes:
    head = (
        b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .001/YStep .001/Resources<</Pattern<</P 6 0 R>>>>"
    )
    return _page(b"/Pattern cs /P scn 0 0 600 700 re f " + _WORDS, b"/Pattern<</P 6 0 R>>", [
        _stream(head, b"/Pattern cs /P scn 0 0 9 9 re f"),
    ])  # fmt: skip


def _many_times_packed() -> bytes:
    inner = zlib.compress(zlib.compress(zlib.compress(_WORDS + b" " * 400_000_000, 9), 9), 9)
    head = b"<</Filter[/FlateDecode/FlateDecode/FlateDecode]/Length %d>>" % len(inner)
    return _written([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        (head, inner), _FONT,
    ])  # fmt: skip


def _pages(kids: bytes, count: int, others: Sequence[Part] = ()) -> bytes:
    return _written([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(b"", _WORDS),
        _FONT,
        *others,
    ])  # fmt: skip


def _deep_tree() -> bytes:
    levels = 20_000
    nodes = [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (5 + n, 7 + n) for n in range(levels)]
    last = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>" % (5 + levels)
    return _pages(b"6 0 R", 1, [*nodes, last])


def _objects_in_objects() -> bytes:
    """A stream of objects that says to hold a thousand million of them, and goes on in itself."""
    objects = _stream(b"/Type/ObjStm/N 1000000000/First 9/Extends 6 0 R", b"6 0 7 9 \n<</A 6 0 R>> [7 0 R]" * 50)
    return _page(_WORDS, b"/XObject<</X 7 0 R>>", [objects])


def _table_that_leads_back() -> bytes:
    body = _page(_WORDS)
    place = body.index(b"trailer")
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\n" % place
    return body[:place] + table + b"startxref\n%d\n%%%%EOF\n" % place


def _table_without_end() -> bytes:
    rows = zlib.compress(b"\x00" * 60_000_000, 9)
    head = b"/Type/XRef/Size 2000000000/W[1 2 1]/Index[0 2000000000]/Root 1 0 R/Filter/FlateDecode/Length %d" % len(
        rows
    )
    body = _page(_WORDS).partition(b"trailer")[0]
    table = b"6 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\n" % (head, rows)
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _image(head: bytes, body: bytes) -> bytes:
    image = _stream(b"/Type/XObject/Subtype/Image" + head, body)
    return _page(_WORDS + b"q 600 0 0 700 0 0 cm /X Do Q", b"/XObject<</X 6 0 R>>", [image])


def _font_that_says_much() -> bytes:
    """Each character stands for a thousand others."""
    ranges = b"".join(b"<%04x> <%04x> <%s>\n" % (n << 8, (n << 8) + 255, b"0041" * 1_000) for n in range(256))
    words = (
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap 256 beginbfrange\n%sendbfrange endcmap" % ranges
    )
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 7 0 R>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    shown = b"BT /F2 12 Tf 72 700 Td <%s> Tj ET" % b"".join(b"%04x" % n for n in range(30_000))
    return _page(_WORDS + shown, b"/Font<</F1 5 0 R/F2 6 0 R>>", [font, _stream(b"", words), inner])


def _links() -> bytes:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 600 700]/A<</S/URI/URI(http://a.example/1)>>>>"
    body = _page(_WORDS, b"", [link])
    return body.replace(b"/Contents 4 0 R", b"/Contents 4 0 R/Annots[%s]" % (b"6 0 R " * 300_000), 1)


def _function() -> bytes:
    function = _stream(
        b"/FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1]/Size[999 999 999 999]/BitsPerSample 8", b"a" * 99
    )
    space = b"/ColorSpace<</C[/DeviceN[/A/B/D/E]/DeviceGray 6 0 R]>>"
    return _page(b"/C cs 1 1 1 1 scn 0 0 600 700 re f " + _WORDS, space, [function])


_WRITERS: Mapping[str, Callable[[], bytes]] = {
    "a form that draws itself": _form_of_itself,
    "twenty forms, each drawing the next twice": lambda: _forms(20, 2),
    "eight forms, each drawing the next ten times": lambda: _forms(8, 10),
    "a form that draws another a million times": lambda: _forms(1, 1_000_000),
    "forms in a ring": _ring_of_forms,
    "a mask that is masked by itself": _mask_of_itself,
    "a letter that is drawn with itself": _glyph_of_itself,
    "a pattern that is painted with itself": _pattern_of_itself,
    "40 KB of saved states": lambda: _page(b"q " * 20_000 + _WORDS),
    "12 MB of saved states": lambda: _page(b"q " * 6_000_000 + _WORDS),
    "saved states with paths to clip by": lambda: _page(b"q 0 0 9 9 re W n " * 200_000 + _WORDS),
    "a letter far off the page": lambda: _page(_WORDS + b"BT /F1 12 Tf 1e9 1e9 Td (a) Tj -9e9 0 Td (b) Tj ET"),
    "letters of the size of a country": lambda: _page(b"BT /F1 1e12 Tf (Gulls count) Tj ET " + _WORDS),
    "letters that are parted by an ocean": lambda: _page(b"BT /F1 12 Tf [(a) -1e9 (b) 1e9 (c)] TJ ET " * 5_000),
    "a page as wide as a country": lambda: _page(_WORDS, box=b"-1e9 -1e9 1e9 1e9"),
    "a million letters on a page": lambda: _page(b"BT /F1 12 Tf 72 700 Td " + b"(Gulls) Tj " * 200_000 + b"ET"),
    "a million letters at one place": lambda: _page(b"BT /F1 12 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 1_000_000 + b"ET"),
    "a million lines": lambda: _page(_WORDS + b"0 0 m 600 0 l S " * 1_000_000),
    "300 MB of blanks": lambda: _page(_WORDS + b" " * 300_000_000),
    "400 MB that are packed three times": _many_times_packed,
    "a string of 100 MB": lambda: _page(b"BT /F1 12 Tf (" + b"a" * 100_000_000 + b") Tj ET"),
    "brackets in brackets": lambda: _page(b"[" * 2_000_000 + _WORDS),
    "a dictionary in a dictionary": lambda: _page(_WORDS, b"/XObject" + b"<</X" * 100_000),
    "two thousand million pages": lambda: _pages(b"3 0 R", 2**31 - 1),
    "a page 300,000 times": lambda: _pages(b"3 0 R " * 300_000, 300_000),
    "pages without end that hold themselves": lambda: _pages(b"2 0 R 2 0 R 3 0 R", 10**6),
    "a page at the end of 20,000 branches": _deep_tree,
    "objects in a stream that goes on in itself": _objects_in_objects,
    "a table that leads back to itself": _table_that_leads_back,
    "a table of two thousand million objects": _table_without_end,
    "an image of a thousand million dots": lambda: _image(
        b"/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8", b"\x00" * 30_000_000
    ),
    "a font each of whose letters says a thousand": _font_that_says_much,
    "300,000 links": _links,
    "a function of a million million values": _function,
    "a title of 30 MB": lambda: _written([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(b"", _WORDS), _FONT, b"<</Title(%s)>>" % (b"Gulls " * 5_000_000),
    ], b"/Info 6 0 R"),
    "a content that is drawn 100,000 times": lambda: _page(_WORDS * 50).replace(
        b"/Contents 4 0 R", b"/Contents[%s]" % (b"4 0 R " * 100_000), 1
    ),
}  # fmt: skip
