//! What is known of a customer, written down where it stands.

use peyvand_e2e::{
    browser::Key,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
};

on_phone_and_desktop!(facts_are_added_in_place_and_outlive_a_reload);
on_phone_and_desktop!(a_consent_is_said_and_never_taken_for_granted);
on_phone_and_desktop!(a_half_written_fact_outlives_a_reload);
on_phone_and_desktop!(a_person_is_tied_to_a_workplace_and_seen_from_there);

fn facts_are_added_in_place_and_outlive_a_reload(traveller: Traveller) {
    let journey = Journey::begin_empty("facts", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.customer().add_fact("customers.tags");
    page.fill(page.word("customers.tags"), "ویژه");
    page.browser.press(Key::Enter);
    page.find(Role::Button, page.words.filled("customers.remove_named", &[("name", "ویژه")]));
    page.tap(Role::Button, page.word("common.done"));

    page.customer().add_fact("customers.address");
    page.fill(page.word("customers.street"), "خیابان شریعتی، روبه‌روی بهار شیراز");
    page.fill(page.word("customers.city"), "تهران");
    save_fact(page);

    page.customer().add_fact("customers.more_facts");
    page.customer().add_fact("customers.day_to_remember");
    // 1361 was no leap year: Esfand had 29 days.
    write_birthday(page, 30, 12, 1361);
    page.tap(Role::Button, page.word("common.save"));
    page.see(&page.word("customers.problem_date"));
    page.fill(page.word("customers.day"), "29");
    save_fact(page);

    page.customer().add_fact("customers.consent");
    page.choose(&page.word("customers.consent_given"));
    page.fill(page.word("customers.consent_source"), "پای تلفن");
    save_fact(page);

    page.browser.reload();
    page.customer().wait("مینا رستگار");
    for known in ["ویژه", "خیابان شریعتی", "تهران", "پای تلفن"] {
        page.see(known);
    }
    page.see(&page.word("terms.birthday"));
    journey.end();
}

fn a_half_written_fact_outlives_a_reload(traveller: Traveller) {
    let journey = Journey::begin_empty("fact-draft", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.customer().add_fact("customers.address");
    page.fill(page.word("customers.street"), "12 Harbour Road");
    page.fill(page.word("customers.postal_code"), "LS1 4AP");
    page.browser.reload();
    page.customer().wait("Parviz Rostami");
    let address = page.word("customers.address");
    page.tap(Role::Button, page.words.filled("customers.unfinished", &[("name", &address)]));
    page.wait_for_value(&page.word("customers.street"), "12 Harbour Road");
    page.wait_for_value(&page.word("customers.postal_code"), "LS1 4AP");
    save_fact(page);
    page.see("LS1 4AP");
    journey.end();
}

fn a_consent_is_said_and_never_taken_for_granted(traveller: Traveller) {
    let journey = Journey::begin_empty("consent", traveller);
    let page = journey.page();
    page.quick_add().add("Parviz Rostami", "+44 7700 900123");
    page.customer().add_fact("customers.more_facts");
    page.customer().add_fact("customers.consent");
    page.tap(Role::Button, page.word("common.save"));
    page.see(&page.word("customers.problem_choose"));
    page.choose(&page.word("customers.consent_refused"));
    save_fact(page);
    page.wait_until_gone(Role::Radio, page.word("customers.consent_refused"));
    page.see(&page.word("customers.consent_refused"));
    journey.end();
}

fn a_person_is_tied_to_a_workplace_and_seen_from_there(traveller: Traveller) {
    let journey = Journey::begin_empty("link", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.tap(Role::Button, page.word("customers.add_organisation"));
    let sheet = page.find(Role::Dialog, page.word("customers.add_organisation"));
    page.fill(page.word("customers.search_or_add"), "فروشگاه لاله");
    let add = page.words.filled("customers.add_named", &[("name", "فروشگاه لاله")]);
    page.tap_in(&sheet, Role::Button, add);
    page.fill(page.word("customers.link_title"), "مدیر خرید");
    page.tap_in(&sheet, Role::Button, page.word("customers.role_decider"));
    page.tap_in(&sheet, Role::Button, page.word("common.save"));
    page.tap(Role::Link, Named::With("فروشگاه لاله".to_owned()));
    page.customer().wait("فروشگاه لاله");
    page.see("مینا رستگار");
    page.see("مدیر خرید");
    journey.end();
}

fn write_birthday(page: Page<'_>, day: u32, month: usize, year: u32) {
    page.choose_option(&page.word("customers.month"), month - 1);
    page.fill(page.word("customers.day"), &day.to_string());
    page.fill(page.word("customers.year_if_known"), &year.to_string());
}

/// Saves the fact that is being written and waits until its form is gone.
fn save_fact(page: Page<'_>) {
    page.tap(Role::Button, page.word("common.save"));
    page.wait_until_gone(Role::Button, page.word("common.cancel"));
}
