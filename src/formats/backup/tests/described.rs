//! The description, held against one that is derived from the types.

use postcard_schema::Schema;
use postcard_schema::schema::{DataModelType, DataModelVariant, NamedType};

use super::super::shapes::DESCRIPTION;
use crate::domain::attachment::Attachment;
use crate::domain::choice::Choice;
use crate::domain::custom_field::CustomField;
use crate::domain::distinction::Distinction;
use crate::domain::interaction::Interaction;
use crate::domain::link::Link;
use crate::domain::party::Party;
use crate::domain::record::RecordKind;
use crate::domain::saved_view::SavedView;
use crate::domain::task::Task;
use crate::domain::template::Template;

/// The form of a type. A type with a name of its own is put at the end of `named`, unless it is there.
fn form(of: &'static NamedType, named: &mut Vec<&'static NamedType>) -> String {
    match of.name {
        "CivilDate" => return "day".to_owned(),
        "Instant" => return "moment".to_owned(),
        "PhoneNumber" => return "phone".to_owned(),
        "DecimalNumber" => return "quantity".to_owned(),
        _ => {}
    }
    match of.ty {
        DataModelType::Bool => "flag".to_owned(),
        DataModelType::U16 | DataModelType::U32 | DataModelType::U64 => "natural".to_owned(),
        DataModelType::I16 | DataModelType::I32 | DataModelType::I64 => "integer".to_owned(),
        DataModelType::U8 => "octet".to_owned(),
        DataModelType::I8 => "small".to_owned(),
        DataModelType::String => "text".to_owned(),
        DataModelType::ByteArray if of.name == "Uuid" => "key".to_owned(),
        DataModelType::Option(inner) => format!("?{}", form(inner, named)),
        DataModelType::Seq(inner) => format!("*{}", form(inner, named)),
        DataModelType::Tuple([first, second]) if first == second => format!("2{}", form(first, named)),
        DataModelType::NewtypeStruct(inner) => form(inner, named),
        DataModelType::Struct(_) | DataModelType::Enum(_) => {
            if !named.contains(&of) {
                assert!(named.iter().all(|known| known.name != of.name), "two types called {}", of.name);
                named.push(of);
            }
            of.name.to_owned()
        }
        other => panic!("{} is {other:?}, which the backup cannot write yet", of.name),
    }
}

fn line(of: &'static NamedType, named: &mut Vec<&'static NamedType>) -> String {
    let mut line = of.name.to_owned();
    match of.ty {
        DataModelType::Struct(fields) => {
            line.push_str(" =");
            for field in *fields {
                // A list of numbers to serde and a picture to us.
                let is_picture = field.name == "thumbnail";
                let form = if is_picture { "bytes".to_owned() } else { form(field.ty, named) };
                line.push_str(&format!(" {}:{form}", field.name));
            }
        }
        DataModelType::Enum(kinds) => {
            line.push_str(" |");
            for kind in *kinds {
                line.push_str(&match kind.ty {
                    DataModelVariant::UnitVariant => format!(" {}", kind.name),
                    DataModelVariant::NewtypeVariant(inner) => {
                        format!(" {}:{}", kind.name, form(inner, named))
                    }
                    other => panic!("{} is {other:?}, which the backup cannot write yet", kind.name),
                });
            }
        }
        other => panic!("{} is {other:?}", of.name),
    }
    line
}

#[test]
fn the_description_says_what_the_types_say() {
    let mut named = vec![
        Party::SCHEMA,
        Link::SCHEMA,
        Interaction::SCHEMA,
        Task::SCHEMA,
        Template::SCHEMA,
        CustomField::SCHEMA,
        Choice::SCHEMA,
        SavedView::SCHEMA,
        Attachment::SCHEMA,
        Distinction::SCHEMA,
    ];
    let kinds: Vec<String> = RecordKind::ALL.iter().map(|kind| format!("{kind:?}")).collect();
    assert_eq!(named.iter().map(|shape| shape.name).collect::<Vec<_>>(), kinds);
    let mut lines = Vec::new();
    while let Some(of) = named.get(lines.len()) {
        lines.push(line(of, &mut named));
    }
    let derived = lines.join("\n") + "\n";
    assert!(DESCRIPTION == derived, "shapes.txt should be:\n{derived}");
}
