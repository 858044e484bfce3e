# The program for the person running the machine.

help-server = Keep the sealed envelopes of studies, without being able to read them
help-server-init = Make a new, empty store, and the key with which its log is signed
    .long =
        Make a new, empty store, and the key with which its log is signed

        The research team writes the public half of the key into its study note.
help-server-log-key = Say the public half of the key with which the log is signed
    .long =
        Say the public half of the key with which the log is signed

        The research team writes it into its study note: `kin-researcher study log`. A store that has no key yet is given one.
help-server-log-key-arg-store = The folder of the store
help-server-serve-arg-locks = The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given
help-server-init-arg-store = The folder of the store: new, or empty
help-server-study = Which studies the store serves
help-server-study-load = Take a study into the store, or bring it up to date
    .long =
        Take a study into the store, or bring it up to date

        The bundle is what `kin-researcher publish` wrote: the signed study note, the forms, and the digests of the vouchers that devices pay with. Everything is taken or nothing is. A study note older than the one in the store is refused.
help-server-study-load-arg-store = The folder of the store
help-server-study-load-arg-bundle = The bundle of the research team
help-server-serve = Answer devices over HTTP
    .long =
        Answer devices over HTTP

        What is acknowledged is on the disk. Ctrl-C or SIGTERM finishes what is in hand and ends.
help-server-serve-arg-store = The folder of the store
help-server-serve-arg-listen = Address and port to listen on; port 0 takes a free one
help-server-serve-arg-metrics = A socket of the file system on which counts are answered, for programs of the same user: `GET /metrics`
help-server-serve-arg-behind-proxy = A proxy in front of this program ends TLS: allows an address other machines can reach
help-server-export = Write all envelopes of a study into a parcel for the research team
    .long =
        Write all envelopes of a study into a parcel for the research team

        The envelopes stand in the order of their digests, so the parcel says nothing about when they came. The study's log goes with them, so that the desk sees whether any is missing.
help-server-export-arg-store = The folder of the store
help-server-export-arg-study = The study, as `status` shows it
help-server-export-arg-locks = The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given
help-server-export-arg-parcel = The parcel: a new file
help-server-purge = Delete every envelope of a study, once the day of its note has come
    .long =
        Delete every envelope of a study, once the day of its note has come

        Stop the server of this store first. The log says of each envelope that it was purged; the certificate is a paper for the file. Copies at the desk, at couriers and in backups are theirs to delete.
help-server-purge-arg-store = The folder of the store
help-server-purge-arg-study = The study, as `status` shows it
help-server-purge-arg-certificate = The certificate: a new file
help-server-purge-arg-locks = The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given
help-server-status = Say what the store holds, in counts
help-server-status-arg-store = The folder of the store
help-server-status-arg-json = Print JSON, for programs

store-made = Made a store in { $path }.
store-empty = The store holds no study yet.
study-loaded = Study { $study } is at note version { $version }: { $forms ->
    [one] one form
   *[other] { $forms } forms
 }, { $vouchers ->
    [one] one unspent voucher
   *[other] { $vouchers } unspent vouchers
 }.
serve-listening = listening on { $scheme }://{ $address }
serve-ended = Ended in good order: { $kept } kept, { $known } sent again, { $refused } refused.
parcel-written = Wrote { $envelopes ->
    [one] one envelope
   *[other] { $envelopes } envelopes
 } to { $path }.

study-purged = Deleted { $envelopes ->
    [one] one envelope
   *[other] { $envelopes } envelopes
 } for ever. The certificate is { $certificate }.
study-purged-later = Another program is reading the store: what was deleted leaves the disk when it has ended.
    .hint = End it, and start the server once.
purge-no-study = This study is not in the store.
    .hint = See which studies are with: kin-server status STORE
purge-no-day = The study note names no day from which on its envelopes may be deleted.
    .hint = The research team signs a note that names one.
purge-too-early = The study note lets nothing be deleted before { $day }.
    .hint = Whoever deletes earlier is found out by the desk and by auditors. Wait, or ask the research team for another note.
purge-note-refused = The study note in the store is not to be trusted.
    .hint = Load the research team's bundle again: kin-server study load STORE BUNDLE
purge-roots-refused = The roots in the store cannot be read.
    .hint = Restore the store from a backup.
purge-log-failed = The log of the study could not be written.
    .hint = Nothing was deleted. See that the server is stopped and its disk works, then try again.
purge-clock-unusable = This machine's clock cannot be read.
    .hint = Set it, then try again.
study-not-in-store = The study { $study } is not in the store.
    .hint = See which studies are with: kin-server status STORE
serve-without-tls = { $address } can be reached from other machines, and nothing is said to speak TLS: neither this program nor a proxy in front.
    .hint = Give --tls-cert and --tls-key, or put a TLS proxy in front and add --behind-proxy, or listen on 127.0.0.1.
serve-address-refused = { $address } cannot be listened on.
    .hint = Check the address, and whether another program has the port.
serve-metrics-refused = Counts cannot be answered at { $path }.
    .hint = Another server may answer there, or something that is no socket lies there; its folder must exist, and the path be shorter than 100 bytes.
serve-failed = The server could not run.
serve-store-failing = The store fails; devices are told to come again: { $reason }
    .hint = Check whether the disk is full. Nothing that was acknowledged is lost.
serve-store-working = The store works again.

store-not-made = There is no store in { $path }.
    .hint = Make one with: kin-server init STORE
store-failed = The store failed.

load-bundle-refused = The bundle is refused; the store is as it was.
load-note-refused = The study note of the bundle does not follow the one in the store; the store is as it was.
    .hint = Ask the research team for the newest bundle. If this is the newest, somebody else may have made it: compare fingerprints.
load-roots-refused = The roots are refused; the store is as it was.
load-path-changed = The bundle has another path than the study has in the store. Devices would no longer find it.
    .hint = Ask the research team for a bundle from the same study folder.
load-path-taken = Another study lies under the path of the bundle.
    .hint = Ask the research team to make the study anew.
load-overtaken = The study was changed by another load meanwhile.
    .hint = Run the command again.
load-store-failed = The store failed.

log-key = The key of its log, for the study note: { $key }
store-log-damaged = The log in the store is damaged.
    .hint = Stop the server and keep its disk as it is. Devices still hold what they sent in the last 30 days.
load-log-foreign = The study note names the log of another server.
    .hint = Give the research team what "kin-server log-key STORE" prints, and ask for a new bundle.
load-log-changed = The study note names another log than this store holds, or none.
    .hint = A new log begins in a new store: kin-server init. This store stays as it is.
load-log-late = This store already holds envelopes of the study that are in no log.
    .hint = A log begins with the first envelope: make a new store, and let the devices send again.
logbook-key-missing = The store holds a log, and the key it is signed with (log-key) is not there.
    .hint = Bring the file back from its copy. Without it a new log has to begin in a new store.
logbook-lock-missing = Study { $study }: the store holds a log, and nothing says up to where it was signed.
    .hint = Give the folder of the lock checkpoints with --locks. If it is lost, begin a new log in a new store: this one must not sign again.
logbook-store-behind = Study { $study }: the store holds { $held } entries, and { $signed } were signed for.
    .hint = An older copy of the store was put back. It must not sign: two histories would follow. Begin a new log in a new store; the devices send again.
logbook-store-differs = Study { $study }: the store holds another history than was signed.
    .hint = It must not sign. Keep its disk as it is, and begin a new log in a new store; the devices send again.
logbook-lock-unreadable = Study { $study }: its lock checkpoint is not of this log, or damaged.
    .hint = Bring the folder of the lock checkpoints back. If it is lost, begin a new log in a new store.
logbook-lock-moved = Study { $study }: something else has moved the lock checkpoint.
    .hint = Only one server may sign a log. Stop the other one.
logbook-lock-failed = The lock checkpoint cannot be written.
    .hint = Nothing is acknowledged until it can. See to the disk it lies on.
logbook-store-failed = The store failed.

## Couriers, auditors and witnesses

help-server-study-reader = Make a pass with which a courier or an auditor fetches what is kept of a study
    .long =
        Make a pass with which a courier or an auditor fetches what is kept of a study

        Whoever has the pass can fetch every envelope and every entry of the log, and open none. Give it by hand, one to each who needs one. The store keeps only a digest of it.
help-server-study-reader-arg-store = The folder of the store
help-server-study-reader-arg-bundle = The bundle of the research team, which says where the study lies
help-server-study-reader-arg-out = The pass: a new file
help-server-study-reader-arg-only = Forget every pass of this study that was made before
help-server-study-packages = Take in the packages of the office that wait for devices, in the place of all that waited before
    .long =
        Take in the packages of the office that wait for devices, in the place of all that waited before

        The folder is what `kin-researcher device assign --for-server` fills. Each package is sealed to one device, and its name says nothing of which: devices find their own. Everything is taken or nothing is; an empty folder leaves none. A server may be running.
help-server-study-packages-arg-store = The folder of the store
help-server-study-packages-arg-study = The study, as `status` shows it
help-server-study-packages-arg-folder = The folder with the packages, and nothing else in it
packages-taken = { $packages ->
    [0] No package waits
    [one] One package waits
   *[other] { $packages } packages wait
 } for devices; what waited before is forgotten.
packages-name-unfit = { $file } is not called as a package of the office is. Nothing was taken.
    .hint = The folder holds what “kin-researcher device assign --for-server” wrote, and nothing else.
packages-too-many = There are more than { $max } packages. Nothing was taken.
    .hint = Take away those that devices have taken in.
packages-unsealed = { $file } is not sealed as a package is. Nothing was taken.
    .hint = Let the office make it again. Nothing that is not sealed belongs here.
help-server-study-cosign = Take in what witnesses have cosigned, and serve it
    .long =
        Take in what witnesses have cosigned, and serve it

        A cosignature counts only where it is of a checkpoint of this log, by a witness whom the study note names. A server may be running.
help-server-study-cosign-arg-store = The folder of the store
help-server-study-cosign-arg-study = The study, as `status` shows it
help-server-study-cosign-arg-file = What a witness wrote with `kin-auditor cosign`
reader-made = Wrote the pass { $path }. { $readers ->
    [one] It is the only one of this study.
   *[other] This study has { $readers } of them.
 }
reader-path-differs = The bundle is of a study that does not lie in this store, or lies elsewhere in it.
    .hint = Use the bundle that was loaded: kin-server study load STORE BUNDLE
reader-no-chance = This machine gives no random numbers.
cosign-taken = { $entries ->
    [one] At one entry
   *[other] At { $entries } entries
 } the log is cosigned by { $cosigned ->
    [one] one witness
   *[other] { $cosigned } witnesses
 }; { $needed ->
    [one] one is needed
   *[other] { $needed } are needed
 }.
cosign-no-log = The store holds no log of this study, or not the log's key.
    .hint = See which studies are with: kin-server status STORE
cosign-note-refused = The study note in the store is refused.
    .hint = Load the newest bundle: kin-server study load STORE BUNDLE
cosign-roots-refused = The roots in the store are refused.
    .hint = The store is damaged: kin-server check STORE
cosign-checkpoint-refused = This is not a checkpoint of this study's log; nothing was taken.
    .hint = If a witness has cosigned it, keep the file: it may show that somebody else signs with the key of this log.
cosign-nobody = No witness of the study note has cosigned it; nothing was taken.
    .hint = The study note names who may: kin-auditor study NOTE
cosign-store-failed = The store failed.

## Checking and copying a store

help-server-check = Check that a store is whole: the log computed again, every envelope read
    .long =
        Check that a store is whole: the log computed again, every envelope read

        Changes nothing, and a server may be running. What is wrong is told and changed by nobody: keep the disk as it is.
help-server-check-arg-store = The folder of the store
help-server-check-arg-locks = The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given
help-server-check-arg-json = Print JSON, for programs
help-server-backup = Copy a store into a new folder, while a server may be running, and check the copy
    .long =
        Copy a store into a new folder, while a server may be running, and check the copy

        The copy holds what the store holds at one moment, and the key of its log; nothing of what was deleted. It never holds the lock checkpoints: a copy that is put back must not sign what contradicts what was signed after it was made.
help-server-backup-arg-store = The folder of the store
help-server-backup-arg-out = The folder of the copy: new, or empty
check-done = Study { $study }: { $entries } entries of the log, { $envelopes } envelopes whole, { $gone } taken away.
check-findings = The store is not what it says.
    .hint = Keep its disk as it is. What to do stands in keys-docs/server.md: a lost server.
check-leaf-damaged = Entry { $place } of the log is missing, or is none.
check-tree-differs = At { $size } entries the log gives another root than it should.
check-behind-lock = The store holds { $held } entries, and { $signed } were signed for.
check-envelopes-damaged = { $count ->
    [one] One envelope is damaged.
   *[other] { $count } envelopes are damaged.
 }
check-envelopes-missing = { $count ->
    [one] One envelope of the log is neither here nor taken away.
   *[other] { $count } envelopes of the log are neither here nor taken away.
 }
check-envelopes-not-logged = { $count ->
    [one] One envelope is here that is not in the log.
   *[other] { $count } envelopes are here that are not in the log.
 }
check-envelopes-not-deleted = { $count ->
    [one] One envelope is here though it was withdrawn or purged.
   *[other] { $count } envelopes are here though they were withdrawn or purged.
 }
backup-done = Copied to { $path } and checked: { $entries } entries, { $envelopes } envelopes. The lock checkpoints are not in it.
backup-not-whole = The copy is not whole, and was taken away again.
    .hint = The store itself is damaged, or the disk of the copy is: kin-server check STORE

## TLS

help-server-serve-arg-tls-cert = The certificates with which this program speaks TLS itself, in PEM, its own first
help-server-serve-arg-tls-key = The key of the first certificate, in PEM
tls-file-failed = A file of TLS cannot be read.
tls-certificates-malformed = { $path } holds no certificates in PEM.
    .hint = It begins with -----BEGIN CERTIFICATE-----; the server's own certificate comes first.
tls-key-malformed = { $path } holds no private key in PEM.
tls-unfit = The certificate and the key do not fit.
    .hint = Give the key that the first certificate was made for.

status-study = Study
status-version = Note version
status-forms = Forms
status-vouchers = Vouchers unspent
status-spent = Vouchers spent
status-revoked = Vouchers revoked
status-envelopes = Envelopes
status-bytes = Their bytes
status-tombstones = Withdrawn or purged
status-pending = Preimages that wait
status-entries = Entries of the log
status-signed = Signed for
status-cosigned = Cosigned
status-purge = Purge from
status-store = Files of the store, bytes
status-free = Left on its disk, bytes
status-none = none
help-server-withdraw = Delete what was given under a code, for a person who writes or calls
    .long =
        Delete what was given under a code, for a person who writes or calls

        The code is asked for and not shown; it is never an argument, and is not kept. Stop the server of this store first, or ask it while it runs: --through, or on its page. The proofs are hers to keep: they hold no name and no answer.
help-server-withdraw-arg-store = The folder of the store
help-server-withdraw-arg-study = The study, as `status` shows it
help-server-withdraw-arg-code-file = Read the code from the first line of a file, instead of asking for it
help-server-withdraw-arg-request = Take preimages instead of a code: a request as devices send it
help-server-withdraw-arg-through = The socket of the running server, as `serve --stick` was given it
withdrawn-not-done = The running server did not do it.
    .hint = What it deleted by then stays deleted. See to the store, then type the code again.
help-server-withdraw-arg-receipts = Write the proofs into a new folder, one file each, instead of printing them
withdrawn-code-prompt = Code on the slip (22 digits, not shown):
withdrawn-deleted = { $count ->
    [one] One envelope is deleted, and this proves it.
   *[other] { $count } envelopes are deleted, and this proves it.
}
withdrawn-nothing = Nothing lies under this code.
withdrawn-waits = Should more come under this code, from any device, it is deleted when it comes.
withdrawn-full = No more codes can be remembered now. What has not been sent yet will not be deleted.
    .hint = Ask for the slip again when the devices have sent.
withdrawn-no-log = Study { $study } has no log in this store: nothing of it lies under a lock.
    .hint = See which studies are with: kin-server status STORE
store-held = Another program signs for { $store }: its server, most likely.
    .hint = Stop it first: systemctl stop kin-server. Or let it take a stick in itself: kin-server unpack --through. Nothing was changed.
help-server-withdraw-arg-locks = The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given
help-server-status-arg-locks = The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given

# --- unpack ---
help-server-unpack = Take in what devices packed onto a stick, and write the answers beside it
    .long =
        Take in what devices packed onto a stick, and write the answers beside it

        For an office without a network: each file that ends in .kin-pack is taken in as if its device had sent it, and gets an answer of the same name that ends in .kin-answer. Give the stick back: kin-collector unpack. The same stick again, or a copy of it, changes nothing. While the server of this store runs, it takes the packs in itself: --through.
help-server-unpack-arg-store = The folder of the store
help-server-unpack-arg-stick = The folder of the stick
help-server-unpack-arg-through = The socket of the running server, as `serve --stick` was given it
help-server-unpack-arg-locks = The folder of the lock checkpoints, on another disk than the store and its backups; STORE-locks if not given
help-server-serve-arg-stick = A socket of the file system on which `unpack --through` hands in what came on a stick, and `withdraw --through` a code, for programs of the same user
serve-stick-refused = Packs cannot be taken in at { $path }.
    .hint = Another server may listen there, or something that is no socket lies there; its folder must exist, and the path be shorter than 100 bytes.
unpack-nothing = There is no pack on this stick. A device makes one: kin-collector pack STICK
unpacked = { $packs ->
    [one] One pack was taken in:
   *[other] { $packs } packs were taken in:
 } { $received ->
    [one] one response is in the log
   *[other] { $received } responses are in the log
 }{ $gone ->
    [0] .
    [one] , and one had been withdrawn or purged.
   *[other] , and { $gone } had been withdrawn or purged.
 }
unpacked-refused = { $count ->
    [one] One response was not taken. Its device is told why.
   *[other] { $count } responses were not taken. Their devices are told why.
 }
unpacked-next = Give the stick back. On each device: kin-collector unpack STICK
unpack-file-refused = { $path } was not taken in.
unpack-some-refused = { $count ->
    [one] One file of the stick was not taken in.
   *[other] { $count } files of the stick were not taken in.
 }
    .hint = Their devices still have everything: let them pack again.
unpack-study-unknown = This store holds no such study.
    .hint = Perhaps the stick belongs to another server, or its bundle was not loaded yet: kin-server status STORE
unpack-without-log = The study has no log in this store, so that nothing could be proved to its devices.
    .hint = They need a network. Or give the study a log: kin-researcher study log
unpack-nobody-listens = The running server does not answer at { $socket }.
    .hint = It listens there when it was started with `serve --stick`. While it is stopped, leave --through away.
unpack-not-taken = The pack could not be taken in now. What was taken of it by then is kept.
    .hint = Nothing is lost. See to the store, then unpack the same stick again.
