//! The device's storage is full, taken away, or not there at all.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::Role,
};

on_phone_and_desktop!(a_change_that_does_not_fit_stays_a_draft_and_harms_nothing);
on_phone_and_desktop!(without_a_database_the_app_works_in_memory_and_says_so);
on_phone_and_desktop!(code_that_ends_by_a_failure_says_so_and_nothing_is_lost);

/// Refuses every write with the browser's own error for a full disk, until `journeyRoom` is set.
const NO_ROOM: &str = "
    for (const write of ['put', 'add']) {
      const inner = IDBObjectStore.prototype[write];
      IDBObjectStore.prototype[write] = function (...values) {
        if (!globalThis.journeyRoom) throw new DOMException('The disk is full', 'QuotaExceededError');
        return inner.apply(this, values);
      };
    }";

fn a_change_that_does_not_fit_stays_a_draft_and_harms_nothing(traveller: Traveller) {
    let journey = Journey::begin_empty("no-room", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.browser.run(NO_ROOM, &[]);

    page.shell().add();
    page.quick_add().name("Parviz Rostami");
    page.quick_add().contact("+44 7700 900123");
    page.quick_add().save();
    page.see(&page.word("errors.full"));
    page.see(&page.word("shell.storage_full_text"));
    assert_eq!(page.quick_add().name_now(), "Parviz Rostami");

    // The database takes writes again after a reload; what was typed is still there.
    page.browser.reload();
    page.customer().wait("مینا رستگار");
    page.shell().add();
    assert_eq!(page.quick_add().name_now(), "Parviz Rostami");
    assert_eq!(page.quick_add().contact_now(), "+44 7700 900123");
    page.quick_add().save();
    page.customer().wait("Parviz Rostami");
    page.shell().go_customers();
    page.customers().wait_for("مینا رستگار");
    journey.end();
}

fn without_a_database_the_app_works_in_memory_and_says_so(traveller: Traveller) {
    let journey = Journey::prepare("no-database", traveller);
    journey.browser().before_each_page("delete Window.prototype.indexedDB; delete globalThis.indexedDB;");
    journey.browser().go(&journey.site.url(""));
    let page = journey.page();
    page.first_run().start_empty();
    page.see(&page.word("shell.memory_text"));
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.shell().go_customers();
    page.customers().wait_for("مینا رستگار");
    page.see(&page.word("shell.memory_text"));
    journey.end();
}

fn code_that_ends_by_a_failure_says_so_and_nothing_is_lost(traveller: Traveller) {
    /// As the browser tells of it.
    const END: &str = "const error = new WebAssembly.RuntimeError('unreachable');
        dispatchEvent(new ErrorEvent('error', { error, message: error.message }))";
    let journey = Journey::begin_empty("code-ends", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    // An error of something else ends nothing.
    page.browser.run("dispatchEvent(new ErrorEvent('error', { error: new TypeError('elsewhere') }))", &[]);
    page.customer().wait("مینا رستگار");
    page.browser.run(END, &[]);
    page.see(&page.word("shell.crash_title"));
    page.tap(Role::Link, page.word("shell.crash_reload"));
    page.shell().go_customers();
    page.customers().wait_for("مینا رستگار");
    journey.end();
}
