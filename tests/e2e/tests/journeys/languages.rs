//! Another language and another calendar in the middle of things.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    words::Language,
};

on_phone_and_desktop!(a_draft_outlives_a_change_of_language_and_calendar);

fn a_draft_outlives_a_change_of_language_and_calendar(traveller: Traveller) {
    let journey = Journey::begin_empty("languages", traveller);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    let customer = page.browser.url();
    page.customer().log("terms.visit");
    page.log_sheet().text("نمونه‌ی تازه را دید");
    page.log_sheet().close("terms.visit");
    page.shell().add();
    page.quick_add().name("Karim Haddad");
    page.quick_add().contact("+971 50 765");
    page.quick_add().close();

    page.shell().go_settings();
    page.settings().choose_language(Language::Arabic);
    let page = journey.page_in(Language::Arabic);
    page.see(&page.word("settings.title"));
    page.settings().choose("settings.hijri");

    page.shell().add();
    assert_eq!(page.quick_add().name_now(), "Karim Haddad");
    assert_eq!(page.quick_add().contact_now(), "+971 50 765");
    page.quick_add().contact("+971 50 765 4321");
    page.quick_add().save();
    page.customer().wait("Karim Haddad");

    page.browser.go(&customer);
    page.customer().wait("مینا رستگار");
    page.customer().log("terms.visit");
    assert_eq!(page.log_sheet().text_now(), "نمونه‌ی تازه را دید");
    page.log_sheet().save("terms.visit");
    page.customer().wait_for_history("نمونه‌ی تازه را دید");
    journey.end();
}
