//! Calendars as files: tasks handed over to the device, and a file's tasks taken in.

use crate::domain::time::UtcOffset;
use crate::formats::icalendar::{self, Calendar, ExportZone, ExportedTask};
use crate::i18n::formats::Formats;
use crate::platform::files::{self, ChosenFile, ObjectUrl};
use crate::platform::{page, zones};
use crate::store::engine::{AgendaItem, Store, TaskQuery};
use crate::store::ports::Doing;

pub use crate::formats::icalendar::{Problem, ProblemKind};
pub use crate::platform::files::take_chosen;

/// What calendars' files are, by RFC 5545.
const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// Reads a file that the user chose; none where the browser cannot read it any more.
pub async fn read(file: &ChosenFile, formats: Formats) -> Option<Calendar> {
    let bytes = file.bytes().await?;
    let local = |shown: crate::domain::time::CivilTime| shown.resolve(formats.offset_at);
    Some(icalendar::read(&bytes, &zones::instant_in, &local))
}

/// Hands all open tasks over to the device as one file; how many they are.
#[must_use]
pub fn save_open_tasks(store: &Store, formats: Formats, name: &str) -> usize {
    let rows = store.filled(&store.tasks(&TaskQuery::default(), formats.offset_at));
    let name_of = |party| store.party(party).map(|party| party.name().to_owned()).unwrap_or_default();
    let others: Vec<Vec<String>> =
        rows.iter().map(|item| item.row.task.others.iter().copied().map(name_of).collect()).collect();
    let zone = page::time_zone();
    let offset_at = |at| -> UtcOffset { (formats.offset_at)(at) };
    let zone = ExportZone { name: &zone, offset_at: &offset_at };
    let tasks: Vec<ExportedTask<'_>> = rows
        .iter()
        .zip(&others)
        .map(|(AgendaItem { row, .. }, others)| ExportedTask {
            task: &row.task,
            party: &row.party_name,
            others,
            zone,
        })
        .collect();
    let text = icalendar::write(&tasks, store.world().now());
    if let Some(file) = ObjectUrl::new(text.as_bytes(), MEDIA_TYPE) {
        files::save_to_device(&file, name);
    }
    tasks.len()
}
