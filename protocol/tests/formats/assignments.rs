//! The assignment package against its frozen vectors and its rules.

use crate::support::{self, cases, file, json, office, outcome, roots};
use kin_protocol::assignment::{
    Assignment, AssignmentError, DeviceId, Header, PackageList, PackageName, Payload, TaskKind, check_sealed,
    sign_by_office, sign_by_office_for_server, sign_by_roots,
};
use kin_protocol::note::{self, OfficeKey, RootKey, StudyNote};
use kin_protocol::{StudyId, Voucher};
use serde_json::Value;

fn newest_note() -> StudyNote {
    note::verify(&file("note-2.txt"), &roots(), None).unwrap()
}

fn device() -> DeviceId {
    json("assignment.json")["device"].as_str().unwrap().parse().unwrap()
}

fn frozen() -> Assignment {
    Assignment::read(&file("assignment.txt"), &newest_note(), device(), 3).unwrap()
}

#[test]
fn the_frozen_package_says_what_its_vector_says() {
    let facts = json("assignment.json");
    let package = frozen();
    assert_eq!(package.header.number, facts["number"]);
    assert_eq!(package.header.device.to_string(), facts["device"]);
    let vouchers: Vec<String> =
        package.payload.vouchers.iter().map(|voucher| voucher.digest().to_string()).collect();
    assert_eq!(Value::from(vouchers), facts["vouchers"]);
    assert_eq!(package.payload.notes[0].as_bytes(), file("note-2.txt"));
    assert_eq!(package.payload.forms[0].file, file("form.json"));
    assert_eq!(package.payload.samples[0].rows[1][1], "Sóc Sơn");
    assert_eq!(package.payload.quotas[0].at_most, 20);
    assert_eq!(package.payload.tasks[1].kind, TaskKind::BackCheck);
    package.check_time("2026-04-30T23:59:59Z".parse().unwrap()).unwrap();
    let expired = package.check_time("2026-05-01T00:00:00Z".parse().unwrap());
    assert_eq!(expired, Err(AssignmentError::AssignmentExpired { line: 6 }));
}

#[test]
fn the_frozen_package_is_made_again_byte_for_byte() {
    let package = frozen();
    assert_eq!(sign_by_office(&package.header, &package.payload, &office()).unwrap(), file("assignment.txt"));
}

#[test]
fn a_quorum_of_the_roots_signs_where_the_office_key_is_lost() {
    let facts = json("assignment.json");
    let (text, payload) = (facts["by_roots"].as_str().unwrap(), facts["by_roots_payload"].as_str().unwrap());
    let bytes = format!("{text}\n{payload}").into_bytes();
    let package = Assignment::read(&bytes, &newest_note(), device(), 0).unwrap();
    let keys = [1, 3].map(|seed| RootKey::from_seed(support::study(), &[seed; 32]));
    let made = sign_by_roots(&package.header, &package.payload, &[&keys[0], &keys[1]]).unwrap();
    assert_eq!(made, bytes);
}

#[test]
fn hostile_packages_are_refused_by_name() {
    let long = json("note-2-hostile.json")["long"].clone();
    for case in cases("assignment.json") {
        let mut opened = case["opened"].as_str().unwrap().to_owned();
        for (name, text) in long.as_object().unwrap() {
            opened = opened.replace(&format!("<{name}>"), text.as_str().unwrap());
        }
        let last = case["last"].as_u64().unwrap();
        let read = Assignment::read(opened.as_bytes(), &newest_note(), device(), last);
        let mut seen = outcome(read.map(|_| ()));
        if seen["id"] == "assignment-payload-malformed" {
            seen["column"] = 0.into();
        }
        assert_eq!(seen, case["expect"], "{}", case["name"]);
    }
}

#[test]
fn no_single_bit_of_a_package_can_be_changed() {
    let note = newest_note();
    let package = frozen();
    let small = Payload { vouchers: vec![Voucher::from_bytes([1; 32])], ..Payload::default() };
    let bytes = sign_by_office(&package.header, &small, &office()).unwrap();
    Assignment::read(&bytes, &note, device(), 0).unwrap();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            assert!(Assignment::read(&changed, &note, device(), 0).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn a_package_past_its_limits_is_never_signed() {
    let header = frozen().header;
    let book = |count: u16| Payload {
        vouchers: (0..count)
            .map(|number| {
                let mut bytes = [0; 32];
                bytes[..2].copy_from_slice(&number.to_be_bytes());
                Voucher::from_bytes(bytes)
            })
            .collect(),
        ..Payload::default()
    };
    sign_by_office(&header, &book(10_000), &office()).unwrap();
    let refused = sign_by_office(&header, &book(10_001), &office()).unwrap_err();
    assert_eq!(refused, AssignmentError::AssignmentMemberUnfit { member: "vouchers".to_owned() });
    let backwards = Header { expires: header.issued, ..header.clone() };
    sign_by_office(&backwards, &book(1), &office()).unwrap_err();
    let stranger = OfficeKey::from_seed(StudyId::from_bytes([9; 16]), &[1; 32]);
    let refused = sign_by_office(&header, &book(1), &stranger).unwrap_err();
    assert_eq!(refused, AssignmentError::AssignmentKeyOfAnotherStudy {});
}

#[test]
fn a_package_does_not_print_what_it_carries() {
    let shown = format!("{:?}", frozen());
    assert!(shown.contains("Payload(…)") && !shown.contains("Sóc Sơn"), "{shown}");
    assert_eq!(format!("{:?}", Voucher::from_bytes([1; 32])), "Voucher(…)");
}

#[test]
fn packages_wait_under_the_names_of_their_vectors_and_the_list_has_one_spelling() {
    let facts = json("packages.json");
    let study: StudyId = facts["study"].as_str().unwrap().parse().unwrap();
    let recipient = facts["recipient"].as_str().unwrap();
    let mut names = Vec::new();
    for (number, expected) in facts["names"].as_object().unwrap() {
        let name = PackageName::of(study, recipient, number.parse().unwrap());
        assert_eq!(name.to_string(), expected.as_str().unwrap());
        names.push(name);
    }
    let list = PackageList::of(names.clone());
    assert_eq!(list.to_text(), facts["list"].as_str().unwrap());
    assert_eq!(PackageList::parse(list.to_text().as_bytes()), Some(list.clone()));
    assert!(names.iter().all(|name| list.has(*name)) && !list.has(PackageName::of(study, recipient, 3)));
    assert_eq!(PackageList::parse(b"kin-packages/1\n"), Some(PackageList::default()));
    for wrong in facts["not_lists"].as_array().unwrap() {
        assert_eq!(PackageList::parse(wrong.as_str().unwrap().as_bytes()), None, "{wrong}");
    }
}

#[test]
fn a_package_for_a_server_has_one_of_few_lengths_and_says_the_same() {
    let package = frozen();
    let bytes = sign_by_office_for_server(&package.header, &package.payload, &office()).unwrap();
    let body = bytes.len() - bytes.windows(2).position(|pair| pair == b"\n{").unwrap() - 1;
    assert!(body.is_power_of_two() && body >= 16_384, "{body}");
    let read = Assignment::read(&bytes, &newest_note(), device(), 3).unwrap();
    assert_eq!(read.payload.samples[0].rows, package.payload.samples[0].rows);
    let empty = sign_by_office_for_server(&package.header, &Payload::default(), &office()).unwrap();
    let body = empty.len() - empty.windows(2).position(|pair| pair == b"\n{").unwrap() - 1;
    assert_eq!(body, 16_384);
}

#[test]
fn what_is_no_sealed_package_is_not_taken_for_one() {
    check_sealed(&file("locked-file.age")).unwrap_err();
    for plain in [&b""[..], b"kin-assignment/1\n", b"age-encryption.org/v1\n"] {
        assert!(check_sealed(plain).is_err());
    }
}
