//! What properties of our own say.

use super::draft::Draft;
use super::own;
use super::property::Property;
use crate::domain::custom_field::FieldValue;
use crate::domain::party::Consent;
use crate::domain::time::Instant;
use crate::formats::incoming::ProblemKind;

impl Draft<'_> {
    /// Takes in a property of our own; one that this version does not know is passed over.
    pub(super) fn take_own(&mut self, property: &Property) {
        let text = property.text();
        let own = property.parameter(own::PARAMETER).unwrap_or_default();
        let party = &mut self.incoming.party;
        match property.name.as_str() {
            own::STAGE => {
                party.stage = own::meant(&own::STAGES, &text).unwrap_or(party.stage);
                party.own_stage = own.parse().ok();
            }
            own::SOURCE => party.source = Some(text),
            own::OWNER => party.owner = Some(text),
            own::CHANNEL => party.preferred_channel = own::meant(&own::CHANNELS, &text),
            own::TIME => party.best_time = own::meant(&own::TIMES, &text),
            own::SAMPLE => party.sample = text == own::YES,
            own::CREATED => {
                party.created_at = text.parse().map_or(party.created_at, Instant::from_millis);
            }
            own::INDUSTRY => self.industry = text,
            own::REGISTRATION => self.registration = text,
            own::CONSENT => party.consents.extend(consent(own, text)),
            own::FIELD => {
                let (field, kind) = own.split_once(',').unwrap_or_default();
                match (field.parse(), own::value_of(kind, &text, self.context.home)) {
                    (Ok(field), Some(value)) => party.custom.push(FieldValue { field, value }),
                    _ => self.problem_noted(ProblemKind::NoValue, "", &text),
                }
            }
            _ => {}
        }
    }
}

fn consent(own: &str, source: String) -> Option<Consent> {
    let mut parts = own.split(',');
    let channel = own::meant(&own::CHANNELS, parts.next()?)?;
    let granted = parts.next()? == own::YES;
    Some(Consent { channel, granted, on: parts.next()?.parse().ok()?, source })
}
