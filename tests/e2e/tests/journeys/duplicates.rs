//! Customers who are there twice: seen while one is added, found, made one, taken back, told apart.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
};

on_phone_and_desktop!(two_of_one_number_are_laid_side_by_side_and_made_one);

fn two_of_one_number_are_laid_side_by_side_and_made_one(traveller: Traveller) {
    let journey = Journey::begin_empty("duplicates", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");

    // Whoever adds her once more sees that she is there, and may add her all the same.
    page.shell().add();
    page.quick_add().name("Mina Rastegar");
    page.see(&page.word("duplicates.maybe_here"));
    page.see(&page.word("duplicates.reason_name_sound"));
    page.quick_add().contact("+98 912 345 6789");
    page.quick_add().save();
    page.customer().wait("Mina Rastegar");

    open(page);
    page.shell().dismiss_messages();
    page.find(Role::Button, Named::With("Mina Rastegar".to_owned()));
    assert_eq!(accessibility::violations(journey.browser()), Vec::<String>::new());
    page.tap(Role::Button, Named::With("Mina Rastegar".to_owned()));
    let sheet = page.find(Role::Dialog, page.word("duplicates.compare"));
    page.see_in(&sheet, &page.word("duplicates.differ"));
    assert_eq!(accessibility::violations(journey.browser()), Vec::<String>::new());
    page.choose("Mina Rastegar");
    page.tap_in(&sheet, Role::Button, page.word("duplicates.merge"));
    page.wait_until_gone(Role::Dialog, page.word("duplicates.compare"));
    page.see(&page.word("duplicates.none_title"));

    page.shell().undo();
    page.find(Role::Button, Named::With("Mina Rastegar".to_owned()));
    page.shell().dismiss_messages();
    page.tap(Role::Button, Named::With("Mina Rastegar".to_owned()));
    let sheet = page.find(Role::Dialog, page.word("duplicates.compare"));
    page.tap_in(&sheet, Role::Button, page.word("duplicates.apart"));
    page.see(&page.word("duplicates.none_title"));

    // It is remembered: whoever looks again does not see them.
    page.shell().dismiss_messages();
    page.tap(Role::Button, page.word("duplicates.again"));
    page.see(&page.word("duplicates.none_title"));
    page.shell().go_customers();
    page.customers().wait_for("مینا رستگار");
    page.customers().wait_for("Mina Rastegar");
    journey.end();
}

#[test]
fn two_that_are_chosen_in_the_list_are_made_one_under_the_name_that_is_chosen() {
    let journey = Journey::begin_empty("merge-chosen", Traveller::PHONE);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.quick_add().add("خانم رستگار", "021 8877 6655");
    page.shell().go_customers();
    page.customers().wait_for("خانم رستگار");
    page.tap(Role::Button, page.word("customer_list.select"));
    page.tap(Role::Button, page.words.filled("customer_list.select_all_other", &[("n", "۲")]));
    page.tap(Role::Button, page.word("duplicates.merge_short"));
    let sheet = page.find(Role::Dialog, page.word("duplicates.compare"));
    page.choose("مینا رستگار");
    page.tap_in(&sheet, Role::Button, page.word("duplicates.merge"));
    page.wait_until_gone(Role::Dialog, page.word("duplicates.compare"));
    page.customers().open("مینا رستگار");
    page.customer().wait("مینا رستگار");
    page.see("۰۹۱۲ ۳۴۵ ۶۷۸۹");
    page.see("۰۲۱ ۸۸۷۷ ۶۶۵۵");
    journey.end();
}

fn open(page: Page<'_>) {
    page.shell().go_more();
    page.tap(Role::Link, Named::With(page.word("duplicates.about")));
}
