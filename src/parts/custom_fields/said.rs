//! What a record says in fields of the user's own, to be read.

use leptos::prelude::*;

use crate::domain::custom_field::{FieldOwner, FieldValue};
use crate::erased::{dynamic, memo};
use crate::i18n::{t_string, use_i18n};
use crate::state::preferences::use_formats;
use crate::state::services::use_services;

use super::words::{label, value_words};

/// A line for each field in which something is said, in the order of the fields; nothing for a record that
/// says nothing.
#[component]
pub fn SaidFields(
    /// Whose fields.
    of: FieldOwner,
    /// What the record says.
    said: Vec<FieldValue>,
) -> impl IntoView {
    if said.is_empty() {
        return ().into_any();
    }
    let i18n = use_i18n();
    let services = use_services();
    let formats = use_formats();
    let lines = memo(move |_| {
        let (locale, formats) = (i18n.get_locale(), formats.get());
        let fields = services.read(|store| store.custom_fields(of));
        let mut lines = Vec::new();
        for field in &fields {
            if let Some(own) = said.iter().find(|value| value.field == field.id) {
                let text = value_words(services, locale, &formats, field, &own.value);
                lines.push(t_string!(i18n, fields.said_line, name = label(field, &formats), text = text));
            }
        }
        lines
    });
    let shown = move || {
        let line = |line: String| view! { <p class="quiet said-field" dir="auto">{line}</p> };
        lines.get().into_iter().map(line).collect_view()
    };
    dynamic(shown).into_any()
}
