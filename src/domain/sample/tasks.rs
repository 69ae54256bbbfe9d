//! Made-up plans.

use crate::domain::calendar::CalendarKind;
use crate::domain::country::Country;
use crate::domain::id::TaskId;
use crate::domain::party::{LifecycleStage, Party};
use crate::domain::recurrence::{Recurrence, Rule};
use crate::domain::task::{ChecklistItem, Due, Priority, Task, TaskKind};
use crate::domain::time::{CivilDate, Instant, MILLIS_PER_DAY, UtcOffset};

use super::random::Random;
use super::{Purpose, Source, uuid_v7};

/// How many in a hundred of those who are, or may become, customers have something planned.
const PLANNED: u32 = 24;
/// Appointments begin between these hours UTC, when it is day where most customers are.
const FIRST_MINUTE: u32 = 5 * 60 + 30;
const LAST_MINUTE: u32 = 13 * 60 + 30;

impl Source {
    /// What is planned with party `nth`, if anything.
    pub(super) fn task_of(&self, nth: u32) -> Option<Task> {
        let mut random = self.random(Purpose::Task, nth);
        if !random.chance(PLANNED) {
            return None;
        }
        let party = self.party(nth);
        if !matches!(party.stage, LifecycleStage::Lead | LifecycleStage::Customer) {
            return None;
        }
        let setting = self.setting(nth);
        let kinds =
            [(TaskKind::Call, 42), (TaskKind::Visit, 22), (TaskKind::Meeting, 14), (TaskKind::Message, 8)];
        let kind = random.weighted(&kinds, TaskKind::ToDo);
        let today = self.set.now.civil_date(UtcOffset::UTC);
        let day = today.checked_add_days(days_from_today(&mut random)).unwrap_or(today);
        let due = due(kind, day, &mut random);
        let created_at = self.planned_at(&party, &mut random);
        let subject = setting.fill(random.pick(&setting.lexicon.subjects), &mut random);
        let speaks_for_itself = kind == TaskKind::Call && random.chance(50);
        let past = day < today;
        Some(Task {
            party: Some(party.id),
            title: if speaks_for_itself { String::new() } else { subject.clone() },
            place: match kind {
                TaskKind::Visit => party.addresses.first().map(|one| one.one_line(" ")).unwrap_or_default(),
                _ => String::new(),
            },
            due: Some(due),
            duration_min: kind.is_appointment().then(|| random.pick(&[30, 45, 60, 90])),
            priority: random.weighted(&[(Priority::High, 14), (Priority::Low, 8)], Priority::Normal),
            recurrence: random.chance(6).then(|| monthly(party_country(&party), day)),
            checklist: if kind == TaskKind::ToDo && random.chance(50) {
                steps(&setting.fill(random.pick(&setting.lexicon.subjects), &mut random), &subject)
            } else {
                Vec::new()
            },
            assignee: party.owner.clone(),
            done_at: (past && random.chance(60)).then(|| noon_of(day)),
            sample: true,
            ..Task::new(TaskId(uuid_v7(created_at, nth, &mut random)), kind, created_at)
        })
    }

    /// Some days before now, and not before the party was there.
    fn planned_at(&self, party: &Party, random: &mut Random) -> Instant {
        let days = i64::from(random.between(1, 10));
        let planned = self.set.now.millis() - days * MILLIS_PER_DAY;
        Instant::from_millis(planned.max(party.created_at.millis()).min(self.set.now.millis()))
    }
}

fn days_from_today(random: &mut Random) -> i32 {
    let (from, to) = random.weighted(&[((-9, -1), 22), ((0, 0), 24), ((1, 7), 34)], (8, 28));
    // The greatest spread is some weeks.
    from + random.below((to - from + 1) as u32) as i32
}

fn due(kind: TaskKind, day: CivilDate, random: &mut Random) -> Due {
    let at_an_hour = kind.is_appointment() || random.chance(40);
    if !at_an_hour || kind == TaskKind::ToDo {
        return Due::Day(day);
    }
    let minute = FIRST_MINUTE + random.below((LAST_MINUTE - FIRST_MINUTE) / 30) * 30;
    Due::At(Instant::from_millis(i64::from(day.days()) * MILLIS_PER_DAY + i64::from(minute) * 60_000))
}

fn noon_of(day: CivilDate) -> Instant {
    Instant::from_millis(i64::from(day.days()) * MILLIS_PER_DAY + MILLIS_PER_DAY / 2)
}

fn party_country(party: &Party) -> Option<Country> {
    party.addresses.first().and_then(|address| address.country.parse().ok())
}

/// On the same day of every month of the calendar that is in use there.
fn monthly(country: Option<Country>, day: CivilDate) -> Recurrence {
    let calendar = match country {
        Some(Country::IR) => CalendarKind::Jalali,
        _ => CalendarKind::Gregorian,
    };
    let of_month = i8::try_from(calendar.fields(day).day).unwrap_or(1);
    Recurrence { rule: Rule::monthly_on_day(calendar, of_month), start: day }
}

fn steps(first: &str, second: &str) -> Vec<ChecklistItem> {
    let mut texts = vec![first, second];
    texts.dedup();
    texts.into_iter().map(|text| ChecklistItem { text: text.to_owned(), done: false }).collect()
}
