//! Choosing several customers, what is done with them at once, and the ways back.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
    words::Language,
};

on_phone_and_desktop!(a_stage_given_to_a_whole_filter_is_taken_back_later_but_for_what_changed_since);
on_phone_and_desktop!(some_are_deleted_and_one_of_them_is_restored_from_the_trash);

const MINA: (&str, &str) = ("مینا رستگار", "0912 345 6789");
const OMAR: (&str, &str) = ("Omar Haddad", "+971 50 123 4567");
const SARA: (&str, &str) = ("Sara Lindqvist", "+44 7700 900123");

fn a_stage_given_to_a_whole_filter_is_taken_back_later_but_for_what_changed_since(traveller: Traveller) {
    let journey = Journey::begin_empty("bulk-stage", traveller);
    let page = journey.page();
    add(page, &[MINA, OMAR, SARA]);
    page.shell().go_customers();
    page.customers().wait_for("Omar Haddad");
    page.tap(Role::Button, page.word("customer_list.select"));
    page.tap(Role::Button, page.words.filled("customer_list.select_all_other", &[("n", three(page))]));
    page.shell().dismiss_messages();
    page.tap(Role::Button, page.word("customer_list.bulk_stage"));
    let sheet = page.find(Role::Dialog, page.word("customer_list.bulk_stage"));
    page.tap_in(&sheet, Role::Button, page.word("terms.customer"));
    page.wait_until_gone(Role::Dialog, page.word("customer_list.bulk_stage"));

    // One of them goes on to another stage.
    page.shell().dismiss_messages();
    page.customers().open("Omar Haddad");
    page.customer().wait("Omar Haddad");
    page.customer().wait_for_stage("terms.customer");
    page.customer().set_stage("terms.former");
    page.customer().wait_for_stage("terms.former");

    page.browser.reload();
    page.shell().wait();
    page.shell().go_activity();
    let edited = [("by", page.word("activity.you")), ("n", three(page).to_owned())];
    let edited = edited.each_ref().map(|(name, value)| (*name, value.as_str()));
    let edited = page.words.filled("activity.many_edited_other", &edited);
    page.tap(Role::Button, Named::With(format!("{} {edited}", page.word("common.undo"))));
    let question = page.find(Role::Dialog, page.word("activity.sheet_title"));
    page.see_in(&question, "Omar Haddad");
    page.see_in(&question, &page.word("activity.stays"));
    page.tap_in(&question, Role::Button, page.word("activity.undo_anyway"));
    page.shell().wait_for_message(&page.word("activity.undone"));

    page.shell().go_customers();
    page.customers().open("Omar Haddad");
    page.customer().wait_for_stage("terms.former");
    page.browser.back();
    page.shell().go_customers();
    page.customers().open("Sara Lindqvist");
    page.customer().wait_for_stage("terms.lead");
    journey.end();
}

fn some_are_deleted_and_one_of_them_is_restored_from_the_trash(traveller: Traveller) {
    let journey = Journey::begin_empty("trash", traveller);
    let page = journey.page();
    add(page, &[MINA, OMAR]);
    page.shell().go_customers();
    page.customers().wait_for("Omar Haddad");
    page.tap(Role::Button, page.word("customer_list.select"));
    page.tap(Role::Checkbox, Named::With("مینا رستگار".to_owned()));
    page.tap(Role::Checkbox, Named::With("Omar Haddad".to_owned()));
    page.shell().dismiss_messages();
    page.tap(Role::Button, page.word("common.delete"));
    page.see(&page.word("customer_list.empty_title"));

    page.shell().go_trash();
    page.shell().dismiss_messages();
    let restore = format!("{} Omar Haddad", page.word("trash.restore"));
    page.tap(Role::Button, restore);
    page.shell().wait_for_message(&page.words.filled("trash.restored", &[("name", "Omar Haddad")]));
    page.wait_until_gone(Role::Button, Named::With("Omar Haddad".to_owned()));
    page.see("مینا رستگار");
    page.shell().go_customers();
    page.customers().wait_for("Omar Haddad");
    page.customers().wait_until_without("مینا رستگار");

    // The customer's own history knows of both.
    page.customers().open("Omar Haddad");
    page.customer().act("customers.history_of_changes");
    page.find(Role::Heading, page.word("activity.title_of"));
    page.see("Omar Haddad");
    journey.end();
}

fn add(page: Page<'_>, customers: &[(&str, &str)]) {
    for (name, phone) in customers {
        page.quick_add().add(name, phone);
        page.shell().dismiss_messages();
    }
}

/// A number in the digits of the language shown.
fn three(page: Page<'_>) -> &'static str {
    if page.words.language() == Language::English { "3" } else { "۳" }
}
