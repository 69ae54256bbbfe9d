//! The lists of choices as the user wants them: a stage of one's own, a tag under another name.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
};

on_phone_and_desktop!(a_stage_of_ones_own_is_added_chosen_and_filtered_by);
on_phone_and_desktop!(a_renamed_tag_is_renamed_on_its_customers_and_undo_takes_it_back);

const CUSTOMER: &str = "Parviz Rostami";
const OWN: &str = "Regional agent for the north";

fn a_stage_of_ones_own_is_added_chosen_and_filtered_by(traveller: Traveller) {
    let journey = Journey::begin_empty("own-stage", traveller);
    let page = journey.page();
    page.quick_add().add("Mina Rastegar", "+44 7700 900124");
    page.quick_add().add(CUSTOMER, "+44 7700 900123");
    page.shell().go_lists();
    accessibility::check(page.browser, "the lists");
    page.tap(Role::Button, page.word("lists.add"));
    page.fill(page.word("lists.name"), OWN);
    page.choose_option(&page.word("lists.counts_as"), 2);
    page.tap(Role::Button, page.word("lists.violet"));
    accessibility::check(page.browser, "a choice as it is written");
    save(page);
    page.see(OWN);

    page.shell().go_customers();
    page.customers().open(CUSTOMER);
    choose_stage(page, OWN);
    page.find(Role::Button, page.words.filled("customers.stage_is", &[("stage", OWN)]));
    page.wait_until(
        "the bar to be one row high in spite of that name",
        "document.querySelector('.customer .top-bar').offsetHeight < 80",
    );
    page.browser.reload();
    page.find(Role::Button, page.words.filled("customers.stage_is", &[("stage", OWN)]));

    page.shell().go_customers();
    page.customers().wait_for("Mina Rastegar");
    page.tap(Role::Button, Named::With(page.word("customer_list.filter")));
    let dialog = page.find(Role::Dialog, page.word("customer_list.filter_title"));
    page.tap_in(&dialog, Role::Button, Named::With(OWN.to_owned()));
    page.close_dialog();
    page.customers().wait_until_without("Mina Rastegar");
    page.customers().wait_for(CUSTOMER);

    // It counts as what it stands for.
    page.tap(Role::Button, page.words.filled("customer_list.remove_filter", &[("name", OWN)]));
    page.customers().wait_for("Mina Rastegar");
    page.tap(Role::Button, page.word("terms.customer"));
    page.customers().wait_until_without("Mina Rastegar");
    page.customers().wait_for(CUSTOMER);

    // It is given to those who are chosen like any other.
    page.tap(Role::Button, page.word("terms.customer"));
    page.customers().wait_for("Mina Rastegar");
    page.tap(Role::Button, page.word("customer_list.select"));
    page.tap(Role::Checkbox, Named::With("Mina Rastegar".to_owned()));
    page.shell().dismiss_messages();
    page.tap(Role::Button, page.word("customer_list.bulk_stage"));
    let sheet = page.find(Role::Dialog, page.word("customer_list.bulk_stage"));
    page.tap_in(&sheet, Role::Button, OWN);
    page.wait_until_gone(Role::Dialog, page.word("customer_list.bulk_stage"));
    page.shell().dismiss_messages();
    page.customers().open("Mina Rastegar");
    page.find(Role::Button, page.words.filled("customers.stage_is", &[("stage", OWN)]));
    journey.end();
}

fn a_renamed_tag_is_renamed_on_its_customers_and_undo_takes_it_back(traveller: Traveller) {
    let journey = Journey::begin_empty("renamed-tag", traveller);
    let page = journey.page();
    page.quick_add().add(CUSTOMER, "+44 7700 900123");
    page.customer().add_fact("customers.more_facts");
    page.customer().add_fact("customers.tags");
    page.fill(page.word("customers.tags"), "bulk");
    page.tap(Role::Button, page.word("common.done"));
    page.see("bulk");
    page.shell().dismiss_messages();

    page.shell().go_lists();
    page.choose(&page.word("lists.tags"));
    page.tap(Role::Button, Named::With("bulk".to_owned()));
    page.fill(page.word("lists.name"), "Wholesale");
    page.tap(Role::Button, page.word("lists.teal"));
    save(page);
    page.see("Wholesale");
    page.shell().go_customers();
    page.customers().open(CUSTOMER);
    page.see("Wholesale");
    page.wait_until("the tag to have its colour", "!!document.querySelector('.chip[data-colour=teal]')");
    page.shell().undo();
    page.see("bulk");
    journey.end();
}

fn save(page: Page<'_>) {
    page.tap(Role::Button, page.word("common.save"));
    page.wait_until_gone(Role::Button, page.word("common.save"));
}

fn choose_stage(page: Page<'_>, name: &str) {
    let any = page.words.filled("customers.stage_is", &[("stage", "")]);
    page.tap(Role::Button, Named::With(any.trim().to_owned()));
    page.tap(Role::MenuItemRadio, name);
    page.wait_until_gone(Role::MenuItemRadio, name);
}
