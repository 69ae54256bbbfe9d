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

/// The place of numbers among the kinds of fields.
const NUMBER: usize = 2;
/// The place of the first order by a field among the orders.
const OWN_ORDER: usize = 5;

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
