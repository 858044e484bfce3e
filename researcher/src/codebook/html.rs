//! A codebook as one HTML file: no script, nothing from elsewhere, every word escaped.

use std::fmt::Write as _;

use super::book::{Entry, ListEntry, ScoringEntry};
use super::{Book, Heading, Texts};
use crate::rendering::{self, escaped};

/// The whole of its style.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1{line-height:1.2}h2{margin-top:3rem;border-bottom:2px solid}\
section{margin:1.5rem 0;break-inside:avoid}\
h3{margin-bottom:.2rem;font-family:ui-monospace,monospace;font-size:1rem}\
h3 small{font-weight:normal}\
.inside{border-left:3px solid;padding-left:1rem}\
p{margin:.2rem 0}p[lang]::before{content:attr(lang) ' ';font:.75rem ui-monospace,monospace;opacity:.7}\
.hint{font-style:italic}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.4rem 0}\
dt{opacity:.8}dd{margin:0;overflow-wrap:anywhere}\
table{border-collapse:collapse;margin:.5rem 0}\
td,th{border:1px solid;padding:.15rem .5rem;text-align:left;vertical-align:top}\
code{font-family:ui-monospace,monospace}\
@media print{body{max-width:none;margin:0}a{color:inherit;text-decoration:none}}";

/// Writes a book as HTML. `language` is that of the headings, `word` words them.
pub fn html(book: &Book, language: &str, word: &dyn Fn(&Heading) -> String) -> String {
    let mut page = Page { out: String::new(), word };
    page.whole(book);
    let title = book.title.iter().find(|(known, _)| known == language).or(book.title.first());
    let title = title.map_or("", |(_, text)| text);
    rendering::page(language, &format!("{}: {title}", word(&Heading::CodebookTitle)), STYLE, &page.out)
}

struct Page<'p> {
    out: String,
    word: &'p dyn Fn(&Heading) -> String,
}

impl Page<'_> {
    fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn heading(&self, heading: &Heading) -> String {
        escaped(&(self.word)(heading))
    }

    fn whole(&mut self, book: &Book) {
        self.texts(&book.title, "");
        self.facts(book.facts.iter().map(|fact| (&fact.heading, fact.text.as_str())));
        for (of, parts) in
            [(Heading::CodebookConsent, &book.consent), (Heading::CodebookSupport, &book.support)]
        {
            if !parts.is_empty() {
                let name = self.heading(&of);
                let _ = writeln!(self.out, "<h2>{name}</h2>");
            }
            for (heading, texts) in parts {
                let heading = self.heading(heading);
                let _ = writeln!(self.out, "<section><h3>{heading}</h3>");
                self.texts(texts, "");
                self.put("</section>\n");
            }
        }
        let name = self.heading(&Heading::CodebookQuestions);
        let _ = writeln!(self.out, "<h2>{name}</h2>");
        self.entries(&book.entries);
        self.lists(&book.lists);
        self.tables(book);
        self.scorings(&book.scorings);
    }

    fn texts(&mut self, texts: &Texts, class: &str) {
        for (language, text) in texts {
            let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
            let language =
                if language.is_empty() { String::new() } else { format!(" lang=\"{}\"", escaped(language)) };
            let text = escaped(text).replace('\n', "<br>");
            let _ = writeln!(self.out, "<p{class}{language}>{text}</p>");
        }
    }

    fn facts<'f>(&mut self, facts: impl Iterator<Item = (&'f Heading, &'f str)>) {
        let facts: Vec<_> = facts.collect();
        if facts.is_empty() {
            return;
        }
        self.put("<dl>\n");
        for (heading, text) in facts {
            let name = self.heading(heading);
            let text = escaped(text);
            let shown = match heading {
                Heading::CodebookAsked
                | Heading::CodebookConstraint
                | Heading::CodebookWarning
                | Heading::CodebookCalculation
                | Heading::CodebookChoiceFilter
                | Heading::CodebookDefault
                | Heading::CodebookDigest
                | Heading::CodebookRepeatCount
                | Heading::CodebookInstanceName => format!("<code>{text}</code>"),
                _ => text,
            };
            let _ = writeln!(self.out, "<dt>{name}</dt><dd>{shown}</dd>");
        }
        self.put("</dl>\n");
    }

    fn entries(&mut self, entries: &[Entry]) {
        let mut depth = 0;
        for entry in entries {
            while depth > entry.depth {
                self.put("</div>\n");
                depth -= 1;
            }
            let name = escaped(&entry.name);
            let kind = entry.kind;
            let _ = writeln!(self.out, "<section id=\"q-{name}\"><h3>{name} <small>{kind}</small></h3>");
            self.texts(&entry.label, "");
            self.texts(&entry.hint, "hint");
            self.facts(
                entry
                    .facts
                    .iter()
                    .filter(|fact| fact.heading != Heading::CodebookChoices || entry.list.is_none())
                    .map(|fact| (&fact.heading, fact.text.as_str())),
            );
            if let Some(list) = &entry.list {
                let (word, list) = (self.heading(&Heading::CodebookChoices), escaped(list));
                let _ = writeln!(self.out, "<p>{word}: <a href=\"#l-{list}\">{list}</a></p>");
            }
            self.put("</section>\n");
            if matches!(kind, "group" | "repeat") {
                self.put("<div class=\"inside\">\n");
                depth += 1;
            }
        }
        for _ in 0..depth {
            self.put("</div>\n");
        }
    }

    fn lists(&mut self, lists: &[ListEntry]) {
        if lists.is_empty() {
            return;
        }
        let name = self.heading(&Heading::CodebookLists);
        let _ = writeln!(self.out, "<h2>{name}</h2>");
        for list in lists {
            let name = escaped(&list.name);
            let (code, label) = (self.heading(&Heading::CodebookCode), self.heading(&Heading::CodebookLabel));
            let _ = writeln!(
                self.out,
                "<section id=\"l-{name}\"><h3>{name}</h3>\n<table>\n<tr><th>{code}</th><th>{label}</th></tr>"
            );
            for (choice, texts) in &list.choices {
                let _ = write!(self.out, "<tr><td><code>{}</code></td><td>", escaped(choice));
                self.texts(texts, "");
                self.put("</td></tr>\n");
            }
            self.put("</table></section>\n");
        }
    }

    fn tables(&mut self, book: &Book) {
        if book.tables.is_empty() {
            return;
        }
        let name = self.heading(&Heading::CodebookTables);
        let _ = writeln!(self.out, "<h2>{name}</h2>");
        for (name, columns, rows) in &book.tables {
            let _ = writeln!(self.out, "<section><h3>{}</h3>", escaped(name));
            let rows = rows.to_string();
            self.facts(
                [(&Heading::CodebookColumns, columns.as_str()), (&Heading::CodebookRows, rows.as_str())]
                    .into_iter(),
            );
            self.put("</section>\n");
        }
    }

    fn scorings(&mut self, scorings: &[ScoringEntry]) {
        if scorings.is_empty() {
            return;
        }
        let name = self.heading(&Heading::CodebookScorings);
        let _ = writeln!(self.out, "<h2>{name}</h2>");
        for scoring in scorings {
            let id = escaped(&scoring.id);
            let _ = writeln!(self.out, "<section id=\"s-{id}\"><h3>{id}</h3>");
            self.texts(&scoring.title, "");
            self.facts(scoring.facts.iter().map(|fact| (&fact.heading, fact.text.as_str())));
            let headings = [
                Heading::CodebookName,
                Heading::CodebookWeight,
                Heading::CodebookValues,
                Heading::CodebookDimension,
            ];
            self.row("th", &headings.map(|heading| self.heading(&heading)), "<table>\n");
            for item in &scoring.items {
                self.row("td", &item.each_ref().map(|cell| escaped(cell)), "");
            }
            self.put("</table>\n");
            self.named(&Heading::CodebookDimension, &scoring.dimensions);
            if !scoring.bands.is_empty() {
                let headings = [Heading::CodebookBands, Heading::CodebookUpTo, Heading::CodebookLabel];
                self.row("th", &headings.map(|heading| self.heading(&heading)), "<table>\n");
                for (name, edge, texts) in &scoring.bands {
                    let _ = write!(self.out, "<tr><td>{}</td><td>{}</td><td>", escaped(name), escaped(edge));
                    self.texts(texts, "");
                    self.put("</td></tr>\n");
                }
                self.put("</table>\n");
            }
            self.put("</section>\n");
        }
    }

    fn named(&mut self, heading: &Heading, named: &[(String, Texts)]) {
        if named.is_empty() {
            return;
        }
        let headings = [heading.clone(), Heading::CodebookLabel];
        self.row("th", &headings.map(|heading| self.heading(&heading)), "<table>\n");
        for (name, texts) in named {
            let _ = write!(self.out, "<tr><td>{}</td><td>", escaped(name));
            self.texts(texts, "");
            self.put("</td></tr>\n");
        }
        self.put("</table>\n");
    }

    fn row(&mut self, cell: &str, cells: &[String], before: &str) {
        self.put(before);
        self.put("<tr>");
        for text in cells {
            let _ = write!(self.out, "<{cell}>{text}</{cell}>");
        }
        self.put("</tr>\n");
    }
}
