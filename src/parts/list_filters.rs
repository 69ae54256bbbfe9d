//! What narrows a list of tasks or of what happened: the kinds, and fields of the user's own.

use leptos::prelude::*;

use crate::domain::custom_field::{CustomField, FieldOwner};
use crate::erased::{derived, dynamic, memo};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::custom_fields::{Conditions, OwnChips, OwnFilters, filterable, sort_words};
use crate::parts::toggle::toggle;
use crate::state::list_query::ListQuery;
use crate::state::preferences::use_formats;
use crate::state::services::use_services;
use crate::ui::{Button, ButtonTone, Chip, ChipBar, Choice, IconButton, IconName, SelectField, Sheet};

/// What stands for the usual order among the orders.
const USUAL: &str = "";

fn conditions(query: RwSignal<ListQuery>) -> Conditions {
    Conditions::new(
        move || query.with(|query| query.custom.clone()),
        move |custom| query.update(|query| query.custom = custom),
    )
}

/// A line of chips: those of the conditions that are on, and one for each kind.
#[component]
pub fn NarrowingChips(
    /// The query, changed by the chips.
    query: RwSignal<ListQuery>,
    /// What the kinds are called, and their signs, in the order of all kinds.
    kinds: Vec<(Signal<String>, IconName)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let chip = move |(place, (label, icon)): (usize, (Signal<String>, IconName))| {
        view! {
            <Chip
                label=label
                icon=icon
                pressed=derived(move || query.with(|query| query.kinds.contains(&place)))
                on_press=move |()| query.update(|query| toggle(&mut query.kinds, place))
            />
        }
    };
    view! {
        <ChipBar label=say!(i18n, customer_list.filter)>
            <OwnChips conditions=conditions(query)/>
            {kinds.into_iter().enumerate().map(chip).collect_view()}
        </ChipBar>
    }
    .into_any()
}

/// A button that opens the sheet in which the list is filtered and sorted by fields of the user's own; nothing
/// where there are none to do so by, and none is asked for.
#[component]
pub fn FieldFilters(
    /// Whose fields.
    of: FieldOwner,
    /// The query, changed by the choices.
    query: RwSignal<ListQuery>,
    /// How many are shown.
    total: Signal<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let formats = use_formats();
    let open = RwSignal::new(false);
    let fields = memo(move |_| filterable(services, of));
    let on = memo(move |_| query.with(|query| query.custom.len()));
    let by_field = memo(move |_| query.with(|query| query.by_field));
    let label = move || match on.get() {
        0 => t_string!(i18n, customer_list.filter).to_owned(),
        on => t_string!(i18n, customer_list.filter_on, n = formats.with(|formats| formats.number(on as u32))),
    };
    let offered =
        memo(move |_| fields.with(|fields| !fields.is_empty()) || on.get() > 0 || by_field.get().is_some());
    let button = move || {
        offered.get().then(|| {
            view! {
                <IconButton
                    icon=IconName::Filter
                    label=label
                    pressed=derived(move || on.get() > 0 || by_field.get().is_some())
                    on_press=move |()| open.set(true)
                />
            }
        })
    };
    let sorts = derived(move || {
        let mut sorts = vec![Choice::new(USUAL, t_string!(i18n, fields.usual_order))];
        let locale = i18n.get_locale();
        formats.with(|formats| {
            let named =
                |field: &CustomField| Choice::new(field.id.to_string(), sort_words(locale, field, formats));
            fields.with(|fields| sorts.extend(fields.iter().map(named)));
        });
        let asked = by_field.get().map(|field| field.to_string());
        if let Some(gone) = asked.filter(|asked| sorts.iter().all(|choice| choice.value != *asked)) {
            sorts.push(Choice::new(gone, t_string!(i18n, fields.gone_filter)));
        }
        sorts
    });
    let clear = move |()| {
        query.update(|query| {
            query.custom.clear();
            query.by_field = None;
        });
    };
    view! {
        {dynamic(button)}
        <Sheet
            open
            title=say!(i18n, customer_list.filter_title)
            on_close=move |()| open.set(false)
            close_label=say!(i18n, common.close)
        >
            <div class="filters">
                <SelectField
                    label=say!(i18n, customer_list.sort)
                    choices=sorts
                    value=derived(move || by_field.get().map_or(USUAL.to_owned(), |field| field.to_string()))
                    on_change=move |name: String| query.update(|query| query.by_field = name.parse().ok())
                />
                <OwnFilters of open conditions=conditions(query)/>
                <div class="sheet__actions">
                    <Button
                        label=say!(i18n, customer_list.reset)
                        tone=ButtonTone::Plain
                        on_press=clear
                    />
                    <Button
                        label=move || {
                            let n = formats.with(|formats| formats.number(total.get() as u32));
                            t_string!(i18n, fields.show_n, n = n)
                        }
                        wide=true
                        on_press=move |()| open.set(false)
                    />
                </div>
            </div>
        </Sheet>
    }
    .into_any()
}
