//! The calendar: what is planned stands on its day, and is moved with keys and by dragging.

use peyvand_e2e::{
    browser::Key,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Role},
    words::Language,
};

on_phone_and_desktop!(what_is_planned_stands_on_its_day_in_every_view);

fn what_is_planned_stands_on_its_day_in_every_view(traveller: Traveller) {
    let journey = Journey::begin_empty("calendar", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().add(match traveller.language {
        Language::Persian => "امروز ساعت ۲۱ جلسه قیمت‌ها",
        _ => "meeting today 21:00 prices",
    });
    page.shell().go_calendar();
    let word = if traveller.language == Language::Persian { "قیمت" } else { "prices" };
    page.see(word);
    for view in ["calendar.week", "calendar.day", "calendar.agenda", "calendar.month"] {
        page.choose(&page.word(view));
        page.see(word);
    }
    journey.end();
}

#[test]
fn a_meeting_is_moved_with_keys_and_by_dragging_and_taken_back() {
    let journey = Journey::begin_empty("calendar-move", Traveller::DESKTOP);
    let page = journey.page();
    page.quick_add().add("Mina Rastegar", "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().add("meeting today 9:00 prices");
    page.shell().dismiss_messages();
    page.shell().go_calendar();
    page.choose(&page.word("calendar.day"));
    page.find(Role::Button, Named::With("prices".to_owned()));
    page.browser.run("document.querySelector('.hours__day .cal-entry').focus()", &[]);
    page.browser.press_with(&[Key::Alt], Key::Down.code());
    page.find(Role::Button, Named::With("09:15".to_owned()));
    page.shell().undo();
    page.find(Role::Button, Named::With("09:00".to_owned()));
    page.browser.drag(".hours__day .cal-entry", 0, 104);
    page.find(Role::Button, Named::With("11:00".to_owned()));
    journey.end();
}
