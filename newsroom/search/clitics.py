"""Arabic particles that are written as part of the word after them: and, so, with, for, as, will.

The index keeps them, since no rule tells the و of «وقطر» from that of «وزير»; so a query asks for a word with each of
them, and here stands which joined forms are words of their own and mean something else.
"""

BEFORE_ANY = ("و", "ف", "ب", "ل", "وب", "ول")
BEFORE_LONG = ("ك", "فب", "فل", "وك")
BEFORE_VERBS = ("س", "وس")
FIRST_LETTERS_OF_VERBS = ("ي", "ت", "ن")
PARTICLES = "وفبل"
LONG = 4

# Endings that the stemmer leaves on a word because too few letters would remain; a particle makes it one letter longer.
SPARED = {"ون": 3, "ين": 3, "ان": 3, "ا": 3, "ات": 2, "ه": 2, "ي": 2, "ت": 2}

# Stems, as ar_stem_v1 makes them, that begin like a particle and go on like another word.
LIST = """
وزير وزار وزرا واحد واجب والد والي واضح واسع واصل وافق واقع وارد وصول وصل وفد وفود وعود وعد وكيل وكال وسيط
وسيل وسايل وثيق وثايق وقايع وقف وقع وقت وضع وضوح وطن ورد ورش وحد ولاي ولد ولا وبا ورا وفا وفاق وفق وداع وجه
وجود ولاد وسام وردي فيصل فرنس فارس فاعل فايز فايد فكر فعل فقر فرص فريق فلسط فواز فهم فوري فصل فتح فراغ فروع
فنون فشل فحص فرع فطر بحر بحرين بحار بيان بلد بلاد بلاغ بريد برنامج برامج بنا بند بنود بنك بنوك بدايل بضايع بعد
بعث بحث بدور بدا بدر بقا بري براء بيت بار باب بارد باسم باحث بشار بصر بصير بطل بلوغ بنان بيروت باريس بلغار
بروكسل بوابه بريطان بولند بولندا لجن لجان لقا لقاح لوا لبنان لبن ليب لغات لغم لاجي لوايح لوح لحظ لحم لسان ليل
لعب لندن لوم ليس لكن لهم لمس لازم لاعب كامل كبار كاتب كتاب كتب كوري كويت كفاح كبير كثير كلام كمال كليات كارث
كوارث ستار سنوي سيول ستين سياد سيطر سيف سيد سياس سيار
"""
OWN_WORDS = frozenset(LIST.split())


def forms(stem: str) -> set[str]:
    """The stem, what documents hold of it behind a particle, and the word behind its own one where it seems to begin with one."""
    if len(stem) < 3 or not "ء" <= stem[0] <= "ي":
        return {stem}
    before = BEFORE_ANY + (BEFORE_LONG if len(stem) >= LONG else ())
    if len(stem) >= LONG and stem.startswith(FIRST_LETTERS_OF_VERBS):
        before += BEFORE_VERBS
    bases = {stem} | {
        stem.removesuffix(end) for end, left in SPARED.items() if stem.endswith(end) and len(stem) == left + len(end)
    }
    joined = {particle + base for particle in before for base in bases} - OWN_WORDS
    bare = {stem[1:]} if len(stem) > LONG and stem[0] in PARTICLES and stem not in OWN_WORDS else set()
    return {stem} | joined | bare
