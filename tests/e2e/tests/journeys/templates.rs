//! A message written once and sent to each customer with their own name in it.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
    words::Language,
};

on_phone_and_desktop!(a_template_is_filled_in_for_a_customer_and_logged_by_sending_it);
on_phone_and_desktop!(what_is_not_known_and_what_is_refused_is_said_before_sending);
on_phone_and_desktop!(templates_are_put_in_order_and_deleted_with_a_way_back);

const CUSTOMER: &str = "Parviz Rostami";

fn a_template_is_filled_in_for_a_customer_and_logged_by_sending_it(traveller: Traveller) {
    let journey = Journey::begin_empty("templates", traveller);
    let page = journey.page();
    let [name, before, after, field] = match traveller.language {
        Language::Persian => ["احوال‌پرسی", "سلام ", " عزیز", "{نام کوچک}"],
        _ => ["Greeting", "Hello ", ", how are you?", "{first_name}"],
    };
    page.shell().go_templates();
    page.see(&page.word("templates.empty_title"));
    page.templates().add();
    page.templates().name(name);
    page.templates().type_text(before);
    page.templates().put_in("templates.field_first_name");
    page.templates().type_text(after);
    page.templates().wait_for_text(&format!("{before}{field}{after}"));
    let example = page.word("templates.example_first_name");
    page.see(&format!("{before}{example}{after}"));
    accessibility::check(page.browser, "the editor of templates");
    page.templates().save();
    page.shell().wait_for_message(&page.word("templates.added"));
    page.browser.reload();
    page.see(name);
    accessibility::check(page.browser, "the templates");

    page.quick_add().add(CUSTOMER, "+44 7700 900123");
    page.shell().dismiss_messages();
    let filled = format!("{before}Parviz{after}");
    page.customer().write();
    page.wait_for_value(&page.word("templates.message_text"), &filled);
    assert_eq!(page.customer().sms_link(), format!("sms:+447700900123?body={filled}"));
    accessibility::check(page.browser, "the message");

    // What is changed by hand outlives a reload.
    page.type_into(page.word("templates.message_text"), " 12");
    page.close_dialog();
    page.browser.reload();
    page.customer().wait(CUSTOMER);
    page.customer().write();
    let changed = format!("{filled} 12");
    page.wait_for_value(&page.word("templates.message_text"), &changed);
    assert_eq!(page.customer().sms_link(), format!("sms:+447700900123?body={changed}"));
    page.customer().send_sms();
    let message = page.word("terms.message");
    page.shell().wait_for_message(&page.words.filled("customers.logged", &[("kind", &message)]));
    page.customer().wait_for_history(&changed);
    page.see(name);
    // It is logged: how it went is not asked.
    assert!(page.look(Role::Region, page.word("customers.how_was_message")).is_none());

    page.shell().undo();
    page.wait_until_unseen(&changed);
    page.see(&page.word("customers.history_empty_title"));
    journey.end();
}

fn what_is_not_known_and_what_is_refused_is_said_before_sending(traveller: Traveller) {
    let journey = Journey::begin_empty("template-reports", traveller);
    let page = journey.page();
    page.shell().go_templates();
    write_template(page, "Prices", "Prices for {company}, {nickname}");
    page.quick_add().add(CUSTOMER, "+44 7700 900123");
    page.customer().add_fact("customers.more_facts");
    page.customer().add_fact("customers.consent");
    page.choose(&page.word("customers.consent_refused"));
    page.tap(Role::Button, page.word("common.save"));
    page.wait_until_gone(Role::Button, page.word("common.cancel"));

    page.customer().write();
    let company = page.word("templates.field_company");
    page.see(&page.words.filled("templates.missing_fields", &[("names", &company)]));
    page.see(&page.words.filled("templates.unfilled_fields", &[("names", "{nickname}")]));
    let whatsapp = page.word("customers.whatsapp");
    page.find(Role::Link, page.words.filled("templates.refused_way", &[("way", &whatsapp)]));
    page.find(Role::Link, page.word("customers.sms"));
    accessibility::check(page.browser, "a message with something missing");
    // Without a template it is blank, and there is nothing to send yet.
    page.tap(Role::Button, page.word("templates.blank"));
    page.see(&page.word("templates.nothing_to_send"));
    journey.end();
}

fn templates_are_put_in_order_and_deleted_with_a_way_back(traveller: Traveller) {
    let journey = Journey::begin_empty("template-order", traveller);
    let page = journey.page();
    page.shell().go_templates();
    for name in ["Alpha", "Beta"] {
        write_template(page, name, "Hello {name}");
    }
    page.templates().wait_for_first("Alpha");
    page.templates().move_up("Beta");
    page.templates().wait_for_first("Beta");
    page.shell().dismiss_messages();
    page.templates().edit("Beta");
    page.tap(Role::Button, page.word("templates.delete"));
    page.shell().wait_for_message(&page.words.filled("templates.deleted", &[("name", "Beta")]));
    page.templates().wait_for_first("Alpha");
    page.shell().undo();
    page.templates().wait_for_first("Beta");
    page.find(Role::Button, Named::With("Alpha".to_owned()));
    journey.end();
}

fn write_template(page: Page<'_>, name: &str, text: &str) {
    page.templates().add();
    page.templates().name(name);
    page.templates().type_text(text);
    page.templates().save();
    page.see(name);
}
