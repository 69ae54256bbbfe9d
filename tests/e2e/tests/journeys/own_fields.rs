//! A field that the user makes: filled in, filtered and sorted by, renamed and put away.

use peyvand_e2e::{
    accessibility,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Named, Page, Role},
    words::Language,
};
use serde_json::json;

on_phone_and_desktop!(a_field_made_by_the_user_is_filled_in_filtered_by_and_put_away);
on_phone_and_desktop!(tasks_are_filtered_and_sorted_by_a_field_of_ones_own);
on_phone_and_desktop!(what_must_be_said_of_a_call_is_asked_where_one_tap_saves_and_found_in_the_list);
on_phone_and_desktop!(an_option_is_named_in_each_language);

/// The place of numbers among the kinds of fields.
const NUMBER: usize = 2;
/// The place of a choice among the kinds of fields.
const CHOICE: usize = 5;
/// The place of the first order by a field among the orders of customers.
const OWN_ORDER: usize = 5;
/// Its place among the orders of tasks and of what happened.
const OWN_ORDER_ELSEWHERE: usize = 1;

fn a_field_made_by_the_user_is_filled_in_filtered_by_and_put_away(traveller: Traveller) {
    let journey = Journey::begin_empty("own-fields", traveller);
    let page = journey.page();
    let (field, other_name, other, three, twelve) = match traveller.language {
        Language::Persian => ("متراژ", "Shelf space", Language::English, "۳", "۱۲"),
        _ => ("Shelf space", "متراژ", Language::Persian, "3", "12"),
    };

    page.shell().go_own_fields();
    page.own_fields().add_to_customers();
    page.own_fields().name(field);
    page.own_fields().kind(NUMBER);
    page.own_fields().turn("fields.on_quick_form");
    page.own_fields().turn("fields.in_list");
    accessibility::check(page.browser, "the sheet of a field");
    page.own_fields().save();
    page.shell().wait_for_message(&page.word("fields.added"));
    page.see(field);
    accessibility::check(page.browser, "the page of fields");
    page.shell().dismiss_messages();

    // It is asked for where customers are added, and says what it does not understand.
    page.shell().add();
    page.quick_add().name("Parviz Rostami");
    page.type_into(field, "many");
    page.quick_add().save();
    page.see(&page.word("fields.problem_number"));
    page.fill(field, "12");
    page.quick_add().save();
    page.customer().wait("Parviz Rostami");
    page.see(twelve);

    // It may be left out, and said later among the other facts.
    page.quick_add().add("Mina Rastegar", "+98 912 345 6789");
    page.tap(Role::Button, field);
    page.type_into(field, "3");
    page.tap(Role::Button, page.word("common.save"));
    page.find(Role::Button, page.words.filled("customers.edit_named", &[("name", field)]));
    page.shell().dismiss_messages();

    page.shell().go_customers();
    page.customers().wait_for("Mina Rastegar");
    page.see(three);
    open_filters(page);
    page.type_into(page.word("fields.from"), "10");
    accessibility::check(page.browser, "filters by a field of one's own");
    page.close_dialog();
    page.customers().wait_until_without("Mina Rastegar");
    page.wait_until("the filter to stand in the address", "location.search.includes('own=')");
    page.browser.reload();
    page.customers().wait_for("Parviz Rostami");
    page.customers().wait_until_without("Mina Rastegar");
    let address = page.browser.run("return location.href", &[]).as_str().unwrap().to_owned();

    open_filters(page);
    page.tap(Role::Button, page.word("customer_list.reset"));
    page.choose_option(&page.word("customer_list.sort"), OWN_ORDER);
    page.close_dialog();
    wait_for_order(page, &["Mina Rastegar", "Parviz Rostami"]);

    // Another name in another language keeps what was said.
    page.shell().go_own_fields();
    page.own_fields().edit(field);
    let others = page.word("fields.other_languages");
    page.browser.run(
        "[...document.querySelectorAll('summary')].find((one) => one.innerText === arguments[0]).click()",
        &[json!(others)],
    );
    let name_in = page.words.filled("fields.name_in", &[("language", other.own_name())]);
    page.fill(name_in, other_name);
    page.own_fields().save();
    page.shell().dismiss_messages();
    page.shell().go_settings();
    page.settings().choose_language(other);
    let page = journey.page_in(other);
    page.browser.go(&address);
    page.customers().wait_for("Parviz Rostami");
    page.find(Role::Button, Named::With(other_name.to_owned()));

    // With the field put away its filter filters nothing out, says so and can be taken off.
    page.shell().go_own_fields();
    page.own_fields().edit(other_name);
    page.own_fields().put_away();
    page.see(&page.words.filled("fields.was_put_away", &[("name", other_name)]));
    page.shell().dismiss_messages();
    page.browser.go(&address);
    page.customers().wait_for("Mina Rastegar");
    page.customers().wait_for("Parviz Rostami");
    let gone = page.word("fields.gone_filter");
    page.see(&gone);
    page.tap(Role::Button, page.words.filled("customer_list.remove_filter", &[("name", &gone)]));
    page.wait_until_unseen(&gone);
    page.shell().go_own_fields();
    page.tap(Role::Button, page.words.filled("fields.bring_back", &[("name", other_name)]));
    page.find(Role::Button, Named::With(other_name.to_owned()));
    page.browser.go(&address);
    page.customers().wait_until_without("Mina Rastegar");
    journey.end();
}

/// Makes a field of a number that lists show, of the records that are called by this key.
fn make_number(page: Page<'_>, records: &str, name: &str, required: bool) {
    page.shell().go_own_fields();
    page.own_fields().add_to(records);
    page.own_fields().name(name);
    page.own_fields().kind(NUMBER);
    page.own_fields().turn("fields.in_list");
    if required {
        page.own_fields().turn("fields.required");
    }
    page.own_fields().save();
    page.see(name);
    page.shell().dismiss_messages();
}

fn tasks_are_filtered_and_sorted_by_a_field_of_ones_own(traveller: Traveller) {
    let journey = Journey::begin_empty("own-task-fields", traveller);
    let page = journey.page();
    make_number(page, "fields.of_tasks", "Cartons", false);
    page.quick_add().add("Parviz Rostami", "+98 912 345 6789");
    page.shell().go_today();
    for (line, cartons) in [("Pack the van", "12"), ("Order paper", "3")] {
        page.task_sheet().open_from_today();
        page.task_sheet().say(line);
        page.task_sheet().open_fields();
        page.fill("Cartons", cartons);
        page.task_sheet().save("tasks.add");
        page.task_sheet().wait_until_closed("tasks.add");
    }
    page.shell().dismiss_messages();
    page.shell().go_tasks();
    let box_of = |task: &str| page.words.filled("tasks.mark_done", &[("title", task)]);
    page.find(Role::Checkbox, box_of("Pack the van"));
    page.find(Role::Checkbox, box_of("Order paper"));

    open_filters(page);
    page.type_into(page.word("fields.from"), "10");
    accessibility::check(page.browser, "filters of tasks by a field of one's own");
    page.close_dialog();
    page.wait_until_gone(Role::Checkbox, box_of("Order paper"));
    page.wait_until("the filter to stand in the address", "location.search.includes('own=')");
    page.browser.reload();
    page.find(Role::Checkbox, box_of("Pack the van"));
    page.wait_until_gone(Role::Checkbox, box_of("Order paper"));
    accessibility::check(page.browser, "tasks filtered by a field of one's own");

    open_filters(page);
    page.tap(Role::Button, page.word("customer_list.reset"));
    page.choose_option(&page.word("customer_list.sort"), OWN_ORDER_ELSEWHERE);
    page.close_dialog();
    page.wait_until(
        "the order of the tasks",
        "JSON.stringify([...document.querySelectorAll('.task-line .row__title')].map((one) => one.innerText.trim()))
           === JSON.stringify(['Order paper', 'Pack the van'])",
    );
    // The kinds are chips over the list.
    page.tap(Role::Button, page.word("terms.visit"));
    page.wait_until_gone(Role::Checkbox, box_of("Order paper"));
    page.see(&page.word("tasks.nothing_found"));

    // Back over an open sheet: it holds nothing that comes in front, and the list is as it was left.
    open_filters(page);
    page.browser.back();
    page.tap(Role::Button, page.word("calendar.go_today"));
    page.tap(Role::Link, page.word("calendar.all_tasks"));
    page.see(&page.word("tasks.nothing_found"));
    page.wait_until_gone(Role::Dialog, page.word("customer_list.filter_title"));
    page.wait_until("the order to stand in the address", "location.search.includes('by=')");
    journey.end();
}

fn what_must_be_said_of_a_call_is_asked_where_one_tap_saves_and_found_in_the_list(traveller: Traveller) {
    let journey = Journey::begin_empty("own-call-fields", traveller);
    let page = journey.page();
    make_number(page, "fields.of_interactions", "Shelf", true);
    let (said, name) = match traveller.language {
        Language::Persian => ("امروز تماس با مینا", "مینا رستگار"),
        _ => ("call Mina today", "Mina Rastegar"),
    };
    page.quick_add().add(name, "0912 345 6789");
    page.shell().go_today();
    page.task_sheet().add(said);
    page.shell().dismiss_messages();
    let title = page.words.filled("tasks.call_name", &[("name", name)]);
    page.task_sheet().tick(&title);
    page.task_sheet().answer("customers.outcome_no_answer");
    // One tap is not enough where something must be said; nothing was saved, and the tap may come again.
    page.see(&page.word("customers.problem_empty"));
    accessibility::check(page.browser, "what must be said where one tap saves");
    page.fill("Shelf", "7");
    page.task_sheet().answer("customers.outcome_no_answer");
    page.tap(Role::Button, page.word("tasks.no_next_step"));
    page.task_sheet().wait_until_closed("tasks.how_did_it_go");
    page.shell().dismiss_messages();

    page.shell().go_interactions();
    page.find(Role::Link, Named::With(name.to_owned()));
    open_filters(page);
    page.type_into(page.word("fields.from"), "10");
    page.close_dialog();
    page.see(&page.word("interactions.nothing_found"));
    accessibility::check(page.browser, "all that happened, filtered");
    open_filters(page);
    page.fill(page.word("fields.from"), "5");
    page.close_dialog();
    page.find(Role::Link, Named::With(name.to_owned()));
    // Back from the customer the list is as it was left.
    page.tap(Role::Link, Named::With(name.to_owned()));
    page.customer().wait(name);
    page.browser.back();
    page.find(Role::Heading, page.word("customers.history"));
    page.wait_until("the filter to be on", "document.querySelector('.chip--on') !== null");
    page.tap(Role::Button, page.word("terms.visit"));
    page.see(&page.word("interactions.nothing_found"));
    page.tap(Role::Button, page.word("terms.visit"));
    page.find(Role::Link, Named::With(name.to_owned()));
    journey.end();
}

fn an_option_is_named_in_each_language(traveller: Traveller) {
    let journey = Journey::begin_empty("own-options", traveller);
    let page = journey.page();
    let other = match traveller.language {
        Language::Persian => Language::English,
        _ => Language::Persian,
    };
    page.shell().go_own_fields();
    page.own_fields().add_to_customers();
    page.own_fields().name("Terms");
    page.own_fields().kind(CHOICE);
    let numbers = if traveller.language == Language::Persian { ["۱", "۲"] } else { ["1", "2"] };
    let [first, second] = numbers.map(|n| page.words.filled("fields.option", &[("n", n)]));
    page.fill(first, "Cash");
    page.fill(second, "Credit");
    let elsewhere = page.word("fields.options_elsewhere");
    page.browser.run(
        "[...document.querySelectorAll('summary')].find((one) => one.innerText === arguments[0]).click()",
        &[json!(elsewhere)],
    );
    let in_other = [("name", "Cash"), ("language", other.own_name())];
    page.fill(page.words.filled("fields.option_in", &in_other), "Naqd");
    accessibility::check(page.browser, "options in other languages");
    page.own_fields().save();
    page.shell().dismiss_messages();
    page.quick_add().add("Parviz Rostami", "+98 912 345 6789");
    page.customer().add_fact("customers.more_facts");
    page.tap(Role::Button, "Terms");
    page.find(Role::Button, "Cash");
    page.shell().go_settings();
    page.settings().choose_language(other);
    let page = journey.page_in(other);
    page.shell().go_customers();
    page.customers().open_first();
    page.customer().add_fact("customers.more_facts");
    page.tap(Role::Button, "Terms");
    page.find(Role::Button, "Naqd");
    // What has no name in this language goes by the one it has.
    page.find(Role::Button, "Credit");
    journey.end();
}

fn open_filters(page: Page<'_>) {
    page.tap(Role::Button, Named::With(page.word("customer_list.filter")));
    page.find(Role::Dialog, page.word("customer_list.filter_title"));
}

/// Waits until the list has these customers in this order.
fn wait_for_order(page: Page<'_>, names: &[&str]) {
    page.wait_until(
        "the order of the list",
        &format!(
            "JSON.stringify([...document.querySelectorAll('.vlist__row .row__title')].map((one) => one.innerText.trim()))
               === JSON.stringify({})",
            json!(names)
        ),
    );
}
