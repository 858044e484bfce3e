//! The same over a stick: what a server writes beside a pack is believed for what it proves, as what it says over a network is.

use kin_protocol::log::{Leaf, Preimage};
use kin_protocol::stick::{Answer, Became};
use kin_protocol::withdrawal::Tombstone;

use crate::deeds::{Deed, deed, forked, rolled_back};

pub(crate) const STICK_DEEDS: &[Deed] = &[
    deed(
        "device",
        5,
        "answers a stick with receipts by another key",
        "The key of the study's log did not sign it.",
        "Khoá của sổ nghiên cứu này không ký vào đó.",
        |world, language| {
            let key = world.other_key();
            let lie = |log: &mut crate::liar::Log, answer: &mut Answer| {
                for became in &mut answer.envelopes {
                    let envelope = became.envelope();
                    let place = log.place(envelope).expect("it entered");
                    *became = Became::Received { envelope, receipt: log.receipt(&key, place).to_text() };
                }
            };
            world.carry(&world.log, lie, language)
        },
    ),
    deed(
        "device",
        5,
        "answers a stick with a withdrawal that nobody asked for",
        "The server says that a response was withdrawn and does not prove it.",
        "Máy chủ nói có phiếu trả lời đã được rút lại nhưng không chứng minh được.",
        |world, language| {
            let lie = |log: &mut crate::liar::Log, answer: &mut Answer| {
                let envelope = answer.envelopes[0].envelope();
                let leaf = Leaf::Withdrawn { digest: envelope, preimage: Preimage::from_bytes([3; 32]) };
                log.append(leaf.clone());
                let receipt = world.proof(log, log.size() - 1);
                answer.envelopes[0] = Became::Gone { envelope, tombstone: Tombstone::new(&leaf, &receipt) };
            };
            world.carry(&world.log, lie, language)
        },
    ),
    deed(
        "device",
        5,
        "answers a stick out of another history than before",
        "The server's log does not go on from what this device saw of it.",
        "Sổ của máy chủ không nối tiếp những gì máy này từng thấy.",
        |world, language| world.carry(&forked(&world.log), |_, _| {}, language),
    ),
    deed(
        "device",
        5,
        "answers a stick and keeps the parts of its log to itself",
        "A part of the log (tile 0/0) is missing or damaged.",
        "Một phần của sổ (mảnh 0/0) bị thiếu hoặc hỏng.",
        |world, language| world.carry(&world.log, |_, answer| answer.tiles.clear(), language),
    ),
    deed(
        "device",
        5,
        "answers a stick out of an earlier day",
        "This device has seen more of the server's log than this answer knows.",
        "Máy này đã thấy sổ của máy chủ dài hơn những gì trả lời này biết.",
        |world, language| {
            let lie = |log: &mut crate::liar::Log, answer: &mut Answer| {
                let note = world.signed(&rolled_back(log)).note().to_vec();
                answer.checkpoint = Some(String::from_utf8(note).expect("a note is text"));
                answer.envelopes.clear();
            };
            world.carry(&world.log, lie, language)
        },
    ),
];
