//! How numbers are shown.

use super::plans::{self, Plan, Rule};
use super::{Line, PhoneNumber, calling_codes};
use crate::domain::country::Country;

/// A number taken apart for showing.
pub(super) struct Parts {
    digits: String,
    /// How many of the digits are the calling code.
    code_length: usize,
    country: Option<Country>,
    plan: Option<&'static Plan>,
    rule: Option<Rule>,
}

impl Parts {
    #[cfg_attr(speed, optimize(speed))]
    pub(super) fn of(number: PhoneNumber) -> Self {
        let digits = number.e164.to_string();
        let split = calling_codes::split(&digits);
        let code_length = split.map_or(0, |(_, national)| digits.len() - national.len());
        let country = split.and_then(|(code, national)| calling_codes::country_of(code, national));
        let plan = country.and_then(plans::of);
        let rule = plan.and_then(|plan| plan.rule(&digits[code_length..]));
        Self { digits, code_length, country, plan, rule }
    }

    pub(super) fn country(&self) -> Option<Country> {
        self.country
    }

    pub(super) fn line(&self) -> Line {
        self.rule.map_or(Line::Unknown, |rule| rule.line)
    }

    pub(super) fn international(&self) -> String {
        let (code, national) = self.digits.split_at(self.code_length);
        let mut text = format!("+{code} ");
        self.push_groups(&mut text, national);
        text
    }

    /// With the trunk prefix, as it is dialled within the country.
    pub(super) fn national(&self) -> String {
        let mut text = String::new();
        if let Some(plan) = self.plan
            && self.rule.is_none_or(|rule| rule.shows_trunk)
        {
            text.push_str(plan.trunk);
            // A zero is written with the area code (021, 0912), an eight or 06 apart from it.
            if !matches!(plan.trunk, "" | "0") {
                text.push(plan.separator);
            }
        }
        self.push_groups(&mut text, &self.digits[self.code_length..]);
        text
    }

    fn push_groups(&self, text: &mut String, national: &str) {
        let separator = self.plan.map_or(' ', |plan| plan.separator);
        match self.rule {
            Some(rule) => push_joined(text, rule.split(national), separator),
            None => push_joined(text, threes(national), separator),
        }
    }
}

fn push_joined<'a>(text: &mut String, groups: impl Iterator<Item = &'a str>, separator: char) {
    for (place, group) in groups.enumerate() {
        if place > 0 {
            text.push(separator);
        }
        text.push_str(group);
    }
}

/// Groups of three with up to four in the last, for numbers no rule tells of.
fn threes(national: &str) -> impl Iterator<Item = &str> {
    let mut rest = national;
    std::iter::from_fn(move || {
        let length = if rest.len() <= 4 { rest.len() } else { 3 };
        let (head, tail) = rest.split_at(length);
        rest = tail;
        (!head.is_empty()).then_some(head)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn number(e164: &str) -> PhoneNumber {
        PhoneNumber::parse(e164, Country::IR).unwrap()
    }

    #[test]
    fn an_iranian_mobile_is_shown_local_at_home_and_international_abroad() {
        let mobile = number("+989123456789");
        assert_eq!(mobile.format_local(Country::IR), "0912 345 6789");
        assert_eq!(mobile.format_local(Country::AE), "+98 912 345 6789");
    }

    #[test]
    fn each_country_has_its_own_grouping() {
        for (e164, home, local) in [
            ("+982188776655", Country::IR, "021 8877 6655"),
            ("+971501234567", Country::AE, "050 123 4567"),
            ("+97143210987", Country::AE, "04 321 0987"),
            ("+966501234567", Country::SA, "050 123 4567"),
            ("+966920012345", Country::SA, "9200 12345"),
            ("+201001234567", Country::EG, "0100 123 4567"),
            ("+20223456789", Country::EG, "02 23456789"),
            ("+9647901234567", Country::IQ, "0790 123 4567"),
            ("+905321234567", Country::TR, "0532 123 45 67"),
            ("+93701234567", Country::AF, "070 123 4567"),
            ("+923001234567", Country::PK, "0300 1234567"),
            ("+447911123456", Country::GB, "07911 123456"),
            ("+442079460958", Country::GB, "020 7946 0958"),
            ("+33612345678", Country::FR, "06 12 34 56 78"),
            ("+4915112345678", Country::DE, "01511 2345678"),
            ("+393123456789", Country::IT, "312 345 6789"),
            ("+390612345678", Country::IT, "06 12345678"),
            ("+79123456789", Country::RU, "8 912 345 67 89"),
            ("+8613812345678", Country::CN, "138 1234 5678"),
            ("+12125550123", Country::US, "212-555-0123"),
        ] {
            assert_eq!(number(e164).format_local(home), local, "{e164}");
        }
    }

    #[test]
    fn a_canadian_number_is_international_to_an_american() {
        let toronto = number("+14165550123");
        assert_eq!(toronto.format_local(Country::US), "+1 416-555-0123");
        assert_eq!(toronto.format_local(Country::CA), "416-555-0123");
    }

    #[test]
    fn a_country_without_a_plan_is_grouped_in_threes() {
        assert_eq!(number("+252612345678").format_international(), "+252 612 345 678");
        assert_eq!(number("+25261234567").format_international(), "+252 612 345 67");
    }
}
