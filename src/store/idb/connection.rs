//! The connection to the database: opened when first needed, given up when another tab upgrades the
//! database or the browser closes it, and opened anew on the next use.

use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use indexed_db_futures::Build;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::internals::SystemRepr;
use wasm_bindgen_futures::spawn_local;

use super::{failure, migrations, schema};
use crate::store::ports::DiskError;

/// How long another tab may keep an upgrade waiting before it is an error, in milliseconds.
const PATIENCE_MS: u32 = 3_000;

/// How many times work on a lost connection is tried again.
const RETRIES: u32 = 3;

/// Pause before the first new try, in milliseconds; each further one is twice as long.
const PAUSE_MS: u32 = 40;

/// Where a connection comes from.
pub struct Connector {
    name: String,
    state: RefCell<State>,
    serial: Cell<u32>,
}

enum State {
    Closed,
    Opening(Opening),
    Open(Rc<Connection>),
}

#[derive(Default)]
struct Opening {
    waiting: Vec<oneshot::Sender<Result<Rc<Connection>, DiskError>>>,
    /// Runs while another tab keeps the database from being upgraded.
    patience: Option<Timeout>,
    /// Whether patience ran out. The request stays, for it cannot be taken back.
    blocked: bool,
}

/// An open connection. It closes when dropped; transactions under way end first.
pub struct Connection {
    /// The database.
    pub database: Database,
    serial: u32,
    _listeners: [EventListener; 2],
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.as_sys().close();
    }
}

impl Connector {
    /// Connects to the database of a name, once it is needed.
    pub fn new(name: String) -> Rc<Self> {
        Rc::new(Self { name, state: RefCell::new(State::Closed), serial: Cell::new(0) })
    }

    /// Does work that is one transaction. Should the connection turn out to be lost, the handle is
    /// dropped and the work tried again on a new one, at most three times; `work` is told whether
    /// it is a new try, since the transaction before it may have gone through unheard.
    ///
    /// # Errors
    /// The work's, or why there is no connection.
    pub async fn run<T>(
        self: &Rc<Self>,
        work: impl AsyncFn(&Database, bool) -> Result<T, DiskError>,
    ) -> Result<T, DiskError> {
        let mut tries = 0;
        loop {
            let result = match self.connection().await {
                Ok(connection) => {
                    let result = work(&connection.database, tries > 0).await;
                    if matches!(result, Err(DiskError::Lost(_))) {
                        self.forget(connection.serial);
                    }
                    result
                }
                Err(error) => Err(error),
            };
            if tries == RETRIES || !matches!(result, Err(DiskError::Lost(_))) {
                return result;
            }
            pause(PAUSE_MS << tries).await;
            tries += 1;
        }
    }

    async fn connection(self: &Rc<Self>) -> Result<Rc<Connection>, DiskError> {
        let (sender, receiver) = oneshot::channel();
        let starts = {
            let mut state = self.state.borrow_mut();
            match &mut *state {
                State::Open(connection) => return Ok(connection.clone()),
                State::Opening(opening) if opening.blocked => return Err(DiskError::Blocked),
                State::Opening(opening) => {
                    opening.waiting.push(sender);
                    false
                }
                State::Closed => {
                    *state = State::Opening(Opening { waiting: vec![sender], ..Opening::default() });
                    true
                }
            }
        };
        if starts {
            // A task of its own, since a request that nobody waits for any more still upgrades the
            // database: its steps have to run even then.
            let connector = self.clone();
            spawn_local(async move {
                let result = connector.open().await;
                connector.opened(result);
            });
        }
        receiver.await.unwrap_or_else(|_| Err(DiskError::Lost("the opening was given up".to_owned())))
    }

    async fn open(self: &Rc<Self>) -> Result<Rc<Connection>, DiskError> {
        let connector = Rc::downgrade(self);
        let database = Database::open(self.name.as_str())
            .with_version(schema::VERSION)
            .with_on_blocked(move |_: VersionChangeEvent| {
                if let Some(connector) = connector.upgrade() {
                    connector.lose_patience_later();
                }
                Ok(())
            })
            .with_on_upgrade_needed(|event: VersionChangeEvent, transaction| {
                migrations::run(transaction.db(), event.old_version() as u32)
            })
            .build()
            .map_err(failure::when_opening)?
            .await
            .map_err(failure::when_opening)?;
        Ok(Rc::new(self.watch(database)))
    }

    /// Gives the connection up when another tab wants to upgrade or delete the database, and when
    /// the browser closes it on its own.
    fn watch(self: &Rc<Self>, database: Database) -> Connection {
        let serial = self.serial.get() + 1;
        self.serial.set(serial);
        let listen = |event: &'static str| {
            let connector: Weak<Self> = Rc::downgrade(self);
            EventListener::new(database.as_sys(), event, move |_| {
                if let Some(connector) = connector.upgrade() {
                    connector.forget(serial);
                }
            })
        };
        let listeners = [listen("versionchange"), listen("close")];
        Connection { database, serial, _listeners: listeners }
    }

    fn opened(&self, result: Result<Rc<Connection>, DiskError>) {
        let next = result.as_ref().map_or(State::Closed, |connection| State::Open(connection.clone()));
        let before = mem::replace(&mut *self.state.borrow_mut(), next);
        if let State::Opening(opening) = before {
            opening.tell(&result);
        }
    }

    fn lose_patience_later(self: &Rc<Self>) {
        let connector = Rc::downgrade(self);
        let patience = Timeout::new(PATIENCE_MS, move || {
            if let Some(connector) = connector.upgrade() {
                connector.lose_patience();
            }
        });
        if let State::Opening(opening) = &mut *self.state.borrow_mut() {
            opening.patience = Some(patience);
        }
    }

    fn lose_patience(&self) {
        let impatient = match &mut *self.state.borrow_mut() {
            State::Opening(opening) => mem::replace(opening, Opening { blocked: true, ..Opening::default() }),
            State::Closed | State::Open(_) => return,
        };
        impatient.tell(&Err(DiskError::Blocked));
    }

    /// Closes the connection of a number, unless another has taken its place.
    fn forget(&self, serial: u32) {
        let mut state = self.state.borrow_mut();
        if let State::Open(connection) = &*state
            && connection.serial == serial
        {
            // Others may still hold it for the transactions they run, so it is closed by name.
            connection.database.as_sys().close();
            *state = State::Closed;
        }
    }
}

impl Opening {
    fn tell(self, result: &Result<Rc<Connection>, DiskError>) {
        for waiting in self.waiting {
            // Who no longer waits need not hear.
            drop(waiting.send(result.clone()));
        }
    }
}

async fn pause(milliseconds: u32) {
    let (sender, over) = oneshot::channel::<()>();
    // The pause is over when the timer lets go of the sender, without sending anything.
    let timeout = Timeout::new(milliseconds, move || drop(sender));
    over.await.unwrap_or(());
    drop(timeout);
}
