//! How an interview went, in numbers: what an `audit` records. No times: they would tell more than the answers.

/// What was done how often.
#[derive(Debug, Default, Clone, Copy, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    pub(super) answered: u32,
    pub(super) changed: u32,
    pub(super) cleared: u32,
    pub(super) back: u32,
    pub(super) refused: u32,
    pub(super) confirmed: u32,
    /// How often the person asking stopped because she was in distress. In the response itself, not in its `audit`.
    pub(super) stopped: u32,
}

impl Counts {
    /// `answered=12 changed=1 cleared=0 back=2 refused=1 confirmed=0`.
    pub(super) fn to_text(self) -> String {
        format!(
            "answered={} changed={} cleared={} back={} refused={} confirmed={}",
            self.answered, self.changed, self.cleared, self.back, self.refused, self.confirmed
        )
    }
}

/// The longest such text, in bytes.
pub(crate) const MAX_AUDIT_BYTES: usize = 128;
