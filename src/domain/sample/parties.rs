//! Made-up people and organisations.

use crate::domain::calendar::CalendarKind;
use crate::domain::contact_fact::Confirmed;
use crate::domain::country::Country;
use crate::domain::id::PartyId;
use crate::domain::language::Language;
use crate::domain::party::{
    Anniversary, AnniversaryKind, BestTime, Channel, Consent, ContactLabel, LifecycleStage, Organisation,
    Party, PartyDetails, Person,
};
use crate::domain::time::CivilDate;

use super::lexicon::Occasion;
use super::names::{FullName, family_name, full_name, name_abroad};
use super::random::Random;
use super::sentence::Setting;
use super::{Purpose, Source, contact, is_organisation, uuid_v7};

impl Source {
    /// Party `nth`.
    pub(super) fn party(&self, nth: u32) -> Party {
        let created_at = self.created(nth);
        let setting = self.setting(nth);
        let random = &mut self.random(Purpose::Party, nth);
        let id = PartyId(uuid_v7(created_at, nth, random));
        let identity = if is_organisation(nth) {
            organisation(setting, random)
        } else {
            self.person(nth, setting, random)
        };
        let mut party = Party::new(id, identity.details, created_at);
        party.sample = true;
        party.stage = self.stage(nth);
        match &identity.domain {
            Some(domain) => add_office(&mut party, domain, setting, random),
            None => {
                add_private(&mut party, &identity.latin, self.employer_of(nth).is_some(), setting, random)
            }
        }
        if random.chance(10) {
            party.handles.push(contact::handle(&identity.latin, setting.place.country, random));
        }
        self.add_relation(&mut party, setting, random);
        self.confirm(&mut party, &mut self.random(Purpose::Confirmed, nth));
        party
    }

    /// Some facts were asked about since they were written down.
    fn confirm(&self, party: &mut Party, random: &mut Random) {
        let mut day = || self.confirmed_on(party.created_at, random);
        party.phones.iter_mut().for_each(|phone| phone.confirm(day()));
        party.emails.iter_mut().for_each(|email| email.confirm(day()));
        party.addresses.iter_mut().for_each(|address| address.confirm(day()));
        party.handles.iter_mut().for_each(|handle| handle.confirm(day()));
    }

    /// Where party `nth` stands, which also decides how much happened with it.
    pub(super) fn stage(&self, nth: u32) -> LifecycleStage {
        let shares =
            [(LifecycleStage::Prospect, 20), (LifecycleStage::Lead, 25), (LifecycleStage::Customer, 42)];
        self.random(Purpose::Stage, nth).weighted(&shares, LifecycleStage::Former)
    }

    /// What person `nth` does.
    pub(super) fn job_title(&self, nth: u32) -> &'static str {
        let titles = &self.setting(nth).lexicon.job_titles;
        self.random(Purpose::JobTitle, nth).pick(titles)
    }

    fn person(&self, nth: u32, setting: Setting<'_>, random: &mut Random) -> Identity {
        let FullName { shown, latin } = self.person_name(setting, random);
        let honorific = if random.chance(16) { random.pick(&setting.lexicon.honorifics) } else { "" };
        let job_title = if self.employer_of(nth).is_some() { self.job_title(nth) } else { "" };
        let person = Person { name: shown, honorific: honorific.to_owned(), job_title: job_title.to_owned() };
        Identity { details: PartyDetails::Person(person), latin, domain: None }
    }

    /// Where names are spelt in Latin letters, some people come from Iran and Arab countries.
    fn person_name(&self, setting: Setting<'_>, random: &mut Random) -> FullName {
        let abroad = if setting.place.country == Country::AE { 50 } else { 22 };
        if setting.language == Language::En && random.chance(abroad) {
            let home = if random.chance(50) { Language::Fa } else { Language::Ar };
            return name_abroad(setting.lexicon, self.lexicon(home), random);
        }
        full_name(setting.language, setting.lexicon, random)
    }

    /// What the rep knows of anybody.
    fn add_relation(&self, party: &mut Party, setting: Setting<'_>, random: &mut Random) {
        let lexicon = setting.lexicon;
        let reps = &self.lexicon(self.set.language).owners;
        party.owner = random.chance(90).then(|| random.pick(reps).to_owned());
        party.source = random.chance(60).then(|| random.pick(&lexicon.sources).to_owned());
        for _ in 0..random.weighted(&[(0, 42), (1, 38), (2, 14)], 3) {
            let tag = random.pick(&lexicon.tags);
            if !party.tags.iter().any(|there| there == tag) {
                party.tags.push(tag.to_owned());
            }
        }
        party.preferred_channel = random.chance(40).then(|| random.pick(&CHANNELS)).flatten();
        party.best_time = random.chance(35).then(|| random.pick(&BestTime::ALL.map(Some))).flatten();
        let created_on = party.created_at.civil_date(setting.place.offset());
        for channel in [Channel::WhatsApp, Channel::Sms, Channel::Email] {
            if random.chance(7) {
                party.consents.push(Consent {
                    channel,
                    granted: random.chance(85),
                    on: created_on,
                    source: random.pick(&lexicon.consent_sources).to_owned(),
                });
            }
        }
        if party.stage == LifecycleStage::Customer && random.chance(15) {
            party.anniversaries.push(Anniversary {
                kind: AnniversaryKind::FirstPurchase,
                date: created_on,
                calendar: calendar(setting.place.country),
                year_known: true,
            });
        }
        let sentences = lexicon.sentences(Occasion::AboutParty);
        let first = random.pick(sentences);
        let second = random.pick(sentences);
        if random.chance(38) {
            party.notes = setting.fill(first, random);
            if random.chance(25) && second != first {
                party.notes += "\n";
                party.notes += &setting.fill(second, random);
            }
        }
    }
}

/// Who somebody is.
struct Identity {
    details: PartyDetails,
    /// What the name is like in addresses of the net.
    latin: String,
    /// An organisation's domain.
    domain: Option<String>,
}

fn organisation(setting: Setting<'_>, random: &mut Random) -> Identity {
    let lexicon = setting.lexicon;
    let (kind, industry) = random.pick(&lexicon.organisation_kinds);
    let (sign, sign_latin) = random.pick(&lexicon.organisation_names);
    let family = family_name(lexicon, random);
    // Two shops of one name are told apart by their city.
    let city = if random.chance(25) { format!(" {}", setting.place.city) } else { String::new() };
    let name = kind.replace("{n}", sign).replace("{f}", &family) + &city;
    let named_by = if kind.contains("{f}") && family.is_ascii() { &family } else { sign_latin };
    let latin: String = named_by.chars().filter(char::is_ascii_alphabetic).collect();
    let latin = latin.to_ascii_lowercase();
    let domain = contact::domain(&latin, random);
    let organisation = Organisation {
        name,
        industry: industry.to_owned(),
        registration: if random.chance(50) { registration(random) } else { String::new() },
        website: if random.chance(40) { format!("https://www.{domain}") } else { String::new() },
    };
    Identity { details: PartyDetails::Organisation(organisation), latin, domain: Some(domain) }
}

fn add_office(party: &mut Party, domain: &str, setting: Setting<'_>, random: &mut Random) {
    let country = setting.place.country;
    party.phones.extend(contact::office(setting.place, random));
    if random.chance(45) {
        party.phones.extend(contact::mobile(setting.place, random));
    }
    if random.chance(65) {
        party.emails.push(contact::office_email(domain, random));
    }
    party.addresses.push(contact::address(ContactLabel::Work, setting, random));
    if random.chance(20) {
        let founded = random.below(DAYS) as i32 + FIRST_FOUNDING;
        party.anniversaries.extend(anniversary(AnniversaryKind::Founding, founded, country, random));
    }
}

fn add_private(party: &mut Party, latin: &str, works: bool, setting: Setting<'_>, random: &mut Random) {
    let country = setting.place.country;
    party.phones.extend(if random.chance(96) { contact::mobile(setting.place, random) } else { None });
    if random.chance(18) {
        party.phones.extend(contact::office(setting.place, random));
    }
    if random.chance(42) {
        party.emails.push(contact::private_email(latin, random));
    }
    if random.chance(90) {
        let label = if works { ContactLabel::Work } else { ContactLabel::Home };
        party.addresses.push(contact::address(label, setting, random));
    }
    if random.chance(30) {
        let born = random.below(DAYS) as i32 + FIRST_BIRTHDAY;
        party.anniversaries.extend(anniversary(AnniversaryKind::Birthday, born, country, random));
    }
}

/// Days from 1970 to the first birthday, in 1948, and the first founding, in 1965; and how many
/// days there are from either on.
const FIRST_BIRTHDAY: i32 = -8_000;
const FIRST_FOUNDING: i32 = -1_800;
const DAYS: u32 = 20_400;

const CHANNELS: [Option<Channel>; 5] = [
    Some(Channel::Call),
    Some(Channel::WhatsApp),
    Some(Channel::WhatsApp),
    Some(Channel::Telegram),
    Some(Channel::Email),
];

fn registration(random: &mut Random) -> String {
    format!("{}{:06}", random.between(10_100, 14_999), random.below(1_000_000))
}

fn calendar(country: Country) -> CalendarKind {
    if country == Country::IR { CalendarKind::Jalali } else { CalendarKind::Gregorian }
}

fn anniversary(
    kind: AnniversaryKind,
    days: i32,
    country: Country,
    random: &mut Random,
) -> Option<Anniversary> {
    let date = CivilDate::from_days(days).ok()?;
    Some(Anniversary { kind, date, calendar: calendar(country), year_known: random.chance(85) })
}
