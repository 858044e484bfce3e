//! What can only be said of a question once all its properties are known.

use super::select::SOURCES;
use crate::xlsform::columns::Cell;
use crate::xlsform::import::Importer;
use crate::xlsform::json::Json;
use crate::xlsform::mistake::WorkbookMistake;
use crate::xlsform::place::shortened;
use crate::xlsform::references;
use crate::xlsform::report::ReportLine;
use crate::xlsform::survey::Node;

/// Longest text of a question that is shown with room for several lines, where its constraint does not say.
const SEVERAL_LINES: u32 = 1000;

impl Importer<'_> {
    /// What can only be said once all properties are known.
    pub(super) fn settle_kind(&mut self, node: &mut Node, word: &Cell) {
        let is_shown = ["label", "hint", "media"].iter().any(|property| node.get(property).is_some());
        let is_metadata = matches!(node.kind, "start" | "end" | "today" | "username" | "audit");
        let place = node.place.clone().column(&word.header);
        if !is_shown && !is_metadata && !matches!(node.kind, "calculate" | "hidden") {
            let fills_itself = node.get("calculation").is_some() || node.get("trigger").is_some();
            if !fills_itself {
                let name = shortened(&node.original);
                self.mistake(WorkbookMistake::WorkbookLabelMissing { name }, node.place.clone());
            } else if node.kind != "note" || node.get("calculation").is_some() {
                let from = word.text.clone();
                self.report.changed(place, ReportLine::ImportTypeUnshown { from });
                node.kind = "calculate";
                // The type that the line tells had them.
                node.properties.retain(|(property, _)| !SOURCES.contains(&property.as_str()));
            }
        }
        if !is_metadata
            && !matches!(node.kind, "calculate" | "hidden")
            && let Some(media) = node.get("media")
            && media.get("big_image").is_some()
            && media.get("image").is_none()
        {
            let name = shortened(&node.original);
            self.mistake(WorkbookMistake::WorkbookBigImageAlone { name }, node.place.clone());
        }
        if node.kind == "calculate" {
            self.unseen.insert(node.original.clone());
        }
        // A calculation that only sets a first value is a hidden question with that default.
        if node.kind == "calculate" && node.get("calculation").is_none() && node.get("trigger").is_none() {
            node.kind = "hidden";
            let place = node.place_of("default");
            self.report.changed(place, ReportLine::ImportCalculateOnce);
        }
        if node.kind == "text" && node.get("max_length").is_none() && !self.settings.exact {
            self.text_length(node);
        }
    }

    fn text_length(&mut self, node: &mut Node) {
        let stated = longest_text(node.text("constraint"));
        let several_lines = node.text("appearance").split(' ').any(|word| word == "multiline")
            || node.get("parameters").is_some_and(|parameters| parameters.get("rows").is_some());
        let most = kin_forms::limits::MAX_TEXT_CHARS;
        let length = match stated {
            Some(stated) if stated > kin_forms::limits::DEFAULT_TEXT_CHARS => stated.min(most),
            None if several_lines => SEVERAL_LINES,
            _ => {
                self.texts_at_default += 1;
                return;
            }
        };
        node.put("max_length", Json::Number(length.into()));
        self.report.decide(node.place.clone(), ReportLine::ImportTextLength { characters: length.into() });
    }
}

/// The most characters that a constraint such as `string-length(.) <= 500` lets pass.
fn longest_text(constraint: &str) -> Option<u32> {
    use references::Piece::{Function, Number, Sign};
    let pieces: Vec<_> = references::pieces(constraint).into_iter().map(|(_, piece)| piece).collect();
    let at = pieces
        .windows(4)
        .position(|window| window == [Function("string-length"), Sign('('), Sign('.'), Sign(')')])?;
    match pieces.get(at + 4..)? {
        [Sign('<'), Number(number), ..] => number.parse::<u32>().ok()?.checked_sub(1),
        [Sign('<'), Sign('='), Number(number), ..] | [Sign('='), Number(number), ..] => number.parse().ok(),
        _ => None,
    }
    .filter(|length| *length > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constraint_on_length_is_read() {
        assert_eq!(longest_text("string-length(.) <= 500"), Some(500));
        assert_eq!(longest_text(". != '' and string-length( . ) < 141"), Some(140));
        assert_eq!(longest_text("string-length(.) > 3"), None);
        assert_eq!(longest_text("regex(., '[a-z]+')"), None);
    }
}
