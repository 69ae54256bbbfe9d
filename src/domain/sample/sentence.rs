//! Sentences with the blanks filled in.

use crate::domain::country::Country;
use crate::domain::digits::DigitSystem;
use crate::domain::language::Language;

use super::lexicon::{Lexicon, Place};
use super::names;
use super::random::Random;

/// Where a sentence is written, which decides its digits and its money.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) language: Language,
    pub(super) lexicon: &'a Lexicon,
    pub(super) place: &'a Place,
}

impl Setting<'_> {
    /// Fills the blanks of a form: `{p}` a product, `{q}` a quantity, `{a}` an amount of money,
    /// `{d}` a day, `{c}` a city, `{s}` a street, `{o}` a person, `{n}` an organisation, `{f}` a
    /// family, `{1-40}` a number.
    pub(super) fn fill(self, form: &str, random: &mut Random) -> String {
        let mut text = String::with_capacity(form.len() + 24);
        let mut rest = form;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((blank, after)) = after.split_once('}') else { break };
            text.push_str(&self.blank(blank, random));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn blank(self, blank: &str, random: &mut Random) -> String {
        let lexicon = self.lexicon;
        match blank {
            "p" => random.pick(&lexicon.products).to_owned(),
            "q" => {
                let count =
                    random.pick(&[6, 8, 12, 15, 20, 24, 30, 36, 40, 48, 50, 60, 75, 80, 100, 120, 150, 200]);
                self.number(count + random.below(2) * random.below(9))
            }
            "a" => self.amount(random),
            "d" => random.pick(&lexicon.days).to_owned(),
            "c" => self.city(random).to_owned(),
            "s" => random.pick(&lexicon.streets).replace('_', " "),
            "o" => names::colleague(self.language, lexicon, random),
            "n" => random.pick(&lexicon.organisation_names).0.to_owned(),
            "f" => names::family_name(lexicon, random),
            range => match range.split_once('-').map(|(first, last)| (first.parse(), last.parse())) {
                Some((Ok(first), Ok(last))) => self.number(random.between(first, last)),
                _ => String::new(),
            },
        }
    }

    /// A city of the same country.
    fn city(self, random: &mut Random) -> &'static str {
        let here = self.lexicon.places.iter().filter(|place| place.country == self.place.country);
        let cities: Vec<&str> = here.map(|place| place.city).collect();
        random.pick(&cities)
    }

    /// A number in the digits people write there.
    pub(super) fn number(self, number: u32) -> String {
        self.digits().format_integer(i64::from(number))
    }

    fn digits(self) -> DigitSystem {
        match (self.language, self.place.country) {
            (Language::En, _) | (Language::Ar, Country::AE) => DigitSystem::Latin,
            (Language::Fa, _) => DigitSystem::Persian,
            (Language::Ar, _) => DigitSystem::ArabicIndic,
        }
    }

    /// A sum of money in the currency of the country, as people say it.
    fn amount(self, random: &mut Random) -> String {
        let tens = self.number(random.between(12, 960) * 10);
        let millions = self.number(random.between(3, 480));
        match (self.language, self.place.country) {
            (Language::Fa, Country::IR) => format!("{millions} میلیون تومان"),
            (Language::Fa, Country::AE) => format!("{tens} درهم"),
            (Language::Fa, _) => format!("{tens} یورو"),
            (Language::Ar, Country::AE) => format!("{tens} درهم"),
            (Language::Ar, Country::IQ) => format!("{millions} مليون دينار"),
            (Language::Ar, Country::EG) => format!("{tens} جنيه"),
            (Language::Ar, _) => format!("{tens} ريال"),
            (Language::En, Country::GB) => format!("£{tens}"),
            (Language::En, Country::DE) => format!("€{tens}"),
            (Language::En, Country::AE) => format!("AED {tens}"),
            (Language::En, _) => format!("${tens}"),
        }
    }
}
