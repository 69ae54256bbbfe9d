//! Adding a field of the user's own, and what may be said of one.

use crate::domain::custom_field::{CustomField, FieldKind, FieldOption, FieldOwner, Labels};
use crate::domain::id::{ChangeId, FieldId, OptionId};
use crate::domain::language::Language;
use crate::domain::record::Cause;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::Refusal;
use crate::usecases::validation::{
    CUSTOM_FIELD_LIMIT, FieldError, FormField, LINE_LIMIT, OPTION_LIMIT, Problem, gather,
};

/// Asks for a field to be added, behind the others of its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddField {
    /// Which records get it.
    pub of: FieldOwner,
    /// What it is.
    pub facts: FieldFacts,
}

/// What the user says of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFacts {
    /// What it is called; at least one language says something.
    pub label: Labels,
    /// What goes into it.
    pub kind: FieldKind,
    /// The options of a choice, in their order; those without a word are left out. Other kinds ignore them.
    pub options: Vec<WrittenOption>,
    /// Whether a form asks for it.
    pub required: bool,
    /// Whether it stands on the quick form, too.
    pub on_quick_form: bool,
    /// Whether lists show it.
    pub in_list: bool,
    /// Whether the search looks into it; ignored where the kind cannot be searched.
    pub searchable: bool,
    /// Whether lists can be filtered by it.
    pub filterable: bool,
}

/// An option as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenOption {
    /// Which one it is; none for a new one.
    pub id: Option<OptionId>,
    /// What it is called.
    pub label: Labels,
    /// Whether it is no longer offered.
    pub retired: bool,
}

/// What came of adding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedField {
    /// The new field.
    pub field: FieldId,
    /// The change.
    pub change: ChangeId,
}

/// Adds a field.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn add_field(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: AddField,
) -> Result<AddedField, Refusal> {
    let AddField { of, facts } = request;
    let others = ledger.custom_fields(of);
    let limit = CUSTOM_FIELD_LIMIT;
    if others.iter().filter(|field| !field.retired).count() >= limit {
        return Err(FormField::Name.has(Problem::TooMany { limit }).into());
    }
    let Checked { label, options } = facts.checked(world)?;
    let id = FieldId(world.new_id());
    let field = CustomField {
        id,
        of,
        label,
        kind: facts.kind,
        options,
        required: facts.required,
        on_quick_form: facts.on_quick_form,
        in_list: facts.in_list,
        searchable: facts.searchable && facts.kind.is_searchable(),
        filterable: facts.filterable,
        position: others.last().map_or(0, |last| last.position.saturating_add(1)),
        retired: false,
        created_at: world.now(),
    };
    let change = ledger.commit(Cause::EditField, vec![Write::Create(field.into())]).await?;
    Ok(AddedField { field: id, change })
}

/// The parts of a field's facts that are checked.
pub(super) struct Checked {
    pub label: Labels,
    pub options: Vec<FieldOption>,
}

impl FieldFacts {
    /// The facts with their texts trimmed, and an identity for each new option.
    pub(super) fn checked(&self, world: &dyn Doing) -> Result<Checked, Refusal> {
        let mut faults = Vec::new();
        let label = gather(checked_label(&self.label, FormField::LabelIn), &mut faults);
        if label.is_empty() && faults.is_empty() {
            faults.push(FormField::Name.has(Problem::Empty));
        }
        let options =
            if self.kind.has_options() { self.checked_options(world, &mut faults) } else { Vec::new() };
        if faults.is_empty() { Ok(Checked { label, options }) } else { Err(Refusal::Invalid(faults)) }
    }

    fn checked_options(&self, world: &dyn Doing, faults: &mut Vec<FieldError>) -> Vec<FieldOption> {
        let mut options: Vec<FieldOption> = Vec::with_capacity(self.options.len());
        for written in &self.options {
            let label = gather(checked_label(&written.label, |_| FormField::Options), faults);
            match written.id {
                // What was begun and left empty is no option.
                None if label.is_empty() => {}
                Some(_) if label.is_empty() => faults.push(FormField::Options.has(Problem::Empty)),
                id => {
                    let id = id.unwrap_or_else(|| OptionId(world.new_id()));
                    options.push(FieldOption { id, label, retired: written.retired });
                }
            }
        }
        let twice = |place: usize, one: &FieldOption| {
            !one.retired && options[..place].iter().any(|other| !other.retired && other.label == one.label)
        };
        if options.iter().enumerate().any(|(place, one)| twice(place, one)) {
            faults.push(FormField::Options.has(Problem::AlreadyThere));
        }
        if options.len() > OPTION_LIMIT {
            faults.push(FormField::Options.has(Problem::TooMany { limit: OPTION_LIMIT }));
        }
        if options.iter().all(|option| option.retired) && faults.is_empty() {
            faults.push(FormField::Options.has(Problem::Empty));
        }
        options
    }
}

fn checked_label(written: &Labels, field: impl Fn(Language) -> FormField) -> Result<Labels, FieldError> {
    let mut label = Labels::default();
    for language in Language::ALL {
        *label.own_mut(language) = field(language).text(written.own(language), LINE_LIMIT)?;
    }
    Ok(label)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, text_field};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn add(office: &Office, facts: FieldFacts) -> Result<AddedField, Refusal> {
        let request = AddField { of: FieldOwner::Party, facts };
        office.run(add_field(&office.store, &office.world, request))
    }

    fn choice(options: &[&str]) -> FieldFacts {
        let option = |text: &&str| WrittenOption {
            label: Labels::in_one(Language::Fa, text),
            ..WrittenOption::default()
        };
        FieldFacts {
            kind: FieldKind::Choice,
            options: options.iter().map(option).collect(),
            ..text_field("رنگ")
        }
    }

    fn labels(office: &Office) -> Vec<String> {
        let fields = office.store.custom_fields(FieldOwner::Party);
        fields.iter().map(|field| field.label.get(Language::Fa).to_owned()).collect()
    }

    #[test]
    fn a_new_field_stands_behind_the_others_and_undo_takes_it_away() {
        let office = Office::open();
        add(&office, text_field("کد مشتری")).unwrap();
        let change = add(&office, text_field(" گروه\u{200F}")).unwrap().change;
        assert_eq!(labels(&office), ["کد مشتری", "گروه"]);
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(labels(&office), ["کد مشتری"]);
    }

    #[test]
    fn a_field_without_a_name_in_any_language_is_refused() {
        let refusal = add(&Office::open(), text_field(" ")).unwrap_err();
        assert_eq!(refusal.about(FormField::Name), Some(&Problem::Empty));
    }

    #[test]
    fn a_choice_needs_an_option_and_drops_those_left_empty() {
        let office = Office::open();
        let refusal = add(&office, choice(&["", " "])).unwrap_err();
        assert_eq!(refusal.about(FormField::Options), Some(&Problem::Empty));
        add(&office, choice(&["آبی", "", "سرخ"])).unwrap();
        assert_eq!(office.store.custom_fields(FieldOwner::Party)[0].options.len(), 2);
    }

    #[test]
    fn an_option_said_twice_is_refused() {
        let refusal = add(&Office::open(), choice(&["آبی", "آبی"])).unwrap_err();
        assert_eq!(refusal.about(FormField::Options), Some(&Problem::AlreadyThere));
    }

    #[test]
    fn a_day_is_not_searched_whatever_the_switch_says() {
        let office = Office::open();
        let facts = FieldFacts { kind: FieldKind::Date, searchable: true, ..text_field("سررسید") };
        add(&office, facts).unwrap();
        assert!(!office.store.custom_fields(FieldOwner::Party)[0].searchable);
    }

    #[test]
    fn the_fifty_first_field_is_refused() {
        let office = Office::open();
        for number in 0..CUSTOM_FIELD_LIMIT {
            add(&office, text_field(&number.to_string())).unwrap();
        }
        let refusal = add(&office, text_field("یکی دیگر")).unwrap_err();
        assert_eq!(refusal.about(FormField::Name), Some(&Problem::TooMany { limit: 50 }));
    }
}
