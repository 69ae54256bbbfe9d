//! The rep's most frequent deed: call, and write down how it went with one tap.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
};

on_phone_and_desktop!(a_call_is_logged_with_one_tap_after_it);
on_phone_and_desktop!(a_note_is_logged_with_what_was_said);
on_phone_and_desktop!(a_visit_that_ended_somehow_is_followed_by_the_next_step_or_by_none);

fn a_call_is_logged_with_one_tap_after_it(traveller: Traveller) {
    let journey = Journey::begin_empty("call", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.customer().call();
    page.customer().answer("customers.outcome_reached_call");
    let call = page.word("terms.call");
    page.shell().wait_for_message(&page.words.filled("customers.logged", &[("kind", &call)]));
    page.customer().wait_for_history(&page.word("customers.did_call"));
    page.wait_until_unseen(&page.word("customers.how_was_call"));

    page.shell().go_today();
    page.see("مینا رستگار");
    journey.end();
}

fn a_note_is_logged_with_what_was_said(traveller: Traveller) {
    let journey = Journey::begin_empty("note", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.customer().log("terms.note");
    page.log_sheet().text("چهل کارتن می‌خواهد و شصت روز مهلت خواست");
    page.log_sheet().save("terms.note");
    page.customer().wait_for_history("چهل کارتن می‌خواهد");

    page.browser.reload();
    page.customer().wait("Parviz Rostami");
    page.customer().wait_for_history("چهل کارتن می‌خواهد");
    journey.end();
}

fn a_visit_that_ended_somehow_is_followed_by_the_next_step_or_by_none(traveller: Traveller) {
    let journey = Journey::begin_empty("visit", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.shell().dismiss_messages();
    page.customer().log("terms.visit");
    page.log_sheet().text("نمونه‌ی تازه را دید");
    page.log_sheet().answer("terms.visit", "customers.outcome_interested");
    let next_visit = page.words.filled("tasks.visit_name", &[("name", "مینا رستگار")]);
    page.log_sheet().wait_for_proposal("terms.visit", &next_visit);
    accessibility::check(page.browser, "what could come next");
    page.log_sheet().choose_proposal("terms.visit", &next_visit);
    page.customer().wait_for_history("نمونه‌ی تازه را دید");
    page.see(&next_visit);
    page.shell().dismiss_messages();

    page.customer().log("terms.visit");
    page.log_sheet().answer("terms.visit", "customers.outcome_postponed");
    let call = page.words.filled("tasks.call_name", &[("name", "مینا رستگار")]);
    page.log_sheet().wait_for_proposal("terms.visit", &call);
    page.log_sheet().decline_proposals("terms.visit");
    page.customer().wait_for_history(&page.word("customers.outcome_postponed"));
    page.wait_until_unseen(&call);
    page.shell().dismiss_messages();

    page.customer().log("terms.visit");
    page.log_sheet().answer("terms.visit", "customers.outcome_reached_meeting");
    page.log_sheet().other_than_proposed("terms.visit");
    page.close_dialog();
    journey.end();
}
