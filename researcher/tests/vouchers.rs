//! The mint: books are dealt from waves that the server knows already, and only what cannot have been spent is revoked.
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::collections::BTreeSet;

use desk::{Desk, Device, FORM, later, now, office, snapshot};
use kin_protocol::{Digest, Voucher};
use kin_researcher::study::{NewDevice, Study};
use serde_json::Value;

fn book(desk: &Desk, label: &str) -> Vec<Digest> {
    desk.package(label).payload.vouchers.iter().map(Voucher::digest).collect()
}

fn revoke(desk: &Desk, label: &str) {
    let folder = desk.folder().display().to_string();
    let declared = ["--declared-by", "Hoa", "--declared-by", "Minh"];
    let (code, said, errors) = desk.run(&[&["device", "revoke", &folder, label][..], &declared].concat());
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("Its unused vouchers are revoked when you open the newest parcel"), "{said}");
}

#[test]
fn a_wave_is_minted_for_many_devices_and_the_next_books_need_no_new_load() {
    let desk = Desk::new(&[FORM]);
    let before = desk.bundle().vouchers;
    assert_eq!(before.len(), 200, "ten books of twenty, minted with the first");
    assert!(before.is_sorted(), "in the order of their digests, whosever they are");
    let (one, other) = (book(&desk, "tablet-1"), book(&desk, "tablet-2"));
    assert_eq!((one.len(), other.len()), (20, 20));
    let all: BTreeSet<Digest> = one.iter().chain(&other).copied().collect();
    assert_eq!(all.len(), 40, "no voucher is dealt twice");
    assert!(all.iter().all(|digest| before.binary_search(digest).is_ok()));
    // Neither book lies in one piece of the list.
    let places: Vec<usize> = one.iter().map(|digest| before.binary_search(digest).expect("named")).collect();
    assert!(!places.is_sorted());
    Device::new(&desk, 9, "E01");
    assert_eq!(desk.bundle().vouchers, before);
}

#[test]
fn which_vouchers_are_a_devices_is_sealed_and_what_was_dealt_lies_at_the_desk_no_more() {
    let desk = Desk::new(&[FORM]);
    let file = std::fs::read_to_string(desk.folder().join("vouchers.json")).expect("the mint");
    for label in ["tablet-1", "tablet-2"] {
        for voucher in &desk.package(label).payload.vouchers {
            assert!(!file.contains(voucher.reveal().as_str()), "a voucher that was dealt");
            assert_eq!(file.matches(&voucher.digest().to_string()).count(), 1, "but for the list of all");
        }
    }
    let mint: Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(mint["undealt"].as_array().map(Vec::len), Some(160));
    assert!(mint["books"][0]["sealed"].as_str().is_some_and(|sealed| sealed.len() > 20 * 32));
}

#[test]
fn a_device_that_could_not_be_added_was_dealt_nothing() {
    let desk = Desk::new(&[FORM]);
    let (study, lock) = Study::open_to_change(&desk.folder()).expect("opens");
    let before = snapshot(&desk.folder());
    let device = |vouchers| NewDevice {
        label: "tablet-3".into(),
        enumerator: "E03".into(),
        expires: later(),
        vouchers,
    };
    let taken = desk.place.path().join("tablet-1.package");
    study.add_device(&lock, device(20), &office(&study), now(), &taken).expect_err("the file is there");
    let new = desk.place.path().join("tablet-3.package");
    let refused = study
        .add_device(&lock, device(10_001), &office(&study), now(), &new)
        .expect_err("more than a package holds");
    assert_eq!(refused.id(), "mint-book-too-large");
    assert_eq!(snapshot(&desk.folder()), before);
    assert_eq!(
        study.add_device(&lock, device(0), &office(&study), now(), &new).expect("a device without vouchers"),
        0
    );
}

#[test]
fn what_a_revoked_device_cannot_have_spent_is_revoked_and_nothing_else() {
    let desk = Desk::new(&[FORM]);
    let (mut lost, mut kept) = (Device::new(&desk, 1, "E01"), Device::new(&desk, 2, "E02"));
    let mut envelopes: Vec<Vec<u8>> = (0..3).map(|_| lost.interview(r#"{"office":"hn"}"#)).collect();
    envelopes.push(kept.interview(r#"{"office":"hn"}"#));
    assert_eq!(desk.take_in("first", &envelopes).vouchers_revoked, 0);
    let before = desk.bundle();
    revoke(&desk, "device-1");
    assert_eq!(desk.bundle(), before, "nothing is named before the newest parcel was opened");
    // It had sent one more, which is in the newest parcel.
    envelopes.push(lost.interview(r#"{"office":"hn"}"#));
    let summary = desk.take_in("newest", &envelopes);
    assert_eq!(summary.vouchers_revoked, 16);
    let (book, bundle) = (book(&desk, "device-1"), desk.bundle());
    let unused: BTreeSet<Digest> = book[4..].iter().copied().collect();
    assert_eq!(bundle.revoked.iter().copied().collect::<BTreeSet<_>>(), unused);
    assert!(book[..4].iter().all(|spent| bundle.vouchers.binary_search(spent).is_ok()), "as if nothing were");
    assert_eq!(bundle.vouchers.len(), before.vouchers.len() - 16);
    bundle.verify(None).expect("a bundle");
    assert_eq!(desk.take_in("again", &envelopes).vouchers_revoked, 0);
    assert_eq!(desk.bundle(), bundle);
}

/// A package with a second book may not have reached the device: what it can have spent of it is left alone.
#[test]
fn of_a_later_book_as_much_is_left_as_the_device_can_have_needed_beyond_its_first() {
    let desk = Desk::new(&[FORM]);
    let folder = desk.folder().display().to_string();
    let run = |arguments: &[&str]| {
        let (code, said, errors) = desk.run(arguments);
        assert_eq!(code, 0, "{errors}");
        said
    };
    let mut lost = Device::new(&desk, 1, "E01");
    let mut envelopes = vec![lost.interview(r#"{"office":"hn"}"#)];
    desk.take_in("first", &envelopes);
    let out = |name: &str| desk.place.path().join(name).display().to_string();
    for name in ["second", "third"] {
        let said = run(&["device", "assign", &folder, "device-1", "--vouchers", "10", "--out", &out(name)]);
        assert!(said.contains("for device-1"), "{said}");
    }
    envelopes.extend((0..22).map(|_| lost.interview(r#"{"office":"hn"}"#)));
    revoke(&desk, "device-1");
    // 23 records: all of the first book, and three of the second or of the third.
    assert_eq!(desk.take_in("newest", &envelopes).vouchers_revoked, 7 + 7);
}
