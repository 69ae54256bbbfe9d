//! Everything by keys: no finger and no mouse.

use crate::days_work::tab_to;
use peyvand_e2e::{
    browser::Key,
    journey::{Journey, Traveller},
};

#[test]
fn a_customer_is_found_opened_and_logged_with_keys_alone() {
    let journey = Journey::begin_empty("keyboard", Traveller::DESKTOP);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.browser.go(&journey.site.url(""));
    page.shell().wait();

    page.search().open_by_keys();
    page.search().type_text("rastegar");
    page.search().wait_for("مینا رستگار");
    page.browser.press(Key::Enter);
    page.customer().wait("مینا رستگار");

    tab_to(page, &page.word("terms.note"));
    page.browser.press(Key::Enter);
    page.wait_until("the note to take keys", "document.activeElement?.tagName === 'TEXTAREA'");
    page.browser.type_text("Wants forty boxes");
    tab_to(page, &page.word("common.save"));
    page.browser.press(Key::Enter);
    page.customer().wait_for_history("Wants forty boxes");
    journey.end();
}

#[test]
fn the_ends_of_the_list_are_a_key_away() {
    let journey = Journey::begin("list-keys", Traveller::DESKTOP);
    let page = journey.page();
    page.first_run().try_sample();
    page.shell().dismiss_messages();
    page.shell().go_customers();
    page.customers().wait_for_rows();
    page.browser.run("document.querySelector('.vlist [aria-posinset=\"1\"] a').focus()", &[]);
    page.browser.press(Key::End);
    page.wait_until("the last customer to have the focus, in sight", &focused_in_sight("row.ariaSetSize"));
    page.browser.press(Key::Home);
    page.wait_until("the first customer to have the focus, in sight", &focused_in_sight("'1'"));
    journey.end();
}

/// Whether the row in this place, a JavaScript expression, has the focus and is seen whole, once the list has
/// drawn what it draws at rest.
fn focused_in_sight(place: &str) -> String {
    format!(
        "document.querySelectorAll('.vlist__row').length > 20 && ((row) => {{
           const box = row?.getBoundingClientRect();
           return row?.ariaPosInSet === {place} && box.top >= 0 && box.bottom <= innerHeight;
         }})(document.activeElement.closest('.vlist__row'))"
    )
}
