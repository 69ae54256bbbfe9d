//! XML as the parts of a workbook use it: elements by their names without prefixes, so that both sets of
//! namespaces and every product's prefixes are read alike.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::SpreadsheetError;
use super::inflate::{Budget, Inflating};

/// How deep elements may stand in each other. In workbooks it is about ten.
const MAX_DEPTH: usize = 100;

/// A part being read.
pub(super) struct XmlReader<'a> {
    reader: Reader<Inflating<'a>>,
    buffer: Vec<u8>,
    depth: usize,
    budget: &'a Budget,
}

/// What a part goes on with.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends.
    Close(ElementEnd<'a>),
    /// A piece of text, which may be empty; one text may come in several.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

/// The end of an element.
pub(super) struct ElementEnd<'a>(BytesEnd<'a>);

impl<'a> XmlReader<'a> {
    pub(super) fn new(part: Inflating<'a>, budget: &'a Budget) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), depth: 0, budget }
    }

    /// What comes next; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'_>>, SpreadsheetError> {
        self.buffer.clear();
        self.reader.get_mut().begin_stretch();
        let event = self.reader.read_event_into(&mut self.buffer);
        if self.budget.is_exceeded() {
            return Err(SpreadsheetError::TooLarge);
        }
        let node = match event {
            Err(_) => return Err(SpreadsheetError::Damaged),
            Ok(Event::Start(element) | Event::Empty(element)) => {
                self.depth += 1;
                Node::Open(Element(element))
            }
            Ok(Event::End(end)) => {
                self.depth = self.depth.saturating_sub(1);
                Node::Close(ElementEnd(end))
            }
            Ok(Event::Text(text)) => Node::Text(text.xml10_content()),
            Ok(Event::CData(text)) => Node::Text(text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => Node::Text(character(&reference).into()),
            Ok(Event::Eof) if self.depth == 0 => return Ok(None),
            Ok(Event::Eof) => return Err(SpreadsheetError::Damaged),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {
                Node::Text("".into())
            }
        };
        if self.depth > MAX_DEPTH { Err(SpreadsheetError::Damaged) } else { Ok(Some(node)) }
    }
}

/// What a reference stands for. One to an entity that the document defines stands for nothing.
fn character(reference: &BytesRef) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => resolve_predefined_entity(reference).unwrap_or_default().to_owned(),
    }
}

impl Element<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|one| one.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Explicit1_0);
        Some(value.unwrap_or_else(|_| found.value.clone()).into_owned())
    }

    /// The number that an attribute holds.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.parse().ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| value == "1" || value == "true")
    }
}

impl ElementEnd<'_> {
    /// The element's name without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}
