//! Quality: plain numbers by enumerator, office and day, and back-checks. Each number is seen to change with what it counts.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, snapshot};
use kin_researcher::disclosure::{Quality, Source, Tally, back_check, quality};
use kin_sealing::{Kind, ParticipantCode};

const FORM: &str = r#"{
  "kin_form": 1, "id": "visit", "version": "1", "title": {"en": "Visit"}, "languages": ["en"], "minimum_cell": 3,
  "choices": {
    "office": [ {"name": "hn", "label": {"en": "Hanoi"}}, {"name": "ct", "label": {"en": "Can Tho"}} ],
    "scale": [ {"name": "a", "label": {"en": "A"}}, {"name": "b", "label": {"en": "B"}}, {"name": "other", "label": {"en": "Other"}} ] },
  "survey": [
    {"type": "select_one", "list": "office", "name": "office", "label": {"en": "Office"}, "disclosure": "quasi"},
    {"type": "select_one", "list": "scale", "name": "q1", "label": {"en": "1"}, "disclosure": "open", "missing": ["refused", "dont_know"]},
    {"type": "select_one", "list": "scale", "name": "q2", "label": {"en": "2"}, "disclosure": "open", "missing": ["refused", "dont_know"]},
    {"type": "select_one", "list": "scale", "name": "q3", "label": {"en": "3"}, "disclosure": "open"},
    {"type": "select_one", "list": "scale", "name": "q4", "label": {"en": "4"}, "disclosure": "open"},
    {"type": "integer", "name": "n1", "label": {"en": "n1"}, "disclosure": "open"},
    {"type": "integer", "name": "n2", "label": {"en": "n2"}, "disclosure": "open"},
    {"type": "integer", "name": "n3", "label": {"en": "n3"}, "disclosure": "open"} ] }"#;

struct Held<'a> {
    day: &'a str,
    from: &'a str,
    to: &'a str,
    answers: String,
    participant: Option<ParticipantCode>,
}

fn seal(device: &mut Device, held: &Held<'_>) -> Vec<u8> {
    let Held { day, from, to, answers, participant } = held;
    let body = format!(
        r#"{{"language":"en","started":"{day}T{from}+07:00","finished":"{day}T{to}+07:00","answers":{answers}}}"#
    );
    let mut record = device.record(Kind::Original, &body);
    record.circumstances.participant = *participant;
    device.seal_record(record)
}

fn answers(office: &str, q: [&str; 4], n: [i64; 3]) -> String {
    let choice = |(place, name): (usize, &str)| {
        let value = match name {
            "refused" | "dont_know" => format!(r#"{{"missing":"{name}"}}"#),
            name => format!("\"{name}\""),
        };
        format!(r#""q{}":{value}"#, place + 1)
    };
    let chosen: Vec<String> = q.into_iter().enumerate().map(choice).collect();
    format!(r#"{{"office":"{office}",{},"n1":{},"n2":{},"n3":{}}}"#, chosen.join(","), n[0], n[1], n[2])
}

fn found(desk: &Desk) -> Quality {
    let study = desk.study();
    let versions = study.versions(Some("visit")).expect("the form");
    let source = Source { study: &study, identities: &desk.identities, versions: &versions, language: "en" };
    quality(&source, Some("office")).expect("the dataset reads")
}

fn plain<'a>(day: &'a str, from: &'a str, to: &'a str, answers: String) -> Held<'a> {
    Held { day, from, to, answers, participant: None }
}

#[test]
fn every_number_counts_what_it_says_and_nothing_of_it_is_written_down() {
    let desk = Desk::new(&[FORM]);
    let (mut one, mut two) = (Device::new(&desk, 1, "E01"), Device::new(&desk, 2, "E02"));
    let code = ParticipantCode::from_random([5; 16]);
    let mut envelopes = Vec::new();
    // E01: ordinary interviews of an hour, no two alike.
    for (number, q) in
        [["a", "b", "a", "b"], ["b", "a", "b", "a"], ["a", "a", "b", "b"], ["b", "b", "a", "a"]]
            .into_iter()
            .enumerate()
    {
        let n = i64::try_from(number).expect("small");
        let day = format!("2026-11-{:02}", 10 + number);
        envelopes.push(seal(&mut one, &plain(&day, "09:00", "10:00", answers("hn", q, [n, n + 5, n * 2]))));
    }
    // E02: at night, in ten minutes, all the same choice, twice the same, twice the same woman.
    for n in [[1, 2, 3], [1, 2, 3]] {
        let held = Held {
            day: "2026-11-20",
            from: "22:10",
            to: "22:20",
            answers: answers("ct", ["other"; 4], n),
            participant: Some(code),
        };
        envelopes.push(seal(&mut two, &held));
    }
    let held = plain(
        "2026-11-20",
        "08:00",
        "09:00",
        answers("ct", ["refused", "dont_know", "a", "b"], [2, 1000, 1]),
    );
    envelopes.push(seal(&mut two, &held));
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!((summary.added, summary.findings().len()), (7, 0), "{summary:?}");

    let before = snapshot(&desk.folder());
    let found = found(&desk);
    let tally = |name: &str| -> Tally {
        let groups = [&found.by_enumerator, &found.by_office, &found.by_day];
        let group = groups.into_iter().flatten().find(|group| group.name == name);
        group.expect("the group is there").tally.clone()
    };
    let good = tally("E01");
    assert_eq!(
        (good.interviews, good.answers, good.minutes, good.days, good.most_a_day),
        (4, 32, 60.0, 4, 1)
    );
    assert_eq!((good.short, good.at_night, good.straight_lined, good.alike, good.refused), (0, 0, 0, 0, 0));
    let bad = tally("E02");
    assert_eq!((bad.interviews, bad.minutes, bad.days, bad.most_a_day), (3, 10.0, 1, 3));
    assert_eq!((bad.short, bad.at_night, bad.straight_lined, bad.alike), (2, 2, 2, 1));
    assert_eq!((bad.other, bad.refused, bad.dont_know, bad.most_alike), (8, 1, 1, 1.0));
    assert_eq!(tally("ct"), bad);
    assert_eq!(tally("2026-11-20"), bad);
    assert_eq!(found.versions, [("1".to_owned(), 7)].into());
    let far: Vec<(&str, u64)> = found.outliers.iter().map(|one| (one.question.as_str(), one.far)).collect();
    assert_eq!(far, [("n1", 0), ("n2", 1), ("n3", 0)]);
    assert_eq!(found.twice_a_day, 1);
    let silent: Vec<(&str, u64, bool)> = found
        .devices
        .iter()
        .map(|device| (device.label.as_str(), device.interviews, device.silent))
        .collect();
    assert_eq!(
        silent,
        [("tablet-1", 0, true), ("tablet-2", 0, true), ("device-1", 4, false), ("device-2", 3, false)]
    );

    let folder = desk.folder().display().to_string();
    let (code, said, errors) = desk.run(&["quality", &folder, "--office", "office"]);
    assert_eq!(code, 0, "{errors}");
    for word in ["E02", "2026-11-20", "ct", "n2", "tablet-1", "One person was interviewed more than once"] {
        assert!(said.contains(word), "{word} is not in {said}");
    }
    assert!(!said.contains("1000"), "a number is counted, never shown");
    assert_eq!(snapshot(&desk.folder()), before);
}

#[test]
fn a_back_check_compares_the_answers_of_the_same_people_and_keeps_none() {
    let again = FORM.replace(r#""id": "visit""#, r#""id": "again""#);
    let desk = Desk::new(&[FORM, &again]);
    let (mut first, mut second) = (Device::new(&desk, 1, "E01"), Device::new(&desk, 2, "E02"));
    let form = desk.study().forms().expect("forms").remove(1);
    second.form.id = form.id().into();
    second.form.sha256 = form.digest();
    let held = |code: u8, q, n| Held {
        day: "2026-11-20",
        from: "08:00",
        to: "09:00",
        answers: answers("hn", q, n),
        participant: Some(ParticipantCode::from_random([code; 16])),
    };
    let envelopes = [
        seal(&mut first, &held(1, ["a", "b", "a", "b"], [1, 2, 3])),
        seal(&mut first, &held(2, ["a", "a", "b", "b"], [4, 5, 6])),
        seal(&mut second, &held(1, ["a", "b", "b", "b"], [1, 2, 9])),
        seal(&mut second, &held(7, ["a", "b", "b", "b"], [1, 2, 9])),
    ];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!((summary.added, summary.findings().len()), (4, 0), "{summary:?}");
    let study = desk.study();
    let versions = |id| study.versions(Some(id)).expect("the form");
    let (visit, again) = (versions("visit"), versions("again"));
    let source = |versions| Source { study: &study, identities: &desk.identities, versions, language: "en" };
    let found = back_check(&source(&visit), &source(&again)).expect("the dataset reads");
    assert_eq!((found.people, found.unmatched), (1, 1));
    let different: Vec<&str> =
        found.by_question.iter().filter(|one| one.different > 0).map(|one| one.name.as_str()).collect();
    assert_eq!(different, ["n3", "q3"]);
    let by: Vec<(&str, u64, u64)> =
        found.by_enumerator.iter().map(|one| (one.name.as_str(), one.compared, one.different)).collect();
    assert_eq!(by, [("E01", 8, 2)]);
    let folder = desk.folder().display().to_string();
    let (code, said, errors) = desk.run(&["back-check", &folder, "--form", "visit", "--again", "again"]);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("1 people were found in both; 1 who were asked again"), "{said}");
}
