//! The app told what to do by its name, from any screen.

use peyvand_e2e::{
    accessibility,
    browser::Key,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Role},
};

on_phone_and_desktop!(a_command_is_found_by_its_name_beside_the_customers);
on_phone_and_desktop!(the_last_change_is_taken_back_by_its_command);

fn a_command_is_found_by_its_name_beside_the_customers(traveller: Traveller) {
    let journey = Journey::begin_empty("palette", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.search().open_by_keys();
    let dialog = page.find(Role::Dialog, page.word("shell.search_placeholder"));
    page.find_in(&dialog, Role::Button, page.word("customers.add"));
    assert_eq!(accessibility::violations(journey.browser()), Vec::<String>::new());

    // The name of a screen in whole words goes before what customers it may remind of.
    page.search().type_text(&page.word("settings.title"));
    let go = page.words.filled("commands.go_to", &[("place", &page.word("settings.title"))]);
    page.find_in(&dialog, Role::Button, Named::With(go));
    page.browser.press(Key::Enter);
    page.find(Role::Heading, page.word("settings.title"));

    // The arrows go through results and commands alike.
    page.search().open_by_keys();
    page.search().type_text(">");
    page.find_in(&dialog_of(&journey), Role::Button, Named::With(page.word("commands.undo")));
    page.browser.press(Key::Down);
    page.wait_until(
        "the first command to have the focus",
        "document.activeElement?.className === 'row__face'",
    );
    page.browser.press(Key::Enter);
    page.quick_add().wait();
    journey.end();
}

fn the_last_change_is_taken_back_by_its_command(traveller: Traveller) {
    let journey = Journey::begin_empty("palette-undo", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.shell().go_customers();
    page.customers().wait_for("مینا رستگار");
    page.search().open_by_keys();
    page.search().type_text(&format!("> {}", page.word("commands.undo")));
    page.find_in(&dialog_of(&journey), Role::Button, Named::With(page.word("commands.undo")));
    page.browser.press(Key::Enter);
    page.shell().wait_for_message(&page.word("commands.undone"));
    page.see(&page.word("customer_list.empty_title"));
    journey.end();
}

fn dialog_of(journey: &Journey) -> peyvand_e2e::browser::Element {
    let page = journey.page();
    page.find(Role::Dialog, page.word("shell.search_placeholder"))
}
