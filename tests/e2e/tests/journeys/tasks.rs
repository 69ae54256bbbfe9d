//! What is to come: said in one line, done with one tap, and followed by the next step.

use peyvand_e2e::{
    browser::Key,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Role},
    words::Language,
};

on_phone_and_desktop!(a_call_is_planned_in_one_line_done_and_followed_by_the_next);
on_phone_and_desktop!(another_next_step_is_written_in_place_of_what_is_proposed);
on_phone_and_desktop!(a_task_is_put_off_from_where_it_stands_and_taken_back);
on_phone_and_desktop!(what_is_typed_of_a_task_survives_a_tap_outside_and_a_reload);

fn line(traveller: Traveller) -> (&'static str, &'static str) {
    match traveller.language {
        Language::Persian => ("امروز تماس با مینا", "مینا رستگار"),
        _ => ("call Mina today", "Mina Rastegar"),
    }
}

fn a_call_is_planned_in_one_line_done_and_followed_by_the_next(traveller: Traveller) {
    let journey = Journey::begin_empty("plan", traveller);
    let page = journey.page();
    let (said, name) = line(traveller);
    page.quick_add().add(name, "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().open_from_today();
    page.task_sheet().say(said);
    page.task_sheet().wait_understood(&page.word("terms.call"));
    page.task_sheet().wait_understood(name);
    page.browser.press(Key::Enter);
    page.task_sheet().wait_until_closed("tasks.add");

    let title = page.words.filled("tasks.call_name", &[("name", name)]);
    page.see(&title);
    page.task_sheet().tick(&title);
    page.task_sheet().answer("customers.outcome_no_answer");
    let sheet = page.find(Role::Dialog, page.word("tasks.how_did_it_go"));
    page.see_in(&sheet, &page.word("tasks.next_step"));
    page.tap_in(&sheet, Role::Button, Named::With(title.clone()));
    page.task_sheet().wait_until_closed("tasks.how_did_it_go");

    page.search().open_by_keys();
    page.search().type_text(name);
    page.search().wait_for(name);
    page.browser.press(Key::Enter);
    page.customer().wait(name);
    page.customer().wait_for_history(&page.word("customers.did_call"));
    page.see(&title);
    journey.end();
}

fn another_next_step_is_written_in_place_of_what_is_proposed(traveller: Traveller) {
    let journey = Journey::begin_empty("another-step", traveller);
    let page = journey.page();
    let (said, name) = line(traveller);
    page.quick_add().add(name, "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().add(said);
    page.task_sheet().tick(&page.words.filled("tasks.call_name", &[("name", name)]));
    page.task_sheet().answer("customers.outcome_no_answer");
    let sheet = page.find(Role::Dialog, page.word("tasks.how_did_it_go"));
    page.tap_in(&sheet, Role::Button, page.word("tasks.something_else"));
    page.task_sheet().wait_until_closed("tasks.how_did_it_go");
    let sheet = page.find(Role::Dialog, page.word("tasks.add"));
    page.see_in(&sheet, name);
    page.close_dialog();
    journey.end();
}

fn a_task_is_put_off_from_where_it_stands_and_taken_back(traveller: Traveller) {
    let journey = Journey::begin_empty("put-off", traveller);
    let page = journey.page();
    let (said, name) = line(traveller);
    page.quick_add().add(name, "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().add(said);
    let title = page.words.filled("tasks.call_name", &[("name", name)]);
    page.see(&title);
    page.shell().dismiss_messages();
    page.tap(Role::Button, page.words.filled("tasks.actions_of", &[("title", &title)]));
    page.tap(Role::MenuItem, page.word("tasks.to_next_week"));
    page.wait_until_gone(Role::Checkbox, page.words.filled("tasks.mark_done", &[("title", &title)]));
    page.shell().undo();
    page.find(Role::Checkbox, page.words.filled("tasks.mark_done", &[("title", &title)]));
    journey.end();
}

fn what_is_typed_of_a_task_survives_a_tap_outside_and_a_reload(traveller: Traveller) {
    let journey = Journey::begin_empty("task-draft", traveller);
    let page = journey.page();
    let (said, name) = line(traveller);
    page.quick_add().add(name, "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().open_from_today();
    page.task_sheet().say(said);
    page.close_dialog();
    page.browser.reload();
    page.task_sheet().open_from_today();
    assert_eq!(page.value(page.word("tasks.quick_label")), said);
    page.task_sheet().wait_understood(name);
    journey.end();
}
