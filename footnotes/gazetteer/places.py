"""Countries, regions and cities, by the names under which notes and titles mention them."""

from __future__ import annotations

from footnotes.languages.model import phrases

COUNTRIES = phrases(
    "Afghanistan | Albania | Algeria | Andorra | Angola | Argentina | Armenia | Australia | Austria | Azerbaijan | "
    "Bahamas | Bahrain | Bangladesh | Barbados | Belarus | Belgium | Belize | Benin | Bhutan | Bolivia | Bosnia | "
    "Bosnia and Herzegovina | Botswana | Brazil | Brunei | Bulgaria | Burkina Faso | Burundi | Cambodia | "
    "Cameroon | Canada | Chad | Chile | China | Colombia | Comoros | Congo | Croatia | Cuba | Cyprus | "
    "Czech Republic | Czechia | Denmark | Djibouti | Dominica | Ecuador | Egypt | England | Eritrea | Estonia | "
    "Eswatini | Ethiopia | Fiji | Finland | France | Gabon | Gambia | Georgia | Germany | Ghana | Greece | "
    "Grenada | Guatemala | Guinea | Guyana | Haiti | Honduras | Hong Kong | Hungary | Iceland | India | "
    "Indonesia | Iran | Iraq | Ireland | Israel | Italy | Jamaica | Japan | Jordan | Kazakhstan | Kenya | "
    "Kiribati | Kosovo | Kuwait | Kyrgyz Republic | Kyrgyzstan | Laos | Latvia | Lebanon | Lesotho | Liberia | "
    "Libya | Liechtenstein | Lithuania | Luxembourg | Madagascar | Malawi | Malaysia | Maldives | Mali | Malta | "
    "Mauritania | Mauritius | Mexico | Micronesia | Moldova | Monaco | Mongolia | Montenegro | Morocco | "
    "Mozambique | Myanmar | Namibia | Nauru | Nepal | Netherlands | New Zealand | Nicaragua | Niger | Nigeria | "
    "North Korea | North Macedonia | Norway | Oman | Pakistan | Palau | Palestine | Panama | Paraguay | Peru | "
    "Philippines | Poland | Portugal | Qatar | Romania | Russia | Russian Federation | Rwanda | Samoa | "
    "Saudi Arabia | Scotland | Senegal | Serbia | Seychelles | Singapore | Slovakia | Slovenia | Somalia | "
    "South Africa | South Korea | South Sudan | Spain | Sri Lanka | Sudan | Suriname | Sweden | Switzerland | "
    "Syria | Taiwan | Tajikistan | Tanzania | Thailand | Togo | Tonga | Tunisia | Turkey | Turkmenistan | Tuvalu | "
    "Türkiye | UK | US | USA | Uganda | Ukraine | United Arab Emirates | United Kingdom | United States | "
    "Uruguay | Uzbekistan | Vanuatu | Venezuela | Vietnam | Wales | Yemen | Zambia | Zimbabwe | Россия | Украина | "
    "Казахстан | Узбекистан | Кыргызстан | Таджикистан | Туркменистан | Беларусь | Грузия | Армения | "
    "Азербайджан | Молдова | Китай | Германия | Франция"
)
REGIONS = phrases("Africa | Asia | Europe | Central Asia | Latin America | Middle East | Caucasus")
CITIES = phrases(
    "London | New York | Washington | Washington DC | Washington D.C. | Paris | Berlin | Oxford | Cambridge | "
    "Princeton | Leiden | Boston | Chicago | Brussels | Vienna | Wien | Zürich | Zurich | Geneva | Genève | Genf | "
    "Basel | Bern | München | Munich | Frankfurt | Frankfurt am Main | Frankfurt a. M. | Hamburg | Köln | "
    "Cologne | Leipzig | Stuttgart | Tübingen | Göttingen | Wiesbaden | Baden-Baden | Bielefeld | Bonn | "
    "Amsterdam | The Hague | Rotterdam | Dordrecht | Antwerp | Louvain | Leuven | Rome | Roma | Milan | Milano | "
    "Bologna | Turin | Madrid | Barcelona | Lisbon | Lisboa | Stockholm | Oslo | Copenhagen | Helsinki | Warsaw | "
    "Warszawa | Prague | Praha | Budapest | Moscow | Москва | Saint Petersburg | St. Petersburg | "
    "Санкт-Петербург | СПб | Kyiv | Kiev | Minsk | Riga | Vilnius | Tallinn | Istanbul | Ankara | Tbilisi | "
    "Yerevan | Baku | Almaty | Алматы | Astana | Nur-Sultan | Bishkek | Tashkent | Dushanbe | Beijing | Shanghai | "
    "Hong Kong | Tokyo | Seoul | Singapore | Delhi | New Delhi | Mumbai | Sydney | Melbourne | Canberra | "
    "Toronto | Montreal | Ottawa | Ithaca | Ithaca NY | New Haven | Stanford | Berkeley | Los Angeles | "
    "San Francisco | Santa Monica | Baltimore | Philadelphia | Pittsburgh | Durham | Bloomington | Cambridge MA | "
    "Cambridge Mass. | Cham | Basingstoke | Houndmills | Manchester | Edinburgh | Dublin | Bristol | Farnham | "
    "Aldershot | Abingdon | Thousand Oaks | Cheltenham | Jerusalem | Tel Aviv | Cairo | Beirut | Nairobi | "
    "Johannesburg | Cape Town | Strasbourg | Strasbourg / Warsaw | Harmondsworth | Oakland | Minneapolis | "
    "Ann Arbor | Boulder | Lanham | Hoboken"
)
"""Places of publication."""
