//! Renaming a tag or a source on every customer that has it, or making one of two.

use crate::domain::choice::{Choice, Meaning};
use crate::domain::id::ChangeId;
use crate::domain::party::Party;
use crate::domain::record::Cause;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::edit_choice::{ChoiceFacts, stored};
use crate::usecases::validation::{FormField, LINE_LIMIT, TAG_LIMIT, trimmed};
use crate::usecases::{Refusal, choice_ref, find_party};

/// Asks for a tag or a source to be called otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameLabel {
    /// What is said of it; one of which nothing was said yet will do ([`Choice::unsaid`]).
    pub choice: Choice,
    /// What is said of another of that name already, when there is one.
    pub taken_by: Option<Choice>,
    /// What the user now says of it besides its name; where two become one, the other's holds.
    pub facts: ChoiceFacts,
    /// Its new name. Where another is called so, the two become one.
    pub name: String,
}

/// What came of renaming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// How many customers had it.
    pub customers: usize,
    /// The change, none when it was called so already.
    pub change: Option<ChangeId>,
}

/// Renames a tag or a source on all customers in one commit, which one undo takes back. A stage or an
/// outcome is not named on customers; see [`edit_choice`](crate::usecases::edit_choice).
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn rename_label(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: RenameLabel,
) -> Result<Renamed, Refusal> {
    let choice = request.choice;
    let unchanged = Renamed { customers: 0, change: None };
    let renamed = match &choice.meaning {
        Meaning::Tag(_) => {
            let name = trimmed(&request.name).trim_start_matches('#');
            Meaning::Tag(FormField::Name.required(name, TAG_LIMIT)?)
        }
        Meaning::Source(_) => Meaning::Source(FormField::Name.required(&request.name, LINE_LIMIT)?),
        Meaning::Stage(_) | Meaning::Outcome(_) => return Ok(unchanged),
    };
    if renamed == choice.meaning {
        return Ok(unchanged);
    }
    ledger.load_all().await?;
    let mut writes = Vec::new();
    let parties = ledger.having(&choice);
    for id in &parties {
        let before = find_party(ledger, *id)?;
        let after = relabelled(&before, &choice.meaning, &renamed);
        writes.push(Write::Edit { before: before.into(), after: after.into() });
    }
    let ChoiceFacts { label, colour, retired } = request.facts.checked(false)?;
    let is_taken = request.taken_by.is_some_and(|other| other.meaning == renamed);
    let says_more = ChoiceFacts::of(&choice) != ChoiceFacts { label: label.clone(), colour, retired };
    let after = Choice { meaning: renamed, label, colour, retired, ..choice.clone() };
    match (ledger.record(choice_ref(choice.id)).is_some(), is_taken) {
        (true, true) => writes.push(Write::Delete(choice_ref(choice.id))),
        (true, false) => writes.push(Write::Edit { before: choice.into(), after: after.into() }),
        (false, false) if says_more => writes.push(Write::Create(stored(after, world).into())),
        (false, _) => {}
    }
    if writes.is_empty() {
        return Ok(unchanged);
    }
    let change = ledger.commit(Cause::EditChoices, writes).await?;
    Ok(Renamed { customers: parties.len(), change: Some(change) })
}

/// A customer with another text in the place of one; a tag that it then has twice it has once.
fn relabelled(party: &Party, from: &Meaning, to: &Meaning) -> Party {
    let mut after = party.clone();
    match (from, to) {
        (Meaning::Tag(from), Meaning::Tag(to)) => {
            if after.tags.contains(to) {
                after.tags.retain(|tag| tag != from);
            } else if let Some(tag) = after.tags.iter_mut().find(|tag| *tag == from) {
                tag.clone_from(to);
            }
        }
        (Meaning::Source(_), Meaning::Source(to)) => after.source = Some(to.clone()),
        _ => {}
    }
    after
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::choice::Colour;
    use crate::domain::country::Country;
    use crate::domain::id::PartyId;
    use crate::usecases::edit_choice::{EditChoice, edit_choice};
    use crate::usecases::edit_party::{EditParty, PartyEdit, edit_party};
    use crate::usecases::testing::Office;
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn tag(text: &str) -> Meaning {
        Meaning::Tag(text.to_owned())
    }

    fn tagged(office: &Office, name: &str, tags: &[&str]) -> PartyId {
        let party = office.add_person(name);
        let mut edits: Vec<PartyEdit> = tags.iter().map(|tag| PartyEdit::AddTag((*tag).to_owned())).collect();
        edits.push(PartyEdit::SetSource("نمایشگاه".to_owned()));
        let request = EditParty { party, edits, home: Country::IR };
        office.run(edit_party(&office.store, &office.world, request)).unwrap();
        party
    }

    fn coloured(office: &Office, meaning: Meaning, colour: Colour) -> Choice {
        let seen = Choice::unsaid(meaning.clone(), 0);
        let facts = ChoiceFacts { colour: Some(colour), ..ChoiceFacts::of(&seen) };
        office.run(edit_choice(&office.store, &office.world, EditChoice { seen, facts })).unwrap();
        office.store.choices().named(&meaning).unwrap().clone()
    }

    fn rename(office: &Office, choice: Choice, name: &str) -> Renamed {
        let taken_by = office.store.choices().named(&tag(name)).cloned();
        let facts = ChoiceFacts::of(&choice);
        let request = RenameLabel { choice, taken_by, facts, name: name.to_owned() };
        office.run(rename_label(&office.store, &office.world, request)).unwrap()
    }

    #[test]
    fn a_renamed_tag_keeps_its_customers_its_colour_and_its_place_among_theirs() {
        let office = Office::open();
        let mina = tagged(&office, "مینا رستگار", &["عمده", "شمال"]);
        let kaveh = tagged(&office, "کاوه دهقان", &["شمال"]);
        let choice = coloured(&office, tag("عمده"), Colour::Teal);
        let renamed = rename(&office, choice, "#عمده‌فروش");
        assert_eq!(renamed.customers, 1);
        assert_eq!(office.party(mina).tags, ["عمده‌فروش", "شمال"]);
        assert_eq!(office.party(kaveh).tags, ["شمال"]);
        assert_eq!(office.store.choices().tag_colour("عمده‌فروش"), Some(Colour::Teal));
    }

    #[test]
    fn a_name_that_is_taken_makes_one_of_two_and_one_undo_makes_two_again() {
        let office = Office::open();
        let mina = tagged(&office, "مینا رستگار", &["عمده", "عمده‌فروش"]);
        let kaveh = tagged(&office, "کاوه دهقان", &["عمده"]);
        coloured(&office, tag("عمده‌فروش"), Colour::Pink);
        let choice = coloured(&office, tag("عمده"), Colour::Teal);
        let change = rename(&office, choice, "عمده‌فروش").change.unwrap();
        assert_eq!(office.party(mina).tags, ["عمده‌فروش"]);
        assert_eq!(office.party(kaveh).tags, ["عمده‌فروش"]);
        assert_eq!(office.store.choices().tag_colour("عمده‌فروش"), Some(Colour::Pink));
        assert_eq!(office.store.choices().tag_colour("عمده"), None);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.party(mina).tags, ["عمده", "عمده‌فروش"]);
        assert_eq!(office.store.choices().tag_colour("عمده"), Some(Colour::Teal));
    }

    #[test]
    fn a_renamed_source_is_renamed_on_its_customers() {
        let office = Office::open();
        let mina = tagged(&office, "مینا رستگار", &[]);
        let choice = Choice::unsaid(Meaning::Source("نمایشگاه".to_owned()), 0);
        let renamed = rename(&office, choice, "نمایشگاه تهران");
        assert_eq!(renamed.customers, 1);
        assert_eq!(office.party(mina).source.as_deref(), Some("نمایشگاه تهران"));
    }

    #[test]
    fn the_name_it_has_is_no_change() {
        let office = Office::open();
        tagged(&office, "مینا رستگار", &["عمده"]);
        assert_eq!(rename(&office, Choice::unsaid(tag("عمده"), 0), " عمده ").change, None);
    }
}
