//! What comes next, proposed from how it ended and from habit; one tap sets it.

use leptos::{html, prelude::*};

use crate::domain::custom_field::FieldOwner;
use crate::domain::id::PartyId;
use crate::domain::interaction::{InteractionKind, Outcome};
use crate::domain::locale_facts;
use crate::domain::next_step::{Basis, Proposal, propose};
use crate::domain::task::{Due, TaskKind};
use crate::i18n::{say, t_string, use_i18n};
use crate::parts::custom_fields::{AskedFields, AskedInputs};
use crate::parts::saving::use_saving;
use crate::state::day::{now, use_today};
use crate::state::overlays::{NewTask, use_overlays};
use crate::state::preferences::use_formats;
use crate::terms;
use crate::ui::roving::focus_at_place_if_lost;
use crate::ui::{Button, ButtonTone, FormError, Icon, ListRow};
use crate::usecases::TaskFacts;
use crate::usecases::add_task::add_task;

/// How many proposals are made.
const MOST: usize = 4;

/// What could come next, each a tap away.
#[component]
pub fn NextStep(
    /// With whom.
    party: PartyId,
    /// What happened.
    kind: InteractionKind,
    /// How it ended.
    outcome: Option<Outcome>,
    /// It is set or about to be written, or there shall be none.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let overlays = use_overlays();
    let saving = use_saving();
    let own = AskedFields::of(FieldOwner::Task, &format!("next.{party}"), saving);
    let attempt = saving.writing.attempt();
    attempt.forgive_with(move || own.track());
    let formats_now = formats.get_untracked();
    let here = untrack(|| {
        saving.services.read(|store| {
            let basis = Basis {
                kind,
                outcome,
                today: today.get_untracked(),
                now: formats_now.civil(now()).time,
                free_days: locale_facts::of(formats_now.country).weekend,
                rhythm_days: None,
                usual_hour: store.usual_hour(party, formats_now.offset_at),
                habit: store.habit_after(kind, outcome, formats_now.offset_at),
            };
            let name = store.party(party).map(|party| party.name().to_owned()).unwrap_or_default();
            (propose(&basis), name)
        })
    });
    let (proposals, name) = here;
    let set = move |proposal: Proposal| {
        let formats = saving.formats();
        let due = match proposal.time {
            Some(time) => Due::At(proposal.day.at(time).resolve(formats.offset_at)),
            None => Due::Day(proposal.day),
        };
        let title = match proposal.kind {
            TaskKind::ToDo => t_string!(i18n, tasks.find_number).to_owned(),
            _ => String::new(),
        };
        let facts = TaskFacts {
            party: Some(party),
            title,
            due: Some(due),
            custom: own.written(today.get_untracked()),
            ..TaskFacts::new(proposal.kind)
        };
        attempt.run(
            move |store| async move {
                let added = add_task(&store, store.world(), facts).await?;
                Ok((Some(added.change), ()))
            },
            t_string!(i18n, tasks.added).to_owned(),
            move |()| {
                own.clear();
                on_done.try_run(());
            },
        );
    };
    let rows = proposals.into_iter().take(MOST).map(|proposal| {
        let name = name.clone();
        let title = move || match proposal.kind {
            TaskKind::ToDo => t_string!(i18n, tasks.find_number).to_owned(),
            kind => terms::task_title(i18n.get_locale(), kind, "", &name),
        };
        let when = move || {
            let formats = formats.get();
            let due = match proposal.time {
                Some(time) => Due::At(proposal.day.at(time).resolve(formats.offset_at)),
                None => Due::Day(proposal.day),
            };
            let habit = if proposal.is_habit { t_string!(i18n, tasks.as_usual) } else { "" };
            terms::line(&[&formats.due(due, today.get()), habit])
        };
        view! {
            <li>
                <ListRow
                    title=title
                    subtitle=when
                    lead=move || {
                        view! {
                            <span class="row-icon">
                                <Icon name=terms::task_icon(proposal.kind)/>
                            </span>
                        }
                    }
                    on_press=move |()| set(proposal)
                />
            </li>
        }
    });
    let other = move |()| {
        // Before the form opens: it may come in the place of what shows this.
        on_done.run(());
        overlays.add_task(NewTask { party: Some(party), ..NewTask::default() });
    };
    // What was asked before is gone, and the focus with it.
    let section = NodeRef::<html::Section>::new();
    request_animation_frame(move || {
        if let Some(section) = section.try_get_untracked().flatten() {
            focus_at_place_if_lost(&section, "h3", 0);
        }
    });
    view! {
        <section class="next-step" aria-label=say!(i18n, tasks.next_step) node_ref=section>
            <h3 tabindex="-1">{say!(i18n, tasks.next_step).shown()}</h3>
            <AskedInputs asked=own attempt/>
            <div class="card card--list">
                <ul>{rows.collect_view()}</ul>
            </div>
            <FormError message=saving.failure(attempt)/>
            <div class="button-row">
                <Button
                    label=say!(i18n, tasks.something_else)
                    tone=ButtonTone::Quiet
                    on_press=other
                />
                <Button
                    label=say!(i18n, tasks.no_next_step)
                    tone=ButtonTone::Plain
                    on_press=move |()| on_done.run(())
                />
            </div>
        </section>
    }
    .into_any()
}
