# Between a program and the person at its terminal.

label-error = error: { $text }
label-cause = caused by: { $text }
label-hint = hint: { $text }
label-warning = warning: { $text }

heading-usage = Usage:
heading-commands = Commands:
heading-arguments = Arguments:
heading-options = Options:
heading-options-place = [OPTIONS]
heading-command-place = <COMMAND>
heading-command-place-free = [COMMAND]
heading-help = Print this help
heading-version = Print the version
heading-language = The language to speak: vi or en
heading-completions = Print what completes commands at the tab key
heading-manual = Print the manual page of all commands
heading-default = [default: { $value }]
heading-possible = [one of: { $values }]

manual-name = Name
manual-synopsis = Synopsis
manual-description = Description
manual-options = Options
manual-options-shared = Options of every command
manual-commands = Commands
manual-exit = Exit status
manual-exit-well = The command did what it was asked.
manual-exit-internal = A fault of the program.
manual-exit-usage = The command line is wrong.
manual-exit-findings = The work was done, and something wrong was found in what was looked at.
manual-exit-refused = An input is refused: a form, a note, a file, a row.
manual-exit-untrusted = Something does not deserve trust: a signature, a fingerprint, a rollback, a pin.
manual-exit-network = The network, or the other end of it.
manual-exit-locked = A passphrase is wrong or was not given.
manual-exit-storage = The disk or a database: full, read-only, newer than the program, not initialised.
manual-environment = Environment
manual-environment-language = The language to speak, vi or en, where --language does not say it. Without either, the language of the system is spoken, else English.

terminal-output-failed = What the program says cannot be written.
    .hint = Look whether the disk is full or the file may be written.
terminal-input-failed = The input cannot be read.
terminal-input-ended = The input ended before the question was answered.
    .hint = Run the command in a terminal, or give everything as arguments (see --help).
terminal-line-too-long = The line is longer than { $max_bytes } bytes.
    .hint = Shorten the line.
terminal-line-not-text = The line is not UTF-8 text.
    .hint = Set the terminal or the file to UTF-8.

passphrase-again = The same passphrase again:
passphrase-file-unreadable = The passphrase file { $path } cannot be read.
    .hint = Give a readable file whose first line is the passphrase.
passphrase-empty = The passphrase is empty.
    .hint = The first line of the file, or what is typed, is the passphrase.
passphrase-too-long = The passphrase is longer than { $max_bytes } bytes.
    .hint = Choose a shorter one.
passphrase-not-text = The passphrase is not UTF-8 text.
    .hint = Save the file as UTF-8.
passphrase-needs-file = A passphrase is needed, but nobody is at the terminal to type it.
    .hint = Give a file whose first line is the passphrase with --passphrase-file.
passphrase-unreadable = The passphrase cannot be read from the terminal.
    .hint = Give it in a file with --passphrase-file.
passphrases-differ = The two passphrases are different.
    .hint = Run the command again and type the same passphrase twice.

usage-unknown-option = There is no option { $argument } here.
usage-word-too-many = There is one word too many in the command.
usage-unknown-command = There is no such command.
usage-invalid-value = The value of { $argument } does not fit.
usage-missing-value = { $argument } needs a value.
usage-wrong-number = { $argument } has too many or too few values.
usage-missing-argument = Something is missing in the command: { $arguments }
usage-missing-command = Say what to do: a command is missing.
usage-conflict = { $argument } and { $other } cannot be given together.
usage-not-text = An argument is not UTF-8 text.
usage-invalid = The command cannot be understood.
usage-hint-suggestion = Did you mean { $suggestion }?
usage-hint-values = One of: { $values }
usage-hint-help = Add --help to see what the command takes.

### Memory

memory-locked = Memory is locked: nothing in it is written to a swap file.
memory-nowhere-to-swap = This system has no swap: nothing in memory is written to a disk.
memory-not-locked = Memory is not locked: what is in it may be written to this system’s swap file.
    .hint = Encrypt the disk with its swap, or turn swap off.
