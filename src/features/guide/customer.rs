//! The first customer: a name and a number, or one of the phone's contacts.

use leptos::prelude::*;

use crate::erased::{derived, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::saving::use_saving;
use crate::state::contact_picker::{can_pick, pick_contact};
use crate::ui::{Button, ButtonTone, Form, FormError, IconName, TextField, TextKind};
use crate::usecases::FormField;
use crate::usecases::add_party::{AddParty, add_party};
use crate::usecases::edit_party::PartyEdit;

use super::Guide;
use super::steps::Ways;

/// The form; with nobody named it leads on without saving, and one that is saved is not saved twice.
#[component]
pub(super) fn CustomerStep(guide: Guide) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let Guide { draft, next, .. } = guide;
    let saved = memo(move |_| {
        let party = draft.with(|draft| draft.party)?;
        saving.services.read(|store| store.party(party)).map(|party| party.name().to_owned())
    });
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || draft.track());
    let save = move |()| {
        let typed = draft.get_untracked();
        // Whoever was saved before a reload may not be read yet.
        let loaded = || untrack(|| saving.services.read(|store| store.loading().done));
        let is_saved = typed.party.is_some() && (saved.with_untracked(Option::is_some) || !loaded());
        if is_saved || !typed.names_somebody() {
            return next.run(());
        }
        let home = saving.home();
        let mut facts = typed.further_facts(home);
        facts.push(PartyEdit::SetOwner(saving.owner()));
        let said = td_string!(saving.locale(), customers.added, name = typed.name.trim().to_owned());
        let (name, contact) = (typed.name, typed.contact);
        let request = AddParty { organisation: false, name, contact, facts, home };
        attempt.run(
            move |store| async move {
                let added = add_party(&store, store.world(), request).await?;
                Ok((Some(added.change), added.party))
            },
            said,
            move |party| {
                // The page may be gone by now; what was saved stays saved.
                if draft.try_update(|draft| draft.party = Some(party)).is_some() {
                    next.run(());
                }
            },
        );
    };
    let pick = move |()| {
        pick_contact(move |picked| {
            if let Some(picked) = picked {
                draft.try_update(|draft| draft.take_over(picked));
            }
        });
    };
    let fields = move || {
        view! {
            {can_pick()
                .then(|| {
                    view! {
                        <Button
                            tone=ButtonTone::Quiet
                            icon=IconName::People
                            label=say!(i18n, guide.pick)
                            on_press=pick
                        />
                    }
                })}
            <TextField
                label=say!(i18n, customers.name)
                kind=TextKind::Name
                value=derived(move || draft.with(|draft| draft.name.clone()))
                on_input=move |text: String| draft.update(|draft| draft.name = text)
                error=saving.error(attempt, &[FormField::Name])
            />
            <TextField
                label=say!(i18n, customers.phone_or_email)
                kind=TextKind::PhoneOrEmail
                value=derived(move || draft.with(|draft| draft.contact.clone()))
                on_input=move |text: String| draft.update(|draft| draft.contact = text)
                error=saving.error(attempt, &[FormField::Contact])
            />
        }
    };
    let shown = move || match saved.get() {
        Some(name) => view! { <p>{t_string!(i18n, guide.customer_saved, name = name)}</p> }.into_any(),
        None => fields().into_any(),
    };
    view! {
        <Form on_submit=save>
            <p class="quiet">{say!(i18n, guide.customer_text).shown()}</p>
            {shown}
            <FormError message=saving.failure(attempt)/>
            <Ways guide/>
        </Form>
    }
    .into_any()
}
