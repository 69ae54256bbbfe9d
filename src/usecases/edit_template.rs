//! Editing a template of a message.

use crate::domain::id::ChangeId;
use crate::domain::record::Cause;
use crate::domain::template::Template;
use crate::store::ports::{Ledger, Write};
use crate::usecases::add_template::TemplateFacts;
use crate::usecases::{Refusal, find_template};

/// Asks for a template to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditTemplate {
    /// The template as the form was filled from it: only what the user changed since is changed.
    pub seen: Template,
    /// What the user now says of it.
    pub facts: TemplateFacts,
}

/// Edits a template; none when it was so already. One of the sample data becomes the user's own by it, so
/// that it stays when the sample goes.
///
/// # Errors
/// [`Refusal`] when nothing was written.
pub async fn edit_template(ledger: &dyn Ledger, request: EditTemplate) -> Result<Option<ChangeId>, Refusal> {
    let before = request.seen;
    find_template(ledger, before.id)?;
    let TemplateFacts { name, subject, text } = request.facts.checked()?;
    let edited = Template { name, subject, text, ..before.clone() };
    if edited == before {
        return Ok(None);
    }
    let after = Template { sample: false, ..edited };
    let write = Write::Edit { before: before.into(), after: after.into() };
    Ok(Some(ledger.commit(Cause::EditTemplate, vec![write]).await?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::id::TemplateId;
    use crate::domain::record::Record;
    use crate::store::ports::CommitError;
    use crate::usecases::add_sample::{AddSample, add_sample};
    use crate::usecases::delete_template::{DeleteTemplate, delete_template};
    use crate::usecases::remove_sample::remove_sample;
    use crate::usecases::template_ref;
    use crate::usecases::testing::{Office, greeting};

    fn edit(office: &Office, seen: &Template, facts: TemplateFacts) -> Result<Option<ChangeId>, Refusal> {
        office.run(edit_template(&office.store, EditTemplate { seen: seen.clone(), facts }))
    }

    fn office_with_template() -> (Office, Template) {
        let office = Office::open();
        let id = office.add_template(greeting("خوش‌آمد", "سلام {نام}"));
        let template = office.store.template(id).unwrap();
        (office, template)
    }

    #[test]
    fn an_edited_text_is_kept() {
        let (office, template) = office_with_template();
        edit(&office, &template, greeting("خوش‌آمد", "درود {نام}")).unwrap();
        assert_eq!(office.store.template(template.id).unwrap().text.fa, "درود {نام}");
    }

    #[test]
    fn saving_a_form_unchanged_is_no_change() {
        let (office, template) = office_with_template();
        assert_eq!(edit(&office, &template, greeting("خوش‌آمد ", "سلام {نام}")), Ok(None));
    }

    #[test]
    fn a_name_given_in_another_tab_meanwhile_stays() {
        let (office, template) = office_with_template();
        edit(&office, &template, greeting("پس از دیدار", "سلام {نام}")).unwrap();
        edit(&office, &template, greeting("خوش‌آمد", "درود {نام}")).unwrap();
        let kept = office.store.template(template.id).unwrap();
        assert_eq!((kept.name.as_str(), kept.text.fa.as_str()), ("پس از دیدار", "درود {نام}"));
    }

    #[test]
    fn a_sample_that_was_edited_stays_when_the_sample_goes() {
        let (office, template) = office_with_template();
        let sample = Template { id: TemplateId(uuid::Uuid::from_u128(7)), sample: true, ..template };
        let records = vec![Record::Template(sample.clone())];
        office.run(add_sample(&office.store, AddSample { records })).unwrap();
        edit(&office, &sample, greeting("خوش‌آمد", "درود {نام}")).unwrap();
        assert_eq!(office.run(remove_sample(&office.store)), Err(CommitError::NothingChanged));
        assert_eq!(office.store.templates().len(), 2);
    }

    #[test]
    fn a_template_deleted_meanwhile_says_so() {
        let (office, template) = office_with_template();
        office.run(delete_template(&office.store, DeleteTemplate { template: template.id })).unwrap();
        let refusal = edit(&office, &template, greeting("خوش‌آمد", "درود")).unwrap_err();
        assert_eq!(refusal, Refusal::Commit(CommitError::Gone(template_ref(template.id))));
    }
}
