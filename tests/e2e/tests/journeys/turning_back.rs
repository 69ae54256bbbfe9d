//! Screens that stay behind others are as they should be when one turns back to them.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Role},
};

on_phone_and_desktop!(today_shows_what_was_corrected_meanwhile);
on_phone_and_desktop!(going_back_from_a_field_keeps_what_is_typed);
on_phone_and_desktop!(an_open_filter_does_not_hold_the_page_that_comes_in_front);
on_phone_and_desktop!(a_search_left_in_mid_word_is_there_again);
on_phone_and_desktop!(what_is_drawn_below_stays_when_the_page_is_scrolled);

fn today_shows_what_was_corrected_meanwhile(traveller: Traveller) {
    let journey = Journey::begin_empty("corrected", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.customer().log("terms.note");
    page.log_sheet().text("Wants forty boxes");
    page.log_sheet().save("terms.note");
    page.shell().go_today();
    page.tap(Role::Link, Named::With("Parviz Rostami".to_owned()));

    page.customer().rename("Parviz Azadi");
    page.shell().go_today();
    page.find(Role::Link, Named::With("Parviz Azadi".to_owned()));
    page.wait_until_gone(Role::Link, Named::With("Parviz Rostami".to_owned()));
    journey.end();
}

fn going_back_from_a_field_keeps_what_is_typed(traveller: Traveller) {
    let journey = Journey::begin_empty("back-from-field", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.shell().go_customers();
    page.customers().open("Parviz Rostami");
    page.fill(page.word("customers.notes"), "Wants forty boxes");
    page.browser.back();
    page.customers().wait_for("Parviz Rostami");
    page.shell().wait_for_message(&page.word("customers.saved"));

    page.customers().open("Parviz Rostami");
    page.wait_for_value(&page.word("customers.notes"), "Wants forty boxes");
    page.customer().add_fact("customers.address");
    page.fill(page.word("customers.street"), "12 Harbour Road");
    page.browser.back();
    page.customers().open("Parviz Rostami");
    let address = page.word("customers.address");
    page.tap(Role::Button, page.words.filled("customers.unfinished", &[("name", &address)]));
    page.wait_for_value(&page.word("customers.street"), "12 Harbour Road");
    journey.end();
}

fn an_open_filter_does_not_hold_the_page_that_comes_in_front(traveller: Traveller) {
    let journey = Journey::begin("filter-behind", traveller);
    let page = journey.page();
    page.first_run().try_sample();
    page.today().wait_for_sample();
    page.shell().dismiss_messages();
    page.shell().go_customers();
    page.customers().wait_for_rows();
    page.tap(Role::Button, Named::With(page.word("customer_list.filter")));
    page.find(Role::Dialog, page.word("customer_list.filter_title"));
    page.browser.back();

    page.today().wait_for_sample();
    page.today().remove_sample();
    journey.end();
}

fn a_search_left_in_mid_word_is_there_again(traveller: Traveller) {
    let journey = Journey::begin_empty("mid-word", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.shell().go_customers();
    page.customers().search("parvi");
    page.wait_until("the search to stand in the address", "location.search.includes('parvi')");

    // Gone before the address is written.
    page.browser.type_text("z");
    page.browser.run("document.querySelector('nav a').click()", &[]);
    page.wait_until("Today to be in front", "!document.querySelector('.kept:not(.kept--away) .customers')");
    page.browser.back();
    page.wait_for_value(&page.word("customer_list.search"), "parviz");
    page.wait_until("the search to stand in the address", "location.search.includes('parviz')");
    journey.end();
}

fn what_is_drawn_below_stays_when_the_page_is_scrolled(traveller: Traveller) {
    let journey = Journey::begin_empty("drawn-below", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.wait_until(
        "the foot of the page",
        "document.querySelector('.customer .attachments-section') !== null",
    );
    page.browser.run("document.querySelector('.customer .attachments-section').dataset.drawn = 'once'", &[]);
    page.browser.run("document.querySelector('.customer .attachments-section').scrollIntoView()", &[]);
    page.wait_until("the page to be scrolled", "window.scrollY > 0");
    // Long enough for what a scroll leads to.
    page.browser.run_async("await new Promise((resolve) => setTimeout(resolve, 300)); return true", &[]);
    page.wait_until(
        "what was drawn to be there still",
        "document.querySelector('.customer .attachments-section').dataset.drawn === 'once'",
    );
    journey.end();
}
