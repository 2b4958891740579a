"""The first word families: broken plurals, verbs, spellings and abbreviations of a press office. From here on editors keep them."""

from django.db import migrations

ARABIC = """
وزير، وزراء، وزارة
سفير، سفراء، سفارة
رئيس، رؤساء، رئاسة
أمير، أمراء
ملك، ملوك
زعيم، زعماء
قائد، قادة، قيادة
خبير، خبراء
عضو، أعضاء، عضوية
شريك، شركاء، شراكة
حليف، حلفاء، تحالف
نائب، نواب
مندوب، مندوبون
عالم، علماء
مدير، مدراء، مديرون
صحفي، صحافي، صحفيون، صحافيون
ناطق، متحدث
لاجئ، لاجئون
ضابط، ضباط
جندي، جنود
طالب، طلاب، طلبة
عامل، عمال
امرأة، نساء، المرأة
رجل، رجال
طفل، أطفال
شاب، شباب
دولة، دول
بلد، بلدان، بلاد، بلدين
مدينة، مدن
منطقة، مناطق
إقليم، أقاليم
عاصمة، عواصم
حد، حدود
بحر، بحار، بحور
جزيرة، جزر
ميناء، موانئ
قمة، قمم
لقاء، لقاءات، التقى، يلتقي، تلتقي
ندوة، ندوات
ورشة، ورش
دورة، دورات
جلسة، جلسات
لجنة، لجان
وفد، وفود
مجلس، مجالس
حلف، أحلاف، ناتو، حلف الناتو، حلف شمال الأطلسي، منظمة حلف شمال الأطلسي
مجلس التعاون، مجلس التعاون الخليجي، مجلس التعاون لدول الخليج العربية
الأمم المتحدة، منظمة الأمم المتحدة
مركز، مراكز
معهد، معاهد
مدرسة، مدارس
جامعة، جامعات
كلية، كليات
مصنع، مصانع
مكتب، مكاتب
مشروع، مشاريع، مشروعات
برنامج، برامج
خطة، خطط
هدف، أهداف
سبب، أسباب
نتيجة، نتائج
مبدأ، مبادئ
قانون، قوانين
نظام، أنظمة، نظم
بند، بنود
قرار، قرارات
ملف، ملفات
قضية، قضايا
حق، حقوق
تهديد، تهديدات، خطر، أخطار، مخاطر
أزمة، أزمات
حرب، حروب
نزاع، نزاعات، صراع، صراعات
سلاح، أسلحة، تسلح
صاروخ، صواريخ
جيش، جيوش
قوة، قوات، قوى
لغم، ألغام
سفينة، سفن
طائرة، طائرات
كارثة، كوارث
مورد، موارد
مصدر، مصادر
سوق، أسواق
بنك، بنوك، مصرف، مصارف
سعر، أسعار
خبر، أخبار، نبأ، أنباء
بيان، بيانات
تقرير، تقارير
كلمة، خطاب، خطابات
صورة، صور
رسالة، رسائل
وثيقة، وثائق
اتفاق، اتفاقية، اتفاقات
كتاب، كتب
علاقة، علاقات، علائق
يوم، أيام، يومين
شهر، أشهر، شهور
سنة، سنوات، سنين
عام، أعوام
مرة، مرات
شأن، شؤون
أمر، أمور
شعب، شعوب
حزب، أحزاب
مليون، ملايين
ألف، آلاف
نفط، بترول
غاز، غازات
طاقة، طاقات
ماء، مياه
أعلن، يعلن، تعلن، إعلان، معلنا
قال، يقول، تقول، قالت
صرح، يصرح، تصرح، تصريح، تصريحات
أكد، يؤكد، تؤكد، تأكيد، مؤكدا
أضاف، يضيف، تضيف
أوضح، يوضح، توضح، توضيح
أشار، يشير، تشير، إشارة
ذكر، يذكر، تذكر
دعا، يدعو، تدعو، دعوة
رحب، يرحب، ترحب، ترحيب
أدان، يدين، تدين، إدانة
طالب، يطالب، تطالب، مطالبة
ناقش، يناقش، تناقش، مناقشة، نقاش
بحث، يبحث، تبحث، مباحثات، بحوث، أبحاث
شارك، يشارك، تشارك، مشاركة
حضر، يحضر، تحضر، حضور
زار، يزور، تزور، زيارة
وصل، يصل، تصل، وصول
غادر، يغادر، تغادر، مغادرة
استقبل، يستقبل، تستقبل، استقبال
افتتح، يفتتح، تفتتح، افتتاح
اختتم، يختتم، تختتم، اختتام، ختام
وقع، يوقع، توقع، توقيع
عقد، يعقد، تعقد، انعقد، ينعقد، انعقاد
نظم، ينظم، تنظم، تنظيم
وافق، يوافق، توافق، موافقة
أقر، يقر، إقرار
رفض، يرفض، ترفض
قرر، يقرر، تقرر
اتفق، يتفق، تتفق
دعم، يدعم، تدعم
عزز، يعزز، تعزز، تعزيز
تعاون، يتعاون، تتعاون
واصل، يواصل، تواصل، مواصلة
بدأ، يبدأ، تبدأ، بداية، بدء
انتهى، ينتهي، تنتهي، انتهاء
أطلق، يطلق، تطلق، إطلاق
نشر، ينشر، تنشر
استضاف، يستضيف، تستضيف، استضافة
ترأس، يترأس، تترأس
كندا، كندي
آسيا، آسيوي
أوروبا، أوربا، أوروبي، أوربي
أمريكا، أميركا، أمريكي، أميركي
أفريقيا، إفريقيا، أفريقي
إنجليزي، انكليزي، انجليز
بروكسل، بروكسيل
غاز، جاز
"""

ENGLISH = """
NATO, North Atlantic Treaty Organization, North Atlantic Treaty Organisation, Alliance
GCC, Gulf Cooperation Council
UN, United Nations
EU, European Union
UK, United Kingdom
US, USA, United States
UAE, United Arab Emirates
organisation, organization
defence, defense
programme, program
centre, center
cooperation, co-operation
cooperate, co-operate
labour, labor
colour, color
neighbour, neighbor
licence, license
recognise, recognize
emphasise, emphasize
analyse, analyze
spokesman, spokeswoman, spokesperson
chairman, chairwoman, chair
press release, news release, communiqué
statement, communiqué
speech, address, remarks
say, said
meet, met
speak, spoke, spoken
begin, began, begun
hold, held
write, written, wrote
woman, women
man, men
child, children
person, people
crisis, crises
"""


def add(apps, schema_editor):
    WordFamily = apps.get_model("search", "WordFamily")
    WordFamily.objects.bulk_create(
        WordFamily(language=code, words=line.strip())
        for code, lines in {"ar": ARABIC, "en": ENGLISH}.items()
        for line in lines.strip().splitlines()
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    # Backwards nothing: the table goes with 0001, and until then its rows are the editors'.
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
