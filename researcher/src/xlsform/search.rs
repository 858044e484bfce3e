//! `search('file', …)` in an appearance: the choices are rows of a file, as ODK Collect reads them.
//!
//! The list on the choices sheet then names columns instead of choices. A form says the same with a table and a filter.

use super::import::Importer;
use super::json::{Json, Object};
use super::place::{Place, shortened};
use super::question::stem;
use super::references::{Piece, pieces};
use super::report::ReportLine;
use super::survey::Node;

/// What a call of `search` says.
#[derive(Debug, PartialEq, Eq)]
struct Search {
    table: String,
    filter: Option<String>,
    /// The appearance without it.
    appearance: String,
}

impl Importer<'_> {
    /// Turns a select that searches a file into one of a table.
    pub(super) fn search(&mut self, node: &mut Node, list: &str, place: &Place) {
        let Some(search) = read(node.text("appearance")) else { return };
        self.searched.insert(list.to_owned());
        let Some(list) = self.lists.get(list) else { return };
        let is_column = |name: &str| name.parse::<f64>().is_err();
        let Some(columns) = list.choices.iter().find(|choice| is_column(&choice.original)).cloned() else {
            return;
        };
        let fixed: Vec<(Place, String)> = list
            .choices
            .iter()
            .filter(|choice| choice.original != columns.original)
            .map(|choice| (choice.place.clone(), choice.original.clone()))
            .collect();
        for (place, choice) in fixed {
            self.left_cell(place, "search", &choice);
        }
        let first = |text: &str| text.split(',').next().unwrap_or_default().trim().to_owned();
        let labels: Object = columns
            .label
            .iter()
            .filter_map(|(code, label)| Some((code.clone(), Json::Text(first(label.as_text()?)))))
            .collect();
        for property in ["list", "appearance"] {
            node.properties.retain(|(known, _)| known != property);
        }
        if !search.appearance.is_empty() {
            node.put("appearance", Json::text(&search.appearance));
        }
        node.put("table", Json::text(&search.table));
        node.put("value", Json::text(&columns.original));
        node.put(
            "label_column",
            match labels.as_slice() {
                [] => Json::text(&columns.original),
                [(_, label)] => label.clone(),
                _ => Json::Object(labels),
            },
        );
        if let Some(filter) = search.filter {
            let joined = match node.text("choice_filter") {
                "" => filter,
                stated => format!("({stated}) and {filter}"),
            };
            node.put("choice_filter", Json::Text(joined));
        }
        self.wanted.entry(search.table.clone()).or_insert_with(|| place.clone());
        let line = ReportLine::ImportSearch { table: shortened(&search.table) };
        self.report.changed(place.clone(), line);
    }
}

/// Reads `search('file')`, `search('file', 'matches', 'column', value)` and the same with a second pair.
fn read(appearance: &str) -> Option<Search> {
    let found = pieces(appearance);
    let at = found.iter().position(|(_, piece)| *piece == Piece::Function("search"))?;
    let mut depth = 0_usize;
    let mut arguments: Vec<(usize, usize)> = Vec::new();
    let mut start = found.get(at + 1)?.0.end;
    let mut end = None;
    for (range, piece) in &found[at + 1..] {
        match piece {
            Piece::Sign('(') => depth += 1,
            Piece::Sign(')') if depth == 1 => {
                arguments.push((start, range.start));
                end = Some(range.end);
                break;
            }
            Piece::Sign(')') => depth -= 1,
            Piece::Sign(',') if depth == 1 => {
                arguments.push((start, range.start));
                start = range.end;
            }
            _ => {}
        }
    }
    let end = end?;
    let argument = |index: usize| arguments.get(index).map(|(start, end)| appearance[*start..*end].trim());
    let literal = |index: usize| {
        let text = argument(index)?;
        let inside = text.strip_prefix(['\'', '"'])?.strip_suffix(['\'', '"'])?;
        (!inside.is_empty()).then_some(inside)
    };
    let filter = match (literal(1), literal(2), argument(3)) {
        (Some(mode), Some(column), Some(value)) => Some(match mode {
            "contains" => format!("contains({column}, {value})"),
            "startswith" => format!("starts-with({column}, {value})"),
            "endswith" => {
                format!("substr({column}, string-length({column}) - string-length({value})) = {value}")
            }
            _ => format!("{column} = {value}"),
        }),
        _ => None,
    };
    let filter = match (filter, literal(4), argument(5)) {
        (Some(filter), Some(column), Some(value)) => Some(format!("{filter} and {column} = {value}")),
        (filter, ..) => filter,
    };
    let rest = format!("{} {}", appearance[..found[at].0.start].trim(), appearance[end..].trim());
    Some(Search { table: stem(literal(0)?).to_owned(), filter, appearance: rest.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_search_is_a_table_and_a_filter() {
        let search = read("minimal search('fruits')").unwrap();
        assert_eq!(
            (search.table.as_str(), search.filter, search.appearance.as_str()),
            ("fruits", None, "minimal")
        );
        let search =
            read("search('villages.csv', 'matches', 'district', ${d}, 'open', 'yes') quick").unwrap();
        assert_eq!(search.table, "villages");
        assert_eq!(search.filter.as_deref(), Some("district = ${d} and open = 'yes'"));
        assert_eq!(search.appearance, "quick");
        assert_eq!(read("search("), None);
        assert_eq!(read("minimal"), None);
    }
}
