"""The sample words of the style page, in every language of the house: our own sentences, about nothing that happened.

U+2066 and U+2069 isolate a date with letters within an Arabic title, as an editor has to.
"""

WORDS = {
    "ar": {
        "title": "ورشة في مسقط عن أمن الممرات البحرية",
        "long_title": "المتحدثة باسم الأمانة العامة ترحب باتفاق الوفود المشاركة على جدول زمني مفصل لمراجعة أحكام الإنذار المبكر "
        "وتبادل المعلومات وتنسيق عمليات البحث والإنقاذ في الممرات البحرية المشتركة",
        "mixed_title": "مبادرة إسطنبول للتعاون (ICI) تصدر وثيقة «Sea Routes 2026» في \u206619-Sep-2026 17:03\u2069",
        "no_break_title": "أفاستسقيناكموهاليستخلفنكمفيستدرجونهنوالمستشفياتوالاستراتيجيات",
        "standfirst": "تلتقي الوفود يومين لتتدرب على الإبلاغ عن الحوادث في البحر والاستجابة لها.",
        "paragraph": "تفتح القاعة أبوابها في التاسعة صباحًا، وتتوافر الترجمة الفورية بين العربية والإنجليزية. ولا يُغني هذا "
        "اللقاء عن الحوار الدائم، لكنه يمهد للعمل العملي الذي ينتظر الجميع في الأشهر المقبلة.",
        "vocalised": "وَلِلْكَلِمَةِ الْوَاحِدَةِ فِي الْبَيَانِ وَزْنٌ، فَلَا تُقَالُ إِلَّا بَعْدَ أَنْ تُفْهَمَ، لِأَنَّ الْأَلْسِنَةَ تَنْقُلُهَا.",
        "quotation": "الكلمة الواضحة أول وسائل الأمن.",
        "caption": "سفينة تدريب ترسو في الميناء.",
        "credit": "رسم: غرفة الأخبار",
        "update": "أضيفت مواعيد اليوم الثاني.",
        "correction": "ورد في النص السابق أن باب التسجيل يُغلق يوم 7 ديسمبر، والصحيح أنه يُغلق يوم 9 ديسمبر.",
        "withdrawal": "أُلغيت الزيارة لأن السفينة في الحوض للإصلاح.",
        "place": "مسقط، عُمان",
        "before": "سبعة",
        "after": "تسعة",
        "topics": ["الأمن البحري", "الشراكة والحوار", "أمن الطاقة"],
        "characters": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي لا لأ لإ لآ پ چ ژ ڤ گ ٠١٢٣٤٥٦٧٨٩ 0123456789 « » ، ؛ ؟ ـ",
    },
    "en": {
        "title": "Workshop in Muscat on safe sea routes",
        "long_title": "Spokeswoman of the General Secretariat welcomes the agreement of all delegations on a detailed timetable "
        "for the review of early warning, exchange of information and search and rescue on shared sea routes",
        "mixed_title": "The initiative (مبادرة إسطنبول للتعاون) issues “Sea Routes 2026” on 19-Sep-2026 17:03",
        "no_break_title": "Counterproliferationinteroperabilitystandardisationagreementsworkinggroup",
        "standfirst": "Delegations meet for two days to practise reporting incidents at sea and responding to them.",
        "paragraph": "The doors open at nine in the morning, with interpretation between Arabic and English. The meeting does "
        "not replace the standing dialogue, but it prepares the practical work that waits for everyone in the months to come.",
        "vocalised": "Names keep their letters: Łukasz Żółkiewski, Zoë Ångström, İbrahim Çağlar, ʿAbd al-Raḥmān aṭ-Ṭāʾī.",
        "quotation": "A clear word is the first means of security.",
        "caption": "A training ship moors in the harbour.",
        "credit": "Drawing: Newsroom",
        "update": "The hours of the second day were added.",
        "correction": "An earlier text said that registration closes on 7 December. It closes on 9 December.",
        "withdrawal": "The visit is cancelled because the ship is in dock for repairs.",
        "place": "Muscat, Oman",
        "before": "seven",
        "after": "nine",
        "topics": ["Maritime security", "Partnership and dialogue", "Energy security"],
        "characters": "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 fi fl & ß é ı “ ” ‘ ’ – — …",
    },
}
