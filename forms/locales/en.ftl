# Places in a form.
form-place-in-file = line { $line }, column { $column }
form-place-in-question = line { $line }, column { $column }, question { $question }

# Mistakes in a form.
form-too-large = The form is larger than { $limit } bytes.
    .hint = Split it into several forms, or shorten its lists of choices.
form-not-utf8 = The form is not UTF-8 text from here on.
    .hint = Save the file again as UTF-8.
form-byte-order-mark = The form begins with a byte order mark.
    .hint = Save the file as UTF-8 without a byte order mark (BOM).
form-too-deep = The form is nested deeper than { $limit } levels.
    .hint = Groups in groups in groups: put them side by side.
form-not-json =
    { $reason ->
        [ends-early] The file stops before every bracket and quotation mark is closed.
        [trailing-comma] There is a comma after the last entry.
        [missing-comma] A comma is missing between two entries.
        [missing-colon] A colon is missing after the name of a property.
        [comment] JSON has no comments.
        [quotes] Names and texts stand in double quotation marks ("…").
        [number] This is not a number that JSON knows.
        [text] This text holds a character or an escape that JSON does not allow.
        [trailing] Something stands after the end of the form.
       *[other] This is not JSON.
    }
    .hint = An editor that checks JSON shows the place.
form-wrong-type =
    { $expected ->
        [text] { $property } must be a text.
        [number] { $property } must be a number.
        [boolean] { $property } must be true or false.
        [list] { $property } must be a list: […].
       *[object] { $property } must be an object: {"{"}…{"}"}.
    }
    .hint = The page on the form language shows each property with an example.
form-property-twice = { $property } stands here twice.
    .hint = Keep one of them.
form-property-unknown = There is no property { $property } here.
    .hint = Take it out, or look its name up in the page on the form language.
form-property-unknown-near = There is no property { $property } here.
    .hint = Did you mean { $nearest }?
form-property-missing = { $property } is missing.
    .hint = Add it.
form-property-not-for-type = { $property } means nothing in a question of type { $kind }.
    .hint = Take it out, or change the type.
form-version-unsupported = This program reads forms whose "kin_form" is 1.
    .hint = Write "kin_form": 1, or use a newer program.
form-name-invalid = { $name } cannot be a name.
    .hint = A name has letters without accents, digits, "_", "-" and ".", begins with a letter or "_", and is at most 64 long.
form-name-twice = The name { $name } is taken: line { $first_line }.
    .hint = Give one of the two another name.
form-key-twice = The key { $key } is taken: line { $first_line }.
    .hint = Every question keeps a key of its own.
form-type-unknown = There is no type { $kind }.
    .hint = The types are text, integer, decimal, range, date, time, dateTime, select_one, select_multiple, rank, acknowledge, note, calculate, hidden, barcode, image, audio, video, file, geopoint, geotrace, geoshape, start, end, today, username, audit, group and repeat.
form-type-unknown-near = There is no type { $kind }.
    .hint = Did you mean { $nearest }?
form-list-unknown = There is no list { $list } among the choices.
    .hint = Add the list under "choices", or name one that is there.
form-list-unknown-near = There is no list { $list } among the choices.
    .hint = Did you mean { $nearest }?
form-choice-without-label = The choice { $choice } has no label.
    .hint = Give it a label in every language of the form.
form-choice-name-invalid = { $choice } cannot be the name of a choice.
    .hint = No blanks, quotation marks, backslashes or semicolons; at most 64 bytes. People read the label, not the name.
form-language-invalid = { $language } is not the tag of a language.
    .hint = For instance "vi" or "en".
form-words-missing = { $property } has no words in { $language }.
    .hint = Translate it, or take { $language } out of "languages".
form-words-in-unlisted-language = { $property } has words in { $language }, which is not a language of the form.
    .hint = Add { $language } to "languages", or take these words out.
form-text-empty = { $property } is empty.
    .hint = Write something, or take the property out.
form-text-too-long = { $property } is longer than { $limit } bytes.
    .hint = Shorten it.
form-control-character = { $property } holds a character that cannot be seen.
    .hint = Often it came along from a text program: type the words again.
form-phone-unfit = “{ $phone }” is no telephone number.
    .hint = Write it on one line as it is dialled there, with at least three digits.
form-nothing-in = { $property } is empty.
    .hint = It needs at least one entry.
form-too-many = { $property } has more than { $limit } entries.
    .hint = Leave some out.
form-out-of-range = { $property } must be a whole number from { $least } to { $most }.
    .hint = Choose a number within that range.
form-value-unknown = { $property } cannot be { $value }.
    .hint = The page on the form language lists what it can be.
form-value-unknown-near = { $property } cannot be { $value }.
    .hint = Did you mean { $nearest }?
form-value-twice = { $value } stands twice in { $property }.
    .hint = Keep one of them.
form-reference-unknown = { $property }, character { $position }: there is no question { $name }.
    .hint = Look for the question's name: it is not its label.
form-reference-unknown-near = { $property }, character { $position }: there is no question { $name }.
    .hint = Did you mean { $nearest }?
form-reference-to-group = { $property }, character { $position }: { $name } is a group, which holds no answer.
    .hint = Name a question of the group.
form-reference-not-closed = { $property }, character { $position }: a name and a closing bracket must follow.
    .hint = A question is named like this: ${"{"}age{"}"}.
form-ring = These need one another, so that none can ever be computed: { $ring }.
    .hint = Take one of them out of a condition or a calculation.
form-score-question-unknown = There is no question { $name } to score.
    .hint = Look for the question's name: it is not its label.
form-score-question-unknown-near = There is no question { $name } to score.
    .hint = Did you mean { $nearest }?
form-score-question-without-number = { $name } is of type { $kind }: its answers have no number.
    .hint = Score integers, decimals, calculations and choices with values.
form-score-choice-without-value = The choice { $choice } has no value.
    .hint = Give it a number, or null if it is to count as missing.
form-score-choice-unknown = There is no choice { $choice } in the question's list.
    .hint = Take it out, or correct its name.
form-score-dimension-unknown = There is no dimension { $dimension }.
    .hint = Add it under "dimensions", or correct its name.
form-score-reverse-empty = "low" must be below "high".
    .hint = They are the smallest and the largest value an answer can have.
form-score-bands-unordered = The bands must rise, and only the last is open at its end.
    .hint = Every band but the last has an "up_to" larger than the one before; the last has none.

# Mistakes in expressions.
expression-empty = { $property } is empty.
    .hint = Write a condition, or take the property out.
expression-too-long = { $property } is longer than { $limit } bytes.
    .hint = Put a part of it into a question of type calculate.
expression-too-deep = { $property }, character { $position }: nested deeper than { $limit } levels.
    .hint = Put a part of it into a question of type calculate.
expression-character = { $property }, character { $position }: "{ $character }" has no meaning here.
    .hint = Quotation marks in expressions are straight: ' or ".
expression-text-not-closed = { $property }, character { $position }: the text is not closed.
    .hint = Add the closing quotation mark.
expression-reference-not-closed = { $property }, character { $position }: a name and a closing bracket must follow.
    .hint = A question is named like this: ${"{"}age{"}"}.
expression-unexpected = { $property }, character { $position }: "{ $found }" cannot stand here.
    .hint = Look for a missing operator, comma or quotation mark just before it.
expression-ends-early = { $property }, character { $position }: it ends where a value should follow.
    .hint = Complete it, or take the last operator out.
expression-bracket-not-closed = { $property }, character { $position }: this bracket is never closed.
    .hint = Add the closing bracket.
expression-function-unknown = { $property }, character { $position }: there is no function { $function }.
    .hint = The page on the form language lists the functions.
expression-function-unknown-near = { $property }, character { $position }: there is no function { $function }.
    .hint = Did you mean { $nearest }?
expression-arity = { $property }, character { $position }: { $function } takes { $least } to { $most } arguments, not { $found }.
    .hint = Arguments are parted by commas.
expression-arity-one = { $property }, character { $position }: { $function } takes { $expected ->
    [0] no arguments
    [one] one argument
   *[other] { $expected } arguments
 }, not { $found }.
    .hint = Arguments are parted by commas.
expression-needs-question = { $property }, character { $position }: { $function } works on questions.
    .hint = Name a question like this: ${"{"}age{"}"}.
expression-pattern = { $property }, character { $position }: the pattern cannot be read, or is too large.
    .hint = Look-around and references back are not supported; repetitions must be small.
expression-bare-name = { $property }, character { $position }: { $name } is not a value.
    .hint = A question is named like this: ${"{"}{ $name }{"}"}; a text stands in quotation marks.
expression-column-unknown = { $property }, character { $position }: there is no column { $name } in the list or the table.
    .hint = Name one of their columns, or add it. A question is named like this: ${"{"}{ $name }{"}"}.
expression-current-without-answer = { $property }, character { $position }: "." is the answer being checked, and none is here.
    .hint = It belongs in a constraint; elsewhere name the question.
expression-unsupported = { $property }, character { $position }: { $what } is not supported.
    .hint = Write the condition without it.

# Answers that are not taken.
answer-empty = { $question }: nothing was typed.
    .hint = Type an answer, or go on without one.
answer-required = { $question } needs an answer. { $message }
    .hint = Where the question offers it, "refused" and "don't know" are answers too.
answer-not-integer = { $question } takes a whole number.
    .hint = In digits, without points or commas: 12.
answer-not-decimal = { $question } takes a number.
    .hint = In digits, with at most one point or comma: 12.5.
answer-number-too-large = { $question }: the number is too large.
    .hint = Look for a digit too many.
answer-not-date = { $question } takes a date.
    .hint = Day/month/year, or year-month-day: 23/11/2026, 2026-11-23.
answer-not-time = { $question } takes a time of day.
    .hint = Hours and minutes: 14:30.
answer-too-long = { $question }: the text is longer than { $limit } characters.
    .hint = Shorten it.
answer-control-character = { $question }: the text holds a character that cannot be seen.
    .hint = Type it again.
answer-not-a-choice = { $question }: this is not among the choices.
    .hint = Choose from those that are shown.
answer-choice-twice = { $question }: a choice is named twice.
    .hint = Name each once.
answer-missing-not-offered = { $question } does not offer this.
    .hint = Type an answer.
answer-of-another-type = { $question } takes an answer of type { $expected }.
    .hint = Type an answer of that type.
answer-constraint = { $question }: the answer cannot be right. { $message }
    .hint = Ask again, or correct the answer.
correction-alone = { $question } cannot be corrected alone: its choices are other answers of the interview.
    .hint = Tell the research team what is wrong; they can mark it.
correction-too-long = A correction changes at most { $limit } answers.
    .hint = Seal this one, and make another.
question-unknown = There is no question { $question }.
    .hint = Look for its name in the review.
question-out-of-reach = { $question } cannot be reached now.
    .hint = Answer the questions before it first.
question-not-asked = No question is being asked now.
    .hint = Consent comes first; after the review comes the end.
consent-not-asked = Consent is not being asked now.
    .hint = Go on with the interview.
consent-purposes-unclear = Every purpose needs one answer: yes or no.
    .hint = Read out each purpose and ask.
consent-purpose-required = Without the purpose { $purpose } there is no interview.
    .hint = If she does not agree to it, record that she declined.
consent-mode-not-offered = The form does not offer this way of giving consent.
    .hint = Choose one of those that are shown.
language-unknown = The form is not in the language { $language }.
    .hint = Choose one of the form's languages.

# Interviews that cannot be finished.
prefilled-unknown = The form asks no question “{ $question }”, or asks it in a repeat.
    .hint = A column is named like a question that is asked once.
prefilled-unfit = The question “{ $question }” does not take what stands in the list.
    .hint = Write it as it would be typed in the interview: the name of a choice, a number, a day.
interview-without-consent = Consent was neither given nor declined.
    .hint = Ask for it first.
interview-unanswered =
    { $count ->
        [one] One question needs an answer: { $questions }.
       *[other] { $count } questions need an answer: { $questions }.
    }
    .hint = Go back to them before finishing.
interview-contradicts =
    { $count ->
        [one] One answer no longer fits the others: { $questions }.
       *[other] { $count } answers no longer fit the others: { $questions }.
    }
    .hint = Go back to them and ask again.
interview-calculation-too-long =
    { $count ->
        [one] One calculated value is too long: { $questions }.
       *[other] { $count } calculated values are too long: { $questions }.
    }
    .hint = Shorten the texts they are made of, and tell the author of the form.
interview-ends-before-start = By this machine's clock the interview ends before it started.
    .hint = Set the clock right, then finish.

# Responses that a form does not accept.
response-too-large = The response is larger than { $limit } bytes, which no response to this form is.
response-shape = This has not the shape of a response (line { $line }, column { $column }).
response-language = The response is in a language that the form is not in.
response-times = The times of the response cannot be.
response-consent = The consent of the response is not what the form asks for.
response-answers-after-refusal = Consent was declined, and yet the response holds answers.
response-questions-unknown =
    { $count ->
        [one] The response answers one question that the form does not have.
       *[other] The response answers { $count } questions that the form does not have.
    }
response-question-twice = The response answers { $question } twice.
response-irrelevant = The response answers { $question }, which was not to be asked or did not offer that.
response-answer-unfit = The answer to { $question } is not one that the question takes.
response-constraint = The answer to { $question } does not meet its constraint.
response-unanswered = { $question } has no answer and needs one.
response-calculation = The value of { $question } is not what its calculation gives.

### Repeats, tables, places, warnings

form-type-absent = The type { $kind } is left out on purpose: it tells about a person or a device without asking.
    .hint = Leave it out, or ask for what you need with a question.
form-attachments-off = A question for a file needs a form whose responses carry files.
    .hint = Write "attachments": true at the top of the form.
form-choices-unclear = Choices come from exactly one of list, table and from_repeat, with the properties that belong to it.
    .hint = "value" and "label_column" belong to a table, "value" and "label_question" to a repeat.
form-table-unknown = There is no table { $table }.
    .hint = Add it under "tables", or name one that is there.
form-table-unknown-near = There is no table { $table }.
    .hint = Did you mean { $nearest }?
form-table-named-as-list = { $name } is the name of a list already.
    .hint = Give the table another name.
form-column-unknown = The table { $table } has no column { $column }.
    .hint = Name one of its columns.
form-row-length = This row has { $found ->
    [one] one cell
   *[other] { $found } cells
 } and the table { $expected ->
    [one] one column
   *[other] { $expected } columns
 }.
    .hint = Write one text for every column; "" where there is none.
form-repeat-unknown = There is no repeat { $name }.
    .hint = Name a repeat of this form.
form-question-not-in-repeat = { $name } is not a question of the repeat { $repeat }.
    .hint = Name a question that stands in that repeat, and in no repeat inside it.
form-parameter-missing = The parameter { $parameter } is missing.
    .hint = Write it under "parameters".
form-parameter-unfit = The parameter { $parameter } is not what it must be.
    .hint = A range takes numbers, and a step that fits at least once; "randomize" is true or false.
form-default-unfit = The default is not an answer that the question takes.
    .hint = Write it as a person would type it: choices by their names, days as 2026-11-23.
form-score-question-repeated = { $name } stands in a repeat: one response answers it several times.
    .hint = Score a calculation outside of the repeat, such as a sum.
form-repeat-too-long = The repeat may have at most { $limit } instances.
    .hint = Lower the count, or raise "repeat_max", which goes up to 1000.
expression-needs-name = { $property }, character { $position }: { $function } needs a name in quotation marks.
    .hint = Write instance('name').
expression-source-unknown = { $property }, character { $position }: there is no list and no table { $name }.
    .hint = Name a list of "choices" or a table of "tables".
expression-step-nowhere = { $property }, character { $position }: the step { $step } leads nowhere.
    .hint = Questions, groups and repeats stand inside one another as in the form; lists and tables are /root/item/column.
expression-last-saved-in-repeat = { $property }, character { $position }: last-saved# reads one question that stands in no repeat, and { $name } is none.
    .hint = Move the question out of the repeat, or read another one.
answer-not-date-time = { $question } takes a date and a time.
    .hint = Type them like 2026-11-23 14:30 or 23/11/2026 14h30.
answer-not-acknowledged = { $question } waits to be acknowledged.
    .hint = Type ok, or skip it.
answer-not-place = { $question } takes a place.
    .hint = Type latitude and longitude, like 21.0285 105.8542; several are parted by semicolons.
answer-not-file = { $question } takes a file.
    .hint = Give its name, type, size in bytes and SHA-256.
answer-not-in-range = { $question } takes a number from { $start } to { $end } in steps of { $step }.
answer-rank-incomplete = { $question }: all { $count } choices must be put in order.
    .hint = Type every choice once, the first one first.
answer-read-only = { $question } is shown only; nothing is typed there.
    .hint = Go on to the next question.
answer-warned = { $question }: are you sure? { $message }
    .hint = Type another answer, or confirm this one and say why.
answer-not-warned = No answer waits to be confirmed.
answer-reason-unfit = The reason must be one line of at most { $limit } characters.
repeat-not-asked = There is no repeat here to add to.
repeat-full = { $repeat } has { $limit } entries already, and may have no more.
repeat-empty = { $repeat } has no entry to take away.
consent-no-assent = This form does not ask minors.
    .hint = Record that consent was declined.
interview-doubtful = These answers need another look: { $questions }.
    .hint = Change them, or confirm them and say why.
interview-repeat-too-long = These are counted higher than the form allows: { $repeats }.
    .hint = Look at the number that was answered for them.
response-doubtful = The answer to { $question } does not meet its warning, and nobody said why it stands.
response-override = The reason given for { $question } cannot be.
response-repeat = { $repeat } is answered another number of times than it was to be asked.
response-circumstances = The circumstances of the response cannot be.

# Drafts

draft-too-large = The draft is longer than { $max_bytes } bytes.
    .hint = Seal it as it is, as an interview that broke off.
draft-unreadable = The draft cannot be read: it is damaged, or another version of this program wrote it.
    .hint = Go back to the version of the program that wrote it.
draft-of-another-form = The draft is of another form, or of another version of this form.
    .hint = Take it up with the form it was begun with.
