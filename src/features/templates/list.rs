//! The templates in their order.

use leptos::{html, prelude::*};

use crate::domain::id::TemplateId;
use crate::domain::template::Template;
use crate::erased::{Each, derived, dynamic, memo, watch};
use crate::i18n::{say, t_string, td_string, use_i18n};
use crate::state::navigation::focus_on;
use crate::state::preferences::use_preferences;
use crate::state::services::use_services;
use crate::state::writing::use_writing;
use crate::store::engine::record_key;
use crate::ui::roving::focus_at_place_if_lost;
use crate::ui::{Button, Card, CardKind, Drawing, EmptyState, IconButton, IconName, ListRow, Skeleton};
use crate::usecases::Refusal;
use crate::usecases::arrange_templates::{ArrangeTemplates, arrange_templates};

use super::draft::moved;
use super::editor::Editing;

/// A row a template, each to be edited and moved; or what to do where there is none.
#[component]
pub(super) fn TemplateList(
    /// What the editor is open for.
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let services = use_services();
    let templates = memo(move |_| {
        services.loading().track();
        services.read(|store| store.templates())
    });
    let section = NodeRef::<html::Section>::new();
    // With one that is deleted goes the focus; it comes to the one that takes its place.
    watch(
        move || templates.with(|all| all.iter().map(|one| one.id).collect::<Vec<_>>()),
        move |now, before, _| {
            let gone = before.and_then(|before| before.iter().position(|id| !now.contains(id)));
            let Some(place) = gone else { return };
            request_animation_frame(move || {
                if let Some(section) = section.try_get_untracked().flatten() {
                    focus_at_place_if_lost(&section, "button", place);
                }
            });
        },
        false,
    );
    let any = memo(move |_| templates.with(|all| !all.is_empty()));
    let body = move || {
        if any.get() {
            view! {
                <p class="quiet">{say!(i18n, templates.how_to_send).shown()}</p>
                <Card kind=CardKind::List>
                    <ul>
                        <Each
                            each=move || templates.get().into_iter().enumerate()
                            key=|(place, template)| (*place, record_key(template.clone()))
                            children=move |(place, template)| {
                                view! { <Row place template templates editing/> }
                            }
                        />
                    </ul>
                </Card>
            }
            .into_any()
        } else if services.loading().get().done {
            view! {
                <EmptyState
                    drawing=Drawing::History
                    title=say!(i18n, templates.empty_title)
                    text=say!(i18n, templates.empty_text)
                >
                    <Button
                        label=say!(i18n, templates.add)
                        icon=IconName::Plus
                        on_press=move |()| editing.set(Some(Editing::New))
                    />
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <Card kind=CardKind::List><Skeleton rows=3/></Card> }.into_any()
        }
    };
    view! { <section class="template-list" node_ref=section>{dynamic(body)}</section> }.into_any()
}

#[component]
fn Row(
    place: usize,
    template: Template,
    templates: Memo<Vec<Template>>,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let writing = use_writing();
    let preferences = use_preferences();
    let id = template.id;
    let name = template.name.clone();
    let first_line = {
        let text = template.text.clone();
        move || {
            let language = preferences.with(|preferences| preferences.language);
            text.get(language).lines().next().unwrap_or_default().to_owned()
        }
    };
    let step = Callback::new(move |step: Step| {
        let Some(to) = step.from(place) else { return };
        let order = templates.with_untracked(|all| moved(all.iter().map(|one| one.id).collect(), place, to));
        let last = order.len().saturating_sub(1);
        let said = td_string!(preferences.locale().get_untracked(), templates.arranged).to_owned();
        writing.run(
            move |store| async move {
                let request = ArrangeTemplates { order };
                Ok((arrange_templates(&store, request).await.map_err(Refusal::Commit)?, ()))
            },
            said,
            move |outcome| {
                if outcome.is_ok() {
                    // The row is drawn anew at its place; the focus stays with it. At an end only the way
                    // back is open.
                    let open =
                        if to == 0 || (step == Step::Down && to != last) { Step::Down } else { Step::Up };
                    request_animation_frame(move || focus_on(&format!("#{}", open.button(id))));
                }
            },
        );
    });
    let edited = StoredValue::new(template);
    let named = StoredValue::new(name.clone());
    let action = move || {
        let is_last = derived(move || templates.with(Vec::len) <= place + 1);
        view! {
            <span class="template-row__up">
                <IconButton
                    icon=IconName::Down
                    label=move || t_string!(i18n, templates.move_up, name = named.get_value())
                    disabled=place == 0
                    on_press=move |()| step.run(Step::Up)
                    attr:id=Step::Up.button(id)
                />
            </span>
            <IconButton
                icon=IconName::Down
                label=move || t_string!(i18n, templates.move_down, name = named.get_value())
                disabled=is_last
                on_press=move |()| step.run(Step::Down)
                attr:id=Step::Down.button(id)
            />
        }
    };
    view! {
        <li>
            <ListRow
                title=move || view! { <bdi>{name.clone()}</bdi> }
                subtitle=first_line
                on_press=move |()| editing.set(Some(Editing::Existing(edited.get_value())))
                action=action
            />
        </li>
    }
    .into_any()
}

/// A way a template can move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Up,
    Down,
}

impl Step {
    /// The place one step from another; none before the first.
    fn from(self, place: usize) -> Option<usize> {
        match self {
            Self::Up => place.checked_sub(1),
            Self::Down => place.checked_add(1),
        }
    }

    /// The id of the button that moves a template so.
    fn button(self, template: TemplateId) -> String {
        match self {
            Self::Up => format!("up-{template}"),
            Self::Down => format!("down-{template}"),
        }
    }
}
