//! Transactions: reading ones, and strict writing ones that end at the `complete` event. Nothing
//! but the database is ever awaited inside one, for it would commit itself meanwhile.

use std::ops::ControlFlow;

use indexed_db_futures::Build;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::transaction::{
    OnTransactionDrop, Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};

use super::failure::{self, Said};
use crate::store::ports::DiskError;

/// Reads in one transaction.
///
/// # Errors
/// What the browser says, as a [`DiskError`].
pub async fn read<T>(
    database: &Database,
    stores: &[&str],
    body: impl AsyncFnOnce(&Transaction<'_>) -> Result<T, Error>,
) -> Result<T, DiskError> {
    let mut transaction = database.transaction(stores).build().map_err(failure::in_transaction)?;
    transaction.on_drop(OnTransactionDrop::Commit);
    body(&transaction).await.map_err(failure::in_transaction)
}

/// Writes in one transaction and returns when it is durable. With [`ControlFlow::Break`] the body
/// says that it wrote nothing after all.
///
/// Strict durability, and success only at `complete`: at the success of the last request, or with
/// the default durability, writes were lost when the process was killed.
///
/// # Errors
/// What the browser says, as a [`DiskError`]; then nothing was written.
pub async fn write<B, C>(
    database: &Database,
    stores: &[&str],
    body: impl AsyncFnOnce(&Transaction<'_>) -> Result<ControlFlow<B, C>, Error>,
) -> Result<ControlFlow<B, C>, DiskError> {
    let transaction = database
        .transaction(stores)
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(TransactionDurability::Strict))
        .build()
        .map_err(failure::in_transaction)?;
    let handle = transaction.as_sys().clone();
    let result = match body(&transaction).await {
        // Without a commit the transaction is taken back when dropped.
        Ok(ControlFlow::Break(value)) => Ok(ControlFlow::Break(value)),
        Ok(ControlFlow::Continue(value)) => transaction.commit().await.map(|()| ControlFlow::Continue(value)),
        Err(error) => Err(error),
    };
    // A transaction that the browser took back, as it does when there is no room, says why itself.
    result.map_err(|error| match handle.error() {
        Some(reason) => Said::by(&reason).in_transaction(),
        None => failure::in_transaction(error),
    })
}
