//! What the screens say of their own.

use serde::Serialize;

/// What the screens say of their own.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Say {
    /// Yes.
    ScreenYes,
    /// No.
    ScreenNo,
    /// Are the two of them alone?
    ScreenAlone,
    /// This is read out.
    ScreenConsent,
    /// This is read out to the guardian.
    ScreenConsentGuardian,
    /// Does she agree?
    ScreenConsentAsk,
    /// Does the guardian agree?
    ScreenConsentGuardianAsk,
    /// How did she agree?
    ScreenConsentMode,
    /// Aloud.
    ScreenModeSpoken,
    /// In writing.
    ScreenModeWritten,
    /// Before consent.
    ScreenMinor,
    /// This is read to the minor.
    ScreenAssent,
    /// Does the minor agree?
    ScreenAssentAsk,
    /// Shall it be recorded that she declined?
    ScreenDecline,
    /// There is more to be read.
    ScreenReadOn,
    /// Nothing is marked yet.
    ScreenChooseOne,
    /// Enter goes on.
    ScreenGoOn,
    /// Several may be marked.
    ScreenSeveral,
    /// All are put in order.
    ScreenRank,
    /// What was typed to find a choice.
    ScreenFilter {
        /// What was typed.
        typed: String,
        /// How many fit.
        count: u64,
    },
    /// Nothing fits what was typed.
    ScreenNothingFits {
        /// What was typed.
        typed: String,
    },
    /// How a day is typed or picked.
    ScreenDate,
    /// The question is answered with nothing, for a reason.
    ScreenAnswered {
        /// The answer as a person reads it.
        shown: String,
    },
    /// She refuses to answer.
    ScreenRefused,
    /// She does not know.
    ScreenDontKnow,
    /// It does not apply.
    ScreenNotApplicable,
    /// For the person asking alone.
    ScreenGuidance {
        /// The form's words.
        text: String,
    },
    /// A picture, sound or film that belongs to the question.
    ScreenMedia {
        /// The file's name.
        file: String,
    },
    /// Why does it stand?
    ScreenReason,
    /// How many there are of a repeat.
    ScreenRepeat {
        /// The repeat's words.
        label: String,
        /// How many.
        count: u64,
    },
    /// Add one.
    ScreenAdd,
    /// No more.
    ScreenNoMore,
    /// Shall this one be taken away?
    ScreenRemove {
        /// Which.
        which: String,
    },
    /// What was answered.
    ScreenReview,
    /// Where to?
    ScreenGoTo,
    /// Finish and seal.
    ScreenFinish,
    /// Finish and seal: sure?
    ScreenFinishAsk,
    /// Still needs an answer.
    ScreenUnanswered,
    /// Does not meet its warning.
    ScreenDoubtful,
    /// Was passed over.
    ScreenSkipped,
    /// In which language?
    ScreenLanguage,
    /// This is the first question.
    ScreenNothingBefore,
    /// Leave and keep a draft?
    ScreenLeaveAsk,
    /// Leave: nothing was answered yet?
    ScreenLeaveAskUnkept,
    /// She is in distress.
    ScreenStop,
    /// Goes on.
    ScreenStopGoOn,
    /// Seals what there is.
    ScreenStopKeep,
    /// Erases it.
    ScreenStopErase,
    /// Erase: sure?
    ScreenStopEraseAsk,
    /// An exercise.
    ScreenTraining,
    /// The keys, all of them.
    ScreenHelp,
    /// What Enter does, for the line of keys.
    KeyEnter,
    /// What Escape does.
    KeyEscape,
    /// Help.
    KeyHelp,
    /// Back.
    KeyBack,
    /// Go to.
    KeyGoTo,
    /// Language.
    KeyLanguage,
    /// Refuses.
    KeyRefused,
    /// Does not know.
    KeyDontKnow,
    /// Does not apply.
    KeyNotApplicable,
    /// Take the answer away.
    KeyClear,
    /// Stop.
    KeyStop,
    /// Leave.
    KeyLeave,
    /// Blank.
    KeyHide,
    /// Mark one of several.
    KeyMark,
}
