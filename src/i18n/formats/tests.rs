#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::phone::PhoneNumber;
use crate::domain::time::{CivilDate, Instant, TimeOfDay, UtcOffset};

fn formats(language: Language, calendar: CalendarKind, digits: DigitSystem) -> Formats {
    Formats {
        language,
        calendar,
        digits,
        country: language.default_country(),
        offset_at: |_| UtcOffset::from_minutes(210).unwrap(),
    }
}

fn persian() -> Formats {
    formats(Language::Fa, CalendarKind::Jalali, DigitSystem::Persian)
}

fn arabic() -> Formats {
    formats(Language::Ar, CalendarKind::Hijri, DigitSystem::ArabicIndic)
}

fn english() -> Formats {
    formats(Language::En, CalendarKind::Gregorian, DigitSystem::Latin)
}

fn iso(text: &str) -> CivilDate {
    text.parse().unwrap()
}

fn days_from_today(formats: Formats, days: i32) -> String {
    let today = iso("2026-11-22");
    formats.relative_day(today.checked_add_days(days).unwrap(), today)
}

#[test]
fn a_reader_of_another_language_reads_its_calendar_and_digits_and_ones_own_what_was_chosen() {
    let date = iso("2026-11-22");
    let unusual = formats(Language::En, CalendarKind::Hijri, DigitSystem::Persian);
    assert_eq!(unusual.for_reader_of(Language::Fa).day_month_year(date), "۱ آذر ۱۴۰۵");
    assert_eq!(persian().for_reader_of(Language::En).day_month_year(date), "22 November 2026");
    assert_eq!(unusual.for_reader_of(Language::En).calendar, CalendarKind::Hijri);
}

#[test]
fn a_long_date_reads_as_it_is_said_in_each_language() {
    let date = iso("2026-11-22");
    assert_eq!(persian().long_date(date), "یکشنبه ۱ آذر ۱۴۰۵");
    assert_eq!(arabic().long_date(date), "الأحد، ١٢ جمادى الآخرة ١٤٤٨");
    assert_eq!(english().long_date(date), "Sunday, 22 November 2026");
}

#[test]
fn the_calendar_and_the_digits_are_chosen_apart_from_the_language() {
    let date = iso("2026-11-22");
    let mixed = formats(Language::En, CalendarKind::Jalali, DigitSystem::Latin);
    assert_eq!(mixed.long_date(date), "Sunday, 1 Azar 1405");
    let mixed = formats(Language::Fa, CalendarKind::Gregorian, DigitSystem::Latin);
    assert_eq!(mixed.date(date), "22 نوامبر 2026");
}

#[test]
fn arabic_names_gregorian_months_as_its_country_does() {
    let date = iso("2026-11-22");
    let mut formats = formats(Language::Ar, CalendarKind::Gregorian, DigitSystem::ArabicIndic);
    assert_eq!(formats.day_and_month(date), "٢٢ نوفمبر");
    formats.country = Country::IQ;
    assert_eq!(formats.day_and_month(date), "٢٢ تشرين الثاني");
}

#[test]
fn a_short_english_date_cuts_the_month_to_three_letters() {
    assert_eq!(english().date(iso("2026-09-05")), "5 Sep 2026");
}

#[test]
fn a_date_of_this_year_leaves_the_year_out() {
    let today = iso("2026-11-22");
    assert_eq!(english().near_date(iso("2026-02-03"), today), "3 Feb");
    assert_eq!(persian().near_date(iso("2026-02-03"), today), "۱۴ بهمن ۱۴۰۴");
}

#[test]
fn a_date_in_figures_has_the_year_first() {
    assert_eq!(english().numeric_date(iso("2026-11-02")), "2026-11-02");
    assert_eq!(persian().numeric_date(iso("2026-11-22")), "۱۴۰۵/۰۹/۰۱");
}

#[test]
fn an_instant_is_shown_in_local_time() {
    let instant = Instant::from_millis(iso("2026-11-22").days() as i64 * 86_400_000);
    assert_eq!(english().moment(instant, iso("2026-11-22")), "today, 03:30");
    assert_eq!(persian().moment(instant, iso("2026-11-30")), "۱ آذر، ۰۳:۳۰");
}

#[test]
fn a_time_of_day_has_two_figures_for_hour_and_minute() {
    assert_eq!(arabic().time_of_day(TimeOfDay::new(9, 5).unwrap()), "٠٩:٠٥");
}

#[test]
fn the_days_beside_today_have_names() {
    assert_eq!([-1, 0, 1].map(|days| days_from_today(persian(), days)), ["دیروز", "امروز", "فردا"]);
    assert_eq!([-1, 0, 1].map(|days| days_from_today(arabic(), days)), ["أمس", "اليوم", "غدًا"]);
}

#[test]
fn days_farther_off_are_counted_and_later_rounded() {
    let ago = [-3, -20, -90, -800].map(|days| days_from_today(english(), days));
    assert_eq!(ago, ["3 days ago", "3 weeks ago", "3 months ago", "2 years ago"]);
    assert_eq!(days_from_today(persian(), 5), "۵ روز دیگر");
}

#[test]
fn arabic_counts_days_in_its_own_forms() {
    let ago = [-2, -3, -11].map(|days| days_from_today(arabic(), days));
    assert_eq!(ago, ["قبل يومين", "قبل ٣ أيام", "قبل ١١ يومًا"]);
    assert_eq!(days_from_today(arabic(), 2), "بعد يومين");
    assert_eq!(arabic().days(2), "يومان");
    assert_eq!(arabic().days(100), "١٠٠ يوم");
}

#[test]
fn a_silence_is_told_in_the_unit_that_fits() {
    assert_eq!(
        [6, 38, 90, 800].map(|days| english().span(days)),
        ["6 days", "5 weeks", "3 months", "2 years"]
    );
    assert_eq!(arabic().span(60), "شهران");
}

#[test]
fn a_duration_is_told_in_hours_and_minutes() {
    assert_eq!(english().duration(250), "4 min");
    assert_eq!(english().duration(4_800), "1 hr 20 min");
    assert_eq!(persian().duration(4_800), "۱ ساعت و ۲۰ دقیقه");
    assert_eq!(arabic().duration(7_320), "ساعتان ودقيقتان");
    assert_eq!(persian().duration(40), "۴۰ ثانیه");
}

#[test]
fn a_duration_just_short_of_an_hour_rounds_to_the_hour() {
    assert_eq!(english().duration(3_599), "1 hr");
}

#[test]
fn thousands_are_grouped_in_the_way_of_the_digits() {
    assert_eq!(english().number(12_480_u32), "12,480");
    assert_eq!(persian().number(12_480_u32), "۱۲٬۴۸۰");
    assert_eq!(arabic().number(1_000_000_u32), "١٬٠٠٠٬٠٠٠");
    assert_eq!(english().number(999_u32), "999");
}

#[test]
fn a_size_is_told_in_the_unit_that_fits() {
    assert_eq!(english().bytes(3_250_000), "3.2 MB");
    assert_eq!(persian().bytes(1_500_000_000), "۱٫۵ گیگابایت");
    assert_eq!(english().bytes(640_300), "640 KB");
    assert_eq!(arabic().bytes(12), "١٢ بايت");
}

#[test]
fn a_telephone_number_is_written_as_it_is_dialled_here() {
    let number = PhoneNumber::parse("+989123456789", Country::IR).unwrap();
    assert_eq!(persian().phone(number), "\u{2066}۰۹۱۲ ۳۴۵ ۶۷۸۹\u{2069}");
    assert_eq!(english().phone(number), "\u{2066}+98 912 345 6789\u{2069}");
}

#[test]
fn the_groups_of_a_telephone_number_stay_in_order_in_arabic_digits() {
    let number = PhoneNumber::parse("+989123456789", Country::IR).unwrap();
    assert_eq!(arabic().phone(number), "\u{2066}\u{202d}+٩٨ ٩١٢ ٣٤٥ ٦٧٨٩\u{202c}\u{2069}");
}

#[test]
fn a_name_in_another_script_is_kept_apart_and_an_empty_one_left_out() {
    assert_eq!(english().isolate("مینا"), "\u{2068}مینا\u{2069}");
    assert_eq!(english().isolate(""), "");
}

#[test]
fn an_address_is_isolated_from_the_text_around() {
    assert_eq!(persian().left_to_right("mina@laleh.ir"), "\u{2066}mina@laleh.ir\u{2069}");
}

#[test]
fn a_list_is_divided_as_its_language_divides() {
    assert_eq!(["a", "b"].join(english().list_separator()), "a, b");
    assert_eq!(["الف", "ب"].join(persian().list_separator()), "الف، ب");
    assert_eq!(["أ", "ب"].join(arabic().list_separator()), "أ، ب");
}
