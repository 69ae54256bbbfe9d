//! A rep's whole day: on the phone without a network, at the desk by keys alone, in another time zone, and with a
//! clock that was wrong.

use peyvand_e2e::{
    browser::Key,
    journey::{self, Journey, Traveller},
    page::{Named, Page, Role},
};
use serde_json::json;

#[test]
fn a_day_of_eight_interactions_goes_by_without_a_network() {
    let mut journey = Journey::begin_empty("day", Traveller::PHONE);
    // The browser asks for a newer service worker at every start and says that it cannot have one.
    journey.expect_in_console("sw.js");
    journey::wait_until_kept_for_offline(journey.page());
    journey.site.go_away();
    journey.browser().reload();
    let page = journey.page();
    page.shell().wait();

    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.customer().call();
    page.customer().answer("customers.outcome_reached_call");
    page.tap(Role::Button, page.word("tasks.no_next_step"));
    page.shell().dismiss_messages();
    visit(page, "terms.visit", "قیمت‌ها را دید");
    note(page, "پسرش خرداد کنکور دارد");
    page.customer().call();
    page.customer().answer("customers.outcome_no_answer");
    page.tap(Role::Button, page.word("tasks.no_next_step"));
    page.shell().dismiss_messages();
    let mina = page.browser.url();

    page.quick_add().add("فروشگاه لاله", "021 8855 4433");
    visit(page, "terms.meeting", "قرارداد سال نو");
    note(page, "انبار پشت مسجد است");
    note(page, "چهل کارتن می‌خواهد");
    page.shell().go_today();
    page.task_sheet().add("امروز تماس با لاله");
    let call = page.words.filled("tasks.call_name", &[("name", "فروشگاه لاله")]);
    page.task_sheet().tick(&call);
    page.task_sheet().answer("customers.outcome_interested");
    let sheet = page.find(Role::Dialog, page.word("tasks.how_did_it_go"));
    page.tap_in(&sheet, Role::Button, Named::With(call.clone()));
    page.task_sheet().wait_until_closed("tasks.how_did_it_go");

    journey.restart_browser();
    let page = journey.page();
    page.browser.go(&mina);
    page.customer().wait("مینا رستگار");
    for said in ["قیمت‌ها را دید", "پسرش خرداد کنکور دارد"] {
        page.customer().wait_for_history(said);
    }
    page.customer().wait_for_history(&page.word("customers.outcome_no_answer"));
    page.shell().go_customers();
    page.customers().open("فروشگاه لاله");
    for said in ["قرارداد سال نو", "انبار پشت مسجد است", "چهل کارتن می‌خواهد"]
    {
        page.customer().wait_for_history(said);
    }
    page.see(&call);
    journey.end();
}

/// Logs a visit or a meeting that went well, with nothing to follow.
fn visit(page: Page<'_>, kind: &str, said: &str) {
    page.customer().log(kind);
    page.log_sheet().text(said);
    page.log_sheet().answer(kind, "customers.outcome_interested");
    page.log_sheet().decline_proposals(kind);
    page.customer().wait_for_history(said);
    page.shell().dismiss_messages();
}

fn note(page: Page<'_>, said: &str) {
    page.customer().log("terms.note");
    page.log_sheet().text(said);
    page.log_sheet().save("terms.note");
    page.customer().wait_for_history(said);
    page.shell().dismiss_messages();
}

#[test]
fn a_day_of_eight_interactions_is_done_by_keys_alone() {
    let journey = Journey::begin_empty("day-keys", Traveller::DESKTOP);
    let page = journey.page();
    for (name, phone) in [("Mina Rastegar", "0912 345 6789"), ("Parviz Rostami", "+44 7700 900123")] {
        page.browser.type_text("n");
        page.quick_add().wait();
        page.wait_until("the name to take keys", "document.activeElement?.tagName === 'INPUT'");
        page.browser.type_text(name);
        page.browser.press(Key::Tab);
        page.browser.type_text(phone);
        page.browser.press(Key::Enter);
        page.customer().wait(name);
        for (kind, said) in [("terms.visit", "Saw the new prices"), ("terms.meeting", "Wants a contract")] {
            write_by_keys(page, kind, said);
            tab_to(page, &page.word("customers.outcome_interested"));
            page.browser.press(Key::Enter);
            page.log_sheet().wait_for_no_next_step(kind);
            tab_to(page, &page.word("tasks.no_next_step"));
            page.browser.press(Key::Enter);
            page.wait_until_gone(Role::Dialog, page.word(kind));
            page.customer().wait_for_history(said);
        }
        for said in ["Her son sits exams in June", "Forty boxes by spring"] {
            write_by_keys(page, "terms.note", said);
            tab_to(page, &page.word("common.save"));
            page.browser.press(Key::Enter);
            page.wait_until_gone(Role::Dialog, page.word("terms.note"));
            page.customer().wait_for_history(said);
        }
    }
    page.browser.type_text("t");
    page.task_sheet().wait_new();
    page.wait_until("the line to take keys", "document.activeElement?.matches('dialog input')");
    page.browser.type_text("call Mina tomorrow 10");
    let call = page.words.filled("tasks.call_name", &[("name", "Mina Rastegar")]);
    page.task_sheet().wait_understood("Mina Rastegar");
    page.browser.press(Key::Enter);
    page.task_sheet().wait_until_closed("tasks.add");
    page.browser.type_text("g");
    page.browser.type_text("a");
    page.find(Role::Heading, page.word("tasks.title"));
    page.see(&call);
    // The last thing done is taken back, by a key too.
    page.browser.type_text("u");
    page.wait_until_unseen(&call);
    journey.end();
}

/// Opens the sheet of a kind of thing with keys and writes into it.
fn write_by_keys(page: Page<'_>, kind: &str, said: &str) {
    tab_to(page, &page.word(kind));
    page.browser.press(Key::Enter);
    page.find(Role::Dialog, page.word(kind));
    page.wait_until("the sheet to take keys", "document.activeElement?.closest('dialog') !== null");
    tab_until(page, "what was said", "at.tagName === 'TEXTAREA'");
    page.browser.type_text(said);
}

/// Presses Tab until the control with this text or label has the focus.
pub fn tab_to(page: Page<'_>, name: &str) {
    let named = format!("(at.getAttribute('aria-label') ?? at.innerText ?? '').trim() === {}", json!(name));
    tab_until(page, name, &named);
}

/// Presses Tab until what has the focus, `at`, meets a condition, a JavaScript expression.
fn tab_until(page: Page<'_>, what: &str, condition: &str) {
    let focused = format!(
        "const at = document.activeElement;
         return ({condition}) ? null : (at.getAttribute('aria-label') ?? at.innerText ?? at.tagName)"
    );
    let mut passed = Vec::new();
    for _ in 0..80 {
        let at = page.browser.run(&focused, &[]);
        if at.is_null() {
            return;
        }
        passed.push(at);
        page.browser.press(Key::Tab);
    }
    panic!("Tab never came to “{what}”; it passed {passed:?}");
}

#[test]
fn in_another_time_zone_a_meeting_is_at_the_same_moment_and_a_day_is_the_same_day() {
    let journey = Journey::prepare("time-zone", Traveller::DESKTOP);
    let page = journey.page();
    // Neither zone changes its clocks.
    let travel_to =
        |zone: &str| page.browser.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone }));
    travel_to("Asia/Tehran");
    page.browser.go(&journey.site.url(""));
    page.first_run().start_empty();
    page.quick_add().add("Mina Rastegar", "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().add("meeting tomorrow 20:00 prices");
    page.task_sheet().add("tomorrow samples");
    page.shell().go_calendar();
    page.choose(&page.word("calendar.agenda"));
    let day = |text: &str| {
        page.see(text);
        let sections = "[...document.querySelectorAll('main section')]";
        let heading = format!(
            "const days = {sections}.filter((day) => day.innerText.includes(arguments[0]));
             return days.at(-1).querySelector('h2, h3').innerText"
        );
        let said = page.browser.run(&heading, &[json!(text)]);
        // Half an hour before midnight it is tomorrow in one zone and today in the other, the same day all the same.
        let said = said.as_str().expect("a heading of a day").to_owned();
        said.split_once(" · ").map(|(_, day)| day.to_owned()).expect("a day with how far away it is")
    };
    page.find(Role::Button, Named::With("20:00".to_owned()));
    let tomorrow = day("samples");

    travel_to("Asia/Dubai");
    page.browser.reload();
    page.choose(&page.word("calendar.agenda"));
    page.find(Role::Button, Named::With("20:30".to_owned()));
    assert_eq!(day("samples"), tomorrow);
    journey.end();
}

#[test]
fn a_clock_that_was_wrong_loses_nothing() {
    let journey = Journey::begin_empty("clock", Traveller::PHONE);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    note(page, "پیش از آن");
    // Two days back, as after a dead battery, and then right again.
    let two_days_back = "{
        const Right = Date;
        const now = () => Right.now() - 2 * 86_400_000 * Number(sessionStorage.wrong ?? 0);
        globalThis.Date = class extends Right {
          constructor(...given) { given.length ? super(...given) : super(now()); }
          static now() { return now(); }
        };
      }";
    page.browser.before_each_page(two_days_back);
    page.browser.run("sessionStorage.wrong = 1", &[]);
    page.browser.reload();
    page.customer().wait_for_history("پیش از آن");
    note(page, "با ساعت کهنه");
    page.customer().notes("پنج‌شنبه‌ها نیست");
    page.shell().wait_for_message(&page.word("customers.saved"));
    page.browser.run("sessionStorage.wrong = 0", &[]);
    page.browser.reload();
    for said in ["پیش از آن", "با ساعت کهنه"] {
        page.customer().wait_for_history(said);
    }
    page.wait_for_value(&page.word("customers.notes"), "پنج‌شنبه‌ها نیست");
    note(page, "پس از آن");
    journey.end();
}
