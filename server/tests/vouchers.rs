//! Vouchers: each pays for one envelope, once, in the transaction that keeps it.

mod study;

use std::time::Duration;

use kin_protocol::log::{Lock, Preimage};
use kin_protocol::withdrawal::WithdrawalRequest;
use kin_protocol::{Digest, Voucher};
use kin_server::{Asked, Limits, SqliteStore, Store, Unpaid, Upload, VoucherDigest};
use study::{Answer, Place, Running, SEALED_BYTES, STUDY, VOUCHERS, bundle, envelope, note, path, voucher};

fn lock(filling: u8) -> Lock {
    Lock::of(&Preimage::from_bytes([filling; 32]))
}

fn upload(filling: u8, voucher: &Voucher) -> Upload {
    let bytes = envelope(1, filling);
    let (digest, voucher) = (Digest::of(&bytes), VoucherDigest(voucher.digest()));
    Upload { study: STUDY, digest, class: SEALED_BYTES, lock: lock(filling), voucher, bytes }
}

fn unspent(store: &SqliteStore) -> u64 {
    store.status().expect("counts")[0].vouchers
}

/// What the store says of a voucher and an envelope that is not there.
fn standing(store: &SqliteStore, voucher: &Voucher) -> Result<(), Unpaid> {
    let payment = Some((Digest::of(b"not there"), VoucherDigest(voucher.digest())));
    let asked = Asked { path: Digest::of(path().reveal().as_bytes()), payment };
    store.admit(&[asked]).expect("a store")[0].as_ref().expect("the study").standing
}

fn said(answer: &Answer) -> (u16, String) {
    (answer.status, answer.problem())
}

#[test]
fn a_voucher_pays_once_and_a_retry_is_free() {
    for place in [Place::new(), Place::with_log()] {
        let server = Running::start(&place, Limits::default());
        let put = |filling, number| server.put_paid(&envelope(1, filling), lock(filling), &voucher(number));
        let first = put(1, 1);
        assert_eq!(first.status, 201);
        let retried = put(1, 1);
        assert_eq!((retried.status, &retried.body), (200, &first.body));
        let with_another = put(1, 2);
        assert_eq!((with_another.status, &with_another.body), (200, &first.body), "the envelope is there");
        assert_eq!(unspent(&place.open()), u64::from(VOUCHERS) - 1, "so nothing was paid the second time");
        assert_eq!(said(&put(2, 1)), (409, "voucher-spent".to_owned()));
        assert_eq!(said(&put(2, VOUCHERS)), (401, "voucher-refused".to_owned()));
        assert_eq!(
            said(&put(1, VOUCHERS)),
            (401, "voucher-refused".to_owned()),
            "not even for what is there"
        );
        assert_eq!(put(2, 2).status, 201, "what was not spent still pays");
        let counts = server.stop();
        assert_eq!((counts.kept, counts.known, counts.refused), (2, 2, 3));
    }
}

#[test]
fn one_voucher_at_many_envelopes_at_once_pays_for_one_of_them() {
    for place in [Place::new(), Place::with_log()] {
        let server = Running::start(&place, Limits { voucher_failures: 64, ..Limits::default() });
        let mut statuses =
            at_once(32, |filling| server.put_paid(&envelope(1, filling), lock(filling), &voucher(1)).status);
        statuses.sort_unstable();
        assert_eq!(statuses[0], 201);
        assert_eq!(statuses[1..], [409; 31]);
        let status = place.open().status().unwrap();
        assert_eq!((status[0].envelopes, status[0].vouchers), (1, u64::from(VOUCHERS) - 1));
    }
}

#[test]
fn many_vouchers_at_one_envelope_at_once_spend_one() {
    for place in [Place::new(), Place::with_log()] {
        let server = Running::start(&place, Limits::default());
        let mut statuses =
            at_once(32, |number| server.put_paid(&envelope(1, 1), lock(1), &voucher(number.into())).status);
        statuses.sort_unstable();
        assert_eq!(statuses[..31], [200; 31]);
        assert_eq!(statuses[31], 201);
        assert_eq!(unspent(&place.open()), u64::from(VOUCHERS) - 1);
    }
}

/// All of it or nothing: the log cannot grow, so nothing is paid.
#[test]
fn an_envelope_that_is_not_kept_spends_nothing() {
    let place = Place::with_log();
    let store = place.open();
    store.append(&[upload(1, &voucher(1))]).unwrap()[0].unwrap();
    let database = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    database.execute("DELETE FROM tile", []).unwrap();
    store.append(&[upload(2, &voucher(2))]).unwrap_err();
    assert_eq!(standing(&store, &voucher(2)), Ok(()));
    assert_eq!((store.status().unwrap()[0].envelopes, unspent(&store)), (1, u64::from(VOUCHERS) - 1));
}

#[test]
fn an_unpaid_envelope_of_a_batch_is_left_out_and_the_others_are_kept() {
    let place = Place::with_log();
    let store = place.open();
    let batch = [
        upload(1, &voucher(1)),
        upload(2, &voucher(1)),
        upload(3, &voucher(VOUCHERS)),
        upload(4, &voucher(4)),
    ];
    let outcomes = store.append(&batch).unwrap();
    assert_eq!(outcomes[0].unwrap().placed.place, 0);
    assert_eq!(outcomes[1], Err(Unpaid::Spent));
    assert_eq!(outcomes[2], Err(Unpaid::Unknown));
    assert_eq!((outcomes[3].unwrap().placed.place, outcomes[3].unwrap().placed.size), (1, 2));
    assert_eq!(store.log(STUDY).unwrap().unwrap().size, 2);
}

#[test]
fn a_revoked_voucher_pays_nothing_and_a_spent_one_stays_as_it_is() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    let bytes = envelope(1, 1);
    assert_eq!(server.put_with(Some(&voucher(1)), Digest::of(&bytes), &bytes).status, 201);
    let whole = bundle(&note(STUDY, 3), 1);
    let mut revoking = whole.clone();
    let revoked = [voucher(1).digest(), voucher(2).digest()];
    revoking.vouchers.retain(|digest| !revoked.contains(digest));
    revoking.revoked = revoked.to_vec();
    // One that this server never heard of: an older bundle must not bring it.
    let unheard = voucher(VOUCHERS + 1).digest();
    revoking.revoked.push(unheard);
    place.load(&revoking).unwrap();
    let check = || {
        let other = envelope(1, 2);
        let refused = server.put_with(Some(&voucher(2)), Digest::of(&other), &other);
        assert_eq!(said(&refused), (401, "voucher-refused".to_owned()));
        let again = server.put_with(Some(&voucher(1)), Digest::of(&bytes), &bytes);
        assert_eq!(again.status, 200, "its envelope is there, and nothing marks it");
        assert_eq!(standing(&place.open(), &voucher(1)), Err(Unpaid::Spent));
        assert_eq!(unspent(&place.open()), u64::from(VOUCHERS) - 2);
    };
    check();
    let mut older = whole;
    older.vouchers.push(unheard);
    assert_eq!(place.load(&older).unwrap().vouchers, u64::from(VOUCHERS) - 2, "nothing comes back");
    assert_eq!(standing(&place.open(), &voucher(VOUCHERS + 1)), Err(Unpaid::Unknown));
    check();
}

/// Every voucher that is guessed costs a pause; in excess of the few that pause, they are cut off. Whoever pays waits for none
/// of them.
#[test]
fn refused_vouchers_are_few_at_a_time_and_never_in_the_way() {
    let place = Place::with_log();
    let limits = Limits { voucher_failures: 2, voucher_pause: Duration::from_secs(2), ..Limits::default() };
    let server = Running::start(&place, limits);
    let statuses = at_once(16, |filling| {
        if filling == 0 {
            let started = std::time::Instant::now();
            let answer = server.put_paid(&envelope(1, 0), lock(0), &voucher(0));
            assert!(started.elapsed() < limits.voucher_pause, "an honest device waited for the others");
            return answer.status;
        }
        let answer =
            server.put_paid(&envelope(1, filling), lock(filling), &voucher(VOUCHERS + u32::from(filling)));
        if answer.status == 429 {
            assert_eq!(answer.problem(), "vouchers-failing");
        }
        answer.status
    });
    let count = |status| statuses.iter().filter(|one| **one == status).count();
    assert_eq!((count(201), count(401), count(429)), (1, 2, 13), "{statuses:?}");
}

/// The answers of so many at once.
fn at_once<T: Send>(many: u8, one: impl Fn(u8) -> T + Sync) -> Vec<T> {
    let start = std::sync::Barrier::new(many.into());
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..many)
            .map(|number| {
                let (start, one) = (&start, &one);
                scope.spawn(move || {
                    start.wait();
                    one(number)
                })
            })
            .collect();
        running.into_iter().map(|one| one.join().expect("no panic")).collect()
    })
}

/// What was withdrawn is answered with its tombstone, whatever became of the voucher; what is withdrawn before it comes pays for
/// its place in the log all the same.
#[test]
fn a_withdrawn_envelope_needs_no_second_voucher_and_an_unpaid_one_gets_no_tombstone() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    assert_eq!(server.put_paid(&envelope(1, 1), lock(1), &voucher(1)).status, 201);
    let preimages = vec![Preimage::from_bytes([1; 32]), Preimage::from_bytes([2; 32])];
    let request = WithdrawalRequest { study: STUDY, preimages, unsent: Vec::new() };
    let url = server.url("withdrawals");
    assert_eq!(study::post(&url, "text/plain", request.to_text().as_bytes()).status, 200);
    assert_eq!(
        said(&server.put_paid(&envelope(1, 1), lock(1), &voucher(1))),
        (410, "envelope-gone".to_owned())
    );
    let unpaid = server.put_paid(&envelope(1, 2), lock(2), &voucher(1));
    assert_eq!(said(&unpaid), (409, "voucher-spent".to_owned()));
    let paid = server.put_paid(&envelope(1, 2), lock(2), &voucher(2));
    assert_eq!(said(&paid), (410, "envelope-gone".to_owned()));
    assert_eq!(standing(&place.open(), &voucher(2)), Err(Unpaid::Spent));
}
