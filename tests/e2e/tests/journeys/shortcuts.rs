//! Single keys, where nothing is being typed.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Page, Role},
    patience,
};

on_phone_and_desktop!(keys_go_to_screens_and_open_forms_and_a_sheet_tells_them_all);
on_phone_and_desktop!(keys_can_be_switched_off_and_write_in_fields);

fn keys_go_to_screens_and_open_forms_and_a_sheet_tells_them_all(traveller: Traveller) {
    let journey = Journey::begin_empty("shortcuts", traveller);
    let page = journey.page();
    press_until_heard(page, '?', Role::Dialog, "commands.shortcuts");
    page.see(&page.word("commands.shortcuts_anywhere"));
    assert_eq!(accessibility::violations(journey.browser()), Vec::<String>::new());
    page.close_dialog();
    page.wait_until_gone(Role::Dialog, page.word("commands.shortcuts"));

    page.browser.type_text("ga");
    page.find(Role::Heading, page.word("tasks.title"));
    page.browser.type_text("gc");
    page.see(&page.word("customer_list.empty_title"));
    page.browser.type_text("n");
    page.quick_add().wait();
    page.close_dialog();
    page.browser.type_text("t");
    page.find(Role::Dialog, page.word("tasks.add"));
    page.close_dialog();
    page.browser.type_text("/");
    page.find(Role::Dialog, page.word("shell.search_placeholder"));
    page.close_dialog();
    page.browser.type_text("u");
    page.shell().wait_for_message(&page.word("commands.nothing_to_undo"));
    journey.end();
}

fn keys_can_be_switched_off_and_write_in_fields(traveller: Traveller) {
    let journey = Journey::begin_empty("shortcuts-off", traveller);
    let page = journey.page();
    press_until_heard(page, '?', Role::Dialog, "commands.shortcuts");
    page.close_dialog();
    page.wait_until_gone(Role::Dialog, page.word("commands.shortcuts"));
    page.browser.type_text("n");
    page.quick_add().wait();
    page.wait_until("the name to take keys", "document.activeElement?.tagName === 'INPUT'");
    page.browser.type_text("gt?");
    assert_eq!(page.quick_add().name_now(), "gt?");
    page.close_dialog();

    page.shell().go_settings();
    page.settings().choose("commands.shortcuts_turned_off");
    page.browser.run("document.activeElement.blur()", &[]);
    page.browser.type_text("gc");
    page.browser.type_text("?");
    page.find(Role::Heading, page.word("settings.title"));
    assert!(page.look(Role::Dialog, page.word("commands.shortcuts")).is_none(), "a key was heard");
    page.browser.reload();
    page.find(Role::Heading, page.word("settings.title"));
    page.see(&page.word("commands.shortcuts_single"));
    journey.end();
}

/// Presses a key until it opens something: shortcuts come after the first screen, when the app is idle.
fn press_until_heard(page: Page<'_>, key: char, role: Role, name: &str) {
    let name = page.word(name);
    patience::wait_for(&format!("the key {key} to be heard"), || {
        page.browser.press_with(&[], key);
        page.look(role, name.clone()).map(drop).ok_or_else(|| "nothing opened".to_owned())
    });
}
