//! Services in context: the store, made reactive, and the one way screens run a commit.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::domain::collation::Alphabet;
use crate::domain::language::Language;
use crate::domain::time::CivilDate;
use crate::erased::memo;
use crate::painted::after_paint;
use crate::platform::scratch::clear_scratch;
use crate::platform::{clock, idle};
use crate::store::engine::{Changed, Checkpoint, Loading, Store, StoreError, Subscription};
use crate::store::ports::{Clock, Disk, DiskError, World};

/// After how long loading lets everything through that waits, in milliseconds. What the browser
/// fetches is taken in a few pages at a time, and taps are answered in between anyway; this is for
/// pages already at hand, and for what goes behind the database's answers.
const LOAD_SLICE_MS: f64 = 8.0;
/// How long the app rests after a change before it folds the log, in milliseconds.
const CHECKPOINT_REST_MS: u32 = 4_000;

/// Hears of every change committed in this tab, to tell other tabs.
pub type Announce = Rc<dyn Fn(&Changed)>;

/// Whether the store can be used.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The disk is being opened.
    Opening,
    /// It is open. `lasting` is false where the browser offers no database, so that everything
    /// is gone when the tab closes.
    Ready {
        /// Whether what is saved outlives the tab.
        lasting: bool,
    },
    /// It could not be opened.
    Failed(StoreError),
}

/// What every screen can reach. Copying it gives the same services.
#[derive(Clone, Copy)]
pub struct Services {
    store: StoredValue<Option<Store>, LocalStorage>,
    subscription: StoredValue<Option<Subscription>, LocalStorage>,
    announce: StoredValue<Option<Announce>, LocalStorage>,
    phase: RwSignal<Phase>,
    revision: RwSignal<u64>,
    /// What readers are computed anew with: the revision, or for a screen that is kept what it was when
    /// the screen was last in front.
    seen: Signal<u64>,
    loading: RwSignal<Loading>,
    own_changes: RwSignal<u32>,
    load_running: StoredValue<bool>,
    checkpoint_waiting: StoredValue<bool>,
    /// Who waits for the store; woken by being dropped when the phase changes.
    waiting: StoredValue<Vec<oneshot::Sender<()>>>,
}

impl Services {
    /// Services without a store yet, put into context for everything below.
    #[must_use]
    pub fn provide() -> Self {
        let revision = RwSignal::new(0);
        let services = Self {
            store: StoredValue::new_local(None),
            subscription: StoredValue::new_local(None),
            announce: StoredValue::new_local(None),
            phase: RwSignal::new(Phase::Opening),
            revision,
            seen: revision.into(),
            loading: RwSignal::new(Loading::default()),
            own_changes: RwSignal::new(0),
            load_running: StoredValue::new(false),
            checkpoint_waiting: StoredValue::new(false),
            waiting: StoredValue::new(Vec::new()),
        };
        provide_context(services);
        services
    }

    /// Opens the store on a disk; [`Services::phase`] says what came of it. `announce` is called
    /// with every change committed here, to tell other tabs.
    pub async fn open(self, disk: Rc<dyn Disk>, world: World, lasting: bool, announce: Announce) {
        match Store::open(disk, world).await {
            Ok(store) => {
                let subscription = store.on_change(Rc::new(move |changed| self.changed(changed)));
                self.has_loaded(store.loading());
                self.store.set_value(Some(store));
                self.subscription.set_value(Some(subscription));
                self.announce.set_value(Some(announce));
                self.enter(Phase::Ready { lasting });
                self.load_rest();
                // What other tabs told while the disk was being opened found no store to take it in.
                self.catch_up();
            }
            Err(error) => self.fail(error),
        }
    }

    /// The same services for a screen that is kept behind others, put into context for everything below:
    /// while it is away nothing it reads from the store is read anew, and in front again only if there were
    /// changes.
    pub fn provide_while(self, in_front: Signal<bool>) {
        let seen = memo(move |seen: Option<&u64>| match seen {
            Some(seen) if !in_front.get() => *seen,
            _ => self.revision.get(),
        });
        provide_context(Self { seen: seen.into(), ..self });
    }

    /// Gives up: there is no disk to open the store on.
    pub fn fail(self, error: StoreError) {
        self.enter(Phase::Failed(error));
    }

    fn enter(self, phase: Phase) {
        self.phase.set(phase);
        self.waiting.set_value(Vec::new());
    }

    /// Whether the store can be used.
    #[must_use]
    pub fn phase(self) -> Signal<Phase> {
        self.phase.into()
    }

    /// A number that rises with every change seen, of this tab or another; what reads it in a
    /// memo is computed anew.
    #[must_use]
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// How far the store has come into memory.
    #[must_use]
    pub fn loading(self) -> Signal<Loading> {
        self.loading.into()
    }

    /// How many changes were committed in this tab since it was opened.
    #[must_use]
    pub fn own_changes(self) -> Signal<u32> {
        self.own_changes.into()
    }

    /// The store, none before it is open.
    #[must_use]
    pub fn store(self) -> Option<Store> {
        self.store.get_value()
    }

    /// The store, as soon as it is open.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub async fn opened(self) -> Result<Store, StoreError> {
        loop {
            match (self.store(), self.phase.get_untracked()) {
                (Some(store), _) => return Ok(store),
                // Where the browser offers no database, one in memory is opened in its place.
                (None, Phase::Failed(error))
                    if !matches!(error, StoreError::Disk(DiskError::Unavailable(_))) =>
                {
                    return Err(error);
                }
                _ => {}
            }
            let (waiter, woken) = oneshot::channel();
            self.waiting.update_value(|waiting| waiting.push(waiter));
            // Nothing is ever sent: the waiter is dropped.
            woken.await.unwrap_or(());
        }
    }

    /// Reads from the store and is computed anew with every change seen, when called in a reactive
    /// place. The default of `T` before the store is open.
    pub fn read<T: Default>(self, read: impl FnOnce(&Store) -> T) -> T {
        // Read and not only tracked: a memo that nobody reads has nothing it could hear of. It may be gone,
        // with the area that what asks belonged to.
        self.seen.try_with(|_| ());
        self.phase.track();
        self.store.with_value(|store| store.as_ref().map(read)).unwrap_or_default()
    }

    /// Sorts names by the alphabet of a language from now on.
    pub fn sort_for(self, language: Language) {
        if let Some(store) = self.store() {
            store.set_alphabet(Alphabet::from(language));
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// Runs a commit to its end, whatever becomes of the component that began it.
    pub fn run(self, commit: impl Future<Output = ()> + 'static) {
        spawn_local(commit);
    }

    /// Takes in what other tabs have written.
    pub fn catch_up(self) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            if let Err(error) = store.catch_up().await {
                leptos::logging::warn!("other tabs' changes could not be read: {error}");
            }
        });
    }

    /// Folds the log if that is due; called when the app is idle or about to be hidden.
    pub fn checkpoint(self) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            // A checkpoint only makes the next start quicker: the log holds everything.
            match fold(store).await {
                Ok(folding) => {
                    if let Err(error) = folding.await {
                        leptos::logging::warn!("the log could not be folded: {error}");
                    }
                }
                Err(error) => leptos::logging::warn!("the log could not be folded yet: {error}"),
            }
        });
    }

    fn changed(self, changed: &Changed) {
        // To draw what has changed takes longer than the tap may that led to it.
        after_paint(move || {
            self.revision.try_update(|revision| *revision += 1);
        });
        if changed.own && changed.change.is_some() {
            self.own_changes.update(|changes| *changes += 1);
            self.announce.with_value(|announce| {
                if let Some(announce) = announce {
                    announce(changed);
                }
            });
        }
        self.load_rest();
        self.checkpoint_later();
    }

    /// Tells how far the store has come, if that is something new: after every change it is asked again.
    fn has_loaded(self, loading: Loading) {
        if self.loading.with_untracked(|before| *before != loading) {
            self.loading.set(loading);
        }
    }

    /// Loads what is not in memory yet, letting taps through between slices.
    fn load_rest(self) {
        let Some(store) = self.store() else { return };
        if store.loading().done || self.load_running.get_value() {
            self.has_loaded(store.loading());
            return;
        }
        self.load_running.set_value(true);
        spawn_local(async move {
            loop {
                idle::yield_now().await;
                let began = clock::monotonic_ms();
                let step = store.load_step(&|| clock::monotonic_ms() - began > LOAD_SLICE_MS).await;
                match step {
                    Ok(loading) if !loading.done => {}
                    Ok(loading) => {
                        self.has_loaded(loading);
                        break;
                    }
                    Err(error) => {
                        self.phase.set(Phase::Failed(error));
                        break;
                    }
                }
            }
            self.load_running.set_value(false);
            self.checkpoint_later();
        });
    }

    fn checkpoint_later(self) {
        if self.checkpoint_waiting.get_value() {
            return;
        }
        self.checkpoint_waiting.set_value(true);
        spawn_local(async move {
            idle::rest_ms(CHECKPOINT_REST_MS).await;
            self.checkpoint_waiting.set_value(false);
            self.checkpoint();
        });
    }
}

/// The civil date it is here.
fn today(clock: &dyn Clock) -> CivilDate {
    let now = clock.now();
    now.civil_date(clock::offset_at(now))
}

/// The services of this app.
#[must_use]
pub fn use_services() -> Services {
    expect_context::<Services>()
}

/// Folding of the log, under way.
type Folding = Pin<Box<dyn Future<Output = Result<Checkpoint, StoreError>>>>;

/// Folds the log if that is due, and then looks for files left behind. It comes later, since no screen waits
/// for it.
#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn fold(store: Store) -> Result<Folding, SplitLoaderError> {
    Ok(Box::pin(async move {
        let today = today(&*store.world().clock);
        let folded = store.checkpoint_if_due(today).await?;
        // Seldom enough, and nobody waits.
        if folded == Checkpoint::Done {
            store.remove_orphans().await?;
            clear_scratch().await;
        }
        Ok(folded)
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::*;

    #[test]
    fn who_asks_for_the_store_while_it_is_being_opened_waits_for_what_comes_of_it() {
        Owner::new().with(|| {
            let services = Services::provide();
            let mut opened = pin!(services.opened());
            let mut context = Context::from_waker(Waker::noop());
            assert!(opened.as_mut().poll(&mut context).is_pending());
            // Without a database here, one in memory is opened next.
            services.fail(StoreError::Disk(DiskError::Unavailable("private".to_owned())));
            assert!(opened.as_mut().poll(&mut context).is_pending());
            services.fail(StoreError::Disk(DiskError::Blocked));
            let answer = opened.as_mut().poll(&mut context).map(Result::err);
            assert_eq!(answer, std::task::Poll::Ready(Some(StoreError::Disk(DiskError::Blocked))));
        });
    }

    #[test]
    fn who_waits_for_what_is_loaded_does_not_hear_that_nothing_more_was() {
        Owner::new().with(|| {
            let services = Services::provide();
            let told = StoredValue::new(0);
            let heard = Memo::new(move |_| {
                services.loading().track();
                told.update_value(|told| *told += 1);
                told.get_value()
            });
            assert_eq!(heard.get_untracked(), 1);
            services.has_loaded(Loading::default());
            assert_eq!(heard.get_untracked(), 1);
            services.has_loaded(Loading { done: true, ..Loading::default() });
            assert_eq!(heard.get_untracked(), 2);
        });
    }

    #[test]
    fn a_screen_that_is_kept_hears_of_changes_when_it_is_in_front() {
        Owner::new().with(|| {
            let services = Services::provide();
            let in_front = RwSignal::new(true);
            services.provide_while(in_front.into());
            let kept = use_services();
            let readings = StoredValue::new(0);
            let read = Memo::new(move |_| {
                kept.read(|_| ());
                readings.update_value(|readings| *readings += 1);
                readings.get_value()
            });
            let change = || services.revision.update(|revision| *revision += 1);
            assert_eq!(read.get_untracked(), 1);
            change();
            assert_eq!(read.get_untracked(), 2);
            in_front.set(false);
            change();
            change();
            assert_eq!(read.get_untracked(), 2);
            in_front.set(true);
            assert_eq!(read.get_untracked(), 3);
            in_front.set(false);
            in_front.set(true);
            assert_eq!(read.get_untracked(), 3);
        });
    }
}
