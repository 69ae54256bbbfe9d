//! One customer open in two tabs.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
};

on_phone_and_desktop!(edits_in_two_tabs_are_both_kept_and_seen_in_both);

fn edits_in_two_tabs_are_both_kept_and_seen_in_both(traveller: Traveller) {
    let journey = Journey::begin_empty("two-tabs", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    let address = page.browser.url();
    let first = page.browser.tab();
    let second = page.browser.open_tab();
    page.browser.go(&address);
    page.customer().wait("Parviz Rostami");

    page.customer().set_stage("terms.customer");
    page.customer().wait_for_stage("terms.customer");

    page.browser.show_tab(&first);
    page.customer().wait_for_stage("terms.customer");
    page.customer().notes("Wants forty boxes before winter");
    page.shell().wait_for_message(&page.word("customers.saved"));

    page.browser.show_tab(&second);
    page.wait_for_value(&page.word("customers.notes"), "Wants forty boxes before winter");
    page.customer().wait_for_stage("terms.customer");

    page.browser.reload();
    page.wait_for_value(&page.word("customers.notes"), "Wants forty boxes before winter");
    page.customer().wait_for_stage("terms.customer");
    journey.end();
}
