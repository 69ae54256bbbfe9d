//! Whom a customer belongs to: where a person works, who works at an organisation.

use leptos::prelude::*;

use crate::domain::link::Link;
use crate::domain::party::Party;
use crate::erased::{Each, dynamic, memo};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::navigation::Place;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::store::engine::{LinkView, record_key};
use crate::terms;
use crate::ui::{Avatar, Card, CardKind, Chip, IconName, ListRow, Menu, MenuItem, SectionHeader};
use crate::usecases::Refusal;
use crate::usecases::unlink::{Unlink, unlink};

use super::super::words;
use super::link_sheet::{LinkForm, LinkSheet};
use crate::parts::saving::{Saving, use_saving};

/// The links of a customer, and the way to add one.
#[component]
pub(super) fn Links(
    /// The customer.
    party: Signal<Party>,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let id = party.with_untracked(|party| party.id);
    let organisation = party.with_untracked(Party::is_organisation);
    let links = memo(move |_| services.read(|store| store.links(id)));
    let any = memo(move |_| links.with(|links| !links.is_empty()));
    let form = RwSignal::new(None::<LinkForm>);
    let title = move || {
        if organisation { t_string!(i18n, customers.people) } else { t_string!(i18n, customers.works_at) }
    };
    let add_label = move || {
        if organisation {
            t_string!(i18n, customers.add_person)
        } else {
            t_string!(i18n, customers.add_organisation)
        }
    };
    let add = move |()| form.set(Some(LinkForm::New));
    let body = move || {
        if any.get() {
            view! {
                <SectionHeader title=title action_label=add_label on_action=add/>
                <Card kind=CardKind::List>
                    <ul>
                        <Each
                            each=move || links.get()
                            key=|view| (record_key(view.link.clone()), view.other_name.clone())
                            children=move |link| view! { <LinkRow view=link form=form/> }
                        />
                    </ul>
                </Card>
            }
            .into_any()
        } else {
            let icon = if organisation { IconName::PersonAdd } else { IconName::Building };
            view! { <div class="add-facts"><Chip label=add_label icon=icon on_press=add/></div> }.into_any()
        }
    };
    view! {
        <section>{dynamic(body)}</section>
        <LinkSheet party=id organisation=organisation form=form/>
    }
    .into_any()
}

#[component]
fn LinkRow(view: LinkView, form: RwSignal<Option<LinkForm>>) -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let formats = use_formats();
    let LinkView { link, other, other_name, other_is_organisation } = view;
    let title = link.title.clone();
    let role = link.role;
    let subtitle = move || {
        let role = role.map(|role| words::role(i18n.get_locale(), role)).unwrap_or_default();
        formats.with(|formats| terms::line(&[&formats.isolate(&title), role]))
    };
    let (shown, named) = (other_name.clone(), other_name.clone());
    let link = StoredValue::new(link);
    let named = StoredValue::new(named);
    let action = move || {
        view! {
            <Menu label=move || t_string!(i18n, customers.actions_of, name = named.get_value())>
                <MenuItem
                    label=say!(i18n, customers.edit_link)
                    icon=IconName::Edit
                    on_press=move |()| form.set(Some(LinkForm::Edit(link.get_value())))
                />
                <MenuItem
                    label=say!(i18n, customers.unlink)
                    icon=IconName::Link
                    danger=true
                    on_press=move |()| run_unlink(saving, link.get_value(), named.get_value())
                />
            </Menu>
        }
    };
    view! {
        <li>
            <ListRow
                title=move || view! { <bdi>{shown.clone()}</bdi> }
                subtitle=subtitle
                lead=move || {
                    view! { <Avatar name=other_name.clone() organisation=other_is_organisation/> }
                }
                href=Place::Customer(other).href()
                action=action
            />
        </li>
    }
    .into_any()
}

fn run_unlink(saving: Saving, link: Link, name: String) {
    let said = td_string!(saving.locale(), customers.unlinked, name = name);
    saving.writing.run(
        move |store| async move {
            let change = unlink(&store, Unlink { link: link.id }).await.map_err(Refusal::Commit)?;
            Ok((Some(change), ()))
        },
        said,
        |_| {},
    );
}
