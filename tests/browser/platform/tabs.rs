//! The app's tabs among themselves.

use std::cell::RefCell;
use std::rc::Rc;

use peyvand::platform::idle;
use peyvand::platform::tabs::{News, Tabs};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script;

/// A tab and what it has heard.
fn tab() -> (Tabs, Rc<RefCell<Vec<News>>>) {
    let heard: Rc<RefCell<Vec<News>>> = Rc::default();
    let ear = heard.clone();
    (Tabs::join(move |news| ear.borrow_mut().push(news)), heard)
}

/// Long enough for a message between tabs.
async fn a_moment() {
    idle::rest_ms(60).await;
}

#[wasm_bindgen_test]
async fn news_reaches_the_other_tab_and_not_the_teller() {
    let ((mine, heard_here), (_theirs, heard_there)) = (tab(), tab());
    mine.tell(News::Written(9_007_199_254_740_991));
    mine.tell(News::Cleared);
    a_moment().await;
    assert_eq!(*heard_there.borrow(), [News::Written(9_007_199_254_740_991), News::Cleared]);
    assert!(heard_here.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_tab_that_left_hears_no_more() {
    let ((mine, _), (theirs, heard_there)) = (tab(), tab());
    drop(theirs);
    mine.tell(News::Written(4));
    a_moment().await;
    assert!(heard_there.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_message_of_another_version_is_passed_over() {
    let (_mine, heard) = tab();
    script::run("new BroadcastChannel('peyvand').postMessage({ kind: 'synced' });", "").await;
    a_moment().await;
    assert!(heard.borrow().is_empty());
}
