//! `slips`.

use std::fmt::Write as _;

use clap::Args;
use kin_protocol::withdrawal::WithdrawalCode;
use kin_terminal::{Result, Terminal};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::chance;

/// Most slips of one printing.
const MOST: u16 = 1000;
/// Characters of a slip's text and page, generously: neither grows while codes are in it.
const SLIP_BYTES: usize = 1024;

/// Prints slips of paper to cut out, each with a code under which a respondent can have her answers deleted.
///
/// A slip names no study and no office. Nothing is kept of a code, here or anywhere: who loses the slip cannot withdraw any
/// more. Send what is printed to a printer, and leave no file of it behind.
#[derive(Debug, Args)]
pub(crate) struct Slips {
    /// How many slips
    #[arg(long, value_name = "NUMBER", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST)))]
    count: u16,
    /// Prints a page in HTML, for a printer with a browser, instead of plain text
    #[arg(long)]
    html: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    /// That whoever finds a copy of the codes can delete.
    SlipsLeaveNoCopy,
}

/// What stands on a slip besides its code, in both languages: neutral to whoever finds it.
const WORDS: [&str; 4] = [
    "Mã này là của riêng chị. Ai có mã thì xoá được, nhưng không đọc được gì.",
    "Muốn xoá: đưa mã cho người đã hỏi chuyện, hoặc đến chỗ họ. Không cần nói tên.",
    "This code is yours alone. Whoever has it can delete, and can read nothing.",
    "To delete: show the code to the person you spoke with. No name is needed.",
];

pub(crate) fn run(args: &Slips, terminal: &mut Terminal) -> Result {
    let mut page = Zeroizing::new(String::with_capacity(SLIP_BYTES * (usize::from(args.count) + 1)));
    if args.html {
        page.push_str(HEAD);
    }
    for _ in 0..args.count {
        let code = WithdrawalCode::from_random(&*chance::bytes::<16>()?).reveal();
        let slip = if args.html { html(&code) } else { text(&code) };
        page.push_str(&slip);
    }
    page.push_str(if args.html { FOOT } else { CUT });
    terminal.raw(&page);
    terminal.warn(&Say::SlipsLeaveNoCopy);
    Ok(())
}

const CUT: &str = "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n";

fn text(code: &str) -> Zeroizing<String> {
    let mut slip = Zeroizing::new(String::with_capacity(SLIP_BYTES));
    slip.push_str(CUT);
    write!(slip, "\n    {code}\n\n").expect("a String takes every text");
    for words in WORDS {
        writeln!(slip, "{words}").expect("a String takes every text");
    }
    slip.push('\n');
    slip
}

/// A page that runs nothing and loads nothing.
const HEAD: &str = "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
    <title>12345</title>\n<style>\nbody { margin: 0; font: 10pt sans-serif }\n\
    section { border: 1px dashed #888; padding: 5mm; break-inside: avoid }\n\
    section p { margin: 1mm 0 }\nsection .code { font: 16pt monospace; margin: 3mm 0 }\n</style>\n</head>\n<body>\n";
const FOOT: &str = "</body>\n</html>\n";

fn html(code: &str) -> Zeroizing<String> {
    let mut slip = Zeroizing::new(String::with_capacity(SLIP_BYTES));
    write!(slip, "<section>\n<p class=\"code\">{code}</p>\n").expect("a String takes every text");
    for words in WORDS {
        writeln!(slip, "<p>{words}</p>").expect("a String takes every text");
    }
    slip.push_str("</section>\n");
    slip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_has_room_for_its_words_and_says_nothing_of_a_study() {
        let code = WithdrawalCode::from_random(&[9; 16]).reveal();
        for slip in [text(&code), html(&code)] {
            assert!(slip.len() < SLIP_BYTES, "{}", slip.len());
            assert!(slip.contains(&**code));
            for word in ["kin", "study", "nghiên cứu", "office", "văn phòng", "survey", "khảo sát"] {
                assert!(!slip.to_lowercase().contains(word), "{word}");
            }
        }
    }
}
