//! National numbering plans: how long numbers are, which are mobile, and how they are written.

use super::Line;
use crate::domain::country::Country;

/// The plan of one country.
pub(super) struct Plan {
    pub country: [u8; 2],
    /// What is dialled before a national number within the country.
    pub trunk: &'static str,
    /// What divides the groups when the number is shown.
    pub separator: char,
    /// Rules divided by `|`, each `prefixes:groups flags`; of those with the longest prefix that a
    /// number begins with, the first that takes its length counts.
    ///
    /// `prefixes` are the leading digits of the national number, divided by commas, ranges as
    /// `50-58`; none means any. `groups` are the lengths of the groups shown, one digit each,
    /// together the length of the number; a closing `*` stands for four to nine digits. Flags: `m`
    /// mobile, `u` mobile or not, `n` shown without the trunk prefix, `t` so short that it is a number
    /// only behind the trunk prefix or the calling code.
    rules: &'static str,
}

/// One rule of a plan that fits a national number.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    groups: &'static [u8],
    pub line: Line,
    pub shows_trunk: bool,
    pub needs_trunk: bool,
}

/// The plan of `country`, if it has one here.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn of(country: Country) -> Option<&'static Plan> {
    let letters = country.ordinal();
    let found = PLANS.binary_search_by_key(&letters, |plan| u16::from_be_bytes(plan.country));
    found.ok().map(|found| &PLANS[found])
}

impl Plan {
    /// The prefixes of each rule, and what it says of numbers that begin so.
    fn rules(&self) -> impl Iterator<Item = (&'static [u8], &'static [u8])> {
        self.rules.as_bytes().split(|letter| *letter == b'|').filter_map(|rule| {
            let (prefixes, rest) = rule.split_at(rule.iter().position(|letter| *letter == b':')?);
            Some((prefixes, rest.get(1..)?))
        })
    }

    /// The rule for a national number.
    #[cfg_attr(speed, optimize(speed))]
    pub(super) fn rule(&self, national: &str) -> Option<Rule> {
        let mut found = None;
        self.each_deciding(national, &mut |rule, is_first| {
            if is_first {
                found = None;
            }
            if found.is_none() && rule.takes_length(national.len()) {
                found = Some(rule);
            }
        });
        found
    }

    /// The most digits that a number which begins like this one may have, when this one has not as
    /// many as it must. A number with a prefix that is not in the table is let through on its length
    /// alone: plans grow.
    pub(super) fn misfit(&self, national: &str) -> Option<usize> {
        let (mut most, mut fits) = (None, false);
        let mut look_at = |rule: Rule, is_first| {
            if is_first {
                (most, fits) = (None, false);
            }
            fits |= rule.takes_length(national.len());
            most = most.max(Some(rule.lengths().1));
        };
        if !self.each_deciding(national, &mut look_at) {
            let all = self.rules().map(|(_, rest)| Rule::of(rest));
            all.filter(|rule| !rule.groups.contains(&b'*')).for_each(|rule| look_at(rule, false));
        }
        most.filter(|_| !fits)
    }

    /// Calls `visit` with the rules that a number must keep to: of those whose prefix fits, the ones with the
    /// longest; whether there are any. A mobile number that lacks a digit is not a landline, whatever its
    /// length. With the first of a longer prefix `visit` is told so: those before do not count.
    ///
    /// One look at each rule, and no list of them: an import reads some hundred thousand numbers.
    #[cfg_attr(speed, optimize(speed))]
    fn each_deciding(&self, national: &str, visit: &mut dyn FnMut(Rule, bool)) -> bool {
        let mut longest = None;
        // A zero that is the trunk prefix begins no national number.
        if self.trunk.as_bytes().first() == Some(&b'0') && national.as_bytes().first() == Some(&b'0') {
            return false;
        }
        for (prefixes, rest) in self.rules() {
            let length = prefix_length(prefixes, national.as_bytes());
            if length.is_some() && length >= longest {
                visit(Rule::of(rest), length > longest);
                longest = length;
            }
        }
        longest.is_some()
    }

    /// The most digits that a number of this plan has.
    pub(super) fn longest(&self) -> usize {
        self.rules().map(|(_, rest)| Rule::of(rest).lengths().1).max().unwrap_or(0)
    }
}

/// How long a prefix of these the number begins with, if it does with any.
fn prefix_length(prefixes: &[u8], national: &[u8]) -> Option<usize> {
    let fits = |prefix: &[u8]| match prefix.iter().position(|letter| *letter == b'-') {
        // Prefixes of one length compare as text the way they do as numbers.
        Some(length) => {
            let start = national.get(..length)?;
            (prefix.get(..length)? <= start && start <= prefix.get(length + 1..)?).then_some(length)
        }
        None => national.starts_with(prefix).then_some(prefix.len()),
    };
    prefixes.split(|letter| *letter == b',').filter_map(fits).max()
}

impl Rule {
    /// The rule of groups and flags.
    #[cfg_attr(speed, optimize(speed))]
    fn of(rest: &'static [u8]) -> Self {
        let flags = rest.iter().position(u8::is_ascii_lowercase);
        let (groups, flags) = rest.split_at(flags.unwrap_or(rest.len()));
        let line = match flags.first() {
            Some(b'm') => Line::Mobile,
            Some(b'u') => Line::Unknown,
            _ => Line::Landline,
        };
        let (shows_trunk, needs_trunk) = (!flags.contains(&b'n'), flags.contains(&b't'));
        Self { groups, line, shows_trunk, needs_trunk }
    }

    /// The fewest and the most digits.
    fn lengths(self) -> (usize, usize) {
        self.groups.iter().fold((0, 0), |(least, most), group| match group {
            b'*' => (least + 4, most + 9),
            _ => (least + usize::from(group - b'0'), most + usize::from(group - b'0')),
        })
    }

    fn takes_length(self, length: usize) -> bool {
        let (least, most) = self.lengths();
        (least..=most).contains(&length)
    }

    /// The groups that a number which fits is shown in.
    pub(super) fn split(self, national: &str) -> impl Iterator<Item = &str> {
        let mut rest = national;
        self.groups.iter().map(move |group| {
            let length = if *group == b'*' { rest.len() } else { usize::from(group - b'0') };
            let (head, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
            rest = tail;
            head
        })
    }
}

const fn plan(country: &[u8; 2], trunk: &'static str, rules: &'static str) -> Plan {
    Plan { country: *country, trunk, separator: ' ', rules }
}

const fn dashed(country: &[u8; 2], trunk: &'static str, rules: &'static str) -> Plan {
    Plan { country: *country, trunk, separator: '-', rules }
}

/// In alphabetical order of the letters. Sources: the plans that countries file with the ITU
/// (E.129) and national regulators' sites.
#[rustfmt::skip]
const PLANS: &[Plan] = &[
    plan(b"AE", "0", "50,52-56,58:234m|2-4,6,7,9:134|600:36|800:3*"),
    plan(b"AF", "0", "7:234m|2-6:234"),
    plan(b"AL", "0", "6:234m|4:134|2,3,5,8:233|2-8:35"),
    plan(b"AM", "0", "33,41,43,44,49,55,77,88,91,93-99:26m|1,3,47,60:26|2:35"),
    plan(b"AR", "0", "9:1244m|:244"),
    plan(b"AT", "0", "6:3*m|1:1*|:3*"),
    plan(b"AU", "0", "4:333m|2,3,7,8:144|1800,1300:433n"),
    plan(b"AZ", "0", "10,40,44,46,50,51,55,60,70,77,99:2322m|1-3:2322"),
    plan(b"BA", "0", "6:233m|6:234m|3-5:233"),
    plan(b"BD", "0", "13-19:46m|:2*"),
    plan(b"BE", "0", "45-49:3222m|2-4,9:1322|:2222"),
    plan(b"BG", "0", "87-89,98,99:234m|2:1*|:2*"),
    plan(b"BH", "", "3,6:44m|1,7,8:44"),
    plan(b"BR", "0", ":254mn|:244n"),
    plan(b"BY", "80", "25,29,33,44:2322m|:2322"),
    dashed(b"CA", "1", "2-9:334un"),
    plan(b"CH", "0", "74-79:2322m|:2322"),
    plan(b"CL", "", "9:144m|2:144|:234"),
    plan(b"CN", "0", "13-19:344mn|10,2:244|3-9:344|3-9:334"),
    plan(b"CO", "", "3:37m|6:334"),
    plan(b"CY", "", "9:26m|2:26"),
    plan(b"CZ", "", "60,70,72,73,77-79:333m|2-5:333"),
    // German area codes are of two to five digits; most that are not listed are of four.
    plan(b"DE", "0", "15:47m|16,17:37m|16,17:38m|30,40,69,89:2*|\
        201-209,211,212,214,221,228,231,234,241,251,261,271,281,291,331,335,340,341,345,351,355,361,\
        365,371,375,381,385,391,395,421,431,441,451,461,471,481,491,511,521,531,541,551,561,571,581,\
        591,611,621,631,641,651,661,671,681,711,721,731,741,751,761,771,781,791,811,821,831,841,851,\
        861,871,881,906,911,921,931,941,951,961,971,981,991:3*|:4*"),
    plan(b"DJ", "", "77:2222m|2:2222"),
    plan(b"DK", "", ":2222u"),
    plan(b"DZ", "0", "5-7:3222m|1-4:2222"),
    plan(b"EE", "", "5:44m|5:43m|8:44m|800:34|:34"),
    plan(b"EG", "0", "10-12,15:334m|2:18|3:17|:27"),
    plan(b"ES", "", "6,7:3222m|8,9:3222"),
    plan(b"ET", "0", "7,9:234m|1-5:234"),
    plan(b"FI", "0", "4,50:2*m|:1*"),
    plan(b"FR", "0", "6,7:12222m|1-5,8,9:12222"),
    plan(b"GB", "0", "71-75,77-79:46m|2:244|11,121,131,141,151,161,191,3,8:334|1,5:46|1:45|7:46u"),
    plan(b"GE", "0", "5:3222m|3,4:3222"),
    plan(b"GH", "0", "2,5:234m|3:234"),
    plan(b"GR", "", "69:334m|21:244|2:46|80:334"),
    plan(b"HK", "", "4-7,9:44m|2,3,8:44"),
    plan(b"HR", "0", "9:2*m|1:134|:233"),
    plan(b"HU", "06", "20,30,31,50,70:234m|1:134|:233"),
    plan(b"ID", "0", "8:3*m|21,22,24,31,61:2*|:3*"),
    plan(b"IE", "0", "82,83,85-89:234m|1:134|1800:433n|:2*"),
    plan(b"IL", "0", "50-59:234m|7:234|2-4,8,9:134"),
    plan(b"IN", "0", "80:28u|6-9:55m|:28"),
    plan(b"IQ", "0", "7:334m|1:134|2-6:233|2-6:234"),
    // Offices in Iran have numbers of four or five digits behind the area code, too.
    plan(b"IR", "0", "9:334m|1-8:244|1-8:25t|1-8:24t"),
    plan(b"IS", "", "6-8:34m|4,5:34"),
    plan(b"IT", "", "3:334m|3:333m|02,06:2*|0:3*|8:333"),
    plan(b"JO", "0", "77-79:144m|2,3,5,6:134"),
    dashed(b"JP", "0", "70,80,90:244m|3,6:144|1-9:234"),
    plan(b"KE", "0", "1,7:36m|:2*"),
    plan(b"KG", "0", "2,5,7,9:333m|3:333"),
    dashed(b"KR", "0", "10:244m|2:144|2:134|3-6:244|3-6:234"),
    plan(b"KW", "", "4-6,9:44m|2:44"),
    plan(b"KZ", "8", "70,747,76,77,785:3322m|6,7:3322"),
    plan(b"LB", "0", "70,71,76,78,79,81:233mn|3:133m|1,4-9,70,71,76,78,79,81:133"),
    plan(b"LK", "0", "7:234m|:234"),
    plan(b"LT", "0", "6:35m|:35"),
    plan(b"LU", "", "6:333m|:2*"),
    plan(b"LV", "", "2:233m|:233"),
    plan(b"LY", "0", "91-96:27m|2-8:27|2-8:26"),
    plan(b"MA", "0", "6,7:12222m|5,8:12222"),
    plan(b"ME", "0", "6:233m|:233"),
    plan(b"MK", "0", "7:233m|2:134|:233"),
    plan(b"MR", "", "25,35,45:2222|2-4:2222m"),
    plan(b"MT", "", "7,9:44m|2:44"),
    plan(b"MV", "", "7,9:34m|3,6:34"),
    plan(b"MX", "", "33,55,56,81:244u|:334u"),
    plan(b"MY", "0", "11:244m|1:234m|3:144|8:26|4-9:134"),
    plan(b"NG", "0", "70,71,80-82,90-92:334m|70,71,82:233|1-9:134|1-9:334"),
    plan(b"NL", "0", "6:18m|10,13,15,20,23,24,26,30,33,35,36,38,40,43,45,46,50,53,55,58,70-79:234|:36"),
    plan(b"NO", "", "4,9:323m|:2222"),
    plan(b"NP", "0", "96-98:37mn|1:17|:26"),
    plan(b"NZ", "0", "2:234m|2:233m|2:235m|:134"),
    plan(b"OM", "", "7,9:44m|2:26"),
    plan(b"PE", "0", "9:333m|1:17|:26"),
    plan(b"PH", "0", "9:334m|2:144|:234"),
    plan(b"PK", "0", "3:37m|:28|:27"),
    plan(b"PL", "", "45,50,51,53,57,60,66,69,72,73,78,79,88:333m|:2322"),
    plan(b"PS", "0", "56,59:333m|2,4,8,9:134"),
    plan(b"PT", "", "9:333m|2,3:333"),
    plan(b"QA", "", "3,5-7:44m|4:44"),
    plan(b"RO", "0", "7:333m|21,31:234|2,3:333"),
    plan(b"RS", "0", "6:2*m|:2*"),
    plan(b"RU", "8", "9:3322m|3,4,8:3322"),
    plan(b"SA", "0", "5:234m|1:234|92:45n|800:334n"),
    plan(b"SD", "0", "10-12,9:234m|1:234"),
    plan(b"SE", "0", "70,72,73,76,79:2322m|8:1*|:2*"),
    plan(b"SG", "", "8,9:44m|3,6:44"),
    plan(b"SI", "0", "30,31,40,41,51,64,65,68-71:233m|1-7:1322"),
    plan(b"SK", "0", "9:333m|2:1332|3-5:2322"),
    plan(b"SY", "0", "9:333m|1-5:234|1-5:233"),
    plan(b"TH", "0", "6,8,9:234m|2:134|3-7:233"),
    plan(b"TJ", "", "0,1,2,5,7,8,9:234m|3,4:333"),
    plan(b"TM", "8", "6,71:26m|1-5:26"),
    plan(b"TN", "", "2,4,5,9:233m|3,7,8:233"),
    plan(b"TR", "0", "5:3322m|444:313n|2-4,8:3322"),
    plan(b"TW", "0", "9:333m|2:144|:1*"),
    plan(b"TZ", "0", "6,7:333m|2:234"),
    plan(b"UA", "0", "39,50,63,66-68,73,75,77,91-99:234m|3-6:234"),
    plan(b"UG", "0", "7:36m|2,3:36"),
    dashed(b"US", "1", "2-9:334un"),
    plan(b"UZ", "", "20,33,50,55,77,87,88,90-95,97-99:2322m|6,7:2322"),
    plan(b"VE", "0", "4:37m|2:37"),
    plan(b"VN", "0", "3,5,7-9:333m|24,28:244|2:343"),
    plan(b"XK", "0", "4:233m|2,3:233"),
    plan(b"YE", "0", "7:333m|1-7:133|1:134"),
    plan(b"ZA", "0", "6,7,81-84:234m|:234"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn plans_are_in_the_order_their_search_needs() {
        assert!(PLANS.is_sorted_by_key(|plan| plan.country));
    }

    #[test]
    fn every_rule_is_well_formed_and_within_e164() {
        for plan in PLANS {
            let country = Country::from_letters(plan.country);
            assert_eq!(country.code().parse::<Country>(), Ok(country));
            assert_eq!(plan.rules().count(), plan.rules.split('|').count(), "{country}");
            for (prefixes, rest) in plan.rules() {
                let rest_as_text = std::str::from_utf8(rest).unwrap();
                let (least, most) = Rule::of(rest).lengths();
                assert!(least >= 5 && most <= 13, "{country} {rest_as_text}");
                for prefix in std::str::from_utf8(prefixes).unwrap().split(',') {
                    let ends = prefix.split_once('-').unwrap_or((prefix, prefix));
                    assert_eq!(ends.0.len(), ends.1.len(), "{country} {prefix}");
                    assert!(ends.0 <= ends.1, "{country} {prefix}");
                }
            }
        }
    }

    #[test]
    fn a_range_of_prefixes_holds_its_ends_and_nothing_beyond() {
        let emirates = of(Country::AE).unwrap();
        assert_eq!(emirates.rule("521234567").map(|rule| rule.line), Some(Line::Mobile));
        assert_eq!(emirates.rule("561234567").map(|rule| rule.line), Some(Line::Mobile));
        assert!(emirates.rule("571234567").is_none());
    }
}
