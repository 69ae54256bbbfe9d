//! The sheet in which views are named, put in an order, shared and deleted.

use leptos::prelude::*;

use crate::domain::saved_view::SavedView;
use crate::erased::{Each, derived, memo};
use crate::features::customers::list::columns::{Columns, names_of};
use crate::i18n::td_string;
use crate::parts::move_buttons::{MoveButtons, focus_moved, moved};
use crate::parts::saving::{Saving, use_saving};
use crate::state::customer_query::query_string;
use crate::state::navigation::Place;
use crate::state::sharing::{Shared, address_for_others, can_share, copy, share};
use crate::state::toasts::{Toasts, use_toasts};
use crate::store::engine::{PartyQuery, record_key};
use crate::ui::{Button, ButtonTone, Card, CardKind, Form, FormError, IconName, ListRow, Sheet, TextField};
use crate::usecases::arrange_views::{ArrangeViews, arrange_views};
use crate::usecases::delete_view::{DeleteView, delete_view};
use crate::usecases::edit_view::{EditView, edit_view};
use crate::usecases::save_view::{SaveView, save_view};
use crate::usecases::{FormField, Refusal};

/// What the sheet is open for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ViewEditing {
    /// What the list shows now gets a name.
    New,
    /// All views in their order.
    All,
    /// One of them.
    One(SavedView),
}

/// The name of the list for the focus that follows what moved.
const MOVING: &str = "view";

/// The sheet of views.
#[component]
pub(super) fn ViewSheet(
    /// What it is open for; none while closed.
    editing: RwSignal<Option<ViewEditing>>,
    /// What the list shows.
    query: RwSignal<PartyQuery>,
    /// The columns the list is shown in.
    columns: Columns,
) -> impl IntoView {
    let saving = use_saving();
    let locale = saving.preferences.locale();
    let title = move || {
        editing.with(|editing| match editing {
            Some(ViewEditing::One(_)) => td_string!(locale.get(), customer_list.edit_view),
            Some(ViewEditing::All) => td_string!(locale.get(), customer_list.views),
            _ => td_string!(locale.get(), customer_list.save_view),
        })
    };
    let body = move || {
        editing.get().map(|shown| match shown {
            ViewEditing::New => view! { <Fields seen=None editing query columns/> }.into_any(),
            ViewEditing::All => view! { <All editing/> }.into_any(),
            ViewEditing::One(view) => view! { <Fields seen=Some(view) editing query columns/> }.into_any(),
        })
    };
    view! {
        <Sheet
            open=derived(move || editing.with(Option::is_some))
            on_close=move |()| editing.set(None)
            title=title
            close_label=move || td_string!(locale.get(), common.close)
        >
            {body}
        </Sheet>
    }
    .into_any()
}

/// Every view, each to be opened and moved.
#[component]
fn All(editing: RwSignal<Option<ViewEditing>>) -> impl IntoView {
    let saving = use_saving();
    let views = memo(move |_| saving.services.read(|store| store.views()));
    let arrange = move |from: usize, to: usize| {
        let order = views.with_untracked(|views| views.iter().map(|view| view.id).collect::<Vec<_>>());
        let count = order.len();
        let request = ArrangeViews { order: moved(order, from, to) };
        saving.writing.run(
            move |store| async move {
                Ok((arrange_views(&store, request).await.map_err(Refusal::Commit)?, ()))
            },
            td_string!(saving.locale(), templates.arranged).to_owned(),
            move |outcome| {
                if outcome.is_ok() {
                    focus_moved(MOVING, from, to, count);
                }
            },
        );
    };
    let row = move |(place, count, view): (usize, usize, SavedView)| {
        let (name, moves) = (view.name.clone(), StoredValue::new(view.name.clone()));
        view! {
            <li>
                <ListRow
                    title=move || view! { <bdi>{name.clone()}</bdi> }
                    on_press=move |()| editing.set(Some(ViewEditing::One(view.clone())))
                    action=move || {
                        view! {
                            <MoveButtons
                                list=MOVING
                                name=move || moves.get_value()
                                place
                                count
                                on_move=move |to: usize| arrange(place, to)
                            />
                        }
                    }
                />
            </li>
        }
    };
    let rows = move || {
        let views = views.get();
        let count = views.len();
        views.into_iter().enumerate().map(move |(place, view)| (place, count, view)).collect::<Vec<_>>()
    };
    view! {
        <Card kind=CardKind::List>
            <ul>
                <Each each=rows key=|(place, count, view)| (*place, *count, record_key(view.clone())) children=row/>
            </ul>
        </Card>
    }
    .into_any()
}

/// The name of a view, and for one that is there what else can be done with it.
#[component]
fn Fields(
    /// The view as it was opened; none for a new one.
    seen: Option<SavedView>,
    editing: RwSignal<Option<ViewEditing>>,
    query: RwSignal<PartyQuery>,
    /// The columns the list is shown in.
    columns: Columns,
) -> impl IntoView {
    let saving = use_saving();
    let toasts = use_toasts();
    let locale = saving.preferences.locale();
    let typed = RwSignal::new(seen.as_ref().map(|view| view.name.clone()).unwrap_or_default());
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || typed.track());
    let close = move || {
        editing.try_set(None);
    };
    let seen = StoredValue::new(seen);
    let save = move |()| {
        let name = typed.get_untracked();
        match seen.get_value() {
            Some(seen) => attempt.run(
                move |store| async move {
                    let edited = SavedView { name, ..seen.clone() };
                    Ok((edit_view(&store, EditView { seen, edited }).await?, ()))
                },
                saving.saved(),
                move |()| close(),
            ),
            None => {
                let query = query.with_untracked(query_string);
                let columns = columns.chosen.with_untracked(|chosen| names_of(chosen));
                attempt.run(
                    move |store| async move {
                        let after = store.views().last().map(|last| last.id);
                        let request = SaveView { name, query, columns, after };
                        let saved = save_view(&store, store.world(), request).await?;
                        Ok((Some(saved.change), ()))
                    },
                    td_string!(saving.locale(), customer_list.view_saved).to_owned(),
                    move |()| close(),
                );
            }
        }
    };
    let further = seen.with_value(Option::is_some).then(|| {
        let hand_over = move |()| {
            if let Some(view) = seen.get_value() {
                share_link(saving, toasts, view);
            }
        };
        let delete = move |()| {
            if let Some(view) = seen.get_value() {
                close();
                run_delete(saving, view);
            }
        };
        view! {
            <Button
                label=move || td_string!(locale.get(), customer_list.share_view)
                icon=IconName::Link
                tone=ButtonTone::Quiet
                on_press=hand_over
            />
            <Button
                label=move || td_string!(locale.get(), customer_list.delete_view)
                icon=IconName::Trash
                tone=ButtonTone::Danger
                on_press=delete
            />
        }
    });
    view! {
        <Form on_submit=save>
            <TextField
                label=move || td_string!(locale.get(), customer_list.view_name)
                hint=move || td_string!(locale.get(), customer_list.view_name_hint)
                value=typed
                on_input=move |text: String| typed.set(text)
                error=saving.error(attempt, &[FormField::Name])
                required=true
            />
            {further}
            <div class="sheet__actions">
                <FormError message=saving.failure(attempt)/>
                <Button label=move || td_string!(locale.get(), common.save) submit=true wide=true/>
            </div>
        </Form>
    }
    .into_any()
}

/// Hands a view's address to another app, or puts it on the clipboard where the device shares nothing.
fn share_link(saving: Saving, toasts: Toasts, view: SavedView) {
    let address = address_for_others(&(Place::Customers.href() + &view.query));
    saving.services.run(async move {
        if can_share() {
            match share(&view.name, &address).await {
                Shared::Taken | Shared::PutAway => return,
                Shared::Failed => {}
            }
        }
        let locale = saving.locale();
        if copy(&address).await {
            toasts.say(td_string!(locale, customer_list.link_copied));
        } else {
            toasts.say(td_string!(locale, customer_list.link_not_copied));
        }
    });
}

fn run_delete(saving: Saving, view: SavedView) {
    let said = td_string!(saving.locale(), customer_list.view_deleted, name = view.name).to_string();
    let request = DeleteView { view: view.id };
    saving.writing.run(
        move |store| async move {
            Ok((Some(delete_view(&store, request).await.map_err(Refusal::Commit)?), ()))
        },
        said,
        |_| {},
    );
}
