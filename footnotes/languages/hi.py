"""Hindi."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, months, phrases, words

HINDI = Language(
    code="hi",
    name="Hindi",
    script="devanagari",
    months=months(
        "जनवरी | फ़रवरी फरवरी | मार्च | अप्रैल | मई | जून | जुलाई | अगस्त | सितंबर सितम्बर | अक्टूबर अक्तूबर | "
        "नवंबर नवम्बर | दिसंबर दिसम्बर"
    ),
    seasons=phrases("वसंत | ग्रीष्म | शरद | शीत"),
    conjunctions=phrases("और | तथा | एवं"),
    alternatives=phrases("या | अथवा"),
    date_words=words("को"),
    accessed=phrases("अभिगमन तिथि | देखा गया | पहुँच तिथि | अंतिम बार देखा गया | अभिगमन | प्राप्त किया | पुनः प्राप्त"),
    available_at=phrases("उपलब्ध | पर उपलब्ध | यहाँ उपलब्ध | ऑनलाइन उपलब्ध"),
    archived_at=phrases("संग्रहीत | पुरालेखित | संग्रह | मूल से पुरालेखित"),
    ibid=phrases("वही | उपर्युक्त | तत्रैव"),
    same_author=phrases("वही लेखक"),
    op_cit=phrases("पूर्वोक्त | पूर्वोद्धृत"),
    above=phrases("ऊपर"),
    note_words=phrases("टिप्पणी | पाद टिप्पणी | पादटिप्पणी"),
    signals=phrases("यह भी देखें | देखें | देखिए | तुलना करें | उद्धृत | स्रोत:"),
    kinds=phrases("पॉडकास्ट | वीडियो | फ़िल्म | फिल्म | रिपोर्ट | लेख | अध्ययन | साक्षात्कार | भाषण | प्रेस विज्ञप्ति"),
    bylines=words("द्वारा"),
    others=phrases("व अन्य | एवं अन्य"),
    editors=phrases("संपा. | सम्पा. | संपादक"),
    translators=phrases("अनु. | अनुवाद | अनुवादक"),
    volumes=phrases("खंड | खण्ड | अंक | भाग"),
    pages=phrases("पृ. | पृष्ठ"),
    editions=phrases("संस्करण | सं."),
    note_headings=phrases("टिप्पणियाँ | टिप्पणी | पाद टिप्पणियाँ | स्रोत | पाद टिप्पणी"),
    reference_headings=phrases(
        "संदर्भ | सन्दर्भ | संदर्भ सूची | ग्रंथ सूची | संदर्भ ग्रंथ | स्रोत | सन्दर्भ सूची | संदर्भ ग्रंथ सूची | ग्रंथसूची | सन्दर्भ ग्रन्थ सूची"
    ),
    link_headings=phrases("बाहरी कड़ियाँ | अतिरिक्त पठन"),
    law_words=phrases("कानून | क़ानून | अधिनियम | संविधान | अध्यादेश | नियम | विधेयक | आदेश | संधि"),
    that=words("कि"),
    retracted=phrases("वापस ले | वापस लिया"),
    adversatives=phrases("लेकिन | परन्तु | किंतु | मगर"),
    function_words=words(
        "के की का है में से को और पर ने यह हैं एक कि भी नहीं था लिए इस वह हो जो कर ही या तक तो थे थी गया साथ अपने "
        "बाद उन किया कुछ रहा रहे बारे"
    ),
    abbreviations=words("डॉ"),
    errors=ErrorWords(
        subjects=words("पृष्ठ पेज लेख दस्तावेज़ सामग्री फ़ाइल"),
        negations=words("नहीं न"),
        verbs=words("मिला मिली मौजूद उपलब्ध पाया"),
        absences=words("हटा हटाया"),
        troubles=words("अस्थायी रखरखाव"),
        others=words("यह आप जो जिसे खोज रहे हैं क्षमा करें त्रुटि है गया अनुरोधित का वह था"),
        sites=words("साइट वेबसाइट सर्वर सेवा"),
        unavailable=words("उपलब्ध लोड"),
        over=words("अब"),
    ),
    later=phrases("पुनः प्रयास | फिर से कोशिश | बाद में | कुछ मिनट | रखरखाव | अस्थायी | तकनीकी"),
    required=phrases("लॉग इन | साइन इन | सदस्यता | ब्राउज़र | अनुमति"),
    headings=PageHeadings(
        gone=phrases("पृष्ठ नहीं मिला | पेज नहीं मिला | यह पृष्ठ मौजूद नहीं है"),
        trouble=phrases("त्रुटि | रखरखाव | साइट रखरखाव में है | सेवा उपलब्ध नहीं है | सर्वर त्रुटि | कोई त्रुटि हुई"),
        denied=phrases("प्रवेश निषेध | पहुँच अस्वीकृत"),
        challenge=phrases("कृपया प्रतीक्षा करें | एक क्षण | सुरक्षा जाँच | मैं रोबोट नहीं हूँ"),
        login=phrases("लॉग इन | लॉगिन | साइन इन | प्रवेश करें | पंजीकरण"),
        paywall=phrases("केवल ग्राहकों के लिए | सदस्यता लें"),
        region=phrases("आपके देश में उपलब्ध नहीं है"),
        consent=phrases("कुकी सेटिंग | हम आपकी गोपनीयता का सम्मान करते हैं"),
        placeholder=phrases("मुखपृष्ठ | होम | शीर्षकहीन | स्वागत"),
        parked=phrases("यह डोमेन बिक्री के लिए है"),
    ),
)
