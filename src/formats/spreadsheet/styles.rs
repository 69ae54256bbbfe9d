//! What the styles of cells make of numbers.

use super::SpreadsheetError;
use super::number_format::{NumberFormat, built_in, by_code};
use super::package::Package;
use super::xml::Node;

/// How many styles Excel knows at most.
const MAX_STYLES: usize = 65_536;
/// How many formats of its own a workbook may have; Excel knows some two hundred.
const MAX_CODES: usize = 4_096;

/// The number format of each style of cells, by the style's place.
pub(super) fn read_formats(
    package: &Package,
    part: Option<&str>,
) -> Result<Vec<NumberFormat>, SpreadsheetError> {
    let Some(mut xml) = part.map(|part| package.part(part)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let (mut styles, mut codes) = (Vec::new(), Vec::new());
    // Conditional formats have numbers and codes too, which are no cell's.
    let (mut is_cell_style, mut is_code) = (false, false);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "cellXfs" => is_cell_style = true,
                "numFmts" => is_code = true,
                "xf" if is_cell_style && styles.len() < MAX_STYLES => {
                    styles.push(element.number("numFmtId").unwrap_or(0));
                }
                "numFmt" if is_code && codes.len() < MAX_CODES => {
                    if let (Some(number), Some(code)) =
                        (element.number("numFmtId"), element.attribute("formatCode"))
                    {
                        codes.push((number, by_code(&code)));
                    }
                }
                _ => {}
            },
            Node::Close(element) => match element.name() {
                "cellXfs" => is_cell_style = false,
                "numFmts" => is_code = false,
                _ => {}
            },
            Node::Text(_) => {}
        }
    }
    let format_of = |number: &u32| {
        let own = codes.iter().find(|(code, _)| code == number);
        own.map_or_else(|| built_in(*number), |(_, format)| *format)
    };
    Ok(styles.iter().map(format_of).collect())
}
