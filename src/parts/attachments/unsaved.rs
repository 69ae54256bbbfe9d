//! Files that were chosen or recorded and are not saved yet. They stay until they are, or until the person
//! leaves them out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::attachment::NewFile;
use crate::domain::record::RecordRef;
use crate::i18n::Locale;
use crate::i18n::formats::Formats;
use crate::parts::attachments::words;
use crate::state::attachments::{ChosenFile, NoPicture, NoRecording, PreparedPhoto, Recording, prepare};
use crate::state::draft_files::{self, DraftFile};
use crate::state::preferences::{DevicePreferences, use_preferences};
use crate::state::services::{Services, use_services};
use crate::state::writing::{Attempt, Writing, use_writing};
use crate::usecases::attach::{Attach, attach};

/// Files that are not saved yet. Copying it gives the same.
#[derive(Clone, Copy)]
pub struct UnsavedFiles {
    files: RwSignal<Vec<UnsavedFile>>,
    faults: RwSignal<Vec<FileFault>>,
    preparing: RwSignal<u32>,
    last_id: StoredValue<u64>,
    /// What is being recorded.
    recording: StoredValue<Option<Recording>, LocalStorage>,
    /// Those that a commit is under way for.
    saving: StoredValue<Vec<u64>>,
    /// Who waits for all to be prepared; woken by being dropped.
    waiting: StoredValue<Vec<oneshot::Sender<()>>>,
    purpose: Purpose,
    services: Services,
    writing: Writing,
    preferences: DevicePreferences,
}

/// What files are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Purpose {
    /// A record that is there already.
    Record(RecordRef),
    /// A form of this name, about a record if it is about any.
    Form(&'static str, Option<RecordRef>),
}

impl Purpose {
    /// What its files are kept by on the disk.
    fn form(self) -> String {
        match self {
            Self::Form(form, Some(about)) => format!("{form}.{}", about.id),
            Self::Form(form, None) => form.to_owned(),
            // Those of a record are attached at once.
            Self::Record(of) => of.id.to_string(),
        }
    }
}

thread_local! {
    /// What forms were left with in this tab, till they are opened again.
    static LEFT: RefCell<HashMap<Purpose, Vec<UnsavedFile>>> = RefCell::default();
}

/// A file that is not saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnsavedFile {
    /// Tells it from others.
    pub id: u64,
    /// The file.
    pub file: Arc<NewFile>,
    /// Whether it is a photo that was larger.
    pub scaled: bool,
    /// Under which name the disk keeps it, till the form is saved.
    kept_as: Option<String>,
}

/// What was chosen and cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileFault {
    /// Tells it from others.
    pub id: u64,
    /// What it is.
    pub what: Unfit,
}

/// Why something cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// A file that is no photo for us.
    Picture {
        /// What the file is called.
        name: String,
        /// How many bytes it has.
        size_bytes: u64,
        /// Why.
        why: NoPicture,
    },
    /// A recording that failed.
    Recording(NoRecording),
}

impl UnsavedFiles {
    /// The files of a form for a record that is still to be made, `about` another where it is about one. To
    /// be asked for while the form is made: those it was left with the last time are there again, until
    /// they are saved or left out, also after a reload or a crash.
    #[must_use]
    pub fn of_a_form(form: &'static str, about: Option<RecordRef>) -> Self {
        let purpose = Purpose::Form(form, about);
        let files = Self::new(purpose);
        for one in LEFT.with_borrow_mut(|left| left.remove(&purpose)).unwrap_or_default() {
            files.show(one);
        }
        draft_files::left(files.services, purpose.form(), move |left| {
            for (name, DraftFile { file, scaled }) in left {
                let is_here = |files: &Vec<UnsavedFile>| {
                    files.iter().any(|one| one.kept_as.as_deref() == Some(name.as_str()))
                };
                if files.files.try_with_untracked(is_here) == Some(false) {
                    files.show(UnsavedFile { id: 0, file: Arc::new(file), scaled, kept_as: Some(name) });
                }
            }
        });
        on_cleanup(move || {
            for one in files.files.get_untracked() {
                files.leave(one);
            }
        });
        files
    }

    /// No files yet, for a record that is there.
    pub(super) fn of(record: RecordRef) -> Self {
        Self::new(Purpose::Record(record))
    }

    fn new(purpose: Purpose) -> Self {
        Self {
            files: RwSignal::new(Vec::new()),
            faults: RwSignal::new(Vec::new()),
            preparing: RwSignal::new(0),
            last_id: StoredValue::new(0),
            recording: StoredValue::new_local(None),
            saving: StoredValue::new(Vec::new()),
            waiting: StoredValue::new(Vec::new()),
            purpose,
            services: use_services(),
            writing: use_writing(),
            preferences: use_preferences(),
        }
    }

    /// The files, for a verb to save, as soon as all are prepared. What is being recorded ends.
    pub async fn prepared(self) -> Vec<NewFile> {
        self.end_recording();
        while self.preparing.try_get_untracked().is_some_and(|preparing| preparing > 0) {
            let (waiter, woken) = oneshot::channel();
            self.waiting.try_update_value(|waiting| waiting.push(waiter));
            // Nothing is ever sent: the waiter is dropped.
            woken.await.unwrap_or(());
        }
        self.to_save()
    }

    /// Forgets all of them, once they are saved.
    pub fn clear(self) {
        let left = LEFT.with_borrow_mut(|left| left.remove(&self.purpose)).unwrap_or_default();
        let here = self.files.try_update(mem::take).unwrap_or_default();
        draft_files::forget(self.services, left.into_iter().chain(here).filter_map(|one| one.kept_as));
        self.faults.try_set(Vec::new());
    }

    /// Follows the files in a reactive place.
    pub fn track(self) {
        self.files.track();
    }

    /// Whether one is still being prepared.
    pub(super) fn preparing(self) -> bool {
        self.preparing.get() > 0
    }

    /// What is being recorded.
    pub(super) fn recording(self) -> StoredValue<Option<Recording>, LocalStorage> {
        self.recording
    }

    pub(super) fn files(self) -> Signal<Vec<UnsavedFile>> {
        self.files.into()
    }

    pub(super) fn faults(self) -> Signal<Vec<FileFault>> {
        self.faults.into()
    }

    pub(super) fn leave_out(self, id: u64) {
        let mut out = None;
        self.files.update(|files| {
            let place = files.iter().position(|one| one.id == id);
            out = place.map(|place| files.remove(place));
        });
        draft_files::forget(self.services, out.and_then(|one| one.kept_as));
    }

    pub(super) fn dismiss(self, id: u64) {
        self.faults.update(|faults| faults.retain(|one| one.id != id));
    }

    /// Makes photos of chosen files, one after the other: each takes much memory while it is decoded.
    pub(super) fn take_photos(self, chosen: Vec<ChosenFile>) {
        if chosen.is_empty() {
            return;
        }
        self.faults.set(Vec::new());
        self.begin();
        spawn_local(async move {
            for one in chosen {
                match prepare(&one).await {
                    Ok(PreparedPhoto { file, scaled }) => self.take(file, scaled),
                    Err(why) => {
                        self.refuse(Unfit::Picture { name: one.name(), size_bytes: one.size_bytes(), why })
                    }
                }
            }
            self.end();
        });
    }

    /// Ends what is being recorded, if anything, and takes it.
    pub(super) fn end_recording(self) {
        let Some(recording) = self.recording.try_update_value(Option::take).flatten() else { return };
        self.begin();
        spawn_local(async move {
            match recording.finish().await {
                Ok(file) => self.take(file, false),
                Err(why) => self.refuse(Unfit::Recording(why)),
            }
            self.end();
        });
    }

    /// Attaches all that is there to the record, as one change.
    pub(super) fn attach_all(self, attempt: Attempt) {
        let Purpose::Record(of) = self.purpose else { return };
        let (ids, scaled) = self.files.with_untracked(|files| {
            let ids: Vec<u64> = files.iter().map(|one| one.id).collect();
            (ids, files.iter().any(|one| one.scaled))
        });
        let files = self.to_save();
        if files.is_empty() || self.preparing.get_untracked() > 0 {
            return;
        }
        let said = self.said(&files, scaled);
        let saved = ids.clone();
        attempt.run(
            move |store| async move {
                self.saving.try_set_value(ids);
                let attached = attach(&store, store.world(), Attach { of, files }).await;
                self.saving.try_set_value(Vec::new());
                Ok((Some(attached?.change), ()))
            },
            said,
            move |()| {
                self.files.try_update(|files| files.retain(|one| !saved.contains(&one.id)));
            },
        );
    }

    /// The page is left: what is not being attached yet is attached now.
    pub(super) fn attach_the_rest(self) {
        let Purpose::Record(of) = self.purpose else { return };
        let saving = self.saving.get_value();
        let rest = self.files.with_untracked(|files| {
            files.iter().filter(|one| !saving.contains(&one.id)).cloned().collect::<Vec<_>>()
        });
        let scaled = rest.iter().any(|one| one.scaled);
        self.attach_late(of, rest.into_iter().map(|one| (*one.file).clone()).collect(), scaled);
    }

    fn to_save(self) -> Vec<NewFile> {
        let here = self.files.try_get_untracked();
        // The form may have been put away while it waited.
        let files = here.or_else(|| LEFT.with_borrow(|left| left.get(&self.purpose).cloned()));
        files.unwrap_or_default().into_iter().map(|one| Arc::unwrap_or_clone(one.file)).collect()
    }

    fn take(self, file: NewFile, scaled: bool) {
        let kept_as = match self.purpose {
            Purpose::Record(_) => None,
            Purpose::Form(..) => draft_files::name(self.services, &self.purpose.form()),
        };
        if let Some(name) = kept_as.clone() {
            draft_files::keep(self.services, name, DraftFile { file: file.clone(), scaled });
        }
        self.show(UnsavedFile { id: 0, file: Arc::new(file), scaled, kept_as });
    }

    fn show(self, one: UnsavedFile) {
        match self.next_id() {
            Some(id) => drop(self.files.try_update(|files| files.push(UnsavedFile { id, ..one }))),
            None => self.leave(one),
        }
    }

    /// What showed the files is gone: a record gets what was chosen for it all the same, a form when it is
    /// opened again.
    fn leave(self, one: UnsavedFile) {
        match self.purpose {
            Purpose::Record(of) => self.attach_late(of, vec![Arc::unwrap_or_clone(one.file)], one.scaled),
            Purpose::Form(..) => {
                LEFT.with_borrow_mut(|left| left.entry(self.purpose).or_default().push(one));
            }
        }
    }

    fn attach_late(self, of: RecordRef, files: Vec<NewFile>, scaled: bool) {
        if files.is_empty() {
            return;
        }
        let said = self.said(&files, scaled);
        self.writing.run(
            move |store| async move {
                let attached = attach(&store, store.world(), Attach { of, files }).await?;
                Ok((Some(attached.change), ()))
            },
            said,
            |_| {},
        );
    }

    fn refuse(self, what: Unfit) {
        if let Some(id) = self.next_id() {
            self.faults.try_update(|faults| faults.push(FileFault { id, what }));
        }
    }

    fn begin(self) {
        self.preparing.try_update(|preparing| *preparing += 1);
    }

    fn end(self) {
        let left = self.preparing.try_update(|preparing| {
            *preparing -= 1;
            *preparing
        });
        if left == Some(0) {
            self.waiting.try_set_value(Vec::new());
        }
    }

    /// None when what showed the files is gone.
    fn next_id(self) -> Option<u64> {
        self.last_id.try_update_value(|last| {
            *last += 1;
            *last
        })
    }

    fn said(self, files: &[NewFile], scaled: bool) -> String {
        let (locale, formats): (Locale, Formats) =
            (self.preferences.locale().get_untracked(), self.preferences.formats().get_untracked());
        words::added(locale, &formats, files, scaled)
    }
}
