//! Everything by keys: no finger and no mouse.

use peyvand_e2e::{
    browser::Key,
    journey::{Journey, Traveller},
    page::Page,
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

/// Presses Tab until the control with this text or label has the focus.
fn tab_to(page: Page<'_>, name: &str) {
    let focused = "const at = document.activeElement;
                   return (at.getAttribute('aria-label') ?? at.innerText ?? '').trim()";
    let mut passed = Vec::new();
    for _ in 0..80 {
        page.browser.press(Key::Tab);
        let at = page.browser.run(focused, &[]).as_str().unwrap_or_default().to_owned();
        if at == name {
            return;
        }
        passed.push(at);
    }
    panic!("Tab never came to “{name}”; it passed {passed:?}");
}
