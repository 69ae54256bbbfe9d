//! No network: nothing is lost, nothing waits.

use peyvand_e2e::{
    journey::{self, Journey, Traveller},
    on_phone_and_desktop,
    site::Site,
};

on_phone_and_desktop!(the_app_starts_cold_without_a_network_and_keeps_what_is_edited);
on_phone_and_desktop!(under_a_path_of_a_host_it_is_the_same_app);

fn the_app_starts_cold_without_a_network_and_keeps_what_is_edited(traveller: Traveller) {
    let mut journey = Journey::begin_empty("offline", traveller);
    // The browser asks for a newer service worker at every start and says that it cannot have one.
    journey.expect_in_console("sw.js");
    journey.page().quick_add().add("مینا رستگار", "0912 345 6789");
    journey::wait_until_kept_for_offline(journey.page());
    journey.site.go_away();

    let customer = journey.browser().url();
    journey.browser().reload();
    let page = journey.page();
    page.customer().wait("مینا رستگار");
    page.customer().notes("پیش از عید سر بزنم");
    page.shell().wait_for_message(&page.word("customers.saved"));
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");

    journey.restart_browser();
    let page = journey.page();
    page.browser.go(&customer);
    page.customer().wait("مینا رستگار");
    page.wait_for_value(&page.word("customers.notes"), "پیش از عید سر بزنم");
    page.shell().go_customers();
    page.customers().wait_for("Parviz Rostami");
    // Its code is a chunk of its own, which no visit has asked for yet.
    page.shell().go_settings();
    page.shell().go_storage();
    journey.end();
}

fn under_a_path_of_a_host_it_is_the_same_app(traveller: Traveller) {
    let mut journey = Journey::prepare_on(Site::start_under_path(), "under-path", traveller);
    journey.expect_in_console("sw.js");
    assert!(journey.site.url("").ends_with("/crm/"), "{}", journey.site.url(""));
    journey.browser().go(&journey.site.url(""));
    let page = journey.page();
    page.first_run().start_empty();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    let customer = page.browser.url();
    assert!(customer.contains("/crm/customers/"), "{customer}");
    journey::wait_until_kept_for_offline(page);
    journey.site.go_away();

    journey.restart_browser();
    let page = journey.page();
    page.browser.go(&journey.site.url(""));
    page.shell().go_customers();
    page.customers().open("مینا رستگار");
    page.customer().wait("مینا رستگار");
    assert_eq!(page.browser.url(), customer);
    page.browser.reload();
    page.customer().wait("مینا رستگار");
    page.shell().go_settings();
    page.shell().go_today();
    journey.end();
}
