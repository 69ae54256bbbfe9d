//! A new version, offered and taken without losing what is being written.

use peyvand_e2e::{
    journey::{self, Journey, Traveller},
    on_phone_and_desktop,
    page::Role,
    site::{NextRelease, built_app},
};

on_phone_and_desktop!(a_new_version_is_offered_and_keeps_the_draft);

fn a_new_version_is_offered_and_keeps_the_draft(traveller: Traveller) {
    let mut journey = Journey::begin_empty("new-version", traveller);
    journey::wait_until_kept_for_offline(journey.page());
    let next = NextRelease::of(&built_app(), traveller.device.name());
    journey.site.deploy(next.folder());

    let page = journey.page();
    page.shell().add();
    page.quick_add().name("Karim Haddad");
    page.quick_add().close();
    page.browser.reload();
    page.see(&page.word("shell.update_text"));
    page.wait_until("the old version to be shown", "!document.documentElement.dataset.release");
    page.tap(Role::Button, page.word("shell.update_action"));
    page.wait_until("the new version to be shown", "document.documentElement.dataset.release === 'next'");
    page.shell().add();
    assert_eq!(page.quick_add().name_now(), "Karim Haddad");
    journey.end();
}
