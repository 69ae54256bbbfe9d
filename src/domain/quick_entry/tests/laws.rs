use super::*;
use crate::domain::digits::{DigitSystem, to_latin};
use proptest::prelude::*;
use std::time::Instant;

/// Words of which lines of every kind are made, sensible ones and others.
const WORDS: &[&str] = &[
    "call",
    "meet",
    "Reza",
    "Sara",
    "with",
    "to",
    "at",
    "on",
    "the",
    "tomorrow",
    "next",
    "Tuesday",
    "every",
    "15th",
    "of",
    "month",
    "10",
    "14:30",
    "10.30",
    "12/5",
    "1404/10/5",
    "for",
    "45",
    "min",
    "half",
    "past",
    "quarter",
    "in",
    "3",
    "days",
    "until",
    "March",
    "May",
    "!",
    "!!",
    "urgent",
    "remind me",
    "before",
    "hour",
    "and",
    "a",
    "last",
    "week",
    "times",
    ",",
    "(",
    ")",
    "-",
    "تماس",
    "با",
    "رضا",
    "فردا",
    "ساعت",
    "ده",
    "و",
    "نیم",
    "یک",
    "ربع",
    "به",
    "پنج",
    "هر",
    "ماه",
    "پانزدهم",
    "آخر",
    "پنجشنبه",
    "پس‌فردا",
    "دی",
    "۱۵",
    "دقیقه",
    "قبل",
    "یادم بینداز",
    "تا",
    "بزن",
    "را",
    "شب",
    "اتصل",
    "برضا",
    "لسارة",
    "للشركة",
    "غدًا",
    "الساعة",
    "١٠",
    "مساءً",
    "كل",
    "خميس",
    "وأربعاء",
    "يوم",
    "بعد",
    "أسبوعين",
    "إلا",
    "ونصف",
    "من",
    "نهاية",
    "السنة",
    "ذكرني",
    "لمدة",
    "0912 123 4567",
    "24",
    "99999999999",
    "2026-02-30",
    "31",
    "29 February",
    "ﷲ",
    "بـ",
    "\u{200c}",
    "\u{64b}",
    "ء",
    "@",
    "@5",
    "٪",
    "$10",
];

fn lines() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(WORDS);
    let gap = proptest::sample::select(&[" ", " ", " ", "  ", "", ", ", "\u{200c}", "-"][..]);
    proptest::collection::vec((word, gap), 0..14)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

fn moments() -> impl Strategy<Value = Moment> {
    let days = CivilDate::MIN.days()..=CivilDate::MAX.days();
    (days, 0u16..1440, 0usize..3, 0usize..7).prop_map(|(day, minute, which, first)| Moment {
        today: CivilDate::from_days(day).unwrap(),
        now: TimeOfDay::from_minutes(minute).unwrap(),
        calendar: CalendarKind::ALL[which],
        first_weekday: Weekday::ALL[first],
        weekend: WeekdaySet::of(&Weekday::ALL[..first]),
        language: Language::ALL[which],
    })
}

/// Whether every character is in the title or in a part, and all parts are whole characters in order.
fn nothing_is_lost(typed: &str, understood: &Understood) -> Result<(), TestCaseError> {
    let mut left = String::new();
    let mut at = 0;
    let mut last = 0;
    for part in &understood.parts {
        prop_assert!(part.range.start >= last && part.range.end > part.range.start, "{:?}", understood.parts);
        last = part.range.end;
        prop_assert!(typed.get(part.range.clone()).is_some());
        if !matches!(part.kind, PartKind::Kind | PartKind::Whom) {
            left.push_str(&typed[at..part.range.start]);
            at = part.range.end;
        }
    }
    left.push_str(&typed[at..]);
    let solid = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    prop_assert_eq!(solid(&left), solid(&understood.title));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_character_of_a_line_of_known_words_is_lost(typed in lines(), moment in moments()) {
        nothing_is_lost(&typed, &understand(&typed, &moment))?;
    }

    #[test]
    fn no_character_of_any_text_is_lost(typed in "\\PC{0,60}", moment in moments()) {
        nothing_is_lost(&typed, &understand(&typed, &moment))?;
    }

    #[test]
    fn words_without_any_signal_are_something_to_do(
        words in proptest::collection::vec("(qx|Zv|ژگ|ظث)[a-zچغ]{2,7}", 1..8),
    ) {
        let typed = words.join(" ");
        let understood = understand(&typed, &tehran());
        prop_assert_eq!(understood.title, typed.clone());
        prop_assert_eq!(understood.title_without_whom, typed);
        prop_assert_eq!(understood.kind, TaskKind::ToDo);
        prop_assert!(understood.day.is_none() && understood.time.is_none() && understood.rule.is_none());
        prop_assert!(understood.parts.is_empty());
    }

    #[test]
    fn the_three_sets_of_digits_tell_the_same(typed in lines()) {
        let latin = |text: &str| to_latin(text).into_owned();
        let told = DigitSystem::ALL.map(|digits| {
            let typed = digits.convert(&typed).into_owned();
            let understood = understand(&typed, &riyadh());
            let parts: Vec<_> = understood
                .parts
                .iter()
                .map(|part| (part.kind, latin(&typed[part.range.clone()])))
                .collect();
            (told_in_latin(understood), parts)
        });
        prop_assert_eq!(&told[0], &told[1]);
        prop_assert_eq!(&told[0], &told[2]);
    }
}

fn told_in_latin(understood: Understood) -> Understood {
    let latin = |text: String| to_latin(&text).into_owned();
    Understood {
        whom: understood.whom.map(latin),
        title: latin(understood.title),
        title_without_whom: latin(understood.title_without_whom),
        parts: Vec::new(),
        ..understood
    }
}

#[test]
fn the_last_days_of_time_are_no_trouble() {
    let moment = Moment { today: CivilDate::MAX, ..london() };
    for line in
        ["tomorrow", "next week", "every 15th", "in 2 hours", "29 February", "next Tuesday 10", "end of year"]
    {
        understand(line, &moment);
    }
}

#[test]
fn a_long_text_is_understood_without_delay() {
    let typed = "call Reza tomorrow at 10, فردا ساعت ده و نیم زنگ به سارا هر ماه ".repeat(100);
    let start = Instant::now();
    understand(&typed, &tehran());
    // Unoptimised, on a busy machine; it takes a hundredth of that in the product.
    assert!(start.elapsed().as_millis() < 2000, "{:?}", start.elapsed());
}
