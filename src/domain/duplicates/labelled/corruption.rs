//! What becomes of a customer who is written down a second time.

use crate::domain::country::Country;
use crate::domain::party::{Address, ContactLabel, ContactPhone, Party, PartyDetails};
use crate::domain::phone::PhoneNumber;
use crate::domain::sample::random::Random;

use super::spelling::Spellings;

/// One thing that is otherwise the second time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Corruption {
    /// A typing error or two in the name.
    #[default]
    Typo,
    /// The words of a person's name in another order.
    Order,
    /// A word in the middle of the name left out, or its first name as a letter.
    Part,
    /// The name in Latin letters.
    Script,
    /// Letters of another keyboard, half-spaces, accents.
    Letters,
    /// A form of address or of a company in the name.
    Form,
    /// Another address, in a third of cases in another city.
    Moved,
    /// No address.
    NoAddress,
    /// Another telephone number in place of the first.
    OtherPhone,
    /// The first number, with a digit mistyped.
    PhoneTypo,
    /// No telephone number.
    NoPhone,
    /// No e-mail address.
    NoEmail,
    /// Another e-mail address.
    OtherEmail,
    /// No birthday or founding, no registration, no web site.
    Bare,
}

use Corruption::*;

/// How often each comes, by its repetitions.
const DRAWN: [Corruption; 32] = [
    Typo, Typo, Typo, Typo, Typo, Typo, Order, Order, Order, Part, Part, Script, Script, Script, Script,
    Letters, Letters, Letters, Letters, Form, Form, Moved, Moved, Moved, NoAddress, NoAddress, OtherPhone,
    PhoneTypo, NoPhone, NoEmail, OtherEmail, Bare,
];

/// Makes one to three things otherwise. Which of them is drawn without looking at what is left to tell the
/// customer by.
pub(super) fn corrupt(party: &mut Party, other: &Party, spellings: &Spellings, random: &mut Random) {
    let count = random.between(1, 3);
    let mut done = Vec::new();
    for _ in 0..40 {
        let drawn = random.pick(&DRAWN);
        if !done.contains(&drawn) && apply(drawn, party, other, spellings, random) {
            done.push(drawn);
        }
        if done.len() as u32 == count {
            break;
        }
    }
}

/// Does one thing; says whether there was anything to do.
fn apply(
    corruption: Corruption,
    party: &mut Party,
    other: &Party,
    spellings: &Spellings,
    random: &mut Random,
) -> bool {
    let organisation = party.is_organisation();
    match corruption {
        Typo | Order | Part | Script | Letters | Form => {
            let name = name_mut(party);
            let changed = match corruption {
                Typo => Some(mistyped(name, random)),
                Order => reordered(name).filter(|_| !organisation),
                Part => shortened(name, organisation, random),
                Script => spellings.romanised(name, random),
                Letters => Some(on_another_keyboard(name, random)),
                _ => Some(with_form(name, organisation, random)),
            };
            let changed = changed.filter(|changed| changed != name);
            let done = changed.is_some();
            if let Some(changed) = changed {
                *name = changed;
            }
            done
        }
        Moved => {
            let known = !party.addresses.is_empty();
            if let (Some(address), Some(new)) = (party.addresses.first_mut(), other.addresses.first()) {
                let city = if random.chance(66) { address.city.clone() } else { new.city.clone() };
                *address = Address { city, ..new.clone() };
            }
            known
        }
        NoAddress => emptied(&mut party.addresses),
        OtherPhone => party.phones.first_mut().is_some_and(|phone| {
            phone.number.country().and_then(|country| mobile(country, random)).is_some_and(|new| {
                *phone = new;
                true
            })
        }),
        PhoneTypo => party.phones.first_mut().is_some_and(|phone| {
            mistyped_number(phone.number, random).is_some_and(|number| {
                phone.number = number;
                true
            })
        }),
        NoPhone => emptied(&mut party.phones),
        NoEmail => emptied(&mut party.emails),
        OtherEmail => party.emails.first_mut().is_some_and(|email| {
            email.address =
                format!("{}{}@webmail.example", random.pick(&["a", "m", "s"]), random.below(1_000_000));
            true
        }),
        Bare => {
            let mut any = emptied(&mut party.anniversaries);
            if let PartyDetails::Organisation(organisation) = &mut party.details {
                any |= !organisation.registration.is_empty() || !organisation.website.is_empty();
                organisation.registration.clear();
                organisation.website.clear();
            }
            any
        }
    }
}

fn emptied<T>(list: &mut Vec<T>) -> bool {
    let any = !list.is_empty();
    list.clear();
    any
}

/// The name of a party, to be changed.
pub(super) fn name_mut(party: &mut Party) -> &mut String {
    match &mut party.details {
        PartyDetails::Person(person) => &mut person.name,
        PartyDetails::Organisation(organisation) => &mut organisation.name,
    }
}

/// One letter left out, doubled, exchanged with the next or hit beside its key; one time in five, two such.
fn mistyped(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    for _ in 0..random.weighted(&[(1, 80)], 2) {
        let at = random.below(letters.len() as u32) as usize;
        let letter = letters[at];
        if !letter.is_alphabetic() {
            continue;
        }
        match random.below(4) {
            0 => {
                letters.remove(at);
            }
            1 => letters.insert(at, letter),
            2 if at + 1 < letters.len() && letters[at + 1].is_alphabetic() => letters.swap(at, at + 1),
            _ => letters[at] = beside(letter, random),
        }
    }
    letters.into_iter().collect()
}

/// A key beside that of a letter.
fn beside(letter: char, random: &mut Random) -> char {
    const ROWS: [&str; 6] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو"];
    let small = letter.to_ascii_lowercase();
    for row in ROWS {
        let keys: Vec<char> = row.chars().collect();
        if let Some(at) = keys.iter().position(|key| *key == small) {
            let next = if random.chance(50) { at + 1 } else { at.wrapping_sub(1) };
            return keys.get(next).copied().unwrap_or(keys[if at == 0 { 1 } else { at - 1 }]);
        }
    }
    letter
}

fn reordered(name: &str) -> Option<String> {
    let (rest, last) = name.rsplit_once(' ')?;
    Some(format!("{last} {rest}"))
}

fn shortened(name: &str, organisation: bool, random: &mut Random) -> Option<String> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.len() >= 3 {
        words.remove(if organisation { words.len() - 1 } else { 1 });
        return Some(words.join(" "));
    }
    let (first, rest) = name.split_once(' ')?;
    let initial = first.chars().next()?;
    (!organisation && random.chance(40)).then(|| format!("{initial}. {rest}"))
}

fn on_another_keyboard(name: &str, random: &mut Random) -> String {
    let half_space = random.pick(&["", " "]);
    let arabic = name.contains(['ی', 'ک']);
    name.chars()
        .map(|letter| match letter {
            'ی' if arabic => "ي".to_owned(),
            'ک' if arabic => "ك".to_owned(),
            'ي' => "ی".to_owned(),
            'ك' => "ک".to_owned(),
            'ة' => "ه".to_owned(),
            'أ' | 'إ' | 'آ' => "ا".to_owned(),
            '\u{200c}' => half_space.to_owned(),
            other if name.is_ascii() => other.to_ascii_uppercase().to_string(),
            other => other.to_string(),
        })
        .collect()
}

fn with_form(name: &str, organisation: bool, random: &mut Random) -> String {
    let form = match (name.is_ascii(), organisation) {
        (true, true) => return format!("{name} {}", random.pick(&["Ltd", "Co.", "LLC"])),
        (true, false) => random.pick(&["Mr", "Dr.", "Eng."]),
        (false, true) => random.pick(&["شرکت", "مؤسسه"]),
        (false, false) => random.pick(&["آقای", "مهندس", "دکتر", "السيد", "حاج"]),
    };
    format!("{form} {name}")
}

/// A number with one digit of its last six another.
fn mistyped_number(number: PhoneNumber, random: &mut Random) -> Option<PhoneNumber> {
    let mut digits = number.e164().into_bytes();
    let at = digits.len() - 1 - random.below(6) as usize;
    digits[at] = b'0' + (digits[at] - b'0' + random.between(1, 9) as u8) % 10;
    PhoneNumber::parse(&String::from_utf8(digits).ok()?, Country::IR).ok()
}

/// Somebody's own number in a country, out of all there may be.
pub(super) fn mobile(country: Country, random: &mut Random) -> Option<ContactPhone> {
    let pattern = match country {
        Country::IR => "09{0,1,3}{0-9}#######",
        Country::AE => "05{0,2,5}#######",
        Country::IQ => "07{7,8}0#######",
        Country::SA => "05{0,3,5}#######",
        Country::EG => "01{0,1,2}########",
        Country::GB => "07{4,5,7,8,9}########",
        Country::DE => "0151########",
        Country::US => "212{2,3,5,7}######",
        _ => return None,
    };
    number(pattern, country, ContactLabel::Mobile, random)
}

/// An office's or a household's number in a country.
pub(super) fn landline(country: Country, random: &mut Random) -> Option<ContactPhone> {
    let pattern = match country {
        Country::IR => "021{2,4,6,7,8}#######",
        Country::AE => "04{2,3}######",
        Country::IQ => "01{5,7}######",
        Country::SA => "0114######",
        Country::EG => "022#######",
        Country::GB => "0207#######",
        Country::DE => "030########",
        Country::US => "213{2,3,5,7}######",
        _ => return None,
    };
    number(pattern, country, ContactLabel::Work, random)
}

/// A number by a pattern: `#` is any digit, braces hold those to choose from.
fn number(pattern: &str, country: Country, label: ContactLabel, random: &mut Random) -> Option<ContactPhone> {
    let mut text = String::new();
    let mut rest = pattern.chars();
    while let Some(sign) = rest.next() {
        match sign {
            '#' => text.push(char::from(b'0' + random.below(10) as u8)),
            '{' => {
                let choices: Vec<char> = rest.by_ref().take_while(|sign| *sign != '}').collect();
                let digits: Vec<char> = choices.into_iter().filter(char::is_ascii_digit).collect();
                text.push(random.pick(&digits));
            }
            digit => text.push(digit),
        }
    }
    Some(ContactPhone { number: PhoneNumber::parse(&text, country).ok()?, label, confirmed_on: None })
}
