//! The week so far: how much was talked, with how many, on which days.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::domain::interaction::InteractionKind;
use crate::domain::time::CivilDate;
use crate::erased::{When, dynamic, memo};
use crate::i18n::formats::{Formats, names};
use crate::i18n::{say, t_string, use_i18n};
use crate::state::day::use_today;
use crate::state::preferences::{use_formats, use_preferences};
use crate::store::engine::InteractionHit;
use crate::ui::{Card, SectionHeader};

/// The talks of a week that is under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Talks {
    /// How many there were on each of the seven days.
    by_day: [u32; 7],
    /// With how many customers.
    customers: u32,
}

impl Talks {
    /// Counts what happened from `start` on; a note to oneself is no talk.
    fn since(start: CivilDate, hits: &[InteractionHit], formats: Formats) -> Self {
        let mut talks = Self::default();
        let mut customers = HashSet::new();
        for hit in hits.iter().filter(|hit| hit.interaction.kind != InteractionKind::Note) {
            let day = start.days_until(formats.date_of(hit.interaction.at));
            if let Some(count) = usize::try_from(day).ok().and_then(|day| talks.by_day.get_mut(day)) {
                *count += 1;
                customers.insert(hit.interaction.party);
            }
        }
        talks.customers = customers.len() as u32;
        talks
    }

    fn total(&self) -> u32 {
        self.by_day.iter().sum()
    }
}

/// The week so far in a sentence and seven bars; nothing in a week without a talk.
#[component]
pub fn Week(
    /// The latest interactions.
    recent: Memo<Vec<InteractionHit>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let formats = use_formats();
    let today = use_today();
    let preferences = use_preferences();
    let start = memo(move |_| today.get().week_start(preferences.with(|now| now.first_weekday)));
    let talks = memo(move |_| recent.with(|hits| Talks::since(start.get(), hits, formats.get())));
    let with_how_many = move || {
        let customers = talks.with(|talks| talks.customers);
        t_string!(i18n, today.week_with, count = customers, n = formats.get().number(customers))
    };
    view! {
        <When when=move || talks.with(|talks| talks.total() > 0)>
            <section>
                <SectionHeader title=say!(i18n, today.week)/>
                <Card>
                    <div class="week">
                        <p class="week__sum">
                            <b class="figures">{dynamic(move || formats.get().number(talks.with(Talks::total)))}</b>
                            <span>{dynamic(with_how_many)}</span>
                        </p>
                        <div class="week__days" aria-hidden="true">
                            {dynamic(move || talks.with(|talks| bars(talks, start.get(), today.get(), formats.get())))}
                        </div>
                    </div>
                </Card>
            </section>
        </When>
    }
    .into_any()
}

/// A bar for each day, as high as its share of the busiest, told in hundredths.
fn bars(talks: &Talks, start: CivilDate, today: CivilDate, formats: Formats) -> AnyView {
    let most = talks.by_day.iter().copied().max().unwrap_or(0).max(1);
    let days = start.weekday().week_from().into_iter().zip(talks.by_day);
    days.map(|(weekday, count)| {
        let share = count * 100 / most;
        view! {
            <span class="week__day" class:week__day--today=weekday == today.weekday()>
                <span class="week__bar" style:--share=share.to_string()></span>
                {names::weekday_initial(weekday, formats.language)}
            </span>
        }
    })
    .collect_view()
    .into_any()
}
