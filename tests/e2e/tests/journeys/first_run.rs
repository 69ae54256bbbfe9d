//! The first minutes.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::Role,
    words::Language,
};

on_phone_and_desktop!(sample_data_comes_in_and_goes_in_one_tap);
on_phone_and_desktop!(starting_empty_leads_to_the_first_customer);

fn sample_data_comes_in_and_goes_in_one_tap(traveller: Traveller) {
    let journey = Journey::begin("sample", traveller);
    let page = journey.page();
    page.first_run().try_sample();
    page.today().wait_for_sample();
    page.shell().go_customers();
    page.customers().wait_for_rows();

    page.shell().go_today();
    page.today().remove_sample();
    page.today().wait_until_empty();
    page.shell().go_customers();
    page.see(&page.word("customer_list.empty_title"));
    journey.end();
}

fn starting_empty_leads_to_the_first_customer(traveller: Traveller) {
    let journey = Journey::begin("empty", traveller);
    let page = journey.page();
    page.first_run().start_empty();
    page.today().wait_until_empty();
    page.tap(Role::Button, page.word("today.empty_add"));
    page.quick_add().name("مینا رستگار");
    page.quick_add().contact("0912 345 6789");
    page.quick_add().save();
    page.customer().wait("مینا رستگار");
    journey.end();
}

#[test]
fn the_welcome_speaks_the_language_that_is_chosen_there() {
    let journey = Journey::begin("welcome", Traveller::PHONE);
    journey.page().first_run().wait();
    journey.page().first_run().choose(Language::Arabic);
    let page = journey.page_in(Language::Arabic);
    page.first_run().wait();
    page.first_run().start_empty();
    page.today().wait_until_empty();
    let root = "document.documentElement.lang === 'ar' && document.documentElement.dir === 'rtl'";
    page.wait_until("the page to be marked as Arabic", root);
    journey.end();
}
