//! The fields of one owner in their order, and those put away.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::erased::{Each, derived, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::parts::custom_fields::{kind_icon, kind_name, label};
use crate::parts::saving::use_saving;
use crate::state::navigation::focus_on;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::record_key;
use crate::terms::line;
use crate::ui::{
    Button, ButtonTone, Card, CardKind, Chip, Icon, IconButton, IconName, ListRow, SectionHeader,
};
use crate::usecases::Refusal;
use crate::usecases::arrange_fields::{ArrangeFields, arrange_fields};

use super::editor::{Editing, owner_name, retire};

/// A row a field, each to be edited and moved, and a button for a new one.
#[component]
pub(super) fn OwnerSection(
    /// Whose fields.
    of: FieldOwner,
    /// What the editor is open for.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let formats = use_formats();
    let saving = use_saving();
    let all = memo(move |_| {
        services.loading().track();
        services.read(|store| store.all_custom_fields(of))
    });
    let part = move |retired: bool| {
        memo(move |_| {
            all.with(|all| all.iter().filter(|field| field.retired == retired).cloned().collect::<Vec<_>>())
        })
    };
    let (shown, away) = (part(false), part(true));
    let any = memo(move |_| shown.with(|shown| !shown.is_empty()));
    let list = move || {
        if any.get() {
            view! {
                <Card kind=CardKind::List>
                    <ul>
                        <Each
                            each=move || shown.get().into_iter().enumerate()
                            key=|(place, field)| (*place, record_key(field.clone()))
                            children=move |(place, field)| view! { <Row place field shown editing/> }
                        />
                    </ul>
                </Card>
            }
            .into_any()
        } else {
            view! { <p class="quiet">{say!(i18n, fields.none).shown()}</p> }.into_any()
        }
    };
    let back = move |field: CustomField| {
        let named = field.clone();
        let name = move || formats.with(|formats| label(&named, formats));
        view! {
            <Chip
                label=move || t_string!(i18n, fields.bring_back, name = name())
                icon=IconName::Undo
                on_press=move |()| retire(saving, &field, false)
            />
        }
    };
    let put_away = move || {
        away.with(|away| !away.is_empty()).then(|| {
            view! {
                <p class="field__label">{say!(i18n, fields.away).shown()}</p>
                <div class="chip-group__chips">
                    <Each each=move || away.get() key=|field| record_key(field.clone()) children=back/>
                </div>
            }
        })
    };
    view! {
        <section class="own-fields">
            <SectionHeader title=move || owner_name(i18n.get_locale(), of)/>
            {list}
            <Button
                label=move || t_string!(i18n, fields.add_to, name = owner_name(i18n.get_locale(), of))
                icon=IconName::Plus
                tone=ButtonTone::Quiet
                on_press=move |()| editing.set(Some(Editing::New(of)))
            />
            {put_away}
        </section>
    }
    .into_any()
}

#[component]
fn Row(
    place: usize,
    field: CustomField,
    shown: Memo<Vec<CustomField>>,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let saving = use_saving();
    let (id, kind, required) = (field.id, field.kind, field.required);
    let edited = StoredValue::new(field);
    let name = derived(move || formats.with(|formats| edited.with_value(|field| label(field, formats))));
    let about = move || {
        let kind = kind_name(i18n.get_locale(), kind);
        let mark = if required { t_string!(i18n, fields.required_mark) } else { "" };
        line(&[kind, mark])
    };
    let step = move |to: usize| {
        let mut order = shown.with_untracked(|shown| shown.iter().map(|one| one.id).collect::<Vec<_>>());
        if to >= order.len() || place >= order.len() {
            return;
        }
        order.swap(place, to);
        let last = order.len() - 1;
        saving.writing.run(
            move |store| async move {
                let request = ArrangeFields { order };
                Ok((arrange_fields(&store, request).await.map_err(Refusal::Commit)?, ()))
            },
            td_string!(saving.locale(), fields.arranged).to_owned(),
            move |outcome| {
                if outcome.is_ok() {
                    // The row is drawn anew at its place; the focus stays with it. At an end only the way
                    // back is open.
                    let down = to == 0 || (to > place && to != last);
                    let button = if down { "down" } else { "up" };
                    request_animation_frame(move || focus_on(&format!("#field-{button}-{id}")));
                }
            },
        );
    };
    let action = move || {
        let is_last = derived(move || shown.with(Vec::len) <= place + 1);
        view! {
            <span class="field-row__up">
                <IconButton
                    icon=IconName::Down
                    label=move || t_string!(i18n, fields.move_up, name = name.get())
                    disabled=place == 0
                    on_press=move |()| {
                        if let Some(to) = place.checked_sub(1) {
                            step(to);
                        }
                    }
                    attr:id=format!("field-up-{id}")
                />
            </span>
            <IconButton
                icon=IconName::Down
                label=move || t_string!(i18n, fields.move_down, name = name.get())
                disabled=is_last
                on_press=move |()| step(place + 1)
                attr:id=format!("field-down-{id}")
            />
        }
    };
    view! {
        <li>
            <ListRow
                title=move || view! { <bdi>{name}</bdi> }
                subtitle=about
                lead=move || view! { <Icon name=kind_icon(kind)/> }
                on_press=move |()| editing.set(Some(Editing::Existing(Box::new(edited.get_value()))))
                action=action
            />
        </li>
    }
    .into_any()
}
