//! Customers in columns, on screens that have room for them.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    page::Role,
};

#[test]
fn columns_are_chosen_put_the_list_in_order_and_outlive_a_reload() {
    let journey = Journey::begin("columns", Traveller::DESKTOP);
    let page = journey.page();
    page.first_run().try_sample();
    page.shell().dismiss_messages();
    page.shell().go_customers();
    page.customers().wait_for_rows();
    page.tap(Role::Button, page.word("customer_list.columns"));
    for column in ["customer_list.stage", "customer_list.place", "customer_list.contact"] {
        let dialog = page.find(Role::Dialog, page.word("customer_list.columns"));
        page.tap_in(&dialog, Role::Button, page.word(column));
    }
    page.close_dialog();
    page.wait_until(
        "the table",
        "document.querySelectorAll('[role=table] [role=columnheader]').length === 4",
    );
    accessibility::check(page.browser, "customers in columns");
    page.tap(Role::Button, page.word("customer_list.contact"));
    page.wait_until("the order", "!!document.querySelector('[role=columnheader][aria-sort=descending]')");
    page.browser.reload();
    page.wait_until("the table again", "!!document.querySelector('[role=table] [role=rowgroup] a')");

    // Beside a customer there is the plain list, and back again the table.
    page.browser.run("document.querySelector('.vlist a').click()", &[]);
    page.find(Role::Textbox, page.word("customers.notes"));
    page.wait_until("the plain list", "!document.querySelector('[role=table]')");
    page.browser.back();
    page.wait_until("the table again", "!!document.querySelector('[role=table]')");
    journey.end();
}
