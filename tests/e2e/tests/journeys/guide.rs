//! The first steps: five of them, to the first customer and what comes next.

use peyvand_e2e::{
    accessibility,
    browser::Key,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
    words::Language,
};

on_phone_and_desktop!(the_guide_leads_to_the_first_customer_and_the_next_step);

fn the_guide_leads_to_the_first_customer_and_the_next_step(traveller: Traveller) {
    let journey = Journey::begin("guide", traveller);
    let page = journey.page();
    let mut found = Vec::new();
    let mut look = |step: &str| {
        let violations = accessibility::violations(journey.browser());
        found.extend(violations.into_iter().map(|violation| format!("{step}: {violation}")));
    };
    page.first_run().wait();
    page.tap(Role::Button, page.word("first_run.guide"));
    page.find(Role::Heading, page.word("guide.formats_title"));
    look("formats");
    page.tap(Role::Button, page.word("guide.next"));
    page.find(Role::Heading, page.word("guide.you_title"));
    page.wait_until("the step's heading to have the focus", "document.activeElement?.id === 'guide-step'");
    page.fill(page.word("settings.name"), "Omid");
    page.browser.press(Key::Enter);

    page.find(Role::Heading, page.word("guide.customer_title"));
    page.fill(page.word("customers.name"), "مینا رستگار");
    look("customer");
    page.browser.reload();
    page.wait_for_value(&page.word("customers.name"), "مینا رستگار");
    page.fill(page.word("customers.phone_or_email"), "0912 345 6789");
    page.browser.press(Key::Enter);

    page.find(Role::Heading, page.word("guide.next_title"));
    let line = match traveller.language {
        Language::Persian => "فردا ساعت ۱۰ تماس",
        _ => "Call tomorrow at 10",
    };
    page.fill(page.word("tasks.quick_label"), line);
    page.see(&page.words.filled("tasks.call_name", &[("name", "مینا رستگار")]));
    look("next step");
    page.browser.press(Key::Enter);

    page.find(Role::Heading, page.word("guide.done_title"));
    look("done");
    page.tap(Role::Button, page.word("guide.finish"));
    page.customer().wait("مینا رستگار");
    page.see(&page.words.filled("tasks.call_name", &[("name", "مینا رستگار")]));
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    journey.end();
}

#[test]
fn every_step_can_be_left_out_and_the_guide_is_found_again() {
    let journey = Journey::begin_empty("guide-skipped", Traveller::PHONE);
    let page = journey.page();
    open_from_more(page);
    for title in ["formats_title", "you_title", "customer_title", "next_title"] {
        page.find(Role::Heading, page.word(&format!("guide.{title}")));
        page.tap(Role::Button, page.word("guide.next"));
    }
    page.find(Role::Heading, page.word("guide.done_title"));
    page.tap(Role::Button, page.word("guide.leave"));
    page.today().wait_until_empty();
    open_from_more(page);
    page.find(Role::Heading, page.word("guide.formats_title"));
    journey.end();
}

fn open_from_more(page: Page<'_>) {
    page.shell().go_more();
    page.tap(Role::Link, Named::With(page.word("guide.about")));
}
