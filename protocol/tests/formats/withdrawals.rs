//! Withdrawal: codes, keys, requests and tombstones against their frozen vectors.

use kin_protocol::StudyId;
use kin_protocol::log::{Leaf, Lock, LogError};
use kin_protocol::note::LogVerifier;
use kin_protocol::withdrawal::{
    MAX_PREIMAGES, MAX_REQUEST_BYTES, SETS, Tombstone, WithdrawalCode, WithdrawalError, WithdrawalKey,
    WithdrawalRequest, Withdrawn,
};
use serde_json::Value;

use crate::support::{json, outcome};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    let list = value.as_array().unwrap();
    assert!(!list.is_empty());
    list
}

fn study(vector: &Value) -> StudyId {
    text(&vector["study"]).parse().unwrap()
}

#[test]
fn codes_are_read_as_their_vectors_say() {
    let vector = json("withdrawal.json");
    for case in list(&vector["codes"]) {
        let code: WithdrawalCode = text(&case["code"]).parse().unwrap();
        assert_eq!(*code.reveal(), text(&case["code"]));
        // The digits that were drawn are the last twenty of a random number, the last digit first.
        let drawn: String = text(&case["drawn"]).chars().rev().collect();
        let random: u128 = drawn.parse().unwrap();
        assert_eq!(WithdrawalCode::from_random(&random.to_be_bytes()), code);
    }
    for case in list(&vector["typed"]) {
        let code: WithdrawalCode = text(&case["typed"]).parse().unwrap();
        assert_eq!(*code.reveal(), text(&case["code"]));
    }
    for case in list(&vector["refused"]) {
        let read = text(&case["typed"]).parse::<WithdrawalCode>().map(|_| ());
        assert_eq!(outcome(read), case["outcome"], "{}", case["typed"]);
    }
}

#[test]
fn a_code_gives_the_frozen_preimages_and_locks_and_another_study_others() {
    let vector = json("withdrawal.json");
    let code: WithdrawalCode = text(&vector["code"]).parse().unwrap();
    let key = WithdrawalKey::of(&code, study(&vector));
    let preimages = key.preimages();
    assert_eq!(preimages.len(), MAX_PREIMAGES);
    let expected: Vec<_> =
        list(&vector["preimages"]).iter().map(|preimage| text(preimage).parse().unwrap()).collect();
    assert_eq!(preimages, expected);
    for (set, expected) in (0..SETS).zip(list(&vector["locks"])) {
        let locks: Vec<String> = key.locks(set).all().map(|lock| lock.to_string()).collect();
        assert_eq!(Value::from(locks), *expected, "set {set}");
    }
    let other = WithdrawalKey::of(&code, study(&vector["key_in_another_study"]));
    assert!(other.preimages().iter().all(|preimage| !preimages.contains(preimage)));
    assert_eq!(format!("{key:?} {:?}", preimages[0]), "WithdrawalKey(..) Preimage(..)");
}

#[test]
fn requests_are_read_as_their_vectors_say() {
    let vector = json("withdrawal.json");
    let request = WithdrawalRequest::parse(text(&vector["request"]).as_bytes()).unwrap();
    assert_eq!((request.preimages.len(), request.unsent.len()), (3, 1));
    assert_eq!(request.study, study(&vector));
    assert_eq!(*request.to_text(), text(&vector["request"]));
    for case in list(&vector["requests_refused"]) {
        let refused = WithdrawalRequest::parse(text(&case["request"]).as_bytes());
        let line = case["line"].as_u64().unwrap();
        assert_eq!(refused, Err(WithdrawalError::WithdrawalRequestMalformed { line }), "{}", case["request"]);
    }
    let long = vec![b'x'; MAX_REQUEST_BYTES + 1];
    assert!(matches!(WithdrawalRequest::parse(&long), Err(WithdrawalError::WithdrawalTooLarge { .. })));
}

#[test]
fn the_largest_request_fits_into_its_limit() {
    let code = WithdrawalCode::from_random(&[3; 16]);
    let preimages = WithdrawalKey::of(&code, StudyId::from_bytes([1; 16])).preimages();
    let unsent = |number: usize| kin_protocol::withdrawal::Unsent {
        digest: kin_protocol::Digest::of(&number.to_be_bytes()),
        preimage: preimages[number].clone(),
    };
    let unsent = (0..kin_protocol::withdrawal::MAX_UNSENT).map(unsent).collect();
    let request = WithdrawalRequest { study: StudyId::from_bytes([1; 16]), preimages, unsent };
    let text = request.to_text();
    assert!(text.len() < MAX_REQUEST_BYTES, "{}", text.len());
    assert_eq!(WithdrawalRequest::parse(text.as_bytes()).unwrap().to_text(), text);
}

#[test]
fn a_tombstone_is_believed_only_where_the_log_proves_it() {
    let vector = json("withdrawal.json");
    let log: LogVerifier = text(&vector["log"]).parse().unwrap();
    let tombstone = |value: &Value| serde_json::from_value::<Tombstone>(value.clone()).unwrap();
    let leaves: Vec<Leaf> =
        list(&vector["tombstones"]).iter().map(|stone| tombstone(stone).verify(&log).unwrap().0).collect();
    let first: Lock = text(&vector["locks"][0][0]).parse().unwrap();
    assert!(matches!(&leaves[0], Leaf::Withdrawn { preimage, .. } if Lock::of(preimage) == first));
    assert!(matches!(leaves[1], Leaf::Purged { .. }));
    for case in list(&vector["tombstones_refused"]) {
        let refused = tombstone(&case["tombstone"]).verify(&log).unwrap_err();
        assert_eq!(serde_json::to_value(&refused).unwrap()["id"], case["outcome"]);
        if let WithdrawalError::WithdrawalUnproved { source } = refused {
            assert_eq!(source, LogError::LogReceiptProvesNothing {});
        }
    }
}

#[test]
fn an_answer_is_of_its_study_and_has_no_other_members() {
    let vector = json("withdrawal.json");
    let bytes = text(&vector["answer"]).as_bytes();
    let answer = Withdrawn::parse(bytes, study(&vector)).unwrap();
    assert_eq!((answer.tombstones.len(), answer.waiting), (1, 127));
    assert_eq!(answer.to_json(), bytes);
    let other = StudyId::from_bytes([9; 16]);
    assert_eq!(Withdrawn::parse(bytes, other), Err(WithdrawalError::WithdrawalForAnotherStudy {}));
    for (right, wrong) in
        [("withdrawn\":1", "withdrawn\":2"), ("waiting", "waited"), ("{\"kin", "{\"x\":1,\"kin")]
    {
        let changed = text(&vector["answer"]).replacen(right, wrong, 1);
        let refused = Withdrawn::parse(changed.as_bytes(), study(&vector));
        assert_eq!(refused, Err(WithdrawalError::WithdrawalAnswerMalformed {}), "{wrong}");
    }
}
