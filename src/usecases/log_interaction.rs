//! Logging what happened with a party: a call, a message, a meeting, a visit, a note.

use std::mem;

use crate::domain::attachment::NewFile;
use crate::domain::custom_field::FieldOwner;
use crate::domain::id::{ChangeId, ChoiceId, InteractionId, PartyId};
use crate::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use crate::domain::order;
use crate::domain::record::Cause;
use crate::domain::time::Instant;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::attach::Files;
use crate::usecases::custom_values::{Before, WrittenValues, together, written_over};
use crate::usecases::validation::{
    DURATION_LIMIT_S, FieldError, FormField, LINE_LIMIT, Problem, TEXT_LIMIT, gather,
};
use crate::usecases::{Refusal, find_party, interaction_ref};

/// Asks for an interaction to be logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogInteraction {
    /// With whom.
    pub party: PartyId,
    /// What happened.
    pub facts: InteractionFacts,
    /// Photos and voice notes of it.
    pub files: Vec<NewFile>,
}

/// What the user says of an interaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InteractionFacts {
    /// On which channel.
    pub kind: InteractionKind,
    /// Who began it.
    pub direction: Direction,
    /// How it ended, when said.
    pub outcome: Option<Outcome>,
    /// The outcome of the user's own that stands for it, when one was chosen.
    pub own_outcome: Option<ChoiceId>,
    /// When it began.
    pub at: Instant,
    /// How long it took in seconds, when known; at most a day.
    pub duration_s: Option<u32>,
    /// Others who took part.
    pub others: Vec<PartyId>,
    /// What it was about, in a few words; may be empty.
    pub subject: String,
    /// What was said; may be empty, but not of a note.
    pub text: String,
    /// What the fields of the user's own say, as far as the form shows them.
    pub custom: WrittenValues,
}

/// What came of logging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The new interaction.
    pub interaction: InteractionId,
    /// The change.
    pub change: ChangeId,
}

/// Logs an interaction, its photos and voice notes in the same commit.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn log_interaction(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: LogInteraction,
) -> Result<Logged, Refusal> {
    let party = find_party(ledger, request.party)?.id;
    let interaction = interaction(ledger, world, party, request.facts)?;
    let id = interaction.id;
    let files = Files::checked(request.files, 0)?;
    let writes = vec![Write::Create(interaction.into())];
    let logged = files.commit(ledger, world, Cause::LogInteraction, interaction_ref(id), writes).await?;
    Ok(Logged { interaction: id, change: logged.change })
}

/// The interaction that facts ask for, checked and not written yet.
pub(super) fn interaction(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    party: PartyId,
    mut facts: InteractionFacts,
) -> Result<Interaction, Refusal> {
    let values = written_over(ledger, FieldOwner::Interaction, mem::take(&mut facts.custom), Before::New);
    let (facts, custom) = together(facts.checked(party, world.now()), values)?;
    Ok(Interaction {
        id: InteractionId(world.new_id()),
        party,
        others: facts.others,
        kind: facts.kind,
        direction: facts.direction,
        outcome: facts.outcome,
        own_outcome: facts.own_outcome,
        at: facts.at,
        duration_s: facts.duration_s,
        subject: facts.subject,
        text: facts.text,
        position: None,
        custom,
        sample: false,
        created_at: world.now(),
    })
}

impl InteractionFacts {
    /// The facts with their texts trimmed, and each other participant once.
    pub(super) fn checked(mut self, party: PartyId, now: Instant) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        self.subject = gather(FormField::Subject.text(&self.subject, LINE_LIMIT), &mut faults);
        self.text = gather(FormField::Text.text(&self.text, TEXT_LIMIT), &mut faults);
        let says_nothing = self.text.is_empty() && self.subject.is_empty();
        if self.kind == InteractionKind::Note && says_nothing && faults.is_empty() {
            faults.push(FormField::Text.has(Problem::Empty));
        }
        faults.extend(FormField::When.past_instant(self.at, now).err());
        faults.extend(lasts_too_long(self.duration_s));
        self.others.retain(|other| *other != party);
        order::sort(&mut self.others);
        self.others.dedup();
        if faults.is_empty() { Ok(self) } else { Err(Refusal::Invalid(faults)) }
    }
}

fn lasts_too_long(duration_s: Option<u32>) -> Option<FieldError> {
    let limit_s = DURATION_LIMIT_S;
    (duration_s? > limit_s).then(|| FormField::Duration.has(Problem::LastsTooLong { limit_s }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::time::MILLIS_PER_DAY;
    use crate::store::ports::CommitError;
    use crate::usecases::party_ref;
    use crate::usecases::testing::{NOON_MS, Office, call};

    fn refused(facts: InteractionFacts) -> Refusal {
        let office = Office::open();
        let party = office.add_person("مینا رستگار");
        let request = LogInteraction { party, facts, files: Vec::new() };
        office.run(log_interaction(&office.store, &office.world, request)).unwrap_err()
    }

    #[test]
    fn a_call_stands_in_the_timeline_with_all_that_was_said() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        office.log(mina, call(" ۴۰ کارتن می‌خواهد، ۶۰ روزه "));
        let logged = office.store.timeline(mina).remove(0);
        assert_eq!(logged.kind, InteractionKind::Call);
        assert_eq!(logged.outcome, Some(Outcome::Reached));
        assert_eq!(logged.duration_s, Some(240));
        assert_eq!(logged.text, "۴۰ کارتن می‌خواهد، ۶۰ روزه");
    }

    #[test]
    fn a_call_logged_late_takes_its_place_by_when_it_was() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        office.log(mina, call("امروز"));
        let yesterday = Instant::from_millis(NOON_MS - MILLIS_PER_DAY);
        office.log(mina, InteractionFacts { at: yesterday, ..call("دیروز") });
        let texts: Vec<String> = office.store.timeline(mina).into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["امروز", "دیروز"]);
    }

    #[test]
    fn a_call_without_a_word_is_worth_logging() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        office.log(mina, InteractionFacts { outcome: Some(Outcome::NoAnswer), duration_s: None, ..call("") });
        assert_eq!(office.store.counts().interactions, 1);
    }

    #[test]
    fn a_visit_and_a_meeting_are_logged_without_a_word_or_an_outcome() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        for kind in [InteractionKind::Call, InteractionKind::Visit, InteractionKind::Meeting] {
            office.log(mina, InteractionFacts { kind, outcome: None, duration_s: None, ..call("") });
        }
        assert_eq!(office.store.counts().interactions, 3);
    }

    #[test]
    fn a_note_without_a_word_is_not() {
        let note = InteractionFacts { kind: InteractionKind::Note, ..call(" ") };
        assert_eq!(refused(note).about(FormField::Text), Some(&Problem::Empty));
    }

    #[test]
    fn what_lies_in_the_far_future_has_not_happened() {
        let at = Instant::from_millis(NOON_MS + 2 * MILLIS_PER_DAY);
        let refusal = refused(InteractionFacts { at, ..call("") });
        assert_eq!(refusal.about(FormField::When), Some(&Problem::InTheFuture));
    }

    #[test]
    fn a_slow_clock_does_not_get_in_the_way() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let in_an_hour = Instant::from_millis(NOON_MS + 3_600_000);
        let id = office.log(mina, InteractionFacts { at: in_an_hour, ..call("") });
        assert_eq!(office.interaction(id).at, in_an_hour);
    }

    #[test]
    fn a_call_of_more_than_a_day_is_refused() {
        let refusal = refused(InteractionFacts { duration_s: Some(86_401), ..call("") });
        assert_eq!(refusal.about(FormField::Duration), Some(&Problem::LastsTooLong { limit_s: 86_400 }));
    }

    #[test]
    fn a_text_of_twenty_thousand_characters_fits_and_one_more_does_not() {
        let office = Office::open();
        let mina = office.add_person("مینا رستگار");
        let id = office.log(mina, call(&"ن".repeat(20_000)));
        assert_eq!(office.interaction(id).text.chars().count(), 20_000);
        let refusal = refused(call(&"ن".repeat(20_001)));
        assert_eq!(refusal.about(FormField::Text), Some(&Problem::TooLong { length: 20_001, limit: 20_000 }));
    }

    #[test]
    fn each_other_participant_is_kept_once_and_never_the_party_itself() {
        let office = Office::open();
        let (mina, kaveh) = (office.add_person("مینا رستگار"), office.add_person("کاوه رستمی"));
        let id = office.log(mina, InteractionFacts { others: vec![kaveh, mina, kaveh], ..call("") });
        assert_eq!(office.interaction(id).others, [kaveh]);
    }

    #[test]
    fn nothing_is_logged_with_a_party_that_is_gone() {
        let office = Office::open();
        let nobody = PartyId(uuid::Uuid::from_u128(7));
        let request = LogInteraction { party: nobody, facts: call(""), files: Vec::new() };
        let refusal = office.run(log_interaction(&office.store, &office.world, request)).unwrap_err();
        assert_eq!(refusal, Refusal::Commit(CommitError::Gone(party_ref(nobody))));
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let at = Instant::from_millis(NOON_MS + 9 * MILLIS_PER_DAY);
        let refusal = refused(InteractionFacts { at, subject: "س".repeat(201), ..call("") });
        assert!(refusal.about(FormField::When).is_some() && refusal.about(FormField::Subject).is_some());
    }
}
