//! The saved views, as chips over the list.

use leptos::prelude::*;

use crate::domain::id::ViewId;
use crate::domain::saved_view::SavedView;
use crate::erased::{Each, When, derived, memo, watch};
use crate::features::customers::list::columns::{Columns, columns_of, names_of};
use crate::features::customers::list::view_sheet::ViewEditing;
use crate::i18n::td_string;
use crate::state::customer_query::{from_text, query_string};
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::state::writing::use_writing;
use crate::store::engine::{PartyQuery, record_key};
use crate::ui::{Chip, IconName};
use crate::usecases::edit_view::{EditView, edit_view};

/// A chip a view, and what can be done about what the list shows now: save it, or make it the view's.
#[component]
pub(super) fn ViewChips(
    /// The query, changed by the chips.
    query: RwSignal<PartyQuery>,
    /// The columns, which a view may have of its own.
    columns: Columns,
    /// What the sheet of views is open for.
    editing: RwSignal<Option<ViewEditing>>,
) -> impl IntoView {
    let locale = use_preferences().locale();
    let services = use_services();
    let writing = use_writing();
    let views = memo(move |_| {
        let views = services.read(|store| store.views()).into_iter();
        views.map(|view| (from_text(&view.query), view)).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(None::<ViewId>);
    let shown = memo(move |_| query.with(|query| views.with(|views| shown(views, chosen.get(), query))));
    let shown_view = memo(move |_| {
        let id = shown.get()?.view;
        views.with(|views| views.iter().map(|(_, view)| view).find(|view| view.id == id).cloned())
    });
    watch(
        move || shown_view.with(|view| view.as_ref().and_then(columns_of)),
        move |of_view, _, _| columns.of_view.set(of_view.clone()),
        true,
    );
    let other_columns = memo(move |_| {
        let own = shown_view.with(|view| view.as_ref().and_then(columns_of));
        own.is_some() && columns.of_view.get() != own
    });
    let chip = move |(asked, view): (PartyQuery, SavedView)| {
        let id = view.id;
        let pressed = view.clone();
        let is_shown = move || {
            let shown = shown.get().filter(|shown| shown.view == id)?;
            Some(Shown { changed: shown.changed || other_columns.get(), ..shown })
        };
        let label = move || match is_shown() {
            Some(Shown { changed: true, .. }) => {
                td_string!(locale.get(), customer_list.view_changed, name = view.name.clone()).to_string()
            }
            _ => view.name.clone(),
        };
        let press = move |()| {
            // A view that is shown is left by a second press; one that was changed comes back as it is.
            let leaves = untrack(is_shown).is_some_and(|shown| !shown.changed);
            chosen.set((!leaves).then_some(id));
            query.set(if leaves { PartyQuery::default() } else { asked.clone() });
            columns.of_view.set(columns_of(&pressed).filter(|_| !leaves));
        };
        view! {
            <Chip
                label
                icon=IconName::Star
                pressed=derived(move || is_shown().is_some())
                on_press=press
            />
        }
    };
    let update = move |()| {
        let Some(seen) = shown_view.get_untracked() else { return };
        let columns = columns.of_view.with_untracked(|own| own.as_deref().map(names_of));
        let edited = SavedView {
            query: query.with_untracked(query_string),
            columns: columns.unwrap_or_default(),
            ..seen.clone()
        };
        writing.run(
            move |store| async move { Ok((edit_view(&store, EditView { seen, edited }).await?, ())) },
            td_string!(locale.get_untracked(), customer_list.view_updated).to_owned(),
            |_| {},
        );
    };
    let changed = memo(move |_| shown.get().is_some_and(|shown| shown.changed || other_columns.get()));
    let unsaved = memo(move |_| {
        let narrowed = query.with(|query| *query != PartyQuery::default());
        narrowed && shown.get().is_none_or(|shown| shown.changed)
    });
    let any = memo(move |_| views.with(|views| !views.is_empty()));
    view! {
        <Each each=move || views.get() key=|(_, view)| record_key(view.clone()) children=chip/>
        <When when=move || changed.get()>
            <Chip
                label=move || td_string!(locale.get(), customer_list.update_view)
                icon=IconName::Check
                on_press=update
            />
        </When>
        <When when=move || unsaved.get()>
            <Chip
                label=move || td_string!(locale.get(), customer_list.save_view)
                icon=IconName::Plus
                on_press=move |()| editing.set(Some(ViewEditing::New))
            />
        </When>
        <When when=move || any.get()>
            <Chip
                label=move || td_string!(locale.get(), customer_list.edit_views)
                icon=IconName::Edit
                on_press=move |()| editing.set(Some(ViewEditing::All))
            />
        </When>
    }
    .into_any()
}

/// The view that the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    view: ViewId,
    /// Whether the list shows something else by now, which is not saved.
    changed: bool,
}

/// The view that a list shows: the one that was chosen, until everything is taken away, or whichever asks for
/// the same, as after a reload.
fn shown(views: &[(PartyQuery, SavedView)], chosen: Option<ViewId>, query: &PartyQuery) -> Option<Shown> {
    let same = views.iter().find(|(asked, _)| asked == query).map(|(_, view)| view.id);
    let chosen = chosen.filter(|id| views.iter().any(|(_, view)| view.id == *id));
    let chosen = chosen.filter(|_| same.is_some() || *query != PartyQuery::default());
    match (chosen, same) {
        (Some(view), Some(same)) if view != same => Some(Shown { view: same, changed: false }),
        (Some(view), same) => Some(Shown { view, changed: same.is_none() }),
        (None, same) => same.map(|view| Shown { view, changed: false }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Instant;

    fn view(id: u128) -> SavedView {
        SavedView {
            id: ViewId(uuid::Uuid::from_u128(id)),
            name: format!("View {id}"),
            query: String::new(),
            columns: Vec::new(),
            position: 0,
            created_at: Instant::EPOCH,
        }
    }

    fn cold() -> PartyQuery {
        PartyQuery { cold: true, ..PartyQuery::default() }
    }

    #[test]
    fn a_view_whose_filters_were_changed_says_so_until_all_are_taken_away() {
        let views = [(cold(), view(1))];
        let id = views[0].1.id;
        let narrower = PartyQuery { text: "rost".to_owned(), ..cold() };
        assert_eq!(shown(&views, Some(id), &cold()), Some(Shown { view: id, changed: false }));
        assert_eq!(shown(&views, Some(id), &narrower), Some(Shown { view: id, changed: true }));
        assert_eq!(shown(&views, Some(id), &PartyQuery::default()), None);
    }

    #[test]
    fn after_a_reload_the_view_that_asks_for_the_same_is_shown() {
        let views = [(cold(), view(1))];
        assert_eq!(shown(&views, None, &cold()), Some(Shown { view: views[0].1.id, changed: false }));
    }
}
