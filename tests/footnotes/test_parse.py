"""The words of a citation become its fields, in every style that notes are written in."""

# ruff: noqa: E501 - a table of citations is read one citation a line

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.model import Link, Span, Work
from footnotes.works.outlets import NOTHING_SEEN, Seen
from footnotes.works.parse import parse_work


def parse(marked: str, seen: Seen = NOTHING_SEEN) -> Work:
    """Parse a citation in which asterisks mark italics."""
    text, emphasis = "", []
    for number, stretch in enumerate(marked.split("*")):
        if number % 2:
            emphasis.append(Span(len(text), len(text) + len(stretch)))
        text += stretch
    links = []
    for match in re.finditer(r"https?://[^\s<>]+", text):
        url = match[0].rstrip(".,;:)")
        links.append(Link(Span(match.start(), match.start() + len(url)), url))
    return parse_work(text, links, emphasis, seen)


def fields(text: str) -> tuple[tuple[str, ...], str | None, str | None, str | None]:
    """Authors, title, publisher and date."""
    work = parse(text)
    return work.authors, work.title, work.publisher, work.date


U = "https://site.example/1"

COMMA = [
    ("author-title-outlet-date", f"Eva Dahl, The nets of the north, The Guardian, May 2019, {U}",
     ("Eva Dahl",), "The nets of the north", "The Guardian", "2019-05"),
    ("unknown-outlet-by-host", "Eva Dahl, The nets of the north, Norsk Avis, May 2019, https://norskavis.example/1",
     ("Eva Dahl",), "The nets of the north", "Norsk Avis", "2019-05"),
    ("lower-case-outlet", "Eva Dahl, The nets of the north, fjordposten, May 2019, https://fjordposten.example/1",
     ("Eva Dahl",), "The nets of the north", "fjordposten", "2019-05"),
    ("dotted-outlet", "Eva Dahl, The nets of the north, Havet.no, May 2019, https://havet.no/1",
     ("Eva Dahl",), "The nets of the north", "Havet.no", "2019-05"),
    ("three-authors", f"Eva Dahl, Per Berg and Mia Lind, The nets, torn again, Reuters, May 2019, {U}",
     ("Eva Dahl", "Per Berg", "Mia Lind"), "The nets, torn again", "Reuters", "2019-05"),
    ("authors-without-and", "Eva Dahl, Per Berg, Mia Lind, Silent Storms, Havet, May 2019, https://havet.example/1",
     ("Eva Dahl", "Per Berg", "Mia Lind"), "Silent Storms", "Havet", "2019-05"),
    ("no-outlet", f"Eva Dahl, The nets are torn, but not lost, May 2019, {U}",
     ("Eva Dahl",), "The nets are torn, but not lost", None, "2019-05"),
    ("headline-with-comma", f"Eva Dahl, Fleet Returns To Port, Union Says, May 2019, {U}",
     ("Eva Dahl",), "Fleet Returns To Port, Union Says", None, "2019-05"),
    ("medium-first", f"BBC News, Fleet returns to port, May 2019, {U}", (), "Fleet returns to port", "BBC News", "2019-05"),
    ("medium-of-tld-first", "ABCD, Expert: there is no fish, but there is, May 2019, https://abcd.media/1",
     (), "Expert: there is no fish, but there is", "ABCD", "2019-05"),
    ("institution-first", f"Harbour Rights Watch, Norland: Curbs on sailors, May 2019, {U}",
     ("Harbour Rights Watch",), "Norland: Curbs on sailors", None, "2019-05"),
    ("acronym-first", "ABCD, Norland, May 2019, https://www.abcd.org/1", ("ABCD",), "Norland", None, "2019-05"),
    ("institution-and-outlet", f"Agence France-Presse, Fleet returns, The Guardian, May 2019, {U}",
     ("Agence France-Presse",), "Fleet returns", "The Guardian", "2019-05"),
    ("institution-as-outlet", f"Eva Dahl, Norland's nets are hardly mended, Harbour Rights Watch, May 2019, {U}",
     ("Eva Dahl",), "Norland's nets are hardly mended", "Harbour Rights Watch", "2019-05"),
    ("question-mark-before-outlet", "Per Berg, Will the nets hold this winter? HAVET North, March 2020, https://havet.example/1",
     ("Per Berg",), "Will the nets hold this winter?", "HAVET North", "2020-03"),
    ("point-before-outlet", "Per Berg, Nets hold. How sailors have changed. Portnews, May 2021, https://portnews.example/1",
     ("Per Berg",), "Nets hold. How sailors have changed", "Portnews", "2021-05"),
    ("title-begins-with-quotation", f"Per Berg, \"Nets first\" urges to abolish the list, Reuters, May 2019, {U}",
     ("Per Berg",), '"Nets first" urges to abolish the list', "Reuters", "2019-05"),
    ("quotation-inside-title", f"Per Berg, A brief history of \"netting\", Reuters, May 2019, {U}",
     ("Per Berg",), 'A brief history of "netting"', "Reuters", "2019-05"),
    ("quotation-with-subtitle", f"Harbour Rights Watch, “No Safe Port”: Abuses Against Sailors, May 2018, {U}",
     ("Harbour Rights Watch",), "“No Safe Port”: Abuses Against Sailors", None, "2018-05"),
    ("title-with-colon-year-comma", f"Per Berg, Norland: 134 boats lost in 2020, says union, Reuters, May 2021, {U}",
     ("Per Berg",), "Norland: 134 boats lost in 2020, says union", "Reuters", "2021-05"),
    ("inverted-name", f"Berg, Per, Torn Nets, Torn Lives: Work in Norland's Ports, HRW, September 2012, {U}.",
     ("Per Berg",), "Torn Nets, Torn Lives: Work in Norland's Ports", "HRW", "2012-09"),
    ("single-title", f"Congress of Leaders of the World's Ports, {U}", (), "Congress of Leaders of the World's Ports", None, None),
    ("person-as-title", f"Vidar Storm, {U}", (), "Vidar Storm", None, None),
    ("years-in-title", f"Pew Fish Center, Catch by Country, 2010-2050, {U}",
     ("Pew Fish Center",), "Catch by Country, 2010-2050", None, None),
    ("day-of-event", f"ICES, Norland - Harbour Elections, 10 January 2021, {U}",
     ("ICES",), "Norland - Harbour Elections", None, "2021-01-10"),
    ("session-dates-stay-in-title", f"CEFIS, Observations on the fourth report, Adopted at its fifth session, 10 - 28 February 2014, {U}",
     ("CEFIS",), "Observations on the fourth report, Adopted at its fifth session, 10 - 28 February 2014", None, "2014-02"),
    ("document-symbol", f"UN Fish Council, Report of the Expert on nets, A/FC/47/27, June 2021, {U}",
     ("UN Fish Council",), "Report of the Expert on nets", None, "2021-06"),
    ("symbol-as-title", f"European Fish Parliament, RC-B9-0144/2021, {U}", ("European Fish Parliament",), "RC-B9-0144/2021", None, None),
    ("reference-work", f"CIA World Factbook, Norland, {U}", (), "Norland", "CIA World Factbook", None),
    ("post", "Jane Roe, Twitter post, Twitter, January 2021, https://twitter.com/roe/status/1",
     ("Jane Roe",), "Twitter post", "Twitter", "2021-01"),
    ("thread", "Jane Roe, Twitter thread, 3 May 2019, https://twitter.com/roe/status/1",
     ("Jane Roe",), "Twitter thread", "Twitter", "2019-05-03"),
    ("initials-first", "E. Dahl, P. Berg, M. Lind, Nets and Boats: A Study, Fjord Center, May 2020, https://fjordcenter.example/1",
     ("E. Dahl", "P. Berg", "M. Lind"), "Nets and Boats: A Study", "Fjord Center", "2020-05"),
    ("post-without-comma", "Jane Roe Twitter post, Twitter, January 2021, https://twitter.com/roe/status/1",
     ("Jane Roe",), "Twitter post", "Twitter", "2021-01"),
    ("post-by", "Facebook post by Jane Roe, 4 May 2019, https://www.facebook.com/roe/1",
     ("Jane Roe",), "Facebook post", "Facebook", "2019-05-04"),
    ("platform-only", "Jane Roe, Facebook, 4 May 2019, https://www.facebook.com/roe/1", ("Jane Roe",), None, "Facebook", "2019-05-04"),
    ("two-languages", "Jane Roe, Kak zhivut porty [How ports live], Fjordnews, April 2020, https://fjordnews.example/1",
     ("Jane Roe",), "Kak zhivut porty [How ports live]", "Fjordnews", "2020-04"),
    ("in-collection", f"Jane Roe, Beyond the Nets: Traps of the Sea, in Ports of the North: Present and Past ed. by Per Berg, Fjord Center, June 2021, {U}",
     ("Jane Roe",), "Beyond the Nets: Traps of the Sea", "Fjord Center", "2021-06"),
    ("interview", "Interview with Minister Eva Dahl, Dagens Nett, 4 June 2019, https://www.dn.example/1",
     (), "Interview with Minister Eva Dahl", "Dagens Nett", "2019-06-04"),
    ("russian", f"Анна Котова, Как живут порты, Коммерсантъ, май 2020, {U}", ("Анна Котова",), "Как живут порты", "Коммерсантъ", "2020-05"),
]  # fmt: skip

LAWS = [
    ("code-and-amendment", f"Code of Norland, Administrative Code of Norland, (with changes as of 01.07.2021), {U}",
     (), "Code of Norland, Administrative Code of Norland", None, "2021-07-01"),
    ("order", f"Order of the Minister of Fish dated June 21, 2013 No. 138, {U}",
     (), "Order of the Minister of Fish dated June 21, 2013 No. 138", None, "2013-06-21"),
    ("article", f"Constitution of Norland, Article 33, August 1995, {U}", (), "Constitution of Norland", None, "1995-08"),
    ("database-first", "Lawline, The Law of Norland of October 11, 2011, No 483-IV, On Nets, https://www.lawline.org/1",
     (), "The Law of Norland of October 11, 2011, No 483-IV, On Nets", "Lawline", "2011-10-11"),
    ("draft", "Draft Law 'On protection of nets', 2015", (), "Draft Law 'On protection of nets'", None, "2015"),
    ("resolution", f"European Parliament resolution of 11 February 2021 on nets in Norland (2021/2544(RSP)), {U}",
     (), "European Parliament resolution of 11 February 2021 on nets in Norland (2021/2544(RSP))", None, "2021-02-11"),
    ("case", f"European Court of Fish Rights, Berg v. Norland, no. 12345/09, judgment of 3 May 2012, § 45, {U}",
     ("European Court of Fish Rights",), "Berg v. Norland", None, "2012-05-03"),
]  # fmt: skip

QUOTED = [
    ("chicago", f"Eva Dahl, “The nets of the north,” *Baltic Review*, October 8, 2020. ({U})",
     ("Eva Dahl",), "The nets of the north", "Baltic Review", "2020-10-08"),
    ("no-author", f"\"The nets of the north,\" Harbour Rights Watch, October 17, 2019. ({U})",
     (), "The nets of the north", "Harbour Rights Watch", "2019-10-17"),
    ("question-inside", f"Eva Dahl, “The nets: Will they hold?” Atlantic Council, September 17, 2019. ({U})",
     ("Eva Dahl",), "The nets: Will they hold?", "Atlantic Council", "2019-09-17"),
    ("missing-comma", f"Eva Dahl and Per Berg \"Under ice, nets tear,\" Diplomat, July 24, 2020. ({U})",
     ("Eva Dahl", "Per Berg"), "Under ice, nets tear", "Diplomat", "2020-07-24"),
    ("institution-with-comma", f"Ministry of Fish of Norland, Statistical Committee, “Sample Survey on Nets,” 2017. ({U})",
     ("Ministry of Fish of Norland, Statistical Committee",), "Sample Survey on Nets", None, "2017"),
    ("journal", "Eva Dahl, “The End of the Net”, Journal of Nets, vol. 13 no. 1, 2002.",
     ("Eva Dahl",), "The End of the Net", "Journal of Nets", "2002"),
    ("journal-volume", f"Eva Dahl, “The End of the Net”, Nordic Medicine 26, no. 8, May 2020, {U}",
     ("Eva Dahl",), "The End of the Net", "Nordic Medicine", "2020-05"),
    ("chapter", "Eva Dahl, \"Net Policies\", in Mia Lind, ed., *Nets of the World*, Bristol: Fjord Matters (2008): 175",
     ("Eva Dahl",), "Net Policies", "Fjord Matters", "2008"),
    ("chapter-in-brackets", "Eva Strand, \"Boats\", in *Harbours of the North*, ed. Lisa Falk (Bergen: Fjord Press, 2013), 12–40.",
     ("Eva Strand",), "Boats", "Fjord Press", "2013"),
    ("place-is-no-publisher", "Norland Council, \"Reforms in Norland\", Copenhagen, 2021.",
     ("Norland Council",), "Reforms in Norland", None, "2021"),
    ("translation-behind", "Котова, Анна, \"Workers are on strike. Why?\" [Рабочие бастуют. Почему?], Fjordnews, February 2021, https://fjordnews.example/1",
     ("Анна Котова",), "Workers are on strike. Why?", "Fjordnews", "2021-02"),
    ("et-al", f"Eva Dahl, et. al., “Mapping nets,” Fjord Society, October 2020. ({U})", ("Eva Dahl",), "Mapping nets", "Fjord Society", "2020-10"),
    ("german", "Vgl. Hans Müller, „Die Grenzen des Netzes“, in: Karl Schmidt (Hg.), Netzgeschichte, Frankfurt am Main: Suhrkamp 1998, S. 45–67.",
     ("Hans Müller",), "Die Grenzen des Netzes", "Suhrkamp", "1998"),
    ("french", f"Voir Claire Dubois, « La ville et ses filets », Le Monde, 5 mars 2018, {U} (consulté le 6 avril 2018).",
     ("Claire Dubois",), "La ville et ses filets", "Le Monde", "2018-03-05"),
    ("russian", f"Иван Петров, «Города у моря», Новая газета, 3 марта 2019, {U}", ("Иван Петров",), "Города у моря", "Новая газета", "2019-03-03"),
    ("oscola", "Jens Krag and Mia Lind, ‘Nets across the Sound’ (2014) 12 Journal of Marine Law 45.",
     ("Jens Krag", "Mia Lind"), "Nets across the Sound", "Journal of Marine Law", "2014"),
    ("thesis", "Lee Chang, “Fish and chips” (PhD diss., University of Bergen, 2012), 45.",
     ("Lee Chang",), "Fish and chips", "University of Bergen", "2012"),
    ("short-form", "Dahl and Berg, \"Under ice, nets tear.\"", ("Dahl", "Berg"), "Under ice, nets tear", None, None),
    ("site-first", f"Official Site of the Storting, \"On further measures,\" June 2021, {U}",
     (), "On further measures", "Official Site of the Storting", "2021-06"),
    ("mla-journal", "Holm, Maria. \"The Persistence of Nets.\" 23, no. 3 (2015): 277-295.",
     ("Maria Holm",), "The Persistence of Nets", None, "2015"),
    ("unclosed-quotation", f"Maria Holm, \"Nets: The Case of the Fjord, Nordic Medicine 26, no. 8, May 2020, {U}",
     ("Maria Holm",), "Nets: The Case of the Fjord", "Nordic Medicine", "2020-05"),
]  # fmt: skip

OTHER = [
    ("italic-book", "Maria Holm, *The Salt Roads: Trade and Empire*, London: Verso, 2011, pp. 34–36.",
     ("Maria Holm",), "The Salt Roads: Trade and Empire", "Verso", "2011"),
    ("plain-book", "See eg. Maria M. Holm, The Salt Roads: Trade and Empire, New York: Nord & Sons, 1982.",
     ("Maria M. Holm",), "The Salt Roads: Trade and Empire", "Nord & Sons", "1982"),
    ("book-question", f"See discussion in Maria Holm and Per Berg, Nets in the Sound: Why Not? Washington: Fjord Institute & Sea Program, Sea Paper, October 2017. ({U})",
     ("Maria Holm", "Per Berg"), "Nets in the Sound: Why Not?", "Fjord Institute & Sea Program", "2017-10"),
    ("book-imprint-in-brackets", "Carl Nord, The Empty Sea (New York: Penguin, 2010), 23–25.", ("Carl Nord",), "The Empty Sea", "Penguin", "2010"),
    ("bibliography", "Nord, Carl. *The Empty Sea*. New York: Penguin, 2010.", ("Carl Nord",), "The Empty Sea", "Penguin", "2010"),
    ("italic-outlet", f"Carl Nord, The empty sea, *Havsavisa*, May 2019, {U}", ("Carl Nord",), "The empty sea", "Havsavisa", "2019-05"),
    ("apa", "Smith, J. A., & Brown, K. (2019). Rivers as borders. Journal of Border Studies, 12(3), 45–67. https://doi.org/10.1000/j.1",
     ("J. A. Smith", "K. Brown"), "Rivers as borders", "Journal of Border Studies", "2019"),
    ("apa-institution", f"World Fish Organization. (2020). Net atlas 2020. {U}", ("World Fish Organization",), "Net atlas 2020", None, "2020"),
    ("springer", "Petrov I.I., Kotova A.B. (2019) Features of Nets. In: Popova E. (eds) Ubiquitous Nets. Studies in Nets, vol 826. Springer, Cham. https://doi.org/10.1007/1",
     ("I.I. Petrov", "A.B. Kotova"), "Features of Nets", "Springer", "2019"),
    ("harvard-comma", "Berg, T. (2018), Dark Fjords: Inside the Hidden North, London: I.B. Tauris, p. 45.",
     ("T. Berg",), "Dark Fjords: Inside the Hidden North", "I.B. Tauris", "2018"),
    ("harvard-medium", f"Nordic Times (2018), ‘Fleet returns’, 25 September 2018, {U} (accessed 12 Sep. 2019).",
     (), "Fleet returns", "Nordic Times", "2018-09-25"),
    ("harvard-bare-year", "OECD, 2019. Fisheries outlook. Paris: OECD Publishing.", ("OECD",), "Fisheries outlook", "OECD Publishing", "2019"),
    ("bluebook", "Peter Lang, Privacy After Dark, 12 J. L. & TECH. REV. 345 (2019).",
     ("Peter Lang",), "Privacy After Dark", "J. L. & TECH. REV.", "2019"),
    ("gost", "Петров И. И. Города у моря. М.: Наука, 2015. С. 34–56.", ("И. И. Петров",), "Города у моря", "Наука", "2015"),
    ("gost-journal", "Dahl E., Berg P. Nets and boats // Sea Journal. 2019. No. 3. P. 12-15.",
     ("E. Dahl", "P. Berg"), "Nets and boats", "Sea Journal", "2019"),
    ("points", f"RFE/RL. Union Figure Calls On Sailors To Vote. November 2020. {U}.",
     (), "Union Figure Calls On Sailors To Vote", "RFE/RL", "2020-11"),
    ("introduced", f"This section builds on the work published in Maria Holm, The Salt Roads, Oslo: Fjord Press, 2018. ({U})",
     ("Maria Holm",), "The Salt Roads", "Fjord Press", "2018"),
    ("german-colon", "Hans Müller: Die Grenzen des Netzes. Eine Geschichte, Suhrkamp, Frankfurt 1998, S. 45.",
     ("Hans Müller",), "Die Grenzen des Netzes. Eine Geschichte", "Suhrkamp", "1998"),
    ("german-in", "Hans Müller: Fischer in Not. In: Die Zeit, 3.5.2019, https://www.zeit.de/1 (Abruf: 5.6.2020).",
     ("Hans Müller",), "Fischer in Not", "Die Zeit", "2019-05-03"),
    ("outlet-colon", f"The Guardian: Fleet returns to port, 3 May 2019, {U}", (), "Fleet returns to port", "The Guardian", "2019-05-03"),
    ("outlet-behind-bar", f"Fleet returns to port | The Guardian, {U}", (), "Fleet returns to port", "The Guardian", None),
    ("byline-behind-title", f"“The nets of the north”, by Eva Dahl, The Guardian, 3 May 2019, {U}",
     ("Eva Dahl",), "The nets of the north", "The Guardian", "2019-05-03"),
    ("outlet-in-brackets", f"Eva Dahl, The nets of the north, (The Guardian, 3 May 2019), {U}",
     ("Eva Dahl",), "The nets of the north", "The Guardian", "2019-05-03"),
    ("report-by", f"For more, see the report by Harbour Rights Watch, “Nets torn,” May 2019, {U}",
     ("Harbour Rights Watch",), "Nets torn", None, "2019-05"),
    ("online", "Dahl, E. 2019. Nets of the north. [Online] Available at: https://havet.example/1 [Accessed 3 May 2020].",
     ("E. Dahl",), "Nets of the north", None, "2019"),
    ("place-and-two-dates", f"Committee on Nets, Sea Conference, 109th Session, Geneva 2021, June 2021, {U}",
     ("Committee on Nets",), "Sea Conference, 109th Session", None, "2021-06"),
    ("late-signal", "On the other hand, see Tom Berg, Boats and Men, Harvard University Press, 1999, arguing that trawlers changed little.",
     ("Tom Berg",), "Boats and Men", "Harvard University Press", "1999"),
]  # fmt: skip


FRAMED = [
    ("handle", f"mira, “Nets (3)”, netblog.example, 5 January 2020, <{U}>", ("mira",), "Nets (3)", "netblog.example", "2020-01-05"),
    ("handle-with-digits", f"kai_77, “Nets”, fjordnett.no, 5 January 2020, {U}", ("kai_77",), "Nets", "fjordnett.no", "2020-01-05"),
    ("at-handle", f"@seawatcher, “Nets”, Havet, 5 January 2020, {U}", ("@seawatcher",), "Nets", "Havet", "2020-01-05"),
    ("e-mail", f"lina@havet.example, “Nets”, Havet, 5 January 2020, {U}", ("lina@havet.example",), "Nets", "Havet", "2020-01-05"),
    ("handle-american", f"mira, “Nets,” *netblog.example*, January 5, 2020, {U}", ("mira",), "Nets", "netblog.example", "2020-01-05"),
    ("handle-straight", f'mira, "Nets", Havet, 5 January 2020, {U}', ("mira",), "Nets", "Havet", "2020-01-05"),
    ("handle-german", f"mira, „Netze“, havet.example, 5. Januar 2020, {U}", ("mira",), "Netze", "havet.example", "2020-01-05"),
    ("handle-french", f"mira, « Filets », Le Quai, 5 janvier 2020, {U}", ("mira",), "Filets", "Le Quai", "2020-01-05"),
    ("handle-without-outlet", f"mira, “Nets”, 5 January 2020, {U}", ("mira",), "Nets", None, "2020-01-05"),
    ("handle-after-signal", f"Cf. mira, “Nets”, Havet, 5 January 2020, {U}", ("mira",), "Nets", "Havet", "2020-01-05"),
    ("lower-case-words", f"catch more cod, “Nets”, Havet, 5 January 2020, {U}", ("catch more cod",), "Nets", "Havet", "2020-01-05"),
    ("agency", f"dpa/hb, “Nets”, Havet, 5 January 2020, {U}", ("dpa/hb",), "Nets", "Havet", "2020-01-05"),
    ("chinese", f"王小明, “海网：“数字”是优长”, Havet, 5 January 2020, {U}", ("王小明",), "海网：“数字”是优长", "Havet", "2020-01-05"),
    ("arabic", f"محمد علي, “البحر والشباك”, Havet, 5 January 2020, {U}", ("محمد علي",), "البحر والشباك", "Havet", "2020-01-05"),
    ("foreign-outlet", f"Eva Dahl, “Nets”, 海网, 5 January 2020, {U}", ("Eva Dahl",), "Nets", "海网", "2020-01-05"),
    ("quoted-whole-title", f"Eva Dahl, “»frag.net«”, Havet, 5 January 2020, {U}", ("Eva Dahl",), "»frag.net«", "Havet", "2020-01-05"),
    ("quotation-first", f"““Nets” are back”, Havet, 5 January 2020, {U}", (), "“Nets” are back", "Havet", "2020-01-05"),
    ("quotation-last", f"Eva Dahl, “The net is „back““, Havet, 5 January 2020, {U}", ("Eva Dahl",), "The net is „back“", "Havet", "2020-01-05"),
    ("two-quotations", f'Eva Dahl, ""A" and "B"", Havet, 5 January 2020, {U}', ("Eva Dahl",), '"A" and "B"', "Havet", "2020-01-05"),
    ("quotation-and-comma", f'Eva Dahl, ""Never", she said", Havet, 5 January 2020, {U}', ("Eva Dahl",), '"Never", she said', "Havet", "2020-01-05"),
    ("inches", f'Eva Dahl, "The 12" net", Havet, 5 January 2020, {U}', ("Eva Dahl",), 'The 12" net', "Havet", "2020-01-05"),
    ("question-lower-host", f"Eva Dahl, “Nets?” havet.example, January 5, 2020, {U}", ("Eva Dahl",), "Nets?", "havet.example", "2020-01-05"),
    ("ellipsis-lower-name", f"Eva Dahl, “And then …” *taz*, January 5, 2020, {U}", ("Eva Dahl",), "And then …", "taz", "2020-01-05"),
    ("title-is-a-date", f"Eva Dahl, “3 May 2019”, Havet, 5 January 2020, {U}", ("Eva Dahl",), "3 May 2019", "Havet", "2020-01-05"),
    ("title-tells-access", f"Eva Dahl, “Seen, accessed 3 May 2019”, Havet, 5 January 2020, {U}", ("Eva Dahl",), "Seen, accessed 3 May 2019", "Havet", "2020-01-05"),
    ("digit-in-outlet", f"mira, “Nets”, 3sat, 5 January 2020, {U}", ("mira",), "Nets", "3sat", "2020-01-05"),
    ("low-outlet", f"Eva Dahl, “Nets”, heute online, 5 January 2020, {U}", ("Eva Dahl",), "Nets", "heute online", "2020-01-05"),
    ("kind-of-paper", f"Eva Dahl, “Nets”, blog post, 5 January 2020, {U}", ("Eva Dahl",), "Nets", None, "2020-01-05"),
    ("outlet-inc", f"Eva Dahl, “Nets”, Havet Foundation, Inc., 5 January 2020, {U}", ("Eva Dahl",), "Nets", "Havet Foundation, Inc.", "2020-01-05"),
    ("outlet-with-commas", f"Eva Dahl, “Nets”, Nets, Ropes & Sails, 5 January 2020, {U}", ("Eva Dahl",), "Nets", "Nets, Ropes & Sails", "2020-01-05"),
    ("byline-first", f"By Eva Dahl and Per Berg, “Nets”, Havet, 5 January 2020, {U}", ("Eva Dahl", "Per Berg"), "Nets", "Havet", "2020-01-05"),
    ("byline-german", f"Von Eva Dahl, „Netze“, Havet, 5. Januar 2020, {U}", ("Eva Dahl",), "Netze", "Havet", "2020-01-05"),
    ("outlet-of-date", f"Eva Dahl, „Netze“, Havet vom 5. Januar 2020, {U}", ("Eva Dahl",), "Netze", "Havet", "2020-01-05"),
    ("outlet-with-number", f"dpa/hb, “Nets”, Norland-Blog 24, 5 January 2020, {U}", ("dpa/hb",), "Nets", "Norland-Blog 24", "2020-01-05"),
    ("chapter-of-quoted-book", f"Eva Dahl, “Nets”, in Per Berg (ed.), “Boats”, Havet Press, 2019, {U}",
     ("Eva Dahl",), "Nets", "Havet Press", "2019"),
    ("deep-host", f"Eva Dahl, “Nets”, 2blog.net-watch.co.example, 5 January 2020, {U}", ("Eva Dahl",), "Nets", "2blog.net-watch.co.example", "2020-01-05"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "authors", "title", "publisher", "date"),
    [pytest.param(*row[1:], id=row[0]) for row in [*COMMA, *LAWS, *QUOTED, *OTHER, *FRAMED]],
)
def test_every_style_gives_its_fields(
    text: str, authors: tuple[str, ...], title: str | None, publisher: str | None, date: str | None
) -> None:
    """Authors, title, publisher and date are read as they are cited."""
    assert fields(text) == (authors, title, publisher, date)


@pytest.mark.parametrize(
    "text",
    [
        U,
        f"See: {U}",
        f"See (in Norse): {U}",
        f"See, for instance (in Norse): {U}",
        f"See the Resolution here: {U}",
        f"The petition is available at: {U}",
        f"The exact wording of Article 405 can be read here (in Norse): {U}",
        f"See the verdict here (in Norse), page 160: {U}",
        f"For a comprehensive analysis of nets, please also see this research on the topic: {U}",
        f"For the text of the treaty, see {U}",
        f"More on this: {U}",
        f"This figure includes boats lost in 2015 and 2016, {U}",
        f"Video of the storm: {U}",
        f"The data can be downloaded at {U}",
        f"Vgl. {U}",
        f"См. {U}",
        f"As the minister put it, “we shall never sell the nets”, {U}",
        f"They said, “we shall never sell the nets”, {U}",
        f"She added: “we shall never sell the nets”, {U}",
    ],
)
def test_no_title_is_invented(text: str) -> None:
    """Words that only introduce a link are no title."""
    assert parse(text).title is None


def test_a_lead_in_tells_whose_work_it_is() -> None:
    """A possessive before "report" gives the authors, a platform's feed gives author and platform."""
    assert parse(f"See ICES's and CEF's report on the nets here: {U}").authors == ("ICES", "CEF")
    feed = parse("See footage here via Jane Roe's Twitter feed: https://twitter.com/roe/status/1")
    assert (feed.authors, feed.title, feed.publisher) == (("Jane Roe",), None, "Twitter")
    assert parse(f"See Facebook comment: {U}").publisher == "Facebook"


@pytest.mark.parametrize(
    ("text", "accessed"),
    [
        (f"Eva Dahl, Nets, May 2019, {U} (accessed 3 June 2020)", "2020-06-03"),
        (f"Eva Dahl, Nets, May 2019, {U}, last visited June 3, 2020.", "2020-06-03"),
        (f"Eva Dahl, Nets, May 2019, accessed 3 June 2020, {U}", "2020-06-03"),
        (f"Ева Даль, Сети, май 2019, {U} (дата обращения: 03.06.2020)", "2020-06-03"),
        (f"Eva Dahl, Nets, May 2019, {U}", None),
    ],
)
def test_the_access_date_is_kept_apart(text: str, accessed: str | None) -> None:
    """The access date is not taken for the work's date, and not lost."""
    work = parse(text)
    assert (work.accessed, work.date) == (accessed, "2019-05")


def test_a_date_behind_the_url_counts() -> None:
    """A year in brackets behind the URL dates the work."""
    assert parse(f"See here: {U} (2021)").date == "2021"


def test_a_doi_is_found() -> None:
    """A DOI is read from the words as well as from the URL, without the point behind it."""
    assert parse("Eva Dahl, “Nets”, Sea Journal, 2019, doi: 10.1000/sea.2019.12.").doi == "10.1000/sea.2019.12"
    assert (
        parse("Eva Dahl, “Nets”, Sea Journal, 2019, https://doi.org/10.1000/sea.2019.12").doi == "10.1000/sea.2019.12"
    )


def test_a_name_seen_elsewhere_mends_a_misread_comma() -> None:
    """Where a comma was misread as a letter, a name that the document uses elsewhere is still found."""
    seen = Seen(leads=frozenset({"nordic news service"}))
    work = parse(f"Nordic News Servicem Sailors Jailed Over Torn Nets, October 2020, {U}", seen)
    assert (work.title, work.publisher) == ("Sailors Jailed Over Torn Nets", "Nordic News Service")


def test_linked_words_are_the_title() -> None:
    """In a document of links the words that carry the link are the title, and the rest is read around them."""
    text = "Eva Dahl, The nets of the north, Havet, May 2019"
    start = text.index("The nets")
    work = parse_work(text, [Link(Span(start, start + len("The nets of the north")), "https://havet.example/1")])
    assert (work.authors, work.title, work.publisher, work.date) == (
        ("Eva Dahl",),
        "The nets of the north",
        "Havet",
        "2019-05",
    )


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=15),
            st.sampled_from([U, ", ", ". ", "“", "”", '"', "(", ")", "2019", "May 2020", "Eva Dahl", "in ", "ed.", ": ", "See ",
                             "London", "[", "]", "and ", "Petrov I.I.", " // ", "vol. 3", "Law of ", "doi:10.1000/x"]),
        ),
        max_size=20,
    ).map("".join)
)  # fmt: skip
def test_parsing_never_raises(text: str) -> None:
    """Any text at all has fields, perhaps empty ones, and a title always holds a letter or digit."""
    work = parse(text.replace("*", ""))
    assert work.title is None or re.search(r"\w", work.title)
    assert all(author.strip() for author in work.authors)


@pytest.mark.parametrize(
    "hostile",
    ["Eva Dahl, " * 2000, "“a” " * 5000, "(" * 20000, "Dahl, E., " * 2000, "in " * 7000, "2019, " * 3000, "A. " * 7000,
     "Law of " * 3000, "? Why " * 3000, "a" * 20000, "10.1000/" * 2500, " and " * 4000, ": " * 10000, "Aa " * 7000],
    ids=lambda text: text[:9],
)  # fmt: skip
def test_hostile_citations_are_parsed_in_bounded_time(hostile: str) -> None:
    """Twenty thousand characters made to confuse take far less than a reader would notice."""
    started = time.process_time()
    parse_work(hostile)
    assert time.process_time() - started < 10


def test_linked_words_that_only_point_are_no_title() -> None:
    """Links that lie on "here" and "the report" cite something, but name no title."""
    text = "See here and the report."
    links = [Link(Span(4, 8), "https://a.example/1"), Link(Span(13, 23), "https://b.example/2")]
    assert parse_work(text, links).title is None
