//! The app without screens, in a second thread: what takes long is done there, over the same database, as in
//! another tab. The page ends the thread when it has no more use for it; what was not committed by then is as if
//! it had never been.

mod duplicates;
mod export;
mod import;
mod plan;
mod rehearsal;
mod rejected;
mod sheets;

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen_futures::spawn_local;

use crate::platform::files::ChosenFile;
use crate::platform::worker::{Message, ThisThread};
use crate::state::import::{Failure, Order, Told, encoded};

use import::Desk;

/// Does what the page asks for, one after the other, for as long as the thread runs.
pub fn serve(thread: ThisThread) {
    let desk = Rc::new(RefCell::new(Desk::default()));
    let page = Page(thread.clone());
    let heard = {
        let page = page.clone();
        move |message: Message| {
            let (desk, page) = (desk.clone(), page.clone());
            spawn_local(async move {
                match obey(message, desk, page.clone()).await {
                    Ok(work) => work.await,
                    Err(error) => {
                        leptos::logging::error!("the code for it did not arrive: {error}");
                        page.tell(&Told::Failed(Failure::Died), None);
                    }
                }
            });
        }
    };
    thread.listen(heard);
    page.tell(&Told::Ready, None);
}

/// The page, as the second thread sees it.
#[derive(Clone)]
pub struct Page(ThisThread);

impl Page {
    /// Tells it something, with a file if there is one.
    fn tell(&self, told: &Told, file: Option<ChosenFile>) {
        match encoded(told) {
            Some(words) => self.0.tell_page(&Message { words, file }),
            None => leptos::logging::error!("what there is to tell cannot be encoded"),
        }
    }
}

/// Work that has been begun.
type Work = Pin<Box<dyn Future<Output = ()>>>;

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn obey(message: Message, desk: Rc<RefCell<Desk>>, page: Page) -> Result<Work, SplitLoaderError> {
    Ok(Box::pin(async move {
        let failed = match postcard::from_bytes::<Order>(&message.words) {
            Ok(order) => import::obey(order, message.file, &desk, &page).await.err(),
            Err(_) => Some(Failure::Died),
        };
        if let Some(failure) = failed {
            page.tell(&Told::Failed(failure), None);
        }
    }))
}
