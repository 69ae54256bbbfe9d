//! Customers looked for who were written down twice.

use uuid::Uuid;

use crate::app::background::Page;
use crate::app::background::import::open_store;
use crate::domain::id::DeviceId;
use crate::state::import::{Failure, Told};
use crate::usecases::find_duplicates::Search;

/// How many customers are gone through before it is told how far it has come.
const A_STEP: u32 = 5_000;
/// How many pairs are told of: nobody goes through more at a time.
const TOLD: usize = 300;

/// Looks for them, and tells of the likeliest.
///
/// # Errors
/// [`Failure`] where the database cannot be read.
pub async fn find_duplicates(page: &Page) -> Result<(), Failure> {
    let store = open_store(DeviceId(Uuid::nil()), String::new()).await?;
    let mut search = Search::new(&store);
    loop {
        let progress = search.step(A_STEP);
        if progress.is_done() {
            break;
        }
        let (read, of) = (u64::from(progress.done), u64::from(progress.of));
        page.tell(&Told::Progress { read, of }, None);
    }
    let mut pairs = search.finish();
    let count = pairs.len() as u32;
    pairs.truncate(TOLD);
    page.tell(&Told::Duplicates(pairs, count), None);
    Ok(())
}
