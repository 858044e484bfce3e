//! The codebook of an export as DDI-Codebook 2.5: what every file and every column of it means.

use std::borrow::Cow;

use kin_forms::Form;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use super::{Asked, Column, ExportWord, Kind, MeasuredTable, Table, Words};

/// XML of a codebook of what the formats that were asked for have. Names are those of CSV; the manifest has the others.
pub(super) fn codebook(
    asked: &Asked<'_>,
    form: &Form,
    named: &[(String, &Table)],
    measured: &[MeasuredTable],
) -> Vec<u8> {
    let writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let mut xml = Xml { writer, asked, language: &asked.language, words: asked.words };
    // Writing into memory does not fail.
    let _ = xml.whole(form, named, measured);
    let mut bytes = xml.writer.into_inner();
    bytes.push(b'\n');
    bytes
}

struct Xml<'x> {
    writer: Writer<Vec<u8>>,
    asked: &'x Asked<'x>,
    language: &'x str,
    words: Words<'x>,
}

type Written = std::io::Result<()>;

impl Xml<'_> {
    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: &mut dyn FnMut(&mut Self) -> Written,
    ) -> Written {
        let mut start = BytesStart::new(name);
        for (name, value) in attributes {
            start.push_attribute((*name, &*writable(value)));
        }
        let end = start.to_end().into_owned();
        self.writer.write_event(Event::Start(start.borrow()))?;
        inside(self)?;
        self.writer.write_event(Event::End(end))
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Written {
        let text = writable(text);
        self.element(name, attributes, &mut |xml| xml.writer.write_event(Event::Text(BytesText::new(&text))))
    }

    fn label(&mut self, text: &str) -> Written {
        if text.is_empty() { Ok(()) } else { self.text("labl", &[("xml:lang", self.language)], text) }
    }

    fn whole(&mut self, form: &Form, named: &[(String, &Table)], measured: &[MeasuredTable]) -> Written {
        self.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let attributes = [("xmlns", "ddi:codebook:2_5"), ("version", "2.5"), ("xml:lang", self.language)];
        self.element("codeBook", &attributes, &mut |xml| {
            xml.study(form)?;
            for (number, ((name, table), measured)) in (1..).zip(named.iter().zip(measured)) {
                xml.file(number, name, table, measured)?;
            }
            xml.element("dataDscr", &[], &mut |xml| {
                for (number, (_, table)) in (1..).zip(named) {
                    let written = table.columns.iter().filter(|column| xml.asked.writes(column));
                    for (place, column) in (1..).zip(written) {
                        xml.variable(number, place, column)?;
                    }
                }
                Ok(())
            })
        })
    }

    fn study(&mut self, form: &Form) -> Written {
        let title = form.title().in_language(self.language).to_owned();
        let digest = kin_protocol::Digest::from_bytes(form.digest()).to_string();
        self.element("stdyDscr", &[], &mut |xml| {
            xml.element("citation", &[], &mut |xml| {
                xml.element("titlStmt", &[], &mut |xml| {
                    xml.text("titl", &[("xml:lang", xml.language)], &title)?;
                    xml.text("IDNo", &[("agency", "kin")], form.id())
                })?;
                xml.element("verStmt", &[], &mut |xml| {
                    xml.text("version", &[], form.version())?;
                    xml.text("notes", &[("type", "sha256")], &digest)
                })
            })
        })
    }

    fn file(&mut self, number: u32, name: &str, table: &Table, measured: &MeasuredTable) -> Written {
        self.element("fileDscr", &[("ID", &file_id(number))], &mut |xml| {
            xml.element("fileTxt", &[], &mut |xml| {
                xml.text("fileName", &[], name)?;
                xml.element("dimensns", &[], &mut |xml| {
                    xml.text("caseQnty", &[], &measured.rows.to_string())?;
                    let written = table.columns.iter().filter(|column| xml.asked.writes(column));
                    xml.text("varQnty", &[], &written.count().to_string())
                })
            })
        })
    }

    fn variable(&mut self, number: u32, place: u32, column: &Column) -> Written {
        let id = format!("V{number}.{place}");
        let is_measured = matches!(column.kind, Kind::Integer | Kind::Decimal);
        let interval = if is_measured { "contin" } else { "discrete" };
        let file = file_id(number);
        let attributes =
            [("ID", id.as_str()), ("name", &column.header), ("files", &file), ("intrvl", interval)];
        self.element("var", &attributes, &mut |xml| {
            xml.label(&column.label)?;
            for one in column.categories() {
                xml.category(&one.name, &one.label, None)?;
            }
            if column.kind == Kind::Flag {
                for (value, word) in [("0", ExportWord::ExportWordNo), ("1", ExportWord::ExportWordYes)] {
                    let label = (xml.words)(&word);
                    xml.category(value, &label, None)?;
                }
            }
            for missing in &column.missing {
                let label = (xml.words)(&(*missing).into());
                xml.category(missing.name(), &label, Some(("missing", "Y")))?;
            }
            xml.format(&column.kind)
        })
    }

    fn category(&mut self, value: &str, label: &str, attribute: Option<(&str, &str)>) -> Written {
        let attributes: Vec<(&str, &str)> = attribute.into_iter().collect();
        self.element("catgry", &attributes, &mut |xml| {
            xml.text("catValu", &[], value)?;
            xml.label(label)
        })
    }

    fn format(&mut self, kind: &Kind) -> Written {
        let (is_number, category) = match kind {
            Kind::Integer | Kind::Decimal | Kind::Flag => (true, "other"),
            Kind::Date | Kind::DateTime | Kind::Moment => (false, "date"),
            Kind::Time => (false, "time"),
            Kind::Text | Kind::Several | Kind::OneOf(_) | Kind::Calculated => (false, "other"),
        };
        let sort = if is_number { "numeric" } else { "character" };
        let format = BytesStart::new("varFormat").with_attributes([("type", sort), ("category", category)]);
        // Empty, not around a line's end: it may hold a text.
        self.writer.write_event(Event::Empty(format))
    }
}

/// XML 1.0 (2.2) has no way to write these two, not even by their numbers; a form may hold them, and no other that XML has not.
fn writable(text: &str) -> Cow<'_, str> {
    const UNWRITABLE: [char; 2] = ['\u{fffe}', '\u{ffff}'];
    if text.contains(UNWRITABLE) {
        Cow::Owned(text.replace(UNWRITABLE, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn file_id(number: u32) -> String {
    format!("F{number}")
}
