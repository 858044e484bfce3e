# What the screens of an interview say.

screen-yes = Yes
screen-no = No
screen-alone = Are the two of you alone? Can nobody hear her, and nobody else see this screen?
screen-consent = Read this out, word for word:
screen-consent-guardian = Read this out to her parent or guardian, word for word:
screen-consent-ask = Does she agree to be asked?
screen-consent-guardian-ask = Does the parent or guardian agree?
screen-consent-mode = How did she give her consent?
screen-mode-spoken = Spoken
screen-mode-written = In writing
screen-minor = Before consent:
screen-assent = Now read this to her, word for word:
screen-assent-ask = Does she herself agree?
screen-decline = Then there is no interview. Record that she declined, without any answers?
screen-read-on = There is more: read it to its end.
screen-choose-one = Mark one first: with the arrows, its number, or some of its words.
screen-go-on = Enter goes on.
screen-several = Several may be marked: blank marks, Enter takes what is marked.
screen-rank = Mark all of them with the blank, in order: what comes first is marked first.
screen-filter = Looked for: { $typed } ({ $count })
screen-nothing-fits = Nothing fits: { $typed }
screen-date = Typed as 23/11/2026, or picked: ↑ ↓ a day, PgUp PgDn a month.
screen-answered = Answer so far: { $shown }
screen-refused = (refuses to answer)
screen-dont-know = (does not know)
screen-not-applicable = (does not apply)
screen-guidance = For you, not to be read out: { $text }
screen-media = (Belongs to it: { $file })
screen-reason = If it is right all the same, type why in a few words: the reason is kept with the answer. Enter alone answers again.
screen-repeat = { $label }: { $count ->
    [0] is there one?
    [one] one so far. Is there another?
   *[other] { $count } so far. Is there another?
 }
screen-add = + Add one
screen-no-more = No more: go on
screen-remove = Take { $which } away, with all that was answered about it?
screen-review = What was answered. Enter on a line changes it.
screen-go-to = Where to? Type some of its words.
screen-finish = Finish and seal
screen-finish-ask = Finish and seal? Afterwards nobody here can read or change it.
screen-unanswered = (still needs an answer)
screen-doubtful = (looks odd: say why it is right)
screen-skipped = (skipped)
screen-language = In which language?
screen-nothing-before = This is the first question.
screen-leave-ask = Leave this interview? What was answered stays here as a sealed draft.
screen-leave-ask-unkept = Leave? Nothing was answered yet, and nothing is kept.
screen-stop = STOP. Put the form aside. Nothing more is asked.

    Is she safe now? Stay with her. Turn to those on the referral list of this study.

    When she can choose, she says what becomes of her answers:
screen-stop-go-on = Go on with the interview
screen-stop-keep = Stop here: what she answered is sealed as it is
screen-stop-erase = Stop here and erase: no answer stays, only that somebody was asked
screen-stop-erase-ask = Erase every answer of this interview? Nobody can bring them back.
screen-training = [TRAINING]
screen-help = Keys

    Enter         take what is typed or marked; alone: go on, or skip
    ↑ ↓           mark a choice; in a date a day back or forth
    letters       find a choice by its words, without marks: ha noi
    digits        find a choice by its number
    blank         mark one of several
    PgUp PgDn     scroll; in a date a month back or forth
    Alt-Enter     another line in a text

    F1  Ctrl-Y    these keys
    F2  Ctrl-B    back to the question before (also Shift-Tab)
    F3  Ctrl-G    go to any question, and to the end
    F4  Ctrl-L    another language
    F5  Ctrl-R    she refuses to answer
    F6  Ctrl-D    she does not know
    F7  Ctrl-N    it does not apply to her
    F8  Ctrl-X    take the answer, or one of a repeat, away
    F9  Ctrl-S    STOP: she is in distress
    F10 Ctrl-Q    leave; what was answered stays a draft
    F12 Ctrl-K    blank the screen at once, until the passphrase is typed
key-enter = take
key-escape = close
key-help = keys
key-back = back
key-go-to = go to
key-language = language
key-refused = refuses
key-dont-know = doesn’t know
key-not-applicable = not applicable
key-clear = erase
key-stop = STOP
key-leave = leave
key-hide = hide
key-mark = ␣ mark
