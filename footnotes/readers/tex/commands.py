"""What LaTeX's commands do to a text, as far as its notes and their words go."""

from __future__ import annotations

ITALIC = frozenset(("emph", "textit", "textsl", "mkbibemph", "citetitle"))
"""Commands whose argument is emphasis."""
ITALIC_ON = frozenset(("it", "em", "itshape", "slshape", "sl"))
"""Commands that set the rest of their group in italics."""
UPRIGHT_ON = frozenset(("rm", "normalfont", "upshape", "rmfamily"))

HEADINGS = frozenset(("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph"))
FOOTNOTES = frozenset((
    "footnote", "sidenote", "footnoteA", "footnoteB", "Footnote", "tablefootnote", "marginnote", "mpfootnote",
    "footnoteC", "sidefootnote", "anonymousfootnote", "authorfootnote",
))  # fmt: skip
ADDRESSES = frozenset(("url", "nolinkurl", "path"))
CITES = frozenset((
    "cite", "citep", "citet", "citealp", "citealt", "citeauthor", "citeyear", "citeyearpar", "parencite", "textcite",
    "autocite", "footcite", "footfullcite", "fullcite", "smartcite", "supercite", "footcitetext", "citenum",
))  # fmt: skip
FOOTCITES = frozenset(("footcite", "footfullcite", "footcitetext", "smartcite", "footcites", "footfullcites"))
"""Those of ``CITES`` that set the work in a footnote."""
DEFINITIONS = frozenset((
    "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "NewDocumentCommand",
    "RenewDocumentCommand", "def", "gdef", "edef", "let",
))  # fmt: skip

DROPPED = {
    "label": 1, "ref": 1, "pageref": 1, "eqref": 1, "autoref": 1, "cref": 1, "Cref": 1, "vref": 1, "nameref": 1,
    "vspace": 1, "hspace": 1, "includegraphics": 1, "usepackage": 1, "RequirePackage": 1, "PassOptionsToPackage": 2,
    "bibliographystyle": 1, "index": 1, "gls": 0, "setlength": 2, "addtolength": 2, "addcontentsline": 3,
    "addtocontents": 2, "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "color": 1, "rule": 2, "fontsize": 2,
    "selectlanguage": 1, "hypersetup": 1, "newcounter": 1, "newlength": 1, "hyphenation": 1, "nocite": 1,
    "graphicspath": 1, "newenvironment": 3, "renewenvironment": 3, "newtheorem": 2, "DeclareMathOperator": 2,
    "tikzset": 1, "lstset": 1, "geometry": 1, "captionsetup": 1, "urlstyle": 1, "definecolor": 3, "markboth": 2,
    "markright": 1, "pdfbookmark": 2, "phantom": 1, "hphantom": 1, "vphantom": 1, "linespread": 1, "cline": 1,
    "bookmarksetup": 1, "setmainfont": 1, "setmainlanguage": 1, "footref": 1, "marginpar": 0, "cmidrule": 1,
    "patchcmd": 5, "makesavenoteenv": 1, "babelprovide": 1, "setcopyright": 1, "acmDOI": 1, "specialrule": 3,
    # These say something of the argument after theirs, which is text.
    "hypertarget": 1, "hyperlink": 1, "textcolor": 1, "colorbox": 1, "foreignlanguage": 1, "parbox": 1, "makebox": 0,
    "raisebox": 1, "resizebox": 2, "scalebox": 1, "multicolumn": 2, "multirow": 2, "hyperref": 0, "textlang": 1,
}  # fmt: skip
"""How many arguments in braces are no text."""

ENVIRONMENTS = {
    "minipage": 1, "multicols": 1, "wrapfigure": 2, "subfigure": 1, "adjustbox": 1, "otherlanguage": 1,
    "thebibliography": 1, "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "tabu": 1,
    "array": 1, "supertabular": 1, "xltabular": 2, "displaycquote": 1, "foreigndisplayquote": 1,
    "hyphendisplayquote": 1, "foreigndisplaycquote": 2, "hyphendisplaycquote": 2,
}  # fmt: skip
"""How many arguments in braces follow ``\\begin{...}``."""
QUOTATIONS = frozenset((
    "quote", "quotation", "displayquote", "displaycquote", "foreigndisplayquote", "hyphendisplayquote",
    "foreigndisplaycquote", "hyphendisplaycquote",
))  # fmt: skip
"""Environments that are block quotations."""
OPTIONS = {"quote": 0, "quotation": 0} | dict.fromkeys(QUOTATIONS - {"quote", "quotation"}, 3)
"""Options of environments where it is not one: a quotation may begin with a bracket of its own."""
LITERAL = frozenset(("verbatim", "Verbatim", "lstlisting", "minted"))
LISTS = frozenset(("itemize", "enumerate", "description", "center", "verse"))
"""Environments that make of a block quotation around them an indent of the author's."""
QUOTED = {
    "enquote": 0, "textquote": 0, "foreignquote": 1, "hyphenquote": 1, "foreigntextquote": 1, "hyphentextquote": 1,
    "blockquote": 0, "foreignblockquote": 1, "hyphenblockquote": 1,
}  # fmt: skip
"""Commands of csquotes for quotations, and how many arguments stand before the words."""
TABLES = frozenset(("tabular", "tabular*", "tabularx", "tabulary", "longtable", "tabu", "supertabular", "xltabular"))
CHAPTERED = frozenset(("book", "report", "memoir", "scrbook", "scrreprt", "amsbook"))
"""Classes that number footnotes anew in every chapter."""
