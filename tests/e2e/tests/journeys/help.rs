//! Help for the very screen that is in front.

use peyvand_e2e::{
    accessibility,
    browser::Key,
    journey::{self, Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
};

on_phone_and_desktop!(every_area_explains_itself_without_a_network);

fn every_area_explains_itself_without_a_network(traveller: Traveller) {
    let mut journey = Journey::begin_empty("help", traveller);
    journey.expect_in_console("sw.js");
    journey.page().quick_add().add("مینا رستگار", "0912 345 6789");
    journey::wait_until_kept_for_offline(journey.page());
    journey.site.go_away();
    let page = journey.page();
    read_help(page, &page.word("help.customer_name"), "help.customer");
    assert_eq!(accessibility::violations(journey.browser()), Vec::<String>::new());
    page.close_dialog();
    page.shell().go_today();
    page.wait_until("Today to be in front", "location.pathname === '/'");
    // By its name: on a phone the day's bar has no room for the button.
    page.search().open_by_keys();
    page.search().type_text(&page.word("shell.help"));
    let search = page.find(Role::Dialog, page.word("shell.search_placeholder"));
    page.find_in(&search, Role::Button, Named::With(page.word("shell.help")));
    page.browser.press(Key::Enter);
    wait_for_help(page, &page.word("shell.today"), "help.today");
    page.close_dialog();
    page.shell().go_settings();
    page.wait_until("the settings to be in front", "location.pathname === '/settings'");
    read_help(page, &page.word("settings.title"), "help.settings");
    page.close_dialog();

    page.shell().go_storage();
    read_help(page, &page.word("storage.title"), "help.storage");
    journey.end();
}

fn read_help(page: Page<'_>, name: &str, text: &str) {
    page.tap(Role::Button, page.word("shell.help"));
    wait_for_help(page, name, text);
}

fn wait_for_help(page: Page<'_>, name: &str, text: &str) {
    let sheet = page.find(Role::Dialog, page.words.filled("help.title", &[("page", name)]));
    let text = page.word(text);
    page.see_in(&sheet, text.lines().next().unwrap_or_default());
}
