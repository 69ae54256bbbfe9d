//! Two parties laid side by side.

use super::alike::{self, Likeness, Names};
use super::fact::{Fact, Kind, SHARED, content, of_kind, phone};
use super::name::Name;
use super::weights::{self, Tenths, Weight};
use super::{Reason, Score};

/// A party as it is compared.
pub(super) struct Features<'a> {
    pub organisation: bool,
    pub name: Name<'a>,
    pub facts: &'a [Fact],
}

/// What was found of two parties.
pub(super) struct Finding {
    pub score: Score,
    pub certain: bool,
    pub reasons: Vec<Reason>,
}

/// Whether two people, or two organisations, may be one, none where the odds are below `least`. Of the second these
/// are the facts, and `name` tells its name, which is asked for where the facts leave it open. `parties` is how many
/// there are.
#[cfg_attr(speed, optimize(speed))]
pub(super) fn compare<'b>(
    a: &Features<'_>,
    facts: &[Fact],
    name: impl FnOnce() -> Name<'b>,
    parties: u32,
    least: Tenths,
) -> Option<Finding> {
    let mut tally = Tally {
        facts: [a.facts, facts],
        sum: 0,
        place: 0,
        own: false,
        contradicts: false,
        agree: 0,
        near_phone: false,
    };
    tally.add_all(a.organisation);
    let most_of_place =
        if a.organisation { weights::MOST_OF_PLACE_OF_ORGANISATION } else { weights::MOST_OF_PLACE };
    let most = tally.sum + tally.place.min(most_of_place) + weights::most_of_name(a.organisation, parties);
    if weights::beforehand(parties) + most < least {
        // Even of one name they would not be one; comparing names takes the longest.
        return None;
    }
    let names = alike::compare(a.name.words(), name().words(), a.organisation, parties)?;
    if names.without_first && !tally.own {
        return None;
    }
    let of_two = tally.contradicts && (names.least > Likeness::Typo || names.in_part);
    let place = tally.place.min(if of_two { weights::MOST_OF_PLACE_OF_TWO } else { most_of_place });
    let odds = weights::beforehand(parties) + names.weight + tally.sum + place;
    if odds < least {
        return None;
    }
    let certain = odds >= weights::CERTAIN
        && tally.own
        && !tally.contradicts
        && !names.differ
        && names.least < Likeness::Initial;
    Some(Finding { score: Score(weights::percent(odds)), certain, reasons: reasons(&names, &tally) })
}

/// What the facts of two parties count for.
struct Tally<'a> {
    facts: [&'a [Fact]; 2],
    sum: Tenths,
    /// What hangs on a place, by itself.
    place: Tenths,
    /// They share what is only one's own.
    own: bool,
    /// They have each another of what one has one of.
    contradicts: bool,
    /// The kinds that agree, one bit each.
    agree: u16,
    /// They have a telephone number in common but for a typing error.
    near_phone: bool,
}

/// Of two parties' facts of a kind.
enum Both {
    /// One at least is the same, by this fact of the first.
    Same(Fact),
    /// Both have some, and none is the same.
    Other,
    /// One of them has none.
    Unknown,
}

impl Tally<'_> {
    #[cfg_attr(speed, optimize(speed))]
    fn both(&self, kind: Kind, same: &dyn Fn(Fact, Fact) -> bool) -> Both {
        let [a, b] = self.facts.map(|facts| of_kind(facts, kind));
        let mut found = Both::Unknown;
        for one in a {
            for other in b.clone() {
                if same(one, other) {
                    return Both::Same(one);
                }
                found = Both::Other;
            }
        }
        found
    }

    /// Adds what a kind of fact counts for, and says whether it is the same.
    #[cfg_attr(speed, optimize(speed))]
    fn add(&mut self, kind: Kind, weight: Weight) -> bool {
        match self.both(kind, &is_equal) {
            Both::Same(_) => {
                self.sum += weight.same;
                self.agree |= 1 << kind as u8;
                return true;
            }
            Both::Other => self.sum -= weight.other,
            Both::Unknown => {}
        }
        false
    }

    /// The same for a fact that hangs on a place.
    fn add_to_place(&mut self, kind: Kind, weight: Weight, same: &dyn Fn(Fact, Fact) -> bool) {
        match self.both(kind, same) {
            Both::Same(_) => {
                self.place += weight.same;
                self.agree |= 1 << kind as u8;
            }
            Both::Other => self.sum -= weight.other,
            Both::Unknown => {}
        }
    }

    fn add_all(&mut self, organisations: bool) {
        let office_phone =
            if organisations { weights::OFFICE_PHONE_OF_ORGANISATION } else { weights::OFFICE_PHONE };
        self.add_reachable(Kind::Phone, weights::OWN_PHONE, office_phone);
        let office_email =
            if organisations { weights::OFFICE_EMAIL_OF_ORGANISATION } else { weights::OFFICE_EMAIL };
        self.add_reachable(Kind::Email, weights::OWN_EMAIL, office_email);
        self.own |= self.add(Kind::Handle, weights::HANDLE);
        let registration = self.both(Kind::Registration, &is_equal);
        self.contradicts |= matches!(registration, Both::Other);
        self.own |= self.add(Kind::Registration, weights::REGISTRATION);
        self.add_birthday();
        self.add_to_place(Kind::Organisation, weights::WORKPLACE, &is_equal);
        self.add_to_place(Kind::Website, weights::WEBSITE, &is_equal);
        let is_elsewhere = organisations && !self.agrees(Kind::Phone);
        self.add(Kind::City, if is_elsewhere { weights::CITY_OF_ORGANISATION } else { weights::CITY });
        // Streets have the same names everywhere.
        if !matches!(self.both(Kind::City, &is_equal), Both::Other) {
            self.add_to_place(Kind::PostalCode, weights::POSTAL_CODE, &is_equal);
            self.add_to_place(Kind::Street, weights::STREET, &is_same_street);
        }
    }

    /// Telephone numbers and e-mail addresses: those of one's own, and those of a place.
    fn add_reachable(&mut self, kind: Kind, own: Weight, of_place: Weight) {
        let shares_own = matches!(self.both(kind, &|a, b| a == b && a & SHARED == 0), Both::Same(_));
        let both = self.both(kind, &|a, b| is_equal(a, b) && (a | b) & SHARED != 0);
        if shares_own {
            self.sum += own.same;
            self.own = true;
        }
        if matches!(both, Both::Same(_)) {
            self.place += of_place.same;
        }
        self.agree |= u16::from(shares_own || matches!(both, Both::Same(_))) << kind as u8;
        if shares_own {
            return;
        }
        let owned = |facts| of_kind(facts, kind).any(|one| one & SHARED == 0);
        let shared = |facts| of_kind(facts, kind).any(|one| one & SHARED != 0);
        if kind == Kind::Phone && matches!(self.both(kind, &is_near_number), Both::Same(_)) {
            self.sum += weights::NEAR_PHONE;
            self.near_phone = true;
        } else if self.facts.into_iter().all(owned) {
            // Each has one of its own, perhaps beside that of the house.
            self.sum -= own.other;
            self.contradicts |= kind == Kind::Phone;
        } else if matches!(both, Both::Other) && self.facts.into_iter().all(shared) {
            self.sum -= of_place.other;
        }
    }

    /// Days of birth. Those of which one has no year are compared by their place in the year.
    fn add_birthday(&mut self) {
        let with_year = |facts| of_kind(facts, Kind::Birthday).all(|day| day & SHARED == 0);
        let weight = if self.facts.into_iter().all(with_year) {
            weights::BIRTHDAY
        } else {
            weights::BIRTHDAY_WITHOUT_YEAR
        };
        match self.both(Kind::Birthday, &is_same_day) {
            Both::Same(_) => {
                self.sum += weight.same;
                self.own |= weight.same == weights::BIRTHDAY.same;
                self.agree |= 1 << Kind::Birthday as u8;
            }
            Both::Other => {
                self.sum -= weight.other;
                self.contradicts = true;
            }
            Both::Unknown => {}
        }
    }

    fn agrees(&self, kind: Kind) -> bool {
        self.agree & 1 << kind as u8 != 0
    }
}

fn is_equal(a: Fact, b: Fact) -> bool {
    content(a) == content(b)
}

fn is_same_day(a: Fact, b: Fact) -> bool {
    if (a | b) & SHARED == 0 {
        return a == b;
    }
    // Tenths of days, since a year has 365.2425; a day more or less comes of leap years.
    let apart = content(a).abs_diff(content(b)) * 10_000 % 3_652_425;
    apart.min(3_652_425 - apart) <= 10_000
}

/// Whether one number is the other with one digit wrong or two neighbours exchanged.
fn is_near_number(a: Fact, b: Fact) -> bool {
    let (mut a, mut b) = (content(a), content(b));
    // Then they are apart by one digit, or by nine times one, with zeros behind it: most are not.
    let apart = a.abs_diff(b);
    if apart > 81 && !apart.is_multiple_of(10) {
        return false;
    }
    // From the end: how many digits differ, and the last pair that did.
    let (mut wrong, mut exchanged, mut last) = (0, false, None);
    while a > 0 && b > 0 {
        let pair = (a % 10, b % 10);
        if pair.0 == pair.1 {
            last = None;
        } else {
            wrong += 1;
            exchanged = last == Some((pair.1, pair.0));
            last = Some(pair);
        }
        (a, b) = (a / 10, b / 10);
        if wrong > 2 {
            return false;
        }
    }
    a == b && (wrong == 1 || wrong == 2 && exchanged)
}

/// Whether most words of two streets are the same: seven in ten of all, and three at least.
fn is_same_street(a: Fact, b: Fact) -> bool {
    let (both, either) = ((content(a) & content(b)).count_ones(), (content(a) | content(b)).count_ones());
    both >= 3 && both * 10 >= either * 7
}

fn reasons(names: &Names, tally: &Tally<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for (kind, reason) in [
        (Kind::Registration, Reason::Registration),
        (Kind::Email, Reason::Email),
        (Kind::Handle, Reason::Handle),
        (Kind::Website, Reason::Website),
        (Kind::Birthday, Reason::Birthday),
        (Kind::Street, Reason::Address),
        (Kind::City, Reason::City),
        (Kind::Organisation, Reason::Organisation),
    ] {
        if tally.agrees(kind) {
            reasons.push(reason);
        }
    }
    if tally.agrees(Kind::Phone)
        && let Both::Same(fact) = tally.both(Kind::Phone, &is_equal)
    {
        reasons.extend(phone(fact).map(Reason::Phone));
    }
    if tally.near_phone {
        reasons.push(Reason::PhoneTypo);
    }
    reasons.push(match names.least {
        _ if names.differ || names.in_part => Reason::NameInPart,
        Likeness::Same => Reason::Name,
        Likeness::Sound => Reason::NameSound,
        Likeness::Typo | Likeness::Doubtful => Reason::NameTypo,
        Likeness::Initial => Reason::NameInPart,
    });
    if names.swapped {
        reasons.push(Reason::NameOrder);
    }
    reasons
}
