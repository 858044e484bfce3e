# What an interview in a terminal says.

conversation-commands = Commands
    { "  " }<         back to the question before
    { "  " }(Enter)   skip, or keep the answer there is
    { "  " }!r        she refuses to answer
    { "  " }!d        she does not know
    { "  " }!n        it does not apply to her
    { "  " }!x        take the answer away; at “another?” the last one, or !x 2 the second
    { "  " }!v        read over what was answered, and finish
    { "  " }!j NAME   go to a question by its name, such as age or child[2].age; !j lists them
    { "  " }!l LANG   ask in another language: { $languages }
    { "  " }!s        STOP: she is in distress; whom to turn to, and what becomes of her answers
    { "  " }!q        leave the interview
    { "  " }!!text    an answer that begins with !
conversation-go-on = Press Enter to go on
conversation-help-hint = ? shows the commands
conversation-current = Answer so far: { $shown }
conversation-several = Several may be chosen: type their numbers with spaces between them.
conversation-rank = Type all the numbers in order, with spaces between them; the first comes first.
conversation-range = A number from { $least } to { $most }, in steps of { $step }.
conversation-place = Type latitude and longitude in degrees, such as 21.0285 105.8542; altitude and accuracy in metres may follow.
conversation-places = Type position after position with ; between them, each as latitude and longitude, such as 21.03 105.85; 21.04 105.86.
conversation-date-time = Type the day and the time, such as 2026-11-23 14:30.
conversation-acknowledge = Type ok when it was acknowledged.
conversation-file = Type the path of the file.
conversation-file-unread = The file cannot be taken here. { $reason }
conversation-file-taken = { $words }
conversation-read-only = This is shown only: press Enter to go on.
conversation-guidance = For you, not to be read out: { $text }
conversation-media = (Belongs to it: { $file })
conversation-another = { $label }: { $count ->
    [0] is there one? (yes/no)
    [one] one so far. Is there another? (yes/no)
   *[other] { $count } so far. Is there another? (yes/no)
 }
conversation-several-fit = Several fit: { $choices }. Type more of it, or the number.
conversation-stop = STOP. Put the form aside. Nothing more is asked.

    Is she safe now? Stay with her. Turn to those on the referral list of this study.
conversation-stop-choices = When she can choose, she says what becomes of her answers:

    { "  " }1  go on with the interview
    { "  " }2  stop here: what she answered is sealed as it is
    { "  " }3  stop here and erase: no answer stays, only that somebody was asked
conversation-stop-go-on = { "  " }1  go on
    { "  " }!q leave
conversation-stop-erase = Erase every answer of this interview? Nobody can bring them back. (yes/no)
conversation-remove-last = !x  take the last one away, !x 2 the second
conversation-nothing-to-remove = There is none to take away.
conversation-reason = If it is right all the same, type why in a few words: the reason is kept with the answer. Enter to answer again.
conversation-alone = no  leaves: nothing is shown, and what was answered stays a draft. (yes/no)
conversation-minor = Before consent:
conversation-assent = Now read this to her, word for word:
conversation-assent-ask = Does she herself agree? (yes/no)
conversation-consent-guardian = Read this out to her parent or guardian, word for word:
conversation-consent-guardian-ask = Does the parent or guardian agree? (yes/no)
conversation-note = Read this out, then press Enter.
conversation-missing-refused = !r  refuses to answer
conversation-missing-dont-know = !d  does not know
conversation-missing-not-applicable = !n  does not apply
conversation-shown-refused = (refuses to answer)
conversation-shown-dont-know = (does not know)
conversation-shown-not-applicable = (does not apply)
conversation-command-unknown = There is no such command here; ? shows those there are.
conversation-command-incomplete = This command needs a word after it, such as !j age or !l vi.
conversation-nothing-before = This is the first question.
conversation-training-mark = [TRAINING]
conversation-line-too-long = The line is too long and was not taken.
conversation-line-not-text = The line is not UTF-8 text and was not taken.
conversation-yes-or-no = Please type yes or no.
conversation-quit = Leave this interview? What was answered so far stays here as a sealed draft. (yes/no)
conversation-quit-trial = Leave this trial? Nothing of it was kept. (yes/no)
conversation-consent = Read this out, word for word:
conversation-consent-ask = Does she agree to be asked? (yes/no)
conversation-consent-mode = How did she give her consent?
conversation-mode-spoken = Spoken
conversation-mode-written = In writing
conversation-decline = Then there is no interview. Record that she declined, without any answers? (yes/no)
conversation-one-of-numbers = Please type one of the numbers.
conversation-review = What was answered:
conversation-unanswered = (still needs an answer)
conversation-skipped = (skipped)
conversation-review-hint = Enter to finish. A question's name to change its answer, < to go back, ? for the commands.
conversation-look-hint = Enter to go on with the interview. A question's name to change its answer.
conversation-finish = Finish and seal? Afterwards nobody here can read or change it. (yes/no)
conversation-finish-trial = Finish the trial? Nothing is kept; the response is shown once. (yes/no)
conversation-input-ended = The input ended before the interview was finished.
    .hint = What was answered after consent stays here as a draft: take it up again.
conversation-broken = The terminal went away during the interview.
    .hint = What was answered after consent stays here as a draft: take it up again.
