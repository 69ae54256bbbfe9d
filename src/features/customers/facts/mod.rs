//! What is known of a customer, each fact edited in its place.

mod address_editor;
mod chips_editor;
mod consent_editor;
mod custom_editor;
mod day_editor;
mod fact;
mod fact_editor;
mod fact_form;
mod fact_shown;
mod facts_cards;
mod form_editor;
mod handle_editor;
mod leave;
mod tags_editor;
mod text_fact;

pub(super) use fact::Fact;
pub(super) use fact_editor::FactEditor;
pub(super) use facts_cards::FactsCards;
pub(super) use text_fact::TextFact;
