"""Notes and entries of many styles and languages from their text to their fields, by whoever reads them.

One row a note: its text as Markdown, authors, title, publisher, date, date of access.
"""

# ruff: noqa: E501 - a table of notes is read one note a line

from __future__ import annotations

from pathlib import Path

import pytest

from footnotes.model import Citation
from footnotes.read import read_document

Row = tuple[str, tuple[str, ...], str | None, str | None, str | None, str | None]

# fmt: off
LINKED: tuple[Row, ...] = (
    ("Mia Lind, “[Torn nets](https://post.example/torn),” *Harbour Post*, May 4, 2019.", ("Mia Lind",), "Torn nets", "Harbour Post", "2019-05-04", None),
    ("Hafenamt, [Bericht zur Lage der Netze](https://hafen.example/bericht), März 2020.", ("Hafenamt",), "Bericht zur Lage der Netze", None, "2020-03", None),
    ("Marie Noël, « [Les filets du nord](https://port.example/filets) », *Le Port*, 3 mai 2019.", ("Marie Noël",), "Les filets du nord", "Le Port", "2019-05-03", None),
)
WEB: tuple[Row, ...] = (
    ("“Records of the mill keepers, Volume 2: the summer,” Harbour Post, 5 March 2019, https://post.example/t50.", (), "Records of the mill keepers, Volume 2: the summer", "Harbour Post", "2019-03-05", None),
    ("Eva Dahl, “Nets of the north, part 3: after the storm,” Harbour Post, 5 March 2019, https://post.example/t51.", ("Eva Dahl",), "Nets of the north, part 3: after the storm", "Harbour Post", "2019-03-05", None),
    ("“[Pacific Mill](http://mills.example/pacific)”. *mills.example*. Retrieved 27 April 2018.", (), "Pacific Mill", "mills.example", None, "2018-04-27"),
    ('"[MILLSTAT](http://mills.example/stat)". *mills.example*. Retrieved 25 October 2019.', (), "MILLSTAT", "mills.example", None, "2019-10-25"),
    ('Dahl, Eva (May 3, 2019). "[Fire at the mill](https://post.example/fire)". *Harbour Post*. Retrieved June 5, 2020.', ("Eva Dahl",), "Fire at the mill", "Harbour Post", "2019-05-03", "2020-06-05"),
    ('Karl Mathis (16 March 2015). "[Do not feed the ducks bread](https://g.example/ducks)". *The Guardian*. Retrieved 13 November 2016.', ("Karl Mathis",), "Do not feed the ducks bread", "The Guardian", "2015-03-16", "2016-11-13"),
    ('Rohr, Frank C.; Anders, Michael G. (1988). "Pairs in Migratory Waterfowl". *Current Birds*. pp. 187–221.', ("Frank C. Rohr", "Michael G. Anders"), "Pairs in Migratory Waterfowl", "Current Birds", "1988", None),
    ("Eva Dahl: [Die Netze im Hafen](https://hafen.example/netze). In: Hafenblatt. 3. Mai 2019, abgerufen am 5. Juni 2020.", ("Eva Dahl",), "Die Netze im Hafen", "Hafenblatt", "2019-05-03", "2020-06-05"),
)
VANCOUVER: tuple[Row, ...] = (
    ("Storm V. Why nets tear. Havet Med. 2019;12:e45. PMID: 30412345.", ("V Storm",), "Why nets tear", "Havet Med", "2019", None),
    ("Lind M, Storm V, Ek A. Water and wheels. J North Stud 2018;12(3):45–67. https://doi.org/10.1000/jns.12.3", ("M Lind", "V Storm", "A Ek"), "Water and wheels", "J North Stud", "2018", None),
    ("Halp SD, Ubel PA, Cap AL. Solid nets in cold harbours. N Engl J Nets. 2002 Jul 25;347(4):284-7.", ("SD Halp", "PA Ubel", "AL Cap"), "Solid nets in cold harbours", "N Engl J Nets", "2002", None),
    ("World Net Organization. Nets: key facts [Internet]. Geneva: WNO; 2021 [cited 2022 May 3]. Available from: https://wno.example/nets", ("World Net Organization",), "Nets: key facts", "WNO", "2021", "2022-05-03"),
    ("Müller K, Braun S. Netze nach dem Sturm. Dtsch Arztebl Netze. 2017;114(5):77-81.", ("K Müller", "S Braun"), "Netze nach dem Sturm", "Dtsch Arztebl Netze", "2017", None),
    ("García L, Ruiz A. Redes y mareas en el norte. Rev Esp Redes. 2016;90:e1-e9.", ("L García", "A Ruiz"), "Redes y mareas en el norte", "Rev Esp Redes", "2016", None),
    ("Murr PR, Rosen KS. Medical nets. 4th ed. St. Louis: Mosby; 2002.", ("PR Murr", "KS Rosen"), "Medical nets", "Mosby", "2002", None),
)
ABNT: tuple[Row, ...] = (
    ("SOUZA, Maria; LIMA, Pedro. *Redes do norte*: uma história. 2. ed. Rio de Janeiro: Zahar, 2015. p. 45.", ("Maria Souza", "Pedro Lima"), "Redes do norte: uma história", "Zahar", "2015", None),
)
GERMAN: tuple[Row, ...] = (
    ("Eva Dahl, Das Feuer im Norden, in: Hafenblatt 12 (2019), S. 45–67.", ("Eva Dahl",), "Das Feuer im Norden", "Hafenblatt", "2019", None),
    ("Hans Müller, Die Ordnung der Häfen, 2. Aufl., Berlin 1998, S. 12 ff.", ("Hans Müller",), "Die Ordnung der Häfen", None, "1998", None),
)
CHINESE: tuple[Row, ...] = (
    ("王明：《港口关闭》，《北方日报》2019年5月3日，https://beifang.example/gangkou，2020年6月5日访问。", ("王明",), "港口关闭", "北方日报", "2019-05-03", "2020-06-05"),
    ("李华、张伟：《海的历史》，北京：商务印书馆，2015年，第45页。", ("李华", "张伟"), "海的历史", "商务印书馆", "2015", None),
    ("渔业部：《港口报告2019》，2019年3月12日，https://yuye.example/report.pdf。", ("渔业部",), "港口报告2019", None, "2019-03-12", None),
    ("“港口重新开放”，新华网，2020年6月8日，https://xinhua.example/112.htm（最后访问日期：2020年6月9日）。", (), "港口重新开放", "新华网", "2020-06-08", "2020-06-09"),
    ("王明. 港口的历史[J]. 北方研究, 2019, 12(3): 45-50.", ("王明",), "港口的历史", "北方研究", "2019", None),
    ("李华, 张伟. 海的历史[M]. 北京: 商务印书馆, 2015: 45.", ("李华", "张伟"), "海的历史", "商务印书馆", "2015", None),
    ("陈丽：《渔民的声音》，《历史研究》2018年第3期，第12页。", ("陈丽",), "渔民的声音", "历史研究", "2018", None),
    ("赵强：《海洋与城市》，法律出版社2016年版，第88页。", ("赵强",), "海洋与城市", "法律出版社", "2016", None),
    ("김민수, 『항구의 역사』, 창비, 2015, 45쪽.", ("김민수",), "항구의 역사", "창비", "2015", None),
)
OTHERS: tuple[Row, ...] = (
    ("Jan van den Berg en Mieke Smit, *Water en macht. Een geschiedenis* (Amsterdam: Prometheus, 2015), p. 45-47.", ("Jan van den Berg", "Mieke Smit"), "Water en macht. Een geschiedenis", "Prometheus", "2015", None),
    ("Иванов И. И. Сети севера // Вопросы моря. 2015. № 3. С. 12–20.", ("И. И. Иванов",), "Сети севера", "Вопросы моря", "2015", None),
    ("Jan Kowalski, *Historia portu*, PWN, Warszawa 2011, s. 45.", ("Jan Kowalski",), "Historia portu", "PWN", "2011", None),
    ("NOVÁK, Jan. *Dějiny přístavu*. 2. vyd. Praha: Academia, 2012, s. 45.", ("Jan Novák",), "Dějiny přístavu", "Academia", "2012", None),
    ("Matti Virtanen, *Sataman historia* (Helsinki: Otava, 2014), s. 45.", ("Matti Virtanen",), "Sataman historia", "Otava", "2014", None),
    ("Søren Holm, *Havnens historie*, København: Gyldendal, 2016, s. 45.", ("Søren Holm",), "Havnens historie", "Gyldendal", "2016", None),
    ("Jean Durand, *Histoire du port*, Paris, Gallimard, 2011, p. 45.", ("Jean Durand",), "Histoire du port", "Gallimard", "2011", None),
)
LAW: tuple[Row, ...] = (
    ("Eva Dahl & Per Berg, The Unwritten Harbor, 88 Tex. L. Rev. 1203, 1210–11 (2010).", ("Eva Dahl", "Per Berg"), "The Unwritten Harbor", "Tex. L. Rev", "2010", None),
    ("*Harbour Trust v Nets Ltd* [2004] UKHL 33, [2005] 1 AC 12 [45] (Lord Wren).", (), "Harbour Trust v Nets Ltd", None, "2004", None),
    ("Per Berg, *Tidal Rights* (3rd edn, OUP 2012) 77.", ("Per Berg",), "Tidal Rights", "OUP", "2012", None),
    ("Mia Lind, ‘Who Owns the Foreshore?’ (2016) 75 CLJ 231, 240.", ("Mia Lind",), "Who Owns the Foreshore?", "CLJ", "2016", None),
    ("P. Martin, *Les filets et la loi*, thèse, Univ. Lyon III, 2003, p. 211 s.", ("P. Martin",), "Les filets et la loi", "Univ. Lyon", "2003", None),
    ("Loi n° 86-2 du 3 janvier 1986 relative à l’aménagement du littoral, art. 12.", (), "Loi n° 86-2 du 3 janvier 1986 relative à l’aménagement du littoral", None, "1986-01-03", None),
    ("J. Nowak, *Sieci i ludzie*, „Państwo i Prawo” 2012, nr 3, s. 23–40.", ("J. Nowak",), "Sieci i ludzie", "Państwo i Prawo", "2012", None),
    ("'The ferries are back' (*Harbour Post*, 3 May 2019).", (), "The ferries are back", "Harbour Post", "2019-05-03", None),
)
EDITED: tuple[Row, ...] = (
    ("Per Berg/Mia Lind (Hrsg.), Handbuch der Netze, 3. Aufl., München 2021, § 4 Rn. 12.", ("Per Berg", "Mia Lind"), "Handbuch der Netze", None, "2021", None),
    ("Storm, Hans (Red.): Netze heute. Hamburg 2001.", ("Hans Storm",), "Netze heute", None, "2001", None),
    ("Riva, Mario (a cura di), *Manuale delle reti*, Milano, Giuffrè, 2004, p. 45.", ("Mario Riva",), "Manuale delle reti", "Giuffrè", "2004", None),
    ("Moreno, Luis (coord.): *Manual de redes*, Tecnos, Madrid, 2006.", ("Luis Moreno",), "Manual de redes", "Tecnos", "2006", None),
    ("See the essays in Ruth Wren, ed., *Essays on Shore Law* (Hart, 2009).", ("Ruth Wren",), "Essays on Shore Law", "Hart", "2009", None),
)
MEDIA: tuple[Row, ...] = (
    ("*The Long Pier*. Directed by Rob Terne, Gull Pictures, 2009.", (), "The Long Pier", "Gull Pictures", "2009", None),
    ("Lind, M., & Berg, P. (2018). *Net counts 1990–2010* (Version 2.1) [Data set]. Harbour Data Archive. https://doi.org/10.1234/hda.55", ("M. Lind", "P. Berg"), "Net counts 1990–2010", "Harbour Data Archive", "2018", None),
    ("Wren, R. [@ruthwren]. (2020, June 5). *The pier is closed again* [Tweet]. Twitter. https://twitter.com/ruthwren/status/5", ("R. Wren",), "The pier is closed again", "Twitter", "2020-06-05", None),
    ("@harbourwatch. “The ferries are back and nobody told us.” *Twitter*, 4 May 2019, https://twitter.com/harbourwatch/status/123.", ("@harbourwatch",), "The ferries are back and nobody told us", "Twitter", "2019-05-04", None),
    ("Harbour Commission, “Commission adopts net rules”, press release IP/19/2345, 4 May 2019.", ("Harbour Commission",), "Commission adopts net rules", None, "2019-05-04", None),
)
ABROAD: tuple[Row, ...] = (
    ("山田太郎『港の歴史』（岩波書店、2010年）45頁。", ("山田太郎",), "港の歴史", "岩波書店", "2010", None),
    ("佐藤花子「漁業権の法的性質」『法学雑誌』58巻3号(2011年)123-150頁。", ("佐藤花子",), "漁業権の法的性質", "法学雑誌", "2011", None),
    ("参见李红：《渔业权研究》，法律出版社2011年版，第45页。", ("李红",), "渔业权研究", "法律出版社", "2011", None),
    ("港口重新开放[EB/OL]. 新华网, (2020-06-08)[2020-06-09]. http://news.example/2020.htm.", (), "港口重新开放", "新华网", "2020-06-08", "2020-06-09"),
    ("أحمد الخطيب، تاريخ الموانئ، بيروت: دار الفارابي، 2010، ص 45.", ("أحمد الخطيب",), "تاريخ الموانئ", "دار الفارابي", "2010", None),
    ("ليلى حداد، «قانون الصيد البحري»، مجلة القانون، العدد 3، 2011، ص 23–40.", ("ليلى حداد",), "قانون الصيد البحري", "مجلة القانون", "2011", None),
    ("SILVA, João. Porto fechado. *O Farol*, São Paulo, 3 maio 2019. Disponível em: <https://farol.example/porto>. Acesso em: 5 jun. 2020.", ("João Silva",), "Porto fechado", "O Farol", "2019-05-03", "2020-06-05"),
    ("CENA no porto. [S. l.: s. n.], 2020. 1 vídeo (3 min). Publicado pelo canal Mar Aberto. Disponível em: https://video.example/1. Acesso em: 5 jun. 2020.", (), "CENA no porto", None, "2020", "2020-06-05"),
    ("COSTA, Luís. Redes do mar. 2010. 200 f. Dissertação (Mestrado em História) – Universidade de Lisboa, Lisboa, 2010.", ("Luís Costa",), "Redes do mar", "Universidade de Lisboa", "2010", None),
)
EUROPEAN: tuple[Row, ...] = (
    ("CJEU, Case C-131/98 Harbour Nets SL v Norland, EU:C:2014:317, para 80.", (), "Harbour Nets SL v Norland", None, "2014", None),
    ("Joined Cases C-293/02 and C-594/02 Nets Ireland ECLI:EU:C:2014:238 [37].", (), "Nets Ireland", None, "2014", None),
    ("EuGH, Urt. v. 13.5.2014 – C-131/98 – Harbour Nets, ECLI:EU:C:2014:317, Rn. 80.", (), "Harbour Nets", None, "2014-05-13", None),
    ("CJUE, 13 mai 2014, Harbour Nets, aff. C-131/98, EU:C:2014:317, pt 80.", (), "Harbour Nets", None, "2014-05-13", None),
    ("Roe v Westland App no 12345/06 (ECtHR, 3 May 2010) para 45.", (), "Roe v Westland", None, "2010-05-03", None),
    ("Opinion of AG Lind in Case C-131/98 Harbour Nets EU:C:2013:424, point 12.", (), "Harbour Nets", None, "2013", None),
    ("Ada Lind, “The Nets Cases (C-362/94 and C-311/98)”, Harbour Law Review 12 (2021), 45.", ("Ada Lind",), "The Nets Cases (C-362/94 and C-311/98)", "Harbour Law Review", "2021", None),
)
KINDS: tuple[Row, ...] = (
    ("Podcast: “The net menders,” *Harbour Voices*, 3 May 2020, https://voices.example/s2e5.", (), "The net menders", "Harbour Voices", "2020-05-03", None),
    ("Studie: „Netze im Norden“, Hafenblatt, 3. Mai 2020, https://hafen.example/netze.", (), "Netze im Norden", "Hafenblatt", "2020-05-03", None),
    ("Film: Nets of the North (Harbour Films, 2011).", (), "Nets of the North", "Harbour Films", "2011", None),
)
IMPRINTS: tuple[Row, ...] = (
    ("Hafenamt Westhafen, Jahresbericht 2018, Westhafen 2019, S. 12.", ("Hafenamt Westhafen",), "Jahresbericht 2018", None, "2019", None),
    ("Fish Council, Report 2017, Harbour Press 2018, p. 4.", ("Fish Council",), "Report 2017", "Harbour Press", "2018", None),
    ("Jansen, Havenrecht, Deventer: Kluwer 2015, p. 45.", ("Jansen",), "Havenrecht", "Kluwer", "2015", None),
    ("Statistisches Landesamt (Hrsg.), Fischerei 2017, Westhafen 2018, https://sla.example/f17.pdf (5.6.2020).", ("Statistisches Landesamt",), "Fischerei 2017", None, "2018", "2020-06-05"),
    ("Harbour Office (ed.), Annual Report 2018, Westhaven 2019, https://office.example/ar18.pdf (accessed 5 June 2020).", ("Harbour Office",), "Annual Report 2018", None, "2019", "2020-06-05"),
    ("World Net Office, Harbour Outlook 2020 (Harbour Publishing 2019) https://doi.org/10.1787/12345678-en.", ("World Net Office",), "Harbour Outlook 2020", "Harbour Publishing", "2019", None),
)
# fmt: on
ROWS = (
    *EUROPEAN,
    *KINDS,
    *IMPRINTS,
    *LINKED,
    *WEB,
    *VANCOUVER,
    *ABNT,
    *GERMAN,
    *CHINESE,
    *OTHERS,
    *LAW,
    *EDITED,
    *MEDIA,
    *ABROAD,
)


@pytest.fixture(scope="module")
def citations() -> dict[str, list[Citation]]:
    """The citations of each note, by its label; one document holds all rows."""
    claims = "\n\n".join(f"Claim number {number} is made here.[^{number}]" for number, _ in enumerate(ROWS, 1))
    notes = "\n\n".join(f"[^{number}]: {row[0]}" for number, row in enumerate(ROWS, 1))
    reading = read_document(Path("notes.md"), f"{claims}\n\n{notes}\n".encode(), "notes.md")
    labels = {footnote.id: footnote.label for footnote in reading.footnotes}
    cited: dict[str, list[Citation]] = {footnote.label: [] for footnote in reading.footnotes}
    for citation in reading.citations:
        cited[labels[citation.footnote]].append(citation)
    return cited


@pytest.mark.parametrize("number", range(1, len(ROWS) + 1), ids=lambda number: ROWS[number - 1][0][:40])
def test_a_note_of_any_style_gives_its_fields(number: int, citations: dict[str, list[Citation]]) -> None:
    [work] = citations[str(number)]
    assert (work.authors, work.title, work.publisher, work.date, work.accessed) == ROWS[number - 1][1:]


@pytest.mark.parametrize(
    ("linked", "title"),
    [
        ("Eva Dahl, [Walls](https://post.example/walls), Post, 3 May 2019.", "Walls"),
        ("Per Berg, [Tides of the north](https://post.example/tides), Harbour Post, 4 May 2019.", "Tides of the north"),
        ("Eva Dahl, [The query](https://a.example/q) (accessed 5 June 2020), Harbour Post, 4 May 2019.", "The query"),
        ("Per Berg/Mia Lind, [Netze](https://a.example/n), Hafenblatt, 4. Mai 2019.", "Netze"),
    ],
)
def test_linked_words_are_the_title(linked: str, title: str) -> None:
    """However short they are, and whatever stands around them."""
    reading = read_document(Path("notes.md"), f"So it is.[^1]\n\n[^1]: {linked}\n".encode(), "notes.md")
    assert [one.title for one in reading.citations] == [title]


@pytest.mark.parametrize(
    "note",
    [
        "Dahl, E., “Why nets tear,” Annals of the Sea, vol. 282, 2007, p. 12583.",
        "Eva Dahl, Das Feuer im Norden, Hafenblatt 282 (2007), S. 12583.",
        "Dahl E. Why nets tear. Annals of the Sea, vol. 282, 2007, pp. 12583–12590.",
    ],
)
def test_a_page_of_any_number_belongs_to_its_work(note: str) -> None:
    """Journals count their pages, and their articles, beyond ten thousand."""
    reading = read_document(Path("notes.md"), f"So it is.[^1]\n\n[^1]: {note}\n".encode(), "notes.md")
    assert [one.text for one in reading.citations] == [note]
