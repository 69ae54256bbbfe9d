//! Adding a template of a message, and what may stand in one.

use crate::domain::custom_field::Labels;
use crate::domain::id::{ChangeId, TemplateId};
use crate::domain::language::Language;
use crate::domain::record::Cause;
use crate::domain::template::Template;
use crate::store::ports::{Doing, Ledger, Write};
use crate::usecases::validation::{FormField, LINE_LIMIT, MESSAGE_LIMIT, Problem, gather};
use crate::usecases::{Refusal, find_template};

/// Asks for a template to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddTemplate {
    /// What it says.
    pub facts: TemplateFacts,
    /// The template it comes after, none to be the first.
    pub after: Option<TemplateId>,
}

/// What the user says of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateFacts {
    /// What it is called.
    pub name: String,
    /// The subject of an e-mail, by language; may be empty.
    pub subject: Labels,
    /// The text, by language; at least one says something.
    pub text: Labels,
}

/// What came of adding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedTemplate {
    /// The new template.
    pub template: TemplateId,
    /// The change.
    pub change: ChangeId,
}

/// Adds a template.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn add_template(
    ledger: &dyn Ledger,
    world: &dyn Doing,
    request: AddTemplate,
) -> Result<AddedTemplate, Refusal> {
    let facts = request.facts.checked()?;
    let position = match request.after {
        Some(last) => find_template(ledger, last)?.position.saturating_add(1),
        None => 0,
    };
    let id = TemplateId(world.new_id());
    let template = Template {
        id,
        name: facts.name,
        subject: facts.subject,
        text: facts.text,
        position,
        sample: false,
        created_at: world.now(),
    };
    let change = ledger.commit(Cause::EditTemplate, vec![Write::Create(template.into())]).await?;
    Ok(AddedTemplate { template: id, change })
}

impl TemplateFacts {
    /// The facts with their texts trimmed.
    pub(super) fn checked(self) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        let mut checked = Self {
            name: gather(FormField::Name.required(&self.name, LINE_LIMIT), &mut faults),
            ..Self::default()
        };
        for language in Language::ALL {
            let subject = FormField::SubjectIn(language).text(self.subject.own(language), LINE_LIMIT);
            *checked.subject.own_mut(language) = gather(subject, &mut faults);
            let text = FormField::TextIn(language);
            let typed = self.text.own(language);
            *checked.text.own_mut(language) = gather(text.text(typed, MESSAGE_LIMIT), &mut faults);
        }
        if checked.text.is_empty() && !faults.iter().any(|fault| matches!(fault.field, FormField::TextIn(_)))
        {
            faults.push(FormField::Text.has(Problem::Empty));
        }
        if faults.is_empty() { Ok(checked) } else { Err(Refusal::Invalid(faults)) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::usecases::testing::{Office, greeting};
    use crate::usecases::undo_change::{UndoChange, undo_change};

    fn add(office: &Office, facts: TemplateFacts) -> Result<AddedTemplate, Refusal> {
        let after = office.store.templates().last().map(|last| last.id);
        office.run(add_template(&office.store, &office.world, AddTemplate { facts, after }))
    }

    #[test]
    fn a_template_is_kept_with_its_texts_trimmed() {
        let office = Office::open();
        add(&office, greeting(" خوش‌آمد ", " سلام {نام} ")).unwrap();
        let kept = office.store.templates().remove(0);
        assert_eq!((kept.name.as_str(), kept.text.fa.as_str()), ("خوش‌آمد", "سلام {نام}"));
    }

    #[test]
    fn a_new_template_is_the_last() {
        let office = Office::open();
        for name in ["یک", "دو", "سه"] {
            add(&office, greeting(name, "سلام")).unwrap();
        }
        let names: Vec<String> = office.store.templates().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["یک", "دو", "سه"]);
    }

    #[test]
    fn one_undo_takes_it_back() {
        let office = Office::open();
        let change = add(&office, greeting("خوش‌آمد", "سلام")).unwrap().change;
        office.run(undo_change(&office.store, UndoChange { change })).unwrap();
        assert_eq!(office.store.templates(), []);
    }

    #[test]
    fn a_template_without_a_name_or_a_text_is_refused() {
        let refusal = add(&Office::open(), greeting(" ", " ")).unwrap_err();
        assert_eq!(refusal.about(FormField::Name), Some(&Problem::Empty));
        assert_eq!(refusal.about(FormField::Text), Some(&Problem::Empty));
    }

    #[test]
    fn a_text_that_is_too_long_is_named_with_its_language() {
        let facts = TemplateFacts {
            text: Labels { en: "a".repeat(4_001), ..greeting("", "سلام").text },
            ..greeting("خوش‌آمد", "")
        };
        let refusal = add(&Office::open(), facts).unwrap_err();
        let expected = Problem::TooLong { length: 4_001, limit: 4_000 };
        assert_eq!(refusal.about(FormField::TextIn(Language::En)), Some(&expected));
        assert_eq!(refusal.about(FormField::TextIn(Language::Fa)), None);
        assert_eq!(refusal.about(FormField::Text), None);
    }
}
