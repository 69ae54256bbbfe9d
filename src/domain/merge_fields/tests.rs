#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;

fn mina() -> MergeTexts {
    MergeTexts {
        first_name: "مینا".to_owned(),
        name: "مینا رستگار".to_owned(),
        city: "شیراز".to_owned(),
        ..MergeTexts::default()
    }
}

fn text(template: &str) -> String {
    render(template, &mina()).text
}

#[test]
fn a_field_is_filled_in_by_its_name_in_any_language() {
    for field in ["{first_name}", "{نام کوچک}", "{الاسم الأول}"] {
        assert_eq!(text(&format!("{field}!")), "مینا!");
    }
}

#[test]
fn the_keyboard_and_the_case_make_no_difference() {
    for field in ["{First Name}", "{FIRSTNAME}", "{ نام‌کوچك }", "{الاسم الاول}", "{first-name}"]
    {
        assert_eq!(text(field), "مینا", "{field}");
    }
}

#[test]
fn what_stands_in_is_used_only_where_nothing_is_known() {
    assert_eq!(text("{company|your shop} in {city|your city}"), "your shop in شیراز");
}

#[test]
fn nothing_may_stand_in() {
    let rendered = render("سلام {title|} {name}", &mina());
    assert_eq!((rendered.text.as_str(), rendered.missing.as_slice()), ("سلام مینا رستگار", [].as_slice()));
}

#[test]
fn what_is_not_known_leaves_no_gap_and_is_reported_once() {
    let rendered = render("سلام {عنوان} {نام} از {شرکت}، {شرکت}.", &mina());
    assert_eq!(rendered.text, "سلام مینا رستگار از،.");
    assert_eq!(rendered.missing, [MergeField::Title, MergeField::Company]);
}

#[test]
fn at_the_beginning_of_a_line_no_space_is_left_either() {
    assert_eq!(text("{title} {name}\n{title} {city}"), "مینا رستگار\nشیراز");
}

#[test]
fn a_name_that_is_no_field_stays_and_is_reported() {
    let rendered = render("{nickname}, {lieblingsfarbe|blau} {nickname}", &mina());
    assert_eq!(rendered.text, "{nickname}, {lieblingsfarbe|blau} {nickname}");
    assert_eq!(rendered.unknown, ["{nickname}", "{lieblingsfarbe|blau}"]);
    assert_eq!(unknown_fields("{name} {nickname}"), ["{nickname}"]);
}

#[test]
fn braces_without_a_name_are_text() {
    for template in ["{}", "{ }", "{1, 2}", "{\"a\": 1}", ":-}", "{name", "name}", "}{", "{|x}", "{a\nb}"] {
        let rendered = render(template, &mina());
        assert_eq!((rendered.text.as_str(), rendered.unknown.len()), (template, 0));
    }
}

#[test]
fn a_field_within_braces_is_filled_in_and_the_outer_braces_stay() {
    assert_eq!(text("{{name}}"), "{مینا رستگار}");
    assert_eq!(text("{{ {city} }"), "{{ شیراز }");
}

#[test]
fn what_a_customer_is_called_is_never_read_as_a_field() {
    let texts =
        MergeTexts { name: "{city}".to_owned(), city: "شیراز".to_owned(), ..MergeTexts::default() };
    assert_eq!(render("{name}", &texts).text, "{city}");
}

#[test]
fn fields_typed_into_a_message_itself_are_found_known_or_not() {
    assert_eq!(fields_in("{name}, {nickname} {} {name}"), ["{name}", "{nickname}"]);
}

#[test]
fn no_name_stands_for_two_fields() {
    for field in MergeField::ALL {
        for language in Language::ALL {
            for name in field.names(language) {
                assert_eq!(MergeField::named(name), Some(field), "{name}");
            }
        }
    }
}

#[test]
fn what_a_field_is_written_as_is_read_as_that_field() {
    for field in MergeField::ALL {
        for language in Language::ALL {
            let written = field.written(language);
            let expected = Piece::Field { field, fallback: None };
            assert!(pieces(&written).contains(&expected), "{written}");
        }
    }
}

proptest! {
    #[test]
    fn a_text_without_fields_is_rendered_as_itself(template in "[^{}]{0,60}") {
        let rendered = render(&template, &mina());
        prop_assert_eq!(rendered, Rendered { text: template, ..Rendered::default() });
    }

    #[test]
    fn any_text_whatever_is_rendered(template in "[{}|a-z نام_ \\n]{0,60}|\\PC{0,60}") {
        let rendered = render(&template, &mina());
        for unknown in rendered.unknown {
            prop_assert!(rendered.text.contains(&unknown));
        }
    }

    #[test]
    fn the_pieces_of_a_text_without_known_fields_are_the_text(template in "[{}|x-z \\n]{0,60}") {
        prop_assert_eq!(render(&template, &MergeTexts::default()).text, template);
    }
}
