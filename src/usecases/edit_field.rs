//! Editing a field of the user's own: what it is called, its options, and where it is shown.

use crate::domain::custom_field::{CustomField, FieldOption};
use crate::domain::id::ChangeId;
use crate::domain::record::Cause;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::add_field::{Checked, FieldFacts};
use crate::usecases::validation::{FormField, Problem};
use crate::usecases::{Refusal, find_field};

/// Asks for a field to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditField {
    /// The field as the form was filled from it: only what the user changed since is changed.
    pub seen: CustomField,
    /// What the user now says of it.
    pub facts: FieldFacts,
}

/// Edits a field; none when it was so already. What records say in it stays: they name the field and its
/// options by identity. An option that was left out of the form is put away, for records may name it.
///
/// # Errors
/// [`Refusal`] when nothing was written; the kind of a field in which a record says something is fixed.
pub async fn edit_field(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: EditField,
) -> Result<Option<ChangeId>, Refusal> {
    let EditField { seen: before, facts } = request;
    find_field(ledger, before.id)?;
    let Checked { label, mut options } = facts.checked(world)?;
    if facts.kind != before.kind {
        // What says something in it may not be in memory yet.
        ledger.load_all().await?;
        if ledger.is_filled(&before) {
            return Err(FormField::FieldKind.has(Problem::InUse).into());
        }
    }
    for gone in &before.options {
        if !options.iter().any(|option| option.id == gone.id) {
            options.push(FieldOption { retired: true, ..gone.clone() });
        }
    }
    let after = CustomField {
        label,
        kind: facts.kind,
        options,
        required: facts.required,
        on_quick_form: facts.on_quick_form,
        in_list: facts.in_list,
        searchable: facts.searchable && facts.kind.is_searchable(),
        filterable: facts.filterable,
        ..before.clone()
    };
    if after == before {
        return Ok(None);
    }
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::EditField, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::custom_field::{CustomValue, FieldKind, FieldOwner, Labels};
    use crate::domain::language::Language;
    use crate::usecases::add_field::WrittenOption;
    use crate::usecases::custom_values::WrittenValue;
    use crate::usecases::testing::{Office, facts_of, text_field};

    fn edit(office: &Office, seen: &CustomField, facts: FieldFacts) -> Result<Option<ChangeId>, Refusal> {
        let request = EditField { seen: seen.clone(), facts };
        office.run(edit_field(&office.store, &office.world, request))
    }

    fn office_with_field(facts: FieldFacts) -> (Office, CustomField) {
        let office = Office::open();
        let field = office.add_field(FieldOwner::Party, facts);
        (office, field)
    }

    #[test]
    fn another_name_in_another_language_keeps_what_customers_say() {
        let (office, field) = office_with_field(text_field("کد مشتری"));
        let mina = office.add_person("مینا رستگار");
        office.say(mina, field.id, WrittenValue::Text("۱۰۴۲".to_owned())).unwrap();
        let mut facts = facts_of(&field);
        facts.label =
            Labels { en: "Customer number".to_owned(), ..Labels::in_one(Language::Fa, "شماره") };
        edit(&office, &field, facts).unwrap();
        let kept = office.store.custom_field(field.id).unwrap();
        assert_eq!(kept.label.get(Language::En), "Customer number");
        assert_eq!(office.party(mina).custom[0].value, CustomValue::Text("۱۰۴۲".to_owned()));
    }

    #[test]
    fn the_kind_is_free_until_somebody_says_something() {
        let (office, field) = office_with_field(text_field("کد مشتری"));
        let number = FieldFacts { kind: FieldKind::Number, ..facts_of(&field) };
        edit(&office, &field, number.clone()).unwrap();
        edit(&office, &office.store.custom_field(field.id).unwrap(), facts_of(&field)).unwrap();
        let mina = office.add_person("مینا رستگار");
        office.say(mina, field.id, WrittenValue::Text("A-7".to_owned())).unwrap();
        let refusal = edit(&office, &field, number).unwrap_err();
        assert_eq!(refusal.about(FormField::FieldKind), Some(&Problem::InUse));
    }

    #[test]
    fn an_option_is_renamed_in_its_place_and_one_left_out_is_put_away() {
        let option = |text: &str| WrittenOption {
            label: Labels::in_one(Language::Fa, text),
            ..WrittenOption::default()
        };
        let (office, field) = office_with_field(FieldFacts {
            kind: FieldKind::Choice,
            options: vec![option("طلایی"), option("نقره‌ای")],
            ..text_field("گروه")
        });
        let [gold, silver] = [field.options[0].id, field.options[1].id];
        let mina = office.add_person("مینا رستگار");
        office.say(mina, field.id, WrittenValue::Options(vec![silver])).unwrap();
        let renamed = WrittenOption { id: Some(gold), ..option("ویژه") };
        edit(&office, &field, FieldFacts { options: vec![renamed], ..facts_of(&field) }).unwrap();
        let kept = office.store.custom_field(field.id).unwrap();
        assert_eq!(kept.option(gold).unwrap().label.get(Language::Fa), "ویژه");
        assert!(kept.option(silver).unwrap().retired);
        assert_eq!(office.party(mina).custom[0].value, CustomValue::Options(vec![silver]));
    }

    #[test]
    fn saving_a_form_unchanged_is_no_change() {
        let (office, field) = office_with_field(text_field("کد مشتری"));
        assert_eq!(edit(&office, &field, facts_of(&field)), Ok(None));
    }
}
