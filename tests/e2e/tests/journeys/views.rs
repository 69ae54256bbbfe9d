//! Views: what a list shows is kept under a name, and found again in another browser by its link.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
};

on_phone_and_desktop!(a_view_is_saved_changed_brought_up_to_date_and_deleted);
on_phone_and_desktop!(the_link_of_a_view_shows_the_same_filters_elsewhere);

const VIEW: &str = "Going cold";

fn a_view_is_saved_changed_brought_up_to_date_and_deleted(traveller: Traveller) {
    let journey = with_sample("views", traveller);
    let page = journey.page();
    let stage = page.word("terms.customer");
    page.tap(Role::Button, &stage);
    save_view(page, VIEW);
    page.shell().wait_for_message(&page.word("customer_list.view_saved"));
    page.shell().dismiss_messages();
    wait_until_shown(page, VIEW);

    // After a reload it is known by what it shows.
    page.wait_until("the filter to stand in the address", "location.search.includes('stage=')");
    page.browser.reload();
    page.customers().wait_for_rows();
    wait_until_shown(page, VIEW);

    page.tap(Role::Button, VIEW);
    page.tap(Role::Button, VIEW);
    page.tap(Role::Button, page.word("terms.lead"));
    page.find(Role::Button, page.words.filled("customer_list.view_changed", &[("name", VIEW)]));
    page.tap(Role::Button, page.word("customer_list.update_view"));
    page.shell().wait_for_message(&page.word("customer_list.view_updated"));
    page.shell().dismiss_messages();
    wait_until_shown(page, VIEW);

    page.tap(Role::Button, page.word("customer_list.edit_views"));
    let dialog = page.find(Role::Dialog, page.word("customer_list.views"));
    accessibility::check(page.browser, "the views");
    page.tap_in(&dialog, Role::Button, VIEW);
    page.tap(Role::Button, page.word("customer_list.delete_view"));
    page.shell().wait_for_message(&page.words.filled("customer_list.view_deleted", &[("name", VIEW)]));
    page.wait_until_gone(Role::Button, VIEW);
    page.shell().undo();
    page.find(Role::Button, VIEW);
    journey.end();
}

fn the_link_of_a_view_shows_the_same_filters_elsewhere(traveller: Traveller) {
    let journey = with_sample("view-link", traveller);
    let page = journey.page();
    page.tap(Role::Button, page.word("terms.customer"));
    save_view(page, VIEW);
    page.shell().dismiss_messages();
    page.tap(Role::Button, page.word("customer_list.edit_views"));
    page.tap(Role::Button, Named::With(VIEW.to_owned()));
    // What would be handed to another app or to the clipboard.
    page.browser.run(
        "window.handed = []; navigator.canShare = undefined;
         navigator.share = async (what) => { window.handed.push(what.text) };",
        &[],
    );
    page.tap(Role::Button, page.word("customer_list.share_view"));
    page.wait_until("the link to be handed over", "window.handed.length === 1");
    let link = page.browser.run("return window.handed[0]", &[]);
    page.browser.open_tab();
    page.browser.go(link.as_str().unwrap());
    page.customers().wait_for_rows();
    wait_until_shown(page, VIEW);
    page.wait_until(
        "the stage to be pressed",
        &format!(
            "[...document.querySelectorAll('.chip--on')].some((chip) => chip.innerText.trim() === {:?})",
            page.word("terms.customer")
        ),
    );
    journey.end();
}

fn save_view(page: Page<'_>, name: &str) {
    page.tap(Role::Button, page.word("customer_list.save_view"));
    page.fill(page.word("customer_list.view_name"), name);
    page.tap(Role::Button, page.word("common.save"));
    page.wait_until_gone(Role::Button, page.word("common.save"));
}

/// Waits until the view is the one that the list shows.
fn wait_until_shown(page: Page<'_>, name: &str) {
    page.wait_until(
        "the view to be shown",
        &format!(
            "[...document.querySelectorAll('.chip--on')].some((chip) => chip.innerText.trim() === {name:?})"
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
