//! The words that tell something in a quickly typed line, in three languages.
//!
//! All are in their normalised form, and words written in several are joined: `پس فردا` is
//! `پسفردا`, `day after tomorrow` is `dayaftertomorrow`, so that each is known divided, half joined
//! and joined. Names of months are those of [`crate::domain::date_text`].

use super::hour::PartOfDay;
use crate::domain::recurrence::Frequency;
use crate::domain::task::TaskKind;
use crate::domain::time::Weekday;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// A count or an hour.
    Number(u8),
    /// A place in an order: a day of the month, an hour in Arabic.
    Ordinal(u8),
    /// Makes the number before it one: `th`, `ام`.
    OrdinalEnding,
    Half,
    Quarter,
    Third,
    Unit(Unit),
    /// Two of them, which Arabic says in one word.
    Two(Unit),
    /// So many days from today.
    Near(u8),
    Tonight,
    Weekday(Weekday, Naming),
    PartOfDay(PartOfDay),
    OClock,
    /// Of the next week, as an English `next Tuesday` is.
    Next,
    /// The next one to come.
    Coming,
    This,
    Every,
    Other,
    Last,
    After,
    Later,
    Before,
    /// `إلا`: less a quarter.
    Less,
    Past,
    Until,
    By,
    At,
    On,
    In,
    From,
    With,
    To,
    For,
    ForLength,
    About,
    And,
    Of,
    Article,
    /// Asks to be reminded.
    Remind,
    /// A reminder, which may as well be what is to be done.
    Reminder,
    High,
    Low,
    Kind(TaskKind),
    /// A kind in Arabic, whose prepositions are joined to the next word.
    ArabicKind(TaskKind),
    /// A meeting, when it is with somebody.
    Meal,
    /// The verb of a Persian noun of doing: `تماس بگیر`.
    Light,
    /// Something to be done that is none of the kinds, and cannot be counted.
    Doing,
    /// Says nothing here.
    Filler,
    Pronoun,
    /// Marks the object of a Persian verb: `را`.
    Object,
    /// A place; what follows is its name, not a day.
    Place,
    /// Makes the day or number before it part of a name or a count.
    NotADay,
    Times,
    Once,
    Again(Frequency, u8),
    /// A word that only looks like another.
    Plain,
}

/// A measure of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Workday,
    Week,
    Month,
    Year,
}

/// How sure the name of a weekday is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Naming {
    Plain,
    /// Every one of them: `شنبه‌ها`.
    Plural,
    /// Short, or a word of its own: `sun`.
    Weak,
    /// Arabic without its article, which needs `كل` or `يوم` before it.
    Bare,
}

/// What a normalised word, or several joined, tells.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    MEANINGS.get(word).copied()
}

/// The number of letters of the longest entry, beyond which nothing need be looked up.
pub(super) fn longest() -> usize {
    *LONGEST
}

static MEANINGS: LazyLock<FxHashMap<&'static str, Meaning>> = LazyLock::new(|| {
    TABLE
        .iter()
        .flat_map(|(words, meaning)| words.split_ascii_whitespace().map(move |word| (word, *meaning)))
        .collect()
});

static LONGEST: LazyLock<usize> = LazyLock::new(|| MEANINGS.keys().map(|word| word.len()).max().unwrap_or(0));

use Meaning as M;
use Naming::{Bare, Plain, Plural, Weak};
use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

const TABLE: &[(&str, Meaning)] = &[
    // Numbers.
    ("one یک یه واحد واحده وحده", M::Number(1)),
    ("two دو اثنان اثنتین ثنتین", M::Number(2)),
    ("three سه ثلاث ثلاثه تلاته", M::Number(3)),
    ("four چهار چار اربع اربعه", M::Number(4)),
    ("five پنج خمس خمسه", M::Number(5)),
    ("six شش شیش ست سته", M::Number(6)),
    ("seven هفت سبع سبعه", M::Number(7)),
    ("eight هشت ثمان ثمانی ثمانیه تمانیه", M::Number(8)),
    ("nine نه تسع تسعه", M::Number(9)),
    ("ten ده عشر عشره", M::Number(10)),
    ("eleven یازده احدعشر احدیعشره حداشر", M::Number(11)),
    ("twelve دوازده اثنیعشر اثناعشر اثنتیعشره اتناشر", M::Number(12)),
    ("thirteen سیزده", M::Number(13)),
    ("fourteen چهارده", M::Number(14)),
    ("fifteen پانزده پونزده خمسهعشر خمسعشره", M::Number(15)),
    ("sixteen شانزده شونزده", M::Number(16)),
    ("seventeen هفده", M::Number(17)),
    ("eighteen هجده هیجده", M::Number(18)),
    ("nineteen نوزده", M::Number(19)),
    ("twenty بیست عشرون عشرین", M::Number(20)),
    ("thirty سی ثلاثون ثلاثین", M::Number(30)),
    ("forty چهل اربعون اربعین", M::Number(40)),
    ("fifty پنجاه خمسون خمسین", M::Number(50)),
    ("sixty شصت ستون ستین", M::Number(60)),
    ("ninety نود تسعون تسعین", M::Number(90)),
    ("first beginning اول یکم اولین ابتدای اوایل بدایه اولی", M::Ordinal(1)),
    ("second دوم دومین ثانی ثانیه تانی", M::Ordinal(2)),
    ("third سوم سومین ثالث ثالثه", M::Ordinal(3)),
    ("fourth چهارم چهارمین رابع رابعه", M::Ordinal(4)),
    ("fifth پنجم خامس خامسه", M::Ordinal(5)),
    ("sixth ششم سادس سادسه", M::Ordinal(6)),
    ("seventh هفتم سابع سابعه", M::Ordinal(7)),
    ("eighth هشتم ثامن ثامنه", M::Ordinal(8)),
    ("ninth نهم تاسع تاسعه", M::Ordinal(9)),
    ("tenth دهم عاشر عاشره", M::Ordinal(10)),
    ("یازدهم حادیعشر حادیهعشر حادیهعشره", M::Ordinal(11)),
    ("دوازدهم ثانیعشر ثانیهعشر ثانیهعشره", M::Ordinal(12)),
    ("سیزدهم ثالثعشر", M::Ordinal(13)),
    ("چهاردهم رابععشر", M::Ordinal(14)),
    ("fifteenth پانزدهم پونزدهم خامسعشر", M::Ordinal(15)),
    ("شانزدهم سادسعشر", M::Ordinal(16)),
    ("هفدهم سابععشر", M::Ordinal(17)),
    ("هجدهم هیجدهم ثامنعشر", M::Ordinal(18)),
    ("نوزدهم تاسععشر", M::Ordinal(19)),
    ("twentieth بیستم", M::Ordinal(20)),
    ("thirtieth سیام", M::Ordinal(30)),
    ("st nd rd th ام", M::OrdinalEnding),
    ("half نیم نصف نص", M::Half),
    ("quarter ربع", M::Quarter),
    ("ثلث", M::Third),
    // Measures.
    ("minute minutes min mins دقیقه دقیقهای دقایق", M::Unit(Unit::Minute)),
    ("hour hours hr hrs h ساعت ساعته ساعه ساعات", M::Unit(Unit::Hour)),
    ("day days روز روزه یوم ایام یوما", M::Unit(Unit::Day)),
    (
        "weekday weekdays workday workdays workingday workingdays businessday businessdays \
         روزکاری روزهایکاری یومعمل ایامالعمل یومدوام",
        M::Unit(Unit::Workday),
    ),
    ("week weeks هفته اسبوع اسابیع اسبوعا", M::Unit(Unit::Week)),
    ("month months ماه شهر اشهر شهور شهرا", M::Unit(Unit::Month)),
    ("year years سال سنه عام سنوات اعوام سنین", M::Unit(Unit::Year)),
    ("دقیقتین", M::Two(Unit::Minute)),
    ("ساعتین", M::Two(Unit::Hour)),
    ("یومین", M::Two(Unit::Day)),
    ("اسبوعین", M::Two(Unit::Week)),
    ("شهرین", M::Two(Unit::Month)),
    ("سنتین عامین", M::Two(Unit::Year)),
    // Days.
    ("today latertoday امروز الیوم النهارده انهارده", M::Near(0)),
    ("tonight امشب اللیله هاللیله", M::Tonight),
    ("tomorrow tmrw tmr tomorow فردا غدا غد الغد بکره بکرا باجر باکر یومغد", M::Near(1)),
    ("dayaftertomorrow thedayaftertomorrow پسفردا بعدغد بعدالغد بعدبکره بعدبکرا عقبباکر عقبباجر", M::Near(2)),
    ("monday دوشنبه 2شنبه الاثنین الاتنین", M::Weekday(Monday, Plain)),
    ("tuesday سهشنبه 3شنبه الثلاثا التلات", M::Weekday(Tuesday, Plain)),
    ("wednesday چهارشنبه چارشنبه 4شنبه الاربعا", M::Weekday(Wednesday, Plain)),
    ("thursday پنجشنبه پنشنبه 5شنبه الخمیس", M::Weekday(Thursday, Plain)),
    ("friday جمعه الجمعه ادینه", M::Weekday(Friday, Plain)),
    ("saturday شنبه السبت", M::Weekday(Saturday, Plain)),
    ("sunday یکشنبه یهشنبه 1شنبه الاحد الحد", M::Weekday(Sunday, Plain)),
    ("mondays دوشنبهها 2شنبهها", M::Weekday(Monday, Plural)),
    ("tuesdays سهشنبهها 3شنبهها", M::Weekday(Tuesday, Plural)),
    ("wednesdays چهارشنبهها 4شنبهها", M::Weekday(Wednesday, Plural)),
    ("thursdays پنجشنبهها 5شنبهها", M::Weekday(Thursday, Plural)),
    ("fridays جمعهها", M::Weekday(Friday, Plural)),
    ("saturdays شنبهها", M::Weekday(Saturday, Plural)),
    ("sundays یکشنبهها 1شنبهها", M::Weekday(Sunday, Plural)),
    ("mon", M::Weekday(Monday, Weak)),
    ("tue tues", M::Weekday(Tuesday, Weak)),
    ("wed", M::Weekday(Wednesday, Weak)),
    ("thu thur thurs", M::Weekday(Thursday, Weak)),
    ("fri", M::Weekday(Friday, Weak)),
    ("sat", M::Weekday(Saturday, Weak)),
    ("sun", M::Weekday(Sunday, Weak)),
    ("اثنین اتنین", M::Weekday(Monday, Bare)),
    ("ثلاثا", M::Weekday(Tuesday, Bare)),
    ("اربعا", M::Weekday(Wednesday, Bare)),
    ("خمیس", M::Weekday(Thursday, Bare)),
    ("سبت", M::Weekday(Saturday, Bare)),
    ("احد", M::Weekday(Sunday, Bare)),
    // Hours.
    ("am ص قظ قبلازظهر قبلالظهر", M::PartOfDay(PartOfDay::Before12)),
    ("pm م بظ", M::PartOfDay(PartOfDay::After12)),
    ("morning themorning صبح صباح صباحا بامداد فجرا", M::PartOfDay(PartOfDay::Morning)),
    ("noon midday ظهر ظهرا", M::PartOfDay(PartOfDay::Noon)),
    ("afternoon بعدازظهر بعدالظهر بعدظهر", M::PartOfDay(PartOfDay::Afternoon)),
    ("عصر عصرا", M::PartOfDay(PartOfDay::LateAfternoon)),
    ("evening غروب مسا مغرب", M::PartOfDay(PartOfDay::Evening)),
    ("night شب لیل لیلا عشا", M::PartOfDay(PartOfDay::Night)),
    ("midnight نیمهشب نصفشب منتصفاللیل", M::PartOfDay(PartOfDay::Midnight)),
    ("oclock sharp تماما", M::OClock),
    // What stands beside days and hours.
    ("next", M::Next),
    ("coming upcoming اینده بعدی القادم القادمه المقبل المقبله الجای الجایه جای الجایی", M::Coming),
    ("this این هذا هذه هاد", M::This),
    ("every each هر کل", M::Every),
    ("other درمیان", M::Other),
    ("last end theendof اخر اخرین پایان نهایه اواخر انتهای", M::Last),
    ("after within بعد بعداز پساز ظرف خلال عقب", M::After),
    ("later fromnow fromtoday دیگر دیگه ازامروز ازالان منالان مناالان", M::Later),
    ("before beforehand earlier قبل قبلش قبلاز پیش پیشاز قبلها قبله زودتر", M::Before),
    ("الا", M::Less),
    ("past", M::Past),
    ("until till تا حتی لغایه لحد", M::Until),
    ("by", M::By),
    ("at @ درساعت راسساعت علیالساعه", M::At),
    ("on در مورخ تاریخ درتاریخ بتاریخ", M::On),
    ("in فی", M::In),
    ("from since starting startingfrom از ازتاریخ ابتدامن اعتبارامن بداامن", M::From),
    ("with با مع w ب", M::With),
    ("to به الی ل", M::To),
    ("for برای واسه منبرای", M::For),
    ("بهمدت برایمدت لمده بمده مده بمدت مدت", M::ForLength),
    (
        "about regarding re concerning درباره درمورد راجعبه راجع بابت درخصوص پیرامون جهت عن حول بخصوص \
         بشان مناجل لاجل بسبب",
        M::About,
    ),
    ("and و", M::And),
    ("of من", M::Of),
    ("the a an", M::Article),
    ("times بار دفعه مرات مره", M::Times),
    ("once یکبار یکمرتبه مرهواحده", M::Once),
    // Coming back.
    ("daily everyday هرروزه روزییکبار یومیا", M::Again(Frequency::Daily, 1)),
    ("weekly onceaweek هفتهاییکبار هفتهیکبار اسبوعیا", M::Again(Frequency::Weekly, 1)),
    ("monthly onceamonth ماهییکبار شهریا", M::Again(Frequency::Monthly, 1)),
    ("yearly annually onceayear سالییکبار سنویا", M::Again(Frequency::Yearly, 1)),
    ("یکروزدرمیان روزدرمیان یومبعدیوم", M::Again(Frequency::Daily, 2)),
    ("biweekly fortnightly یکهفتهدرمیان هفتهدرمیان", M::Again(Frequency::Weekly, 2)),
    ("یکماهدرمیان ماهدرمیان", M::Again(Frequency::Monthly, 2)),
    // Priority and reminders.
    (
        "urgent urgently asap important highpriority toppriority priorityhigh فوری فورا مهم ضروری بااولویتبالا \
         اولویتبالا عاجل عاجلا مستعجل هام مهمجدا خیلیمهم خیلیفوری اولویهعالیه",
        M::High,
    ),
    (
        "lowpriority prioritylow notimportant noturgent noturgently کماهمیت غیرفوری غیرضروری اولویتپایین بااولویتپایین \
         عجلهاینیست غیرعاجل غیرمهم اولویهمنخفضه",
        M::Low,
    ),
    (
        "remindme remindmeto remindmeabout یادمبینداز یادمبنداز یادمبیار یادمبیاور یادمباشه یادمباشد یاداوریکن \
         یاداوریبکن ذکرنی فکرنی ذکرینی نبهنی",
        M::Remind,
    ),
    ("reminder remind یاداوری یاداور تذکیر", M::Reminder),
    // Kinds.
    ("call calling phone ring telephone phonecall تماس تماستلفنی زنگ تلفن", M::Kind(TaskKind::Call)),
    ("اتصل اتصال اتصالهاتفی مکالمه مکالمههاتفیه کلم هاتف خابر تلفون اتصلی", M::ArabicKind(TaskKind::Call)),
    ("visit visiting dropby stopby بازدید ویزیت سرزدن سربزن سربزنم سربزنیم", M::Kind(TaskKind::Visit)),
    ("زیاره زور ازور", M::ArabicKind(TaskKind::Visit)),
    ("meet meeting appointment appt جلسه قرار قرارملاقات ملاقات دیدار میتینگ", M::Kind(TaskKind::Meeting)),
    ("اجتماع لقا موعد مقابله التقی قابل", M::ArabicKind(TaskKind::Meeting)),
    ("lunch dinner coffee breakfast ناهار نهار شام صبحانه قهوه عشاعمل", M::Meal),
    ("email mail ایمیل پستالکترونیک", M::Kind(TaskKind::Email)),
    ("برید بریدالکترونی البریدالالکترونی بریداالکترونی بریدا", M::ArabicKind(TaskKind::Email)),
    (
        "message text sms whatsapp msg textmessage telegram پیام پیامک مسیج واتساپ تلگرام اسمس پیغام",
        M::Kind(TaskKind::Message),
    ),
    ("رساله واتساب واتس مسج رسالهواتساب رسالهنصیه راسل", M::ArabicKind(TaskKind::Message)),
    (
        "بزن بزنم بزنیم بگیر بگیرم بگیریم بده بدم بدهم بدهیم کن کنم کنیم بکن بکنم بفرست بفرستم بفرستیم بذار بذارم \
         بگذار بگذارم بگذاریم داشتهباش دارم داریم شود",
        M::Light,
    ),
    (
        "send prepare check order deliver follow followup buy ask give take bring confirm review pay collect get \
         finish write print update fix ship renew book schedule arrange plan make set submit \
         ارسال پیگیری تحویل سفارش خرید پرداخت بررسی دریافت تهیه چاپ صدور وصول پیگیر ثبت امادهسازی تنظیم هماهنگی \
         ارسل ارسلی متابعه تسلیم دفع مراجعه تحصیل شرا تجهیز استلام اصدار توصیل تقدیم ابعث ابعت جدول حجز",
        M::Doing,
    ),
    (
        "please pls new needto haveto must should back again up باید لازم لازماست حتما لطفا یجب ضروریان منفضلک \
         لوسمحت",
        M::Filler,
    ),
    ("را رو", M::Object),
    ("me him her them us it you او ایشان وی انها", M::Pronoun),
    (
        "street road no number room خیابان میدان کوچه بلوار شهرک محله نبش چهارراه پلاک شماره بزرگراه شارع سوق مدینه \
         حی رقم ساحه black good",
        M::Place,
    ),
    (
        "market bazaar floor avenue edition بازار اهن طبقه boxes pieces pcs percent kg cartons عدد کارتن بسته جعبه \
         درصد قطعه کیلو صندوق صنادیق کرتون حبه علبه",
        M::NotADay,
    ),
    ("قرارداد قراردادی", M::Plain),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::normalise::{normalise, push_compact};

    fn all_words() -> impl Iterator<Item = &'static str> {
        TABLE.iter().flat_map(|(words, _)| words.split_ascii_whitespace())
    }

    #[test]
    fn every_word_is_in_the_form_it_is_looked_up_in() {
        for word in all_words().filter(|word| *word != "@") {
            let mut compact = String::new();
            push_compact(&mut compact, &normalise(word));
            assert_eq!(compact, word);
        }
    }

    #[test]
    fn no_word_has_two_meanings() {
        let mut words: Vec<&str> = all_words().collect();
        words.sort_unstable();
        for pair in words.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }
}
