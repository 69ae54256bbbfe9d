//! No network: nothing is lost, nothing waits.

use peyvand_e2e::{
    journey::{self, Journey, Traveller},
    on_phone_and_desktop,
};

on_phone_and_desktop!(the_app_starts_cold_without_a_network_and_keeps_what_is_edited);

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
