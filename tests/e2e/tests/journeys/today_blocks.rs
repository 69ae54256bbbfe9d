//! The first screen as the user wants it: what it shows, and in which order.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Page, Role},
};
use serde_json::json;

on_phone_and_desktop!(a_block_is_hidden_and_another_moved_up_and_both_outlive_a_reload);

fn a_block_is_hidden_and_another_moved_up_and_both_outlive_a_reload(traveller: Traveller) {
    let journey = Journey::begin("today-blocks", traveller);
    let page = journey.page();
    page.first_run().try_sample();
    page.today().wait_for_sample();
    page.shell().dismiss_messages();
    page.shell().go_settings();
    let (week, latest) = (page.word("today.week"), page.word("today.recent"));
    page.tap(Role::Checkbox, &week);
    // From the last place to the first.
    for _ in 0..5 {
        page.tap(Role::Button, page.words.filled("templates.move_up", &[("name", &latest)]));
    }
    page.shell().go_today();
    wait_for_order(page, &latest, &week);
    page.browser.reload();
    wait_for_order(page, &latest, &week);
    journey.end();
}

/// Waits until a block is the first and another is nowhere.
fn wait_for_order(page: Page<'_>, first: &str, hidden: &str) {
    page.wait_until(
        "the blocks in their order",
        &format!(
            "((heads) => heads[0] === {} && !heads.includes({}))(
               [...document.querySelectorAll('.today h2')].map((head) => head.innerText.trim()))",
            json!(first),
            json!(hidden)
        ),
    );
}
