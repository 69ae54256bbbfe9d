//! A walk past every screen, for checks and pictures.

use crate::{
    browser::Key,
    journey::Journey,
    page::{Named, Role},
};

/// Shows every screen once and calls `look` with its name while it is shown. Begins at the welcome
/// of an empty browser.
pub fn visit_all(journey: &Journey, mut look: impl FnMut(&str)) {
    let page = journey.page();
    page.first_run().wait();
    look("first-run");
    page.first_run().start_empty();
    page.today().wait_until_empty();
    look("today-empty");
    page.shell().go_customers();
    page.see(&page.word("customer_list.empty_title"));
    look("customers-empty");

    page.shell().go_today();
    page.tap(Role::Button, page.word("today.empty_sample"));
    page.today().wait_for_sample();
    page.shell().dismiss_messages();
    look("today");
    page.task_sheet().open_from_today();
    look("task-new");
    page.task_sheet().say(match page.words.language() {
        crate::words::Language::Persian => "فردا ساعت ۱۰ جلسه درباره‌ی قیمت‌ها",
        crate::words::Language::Arabic => "اجتماع حول الأسعار غدًا الساعة ١٠",
        crate::words::Language::English => "Meeting about prices tomorrow 10",
    });
    look("task-understood");
    page.task_sheet().open_fields();
    look("task-fields");
    page.browser.run("localStorage.removeItem('peyvand.draft.task.new')", &[]);
    page.close_dialog();
    page.shell().go_calendar();
    page.find(Role::Heading, Named::Anything);
    look("calendar-month");
    for (view, key) in [("week", "calendar.week"), ("day", "calendar.day"), ("agenda", "calendar.agenda")] {
        page.choose(&page.word(key));
        look(&format!("calendar-{view}"));
    }
    page.shell().go_tasks();
    look("tasks");
    page.shell().go_own_fields();
    look("own-fields");
    page.own_fields().add_to_customers();
    look("own-field");
    page.close_dialog();
    page.shell().go_customers();
    page.customers().wait_for_rows();
    look("customers");
    page.tap(Role::Button, page.word("customer_list.filter"));
    page.find(Role::Dialog, page.word("customer_list.filter_title"));
    look("filter");
    page.close_dialog();
    page.tap(Role::Button, page.word("customer_list.select"));
    page.find(Role::Checkbox, Named::Anything);
    page.tap(Role::Checkbox, Named::Anything);
    look("selecting");
    page.tap(Role::Button, page.word("customer_list.bulk_tag"));
    let sheet = page.find(Role::Dialog, page.word("customer_list.bulk_tag"));
    look("bulk-tag");
    page.tap_in(&sheet, Role::Button, page.word("common.close"));
    page.wait_until_gone(Role::Dialog, page.word("customer_list.bulk_tag"));
    page.tap(Role::Button, page.word("customer_list.select"));
    page.customers().open_first();
    page.find(Role::Textbox, page.word("customers.notes"));
    look("customer");
    page.customer().add_fact("customers.address");
    page.find(Role::Textbox, page.word("customers.street"));
    look("address");
    page.tap(Role::Button, page.word("common.cancel"));
    page.customer().add_fact("customers.more_facts");
    page.customer().add_fact("customers.consent");
    page.find(Role::Textbox, page.word("customers.consent_source"));
    look("consent");
    page.tap(Role::Button, page.word("common.cancel"));
    page.tap(Role::Button, page.word("customers.more_actions"));
    page.find(Role::MenuItem, page.word("customers.rename"));
    look("menu");
    page.browser.press(Key::Escape);
    page.wait_until_gone(Role::MenuItem, page.word("customers.rename"));
    page.customer().log("terms.call");
    look("log-begun");
    page.log_sheet().open_details();
    page.log_sheet().scroll_to_end();
    look("log");
    page.close_dialog();
    page.customer().log("terms.visit");
    page.log_sheet().answer("terms.visit", "customers.outcome_interested");
    page.find(Role::Button, page.word("tasks.no_next_step"));
    look("next-step");
    page.close_dialog();
    page.shell().dismiss_messages();
    page.customer().write();
    look("message");
    page.close_dialog();
    page.shell().add();
    page.quick_add().wait();
    look("quick-add");
    page.close_dialog();
    page.search().open_by_keys();
    look("search");
    page.search().type_text("a");
    page.find(Role::Link, Named::Anything);
    look("search-results");
    page.close_dialog();

    page.shell().go_more();
    page.find(Role::Heading, page.word("more.title"));
    look("more");
    page.shell().go_interactions();
    look("interactions");
    page.shell().go_settings();
    look("settings");
    page.shell().go_templates();
    look("templates");
    page.templates().add();
    look("template-new");
    page.close_dialog();
    page.templates().edit_first();
    page.log_sheet().scroll_to_end();
    look("template");
    page.close_dialog();
    page.shell().go_activity();
    page.find(Role::Button, Named::With(page.word("common.undo")));
    look("activity");
    page.shell().go_trash();
    page.see(&page.word("trash.empty_title"));
    look("trash");
    page.import().open();
    look("import");
    page.import().paste("Name\tPhone\tCity\nMina Rastegar\t+98 912 345 6789\tTehran\n\t\tShiraz");
    page.import().wait_for_any();
    look("import-planned");
    page.shell().go_storage();
    look("storage");
    page.tap(Role::Button, page.word("storage.delete_all"));
    page.find(Role::Dialog, Named::Anything);
    look("delete-all");
    page.close_dialog();
    page.browser.go(&journey.site.url("?quick=call"));
    page.find(Role::Dialog, page.word("customers.quick_log"));
    look("quick-log");
    page.browser.go(&journey.site.url("nowhere"));
    page.find(Role::Heading, page.word("shell.not_found_title"));
    look("not-found");
}
