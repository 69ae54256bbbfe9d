//! iCalendar (RFC 5545, with RFC 7529 for rules of other calendars): tasks as the events and to-dos
//! of a file that every calendar reads, and such files, whoever wrote them, as tasks.
//!
//! [`write`] makes a file of tasks, [`read`] makes [`Item`]s of a file. An item is what a file says
//! of one task; [`Item::new_task`] and [`Item::over`] make tasks of it. What a file cannot hold
//! (whose customer, who does it, fields of one's own) it leaves alone.
//!
//! The hours of a zone are known to the browser only: [`read`] asks for them.

mod component;
mod description;
mod duration;
mod item;
mod moment;
mod own;
mod problem;
mod read;
mod recurrence;
mod reminder;
#[cfg(test)]
mod tests;
mod uid;
mod windows_zones;
mod write;
mod zone;
mod zone_rules;
mod zone_written;

pub use item::{Item, ItemKind, held};
pub use problem::{Problem, ProblemKind};
pub use read::{Calendar, read};
pub use uid::{task_of, uid_of};
pub use write::{ExportZone, ExportedTask, write};
