"""Saved pages of publishing systems and word processors: each has its own way to tie a note to its mark."""

from __future__ import annotations

import pytest

from footnotes.model import NoteKind
from footnotes.readers.html.page import read

URL = "https://a.example/1"
LINK = f'<a href="{URL}">Gulls</a>'

PAGES = {
    "Substack": '<p>Gulls count.<a class="footnote-anchor" id="footnote-anchor-1" '
    'href="https://x.substack.example/p/gulls#footnote-1">1</a></p><div class="footnote">'
    '<a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a>'
    f'<div class="footnote-content"><p>Ada Moor, {LINK}.</p></div></div>',
    "WordPress blocks": '<p>Gulls count.<sup data-fn="b1-4d" class="fn"><a href="#b1-4d" id="b1-4d-link">1</a></sup>'
    f'</p><ol class="wp-block-footnotes"><li id="b1-4d">Ada Moor, {LINK}. <a href="#b1-4d-link">↩︎</a></li></ol>',
    "WordPress, Easy Footnotes": '<p>Gulls count.<span id="easy-footnote-1-155"></span><span class="easy-footnote">'
    f'<a href="#easy-footnote-bottom-1-155" title="Ada Moor, Gulls, {URL}"><sup>1</sup></a></span></p>'
    '<ol class="easy-footnotes-wrapper"><li><span id="easy-footnote-bottom-1-155"></span>'
    f'Ada Moor, {LINK}.<a class="easy-footnote-to-top" href="#easy-footnote-1-155"></a></li></ol>',
    "WordPress, Modern Footnotes": '<p>Gulls count.<sup class="modern-footnotes-footnote"><a href="javascript:void(0)" '
    'aria-describedby="mfn-content-1">1</a></sup><span id="mfn-content-1" role="tooltip" '
    f'class="modern-footnotes-footnote__note">Ada Moor, {LINK}.</span></p>',
    "WordPress, Modern Footnotes of old": '<p>Gulls count.<sup class="modern-footnotes-footnote" data-mfn="1">'
    '<a href="javascript:void(0)">1</a></sup><span class="modern-footnotes-footnote__note" data-mfn="1">'
    f"Ada Moor, {LINK}.</span></p>",
    "WordPress, footnotes": '<p>Gulls count.<span class="footnote_referrer"><a role="button" '
    "onclick=\"footnote_moveToReference_15_1('footnote_plugin_reference_15_1_1');\">"
    '<sup id="footnote_plugin_tooltip_15_1_1" class="footnote_plugin_tooltip_text">1</sup></a>'
    '<span class="footnote_tooltip">Ada Moor</span></span></p><table class="footnotes_table"><tbody><tr>'
    '<th id="footnote_plugin_reference_15_1_1" class="footnote_plugin_index"><a role="button">↑1</a></th>'
    f'<td class="footnote_plugin_text">Ada Moor, {LINK}.</td></tr></tbody></table>',
    "WordPress, a plug-in that is gone": f"<p>Gulls count.[footnote]Ada Moor, {LINK}.[/footnote]</p>",
    "Word": '<p>Gulls count.<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span '
    "class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a></p>"
    '<div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText>'
    '<a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span>'
    f"</a> Ada Moor, {LINK}.</p></div></div>",
    "Google Docs": '<p><span>Gulls count.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p>'
    '<a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Ada Moor, </span><span><a '
    f'href="https://www.google.com/url?q={URL}&amp;sa=D&amp;source=editors&amp;usg=A">Gulls</a>.</span></p></div>',
    "Ghost": '<p>Gulls count.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><section '
    f'class="footnotes"><ol><li id="fn1"><p>Ada Moor, {LINK}. <a href="#fnref1">↩︎</a></p></li></ol></section>',
    "MediaWiki": '<p>Gulls count.<sup id="cite_ref-1" class="reference"><a href="/wiki/Gulls#cite_note-1">[1]</a></sup>'
    '</p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b>'
    f'</span> <span class="reference-text">Ada Moor, {LINK}.</span></li></ol>',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_note_its_mark_and_its_address_are_found(page: str) -> None:
    """One mark, one note, its words without the system's own signs, its address unwrapped."""
    document = read(f"<!doctype html><html><body>{page}<p>More text.</p></body></html>".encode())
    (note,) = document.notes
    assert (note.label, note.kind, note.text.rstrip(".")) == ("1", NoteKind.FOOTNOTE, "Ada Moor, Gulls")
    assert [link.url for link in note.links] == [URL]
    marks = [(block.text[: mark.offset], mark.note) for block in document.blocks for mark in block.markers]
    assert marks == [("Gulls count.", 0)]
