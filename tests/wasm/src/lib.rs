//! A device without a disk, a clock or a socket: it verifies a study note, asks a form's questions, seals the
//! response and checks its shape. Everything it would ask its surroundings for is an argument.

#![forbid(unsafe_code)]

mod walk;

use std::sync::Arc;

use kin_forms::{Form, Now, Response, ResponseKind};
use kin_protocol::{
    Digest,
    note::{Roots, StudyNote, verify},
};
use kin_sealing::{Circumstances, DeviceKey, FormReference, Kind, Recipient, Record, Submission, seal};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// Holds one interview under a signed note and gives the sealed envelope.
///
/// `seed` (32 bytes) makes the device key, `chance` (16 bytes) the submission; `now` is like `2026-11-23T19:25+07:00`.
/// An error is its name and fields, as its crate prints it.
#[wasm_bindgen]
pub fn interview(
    note: &[u8],
    roots: &[u8],
    form: &[u8],
    seed: &[u8],
    chance: &[u8],
    now: &str,
) -> Result<Vec<u8>, String> {
    let pinned = Roots::parse_text(roots).map_err(text)?;
    let note = verify(note, &pinned, None).map_err(text)?;
    let now = Now::parse(now).ok_or("not a moment")?;
    let form = Arc::new(Form::parse(form).map_err(text)?);
    let listed = note.form(&Digest::from_bytes(form.digest())).ok_or("the note does not list this form")?;
    let listed =
        FormReference { id: listed.id.clone(), version: listed.version.clone(), sha256: form.digest() };
    let response = walk::interview(&form, now)?;
    let record = |epoch| -> Result<Record, String> { Ok(record(response, listed, &note, epoch, chance)?) };
    seal_for(&note, now, seed, record)
}

fn record(
    response: Response,
    form: FormReference,
    note: &StudyNote,
    epoch: u32,
    chance: &[u8],
) -> Result<Record, &'static str> {
    Ok(Record {
        submission: Submission::from_random(chance.try_into().map_err(|_| "chance is 16 bytes")?),
        kind: match response.kind() {
            ResponseKind::Original => Kind::Original,
            ResponseKind::Refusal => Kind::Refusal,
            ResponseKind::Partial => Kind::Partial,
        },
        corrects: None,
        study: *note.study.as_bytes(),
        epoch,
        form: Some(form),
        enumerator: "E01".to_owned(),
        sequence: 1,
        previous: None,
        closing: None,
        circumstances: Circumstances::default(),
        response: response.into_body(),
    })
}

fn seal_for(
    note: &StudyNote,
    now: Now,
    seed: &[u8],
    record: impl FnOnce(u32) -> Result<Record, String>,
) -> Result<Vec<u8>, String> {
    let moment = now.offset.to_timestamp(now.local).map_err(text)?;
    let epoch = note.epoch_at(moment).ok_or("no epoch at this time")?;
    let recipients: Vec<Recipient> =
        epoch.recipients.iter().map(|recipient| recipient.parse()).collect::<Result<_, _>>().map_err(text)?;
    let seed: [u8; 32] = seed.try_into().map_err(|_| "a seed is 32 bytes")?;
    let key = DeviceKey::from_seed(Zeroizing::new(seed));
    let sealed = seal(record(epoch.number)?, &key, &recipients, note.sealed_bytes).map_err(text)?;
    note.check_envelope(sealed.bytes()).map_err(text)?;
    Ok(sealed.into_bytes())
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
