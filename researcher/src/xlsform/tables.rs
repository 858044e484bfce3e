//! Data beside the workbook: CSV files that selects and expressions read become tables of the form.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::assemble::{EXPRESSIONS, for_each};
use super::import::Importer;
use super::json::{Json, Object};
use super::mistake::{Placed, WorkbookMistake};
use super::names::{Names, allowed_choice};
use super::place::{Place, shortened};
use super::references::{Piece, pieces};
use super::report::ReportLine;
use super::survey::Node;

/// Columns and rows of a table.
#[derive(Debug, Default)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What the form reads of a table.
#[derive(Debug, Default)]
struct Use {
    place: Place,
    columns: BTreeSet<String>,
    /// The columns that hold the names of choices.
    values: BTreeSet<String>,
}

impl Importer<'_> {
    /// Every table the form reads, empty where its file is not there.
    pub(super) fn tables(
        &mut self,
        nodes: &mut [Node],
        beside: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
    ) -> Result<Object, Placed> {
        let mut uses = self.uses(nodes);
        let mut tables = super::own_sheets::tables(&self.book, &mut self.report);
        // A table has a name that no list and no other table has.
        let mut names = Names::default();
        for (name, _) in &tables {
            uses.remove(name);
            names.keep(name);
        }
        for list in self.lists.iter().chain(self.external.iter()) {
            names.keep(&list.original);
            names.keep(&list.name);
        }
        let mut renamed: HashMap<String, String> = HashMap::new();
        for (stem, used) in uses {
            let file = self.files.get(&stem).cloned().unwrap_or_else(|| format!("{stem}.csv"));
            let table = self.read_table(&file, &used, beside)?;
            let name = names.give(&stem);
            if name != stem {
                let line = ReportLine::ImportTableRenamed { from: shortened(&stem), to: name.clone() };
                self.report.changed(used.place, line);
                renamed.insert(stem, name.clone());
            }
            tables.push((name, table.json()));
        }
        rename(nodes, &renamed);
        Ok(tables)
    }

    /// Table → where it is asked for and which columns are read.
    fn uses(&mut self, nodes: &mut [Node]) -> BTreeMap<String, Use> {
        let mut uses: BTreeMap<String, Use> = std::mem::take(&mut self.wanted)
            .into_iter()
            .map(|(table, place)| (table, Use { place, ..Use::default() }))
            .collect();
        // The list of a search names columns of a file: expressions read the file.
        let lists: BTreeSet<&str> = self
            .lists
            .iter()
            .chain(self.external.iter())
            .map(|list| list.original.as_str())
            .filter(|list| !self.searched.contains(*list))
            .collect();
        for_each(nodes, &mut |node| {
            let table = node.text("table").to_owned();
            if let Some(used) = uses.get_mut(&table) {
                used.values.extend(Some(node.text("value").to_owned()).filter(|column| !column.is_empty()));
                for property in ["value", "label_column"] {
                    let mut stated = node.get(property).cloned().unwrap_or(Json::Null);
                    stated.for_each_text(&mut |column| {
                        used.columns.insert(column.clone());
                    });
                }
                used.columns.extend(bare_names(node.text("choice_filter")));
            }
            for property in EXPRESSIONS.into_iter().chain(["default"]) {
                let Some(value) = node.get(property) else { continue };
                let text = value.as_text().or_else(|| value.get("expression").and_then(Json::as_text));
                for (table, columns) in sources(text.unwrap_or_default()) {
                    if lists.contains(table) {
                        continue;
                    }
                    let read = uses
                        .entry(table.to_owned())
                        .or_insert_with(|| Use { place: node.place_of(property), ..Use::default() });
                    read.columns.extend(columns.into_iter().map(str::to_owned));
                }
            }
        });
        for_each(nodes, &mut |node| {
            for property in ["value", "label_column"] {
                if node.get("table").is_some()
                    && let Some(mut columns) = node.get(property).cloned()
                {
                    columns.for_each_text(&mut |column| *column = column_name(column));
                    node.put(property, columns);
                }
            }
        });
        uses
    }

    /// Where selects take their choices from the table, each row has a name that a choice can have.
    fn choices_of(&mut self, table: &mut Table, used: &Use, file: &str) {
        for value in &used.values {
            let Some(at) = table.columns.iter().position(|column| *column == column_name(value)) else {
                continue;
            };
            let before = table.rows.len();
            table.rows.retain(|row| !row[at].is_empty());
            let without = (before - table.rows.len()) as u64;
            if without > 0 {
                let line = ReportLine::ImportTableRowsLeft { file: shortened(file), rows: without };
                self.report.left(used.place.clone(), line);
            }
            for row in &mut table.rows {
                let name = allowed_choice(&row[at]);
                if name != row[at] {
                    let line =
                        ReportLine::ImportChoiceRenamed { from: shortened(&row[at]), to: name.clone() };
                    self.report.changed(used.place.clone(), line);
                    row[at] = name;
                }
            }
        }
    }

    fn read_table(
        &mut self,
        file: &str,
        used: &Use,
        beside: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
    ) -> Result<Table, Placed> {
        let read = beside(file).map(|bytes| match file.rsplit_once('.') {
            Some((_, "csv")) => from_csv(&bytes),
            Some((_, "geojson")) => from_geojson(&bytes),
            _ => None,
        });
        let mut table = match read {
            Some(Some(table)) => table,
            Some(None) => {
                let file = shortened(file);
                return Err(WorkbookMistake::WorkbookTableUnreadable { file }.at(used.place.clone()));
            }
            None => {
                let line = ReportLine::ImportFileMissing { file: shortened(file) };
                self.report.decide(used.place.clone(), line);
                Table::default()
            }
        };
        let is_read = !table.rows.is_empty();
        for column in &used.columns {
            let column = column_name(column);
            if !table.columns.contains(&column) {
                if is_read {
                    let line = ReportLine::ImportTableColumnMissing {
                        column: column.clone(),
                        file: shortened(file),
                    };
                    self.report.decide(used.place.clone(), line);
                }
                table.columns.push(column);
                table.rows.iter_mut().for_each(|row| row.push(String::new()));
            }
        }
        if table.columns.is_empty() {
            table.columns.push("name".to_owned());
        }
        self.choices_of(&mut table, used, file);
        if is_read {
            let line = ReportLine::ImportTableRead { file: shortened(file), rows: table.rows.len() as u64 };
            self.report.changed(used.place.clone(), line);
        }
        Ok(table)
    }
}

/// A column's name: without blanks, because expressions read it.
fn column_name(header: &str) -> String {
    let mut name: String =
        header.trim().chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect();
    while name.len() > kin_forms::limits::MAX_NAME_BYTES {
        name.pop();
    }
    if name.is_empty() { "_".to_owned() } else { name }
}

impl Table {
    fn json(self) -> Json {
        let texts = |texts: Vec<String>| Json::List(texts.into_iter().map(Json::Text).collect());
        Json::Object(vec![
            ("columns".into(), texts(self.columns)),
            ("rows".into(), Json::List(self.rows.into_iter().map(texts).collect())),
        ])
    }
}

/// Headers in the first row; none where it is no CSV.
fn from_csv(bytes: &[u8]) -> Option<Table> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let mut table = Table::default();
    for header in reader.headers().ok()? {
        let mut column = column_name(header);
        while table.columns.contains(&column) {
            column.push('_');
        }
        table.columns.push(column);
    }
    for record in reader.records() {
        let mut row: Vec<String> = record.ok()?.iter().map(|cell| cell.trim().to_owned()).collect();
        row.resize(table.columns.len(), String::new());
        table.rows.push(row);
    }
    Some(table)
}

/// The features of a map: their id and their properties; shapes stay in the file.
fn from_geojson(bytes: &[u8]) -> Option<Table> {
    let tree: Json = serde_json::from_slice(bytes).ok()?;
    let mut table = Table { columns: vec!["id".into(), "title".into()], rows: Vec::new() };
    for feature in tree.get("features")?.as_list()? {
        let mut row = vec![String::new(); table.columns.len()];
        let id = feature.get("id").map(|id| ("id".to_owned(), id.clone()));
        let properties = feature.get("properties").and_then(Json::as_object).cloned().unwrap_or_default();
        for (name, value) in id.into_iter().chain(properties) {
            let name = column_name(&name);
            let text = match value {
                Json::Text(text) => text,
                Json::Null => String::new(),
                other => other.compact(),
            };
            let at = table.columns.iter().position(|known| *known == name).unwrap_or(table.columns.len());
            if at == table.columns.len() {
                table.columns.push(name);
            }
            row.resize(row.len().max(at + 1), String::new());
            row[at] = text;
        }
        table.rows.push(row);
    }
    let width = table.columns.len();
    table.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    Some(table)
}

/// `pulldata('table', 'column', 'key column', …)` and `instance('table')`: tables with their columns.
fn sources(expression: &str) -> Vec<(&str, Vec<&str>)> {
    let pieces: Vec<Piece<'_>> = pieces(expression).into_iter().map(|(_, piece)| piece).collect();
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    // The table whose rows a path goes through.
    let mut opened = None;
    for (at, piece) in pieces.iter().enumerate() {
        match (piece, &pieces[at + 1..]) {
            (Piece::Function("instance"), [Piece::Sign('('), Piece::Literal(table), ..]) => {
                opened = Some(found.len());
                found.push((*table, Vec::new()));
            }
            (
                Piece::Function("pulldata"),
                [
                    Piece::Sign('('),
                    Piece::Literal(table),
                    Piece::Sign(','),
                    Piece::Literal(column),
                    Piece::Sign(','),
                    Piece::Literal(key),
                    ..,
                ],
            ) => found.push((*table, vec![*column, *key])),
            // `root/item[district = ${d}]/label`: the names after it belong to the table before it.
            (Piece::Name("item"), [Piece::Sign('['), rest @ ..]) => {
                if let Some((_, columns)) = opened.and_then(|index| found.get_mut(index)) {
                    columns.extend(rest.iter().filter_map(column));
                }
            }
            _ => {}
        }
    }
    found
}

/// A piece that can be a column.
fn column<'t>(piece: &Piece<'t>) -> Option<&'t str> {
    match piece {
        Piece::Name(name) if !matches!(*name, "and" | "or" | "div" | "mod" | "root" | "item") => Some(name),
        _ => None,
    }
}

/// The columns a choice filter reads.
fn bare_names(filter: &str) -> Vec<String> {
    pieces(filter).iter().filter_map(|(_, piece)| column(piece)).map(str::to_owned).collect()
}

/// Selects that take choices from a table and expressions that read it follow its new name.
fn rename(nodes: &mut [Node], names: &HashMap<String, String>) {
    if names.is_empty() {
        return;
    }
    for_each(nodes, &mut |node| {
        if let Some(to) = names.get(node.text("table")) {
            node.put("table", Json::text(to));
        }
        for (property, value) in &mut node.properties {
            if !EXPRESSIONS.contains(&property.as_str()) && property != "default" {
                continue;
            }
            value.for_each_text(&mut |text| {
                let literals: Vec<_> = pieces(text)
                    .into_iter()
                    .filter_map(|(range, piece)| match piece {
                        Piece::Literal(literal) => Some((range, names.get(literal)?)),
                        _ => None,
                    })
                    .collect();
                for (range, to) in literals.into_iter().rev() {
                    text.replace_range(range.start + 1..range.end - 1, to);
                }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_where_expressions_read_them() {
        assert_eq!(
            sources("pulldata('fruits', 'name', 'key', ${f}) = instance(\"c\")/root/item[k = 1]/label"),
            [("fruits", vec!["name", "key"]), ("c", vec!["k", "label"])],
        );
        assert_eq!(bare_names("district = ${d} and selected(${x}, name)"), ["district", "name"]);
    }

    #[test]
    fn rows_are_as_long_as_the_headers() {
        let table = from_csv(b"name,label,name\r\na,A\r\nb,B,c,d\r\n").unwrap();
        assert_eq!(table.columns, ["name", "label", "name_"]);
        assert_eq!(table.rows, [["a", "A", ""], ["b", "B", "c"]]);
    }

    #[test]
    fn features_of_a_map_are_rows() {
        let map = br#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"x","properties":{"title":"X","height":3}}]}"#;
        let table = from_geojson(map).unwrap();
        assert_eq!(table.columns, ["id", "title", "height"]);
        assert_eq!(table.rows, [["x", "X", "3"]]);
    }
}
