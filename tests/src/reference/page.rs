//! The page's fenced blocks, and the names in its tables and headings.

use std::collections::BTreeSet;

/// A fenced block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The line of the page at which its text begins.
    pub line: usize,
    /// What stands after the fence: `expressions`, `json form`, `interview`.
    pub kind: String,
    /// What stands in it.
    pub text: String,
}

/// A page of Markdown.
#[derive(Debug, Default)]
pub struct Page {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// What stands between backticks in headings and in the first column of tables.
    pub named: BTreeSet<String>,
}

impl Page {
    /// Takes a page apart.
    pub fn parse(text: &str) -> Page {
        let mut page = Page::default();
        let mut open: Option<Block> = None;
        for (index, line) in text.lines().enumerate() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(kind)) => {
                    open = Some(Block { line: index + 2, kind: kind.trim().to_owned(), text: String::new() });
                }
                (Some(_), Some(_)) => page.blocks.extend(open.take()),
                (Some(block), None) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (None, None) => page.name(line),
            }
        }
        page
    }

    fn name(&mut self, line: &str) {
        let names = if line.starts_with('#') {
            line
        } else if let Some(row) = line.strip_prefix("| ") {
            row.split(" | ").next().unwrap_or_default()
        } else {
            return;
        };
        let quoted = names.split('`').skip(1).step_by(2);
        self.named.extend(quoted.map(|name| name.split('(').next().unwrap_or(name).to_owned()));
    }

    /// The blocks of a kind.
    pub fn of<'p>(&'p self, kind: &'p str) -> impl Iterator<Item = &'p Block> {
        self.blocks.iter().filter(move |block| block.kind == kind)
    }
}
