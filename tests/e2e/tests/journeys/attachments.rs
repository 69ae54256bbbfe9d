//! Photos and voice notes: taken on the way, there without a network, and never lost to bad luck.

use peyvand_e2e::{
    accessibility,
    browser::Theme,
    journey::{self, Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
    photo_file::PhotoFile,
};

on_phone_and_desktop!(photos_of_a_customer_and_of_a_visit_are_there_without_a_network);
on_phone_and_desktop!(what_is_no_photo_is_refused_with_the_reason_and_a_very_large_one_is_scaled_down);
on_phone_and_desktop!(a_photo_that_does_not_fit_on_the_device_stays_to_be_tried_again);
on_phone_and_desktop!(a_voice_note_is_recorded_and_played);

fn photos_of_a_customer_and_of_a_visit_are_there_without_a_network(traveller: Traveller) {
    let mut journey = Journey::begin_empty("photos", traveller);
    journey.expect_in_console("sw.js");
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.shell().dismiss_messages();
    let shelf = PhotoFile::of_pixels(2_400, 1_200);
    page.attachments().choose(&shelf);
    page.shell().wait_for_message(&page.word("attachments.photos_added_one"));
    page.attachments().wait_for_own(1);
    page.attachments().open_own();
    page.attachments().wait_for_width(1_600);
    check_accessibility(&journey, "an opened photo");
    let page = journey.page();
    page.close_dialog();

    page.customer().log("terms.visit");
    let visit = PhotoFile::of_pixels(300, 200);
    page.attachments().choose(&visit);
    page.attachments().wait_for_unsaved(1);
    // A tap outside must not lose it.
    page.log_sheet().close("terms.visit");
    page.customer().log("terms.visit");
    page.attachments().wait_for_unsaved(1);
    // Nor must a reload.
    page.browser.reload();
    page.customer().wait("مینا رستگار");
    page.customer().log("terms.visit");
    page.attachments().wait_for_unsaved(1);
    check_accessibility(&journey, "a photo in a form");
    let page = journey.page();
    page.log_sheet().save("terms.visit");
    page.attachments().wait_in_history(1);
    // What is saved does not come back into the form.
    page.customer().log("terms.visit");
    page.find(Role::Textbox, page.word("customers.what_was_said"));
    page.attachments().wait_for_unsaved(0);
    page.log_sheet().close("terms.visit");
    check_accessibility(&journey, "a page with photos");

    journey::wait_until_kept_for_offline(journey.page());
    journey.site.go_away();
    let page = journey.page();
    page.browser.reload();
    page.customer().wait("مینا رستگار");
    page.attachments().wait_in_history(1);
    page.attachments().open("attachments.photo");
    page.attachments().wait_for_width(300);
    page.close_dialog();
    page.attachments().wait_for_own(1);
    page.attachments().open_own();
    page.attachments().wait_for_width(1_600);
    page.attachments().remove();
    page.attachments().wait_for_own(0);
    page.shell().undo();
    page.attachments().wait_for_own(1);
    page.attachments().open_own();
    page.attachments().wait_for_width(1_600);
    page.close_dialog();
    page.shell().go_storage();
    page.see(&page.word("attachments.title"));
    journey.end();
}

fn what_is_no_photo_is_refused_with_the_reason_and_a_very_large_one_is_scaled_down(traveller: Traveller) {
    let journey = Journey::begin_empty("no-photo", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    let text = PhotoFile::of_text("prices.jpg", "1 carton, 24 bottles");
    page.attachments().choose(&text);
    page.see(&page.words.filled("attachments.no_picture", &[("name", "prices.jpg")]));
    let wall = PhotoFile::of_bytes("wall.jpg", 61_000_000);
    page.attachments().choose(&wall);
    see_end_of(page, "attachments.too_large");
    check_accessibility(&journey, "a photo that was refused");
    let page = journey.page();
    page.attachments().wait_for_own(0);

    let large = PhotoFile::of_pixels(4_000, 3_400);
    assert!(large.size() > 40_000_000);
    page.attachments().choose(&large);
    page.attachments().wait_for_own(1);
    page.attachments().open_own();
    page.attachments().wait_for_width(1_600);
    journey.end();
}

/// Refuses every write with the browser's own error for a full disk, until `journeyRoom` is set.
const NO_ROOM: &str = "
    for (const write of ['put', 'add']) {
      const inner = IDBObjectStore.prototype[write];
      IDBObjectStore.prototype[write] = function (...values) {
        if (!globalThis.journeyRoom) throw new DOMException('The disk is full', 'QuotaExceededError');
        return inner.apply(this, values);
      };
    }";

fn a_photo_that_does_not_fit_on_the_device_stays_to_be_tried_again(traveller: Traveller) {
    let journey = Journey::begin_empty("photo-no-room", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.browser.run(NO_ROOM, &[]);
    let photo = PhotoFile::of_pixels(300, 200);
    page.attachments().choose(&photo);
    page.see(&page.word("errors.full"));
    page.see(&page.word("shell.storage_full_text"));
    page.attachments().wait_for_unsaved(1);
    page.browser.run("globalThis.journeyRoom = true", &[]);
    page.tap(Role::Button, page.word("common.retry"));
    page.attachments().wait_for_own(1);
    page.attachments().wait_for_unsaved(0);
    page.wait_until_unseen(&page.word("errors.full"));
    journey.end();
}

fn a_voice_note_is_recorded_and_played(traveller: Traveller) {
    let journey = Journey::begin_empty("voice-note", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.shell().dismiss_messages();
    page.attachments().record();
    check_accessibility(&journey, "a recording");
    let page = journey.page();
    page.tap(Role::Button, page.word("attachments.stop"));
    page.shell().wait_for_message(&page.word("attachments.voice_added"));
    page.attachments().wait_for_own(1);
    page.browser.reload();
    page.customer().wait("Parviz Rostami");
    page.attachments().open("attachments.voice");
    page.attachments().wait_for_sound();
    page.close_dialog();

    page.browser.run(
        "MediaDevices.prototype.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') }",
        &[],
    );
    page.tap(Role::Button, page.word("attachments.record"));
    page.see(&page.word("attachments.microphone_refused"));
    page.find(Role::Button, Named::Exactly(page.word("attachments.record")));
    journey.end();
}

/// Waits for a text behind the last of its placeholders.
fn see_end_of(page: Page<'_>, key: &str) {
    let text = page.word(key);
    page.see(text.rsplit("}}").next().unwrap());
}

fn check_accessibility(journey: &Journey, name: &str) {
    for theme in [Theme::Light, Theme::Dark] {
        journey.browser().theme(theme);
        accessibility::check(journey.browser(), name);
    }
}
