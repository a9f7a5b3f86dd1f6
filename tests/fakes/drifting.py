"""Texts that a page may have carried one after another: an article, another one, a translation, a new owner's."""

PARAGRAPHS = (
    "The council voted on Tuesday evening to close the upper lock for eleven months, beginning on 4 March 2019. "
    "Mayor Ilse Brandt said that the gates had been built in 1931 and could no longer be trusted with ships.",
    "Of the 37 members present, 24 voted for the closure and nine against it, while four abstained. "
    "The Chamber of Pilots had warned that traffic to Maribeck would have to take the longer way round by the sea.",
    "The work will cost 18.4 million crowns, a third of which the province of Orlen has promised to pay. "
    "An earlier estimate by the engineers of Haldane and Sons had put the price at less than half of that.",
    "Fishermen gathered before the town hall and asked for a passage at night, when few larger vessels are about. "
    "Their speaker, Tomas Reuter, called the decision a blow to families who live from the river.",
    "The contract is to be let in the autumn, and the lock keepers will be employed at the lower gates until then. "
    "A report on the state of the other five locks is expected before the summer.",
)
OTHER = (
    "Gardeners who want tomatoes before August should sow them under glass as soon as the days grow longer. "
    "Seedlings need warmth at their roots more than bright light, and a tray above a radiator is quite enough.",
    "Water them from below and let the soil dry between two waterings, because damp stems rot within a week. "
    "When the second pair of leaves opens, each plant moves into a pot of its own, buried a little deeper.",
    "Harden the plants off on a sheltered balcony, first for an hour and later for whole afternoons. "
    "Cold wind does more harm than a cool night, so keep fleece at hand until the ice saints have passed.",
    "Outdoors a distance of two feet lets the air through and keeps blight away in a wet summer. "
    "Side shoots are pinched out weekly; what grows on them would take strength from the fruit.",
)
RUSSIAN = (
    "Городской совет проголосовал во вторник за закрытие верхнего шлюза на одиннадцать месяцев, начиная с марта. "
    "Мэр города заявила, что ворота были построены почти сто лет назад и больше не могут служить судам.",
    "Из присутствовавших депутатов большинство поддержало решение, однако несколько человек выступили против него. "
    "Лоцманы предупредили, что движение судов придётся направить в обход, по более длинному морскому пути.",
    "Работы обойдутся городу в несколько миллионов, а треть этой суммы обещала выплатить провинция. "
    "Прежняя оценка инженеров была вдвое меньше, и депутаты попросили объяснить, откуда взялась разница.",
)
CASINO = (
    "Welcome to the best online casino, where every player gets a welcome bonus and a hundred free spins today. "
    "Our slots pay the biggest jackpot, and live roulette, blackjack and poker tables are open around the clock.",
    "Place bets with the most generous sportsbook and claim a second bonus when you invite a friend to play. "
    "Gambling has never been easier: choose a casino game, set your bets and spin the slots from your telephone.",
    "Fast payouts, a casino licence and support at any hour make this betting house the favourite of many players. "
    "Sign in now, take the bonus and try baccarat, roulette or one of nine hundred slots without any risk.",
)
