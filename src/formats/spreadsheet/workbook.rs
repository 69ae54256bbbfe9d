//! What a workbook says of its sheets.

use super::SpreadsheetError;
use super::package::{Package, Relation};
use super::xml::Node;

/// How many sheets a workbook may have.
const MAX_SHEETS: usize = 1_000;

/// A workbook before its sheets are read.
pub(super) struct Workbook {
    pub(super) sheets: Vec<SheetPart>,
    pub(super) counts_from_1904: bool,
    /// The part with the shared texts.
    pub(super) strings: Option<String>,
    /// The part with the styles.
    pub(super) styles: Option<String>,
}

/// Where a sheet is.
pub(super) struct SheetPart {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) part: String,
}

impl Workbook {
    pub(super) fn read(package: &Package) -> Result<Self, SpreadsheetError> {
        let part =
            part_of(package.relations("")?, "officeDocument").unwrap_or_else(|| "xl/workbook.xml".into());
        let Some(mut xml) = package.part(&part)? else {
            return Err(SpreadsheetError::NotASpreadsheet);
        };
        let relations = package.relations(&part)?;
        let (mut sheets, mut counts_from_1904, mut is_workbook) = (Vec::new(), false, false);
        while let Some(node) = xml.next().map_err(|error| unless_workbook(error, is_workbook))? {
            let Node::Open(element) = node else { continue };
            match element.name() {
                "workbook" => is_workbook = true,
                // Later Excels write a second one, for their own ends.
                "workbookPr" => counts_from_1904 |= element.is_set("date1904"),
                "sheet" => {
                    // Charts and macros are sheets too, of other kinds.
                    let id = element.attribute("id");
                    let target = relations
                        .iter()
                        .find(|relation| relation.kind == "worksheet" && Some(&relation.id) == id.as_ref());
                    if sheets.len() == MAX_SHEETS {
                        return Err(SpreadsheetError::TooLarge);
                    }
                    if let Some(relation) = target {
                        let name = element.attribute("name").unwrap_or_default();
                        let state = element.attribute("state");
                        let is_hidden = state.is_some_and(|state| state != "visible");
                        sheets.push(SheetPart { name, is_hidden, part: relation.target.clone() });
                    }
                }
                _ => {}
            }
        }
        if !is_workbook {
            return Err(SpreadsheetError::NotASpreadsheet);
        }
        let target = |kind: &str| {
            relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.clone())
        };
        Ok(Self { sheets, counts_from_1904, strings: target("sharedStrings"), styles: target("styles") })
    }
}

fn part_of(relations: Vec<Relation>, kind: &str) -> Option<String> {
    relations.into_iter().find(|relation| relation.kind == kind).map(|relation| relation.target)
}

/// What is no XML at all where a workbook should be is a workbook in binary, or something else.
fn unless_workbook(error: SpreadsheetError, is_workbook: bool) -> SpreadsheetError {
    match error {
        SpreadsheetError::Damaged if !is_workbook => SpreadsheetError::NotASpreadsheet,
        error => error,
    }
}
