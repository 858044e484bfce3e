//! One row through the engine, question by question, as an enumerator would.

use std::sync::Arc;

use kin_conversation::yes_or_no;
use kin_forms::{Answer, Ask, Beginning, ConsentMode, Form, Interview, Missing, Refusal, Response, Step};
use zeroize::Zeroizing;

use super::plan::{CONSENT, CONSENT_ASSENT, CONSENT_MODE, consent_column, reason_column};
use super::{Row, RowMistake};

/// Holds the interview that a row tells of. Every cell must be an answer to a question that is asked.
pub fn walk(
    form: &Arc<Form>,
    language: &str,
    beginning: Beginning,
    row: &mut Row,
) -> Result<Response, RowMistake> {
    let now = beginning.now;
    let mut interview = Interview::start(Arc::clone(form), language, beginning);
    let number = row.number;
    loop {
        match interview.step() {
            Step::Consent(_) => {
                if !consent(&mut interview, row)? {
                    break;
                }
            }
            Step::Ask(ask) => {
                let column = ask.place.to_string();
                let refused = |refusal| RowMistake::ImportCellRefused {
                    row: number,
                    column: column.clone(),
                    refusal: Box::new(refusal),
                };
                match row.take(&column) {
                    None => interview.skip().map_err(refused)?,
                    Some(cell) => {
                        let answer = answer(&ask, &cell).map_err(refused)?;
                        let reason = row.take(&reason_column(&column));
                        match (interview.answer(answer), reason) {
                            (Err(Refusal::AnswerWarned { .. }), Some(reason)) => interview.confirm(&reason),
                            (done, _) => done,
                        }
                        .map_err(refused)?;
                    }
                }
            }
            Step::Repeat(step) => {
                let next = format!("{}[{}].", step.place, step.count + 1);
                let refused = |refusal| RowMistake::ImportCellRefused {
                    row: number,
                    column: next.clone(),
                    refusal: Box::new(refusal),
                };
                let repeat = format!("{}[", step.place);
                let another = row.columns().any(|column| instance(column, &repeat) > Some(step.count));
                interview.another(another).map_err(refused)?;
            }
            Step::Review => break,
        }
    }
    if let Some(column) = row.left_over() {
        return Err(RowMistake::ImportCellNotAsked { row: number, column: column.to_owned() });
    }
    interview
        .finish(now)
        .map_err(|(_, unfinished)| RowMistake::ImportRowUnfinished { row: number, unfinished })
}

/// Which instance of a repeat a column tells of: 2 for `child[2].age`. One without any cell may stand before it.
fn instance(column: &str, repeat: &str) -> Option<usize> {
    column.strip_prefix(repeat)?.split_once(']')?.0.parse().ok()
}

/// A cell as an answer. The words of the missing answers count where the question offers them, unless it has a
/// choice of that name.
fn answer(ask: &Ask<'_>, cell: &str) -> Result<Answer, kin_forms::Refusal> {
    let missing = Missing::from_name(cell).filter(|missing| ask.missing.contains(missing));
    match missing.filter(|missing| !ask.choices.iter().any(|choice| choice.name == missing.name())) {
        Some(missing) => Ok(Answer::Missing(missing)),
        None => Answer::parse(ask.question, &ask.choices, cell),
    }
}

/// Consent from its columns; `false` when she declined.
fn consent(interview: &mut Interview, row: &mut Row) -> Result<bool, RowMistake> {
    let number = row.number;
    let (purposes, modes, has_assent) = match interview.step() {
        Step::Consent(step) => (
            step.purposes.iter().map(|(name, ..)| (*name).to_owned()).collect::<Vec<_>>(),
            step.consent.modes.clone(),
            step.assent.is_some(),
        ),
        Step::Ask(_) | Step::Repeat(_) | Step::Review => return Ok(true),
    };
    let refused = |column: &str, refusal: Refusal| RowMistake::ImportCellRefused {
        row: number,
        column: column.to_owned(),
        refusal: Box::new(refusal),
    };
    let consents = yes(row, CONSENT)?;
    let assents = answered(row, CONSENT_ASSENT)?;
    if assents.is_some() && !has_assent {
        return Err(refused(CONSENT_ASSENT, Refusal::ConsentNoAssent));
    }
    // A minor is interviewed when both agree: her guardian and she herself.
    if !consents || assents == Some(false) {
        interview.decline().map_err(|refusal| refused(CONSENT, refusal))?;
        // She may have said no to each purpose as well; a yes to one contradicts it and is left over.
        for purpose in &purposes {
            let column = consent_column(purpose);
            if let Some(cell) = row.take(&column)
                && !consents
                && yes_or_no(&cell) != Some(false)
            {
                return Err(RowMistake::ImportCellNotAsked { row: number, column });
            }
        }
        row.take(CONSENT_MODE);
        return Ok(false);
    }
    let mut agreed = Vec::with_capacity(purposes.len());
    for purpose in &purposes {
        agreed.push((purpose.as_str(), yes(row, &consent_column(purpose))?));
    }
    let mode = match (row.take(CONSENT_MODE), modes.as_slice()) {
        (Some(cell), _) => {
            mode(&cell).ok_or_else(|| refused(CONSENT_MODE, kin_forms::Refusal::ConsentModeNotOffered))?
        }
        (None, [only]) => *only,
        (None, _) => {
            return Err(RowMistake::ImportCellEmpty { row: number, column: CONSENT_MODE.to_owned() });
        }
    };
    let agreed = match assents {
        Some(_) => interview.agree_for_minor(&agreed, mode),
        None => interview.agree(&agreed, mode),
    };
    agreed.map_err(|refusal| match &refusal {
        kin_forms::Refusal::ConsentPurposeRequired { purpose } => refused(&consent_column(purpose), refusal),
        kin_forms::Refusal::ConsentModeNotOffered => refused(CONSENT_MODE, refusal),
        _ => refused(CONSENT, refusal),
    })?;
    Ok(true)
}

fn mode(cell: &Zeroizing<String>) -> Option<ConsentMode> {
    ConsentMode::from_name(&cell.to_lowercase())
}

fn yes(row: &mut Row, column: &str) -> Result<bool, RowMistake> {
    let number = row.number;
    answered(row, column)?
        .ok_or_else(|| RowMistake::ImportCellEmpty { row: number, column: column.to_owned() })
}

/// A cell that says yes or no, or nothing.
fn answered(row: &mut Row, column: &str) -> Result<Option<bool>, RowMistake> {
    let Some(cell) = row.take(column) else { return Ok(None) };
    let unclear = || RowMistake::ImportCellNotYesOrNo { row: row.number, column: column.to_owned() };
    yes_or_no(&cell).ok_or_else(unclear).map(Some)
}
