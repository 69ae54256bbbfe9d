//! The store in a page of its own, on the app's database, for the benchmark to time.
//!
//! Everything here is called from scripts of the benchmark; a failure is thrown as text.

mod data_set;

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;

use peyvand::domain::id::{DeviceId, IdSource, InteractionId, PartyId};
use peyvand::domain::interaction::{Direction, Interaction, InteractionKind, Outcome};
use peyvand::domain::record::{Cause, Record};
use peyvand::platform::clock::{DeviceClock, monotonic_ms, offset_at};
use peyvand::store::engine::Store;
use peyvand::store::idb::{IdbDisk, schema};
use peyvand::store::ports::{Clock, Ledger, World, Write};
use uuid::Uuid;
use wasm_bindgen::prelude::wasm_bindgen;

/// How many of a list the day's first screen shows.
const SHOWN: usize = 20;

/// What the page holds between two calls.
#[derive(Default)]
struct State {
    generated: Vec<Record>,
    store: Option<Store>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Makes the data set of `customers` in memory, with links and interactions if `whole`, and
/// returns the number of its records.
#[wasm_bindgen]
pub fn generate(customers: u32, whole: bool) -> usize {
    let records = data_set::records(customers, whole);
    let count = records.len();
    STATE.with_borrow_mut(|state| state.generated = records);
    count
}

/// Makes the set of `customers` of which it is known who is there twice, in memory, and returns the number of its
/// records.
#[wasm_bindgen]
pub fn generate_labelled(customers: u32, seed: u32) -> usize {
    let records = data_set::labelled(customers, u64::from(seed));
    let count = records.len();
    STATE.with_borrow_mut(|state| state.generated = records);
    count
}

/// Opens the store if it is not open, and commits what was generated as one change. Returns the
/// milliseconds from there until it was durable.
#[wasm_bindgen]
pub async fn commit_generated() -> Result<f64, String> {
    let store = open().await?;
    let records = STATE.with_borrow_mut(|state| std::mem::take(&mut state.generated));
    let start = monotonic_ms();
    store.commit_bulk(Cause::AddSample, records).await.map_err(told)?;
    Ok(monotonic_ms() - start)
}

/// Opens the store and brings everything into memory. Returns the milliseconds until all records
/// could be found.
#[wasm_bindgen]
pub async fn load_all() -> Result<f64, String> {
    let start = monotonic_ms();
    let store = open().await?;
    store.load_all().await.map_err(told)?;
    Ok(monotonic_ms() - start)
}

/// Logs `times` calls, one commit each, and returns the milliseconds until each was durable.
#[wasm_bindgen]
pub async fn commits(times: u32) -> Result<Vec<f64>, String> {
    let store = open().await?;
    let mut took = Vec::new();
    for turn in 0..times {
        took.push(log_a_call(&store, turn).await?);
    }
    Ok(took)
}

/// Logs a call with one customer or another, and returns the milliseconds until it was durable.
async fn log_a_call(store: &Store, turn: u32) -> Result<f64, String> {
    let parties = store.list(&Default::default()).rows;
    let row = parties[turn as usize * 7919 % parties.len()];
    let party = store.row(row).ok_or("the customer is gone")?.id;
    let call = call_with(party, store, turn);
    let start = monotonic_ms();
    store
        .commit(Cause::LogInteraction, vec![Write::Create(Record::Interaction(call))])
        .await
        .map_err(told)?;
    Ok(monotonic_ms() - start)
}

/// Searches for each query as the customer list and the global search do, and returns the
/// milliseconds of each.
#[wasm_bindgen]
pub async fn searches(queries: Vec<String>) -> Result<Vec<f64>, String> {
    let store = open().await?;
    Ok(queries
        .iter()
        .map(|query| {
            let start = monotonic_ms();
            black_box(store.search(query, 20));
            monotonic_ms() - start
        })
        .collect())
}

/// Finds who is going cold and whose facts are stale, as the day's first screen does: once after everything was
/// brought into memory, and then after each of `times` logged calls. Returns the milliseconds of each.
#[wasm_bindgen]
pub async fn days_lists(times: u32) -> Result<Vec<f64>, String> {
    let store = open().await?;
    let now = DeviceClock.now();
    let today = now.civil_date(offset_at(now));
    let mut took = Vec::new();
    for turn in 0..=times {
        let start = monotonic_ms();
        black_box((store.going_cold(today, SHOWN), store.stale_facts(today, SHOWN)));
        took.push(monotonic_ms() - start);
        log_a_call(&store, turn).await?;
    }
    Ok(took)
}

/// Some records of what was generated, as a JSON array of plain rows.
#[wasm_bindgen]
pub fn rows_as_json(from: usize, count: usize) -> Result<String, String> {
    STATE.with_borrow(|state| {
        let rows: Vec<_> = slice(&state.generated, from, count).iter().map(data_set::row).collect();
        serde_json::to_string(&rows).map_err(told)
    })
}

/// The text that a search looks at in some records of what was generated, as a JSON array with one
/// text a record.
#[wasm_bindgen]
pub fn texts_as_json(from: usize, count: usize) -> Result<String, String> {
    STATE.with_borrow(|state| {
        let texts: Vec<_> = slice(&state.generated, from, count).iter().map(data_set::text).collect();
        serde_json::to_string(&texts).map_err(told)
    })
}

/// What people type to find `people` customers of what was generated: each name letter by letter.
#[wasm_bindgen]
pub fn queries(people: usize) -> Vec<String> {
    STATE.with_borrow(|state| data_set::queries(&state.generated, people))
}

async fn open() -> Result<Store, String> {
    if let Some(store) = STATE.with_borrow(|state| state.store.clone()) {
        return Ok(store);
    }
    let world = World {
        device: DeviceId(Uuid::now_v7()),
        ids: Rc::new(NewIds),
        clock: Rc::new(DeviceClock),
        user: Rc::new(String::new),
    };
    let store = Store::open(Rc::new(IdbDisk::new(schema::NAME)), world).await.map_err(told)?;
    STATE.with_borrow_mut(|state| state.store = Some(store.clone()));
    Ok(store)
}

fn call_with(party: PartyId, store: &Store, turn: u32) -> Interaction {
    let now = DeviceClock.now();
    Interaction {
        id: InteractionId(store.world().ids.next()),
        party,
        others: Vec::new(),
        kind: InteractionKind::Call,
        direction: Direction::Outgoing,
        outcome: Some(Outcome::Reached),
        own_outcome: None,
        custom: Vec::new(),
        at: now,
        duration_s: Some(180 + turn),
        subject: "سفارش زمستان".to_owned(),
        text: format!("چهل کارتن می‌خواهد و شصت روز مهلت خواست. تماس {turn}"),
        position: None,
        sample: false,
        created_at: now,
    }
}

fn slice(records: &[Record], from: usize, count: usize) -> &[Record] {
    let end = (from + count).min(records.len());
    &records[from.min(end)..end]
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

struct NewIds;

impl IdSource for NewIds {
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}
