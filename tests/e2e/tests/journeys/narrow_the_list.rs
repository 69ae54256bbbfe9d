//! Narrowing the list down and putting it in order, by choosing.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
};
use serde_json::{Value, json};

on_phone_and_desktop!(a_filter_and_an_order_stand_in_the_address_and_outlive_a_reload);
on_phone_and_desktop!(each_kind_of_filter_narrows_the_list_and_can_be_taken_away);

fn a_filter_and_an_order_stand_in_the_address_and_outlive_a_reload(traveller: Traveller) {
    let journey = with_sample("filter-address", traveller);
    let page = journey.page();
    let stage = page.word("terms.lead");
    let dialog = open_filters(page);
    page.choose_option(&page.word("customer_list.sort"), 2);
    page.tap_in(&dialog, Role::Button, Named::With(stage.clone()));
    page.close_dialog();
    page.wait_until("the filter and the order to stand in the address", IN_ADDRESS);

    page.browser.reload();
    wait_for_only(page, &stage);
    page.wait_until("the filter and the order to stand in the address", IN_ADDRESS);

    // Neither opening somebody nor coming back forgets it.
    page.customers().open_first();
    page.find(Role::Textbox, page.word("customers.notes"));
    page.browser.back();
    wait_for_only(page, &stage);
    page.wait_until("the filter and the order to stand in the address", IN_ADDRESS);
    journey.end();
}

fn each_kind_of_filter_narrows_the_list_and_can_be_taken_away(traveller: Traveller) {
    let journey = with_sample("filter-kinds", traveller);
    let page = journey.page();
    let all = length(page);
    for group in ["customer_list.tag", "customer_list.place", "customer_list.owner"] {
        open_filters(page);
        let chip = page.browser.run(
            "const group = [...document.querySelectorAll('dialog[open] [role=group]')]
               .find((group) => group.getAttribute('aria-label') === arguments[0]);
             const chip = group.querySelector('button[aria-pressed]');
             chip.click();
             return chip.querySelector('span').innerText",
            &[json!(page.word(group))],
        );
        let chip = chip.as_str().unwrap().to_owned();
        page.close_dialog();
        let narrowed = length(page);
        assert!(narrowed > 0 && narrowed < all, "{group}: {narrowed} of {all} customers are “{chip}”");

        page.tap(Role::Button, page.words.filled("customer_list.remove_filter", &[("name", &chip)]));
        page.wait_until("all customers to be back", &format!("{LENGTH} === {all}"));
    }
    journey.end();
}

const IN_ADDRESS: &str = "location.search.includes('stage=') && location.search.includes('sort=')";

/// How many customers the list has, those not drawn among them.
const LENGTH: &str = "Number(document.querySelector('.vlist [aria-setsize]')?.ariaSetSize ?? 0)";

fn length(page: Page<'_>) -> u64 {
    page.browser.run(&format!("return {LENGTH}"), &[]).as_u64().unwrap()
}

fn open_filters(page: Page<'_>) -> peyvand_e2e::browser::Element {
    page.tap(Role::Button, Named::With(page.word("customer_list.filter")));
    page.find(Role::Dialog, page.word("customer_list.filter_title"))
}

/// Waits until the list has customers and shows no stage but this one.
fn wait_for_only(page: Page<'_>, stage: &str) {
    page.customers().wait_for_rows();
    page.wait_until(
        "the list to be narrowed",
        &format!(
            "((shown) => shown.length > 0 && shown.every((one) => one.innerText.trim() === {}))(
               [...document.querySelectorAll('.vlist .status')])",
            Value::from(stage)
        ),
    );
}

fn with_sample(name: &str, traveller: Traveller) -> Journey {
    let journey = Journey::begin(name, traveller);
    let page = journey.page();
    page.first_run().try_sample();
    page.shell().dismiss_messages();
    page.shell().go_customers();
    page.customers().wait_for_rows();
    journey
}
