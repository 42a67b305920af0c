"""The words by which pages name their links, continued: from Hungary to India. See `words`."""

from crawler.reading.words import Cue

SOUTHERN: dict[str, dict[Cue, str]] = {
    "hu": {
        Cue.NEXT: "következő|tovább|előre|következők",
        Cue.PREVIOUS: "előző|vissza|előzőek",
        Cue.NEXT_PAGE: "következő oldal|folytatás {a következő oldalon,az oldalon}"
        "|ugrás a következő oldalra|tovább a következő oldalra",
        Cue.PREVIOUS_PAGE: "előző oldal",
        Cue.NEXT_PART: "következő {rész,fejezet,epizód}|folytatás|folytatása|a folytatás itt"
        "|tovább a következő részre|folytatás itt|folytatás a",
        Cue.PREVIOUS_PART: "előző {rész,fejezet,epizód}",
        Cue.NEXT_ARTICLE: "következő {cikk,bejegyzés,írás,hír,poszt}",
        Cue.PREVIOUS_ARTICLE: "előző {cikk,bejegyzés,írás,hír,poszt}",
        Cue.CONTINUE: "olvasás folytatása|olvass tovább|olvasson tovább|folytassa az olvasást"
        "|kattintson a folytatáshoz",
        Cue.READ_MORE: "bővebben|tovább olvasom|olvass többet|részletek|elolvasom|teljes cikk|még több|a teljes cikk",
        Cue.OLDER: "régebbi|régebbi {bejegyzések,cikkek,írások}|korábbi {bejegyzések,cikkek,írások}|régebbiek",
        Cue.NEWER: "újabb|újabb {bejegyzések,cikkek,írások}|újabbak",
        Cue.LOAD_MORE: "továbbiak|továbbiak betöltése|további {cikkek,hírek,írások,bejegyzések}"
        "|több {betöltése,mutatása}|több cikk|még több cikk",
        Cue.VIEW_ALL: "egy oldalon|a teljes cikk egy oldalon|teljes cikk|összes {mutatása,oldal}",
        Cue.PRINT: "nyomtatás|nyomtatható változat|nyomtatási nézet|cikk nyomtatása",
        Cue.EXPAND: "teljes cikk megjelenítése|több megjelenítése|kibontás|mutass többet|teljes szöveg",
        Cue.SERIES: "összes {rész,része,fejezet,epizód}|minden rész|a sorozat {részei,további részei,"
        "többi része,összes része}|ebben a sorozatban|a sorozat|tartalomjegyzék|sorozat összes része",
        Cue.PAYWALL: "előfizetés|bejelentkezés|előfizetek|belépés|regisztráció|regisztrálok|fizessen elő|előfizetőknek",
        Cue.COMMENTS: "hozzászólások|hozzászólás|kommentek|komment|szólj hozzá|válasz|hozzászólok|új hozzászólás",
        Cue.RELATED: "kapcsolódó|kapcsolódó {cikkek,cikk,írások,anyagok}|olvassa el ezt is"
        "|olvasd el ezt is|ajánlott {cikkek,tartalom}|ezt is olvassa|ez is érdekelheti|lásd még"
        "|hasonló cikkek|ajánló|olvassa el",
        Cue.POPULAR: "legolvasottabb|népszerű|legnépszerűbb|legfrissebb|legolvasottabb cikkek"
        "|friss cikkek|legutóbbi bejegyzések",
    },
    "el": {
        Cue.NEXT: "επόμεν{ο,η,ος,α}|εμπρός|μπροστά",
        Cue.PREVIOUS: "προηγούμεν{ο,η,ος,α}|πίσω",
        Cue.NEXT_PAGE: "{επόμενη,στην επόμενη} σελίδα|συνέχεια στη σελίδα|συνεχίζεται στη σελίδα",
        Cue.PREVIOUS_PAGE: "προηγούμενη σελίδα",
        Cue.NEXT_PART: "{επόμενο,το επόμενο} {μέρος,κεφάλαιο,επεισόδιο}|η συνέχεια εδώ|στο επόμενο μέρος|η συνέχεια",
        Cue.PREVIOUS_PART: "{προηγούμενο,το προηγούμενο} {μέρος,κεφάλαιο,επεισόδιο}|στο προηγούμενο μέρος",
        Cue.NEXT_ARTICLE: "επόμενο {άρθρο,κείμενο,θέμα}|επόμενη {δημοσίευση,ανάρτηση,είδηση,στήλη}",
        Cue.PREVIOUS_ARTICLE: "προηγούμενο {άρθρο,κείμενο,θέμα}|προηγούμενη {δημοσίευση,ανάρτηση,είδηση,στήλη}",
        Cue.CONTINUE: "συνέχεια ανάγνωσης|συνεχίστε {την ανάγνωση,να διαβάζετε}|διαβάστε τη συνέχεια"
        "|συνέχισε την ανάγνωση|συνεχίστε εδώ",
        Cue.READ_MORE: "διαβάστε περισσότερα|περισσότερα|διαβάστε {όλο το άρθρο,το άρθρο,"
        "ολόκληρο το άρθρο}|διάβασε περισσότερα|μάθετε περισσότερα|συνέχεια",
        Cue.OLDER: "παλαιότερα|παλιότερα|{παλαιότερα,παλιότερα} {άρθρα,κείμενα}|{παλαιότερες,"
        "παλιότερες} {αναρτήσεις,δημοσιεύσεις}",
        Cue.NEWER: "νεότερα|νεότερα άρθρα|{νεότερες,νεώτερες} {αναρτήσεις,δημοσιεύσεις}",
        Cue.LOAD_MORE: "{φόρτωση,εμφάνιση,δείτε} περισσότερ{α,ων}|περισσότερα {άρθρα,νέα}|φόρτωσε περισσότερα",
        Cue.VIEW_ALL: "σε μία σελίδα|σε μια σελίδα|ολόκληρο το άρθρο|όλο το άρθρο|εμφάνιση όλων",
        Cue.PRINT: "εκτύπωση|εκτυπώσιμη {μορφή,έκδοση}|εκτύπωση άρθρου|τύπωσε",
        Cue.EXPAND: "εμφάνιση ολόκληρου του άρθρου|διαβάστε περισσότερα|εμφάνιση περισσότερων|ανάπτυξη",
        Cue.SERIES: "όλα τα {μέρη,επεισόδια,κεφάλαια}|σε αυτή τη σειρά|της σειράς|περιεχόμενα|όλη η σειρά",
        Cue.PAYWALL: "σύνδεση|εγγραφή|συνδρομή|γίνετε συνδρομητής|είσοδος|εγγραφείτε|συνδεθείτε",
        Cue.COMMENTS: "σχόλια|σχόλιο|σχολιάστε|αφήστε ένα σχόλιο|απάντηση|προσθήκη σχολίου|γράψτε σχόλιο",
        Cue.RELATED: "διαβάστε {επίσης,ακόμα,ακόμη}|σχετικά {άρθρα,θέματα}|σχετικά|δείτε {επίσης,ακόμα}"
        "|παρόμοια άρθρα|περισσότερα για το θέμα",
        Cue.POPULAR: "δημοφιλή|δημοφιλέστερα|τα πιο διαβασμένα|πρόσφατα άρθρα|τελευταία νέα|ροή ειδήσεων",
    },
    "tr": {
        Cue.NEXT: "sonraki|ileri|devam|bir sonraki",
        Cue.PREVIOUS: "önceki|geri|bir önceki|geri dön",
        Cue.NEXT_PAGE: "sonraki sayfa|{bir sonraki,diğer} sayfa|devamı {sayfada,sonraki sayfada}"
        "|sayfaya git|sonraki sayfaya geç",
        Cue.PREVIOUS_PAGE: "önceki sayfa|bir önceki sayfa",
        Cue.NEXT_PART: "sonraki bölüm|sonraki kısım|{sonraki,bir sonraki} {bölüm,kısım,yazı dizisi,"
        "bölüme geç,bölümü oku}|devamı burada|bölümü okuyun|sonraki parça",
        Cue.PREVIOUS_PART: "önceki bölüm|önceki kısım|{bir önceki} {bölüm,kısım}|önceki parça|önceki bölüme dön",
        Cue.NEXT_ARTICLE: "sonraki yazı|sonraki makale|sonraki haber|{sonraki,bir sonraki} {gönderi,"
        "köşe yazısı,içerik,konu}|sıradaki {haber,yazı}|bir sonraki {yazı,haber}",
        Cue.PREVIOUS_ARTICLE: "önceki yazı|önceki makale|önceki haber|{önceki,bir önceki} {gönderi,"
        "köşe yazısı,içerik,konu}|bir önceki {yazı,haber}",
        Cue.CONTINUE: "okumaya devam et|okumaya devam|devam etmek için tıklayın|{okumayı sürdür,"
        "okumaya devam edin}|devam et|devam etmek için|yazının devamı|haberin devamı",
        Cue.READ_MORE: "devamını oku|daha fazla|devamı",
        Cue.OLDER: "eski yazılar|daha eski|eski|{eski,önceki} {gönderiler,makaleler,haberler,kayıtlar,"
        "yazıları}|daha eskiler|önceki yazılar|daha eski yazılar",
        Cue.NEWER: "yeni yazılar|daha yeni|yeni {gönderiler,makaleler,haberler,kayıtlar}|daha yeni yazılar",
        Cue.LOAD_MORE: "daha fazla yükle|daha fazla göster|daha fazla haber|daha {fazla,çok} {yazı,makale,"
        "içerik,haber yükle}|{devamını,daha fazlasını} {yükle,gör,göster}|daha fazla",
        Cue.VIEW_ALL: "tek sayfada|tümünü gör|tüm sayfalar|{tek sayfada,tümünü tek sayfada} {göster,oku,"
        "gör}|tamamını oku|yazının tamamı|tümünü göster",
        Cue.PRINT: "yazdır|yazdırılabilir|{sayfayı,yazıyı,haberi} yazdır|yazdırma görünümü|çıktı al",
        Cue.EXPAND: "tamamını göster|devamını oku|devamını göster|{tamamını,tümünü} {oku,gör}|genişlet"
        "|daha fazla göster",
        Cue.SERIES: "tüm bölümler|bu seride|bu dizide|serinin tüm|{serinin,dizinin} {tüm bölümleri,"
        "tüm yazıları,diğer bölümleri,diğer yazıları}|tüm seri|bölüm listesi|içindekiler|{bu,yazı} {seri,"
        "dizisi}|diğer bölümler",
        Cue.PAYWALL: "abone ol|giriş yap|üye ol|kayıt ol|{abone,üye} {olun,girişi}|giriş|oturum aç"
        "|kayıt olun|üyelik|okumaya devam etmek için {abone,giriş,üye}|abonelik",
        Cue.COMMENTS: "yorumlar|yorum|yorum yap|yanıtla|{tüm,yorumları} {yorumlar,gör,göster}|yorum {ekle,"
        "yaz}|cevapla|yorum bırak|daha eski yorumlar",
        Cue.RELATED: "ilgili yazılar|ilgili haberler|benzer yazılar|bunları da okuyun|ilgili makaleler"
        "|ayrıca bakınız|{bunu,bunları} {da,da oku,da okuyun}|{ilginizi,ilgini} çekebilir|{benzer,ilgili,"
        "önerilen} {haberler,içerikler,makaleler,konular}|bunlar da ilginizi çekebilir|ayrıca okuyun"
        "|diğer haberler|önerilenler",
        Cue.POPULAR: "en çok okunan|popüler|en çok okunanlar|son yazılar|{çok,en çok} {okunanlar,"
        "yorumlananlar,izlenenler}|{son,en son} {haberler,eklenenler,yorumlar,dakika}|en popüler"
        "|popüler {yazılar,haberler}|öne çıkanlar",
    },
    "ar": {
        Cue.NEXT: "التالي|التالية|القادم|القادمة|اللاحق|إلى الأمام",
        Cue.PREVIOUS: "السابق|السابقة|رجوع|عودة|العودة",
        Cue.NEXT_PAGE: "الصفحة {التالية,القادمة,اللاحقة}|التتمة في الصفحة|إلى الصفحة التالية",
        Cue.PREVIOUS_PAGE: "الصفحة السابقة|إلى الصفحة السابقة",
        Cue.NEXT_PART: "الجزء {التالي,القادم}|الحلقة {التالية,القادمة}|الفصل {التالي,القادم}|تتمة|التتمة|إلى الجزء",
        Cue.PREVIOUS_PART: "الجزء السابق|الحلقة السابقة|الفصل السابق",
        Cue.NEXT_ARTICLE: "{المقال,الخبر,الموضوع} {التالي,القادم}|{المقالة,التدوينة} {التالية,القادمة}|مقال تالي",
        Cue.PREVIOUS_ARTICLE: "{المقال,الخبر,الموضوع} السابق|{المقالة,التدوينة} السابقة",
        Cue.CONTINUE: "{تابع,متابعة,أكمل,إكمال,واصل,مواصلة} القراءة|لمتابعة القراءة|انقر هنا للمتابعة"
        "|اقرأ البقية|بقية المقال",
        Cue.READ_MORE: "اقرأ المزيد|المزيد|قراءة المزيد|إقرأ المزيد|اقرأ المقال|التفاصيل|للمزيد",
        Cue.OLDER: "أقدم|مقالات أقدم|تدوينات أقدم|المقالات الأقدم|مشاركات أقدم|المواضيع الأقدم",
        Cue.NEWER: "أحدث|مقالات أحدث|المقالات الأحدث|مشاركات أحدث",
        Cue.LOAD_MORE: "{تحميل,عرض,مشاهدة} المزيد|حمل المزيد|المزيد من {المقالات,الأخبار}|مزيد من المقالات",
        Cue.VIEW_ALL: "في صفحة واحدة|المقال كاملا|عرض الكل|المقال كامل|كل الصفحات|النص الكامل",
        Cue.PRINT: "طباعة|نسخة للطباعة|اطبع|طباعة المقال|إطبع",
        Cue.EXPAND: "عرض المقال كاملا|عرض المزيد|اقرأ المزيد|إظهار المزيد|عرض النص الكامل",
        Cue.SERIES: "{جميع,كل} {الأجزاء,الحلقات,الفصول}|في هذه السلسلة|هذه السلسلة|من سلسلة|ضمن سلسلة|فهرس السلسلة",
        Cue.PAYWALL: "تسجيل الدخول|سجل الدخول|اشترك|اشترك الآن|دخول|التسجيل|الاشتراك|تسجيل|إنشاء حساب",
        Cue.COMMENTS: "تعليقات|التعليقات|تعليق|أضف تعليقا|{اترك,أترك} {تعليقا,تعليق,ردا}|أضف تعليق|رد|تعليقات أقدم",
        Cue.RELATED: "مقالات {ذات صلة,مشابهة,متعلقة}|{اقرأ,إقرأ} أيضا|ذات صلة|أخبار ذات صلة"
        "|مواضيع {ذات صلة,متعلقة,مشابهة}|قد يعجبك أيضا|شاهد أيضا|اقرأ كذلك",
        Cue.POPULAR: "الأكثر {قراءة,مشاهدة,شعبية}|آخر {الأخبار,المقالات}|أحدث {المقالات,الأخبار}|الأكثر رواجا",
    },
    "fa": {
        Cue.NEXT: "بعدی|بعد|جلو|ادامه دهید",
        Cue.PREVIOUS: "قبلی|قبل|بازگشت|پیشین",
        Cue.NEXT_PAGE: "{صفحه,صفحهٔ,صفحه ی,صفحهی} {بعد,بعدی}|ادامه در صفحه|برگه {بعد,بعدی}",
        Cue.PREVIOUS_PAGE: "{صفحه,صفحهٔ,صفحه ی,صفحهی} {قبل,قبلی}|برگه {قبل,قبلی}",
        Cue.NEXT_PART: "{بخش,قسمت,فصل} {بعد,بعدی}|ادامه در {بخش,قسمت}|ادامه",
        Cue.PREVIOUS_PART: "{بخش,قسمت,فصل} {قبل,قبلی}",
        Cue.NEXT_ARTICLE: "{مطلب,نوشته,مقاله,خبر,پست,یادداشت} {بعد,بعدی}",
        Cue.PREVIOUS_ARTICLE: "{مطلب,نوشته,مقاله,خبر,پست,یادداشت} {قبل,قبلی}",
        Cue.CONTINUE: "ادامه {مطلب,مقاله,خواندن,نوشته}|به خواندن ادامه دهید|برای ادامه کلیک کنید"
        "|ادامهٔ مطلب|ادامه را بخوانید",
        Cue.READ_MORE: "بیشتر بخوانید|بیشتر|مشاهده بیشتر|متن کامل|جزئیات بیشتر|اطلاعات بیشتر|خواندن مقاله",
        Cue.OLDER: "قدیمی تر|قدیمیتر|{نوشته,نوشتههای,مطالب,نوشته های} {قدیمی تر,قدیمیتر,قدیمی}|مطالب {قبلی,پیشین}",
        Cue.NEWER: "جدیدتر|تازه تر|{نوشتههای,مطالب,نوشته های} {جدیدتر,تازه تر,تازهتر}",
        Cue.LOAD_MORE: "{بارگذاری,نمایش,مشاهده} {بیشتر,موارد بیشتر}|{مطالب,اخبار,مقالات} بیشتر",
        Cue.VIEW_ALL: "در یک صفحه|متن کامل|نمایش همه|مقاله کامل|همه صفحات",
        Cue.PRINT: "چاپ|نسخه چاپی|پرینت|نسخه قابل چاپ",
        Cue.EXPAND: "نمایش {کامل,متن کامل,بیشتر}|نمایش کامل مطلب",
        Cue.SERIES: "همه {قسمتها,بخشها,قسمت ها,بخش ها}|{در این,این} {مجموعه,سری}|از مجموعه|فهرست مطالب|تمام قسمتها",
        Cue.PAYWALL: "ورود|عضویت|ثبت نام|اشتراک|خرید اشتراک|وارد شوید|ثبتنام",
        Cue.COMMENTS: "نظرات|دیدگاهها|دیدگاه ها|نظر|دیدگاه|ارسال نظر|پاسخ|ثبت دیدگاه|نظر بدهید",
        Cue.RELATED: "مطالب {مرتبط,مشابه,پیشنهادی}|مقالات مرتبط|اخبار مرتبط|{همچنین,بیشتر} بخوانید"
        "|نوشتههای مرتبط|نوشته های مرتبط|مرتبط",
        Cue.POPULAR: "{پربازدید,محبوب}{ترین,ترینها,}|پربازدید ترین|{آخرین,تازه ترین} {اخبار,مطالب,"
        "نوشتهها}|پرخواننده ترین",
    },
    "he": {
        Cue.NEXT: "הבא|הבאה|קדימה|לבא|הלאה",
        Cue.PREVIOUS: "הקודם|הקודמת|חזרה|אחורה|לקודם",
        Cue.NEXT_PAGE: "{העמוד,הדף,לעמוד,לדף} הבא|המשך בעמוד|עמוד הבא|דף הבא",
        Cue.PREVIOUS_PAGE: "{העמוד,הדף,לעמוד,לדף,עמוד,דף} הקודם",
        Cue.NEXT_PART: "{החלק,לחלק,הפרק,לפרק,חלק,פרק} הבא|להמשך|ההמשך|המשך כאן",
        Cue.PREVIOUS_PART: "{החלק,לחלק,הפרק,לפרק,חלק,פרק} הקודם",
        Cue.NEXT_ARTICLE: "{הכתבה,לכתבה,הרשומה,לרשומה} הבאה|{המאמר,הפוסט,הטור,למאמר,לפוסט,לטור,מאמר,פוסט} הבא",
        Cue.PREVIOUS_ARTICLE: "{הכתבה,לכתבה,הרשומה,לרשומה} הקודמת|{המאמר,הפוסט,הטור,למאמר,לפוסט,לטור,מאמר,פוסט} הקודם",
        Cue.CONTINUE: "{המשך,המשיכו,להמשך,המשיכי} {לקרוא,קריאה,הקריאה}|להמשך {הכתבה,המאמר,הטור,הסיפור}"
        "|המשך קריאה|קראו הלאה",
        Cue.READ_MORE: "קרא עוד|קראו עוד|עוד|לקריאה נוספת|לכתבה המלאה|למאמר המלא|קרא עוד כאן|לפרטים נוספים",
        Cue.OLDER: "{ישן,ישנים,ישנות} יותר|{פוסטים,מאמרים,רשומות,כתבות} {ישנים,ישנות} יותר|{פוסטים,מאמרים} קודמים",
        Cue.NEWER: "{חדש,חדשים,חדשות} יותר|{פוסטים,מאמרים,רשומות} {חדשים,חדשות} יותר",
        Cue.LOAD_MORE: "{טען,טענו,הצג,הראה,ראו} עוד|עוד {כתבות,פוסטים,מאמרים,טורים}|טעינת עוד|לעוד {כתבות,מאמרים}",
        Cue.VIEW_ALL: "בעמוד אחד|הכתבה המלאה|הצג הכל|המאמר המלא|כל העמודים",
        Cue.PRINT: "הדפסה|הדפס|גרסה להדפסה|גרסת הדפסה|הדפס כתבה",
        Cue.EXPAND: "הצג את הכתבה המלאה|הצג עוד|קרא עוד|הרחב|הצג הכל",
        Cue.SERIES: "{כל,לכל} {החלקים,הפרקים,הכתבות בסדרה}|בסדרה זו|בסדרה הזו|לסדרה|תוכן עניינים|בסדרה|מתוך הסדרה",
        Cue.PAYWALL: "התחברות|כניסה|הרשמה|התחבר|להרשמה|מנוי|רכשו מנוי|הירשמו|התחברו|לרכישת מנוי",
        Cue.COMMENTS: "תגובות|תגובה|הוסף תגובה|הגב|להגיב|כתוב תגובה|הוסיפו תגובה",
        Cue.RELATED: "קראו גם|קרא גם|כתבות {קשורות,נוספות}|מאמרים {קשורים,נוספים}|אולי יעניין אותך|ראו גם"
        "|פוסטים קשורים|עוד בנושא|קשורים",
        Cue.POPULAR: "{הנצפים,הנקראים,פופולרי,פופולריים}|הכי נקראות|הנקראות ביותר|הכתבות הנקראות"
        "|פוסטים אחרונים|כתבות אחרונות",
    },
    "hi": {
        Cue.NEXT: "अगला|अगली|आगे|अगले",
        Cue.PREVIOUS: "पिछला|पिछली|पीछे|वापस",
        Cue.NEXT_PAGE: "{अगला,अगले} {पृष्ठ,पेज,पन्ना}|शेष पृष्ठ|अगले पृष्ठ पर",
        Cue.PREVIOUS_PAGE: "{पिछला,पिछले} {पृष्ठ,पेज,पन्ना}",
        Cue.NEXT_PART: "{अगला,अगले} {भाग,अध्याय,खंड,एपिसोड}|अगली {कड़ी,किस्त}",
        Cue.PREVIOUS_PART: "{पिछला,पिछले} {भाग,अध्याय,खंड,एपिसोड}|पिछली {कड़ी,किस्त}",
        Cue.NEXT_ARTICLE: "{अगला,अगले} {लेख,आलेख,पोस्ट,समाचार}|अगली {खबर,पोस्ट}",
        Cue.PREVIOUS_ARTICLE: "{पिछला,पिछले} {लेख,आलेख,पोस्ट,समाचार}|पिछली {खबर,पोस्ट}",
        Cue.CONTINUE: "{आगे,पढ़ना} {पढ़ें,पढ़े,जारी रखें}|आगे पढ़िए|पढ़ना जारी रखें|शेष भाग पढ़ें",
        Cue.READ_MORE: "{और,अधिक,पूरा,पूरी खबर,और भी} {पढ़ें,पढ़े,लेख पढ़ें}|अधिक|और जानें|पूरी खबर|विस्तार से पढ़ें",
        Cue.OLDER: "पुराने|पुरानी पोस्ट|पुराने {लेख,पोस्ट,समाचार}",
        Cue.NEWER: "नए|नई पोस्ट|नए {लेख,पोस्ट}",
        Cue.LOAD_MORE: "{और,अधिक,और भी} {देखें,दिखाएं,दिखाएँ,लोड करें,लेख,खबरें}",
        Cue.VIEW_ALL: "एक पृष्ठ पर|एक ही पेज पर|पूरा लेख|सभी पृष्ठ|सभी देखें",
        Cue.PRINT: "प्रिंट|प्रिंट करें|मुद्रण|छापें",
        Cue.EXPAND: "पूरा लेख {देखें,दिखाएं,पढ़ें}|और दिखाएं|पूरा पढ़ें",
        Cue.SERIES: "सभी {भाग,कड़ियाँ,कड़ियां,अध्याय,एपिसोड}|इस श्रृंखला में|श्रृंखला के सभी|विषय सूची|इस सीरीज",
        Cue.PAYWALL: "{लॉग इन,लॉगिन,साइन इन,सब्सक्राइब} करें|लॉग इन|लॉगिन|सदस्यता लें|साइन अप करें|रजिस्टर करें",
        Cue.COMMENTS: "टिप्पणियाँ|टिप्पणियां|टिप्पणी|टिप्पणी करें|जवाब दें|कमेंट|कमेंट करें|प्रतिक्रिया दें",
        Cue.RELATED: "{यह,ये,इसे} भी {पढ़ें,पढ़े,देखें}|संबंधित {लेख,खबरें,समाचार}|संबंधित|मिलते जुलते लेख",
        Cue.POPULAR: "लोकप्रिय|सबसे ज्यादा पढ़े गए|ताज़ा खबरें|ताजा खबरें|लोकप्रिय {लेख,पोस्ट}|सर्वाधिक पढ़े गए",
    },
    "bn": {
        Cue.NEXT: "পরবর্তী|পরের",
        Cue.PREVIOUS: "পূর্ববর্তী|আগের|পেছনে",
        Cue.NEXT_PAGE: "{পরবর্তী,পরের} {পৃষ্ঠা,পাতা}",
        Cue.PREVIOUS_PAGE: "{পূর্ববর্তী,আগের} {পৃষ্ঠা,পাতা}",
        Cue.NEXT_PART: "{পরবর্তী,পরের} {পর্ব,অধ্যায়,অংশ}",
        Cue.PREVIOUS_PART: "{পূর্ববর্তী,আগের} {পর্ব,অধ্যায়,অংশ}",
        Cue.NEXT_ARTICLE: "{পরবর্তী,পরের} {নিবন্ধ,লেখা,পোস্ট,খবর}",
        Cue.PREVIOUS_ARTICLE: "{পূর্ববর্তী,আগের} {নিবন্ধ,লেখা,পোস্ট,খবর}",
        Cue.CONTINUE: "পড়া চালিয়ে যান|বাকি অংশ পড়ুন",
        Cue.READ_MORE: "আরও পড়ুন|আরও|বিস্তারিত|আরো পড়ুন|বিস্তারিত পড়ুন",
        Cue.OLDER: "{পুরনো,পুরানো,পুরোনো} {লেখা,পোস্ট,খবর}|পুরনো",
        Cue.NEWER: "নতুন {লেখা,পোস্ট,খবর}",
        Cue.LOAD_MORE: "আরও {দেখুন,লোড করুন,খবর,লেখা}|আরো দেখুন",
        Cue.VIEW_ALL: "এক পাতায়|সম্পূর্ণ লেখা|সব দেখুন",
        Cue.PRINT: "প্রিন্ট|প্রিন্ট করুন|মুদ্রণ",
        Cue.EXPAND: "সম্পূর্ণ দেখুন|আরও দেখান",
        Cue.SERIES: "সব পর্ব|সকল পর্ব|এই ধারাবাহিকের|সূচিপত্র",
        Cue.PAYWALL: "লগইন|লগ ইন|সাবস্ক্রাইব করুন|নিবন্ধন|সাবস্ক্রাইব",
        Cue.COMMENTS: "মন্তব্য|মন্তব্য করুন|জবাব দিন|মন্তব্যসমূহ",
        Cue.RELATED: "সম্পর্কিত {লেখা,খবর,নিবন্ধ}|আরও পড়তে পারেন|সম্পর্কিত",
        Cue.POPULAR: "জনপ্রিয়|সর্বাধিক পঠিত|সর্বশেষ|সর্বশেষ খবর",
    },
}
