//! Withdrawal: what a preimage opens is deleted, proved, and does not come back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod study;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kin_protocol::log::{Leaf, Lock, Preimage, Receipt};
use kin_protocol::problem::Problem;
use kin_protocol::withdrawal::{
    MAX_PREIMAGES, Tombstone, Unsent, WithdrawalCode, WithdrawalKey, WithdrawalRequest, Withdrawn,
};
use kin_protocol::{Digest, StudyId};
use kin_server::{Limits, Logbook, Store, Swept, Upload};
use study::{Answer, Place, Running, SEALED_BYTES, STUDY, envelope, fresh_digest, get, path, post, spawn};

fn preimage(filling: u8) -> Preimage {
    Preimage::from_bytes([filling; 32])
}

fn lock(filling: u8) -> Lock {
    Lock::of(&preimage(filling))
}

fn digest(filling: u8) -> Digest {
    Digest::of(&envelope(1, filling))
}

fn upload(filling: u8) -> Upload {
    let bytes = envelope(1, filling);
    Upload {
        study: STUDY,
        digest: Digest::of(&bytes),
        class: SEALED_BYTES,
        lock: lock(filling),
        voucher: fresh_digest(),
        bytes,
    }
}

fn of(study: StudyId, preimages: Vec<Preimage>) -> WithdrawalRequest {
    WithdrawalRequest { study, preimages, unsent: Vec::new() }
}

fn request(fillings: &[u8]) -> WithdrawalRequest {
    of(STUDY, fillings.iter().map(|filling| preimage(*filling)).collect())
}

fn ask(server: &Running, request: &WithdrawalRequest) -> Answer {
    post(&server.url("withdrawals"), "text/plain", request.to_text().as_bytes())
}

fn withdraw(server: &Running, request: &WithdrawalRequest) -> Withdrawn {
    let answer = ask(server, request);
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    Withdrawn::parse(&answer.body, STUDY).unwrap()
}

fn proved(place: &Place, tombstone: &Tombstone) -> (Leaf, Receipt) {
    tombstone.verify(&place.verifier()).expect("a tombstone that proves itself")
}

fn stone_of(answer: &Answer) -> Tombstone {
    assert_eq!((answer.status, answer.problem().as_str()), (410, "envelope-gone"));
    Problem::parse(&answer.body).unwrap().tombstone.expect("its tombstone")
}

fn leaves(place: &Place) -> Vec<Leaf> {
    let leaves = place.open().leaves(STUDY, 0, 100_000).unwrap();
    (0..).zip(&leaves).map(|(place, leaf)| Leaf::parse(place, leaf).unwrap()).collect()
}

/// Where these bytes stand in the files of the store, its write-ahead log among them.
fn found(place: &Place, bytes: &[u8]) -> Vec<String> {
    let holds = |(_, file): &(String, Vec<u8>)| file.windows(bytes.len()).any(|window| window == bytes);
    place.files().into_iter().filter(holds).map(|(name, _)| name).collect()
}

/// A stretch of the payload of an envelope made by hand.
fn payload(filling: u8) -> Vec<u8> {
    vec![filling; 64]
}

#[test]
fn what_is_withdrawn_is_on_no_page_of_any_file_and_is_proved_to_be() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    for filling in 0xa0..0xb0 {
        assert_eq!(server.put_locked(&envelope(1, filling), lock(filling)).status, 201);
    }
    assert!(!found(&place, &payload(0xa5)).is_empty(), "the search finds what is there");
    let withdrawn = withdraw(&server, &request(&[0xa5]));
    assert_eq!((withdrawn.tombstones.len(), withdrawn.waiting), (1, 0));
    let (leaf, receipt) = proved(&place, &withdrawn.tombstones[0]);
    assert_eq!(leaf, Leaf::Withdrawn { digest: digest(0xa5), preimage: preimage(0xa5) });
    assert_eq!((receipt.place, receipt.checkpoint.checkpoint().size), (16, 17));
    assert_eq!(found(&place, &payload(0xa5)), Vec::<String>::new(), "while the server runs");
    assert!(!found(&place, &payload(0xa6)).is_empty(), "nothing else was deleted");
    let kept = place.open().status().unwrap()[0].envelopes;
    assert_eq!(kept, 15);

    let again = server.put_locked(&envelope(1, 0xa5), lock(0xa5));
    assert_eq!(stone_of(&again), withdrawn.tombstones[0], "it does not come back");
    let receipt = get(&server.url(&format!("receipts/{}", digest(0xa5))));
    assert_eq!(stone_of(&receipt), withdrawn.tombstones[0]);
    assert_eq!(withdraw(&server, &request(&[0xa5])), withdrawn, "asked again, the same answer");
    assert_eq!(leaves(&place).len(), 17);
    server.stop();
    assert_eq!(found(&place, &payload(0xa5)), Vec::<String>::new(), "after it has ended");
    let server = Running::start(&place, Limits::default());
    assert_eq!(withdraw(&server, &request(&[0xa5])), withdrawn, "and after a restart");
}

#[test]
fn a_withdrawal_that_comes_first_meets_the_envelope_and_its_body_is_never_stored() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let withdrawn = withdraw(&server, &request(&[0xc1, 0xc2]));
    assert_eq!((withdrawn.tombstones.len(), withdrawn.waiting), (0, 2));
    assert_eq!(leaves(&place).len(), 0, "nothing is said of what is not there");
    let met = server.put_locked(&envelope(1, 0xc1), lock(0xc1));
    let (leaf, _) = proved(&place, &stone_of(&met));
    assert_eq!(leaf, Leaf::Withdrawn { digest: digest(0xc1), preimage: preimage(0xc1) });
    assert_eq!(found(&place, &payload(0xc1)), Vec::<String>::new());
    // A second envelope under a lock that was opened is met too.
    let met = server.put_locked(&envelope(1, 0xc3), lock(0xc1));
    proved(&place, &stone_of(&met));
    let expected = [0xc1, 0xc3].map(|filling| Leaf::Envelope {
        digest: digest(filling),
        class: SEALED_BYTES,
        lock: lock(0xc1),
    });
    let leaves = leaves(&place);
    assert_eq!([&leaves[0], &leaves[2]], [&expected[0], &expected[1]]);
    assert_eq!(leaves.len(), 4);
    let again = withdraw(&server, &request(&[0xc1, 0xc2]));
    assert_eq!((again.tombstones.len(), again.waiting), (2, 1));
}

/// A lock that was opened stays open, also where its envelope was there first: two devices may have drawn the same one.
#[test]
fn what_comes_later_under_a_lock_that_opened_something_is_never_stored() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    assert_eq!(server.put_locked(&envelope(1, 0xc1), lock(0xc1)).status, 201);
    assert_eq!(withdraw(&server, &request(&[0xc1])).tombstones.len(), 1);
    let met = server.put_locked(&envelope(1, 0xc3), lock(0xc1));
    let (leaf, _) = proved(&place, &stone_of(&met));
    assert_eq!(leaf, Leaf::Withdrawn { digest: digest(0xc3), preimage: preimage(0xc1) });
    assert_eq!(found(&place, &payload(0xc3)), Vec::<String>::new());
}

#[test]
fn what_opens_nothing_deletes_nothing() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    server.put_locked(&envelope(1, 1), lock(1));
    // Of another study, malformed, and guessed.
    let other = of(StudyId::from_bytes([8; 16]), vec![preimage(1)]);
    let refused = ask(&server, &other);
    assert_eq!((refused.status, refused.problem().as_str()), (400, "request-malformed"));
    for bytes in [&b""[..], b"kin-withdrawal/1\n", &[0xff; 100], &vec![b'a'; 20_000]] {
        let refused = post(&server.url("withdrawals"), "text/plain", bytes);
        assert!([400, 413].contains(&refused.status), "{}", refused.status);
    }
    let guessed = withdraw(&server, &request(&[9, 10, 11]));
    assert_eq!((guessed.tombstones.len(), guessed.waiting), (0, 3));
    // The code is right, and of another study the preimages are others.
    let code = || WithdrawalCode::from_random(&[5; 16]);
    let here = WithdrawalKey::of(&code(), STUDY).locks(3).own;
    server.put_locked(&envelope(1, 2), here);
    let elsewhere = WithdrawalKey::of(&code(), StudyId::from_bytes([8; 16])).preimages();
    assert_eq!(withdraw(&server, &of(STUDY, elsewhere)).tombstones.len(), 0);
    assert_eq!(leaves(&place).len(), 2);
    let found = withdraw(&server, &of(STUDY, WithdrawalKey::of(&code(), STUDY).preimages()));
    assert_eq!((found.tombstones.len(), found.waiting), (1, MAX_PREIMAGES as u64 - 1));
    // Whoever does not know the path learns nothing.
    let unknown = format!("http://{}/{}/v1/withdrawals", server.address, "0".repeat(32));
    assert_eq!(post(&unknown, "text/plain", request(&[1]).to_text().as_bytes()).status, 404);
}

#[test]
fn preimages_that_wait_are_bounded_and_one_that_opens_something_is_always_taken() {
    let place = Place::with_log();
    let store = place.open();
    store.append(&[upload(1)]).unwrap();
    let preimages = |round: u32| -> Vec<Preimage> {
        let bytes =
            |number: u32| *Digest::of(&[round.to_be_bytes(), number.to_be_bytes()].concat()).as_bytes();
        (0..128).map(|number| Preimage::from_bytes(bytes(number))).collect()
    };
    // Ten thousand and more that open nothing.
    for round in 0..80 {
        assert_eq!(store.withdraw(&of(STUDY, preimages(round))).unwrap().waiting, 128);
    }
    let database = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    let fill = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?2)
        INSERT INTO shown SELECT ?1, randomblob(32), randomblob(32) FROM numbers";
    let left = (1 << 17) - 80 * 128 - 100;
    database.execute(fill, rusqlite::params![STUDY.as_bytes(), left]).unwrap();
    assert_eq!(store.withdraw(&of(STUDY, preimages(1000))).unwrap().waiting, 100, "the last places");
    assert_eq!(store.withdraw(&of(STUDY, preimages(1001))).unwrap().waiting, 0, "no more");
    let opened = store.withdraw(&request(&[1])).unwrap();
    assert_eq!((opened.deleted, opened.waiting), (1, 0));
    assert_eq!(leaves(&place).len(), 2);
}

#[test]
fn too_many_at_once_are_told_to_come_again_and_nobodys_address_matters() {
    let place = Place::with_log();
    let limits = Limits { withdrawals: 3, withdrawal_every: Duration::from_hours(1), ..Limits::default() };
    let server = Running::start(&place, limits);
    let statuses: Vec<u16> = (1..6).map(|filling| ask(&server, &request(&[filling])).status).collect();
    assert_eq!(statuses, [200, 200, 200, 503, 503]);
    let code = WithdrawalCode::from_random(&[1; 16]).reveal().replace(' ', "+");
    let tried = |code: &str| type_code(&server, code).status;
    assert_eq!([tried(&code), tried(&code), tried(&code), tried(&code)], [200, 200, 200, 503]);
    assert_eq!(tried("1234"), 422, "a mistyped one costs nothing");
    assert_eq!(server.put_locked(&envelope(1, 9), lock(9)).status, 201, "nobody else waits");
}

fn type_code(server: &Running, code: &str) -> Answer {
    let form = format!("code={code}");
    post(&server.url("withdraw"), "application/x-www-form-urlencoded", form.as_bytes())
}

#[test]
fn a_person_types_her_code_on_a_page_without_scripts_and_it_is_kept_nowhere() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let code = WithdrawalCode::from_random(&[0x77; 16]);
    let key = WithdrawalKey::of(&code, STUDY);
    for (filling, set) in [(0xd1, 0), (0xd2, 31)] {
        assert_eq!(server.put_locked(&envelope(1, filling), key.locks(set).own).status, 201);
    }
    let page = get(&server.url("withdraw"));
    assert_eq!((page.status, page.kind.as_str()), (200, "text/html; charset=utf-8"));
    let text = String::from_utf8(page.body).unwrap();
    for word in ["<script", "http://", "https://", "src=", "style", "onclick", "javascript:"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("Mã trên mảnh giấy") && text.contains("The code on the slip"));

    let mistyped = code.reveal().replacen(|digit: char| digit.is_ascii_digit(), "x", 1);
    for wrong in ["", "12345", &mistyped, "%zz", "%4", "%+5", &"1".repeat(900)] {
        assert_eq!(type_code(&server, wrong).status, 422, "{wrong}");
    }
    assert_eq!(type_code(&server, &"1".repeat(2000)).status, 413);
    let typed = code.reveal().replace(' ', "%20");
    let done = type_code(&server, &typed);
    let shown = String::from_utf8(done.body).unwrap();
    assert_eq!(done.status, 200);
    assert!(shown.contains("Đã xoá") && shown.contains("Deleted"), "{shown}");
    assert_eq!(shown.matches("<pre>c2sp.org/tlog-proof@v1").count(), 2);
    for filling in [0xd1, 0xd2] {
        assert_eq!(found(&place, &payload(filling)), Vec::<String>::new());
    }
    // The proofs on the page are those of the tombstones.
    for part in shown.split("<pre>").skip(1) {
        let receipt = part.split("</pre>").next().unwrap();
        let leaf =
            &leaves(&place)[usize::try_from(Receipt::claimed_place(receipt.as_bytes()).unwrap()).unwrap()];
        Receipt::verify(receipt.as_bytes(), &place.verifier(), leaf).unwrap();
    }
    let nothing = WithdrawalCode::from_random(&[0x78; 16]).reveal().replace(' ', "");
    let waits = type_code(&server, &nothing);
    assert_eq!(waits.status, 200);
    assert!(String::from_utf8(waits.body).unwrap().contains("Chưa có gì để xoá"));
    server.stop();
    for code in [code.reveal().replace(' ', ""), code.reveal().to_string(), nothing] {
        assert_eq!(found(&place, code.as_bytes()), Vec::<String>::new());
    }
}

#[test]
fn a_study_without_a_log_has_no_page() {
    let place = Place::new();
    let server = Running::start(&place, Limits::default());
    assert_eq!(get(&server.url("withdraw")).status, 404);
    assert_eq!(ask(&server, &request(&[1])).status, 404);
}

#[test]
fn what_was_erased_before_it_was_sent_is_explained_by_its_tombstone_alone() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    server.put_locked(&envelope(1, 1), lock(1));
    let unsent = |filling, lock| Unsent { digest: digest(filling), preimage: preimage(lock) };
    let asked = WithdrawalRequest { unsent: vec![unsent(2, 2)], ..request(&[]) };
    let withdrawn = withdraw(&server, &asked);
    let (leaf, _) = proved(&place, &withdrawn.tombstones[0]);
    assert_eq!(leaf, Leaf::Withdrawn { digest: digest(2), preimage: preimage(2) });
    let taken = Leaf::Envelope { digest: digest(2), class: SEALED_BYTES, lock: lock(2) };
    assert_eq!(leaves(&place)[1..], [taken, leaf]);
    assert_eq!(withdraw(&server, &asked), withdrawn, "the same again");
    stone_of(&server.put_locked(&envelope(1, 2), lock(2)));
    // Under another lock than it was sent with, an envelope that is here cannot be taken away.
    let foreign = WithdrawalRequest { unsent: vec![unsent(1, 7)], ..request(&[]) };
    assert_eq!(withdraw(&server, &foreign).tombstones.len(), 0);
    assert_eq!(server.put_locked(&envelope(1, 1), lock(1)).status, 200);
    assert_eq!(leaves(&place).len(), 3);
}

#[test]
fn a_withdrawal_that_races_its_upload_is_before_it_or_after_it_and_never_half() {
    let place = Place::with_log();
    let limits = Limits { withdrawals: 1000, ..Limits::default() };
    let server = Running::start(&place, limits);
    std::thread::scope(|scope| {
        for filling in 0..60_u8 {
            let server = &server;
            scope.spawn(move || {
                let status = server.put_locked(&envelope(1, filling), lock(filling)).status;
                assert!([201, 410].contains(&status), "{status}");
            });
            scope.spawn(move || withdraw(server, &request(&[filling])));
        }
    });
    server.stop();
    assert_whole(&place, &place.locks(), 60);
    assert_eq!(place.open().status().unwrap()[0].envelopes, 0, "every one of them was met");
}

/// Every envelope of the log has its body or its tombstone, not both and not neither; and no body is nobody's.
fn assert_whole(place: &Place, locks: &Path, most: usize) {
    let store = Arc::new(place.open());
    let logbook = Logbook::open(Arc::clone(&store) as Arc<dyn Store>, place.key(), locks);
    logbook.expect("a log that goes on");
    let (mut taken, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for leaf in leaves(place) {
        match leaf {
            Leaf::Envelope { digest, .. } => assert!(taken.insert(digest), "a leaf twice"),
            other => assert!(gone.insert(other.digest()), "a tombstone twice"),
        }
    }
    assert!(taken.len() <= most && gone.is_subset(&taken));
    let mut bodies = BTreeSet::new();
    store
        .each_envelope(STUDY, &mut |digest, bytes| {
            assert_eq!(Digest::of(bytes), digest);
            bodies.insert(digest)
        })
        .unwrap();
    assert_eq!(bodies, taken.difference(&gone).copied().collect());
    let database = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    let count = |sql| database.query_row(sql, [], |row| row.get::<_, usize>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM body"), bodies.len());
    assert_eq!(count("SELECT count(*) FROM gone"), gone.len());
}

#[test]
fn a_kill_at_any_moment_leaves_nothing_half_deleted() {
    let place = Place::with_log();
    for round in 0..6_u8 {
        let (mut child, address) = spawn(&place.store);
        let place_of = |what: &str| format!("{address}/{}/v1/{what}", path().reveal());
        let first = round * 40 + 1; // zeros are everywhere
        let done = std::thread::scope(|scope| {
            let mut asking = Vec::new();
            for filling in first..first + 40 {
                let (put, withdraw) =
                    (place_of(&format!("envelopes/{}", digest(filling))), place_of("withdrawals"));
                asking.push(scope.spawn(move || {
                    let sent = study::try_put_locked(&put, &envelope(1, filling), lock(filling))?;
                    if filling % 4 != 0 || sent.status != 201 {
                        return None;
                    }
                    let answer = study::try_post(&withdraw, request(&[filling]).to_text().as_bytes())?;
                    (answer.status == 200).then_some(filling)
                }));
            }
            // The moment of the kill is that of some answer in the middle of all the others.
            let mut done = Vec::new();
            for (index, one) in asking.into_iter().enumerate() {
                done.extend(one.join().unwrap());
                if index == usize::from(4 * round) {
                    child.kill().unwrap();
                }
            }
            done
        });
        child.wait().unwrap();
        assert_whole(&place, &place.folder.path().join("store-locks"), 240);
        let gone: BTreeSet<Digest> = leaves(&place)
            .iter()
            .filter(|leaf| !matches!(leaf, Leaf::Envelope { .. }))
            .map(Leaf::digest)
            .collect();
        for filling in done {
            assert!(gone.contains(&digest(filling)), "what was answered holds");
        }
        // The start swept what the killed program could not.
        for filling in (first..first + 40).filter(|filling| gone.contains(&digest(*filling))) {
            assert_eq!(found(&place, &payload(filling)), Vec::<String>::new());
        }
    }
}

#[test]
fn a_reader_of_the_old_state_delays_the_sweep_and_never_the_deletion() {
    let place = Place::with_log();
    let store = place.open();
    store.append(&[upload(0xe1), upload(0xe2)]).unwrap();
    let reader = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM body").unwrap();
    assert_eq!(store.withdraw(&request(&[0xe1])).unwrap().deleted, 1);
    assert_eq!(store.sweep().unwrap(), Swept::Later);
    reader.execute_batch("COMMIT").unwrap();
    assert_eq!(store.sweep().unwrap(), Swept::Clean);
    assert_eq!(found(&place, &payload(0xe1)), Vec::<String>::new());
    assert!(!found(&place, &payload(0xe2)).is_empty());
}

/// The locks of uploads come into their table together; until then, and from then on, each opens its envelope.
#[test]
fn what_came_long_ago_and_what_came_just_now_are_withdrawn_alike() {
    const MANY: u32 = (1 << 14) + 256 + 200;
    let place = Place::with_log();
    let numbered = |number: u32| {
        let mut bytes = [9; 32];
        bytes[..4].copy_from_slice(&number.to_be_bytes());
        bytes
    };
    let voucher = |number| Digest::from_bytes(numbered(number));
    let mut wave = study::bundle(&place.logged_note(4), 1);
    wave.vouchers = (0..MANY).map(voucher).collect();
    place.load(&wave).unwrap();
    let store = place.open();
    let upload = |number| {
        let bytes = numbered(number).to_vec();
        let lock = Lock::of(&Preimage::from_bytes(numbered(number)));
        let (digest, voucher) = (Digest::of(&bytes), kin_server::VoucherDigest(voucher(number)));
        Upload { study: STUDY, digest, class: SEALED_BYTES, lock, voucher, bytes }
    };
    let database = rusqlite::Connection::open(place.store.join("store.db")).unwrap();
    let locked =
        || database.query_row("SELECT count(*) FROM locked", [], |row| row.get::<_, u32>(0)).unwrap();
    let numbers: Vec<u32> = (0..MANY).collect();
    let mut waited = 0;
    for batch in numbers.chunks(256) {
        store.append(&batch.iter().map(|number| upload(*number)).collect::<Vec<_>>()).unwrap();
        waited = waited.max(batch[batch.len() - 1] + 1 - locked());
    }
    assert_eq!(waited, 1 << 14, "so many wait, and no more");
    assert!(locked() < MANY, "the last of them wait");
    for number in [0, 5000, MANY - 1] {
        let asked = of(STUDY, vec![Preimage::from_bytes(numbered(number))]);
        let buried = store.withdraw(&asked).unwrap();
        assert_eq!((buried.deleted, buried.waiting), (1, 0), "{number}");
        assert_eq!(store.envelope(STUDY, upload(number).digest).unwrap(), None);
        assert_eq!(store.withdraw(&asked).unwrap().tombstones, buried.tombstones, "the same again");
    }
    assert_eq!(locked(), MANY);
    assert_eq!(store.status().unwrap()[0].pending, 0);
}
