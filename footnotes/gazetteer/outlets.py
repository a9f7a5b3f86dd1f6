"""Outlets known the world over."""

from __future__ import annotations

from footnotes.languages.model import phrases

OUTLETS = phrases(
    "BBC | CNN | Reuters | AP | Associated Press | AFP | Agence France-Presse | DPA | DW | Deutsche Welle | VOA | "
    "Voice of America | RFE/RL | Radio Free Europe | Radio Free Europe/Radio Liberty | RFI | NPR | PBS | CBC | "
    "ABC | NBC | CBS | MSNBC | Fox News | TASS | ITAR-TASS | Interfax | RIA Novosti | Sputnik | RT | Xinhua | "
    "Anadolu Agency | Al Jazeera | Al-Arabiya | The Economist | Forbes | Bloomberg | Financial Times | "
    "New York Times | Washington Post | Wall Street Journal | USA Today | Los Angeles Times | Politico | Axios | "
    "Vox | Newsweek | The New Yorker | Foreign Policy | Foreign Affairs | The Diplomat | The Guardian | "
    "The Sunday Times | Daily Mail | Mail Online | Sky News | ITV | Channel 4 | New Statesman | Le Monde | "
    "Le Figaro | Libération | Mediapart | France 24 | Der Spiegel | Spiegel | Die Zeit | Die Welt | FAZ | "
    "Frankfurter Allgemeine Zeitung | Süddeutsche Zeitung | Handelsblatt | NZZ | ARD | ZDF | "
    "Neue Zürcher Zeitung | El País | El Mundo | Corriere della Sera | La Repubblica | ANSA | Gazeta Wyborcza | "
    "Kommersant | Vedomosti | Novaya Gazeta | Meduza | Mediazona | Izvestia | Lenta.ru | Gazeta.ru | RBC | "
    "The Moscow Times | Kyiv Post | Ukrainska Pravda | Euronews | EurActiv | EUobserver | openDemocracy | "
    "Open Democracy | Global Voices | Bellingcat | ProPublica | BuzzFeed | BuzzFeed News | HuffPost | "
    "Huffington Post | Business Insider | CNBC | The Lancet | Nikkei | Nikkei Asia | South China Morning Post | "
    "Global Times | People's Daily | Times of India | The Hindu | Haaretz | Jerusalem Post | Project Syndicate | "
    "TechCrunch | ZDNet | Ars Technica | Wikipedia | Encyclopaedia Britannica | Encyclopedia Britannica | "
    "Balkan Insight | Коммерсантъ | Ведомости | Новая газета | Медуза | Известия | Радио Свобода | Интерфакс | "
    "РИА Новости | ТАСС"
)
"""Names that only an outlet bears, as they are printed."""
WORDLIKE_OUTLETS = phrases(
    "Vice | Wired | Time | The Atlantic | The Hill | Slate | The Times | The Independent | The Telegraph | "
    "The Sun | The Observer | The Spectator | taz | Der Standard | Dozhd | The Intercept | Quartz | Nature | "
    "Science | Dawn | The Conversation | The Verge"
)
"""Names that are words too: whole they are an outlet's, at the head of other words they need not be."""
