//! `form check`.

use std::path::PathBuf;

use clap::Args;
use kin_forms::{Disclosure, Form};
use kin_terminal::{Exit, Failure, Result, Table, Terminal};
use serde::Serialize;
use serde_json::{Value, json};

use super::{FormFileError, MistakeInWords, mistakes_in_words, read, refused};
use crate::checking::{Advised, Asked, Summary, advise};
use crate::study::{
    DEFAULT_SEALED_BYTES, FormRead, FormTrouble, MAX_CONTACTS, needed_by, read_form, room_in,
};

/// Checks a form: names every mistake by file, line, column and question, warns about what is unwise, and says what it
/// asks and how much of a person its responses hold.
///
/// A form whose largest response does not fit a study's sealed responses is refused, as the study would refuse it.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The form's file
    file: PathBuf,
    /// The size of the study's sealed responses, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = DEFAULT_SEALED_BYTES)]
    sealed_bytes: u32,
    /// How many contact custodians the study names, to whom direct answers are sealed apart
    #[arg(long, value_name = "NUMBER", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=MAX_CONTACTS as i64))]
    contacts: u8,
    /// Prints JSON, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormCheckDone { form: String, version: String, questions: u64, bytes: String },
    FormCheckQuestion,
    FormCheckType,
    FormCheckDisclosure,
    FormCheckKept,
    FormCheckDirect,
    FormCheckQuasi,
    FormCheckSensitive,
    FormCheckFreeText,
    FormCheckLocation,
    FormCheckOpen,
    FormCheckCount { count: u64, disclosure: String },
    FormCheckConsent,
    FormCheckAssent,
    FormCheckNoConsent,
    FormCheckAlwaysKept,
    FormCheckAdvice { count: u64 },
    FormCheckNoAdvice,
    FormCheckAdviceAt { place: String, advice: String },
    FormCheckAdviceIn { place: String, question: String, advice: String },
}

pub(crate) fn run(args: &Check, terminal: &mut Terminal) -> Result {
    if args.json {
        return as_json(args, terminal);
    }
    let FormRead { form, bytes } = read(&args.file, terminal)?;
    let summary = Summary::of(&form);
    questions(&summary, terminal);
    always(&form, &summary, terminal);
    let file = args.file.display().to_string();
    advice(&file, &advise(&form, &bytes), terminal);
    terminal.raw("\n");
    terminal.say(&Say::FormCheckDone {
        form: form.id().to_owned(),
        version: form.version().to_owned(),
        questions: summary.questions.len() as u64,
        bytes: needed_by(&form, args.contacts.into(), args.sealed_bytes).to_string(),
    });
    fits(&form, args)
}

/// Refuses a form whose largest response has no room in a sealed one.
fn fits(form: &Form, args: &Check) -> Result {
    let sealed_bytes = args.sealed_bytes;
    let (needed, available) = (needed_by(form, args.contacts.into(), sealed_bytes), room_in(sealed_bytes));
    if needed <= available {
        return Ok(());
    }
    let form = form.id().to_owned();
    let error =
        FormFileError::FormFileTooLarge { form, needed, available, sealed_bytes: sealed_bytes.into() };
    Err(Failure::error(Exit::Refused, &error))
}

fn questions(summary: &Summary, terminal: &mut Terminal) {
    let headings = [Say::FormCheckQuestion, Say::FormCheckType, Say::FormCheckDisclosure, Say::FormCheckKept];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    for Asked { name, kind, disclosure, repeats, kept, .. } in &summary.questions {
        let name = repeats.iter().fold(String::new(), |before, repeat| before + repeat + "[] ") + name;
        let (disclosure, kept) = (terminal.text(&words(*disclosure)), terminal.text(kept));
        table.row(vec![name, (*kind).to_owned(), disclosure, kept]);
    }
    terminal.table(&table);
    terminal.raw("\n");
}

/// What every response holds, and how many questions give away what.
fn always(form: &Form, summary: &Summary, terminal: &mut Terminal) {
    for disclosure in Disclosure::ALL {
        let count = summary.questions.iter().filter(|one| one.disclosure == disclosure).count() as u64;
        if count > 0 {
            let disclosure = terminal.text(&words(disclosure));
            terminal.say(&Say::FormCheckCount { count, disclosure });
        }
    }
    terminal.say(&match form.consent() {
        None => Say::FormCheckNoConsent,
        Some(consent) if consent.assent.is_some() => Say::FormCheckAssent,
        Some(_) => Say::FormCheckConsent,
    });
    terminal.say(&Say::FormCheckAlwaysKept);
    terminal.raw("\n");
}

fn advice(file: &str, advised: &[Advised], terminal: &mut Terminal) {
    if advised.is_empty() {
        return terminal.say(&Say::FormCheckNoAdvice);
    }
    terminal.say(&Say::FormCheckAdvice { count: advised.len() as u64 });
    for one in advised {
        let place = format!("{file}:{}:{}", one.position.line, one.position.column);
        let line = terminal.catalog().line(&one.advice);
        let advice = line.hint.map_or_else(|| line.text.clone(), |hint| format!("{} {hint}", line.text));
        terminal.say(&match &one.question {
            Some(question) => Say::FormCheckAdviceIn { place, question: question.clone(), advice },
            None => Say::FormCheckAdviceAt { place, advice },
        });
    }
}

fn as_json(args: &Check, terminal: &mut Terminal) -> Result {
    let FormRead { form, bytes } = match read_form(&args.file) {
        Ok(read) => read,
        Err(FormTrouble::Unread(failure)) => return Err(failure),
        Err(FormTrouble::Mistaken(mistakes)) => {
            let in_words: Vec<Value> = mistakes_in_words(&mistakes, terminal)
                .into_iter()
                .map(|MistakeInWords { line, column, question, id, text }| {
                    json!({"line": line, "column": column, "question": question, "id": id, "text": text})
                })
                .collect();
            terminal.raw(&format!("{}\n", pretty(&json!({ "mistakes": in_words }))));
            return Err(refused(&args.file, &mistakes, terminal));
        }
    };
    let advice: Vec<Value> = advise(&form, &bytes)
        .iter()
        .map(|one| {
            let mut json = serde_json::to_value(one).unwrap_or_default();
            json["text"] = Value::from(terminal.text(&one.advice));
            json
        })
        .collect();
    let summary = Summary::of(&form);
    let out = json!({
        "form": form.id(),
        "version": form.version(),
        "sha256": kin_protocol::Digest::from_bytes(form.digest()).to_string(),
        "languages": form.languages(),
        "consent": form.consent().is_some(),
        "assent": form.consent().is_some_and(|consent| consent.assent.is_some()),
        "minimum_cell": form.minimum_cell(),
        "needed_bytes": needed_by(&form, args.contacts.into(), args.sealed_bytes),
        "largest_response_bytes": form.largest_response_bytes(),
        "room_bytes": room_in(args.sealed_bytes),
        "mistakes": [],
        "advice": advice,
        "questions": summary.questions,
        "disclosures": summary.disclosures.iter().copied().collect::<std::collections::BTreeMap<_, _>>(),
    });
    terminal.raw(&format!("{}\n", pretty(&out)));
    fits(&form, args)
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn words(disclosure: Disclosure) -> Say {
    match disclosure {
        Disclosure::Direct => Say::FormCheckDirect,
        Disclosure::Quasi => Say::FormCheckQuasi,
        Disclosure::Sensitive => Say::FormCheckSensitive,
        Disclosure::FreeText => Say::FormCheckFreeText,
        Disclosure::Location => Say::FormCheckLocation,
        Disclosure::Open => Say::FormCheckOpen,
    }
}
