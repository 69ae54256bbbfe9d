//! A message as it is written: filled in from a template, and changed by hand where it was.

use serde::{Deserialize, Serialize};

use crate::domain::id::TemplateId;
use crate::domain::language::Language;
use crate::domain::merge_fields::{MergeField, MergeTexts, fields_in, render};
use crate::domain::template::Template;

/// What was chosen and changed by hand of a message that is not sent yet. What was written over one
/// template, in one language, is still there when another was looked at in between.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MessageDraft {
    chosen: Chosen,
    language: Option<Language>,
    written: Vec<Written>,
}

/// What a message is made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Chosen {
    /// Nothing was chosen: the first template there is.
    #[default]
    First,
    /// A template.
    Template(TemplateId),
    /// No template.
    Blank,
}

/// Texts that were changed by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    of: Option<TemplateId>,
    language: Language,
    subject: String,
    text: String,
}

/// A message as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    /// The template it is made from.
    pub template: Option<TemplateId>,
    /// What that is called, empty without one.
    pub name: String,
    /// The language it is in, none without a template.
    pub language: Option<Language>,
    /// The languages there are to choose from.
    pub languages: Vec<Language>,
    /// The subject, for an e-mail.
    pub subject: String,
    /// The text.
    pub text: String,
    /// What is not known of the customer and was left out.
    pub missing: Vec<MergeField>,
    /// What looks like a field and was not filled in, as it is written.
    pub unfilled: Vec<String>,
}

impl Message {
    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl MessageDraft {
    /// Chooses what the message is made from.
    pub fn choose(&mut self, chosen: Chosen) {
        self.chosen = chosen;
    }

    /// Chooses its language.
    pub fn speak(&mut self, language: Language) {
        self.language = Some(language);
    }

    /// The message, filled in by `texts_in` a language unless it was changed by hand. Where its language was
    /// not chosen, it is `own` if the template speaks that.
    pub fn message(
        &self,
        templates: &[Template],
        own: Language,
        texts_in: impl Fn(Language) -> MergeTexts,
    ) -> Message {
        let template = self.template(templates);
        let languages = template.map(spoken).unwrap_or_default();
        let wanted = [self.language, Some(own)].into_iter().flatten();
        let language = wanted
            .into_iter()
            .find(|wanted| languages.contains(wanted))
            .or_else(|| languages.first().copied());
        let mut message = Message {
            template: template.map(|template| template.id),
            name: template.map(|template| template.name.clone()).unwrap_or_default(),
            language,
            languages,
            ..Message::default()
        };
        if let Some(written) = self.written_over(message.template, language.unwrap_or(own)) {
            message.subject.clone_from(&written.subject);
            message.text.clone_from(&written.text);
        } else if let (Some(template), Some(language)) = (template, language) {
            let texts = texts_in(language);
            let filled = render(template.text.own(language), &texts);
            message.subject = render(template.subject.own(language), &texts).text;
            // What was left out at its end leaves an empty line.
            filled.text.trim().clone_into(&mut message.text);
            message.missing = filled.missing;
        }
        message.unfilled = fields_in(&message.text);
        message
    }

    /// Changes a message's subject and text by hand; `own` is the language of one without a template.
    pub fn write(&mut self, over: &Message, own: Language, subject: String, text: String) {
        let language = over.language.unwrap_or(own);
        self.written.retain(|written| !(written.of == over.template && written.language == language));
        self.written.push(Written { of: over.template, language, subject, text });
    }

    fn template<'a>(&self, templates: &'a [Template]) -> Option<&'a Template> {
        match self.chosen {
            Chosen::Blank => None,
            Chosen::First => templates.first(),
            // One that was deleted meanwhile leaves what was written over it, which may be chosen no more.
            Chosen::Template(id) => templates.iter().find(|template| template.id == id).or(templates.first()),
        }
    }

    fn written_over(&self, template: Option<TemplateId>, language: Language) -> Option<&Written> {
        self.written.iter().find(|written| written.of == template && written.language == language)
    }
}

/// The languages a template has a text in.
fn spoken(template: &Template) -> Vec<Language> {
    Language::ALL.into_iter().filter(|language| !template.text.own(*language).is_empty()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::domain::custom_field::Labels;
    use crate::domain::time::Instant;

    fn template(id: u128, fa: &str, en: &str) -> Template {
        let text = Labels { fa: fa.to_owned(), ar: String::new(), en: en.to_owned() };
        Template {
            id: TemplateId(uuid::Uuid::from_u128(id)),
            name: format!("template {id}"),
            subject: Labels::default(),
            text,
            position: 0,
            sample: false,
            created_at: Instant::EPOCH,
        }
    }

    fn templates() -> Vec<Template> {
        vec![template(1, "سلام {نام}", "Hello {name}"), template(2, "", "Dear {title} {name}")]
    }

    fn mina(_: Language) -> MergeTexts {
        MergeTexts { name: "Mina".to_owned(), ..MergeTexts::default() }
    }

    fn shown(draft: &MessageDraft) -> Message {
        draft.message(&templates(), Language::Fa, mina)
    }

    fn second() -> Chosen {
        Chosen::Template(templates()[1].id)
    }

    #[test]
    fn the_first_template_is_filled_in_for_the_customer_in_the_users_language() {
        let message = shown(&MessageDraft::default());
        assert_eq!((message.text.as_str(), message.language), ("سلام Mina", Some(Language::Fa)));
    }

    #[test]
    fn a_template_that_does_not_speak_the_users_language_speaks_its_own() {
        let mut draft = MessageDraft::default();
        draft.choose(second());
        let message = shown(&draft);
        assert_eq!((message.text.as_str(), message.language), ("Dear Mina", Some(Language::En)));
        assert_eq!(message.missing, [MergeField::Title]);
    }

    #[test]
    fn what_was_changed_by_hand_is_there_again_after_looking_at_another_template() {
        let mut draft = MessageDraft::default();
        let message = shown(&draft);
        draft.write(&message, Language::Fa, String::new(), "سلام مینا جان".to_owned());
        draft.choose(second());
        assert_eq!(shown(&draft).text, "Dear Mina");
        draft.choose(Chosen::First);
        draft.speak(Language::En);
        assert_eq!(shown(&draft).text, "Hello Mina");
        draft.speak(Language::Fa);
        assert_eq!(shown(&draft).text, "سلام مینا جان");
    }

    #[test]
    fn without_a_template_there_is_nothing_until_it_is_written() {
        let mut draft = MessageDraft::default();
        draft.choose(Chosen::Blank);
        assert!(shown(&draft).is_empty());
        let blank = shown(&draft);
        draft.write(&blank, Language::Fa, String::new(), "سلام {name}".to_owned());
        let message = shown(&draft);
        assert_eq!((message.text.as_str(), message.unfilled), ("سلام {name}", vec!["{name}".to_owned()]));
    }

    #[test]
    fn where_there_is_no_template_the_message_is_blank() {
        let message = MessageDraft::default().message(&[], Language::Fa, mina);
        assert_eq!(message, Message::default());
    }
}
