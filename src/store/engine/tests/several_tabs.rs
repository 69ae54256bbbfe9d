//! Several tabs on one disk, whose steps interleave at every answer of the disk.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use async_trait::async_trait;
use proptest::prelude::*;

use super::*;
use crate::store::ports::{HeadRow, Opening, Written};

/// A disk in memory whose every answer takes a while, as a browser's does.
#[derive(Default)]
struct SlowDisk {
    disk: MemoryDisk,
    /// The next answer to a write is lost, the write itself is not.
    lose_next_answer: Cell<bool>,
    /// Reading pages fails so often from now on.
    refuse_pages: Cell<u32>,
}

/// Pending once.
struct Pause(bool);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Before and after what the disk does.
async fn slowly<T>(work: impl Future<Output = T>) -> T {
    Pause(false).await;
    let done = work.await;
    Pause(false).await;
    done
}

#[async_trait(?Send)]
impl Disk for SlowDisk {
    async fn open(&self) -> Result<Opening, DiskError> {
        slowly(self.disk.open()).await
    }

    async fn write(&self, batch: Batch) -> Result<Written, DiskError> {
        let written = slowly(self.disk.write(batch)).await;
        if self.lose_next_answer.take() { Err(DiskError::Lost("unheard".to_owned())) } else { written }
    }

    async fn entries_after(&self, after: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        slowly(self.disk.entries_after(after, limit)).await
    }

    async fn entries_before(&self, before: Seq, limit: u32) -> Result<Vec<LogRow>, DiskError> {
        slowly(self.disk.entries_before(before, limit)).await
    }

    async fn page_keys(&self) -> Result<Vec<PageKey>, DiskError> {
        slowly(self.disk.page_keys()).await
    }

    async fn read_pages(
        &self,
        from: PageKey,
        to: PageKey,
        take: &mut dyn FnMut(PageKey, Vec<u8>),
    ) -> Result<(), DiskError> {
        if self.refuse_pages.get() > 0 {
            self.refuse_pages.set(self.refuse_pages.get() - 1);
            return Err(DiskError::Failed("not now".to_owned()));
        }
        // One transaction: what it reads is of one moment.
        let pages = slowly(self.disk.pages(from, to)).await?;
        for (key, bytes) in pages {
            take(key, bytes);
            Pause(false).await;
        }
        Ok(())
    }

    async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
        self.disk.put_file(name, bytes).await
    }

    async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        self.disk.file(name).await
    }

    async fn delete_file(&self, name: &str) -> Result<(), DiskError> {
        self.disk.delete_file(name).await
    }

    async fn file_names(&self) -> Result<Vec<String>, DiskError> {
        self.disk.file_names().await
    }

    async fn clear(&self) -> Result<(), DiskError> {
        slowly(self.disk.clear()).await
    }
}

fn opened(disk: &Rc<SlowDisk>, device: u128) -> Store {
    block_on(Store::open(disk.clone(), world(device))).unwrap()
}

/// Everything a store holds, by kind and identity.
fn held(store: &Store) -> Vec<Record> {
    let state = store.inner.state.borrow();
    let mut records: Vec<Record> = RecordKind::ALL
        .into_iter()
        .flat_map(|kind| {
            let rows = state.tables.rows(kind);
            rows.iter().map(|row| rows.record(row).unwrap())
        })
        .collect();
    records.sort_by_key(Record::reference);
    records
}

/// What one tab does, as numbers that say to which of its customers and how.
#[derive(Clone, Copy, Debug)]
enum Step {
    Add,
    Edit(u8),
    Delete(u8),
    Import(u8),
    UndoImport,
    CatchUp,
    Checkpoint,
    Load,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Add),
        3 => any::<u8>().prop_map(Step::Edit),
        1 => any::<u8>().prop_map(Step::Delete),
        1 => any::<u8>().prop_map(Step::Import),
        1 => Just(Step::UndoImport),
        3 => Just(Step::CatchUp),
        4 => Just(Step::Checkpoint),
        1 => Just(Step::Load),
    ]
}

/// What was acknowledged: the customers that must be there, and those taken away.
#[derive(Default)]
struct Acknowledged {
    there: Vec<Party>,
    gone: Vec<Party>,
    imports: Vec<(ChangeId, Vec<Party>)>,
}

async fn take(step: Step, number: u128, store: Store, told: Rc<RefCell<Acknowledged>>) {
    let picked = |place: u8| {
        let told = told.borrow();
        let count = told.there.len();
        (count > 0).then(|| told.there[usize::from(place) % count].clone())
    };
    match step {
        Step::Add => {
            let party = person(number, "Added");
            store.commit(Cause::AddParty, vec![Write::Create(party.clone().into())]).await.unwrap();
            told.borrow_mut().there.push(party);
        }
        Step::Edit(place) => {
            let Some(before) = picked(place).and_then(|party| store.party(party.id)) else { return };
            // Each edit has a field of its own to set, so that none takes another's back.
            let after = Party { tags: vec![number.to_string()], ..before.clone() };
            let write = Write::Edit { before: before.into(), after: after.into() };
            match store.commit(Cause::EditParty, vec![write]).await {
                Ok(_) | Err(CommitError::Gone(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        Step::Delete(place) => {
            let Some(party) = picked(place) else { return };
            let record = Record::from(party.clone()).reference();
            match store.commit(Cause::DeleteParty, vec![Write::Delete(record)]).await {
                Ok(_) => {
                    let mut told = told.borrow_mut();
                    told.there.retain(|there| there.id != party.id);
                    told.gone.push(party);
                }
                // The other tab was first, or this one has not heard of the customer yet.
                Err(CommitError::Gone(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        Step::Import(size) => {
            let count = if size < 32 { 2_001 } else { u128::from(size) % 40 + 1 };
            let many: Vec<Party> = (0..count).map(|at| person((number << 32) + at, "Imported")).collect();
            let records = many.iter().cloned().map(Record::from).collect();
            let change = store.commit_bulk(Cause::AddSample, records).await.unwrap();
            told.borrow_mut().imports.push((change, many));
        }
        Step::UndoImport => {
            let last = told.borrow_mut().imports.pop();
            let Some((change, many)) = last else { return };
            store.catch_up().await.unwrap();
            match store.undo(change).await {
                Ok(_) | Err(CommitError::NothingToUndo) => told.borrow_mut().gone.extend(many),
                Err(error) => panic!("{error}"),
            }
        }
        Step::CatchUp => store.catch_up().await.unwrap(),
        Step::Checkpoint => {
            store.checkpoint(today()).await.unwrap();
        }
        Step::Load => {
            store.load_all().await.unwrap();
        }
    }
}

/// Polls the futures in an order that `choices` say, until all are done.
fn interleave(mut tasks: Vec<Pin<Box<dyn Future<Output = ()>>>>, choices: &[u8]) {
    let mut context = Context::from_waker(Waker::noop());
    for choice in choices.iter().copied().cycle() {
        let Some(place) = usize::from(choice).checked_rem(tasks.len()) else { return };
        if tasks[place].as_mut().poll(&mut context).is_ready() {
            drop(tasks.remove(place));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_order_nothing_acknowledged_is_lost(
        rounds in prop::collection::vec(prop::collection::vec((any::<bool>(), step()), 1..6), 1..8),
        choices in prop::collection::vec(any::<u8>(), 1..200),
    ) {
        let disk: Rc<SlowDisk> = Rc::default();
        let tabs = [opened(&disk, 1), opened(&disk, 2)];
        let told: Rc<RefCell<Acknowledged>> = Rc::default();
        let mut number = 1_u128;
        // The steps of a round run at the same time.
        for round in rounds {
            let tasks = round.into_iter().map(|(second, step)| {
                number += 1;
                let store = tabs[usize::from(second)].clone();
                Box::pin(take(step, number, store, told.clone())) as Pin<Box<dyn Future<Output = ()>>>
            });
            interleave(tasks.collect(), &choices);
        }
        let fresh = opened(&disk, 3);
        for store in tabs.iter().chain([&fresh]) {
            block_on(store.catch_up()).unwrap();
            block_on(store.load_all()).unwrap();
            block_on(store.catch_up()).unwrap();
            prop_assert_eq!(store.loading().damaged, 0);
        }
        let everything = held(&fresh);
        for tab in &tabs {
            prop_assert_eq!(&held(tab), &everything);
        }
        let told = told.borrow();
        let imported = told.imports.iter().flat_map(|(_, many)| many.iter());
        for party in told.there.iter().chain(imported) {
            prop_assert!(fresh.party(party.id).is_some(), "{} is lost", party.id);
        }
        for party in &told.gone {
            prop_assert!(fresh.party(party.id).is_none(), "{} is back", party.id);
        }
    }
}

fn imported(from: u128, count: u128) -> Vec<Record> {
    (0..count).map(|number| person(from + number, "Imported").into()).collect()
}

#[test]
fn a_bulk_whose_pages_could_not_be_read_is_not_written_over() {
    let disk: Rc<SlowDisk> = Rc::default();
    let (first, second) = (opened(&disk, 1), opened(&disk, 2));
    block_on(first.commit_bulk(Cause::AddSample, imported(1_000, 10))).unwrap();
    disk.refuse_pages.set(1);
    assert!(block_on(second.catch_up()).is_err());
    add(&second, person(10, "Mina Rastegar"));
    assert_eq!(block_on(second.checkpoint(today())), Ok(Checkpoint::NotDue));
    block_on(second.commit_bulk(Cause::AddSample, imported(2_000, 10))).unwrap();
    block_on(second.load_all()).unwrap();
    assert_eq!(block_on(second.checkpoint(today())), Ok(Checkpoint::Done));
    let fresh = opened(&disk, 3);
    block_on(fresh.load_all()).unwrap();
    assert_eq!((second.counts().parties, fresh.counts().parties), (21, 21));
}

#[test]
fn a_write_whose_answer_was_lost_is_known_to_be_saved() {
    let disk: Rc<SlowDisk> = Rc::default();
    let store = opened(&disk, 1);
    let mina = person(10, "Mina Rastegar");
    disk.lose_next_answer.set(true);
    add(&store, mina.clone());
    assert_eq!(store.party(mina.id), Some(mina));
    disk.lose_next_answer.set(true);
    block_on(store.commit_bulk(Cause::AddSample, imported(1_000, 3))).unwrap();
    assert_eq!((store.counts().parties, store.seen()), (4, 2));
}

#[test]
fn a_checkpoint_made_before_the_clearing_brings_nothing_back() {
    let disk: Rc<SlowDisk> = Rc::default();
    let (first, second) = (opened(&disk, 1), opened(&disk, 2));
    add(&first, person(10, "Mina Rastegar"));
    block_on(second.catch_up()).unwrap();
    block_on(first.clear()).unwrap();
    for store in [&first, &second] {
        assert_eq!(block_on(store.checkpoint(today())), Ok(Checkpoint::Later));
    }
    let fresh = opened(&disk, 3);
    assert!(fresh.loading().done);
    assert_eq!(fresh.counts(), Counts::default());
}

#[test]
fn a_change_of_language_while_pages_are_read_anew_is_kept() {
    let disk: Rc<SlowDisk> = Rc::default();
    let (first, second) = (opened(&disk, 1), opened(&disk, 2));
    for (id, name) in [(10, "هند"), (11, "وفاء")] {
        add(&first, person(id, name));
    }
    block_on(second.catch_up()).unwrap();
    block_on(first.checkpoint(today())).unwrap();
    let told: Rc<Cell<u32>> = Rc::default();
    let heard = told.clone();
    let _subscription = second.on_change(Rc::new(move |_| heard.set(heard.get() + 1)));
    let mut anew = Box::pin(second.checkpoint(today()));
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..6 {
        assert!(anew.as_mut().poll(&mut context).is_pending());
    }
    second.set_alphabet(Alphabet::Arabic);
    assert_eq!(block_on(anew), Ok(Checkpoint::Later));
    assert_eq!(names(&second, &PartyQuery::default()), ["هند", "وفاء"]);
    assert_eq!(told.get(), 1);
}

#[test]
fn a_head_of_another_layout_costs_only_the_quick_start() {
    let disk: Rc<SlowDisk> = Rc::default();
    let store = opened(&disk, 1);
    add(&store, person(10, "Mina Rastegar"));
    block_on(store.checkpoint(today())).unwrap();
    let head = HeadRow { generation: 2, folded_through: 1, bytes: codec::encode_head(&7_u8).unwrap() };
    let batch = Batch { seen: 1, head: Some(head), over_generation: 1, ..Batch::default() };
    block_on(disk.disk.write(batch)).unwrap();
    let fresh = opened(&disk, 2);
    assert_eq!(fresh.counts().parties, 0);
    block_on(fresh.load_all()).unwrap();
    assert_eq!(fresh.counts().parties, 1);
}
