//! The guide: five short steps, at the end of which stand the user's own first customer and what to do
//! with them next. Each can be left out, and what is typed stays through a reload.

mod customer;
mod draft;
mod next_step;
mod steps;

use leptos::prelude::*;

use crate::erased::memo;
use crate::i18n::{Texts, say, t_string, use_i18n};
use crate::parts::saving::use_saving;
use crate::state::navigation::{Place, focus_on, use_go, use_page_title};
use crate::state::preferences::use_formats;
use crate::ui::{Button, ButtonTone, TopBar};

use customer::CustomerStep;
use draft::{DRAFT, GuideDraft, Step};
use next_step::NextStepStep;
use steps::{DoneStep, FormatsStep, YouStep};

/// The page of the guide.
#[component]
pub fn GuidePage() -> impl IntoView {
    let i18n = use_i18n();
    let saving = use_saving();
    let formats = use_formats();
    let go = use_go();
    use_page_title(move || t_string!(i18n, guide.title).to_owned());
    let draft = saving.drafts.keep(DRAFT, GuideDraft::default());
    let step = memo(move |_| draft.with(|draft| draft.step));
    let turn_to = move |step: Step| {
        draft.update(|draft| draft.step = step);
        // A screen reader goes on at the new step's heading, once it stands there.
        request_animation_frame(|| focus_on(HEADING));
    };
    let guide = Guide {
        draft,
        next: Callback::new(move |()| turn_to(step.get_untracked().next())),
        back: Callback::new(move |()| {
            if let Some(before) = step.get_untracked().before() {
                turn_to(before);
            }
        }),
    };
    let leave = move |()| {
        // Left before its end, it is gone on with the next time.
        if step.get_untracked() == Step::Done {
            saving.drafts.clear(DRAFT);
        }
        go(Place::Today);
    };
    let number = memo(move |_| step.get().number());
    let progress = move || {
        let formats = formats.get();
        let number = |count: usize| formats.number(u32::try_from(count).unwrap_or_default());
        t_string!(i18n, guide.progress, n = number(step.get().number()), all = number(Step::ALL.len()))
    };
    let marks = (1..=Step::ALL.len()).map(|place| {
        view! { <span class="guide__mark" class:guide__mark--passed=move || place <= number.get()></span> }
    });
    let shown = move || match step.get() {
        Step::Formats => view! { <FormatsStep guide/> }.into_any(),
        Step::You => view! { <YouStep guide/> }.into_any(),
        Step::Customer => view! { <CustomerStep guide/> }.into_any(),
        Step::Plan => view! { <NextStepStep guide/> }.into_any(),
        Step::Done => view! { <DoneStep guide/> }.into_any(),
    };
    view! {
        <div class="page guide">
            <TopBar
                title=say!(i18n, guide.title)
                actions=move || {
                    let leave = leave.clone();
                    view! {
                        <Button
                            tone=ButtonTone::Plain
                            label=say!(i18n, guide.leave)
                            on_press=leave
                        />
                    }
                }
            />
            <p class="guide__progress" role="status">{progress}</p>
            <div class="guide__marks" aria-hidden="true">{marks.collect_view()}</div>
            <h2 id="guide-step" class="guide__heading" tabindex="-1">
                {move || heading(i18n, step.get())}
            </h2>
            {shown}
        </div>
    }
    .into_any()
}

/// The heading of the step that is shown.
const HEADING: &str = "#guide-step";

/// What every step has.
#[derive(Clone, Copy)]
struct Guide {
    /// What is typed.
    draft: RwSignal<GuideDraft>,
    /// Turns to the step after this one.
    next: Callback<()>,
    /// Turns to the step before this one.
    back: Callback<()>,
}

fn heading(i18n: Texts, step: Step) -> &'static str {
    match step {
        Step::Formats => t_string!(i18n, guide.formats_title),
        Step::You => t_string!(i18n, guide.you_title),
        Step::Customer => t_string!(i18n, guide.customer_title),
        Step::Plan => t_string!(i18n, guide.next_title),
        Step::Done => t_string!(i18n, guide.done_title),
    }
}
