//! Undo instead of "are you sure".

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
};

on_phone_and_desktop!(an_edit_an_addition_and_a_deletion_are_taken_back);

fn an_edit_an_addition_and_a_deletion_are_taken_back(traveller: Traveller) {
    let journey = Journey::begin_empty("undo", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.shell().dismiss_messages();
    page.customer().rename("مینا رستگاری");
    page.shell().undo();
    page.customer().wait("مینا رستگار");

    page.shell().dismiss_messages();
    page.customer().act("customers.delete");
    page.shell().wait_for_message(&page.words.filled("customers.deleted", &[("name", "مینا رستگار")]));
    page.see(&page.word("customer_list.empty_title"));
    page.shell().undo();
    page.customers().wait_for("مینا رستگار");

    page.shell().dismiss_messages();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.shell().undo();
    page.see(&page.word("customers.gone_title"));
    page.shell().go_customers();
    page.customers().wait_for("مینا رستگار");
    page.customers().wait_until_without("Parviz Rostami");

    page.browser.reload();
    page.customers().wait_for("مینا رستگار");
    page.customers().wait_until_without("Parviz Rostami");
    journey.end();
}
