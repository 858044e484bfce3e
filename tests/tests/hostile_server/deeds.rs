//! The deeds, one by one.

use kin_protocol::log::{Leaf, Lock, LogKey, Preimage, Receipt};
use kin_protocol::withdrawal::{Tombstone, WithdrawalRequest, Withdrawn};
use kin_protocol::{Digest, StudyId};
use zeroize::Zeroizing;

use crate::liar::{Answer, CLASS, Log};
use crate::world::{Said, World};

/// What a server does, who sees it first, how that program ends, and its words.
pub(crate) struct Deed {
    pub(crate) what: &'static str,
    pub(crate) who: &'static str,
    pub(crate) code: i32,
    pub(crate) en: &'static str,
    pub(crate) vi: &'static str,
    pub(crate) play: fn(&World, &str) -> Said,
}

pub(crate) const fn deed(
    who: &'static str,
    code: i32,
    what: &'static str,
    en: &'static str,
    vi: &'static str,
    play: fn(&World, &str) -> Said,
) -> Deed {
    Deed { what, who, code, en, vi, play }
}

/// An answer to a withdrawal.
fn withdrawn(request: &WithdrawalRequest, tombstones: Vec<Tombstone>) -> Answer {
    Answer::Reply(200, Withdrawn::new(request.study, tombstones, 128).to_json())
}

/// The bodies without the one that entered at this place.
fn without(log: &Log, place: usize) -> Log {
    let mut log = log.clone();
    let digest = log.digest(place);
    log.bodies.remove(&digest).expect("it was there");
    log
}

/// Another envelope in the place of the first.
fn replaced(log: &Log) -> Log {
    let mut log = log.clone();
    let (first, second) = (log.digest(0), log.digest(1));
    let other = log.bodies[&second].clone();
    log.bodies.insert(first, other);
    log
}

/// The same entries in another order.
fn reordered(log: &Log) -> Log {
    log.with_leaves(log.leaves.iter().rev().cloned())
}

/// As it was before the last interview.
pub(crate) fn rolled_back(log: &Log) -> Log {
    log.with_leaves(log.leaves[..2].iter().cloned())
}

/// Another history of the same length.
pub(crate) fn forked(log: &Log) -> Log {
    log.with_leaves([stranger()].into_iter().chain(log.leaves[1..].iter().cloned()))
}

fn stranger() -> Leaf {
    Leaf::Envelope { digest: Digest::of(b"stranger"), class: CLASS, lock: Lock::from_bytes([9; 32]) }
}

/// A withdrawal by somebody who cannot open the lock.
fn invented(log: &Log, place: usize) -> Log {
    let mut log = log.clone();
    let digest = log.digest(place);
    log.append(Leaf::Withdrawn { digest, preimage: Preimage::from_bytes([3; 32]) });
    log
}

/// A purge before any day of the note.
fn purged(log: &Log, place: usize) -> Log {
    let mut log = log.clone();
    let digest = log.digest(place);
    log.append(Leaf::Purged { digest });
    log
}

/// An envelope that entered twice.
fn repeated(log: &Log) -> Log {
    let mut log = log.clone();
    let leaf = log.leaves[0].clone();
    log.append(leaf);
    log
}

pub(crate) const DEEDS: &[Deed] = &[
    deed(
        "device",
        6,
        "says yes, without a receipt",
        "Something answered with 200, but not with what this server answers",
        "Có nơi trả lời 200, nhưng không phải điều máy chủ này trả lời",
        |world, language| {
            let yes = |_: &mut _, _: &_| Some(Answer::Reply(200, b"<html>welcome</html>".to_vec()));
            world.send(&world.log, Some(yes), language)
        },
    ),
    deed(
        "device",
        5,
        "signs a receipt with another key",
        "The key of the study's log did not sign it.",
        "Khoá của sổ nghiên cứu này không ký vào đó.",
        |world, language| {
            world.send(
                &world.log,
                Some(|server, asked| {
                    server.honest(asked);
                    let study = server.key.verifier().origin().split('/').nth(1)?.parse().ok()?;
                    let key = LogKey::new(study, 1, &Zeroizing::new([12; 32])).ok()?;
                    let receipt = server.log.receipt(&key, server.log.size() - 1);
                    asked.is("PUT", "").then(|| Answer::Reply(201, receipt.to_text().into_bytes()))
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "gives the receipt of another study's log",
        "The checkpoint is of another log",
        "Bản chốt này là của sổ khác",
        |world, language| {
            world.send(
                &world.log,
                Some(|server, asked| {
                    server.honest(asked);
                    let other = StudyId::from_bytes([1; 16]);
                    let key = LogKey::new(other, 1, &Zeroizing::new([1; 32])).ok()?;
                    let receipt = server.log.receipt(&key, server.log.size() - 1);
                    asked.is("PUT", "").then(|| Answer::Reply(201, receipt.to_text().into_bytes()))
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "gives the receipt of another envelope",
        "The receipt does not prove that the envelope is in the log.",
        "Biên nhận không chứng minh được rằng phong bì đã vào sổ.",
        |world, language| {
            world.send(
                &world.log,
                Some(|server, asked| {
                    let receipt = server.log.receipt(&server.key, 0);
                    asked.is("PUT", "").then(|| Answer::Reply(201, receipt.to_text().into_bytes()))
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "gives a receipt whose hashes lead nowhere",
        "The server's receipt is not to be believed.",
        "Biên nhận của máy chủ không đáng tin.",
        |world, language| {
            world.send(
                &world.log,
                Some(|server, asked| {
                    server.honest(asked);
                    let mut receipt = server.log.receipt(&server.key, server.log.size() - 1);
                    receipt.proof.reverse();
                    receipt.proof.push(Digest::of(b"nowhere"));
                    asked.is("PUT", "").then(|| Answer::Reply(201, receipt.to_text().into_bytes()))
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "gives a receipt under a checkpoint of before",
        "The receipt does not prove that the envelope is in the log.",
        "Biên nhận không chứng minh được rằng phong bì đã vào sổ.",
        |world, language| {
            world.send(
                &world.log,
                Some(|server, asked| {
                    let before = server.log.signed(&server.key);
                    server.honest(asked);
                    let Receipt { place, proof, .. } = server.log.receipt(&server.key, server.log.size() - 1);
                    let receipt = Receipt { place, proof, checkpoint: before };
                    asked.is("PUT", "").then(|| Answer::Reply(201, receipt.to_text().into_bytes()))
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        6,
        "takes an envelope and says nothing",
        "The server did not answer.",
        "Máy chủ không trả lời.",
        |world, language| {
            world.send(
                &world.log,
                Some(|server, asked| {
                    server.honest(asked);
                    Some(Answer::Silence)
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "calls an envelope withdrawn that nobody withdrew",
        "The server says that a response was withdrawn and does not prove it.",
        "Máy chủ nói có phiếu trả lời đã được rút lại nhưng không chứng minh được.",
        |world, language| {
            world.send(
                &world.log,
                Some(|server, asked| {
                    let digest = asked.what.strip_prefix("envelopes/")?.parse().ok()?;
                    Some(server.gone(&Leaf::Withdrawn { digest, preimage: Preimage::from_bytes([3; 32]) }))
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "shows the device another history than before",
        "The server's log does not go on from what this device saw of it.",
        "Sổ của máy chủ không nối tiếp những gì máy này từng thấy.",
        |world, language| world.send(&forked(&world.log), None, language),
    ),
    deed(
        "device",
        5,
        "was put back to an earlier day",
        "The server shows two histories",
        "Máy chủ đưa ra hai lịch sử",
        |world, language| world.send(&rolled_back(&world.log), None, language),
    ),
    deed(
        "device",
        5,
        "keeps the parts of its log to itself",
        "A part of the log (tile 0/0) is missing or damaged.",
        "Một phần của sổ (mảnh 0/0) bị thiếu hoặc hỏng.",
        |world, language| {
            world.send(
                &world.log,
                Some(|_, asked| asked.is("GET", "log/tile/").then(|| Answer::Reply(404, Vec::new()))),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "says that a code withdrew something, and does not prove it",
        "The server says that a response was withdrawn and does not prove it.",
        "Máy chủ nói có phiếu trả lời đã được rút lại nhưng không chứng minh được.",
        |world, language| {
            world.withdraw(
                &world.log,
                Some(|server, asked| {
                    let request = WithdrawalRequest::parse(&asked.body).ok()?;
                    let leaf = Leaf::Withdrawn {
                        digest: server.log.digest(0),
                        preimage: request.preimages[0].clone(),
                    };
                    let key = LogKey::new(request.study, 1, &Zeroizing::new([12; 32])).ok()?;
                    server.log.append(leaf.clone());
                    let receipt = server.log.receipt(&key, server.log.size() - 1);
                    Some(withdrawn(&request, vec![Tombstone::new(&leaf, &receipt)]))
                }),
                language,
            )
        },
    ),
    deed(
        "device",
        5,
        "keeps what a code withdraws, and says that there is nothing",
        "The server does not delete one response that it had confirmed to this device.",
        "Máy chủ không xoá 1 phiếu trả lời mà nó từng xác nhận với máy này.",
        |world, language| {
            world.withdraw(
                &world.log,
                Some(|_, asked| {
                    let request = WithdrawalRequest::parse(&asked.body).ok()?;
                    Some(withdrawn(&request, Vec::new()))
                }),
                language,
            )
        },
    ),
    deed(
        "courier",
        3,
        "drops an envelope",
        "One envelope that the server signed for was not given.",
        "1 phong bì mà máy chủ đã ký nhận thì nó không đưa.",
        |world, language| world.fetch_anew(&without(&world.log, 1), None, language),
    ),
    deed(
        "courier",
        3,
        "gives another envelope in the place of one",
        "In the place of one envelope the server gave something else.",
        "Thay cho 1 phong bì, máy chủ đưa thứ khác.",
        |world, language| world.fetch_anew(&replaced(&world.log), None, language),
    ),
    deed(
        "courier",
        5,
        "puts the entries of its log into another order",
        "The server's log is not to be trusted. Nothing was taken from it.",
        "Sổ của máy chủ không đáng tin. Không nhận gì từ nó.",
        |world, language| world.fetch(&reordered(&world.log), None, language),
    ),
    deed(
        "courier",
        5,
        "shows the courier another history than before",
        "The server shows two histories: at 3 envelopes its log was another one before.",
        "Máy chủ đưa ra hai lịch sử: ở 3 phong bì, trước đây sổ khác bây giờ.",
        |world, language| world.fetch(&forked(&world.log), None, language),
    ),
    deed(
        "courier",
        5,
        "shows the courier a shorter log than before",
        "The server shows two histories: at 3 envelopes its log was another one before.",
        "Máy chủ đưa ra hai lịch sử: ở 3 phong bì, trước đây sổ khác bây giờ.",
        |world, language| world.fetch(&rolled_back(&world.log), None, language),
    ),
    deed(
        "courier",
        5,
        "replays an entry that is not the one it signed",
        "The server's log is not to be trusted. Nothing was taken from it.",
        "Sổ của máy chủ không đáng tin. Không nhận gì từ nó.",
        |world, language| {
            world.fetch_anew(
                &world.log,
                Some(|server, asked| {
                    let first = server.log.leaves[0].to_bytes();
                    let leaves = server.log.leaves.iter().map(|_| first.as_slice());
                    asked
                        .is("GET", "log/tile/entries/")
                        .then(|| Answer::Reply(200, kin_protocol::log::bundle(leaves)))
                }),
                language,
            )
        },
    ),
    deed(
        "courier",
        6,
        "keeps its log from the courier",
        "The server does not give log/checkpoint: 503",
        "Máy chủ không đưa log/checkpoint: 503",
        |world, language| {
            world.fetch(&world.log, Some(|_, _| Some(Answer::Reply(503, Vec::new()))), language)
        },
    ),
    deed(
        "courier",
        3,
        "invents a withdrawal",
        "The server invented a deletion",
        "Máy chủ bịa chuyện xoá",
        |world, language| world.fetch(&invented(&world.log, 0), None, language),
    ),
    deed(
        "courier",
        3,
        "purges before the day of the note",
        "The server's log says that one envelope was purged before the day of the study note.",
        "Sổ của máy chủ nói 1 phong bì đã bị xoá theo hạn trước ngày ghi trong bản nghiên cứu.",
        |world, language| world.fetch(&purged(&world.log, 0), None, language),
    ),
    deed(
        "auditor",
        3,
        "leaves an envelope out of a parcel",
        "One envelope that the server signed for is neither here nor proved to be withdrawn.",
        "1 phong bì mà máy chủ đã ký nhận thì không có ở đây, cũng không có bằng chứng là đã rút.",
        |world, language| world.verify(&without(&world.log, 1), &world.signed(&world.log), &[], language),
    ),
    deed(
        "auditor",
        5,
        "gives other entries than it signed",
        "is not to be trusted",
        "không đáng tin",
        |world, language| world.verify(&forked(&world.log), &world.signed(&world.log), &[], language),
    ),
    deed(
        "auditor",
        5,
        "signs with a key that the note does not name",
        "is not to be trusted",
        "không đáng tin",
        |world, language| world.verify(&world.log, &world.log.signed(&world.other_key()), &[], language),
    ),
    deed(
        "auditor",
        3,
        "forks privately, and somebody kept the other checkpoint",
        "shows another history: at 3 entries this log has another root, or fewer entries.",
        "cho thấy lịch sử khác: ở 3 mục, sổ này có gốc khác, hoặc ít mục hơn.",
        |world, language| {
            let kept = world.file("checkpoint", world.signed(&world.log).note());
            let other = forked(&world.log);
            world.verify(&other, &world.signed(&other), &[("--checkpoint", &kept)], language)
        },
    ),
    deed(
        "auditor",
        3,
        "rolls back, and a device kept its receipt",
        "is a receipt that this log does not keep.",
        "là biên nhận mà sổ này không giữ.",
        |world, language| {
            let kept = world.receipt(&world.log, 2);
            let before = rolled_back(&world.log);
            world.verify(&before, &world.signed(&before), &[("--receipt", &kept)], language)
        },
    ),
    deed(
        "auditor",
        3,
        "invents a withdrawal beside an envelope that is still there",
        "The server invented a deletion",
        "Máy chủ bịa chuyện xoá",
        |world, language| {
            let log = invented(&world.log, 0);
            world.verify(&log, &world.signed(&log), &[], language)
        },
    ),
    deed(
        "auditor",
        3,
        "purges early beside an envelope that is still there",
        "one envelope was purged before the day of the study note.",
        "1 phong bì đã bị xoá theo hạn trước ngày ghi trong bản nghiên cứu.",
        |world, language| {
            let log = purged(&world.log, 0);
            world.verify(&log, &world.signed(&log), &[], language)
        },
    ),
    deed(
        "auditor",
        3,
        "enters an envelope a second time",
        "One envelope stands in the log a second time.",
        "1 phong bì đứng trong sổ lần thứ hai.",
        |world, language| {
            let log = repeated(&world.log);
            world.verify(&log, &world.signed(&log), &[], language)
        },
    ),
    deed(
        "auditor",
        3,
        "slips an envelope in that it never signed for",
        "One envelope is here that is not in the log.",
        "1 phong bì có ở đây mà không có trong sổ.",
        |world, language| {
            let mut log = world.log.clone();
            log.bodies.insert(Digest::of(b"slipped in"), b"slipped in".to_vec());
            world.verify(&log, &world.signed(&log), &[], language)
        },
    ),
    deed(
        "desk",
        3,
        "loses an envelope before it reaches the desk",
        "1 that the server's log holds, and neither the parcel nor this desk.",
        "1 phiếu có trong sổ của máy chủ, mà không có trong kiện và cũng không có ở bàn này.",
        |world, language| {
            let grown = without(&world.grown, 3);
            world.open(&grown, &world.signed(&grown), language)
        },
    ),
    deed(
        "desk",
        3,
        "shows the desk another history than the last parcel",
        "The server's log is not the one that the last parcel showed",
        "Sổ của máy chủ không phải là sổ mà kiện lần trước cho thấy",
        |world, language| {
            let other = forked(&world.log);
            world.open(&other, &world.signed(&other), language)
        },
    ),
    deed(
        "desk",
        3,
        "gives the desk the log of an earlier day",
        "The server's log is not the one that the last parcel showed",
        "Sổ của máy chủ không phải là sổ mà kiện lần trước cho thấy",
        |world, language| {
            let before = rolled_back(&world.log);
            world.open(&before, &world.signed(&before), language)
        },
    ),
    deed(
        "desk",
        5,
        "gives the desk a log that its key did not sign",
        "The parcel's log is not one that this study's server signed.",
        "Sổ trong kiện không phải do máy chủ của nghiên cứu này ký.",
        |world, language| world.open(&world.log, &world.log.signed(&world.other_key()), language),
    ),
    deed(
        "desk",
        3,
        "invents a withdrawal of what the desk never had",
        "The server invented a deletion: nobody could have asked for it.",
        "Máy chủ bịa ra 1 lần xoá: không ai có thể đã yêu cầu.",
        |world, language| {
            let grown = invented(&without(&world.grown, 3), 3);
            world.open(&grown, &world.signed(&grown), language)
        },
    ),
    deed(
        "desk",
        3,
        "purges early what the desk never had",
        "1 that the server purged before the day of the study note.",
        "1 phiếu bị máy chủ xoá theo hạn trước ngày ghi trong thông báo nghiên cứu.",
        |world, language| {
            let grown = purged(&without(&world.grown, 3), 3);
            world.open(&grown, &world.signed(&grown), language)
        },
    ),
    deed(
        "desk",
        3,
        "invents a withdrawal of what the desk holds",
        "The server invented a deletion: nobody could have asked for it.",
        "Máy chủ bịa ra 1 lần xoá: không ai có thể đã yêu cầu.",
        |world, language| {
            let log = invented(&without(&world.log, 0), 0);
            world.open(&log, &world.signed(&log), language)
        },
    ),
    deed(
        "desk",
        3,
        "purges early what the desk holds",
        "1 that the server purged before the day of the study note.",
        "1 phiếu bị máy chủ xoá theo hạn trước ngày ghi trong thông báo nghiên cứu.",
        |world, language| {
            let log = purged(&without(&world.log, 0), 0);
            world.open(&log, &world.signed(&log), language)
        },
    ),
    deed(
        "desk",
        3,
        "shows one device a log of its own, and all others another",
        "Devices saw another history of the server's log than this parcel shows.",
        "Các máy đã thấy 1 lịch sử của sổ khác với sổ trong kiện này.",
        |world, language| {
            let mut private = world.log.clone();
            private.append(stranger());
            world.open_from_elsewhere(&private, language)
        },
    ),
    deed(
        "desk",
        3,
        "brings a withdrawn envelope back",
        "1 that their respondents have withdrawn: they came again, and were refused unopened.",
        "1 phiếu đã được người trả lời rút lại mà lại gửi đến: bị từ chối, không mở.",
        |world, language| {
            let mut log = world.log.clone();
            let (place, preimage) = world.hers();
            let digest = log.digest(place);
            log.append(Leaf::Withdrawn { digest, preimage });
            let signed = world.signed(&log);
            let said = world.open(&without(&log, place), &signed, language);
            assert_eq!(said.code, Some(0), "{}", said.words);
            world.open_there(&log, &signed, language)
        },
    ),
];
