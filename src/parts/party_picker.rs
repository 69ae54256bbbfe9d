//! Choosing a customer by a few letters of the name.

use leptos::prelude::*;

use crate::domain::id::PartyId;
use crate::domain::search::highlight;
use crate::erased::{Each, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::services::{Services, use_services};
use crate::store::engine::{PartyQuery, PartyRow, PartyShape, PartySort};
use crate::terms::line;
use crate::ui::{Avatar, Card, CardKind, Highlight, Icon, IconName, ListRow, SearchBox};

/// How many are offered: as many as a phone shows above its keyboard, and a few more.
const OFFERED: usize = 8;
/// How many of the latest interactions are looked through for whom to offer first.
const RECENT: usize = 40;

/// A search field with the customers it finds; before anything is typed, those last spoken with.
#[component]
pub fn PartyPicker(
    /// What is typed.
    text: RwSignal<String>,
    /// People or organisations only.
    #[prop(optional_no_strip)]
    shape: Option<PartyShape>,
    /// Whom not to offer.
    #[prop(optional, into)]
    except: Signal<Vec<PartyId>>,
    /// Hears who was chosen.
    #[prop(into)]
    on_choose: Callback<PartyId>,
    /// Hears the name of somebody who is not there yet; without it, nobody new can be chosen.
    #[prop(optional, into)]
    on_new: Option<Callback<String>>,
    /// Takes the focus when it appears.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let typed = memo(move |_| text.with(|text| text.trim().to_owned()));
    let offered = memo(move |_| {
        let except = except.get();
        typed.with(|typed| offer(services, typed, shape, &except))
    });
    let choose_first = move |()| {
        let first = offered.with_untracked(|rows| rows.first().map(|row| row.id));
        match (first, on_new) {
            (Some(id), _) => on_choose.run(id),
            (None, Some(on_new)) if !typed.with_untracked(String::is_empty) => {
                on_new.run(typed.get_untracked());
            }
            _ => {}
        }
    };
    let row = move |row: PartyRow| {
        let (id, name, organisation) = (row.id, row.name.clone(), row.organisation);
        let about = line(&[&row.subtitle, &row.city]);
        let title = {
            let name = name.clone();
            move || {
                let marks = typed.with(|typed| highlight(&name, typed));
                view! { <bdi><Highlight text=name.clone() ranges=marks/></bdi> }
            }
        };
        view! {
            <li>
                <ListRow
                    title=title
                    subtitle=move || about.clone()
                    lead=move || view! { <Avatar name=name.clone() organisation=organisation/> }
                    on_press=move |()| on_choose.run(id)
                />
            </li>
        }
    };
    let new_row = move || {
        let on_new = on_new?;
        let name = typed.get();
        (!name.is_empty()).then(|| {
            let said = name.clone();
            view! {
                <li>
                    <ListRow
                        title=move || t_string!(i18n, customers.add_named, name = said.clone())
                        lead=move || view! { <span class="picker-plus"><Icon name=IconName::Plus/></span> }
                        on_press=move |()| on_new.run(name.clone())
                    />
                </li>
            }
        })
    };
    let none = move || {
        let nobody = offered.with(Vec::is_empty) && on_new.is_none() && !typed.with(String::is_empty);
        nobody.then(|| {
            view! {
                <p class="quiet" role="status">
                    {dynamic(move || t_string!(i18n, customers.none_found, text = typed.get()))}
                </p>
            }
        })
    };
    let any = memo(move |_| {
        let new = on_new.is_some() && !typed.with(String::is_empty);
        new || offered.with(|rows| !rows.is_empty())
    });
    let list = move || {
        any.get().then(|| {
            view! {
                <Card kind=CardKind::List>
                    <ul>
                        <Each each=move || offered.get() key=|row| row.id children=row/>
                        {dynamic(new_row)}
                    </ul>
                </Card>
            }
        })
    };
    view! {
        <div class="form">
            <SearchBox
                label=move || {
                    if on_new.is_some() {
                        t_string!(i18n, customers.search_or_add)
                    } else {
                        t_string!(i18n, customers.search)
                    }
                }
                value=text
                on_input=move |typed: String| text.set(typed)
                clear_label=say!(i18n, common.clear)
                on_enter=choose_first
                autofocus=autofocus
            />
            {dynamic(list)}
            {dynamic(none)}
        </div>
    }
    .into_any()
}

/// Whom to offer for what is typed: the best matches, or those last spoken with.
fn offer(services: Services, typed: &str, shape: Option<PartyShape>, except: &[PartyId]) -> Vec<PartyRow> {
    let fits = |row: &PartyRow| {
        let shape_fits = shape.is_none_or(|shape| row.organisation == (shape == PartyShape::Organisation));
        shape_fits && !except.contains(&row.id)
    };
    if typed.is_empty() {
        return services.read(|store| {
            let recent = store.recent_interactions(RECENT).into_iter().map(|hit| hit.interaction.party);
            let mut seen = Vec::new();
            for party in recent {
                if !seen.contains(&party) {
                    seen.push(party);
                }
            }
            seen.into_iter().filter_map(|id| store.party_line(id)).filter(fits).take(OFFERED).collect()
        });
    }
    let query =
        PartyQuery { text: typed.to_owned(), shape, sort: PartySort::Relevance, ..PartyQuery::default() };
    services.read(|store| {
        let found = store.list(&query);
        found.rows.iter().filter_map(|row| store.row(*row)).filter(fits).take(OFFERED).collect()
    })
}
