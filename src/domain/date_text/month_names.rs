//! The words of dates: names of months in three calendars and three languages, weekdays, eras.
//!
//! All words here are in their normalised form, with the spaces left out. These are the spellings
//! people type; the names shown are a matter of the languages' own texts.

use crate::domain::calendar::CalendarKind;

/// The names of each month, divided by spaces.
type Names = [&'static str; 12];

/// In Iran, Afghanistan and Latin letters.
const JALALI: Names = [
    "فروردین حمل farvardin hamal",
    "اردیبهشت ثور ordibehesht sawr",
    "خرداد جوزا khordad jawza",
    "تیر سرطان tir saratan",
    "مرداد امرداد اسد mordad amordad asad",
    "شهریور سنبله shahrivar sonbola",
    "مهر میزان mehr mizan",
    "ابان عقرب aban aqrab",
    "اذر قوس azar qaws",
    "دی جدی dey dei jadi",
    "بهمن دلو bahman dalw",
    "اسفند حوت esfand hut",
];

const HIJRI: Names = [
    "محرم محرمالحرام muharram moharram",
    "صفر صفرالمظفر safar",
    "ربیعالاول ربیعاول ربیع1 rabialawwal rabiulawwal rabii rabialavval",
    "ربیعالثانی ربیعالاخر ربیعثانی rabialthani rabialakhir rabiulakhir rabiulthani rabiiaakhir rabiii",
    "جمادیالاول جمادیالاولی جمادیاول jumadaalula jumadaalawwal jumadialawwal jumadai",
    "جمادیالثانی جمادیالثانیه جمادیالاخره جمادیالاخر jumadaalthani jumadaalakhirah jumadaalakhira jumadialthani jumadaii",
    "رجب رجبالمرجب rajab",
    "شعبان شعبانالمعظم shaban",
    "رمضان رمضانالمبارک ramadan ramazan ramadhan",
    "شوال شوالالمکرم shawwal shavval",
    "ذیقعده ذوالقعده ذیالقعده ذوقعده dhualqadah dhualqida dhulqadah zulqadah ziqadeh",
    "ذیحجه ذوالحجه ذیالحجه ذوحجه dhualhijjah dhulhijjah dhualhijja zulhijjah zihajjeh",
];

/// In Persian, Arabic of Egypt and the Gulf, of the Levant and Iraq, and of the Maghreb, English.
const GREGORIAN: Names = [
    "ژانویه ینایر کانونالثانی جانفی january jan",
    "فوریه فبرایر شباط فیفری february feb",
    "مارس اذار march mar",
    "اوریل ابریل نیسان افریل april apr",
    "مه می مایو ایار مای may",
    "ژوین یونیو حزیران جوان june jun",
    "ژوییه جولای یولیو تموز جویلیه july jul",
    "اوت اگوست اغسطس اب august aug",
    "سپتامبر سبتمبر ایلول شتنبر september sept sep",
    "اکتبر اکتوبر تشرینالاول october oct",
    "نوامبر نوفمبر تشرینالثانی نونبر november nov",
    "دسامبر دیسمبر کانونالاول دجنبر december dec",
];

const CALENDARS: [(CalendarKind, &Names); 3] =
    [(CalendarKind::Jalali, &JALALI), (CalendarKind::Hijri, &HIJRI), (CalendarKind::Gregorian, &GREGORIAN)];

/// Words that say nothing that the rest of a date does not.
const FILLERS: &str = "ماه شهر من of st nd rd th روز یوم \
    شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه یک دو سه چهار پنج \
    السبت الاحد الاثنین الثلاثا الاربعا الخمیس الجمعه \
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun";

/// Words for eras. `ه` alone is the Hijri era of either calendar, so it tells nothing where the
/// year is Jalali already.
const ERAS: [(CalendarKind, &str); 3] = [
    (CalendarKind::Jalali, "ش هش شمسی خورشیدی"),
    (CalendarKind::Hijri, "ق هق قمری ah"),
    (CalendarKind::Gregorian, "م میلادی ad ce"),
];
const EITHER_HIJRI_ERA: &str = "ه هجری";

/// Whether a word may be left out.
pub(super) fn is_filler(word: &str) -> bool {
    lists(FILLERS, word)
}

/// Takes the words of an era out of `words`, and tells its calendar.
pub(super) fn take_era(words: &mut Vec<&str>) -> Option<CalendarKind> {
    let mut era = None;
    words.retain(|word| {
        let told = ERAS.iter().find(|(_, names)| lists(names, word)).map(|(calendar, _)| *calendar);
        era = era.or(told);
        told.is_none() && !lists(EITHER_HIJRI_ERA, word)
    });
    era
}

/// The month that these words name together, or twice, as Arabic newspapers do (`أيار/مايو`).
pub(in crate::domain) fn find(words: &[&str]) -> Option<(CalendarKind, u8)> {
    if words.is_empty() {
        return None;
    }
    find_name(&words.concat()).or_else(|| {
        (1..words.len()).find_map(|middle| {
            let (one, other) = words.split_at(middle);
            find_name(&one.concat()).filter(|month| find_name(&other.concat()) == Some(*month))
        })
    })
}

/// The month of this name, with or without `ماه` behind it.
fn find_name(name: &str) -> Option<(CalendarKind, u8)> {
    let bare = name.strip_suffix("ماه").unwrap_or(name);
    CALENDARS.iter().find_map(|(calendar, names)| {
        let place = names.iter().position(|names| lists(names, name) || lists(names, bare))?;
        Some((*calendar, place as u8 + 1))
    })
}

fn lists(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::normalise::{normalise, push_compact};

    fn all_words() -> impl Iterator<Item = &'static str> {
        let months = CALENDARS.iter().flat_map(|(_, names)| names.iter().copied());
        let eras = ERAS.iter().map(|(_, names)| *names);
        months.chain(eras).chain([FILLERS, EITHER_HIJRI_ERA]).flat_map(str::split_ascii_whitespace)
    }

    #[test]
    fn every_word_is_in_the_form_it_is_looked_up_in() {
        for word in all_words() {
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
