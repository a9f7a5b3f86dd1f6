"""English."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

ENGLISH = Language(
    code="en",
    name="English",
    script="latin",
    months=months(
        "january | february | march | april | may | june | july | august | september | october | november | december"
    ),
    short_months=months("jan | feb | mar | apr | | jun | jul | aug | sep sept | oct | nov | dec"),
    seasons=phrases("spring | summer | autumn | fall | winter"),
    conjunctions=phrases("and | as well as"),
    alternatives=phrases("or"),
    date_words=words("on at"),
    accessed=phrases(
        "accessed | last accessed | date accessed | access date | date of access | visited | last visited | "
        "viewed | last viewed | retrieved | last retrieved | consulted | last consulted | checked | last checked "
        "| seen | last seen"
    ),
    available_at=phrases(
        "available at | available online at | available from | available online | accessible at | retrieved from "
        "| online at | downloadable from | full text at | link"
    ),
    copy_stands_at="archived at",
    archived_at=phrases(
        "archived | archive | archived at | archived from | archived copy | web archive | cached | cached copy | "
        "mirror | backup | copy | archived version | web archived | snapshot | captured | saved copy | preserved at"
    ),
    ibid=phrases("ibid. | ibidem | id."),
    same_author=phrases("idem | eadem"),
    op_cit=phrases("op. cit. | loc. cit. | art. cit."),
    above=phrases("above | supra"),
    note_words=phrases(
        "note | notes | footnote | footnotes | foot-note | endnote | endnotes | n. | nn. | n | fn | fn. | fns"
    ),
    signals=phrases(
        "see also | see | compare | cf. | accord | contra | quoted in | cited in | quoted from | cited by | "
        "citing | quoting | source | sources | based on | adapted from | via | reported in | as reported by | "
        "as reported in | cf"
    ),
    kinds=phrases(
        "podcast | video | audio | film | documentary | report | article | study | book | paper | essay | blog | "
        "blog post | interview | watch | read | listen | infographic | map | photo | photos | transcript | "
        "statement | dataset | analysis | opinion | editorial | review | thesis | webinar | tweet | post | thread "
        "| letter | speech | lecture | press release | news release | media release"
    ),
    bylines=words("by"),
    others=phrases("et al. | and others | and colleagues | & al."),
    editors=phrases("ed. | eds. | editor | editors | edited | edited by"),
    translators=phrases("trans. | transl. | translator | translated by"),
    volumes=phrases("vol. | vols. | volume | volumes | no. | nos. | issue | iss. | part | pt."),
    pages=phrases("p. | pp. | page | pages"),
    editions=phrases("edn | ed. | edition"),
    note_headings=phrases(
        "notes | endnotes | footnotes | note | sources | end notes | foot notes"
        " | chapter notes | explanatory notes | author's notes | annotations"
    ),
    reference_headings=phrases(
        "references | reference | reference list | references list | list of references | bibliography"
        " | selected bibliography | works cited | literature | literature cited | sources | references cited"
        " | citations | cited references | work cited | list of works cited | works consulted"
        " | works referenced | works mentioned | cited works | bibliographies | bibliographic references"
        " | bibliographical references | cited literature | literature references | list of literature"
        " | literature list | sources cited | sources used | sources consulted | cited sources"
        " | list of sources | list of citations | primary sources | secondary sources | primary literature"
        " | secondary literature | source list | publications cited | publications | legal sources"
        " | authorities cited | table of authorities | list of authorities | cases cited | archival sources"
        " | archives consulted | unpublished sources | published sources | source notes"
        " | works referred to | literature reviewed | print sources | documentary sources | webography"
    ),
    link_headings=phrases(
        "further reading | suggested reading | suggested readings | recommended reading | additional reading"
        " | see also | external links | links | web links | resources | further resources"
        " | additional resources | web resources | online resources | more information | read more"
        " | further information | websites | web sites | online sources | internet sources | web sources"
    ),
    in_language=words("in"),
    law_words=phrases(
        "law | laws | act | code | codes | constitution | convention | decree | order | treaty | regulation | "
        "regulations | directive | statute | statutes | ordinance | charter | covenant | bill | protocol | "
        "ruling | judgment | judgement | rules | amendment | amendments | resolution | decision"
    ),
    that=words("that"),
    retracted=phrases("retracted | retraction | withdrawn"),
    adversatives=phrases("but | however | yet | although | though | nevertheless | except | unless"),
    function_words=words(
        "the of and to in is that for it was on with as by at from this are have how what why who after over its "
        "his her their has will not be were into amid says say against about more than you your off an or new up "
        "out when where which could should would must can us we our they during between under first all still now "
        "report law right rights police government president women children people years year world war state "
        "country court protest protests a i he she them then there here just like been being do does did had "
        "having may might let get got if because while no only some any each every such most other one two my me "
        "him very much many also even those these too yet already again never always without through before back "
        "way make made take time see use used well go going want need it's don't both few own same so down"
    ),
    abbreviations=words(
        "dr mr mrs ms prof st messrs hon rev gen col lt capt sgt sen rep gov amb pres dept cf vs eg ie viz mt"
    ),
    errors=ErrorWords(
        subjects=words(
            "page pages webpage webpages article articles content contents document documents file files story "
            "stories post posts url resource item entry video publication site website link links address object "
            "directory news record account profile tweet channel node topic product request requested nothing "
            "something anything it what blog thread preview "
            "snippet listing "
        ),
        negations=words(
            "not no nothing cant cannot couldnt could isnt arent wasnt werent doesnt dont didnt unable hasnt "
            "never non without"
        ),
        verbs=words(
            "found find exist exists existing existed available accessible locate located valid show shown "
            "display displayed here there findable anymore load"
        ),
        absences=words(
            "missing unavailable removed deleted expired gone disappeared nonexistent unpublished withdrawn "
            "lost inaccessible invalid broken vanished retired closed"
        ),
        troubles=words("temporarily currently server service maintenance"),
        regions=words("region country location territory area jurisdiction europe european"),
        others=words(
            "sorry we were re are is was be been being has have had the this that these those a an your you youre "
            "youve our us i im looking searching tried trying to for of on in at from or and but by it its can do "
            "does did seems seem like looks appears apologies apologize however may might will moved changed "
            "renamed because reach access see view open visit following followed go get right longer any more "
            "currently under new just well hmm hm argh ah unfortunately doh dear thats uploader owner author user "
            "moderator taken down location server region country territory area website service temporarily "
            "maintenance jurisdiction whoah yikes aw got here there about their they who which some part parts "
            "specified entered typed mistyped incorrectly maybe probably either first last already ever than then "
            "also could would should please back able oh no such expired deleted officially closed now available "
            "system archive archived database existing old out date"
        ),
        sites=words("site website web service server servers platform portal"),
        unavailable=words(
            "available accessible load loaded loading display displayed show shown unavailable inaccessible reach "
            "reached reachable open opened retrieve retrieved"
        ),
        over=words("longer anymore more"),
    ),
    later=phrases(
        "try again | try later | again later | come back | check back | be back | back soon | back shortly | "
        "reload | in a few minutes | in an hour | working on it | under maintenance | planned work | scheduled "
        "maintenance | went wrong | technical problem | technical difficulties | engineers | check your "
        "connection | did not answer | not responding | temporarily | overloaded | high demand | too many "
        "visitors"
    ),
    required=phrases(
        "sign in | log in | an account | subscribe | subscription | subscribers | your library | your institution "
        "| permission | not have access | your browser | viewer | plug-in | plugin | playback | enable javascript "
        "| enable cookies | accept cookies | members only"
    ),
    headings=PageHeadings(
        gone=phrases(
            "404 error | http 404 | 410 gone | 404 not found | not found | nothing found | nothing here | page "
            "missing | http status 404 | the resource cannot be found | nothing found here | this page doesn't "
            "exist | lost? | you seem to be lost | no such page | this isn't the page you were looking for | this "
            "is not the page you requested | this is not the page you are looking for | "
            "there's nothing here | we lost this page | page not found (404) | dead link | these aren't the pages "
            "you're looking for"
        ),
        trouble=phrases(
            "coming soon | errors | server error | internal server error | 500 internal server error | http error "
            "500 | service unavailable | 503 service unavailable | http error 503 | 503 service temporarily "
            "unavailable | service temporarily unavailable | 502 bad gateway | bad gateway | 504 gateway time-out "
            "| 504 gateway timeout | gateway timeout | site under maintenance | maintenance | under maintenance | "
            "maintenance mode | website under maintenance | scheduled maintenance | we'll be back soon | be right "
            "back | under construction | database error | error establishing a database connection | application "
            "error | an error occurred | an error has occurred | something went wrong | oops! something went "
            "wrong | technical difficulties | runtime error | fatal error | account suspended | this account has "
            "been suspended | website suspended | bandwidth limit exceeded | 509 bandwidth limit exceeded | "
            "resource limit is reached | 508 resource limit is reached | web server is down | origin is "
            "unreachable | connection timed out | sorry, something went wrong | bad request | 400 bad request | "
            "invalid request | index of / | default web site page | an error has occured | error has occurred | "
            "download limit exceeded | rate limit reached | limit reached | quota exceeded | usage limit exceeded "
            "| too many connections | too many users | unexpected error | temporary error | connection failed | "
            "db connection failed | database connection failed | could not connect to database | site offline | "
            "website offline | we are upgrading our website | we are making some changes | down for maintenance | "
            "closed for maintenance | page expired | session expired | your session has expired | session timed "
            "out | server overloaded | this site has been suspended | service suspended | web server's default "
            "page | default page | congratulations, your website is working | future home of something quite cool "
            "| * temporarily unavailable | * is temporarily unavailable | * limit exceeded | * limit reached | * "
            "is under maintenance | * is down for maintenance | * will be back soon | website temporarily offline "
            "| site temporarily offline | we'll be right back | we will be right back | we will be back soon | "
            "the server is not responding | server not responding | unable to connect to * | could not connect to "
            "* | service interruption | service outage | scheduled downtime | planned maintenance | * is "
            "undergoing maintenance | we are performing maintenance | we're performing maintenance | upgrade in "
            "progress | heavy traffic | high traffic"
        ),
        denied=phrases(
            "403 forbidden | forbidden | error 403 | 403 error | access denied | access denied. | 403 access "
            "denied | permission denied | 403 - forbidden: access is denied. | access forbidden | you have been "
            "blocked | sorry, you have been blocked | request blocked | request rejected | the request is blocked "
            "| blocked | access blocked | access to this page has been denied | too many requests | 429 too many "
            "requests | rate limit exceeded | request access | error: the request could not be satisfied | not "
            "acceptable! | 406 not acceptable | unusual traffic | your access to this site has been limited by "
            "the site owner | error 1020 | access restricted | your access to this site has been limited | web "
            "page blocked | page blocked | your request has been blocked | your ip has been blocked | ip blocked "
            "| you are unable to visit the website | access is not allowed | not authorized | not allowed | "
            "request denied | unsupported browser | browser not supported | your browser is not supported | "
            "outdated browser | access to * is blocked | access to * is denied | access to * has been denied | "
            "your access has been denied | your access has been blocked | your access is restricted | your "
            "request was blocked | request could not be processed"
        ),
        challenge=phrases(
            "just a moment | one moment please | one moment, please... | attention required | please wait | "
            "please wait... | checking your browser | checking your browser before accessing | checking if the "
            "site connection is secure | pardon our interruption | pardon our interruption... | robot check | are "
            "you a robot? | are you human? | are you a human? | bot verification | human verification | verify "
            "you are human | verifying you are human | verify you are a human | verifying your browser | security "
            "check | security checkpoint | security verification | client challenge | making sure you're not a "
            "bot! | captcha | recaptcha | please complete the security check | security check required | human "
            "check | prove you are human | browser check | browser verification | challenge validation | "
            "challenge page | access to this page has been denied because we believe you are using automation "
            "tools | verification required | validating your browser | let's confirm you are human | you are "
            "being redirected | confirm you are human | enable javascript and cookies to continue | human "
            "challenge | performing security verification | checking connection, please wait | checking you are "
            "not a bot | checking that you are not a bot | checking you are human | are you a bot | i am not a "
            "robot | i'm not a robot | not a robot | confirm you're human | verify you're human | verifying "
            "you're human | verifying you are not a bot | bot check | bot detection | slide to verify | "
            "verification | press and hold | we need to verify that you are human | waiting room | virtual "
            "waiting room | you are now in line | you are in line | you are in the queue | you are in a queue | "
            "thank you for waiting | browser integrity check | security challenge | one more step | access check "
            "| visitor check | * captcha | captcha * | * is checking your browser * | * checking your browser | * "
            "are you a robot | * verification challenge | verify your browser | verify * browser | please verify "
            "you are a human | please verify you are human | are you a human being | are you really human | "
            "browser verification in progress | bot protection | * bot protection | checking * browser | we are "
            "checking your browser | your browser is being checked | prove that you are human | please prove you "
            "are human | solve the captcha | solve this puzzle"
        ),
        login=phrases(
            "sign in | sign in to your account | sign in to continue | log in to your account | log in to "
            "continue | log in or sign up | log in or sign up to view | login required | please log in | please "
            "sign in | sign up | register | member login | sign in or register | login or register | log in or "
            "register | sign in to view | sign up or log in | you must log in to continue | user login | account "
            "login | authentication required | authorization required | unauthorized | 401 unauthorized | "
            "restricted access | members only | single sign-on | single sign on | login page | create an account "
            "| sign-in | secure request and redirect | authentication | authentication request | central "
            "authentication service | web login | library login | member sign in | institutional login | "
            "institutional access | remote access | off-campus access | proxy login | validate user | private "
            "site | private video | private record | this video is private | this record is private | this page "
            "is private | this record is private and cannot be displayed | this site is private | account "
            "required | create your account | please register | registration | how to access research remotely | "
            "openid transaction in progress | choose your institution | find your institution | sign in with your "
            "library card | * login | * log in | * sign in | log in to * | sign in to * | login to * | log into * "
            "| register * account | please log in to * | please sign in to * | log in to view * | sign in to view "
            "* | you need to sign in | you need to log in | you must log in | you must sign in | you must be "
            "logged in | member area | members area | subscriber login | * sign in required | * login required"
        ),
        paywall=phrases(
            "subscribe to read | subscribe to continue | subscribe to continue reading | subscribe | subscription "
            "required | subscribers only | subscriber only | register to continue | register to continue reading "
            "| register to read more | register to read | create a free account to continue | this content is for "
            "subscribers only | become a subscriber | premium content | purchase access | get access | sign up to "
            "read | subscribe now | subscribe to access | subscribe or log in | log in or subscribe | choose your "
            "subscription | subscription options | support our journalism | subscribe now to * | subscribe to "
            "keep reading | subscriber content | * is for subscribers | * is for subscribers only | * for "
            "subscribers only | already a subscriber | start your subscription"
        ),
        region=phrases(
            "unavailable for legal reasons | 451: unavailable due to legal reasons | 451 unavailable for legal "
            "reasons | not available in your region | this content is not available in your region | this content "
            "is not available in your country | not available in your country | we are sorry. content is not "
            "available in your region | unavailable in your region | this video is not available in your country "
            "| choose your region | select your region | choose your country | select your country | choose your "
            "location | select your location | age check | age verification | are you over eighteen years old | "
            "are you over 18 | verify your age | please verify your age | confirm your age"
        ),
        consent=phrases(
            "cookie consent | cookies required | cookie absent | cookies are required | privacy settings | your "
            "privacy choices | cookie notice | we value your privacy | your privacy is important to us | consent "
            "| before you continue | cookies disabled | cookies are disabled | cookie settings | cookie "
            "preferences | user cookie | please enable cookies | please enable cookies in your browser | enable "
            "cookies | privacy gate | cookie wall | your choices regarding cookies | your cookie choices | your "
            "data, your choice | manage your privacy | manage consent | we care about your privacy | we respect "
            "your privacy | we use cookies | we rely on readers like you | * privacy gate | * cookie wall | we "
            "use cookies * | this site uses cookies | this website uses cookies | manage your cookies | manage "
            "cookies | your consent is required | your consent | consent required"
        ),
        placeholder=phrases(
            "home | home page | homepage | main | main page | front page | index | welcome | untitled | untitled "
            "document | untitled page | document | new page | new tab | blank | blank page | no title | title | "
            "page | loading | loading… | redirecting | redirecting… | redirect | website | web site | site | main "
            "menu | menu | navigation | search | search results | contact | print | slide 1 | article | articles "
            "| news | blog | post | video | untitled-1 | cover | none | test | default | bookmarks | javascript "
            "is not available | javascript is disabled | please enable javascript | enable javascript | you need "
            "to enable javascript to run this app | view this post | videos | photos | photo | timeline | tweet | "
            "story | stories | details | detail | content | main content | related | related articles | related "
            "stories | latest news | newsletter | share | comments | advertisement | error loading page | login "
            "or signup | press release | press releases"
        ),
        parked=phrases(
            "this domain is for sale | domain for sale | this domain name is for sale | buy this domain | lease "
            "this domain | rent this domain | this domain is available | this domain has been registered | this "
            "domain is registered | domain registered | this domain has expired | domain expired | domain has "
            "expired | expired domain | this domain is parked | parked domain | domain parking | domain parked | "
            "this domain name has expired | website expired | this website is for sale | contact verification "
            "suspension page | domain suspended | this domain has been suspended | domain not configured | domain "
            "default page | domain mapping upgrade for this domain not found | this domain could be yours | "
            "domain is parked | this domain is not configured | the domain * is for sale | * domain is for sale | "
            "get this domain | own this domain"
        ),
    ),
)
