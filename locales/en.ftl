### Commands, written once here; other texts refer to them

-command-review = /review
-command-commitments = /commitments
-command-schedule = /schedule
-command-summary = /summary
-command-remind = /remind
-command-progress = /progress
-command-cell = /cell
-command-invite = /invite
-command-units = /unit
-command-switch = /switch
-command-data = /mydata
-command-language = /language
-command-help = /help
-command-cancel = /cancel
-command-start = /start

### Shared

common-back = ‹ Back
common-cancel = Not now
common-later = Later
common-go-on = Continue
common-previous = ‹ Previous
common-next = Next ›
role =
    .secretary = secretary
    .acting_secretary = standing in for the secretary
    .deputy = deputy secretary
    .cell_officer = committee member
    .member = none
    .committee_officer = supervising officer
    .operator = operator
    .former = in that role at the time
common-way-out = For other things: { -command-help }
common-copy = Tap the frame to copy:
common-newer = ‹ Newer
common-older = Older ›
common-year = Year { $year }
more =
    … and { $count } more { $what ->
        [members] { $count ->
            [one] member
           *[other] members
        }
        [people] { $count ->
            [one] person
           *[other] people
        }
        [lines] { $count ->
            [one] line
           *[other] lines
        }
        [links] { $count ->
            [one] link
           *[other] links
        }
       *[items] { $count ->
            [one] item
           *[other] items
        }
    }
gone =
    .cell = I can no longer find this cell. Please open it again: { -command-cell }
    .member = This member is no longer on the roster. Please open it again: { -command-cell }
    .invitation = This link or name no longer exists. Please open it again: { -command-invite }
    .unit = I can no longer find this unit. Please open it again: { -command-units }
    .pledge = This pledge is no longer here. Please look again: { -command-commitments }
    .commitment = This commitment is no longer here. Please look again: { -command-commitments }
    .data = This button no longer works. Please open it again: { -command-data }
    .button = This button no longer works. Please use the buttons at the bottom of the screen, or send { -command-help }
input =
    .press_button = Please tap one of the buttons below.
    .typed = Please type your answer, or tap a button below.
    .too_short = I could not read that. Please type a little more.
    .too_long = That is rather long. Please make it shorter.
    .classified = Nothing was saved, because this contains words that look like a classification marking. If it is a state secret, please delete the message you sent as well and report it in person; if not, please put it another way.
    .old_font = This was typed in an old font (VNI, TCVN3), or its encoding is broken, so I have recorded nothing. Please set your keyboard to Unicode and type it again.
    .short_name = Please type your full name, for example: Nguyễn Văn An.
    .digits = The digits make the name unclear. Please type it like: Nguyễn Văn An.
    .not_a_name = I could not read this name. Please type it like: Nguyễn Văn An.
    .odd_letters = There are letters or marks in this name that do not belong to it. Please type it again, for example: Nguyễn Văn An.
    .day = I did not understand the day. Please type a number from 1 to 31, for example 10, or “last day”, or “first Saturday”.
    .time = I did not understand the time. Please type it like 19:30, 8 am or 2 pm.
input-written =
    .empty = I saw no words in that message. Please write it again.
    .too_long = That message is too long and was not saved. Please write a shorter one.
    .not_text = I can only read text here, not voice messages, pictures or files. Please write, or tap a button below.
    .date_unclear = I did not understand the date you typed: “{ $text }”. Please type it like { $example }, or choose below.
    .date_impossible = There is no such day in the calendar: “{ $text }”. Please type it like { $example }, or choose below.
    .date_past = { $date } has passed. Did you mean { $next }? Then please type the year too; otherwise choose a day from today on, such as { $example }.
    .date_over = { $date } has passed. Please choose a day from today on, such as { $example }.
    .date_too_far = { $date } is too far away. Please choose a nearer day, such as { $example }.
### Menus, keyboard, shared words of the bot

menu =
    .review = My self-review: start or continue
    .commitments = My commitments
    .schedule = The cell’s next meeting
    .summary = The cell’s summary
    .remind = Remind those who have not sent their review
    .progress = How many have finished
    .cell = Cell: roster, meetings, settings
    .invite = Invite members to use the assistant
    .units = Units: list and counts
    .switch = Switch cell
    .data = My data: view, download, erase
    .language = Change language (Ngôn ngữ)

keyboard =
    .review = My review
    .commitments = Commitments
    .schedule = Schedule
    .cell = Cell
    .summary = Summary
    .remind = Remind
    .units = Units
    .help = Help

bot-description =
    The party cell’s assistant for self-review and self-correction.

    Each month, before the meeting, it takes you through the checklist in a few minutes, shares only as far as you choose, and helps the secretary prepare.

    Please open it with the link from your secretary.
    .short = The party cell’s self-review assistant: a few minutes a month, before the meeting.

frame =
    .unknown = Sorry, I did not understand that. Please use the buttons at the bottom of the screen, or send { -command-help }
    .unknown_command = I do not know that command. To see what I can do: { -command-help }
    .another_bot = This link opens @{ $other }, not me (@{ $bot }), so I have done nothing. Please tap the link itself; to connect to a cell’s assistant here, please send me the cell’s invitation link.
    .only_private = This is for you alone, so please do it in a private chat with me, not in the group.
    .open_private = Private chat
    .failed = Something went wrong on the server and that was not done. All your answers are safe. Please try again in a few minutes.
    .not_stored = The server cannot store what you send at the moment. Nothing is lost: I answer as soon as it can, and there is no need to send it again. If you have heard nothing after a day, please do send it again.
    .set_aside =
        { $count ->
            [one] { $count } message could not be read or handled and was set aside. Please look at the program’s log on the server.
           *[other] { $count } messages could not be read or handled and were set aside. Please look at the program’s log on the server.
        }
    .unreadable =
        { $count ->
            [one] On { $on }, { $count } update from Telegram could not be read. It was set aside, and nobody had to wait for it; its number is in the program’s log on the server.
           *[other] On { $on }, { $count } updates from Telegram could not be read. They were set aside, and nobody had to wait for them; their numbers are in the program’s log on the server.
        }
    .resealed = The existing data has been sealed anew: without the key, the database file tells less than before. Backups made before this update still tell as much as they did: once you have a new one, please delete them or lock them away.
standstill =
    .tick = The regular jobs (opening rounds, reminding, closing rounds) have not run for more than five minutes. Please restart the program and look at its log on the server.
    .tick-over = The regular jobs are running again.
    .outbox = Messages that are due have not gone out for more than half an hour. Please look at the program’s log and the server’s network.
    .outbox-over = The delayed messages have now been sent.
    .fetch = Nothing has come in from Telegram for more than five minutes. What people send waits there for a day at most. Please look at the program’s log and the server’s network.
    .store = Nothing could be written to the database for more than five minutes, so nobody can be answered. Please look at the program’s log on the server.
    .disk = The server’s disk has been full, or could not be written, for more than five minutes: nothing is stored and nobody is answered. What people send waits at Telegram for a day at most. Please free some space on the disk of the database; the program then goes on by itself.
    .gone = The database file was removed, moved or replaced by another while the program was running. The program stops, so as not to take in answers that it cannot keep. Please put the file back, or restore a backup, and start again.
    .intake-over = Fetching and storing messages had stopped, and is working again.
    .clock-unconfirmed = Nothing has confirmed the server’s clock since the program started. It shows { $time }. Closing rounds, deleting and expiring are on hold, so that a wrong clock does no harm to the data. Please look at the server’s time and confirm it.
    .clock-wrong = The server’s clock is more than ten minutes away from the time of Telegram. The regular jobs and the messages that are due are on hold, so that a wrong clock does no harm to the data. Please set the server’s clock (timedatectl set-ntp true); once it is right the program goes on by itself.
    .clock-over = The server’s clock is confirmed, and what was on hold goes on.
    .rival = Another program fetches messages with the same token as mine, so people’s messages sometimes reach me, sometimes the other one. Please stop one of the two. If you run no other program, the token may have leaked: please change it at @BotFather and start me again.
    .rival-over = No other program fetches messages with my token any more. All messages reach me again.
clock =
    .look = Show the server’s time
    .look_again = Look again
    .now = The server’s time is now { $time }. Is that right? If not, please set the server’s clock (timedatectl set-ntp true) and look again.
    .right = It is right
    .confirmed = Noted: the server’s clock is right. What was on hold goes on within a minute.
    .denied = This is for the operator.

denied =
    .member = This account is not connected to a cell’s assistant yet. If you have sent your name, please wait for the secretary to confirm it; if not, please ask the secretary for an invitation link.
    .officer = This is for members of a cell. You follow a unit: the counts of its cells are in { -command-units }, everything else in { -command-help }
    .office = This is for the cell’s secretary. To see what you can do: { -command-help }

unopened = This was written before you came in by this connection: it is kept, and not open here. Please enter the code shown where you were before.
    .ask = Enter a code to open it

cancel-nothing = Nothing is under way at the moment.
cancel-left =
    .review = Paused. Everything you answered is kept. Whenever it suits you, send { -command-review } to continue.
    .roster = Stopped. The roster is as it was. To enter or change names, please tap { -command-cell }
    .roster_kept = Stopped. { $count ->
        [one] One member read so far still waits here, and is
       *[other] { $count } members read so far still wait here, and are
    } not saved in the roster yet. When it suits you, please tap Continue, or Add members in { -command-cell }
    .door = Stopped; nothing more was opened. Once you have a code, please open { -command-data }
    .setup = Stopped. What you have answered is kept. When it suits you, please tap { -command-cell } to go on.
    .settings = Stopped. The cell’s settings are as they were last saved. To change them, please open Settings in { -command-cell }
    .meeting = Stopped. The meeting is as it was. To change it, please open Meetings in { -command-cell }
    .plan = Stopped. The meeting being planned is not on the schedule and was not kept. To plan it again, please tap { -command-cell }
    .agenda = Stopped. The agenda is as it was written. To go on, please open Meetings in { -command-cell }
    .reply = Stopped. You have asked to be excused, and that stays. To give a reason or to change it, please tap { -command-schedule }
    .office = Stopped. Nothing has changed. To do it again, please open Roles in { -command-cell }
    .paper = Stopped; no form was entered. To go on, open Who has not sent under { -command-remind } or { -command-summary }
    .operator = Stopped. Who answers for the data has not been entered yet. Whenever it suits you, tap the button below.
    .documents = Stopped. What you have filled in is kept. To go on, please open Document details in { -command-cell }
    .document_number = Stopped. The number of the document stays as it was.
    .unit_report = Stopped. To make an interim report, please open the unit in { -command-units }
    .unit_documents = Stopped. What you have filled in is kept. To go on, please open Document details in { -command-units }
    .checklists = Stopped. A file that was not kept is gone. To do it again, please open Own checklists in { -command-cell }
    .unit_checklists = Stopped. A file that was not kept is gone. To do it again, please open Own checklists in { -command-units }
    .units = Stopped. The units are as they were. To do it again, please tap { -command-units }
    .answer = Stopped. The answer being written was not sent, so it is not kept. To write it again, please open that suggestion in { -command-cell }
    .pledge = Stopped. A pledge that was not finished is not kept; one that was made stands as it was. See: { -command-commitments }
    .leave = Stopped. Leave that the secretary has been asked for stays so. See it at { -command-schedule }
    .commitment = Stopped. The commitment stays as you noted it. See: { -command-commitments }
    .joining = Stopped. If you have sent your name, please wait for the secretary to confirm it; if not, open the invitation link again whenever it suits you.
    .suggestion = Stopped. What you wrote was not sent and is not kept. To write again, tap Suggest to the committee in { -command-help }

language = Which language would you like?
    .vi = Tiếng Việt
    .en = English
    .set = From now on I will use English with you.

help = <b>Help</b>
    .before = I am the cell’s assistant for self-review and self-correction. To begin, please open the invitation link from your secretary. To change the language: { -command-language }
    .member =
        Each month, about ten days before the meeting, I invite you to do your self-review. It takes a few minutes.

        { -command-review } – start, or continue where you left off
        { -command-commitments } – your commitments and the year’s pledge, and how far they have come
        { -command-schedule } – the next meeting, asking for leave
        { -command-data } – your data, and who has read it
        { -command-cancel } – pause what you are doing
        { -command-language } – change the language

        When you send it, you choose who may read it: the whole cell, only the secretary, or counts only.
    .part =
        { $part ->
            [secretary] For the secretary
            [deputy] For the deputy secretary
            [officer] For supervising officers
           *[operator] For the operator of the assistant
        }
    .secretary =
        { -command-cell } – roster, meetings, settings
        { -command-invite } – invitation link and QR code
        { -command-remind } – preview, then remind those who have not sent theirs
        { -command-progress } – how many have finished, also in the group
        { -command-summary } – the summary to report from at the meeting

        The next meeting is set up automatically. I send reminders 7, 3 and 1 days before it, and on the day.
    .deputy =
        { -command-cell } – see the roster and the meetings
        { -command-remind } – preview, then remind those who have not sent theirs
        { -command-progress } – how many have finished, also in the group
        { -command-summary } – the summary
    .officer =
        { -command-units } – counts of the cells of your units, without anybody’s name or what they wrote
    .officer_own =
        { -command-data } – view, download and erase what is kept about you
        { -command-language } – change the language

        You are not on the roster of any cell here, so there are no self-reviews or meetings for you. The counts of a cell appear once its round has closed.
    .operator =
        { -command-units } – list the units, send setup links to secretaries and links to supervising officers
    .switch = { -command-switch } – switch between your cells
    .private = Please do not write any state secrets here.

### Starting (read in a terminal)

config = The configuration is not right and the program has not started. Please correct these variables:
    .token-missing = is missing. Open Telegram, send /newbot to @BotFather and put the token you get here. To try it now, without a token: npm run demo
    .token-shape = does not look like a token from @BotFather (such as 123456789:AA…).
    .database-url = must start with file:, for example file:./data/tu-soi.db, or be like postgresql://user:password@host:5432/name. After a ? it may have: host, port, sslmode (disable, require, verify-ca, verify-full), sslrootcert, sslcert, sslkey, pool, statement_timeout, connect_timeout.
    .two-keys = and DATA_KEY_FILE are both set; please keep only one.
    .two-tokens = and BOT_TOKEN_FILE are both set; please keep only one.
    .token-file = : the program (uid { $uid }) cannot read the file { $file }. Please check the path and the permission, for example: chown { $uid } { $file }, chmod 0400 { $file }
    .token-exposed = : everybody on this machine can read the file { $file }. The program runs as uid { $uid }; please set: chown { $uid } { $file }, chmod 0400 { $file }
    .api-root = must be an address, for example https://api.telegram.org.
    .proxy = must be an address that starts with http://, https:// or socks5://.
    .zone = must be the name of a time zone, for example Asia/Ho_Chi_Minh.
    .locale = must be vi or en.
    .log-level = must be error, warn, info or debug.
    .http-port = must be a port number from 1 to 65535.
    .webhook-url = must be an address that starts with https://.
    .webhook-secret = must have 16 to 256 characters: letters, digits, _ and - only.
    .operator-name = must have 1 to 100 characters, and no words that look like a classification marking.
    .web-url = must be an address that begins with https:// and consists of a host name only, for example https://tusoi.example.vn.
    .web-whole = goes together with WEB_PORT; please set both, or leave both out.
    .web-port = must differ from HTTP_PORT: the page has a port of its own.
    .webhook-whole = goes together with WEBHOOK_SECRET and HTTP_PORT; please set all three, or leave out WEBHOOK_URL and WEBHOOK_SECRET.

start =
    .ready = Tự Soi is running as @{ $username }. Stop it with Ctrl+C.
    .claim = The assistant is not set up yet. The secretary opens this link on a phone (it works once; the next start makes a new one):
    .claim_page = Without Telegram: open this link of the page, or open { $url } and enter the code { $code } (whichever is opened first, the others no longer work):
    .waiting = Telegram at { $address } cannot be reached: { $why } ({ $code }). Trying again in { $seconds } seconds; please check the network, TELEGRAM_API_ROOT or TELEGRAM_PROXY_URL.
    .resealing = Sealing existing data anew (step { $step }, { $rows } rows done). If this is interrupted, the next start goes on from here.
    .stopping = Stopping…
    .failed = The program stopped because of an unexpected error ({ $why }). Please look at the log and start it again.
unreached =
    .refused = the connection was refused
    .no_address = no network address was found for that name
    .no_way = the network has no way there
    .silent = there is no answer
    .cut = the connection was cut
    .certificate = the certificate of the server is not trusted
    .strange = something answers there, but not as Telegram does
    .busy = Telegram is busy
    .other = a network error
start-refused =
    .token_refused = Telegram does not accept the token in BOT_TOKEN. Please get it again from @BotFather.
    .locked = The database { $database } is in use by another program. Please stop that one and start again.
    .missing = The database { $database } is not there, while its key { $key } still is. Please mount the data volume again or correct DATABASE_URL; to really start anew, move the key file away.
    .newer = The database { $database } belongs to a newer version of this program. Please update the program and start again.
    .damaged = The database { $database } is damaged ({ $why }). Please restore it from the latest backup.
    .foreign = { $database } is not a database of this program ({ $why }). Please correct DATABASE_URL.
    .unwritable = { $database } cannot be written. Please let the user who runs the program write to that folder.
    .disk_full = The disk of the database { $database } is full or cannot be written, and the program has not started. Please free some space on that disk and start again.
    .given_up = The other processes over the same database had heard nothing of this one for too long, and took its work over. It ends, so that nothing is done twice; the service starts it again.
    .database_gone = The database { $database } was removed, moved or replaced by another while the program was running. The program stops, so as not to take in answers that it cannot keep. Please put the file back, or restore a backup, and start again.
    .key_missing = The database { $database } is there, but its key { $key } is not. Please put back the key file that you kept; without it the data cannot be read.
    .key_unreadable = The program (uid { $uid }) cannot read the key file { $key }. Please check the permission, for example: chown { $uid } { $key }, chmod 0400 { $key }
    .key_malformed = The key { $key } is damaged, or is not a key of this program. Please put back the key file that you kept, or a key of 32 bytes in base64 or hex.
    .key_exposed = Everybody on this machine can read the key { $key }. The program runs as uid { $uid }; please set: chown { $uid } { $key }, chmod 0400 { $key }
    .key_unwritable = The key file { $key } cannot be created. Please allow writing to that folder, or correct DATA_KEY_FILE.
    .key_wrong = The key { $key } does not open the database { $database }. Please set the key that belongs to this database.
    .server_unreachable = The database server { $database } cannot be reached ({ $why }). Please check host, port and the firewalls on the way, and whether PostgreSQL is running.
    .server_tls = The database server { $database } does not pass the check of TLS ({ $why }). Please check the server's certificate, and sslmode and sslrootcert in DATABASE_URL.
    .server_password = PostgreSQL does not accept the user or the password in DATABASE_URL ({ $database }). Please correct them, or allow that user in pg_hba.conf.
    .server_rights = The user in DATABASE_URL has not enough rights on { $database }. Please give that database to this user: ALTER DATABASE … OWNER TO …
    .server_standby = { $database } can only be read: it is a standby. Please name the primary in DATABASE_URL, or both, with a comma between them.
    .server_full = PostgreSQL at { $database } takes no more connections. Please raise max_connections, or lower pool in DATABASE_URL.
    .server_old = PostgreSQL at { $database } is too old. This program needs version 15 or newer.
    .database_absent = The server has no database { $database }. Please make it first: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0
    .encoding_wrong = The database { $database } is not encoded in UTF8. Please make it anew: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0
    .key_not_made = The key { $key } is not there. With PostgreSQL the program makes none by itself, as all machines have to have the same one. Please make it once with npm run keys -- new and copy it to every machine.
    .key_incomplete = The key file { $key } lacks the key { $why }, with which a part of { $database } is still sealed. Please put that key back into the file, then start again so that everything goes over to the new one.
    .port_taken = Port { $port } in HTTP_PORT is used by another program. Please choose another port or stop that program.
    .file_broken = { $file } cannot be used: { $problems }. Correct the file, then start again.
    .file_more = { $count } more
fault =
    .not_there = does not exist
    .unreadable = cannot be read ({ $code })
    .not_utf8 = is not saved as UTF-8 text; save it again with that encoding
    .not_json = line { $line }, column { $column } is not valid JSON: { $found ->
    [end] the file ends
   *[other] there is { $found }
  }{ $expected ->
    [value] {" "}where a value is expected
    [name] {" "}where a name in double quotes is expected (is there a comma too many?)
    [colon] {" "}where a colon after the name is expected
    [comma] {" "}where a comma or the closing bracket is expected
    [end] {" "}where the end of the file is expected
   *[nothing] , which may not stand there
  }
    .no_sheet = there is no such sheet
    .no_column = there is no such column in the first row
    .formula = is a formula; please paste it as a value
    .identity = asks for something personal (papers, phone, address, money); a checklist does not ask for that
    .classified = has words that look like a classification marking; please write nothing classified
    .old_font = is typed in an old font; please type it in Unicode
    .not_here = does not go with this way of answering
    .unknown_word = has a word that I do not know; these are known: { $among }
    .too_many = has more than { $most } items
    .no_folder = is not a folder that can be read
    .no_json = holds no .json file, and at least one checklist is needed
    .key_taken = is "{ $key }", which { $file } already has
    .empty = is empty
    .edge_space = starts or ends with a space
    .invisible = contains a line break, a tab or an invisible character
    .slug = must be small letters, digits and single hyphens, like "bieu-hien-27"
    .date = must be a real date, like 2026-12-31
    .date_or_month = must be a date like 2016-10-30, or a month like 2019-03
    .url = must be an address that starts with http:// or https://
    .no_address = needs at least one address, or a "note" beside it that says where the document is found
    .missing = is missing
    .unknown_name = is not a name known here
    .unknown_kind = is of a kind this version does not know
    .other = is not what may stand there
    .wrong_kind = must be { $expected ->
    [text] text
    [number] a number
    [whole] a whole number
    [list] a list
    [group] a group of names and values
   *[other] something else
  }, not { $found ->
    [text] text
    [number] a number
    [list] a list
    [group] a group of names and values
    [null] null
   *[other] true or false
  }
    .too_long = is too long: at most { $most } characters, now { $now }
    .too_few = needs at least { $least ->
    [one] { $least } entry
   *[other] { $least } entries
  }
    .mixed = mixes manifestations and questions: put them into groups of their own
    .misnumbered = must be { $expected }, not { $found }: items are numbered 1, 2, 3 and so on through the whole checklist
    .id_repeated = repeats the id of groups[{ $group }]
    .id_twice = has the same id twice
    .mends_later = must be numbers of earlier items
    .deadline_of = must be the number of a "long_text" item with "remedy"
    .all_blank = need at least one item that is not blank
    .to_verify = needs "toVerify" beside it, which says what is to be found out
    .max_below_min = must be greater than "min"
    .month_day = must be month and day, like 09-02
    .unknown_source = names "{ $source }", which is not among the sources
    .before_from = is before "from"
    .before_covers_from = is before coversFrom
    .outside_covers = lies outside the time from coversFrom to coversUntil
    .break_too_long = makes { $days } days off, at most { $most } are meant
    .listed_twice = lists { $on } a second time
    .not_weekend = must be a Saturday or a Sunday
    .not_day_off = must be a day off; { $on } is not listed
damage =
    { $why ->
        [key_check_gone] the check value of its key is gone
        [migration_unfinished] the migration { $migration } was not finished
        [migration_edited] the migration { $migration } was edited after it had been applied
       *[unsound] SQLite cannot read it, or finds its contents damaged
    }
foreign =
    { $why ->
        [other_program] it holds the tables of another program
       *[not_sqlite] it is not an SQLite database
    }

backup =
    .on_server = { $database } is in PostgreSQL, which this command does not back up. Please use pg_basebackup with an archive of the WAL, or pg_dump -Fc every day, and keep the key { $key } somewhere else. Old copies still have what was erased: docs/OPERATIONS.md says how long they may be kept.
    .usage = Usage: npm run backup, or npm run backup -- FILE
    .done = Backed up to { $file } ({ $kilobytes } KB). Please keep the key file { $key } somewhere else: without the key the copy cannot be opened, and with the two together whoever gets the copy can read it.
    .absent = There is no database at { $database } yet. Please check DATABASE_URL.
    .exists = { $file } exists already. Please choose another name; no copy is ever overwritten.
    .locked = The database { $database } is busy. Please try again in a few minutes.
    .unwritable = { $file } cannot be written. Please choose another folder, or give the user who runs the command the right to write there.
    .disk_full = The disk of { $file } is full or cannot be written, so no backup was made; nothing half-written is left behind. Please free some space on that disk, then back up again.

restore =
    .on_server = { $database } is in PostgreSQL, which this command does not restore. Please stop the program on every machine, use pg_restore or the copy of pg_basebackup, and start it again with the right key { $key }.
    .usage = Usage: npm run restore -- FILE. If there is data already and you want the copy to replace it, add --replace; to disconnect every device that comes in by the page, add --disconnect; to disconnect the Telegram of whoever has such a device too, add --disconnect-telegram (one of the two)
    .done = Restored to { $database }. Please start the program: npm start
    .disconnected =
        { $count ->
            [one] One connection was closed. Whoever has no other way in needs a new invitation.
           *[other] { $count } connections were closed. Whoever has no other way in needs a new invitation.
        }
    .connected =
        { $count ->
            [one] One device of the copy comes in by the page again, even if it was disconnected since: there is nothing left to compare with. To disconnect it, restore once more with --replace --disconnect
           *[other] { $count } devices of the copy come in by the page again, also those that were disconnected since: there is nothing left to compare with. To disconnect them all, restore once more with --replace --disconnect
        }
    .connected-both =
        { $count ->
            [one] One person has both Telegram and such a device: a Telegram that was disconnected from the page since comes in again too. To disconnect it, restore once more with --replace --disconnect-telegram
           *[other] { $count } people have both Telegram and such a device: a Telegram that was disconnected from the page since comes in again too. To disconnect those, restore once more with --replace --disconnect-telegram
        }
    .kept = What was there before is kept in { $file }. Please delete that file once you are sure you do not need it.
    .no_file = There is no file { $file }. Please check the path.
    .empty = { $file } holds no data to restore. Please choose another backup.
    .occupied = There is data at { $database } already, so nothing was restored. To put the copy in its place, please add --replace; what is there now is kept beside it.
    .in_use = The program is running with { $database }. Please stop it, then restore.
    .disk_full = The disk of the database { $database } is full or cannot be written, so nothing was restored; the present data is unchanged. Please free some space on that disk, then restore again.
    .newer = The copy { $file } is of a newer version. Please update the program, then restore.
    .damaged = The copy { $file } is damaged ({ $why }). Please choose another backup; the present data is unchanged.
    .foreign = { $file } is not a backup of this program ({ $why }).
    .key_missing = The key { $key } that opens the copy is not there. Please put back the key file you kept; the present data is unchanged.
    .key_wrong = The key { $key } does not open the copy { $file }. Please use the key from the time of the backup; the present data is unchanged.

keys =
    .usage = Usage: npm run keys -- new (adds a key to the key file), npm run keys -- list (shows the keys), npm run keys -- rotate (goes over to the newest key)
    .given = The key comes in the variable DATA_KEY, which no command can change. Please put it into a file of its own, let DATA_KEY_FILE name that file, restart the program and run this again.
    .added = The key { $id } was added to { $key }; nothing uses it yet. Please copy the key file to where you keep it and to every machine that runs the program, then run: npm run keys -- rotate
    .made = The key { $id } was made at { $key }. Please copy the key file to where you keep it and to every machine that will run the program, then start.
    .missing = There is no key at { $key } yet. The first start (npm start) makes it; if one should be here, please put back the file that you kept.
    .busy = Another command is changing the key file { $key }. Please try again in a few seconds.
    .disk_full = The disk is full or cannot be written, so the change of keys stopped in between. Nothing is lost: what was done and what was not are both opened by the key file as it is. Please keep it unchanged, free some space on the disk, and run this command again to go on.
    .unwritable = The key file { $key } cannot be replaced. Please run this as the user who owns the file, and mount its whole folder (not the file alone) so that it can be written.
    .key = { $id }  { $made ->
            [unknown] made nobody knows when
           *[known] made on { $on }
        }  { $use ->
            [used] in use
           *[idle] seals nothing new
        }  { $texts } texts
    .program = { $lacks ->
            [none] A program is running, and has all of these keys.
           *[some] A program is running that does not have the key { $ids } yet.
        }
    .nobody = No program is running.
    .nothing_new = The newest key in { $key } is in use already. To go over to another, please add one first: npm run keys -- new
    .waiting = { $programs ->
            [0] Waiting for the program to use the new key…
           *[other] Waiting for { $programs } programs to take the new key…
        }
    .resealing = { $texts } texts are sealed with the new key…
    .rotated = No text is sealed with a former key ({ $former }) any more; all are sealed with the key { $id }. The former key may be taken out of { $key }. Backups made before still need it: please keep it apart until the last of them is deleted, and make a new backup now.
    .unreadable = { $texts } texts cannot be opened with any key of the key file, and were left as they are.
    .not_taken = The program that is running has not taken the new key of { $key }. Please check that it uses this very key file (on every machine), then run this again.
    .stopped = The program has stopped in between. Nothing is lost: its next start goes on. Please run this again to watch it.
    .absent = There is no database at { $database }. Please check DATABASE_URL.
    .locked = The database { $database } is busy. Please try again in a few minutes.
    .behind = The database { $database } is of an earlier version. Please start the program once (npm start) to bring it up to date, then run this again.

move =
    .usage = Usage: npm run move -- postgresql://USER:PASSWORD@HOST/DATABASE. DATABASE_URL goes on naming the SQLite file that is in use.
    .no_address = This is no address of a server. Please write: postgresql://USER:PASSWORD@HOST/DATABASE
    .on_server = DATABASE_URL names PostgreSQL already ({ $database }); there is nothing to move.
    .absent = There is no database at { $database }. Please check DATABASE_URL.
    .in_use = The program is running with { $database }. Please stop it, then move.
    .occupied = { $target } holds data already, so nothing was moved there. Please name an empty database.
    .table = { $table }: { $rows } rows
    .unlike = The table { $table } did not arrive at { $target } as it was sent, so all of it was taken back; the present data is unchanged. Please look at that server, then move again.
    .server_disk_full = The disk of { $target } is full, so all that was brought was taken back; the present data is unchanged. Please free some space there, then move again.
    .moved = { $rows } rows were moved to { $target }; every table has as many as before, and sealed texts of each were opened there. Please let DATABASE_URL name it, keep the key file as it is, and start. The old file lies at { $file }: please delete it once you are sure that you do not need it.

### Consent, setup, roster, invitations, joining

welcome = Welcome, { $name }, { $unit }.
    .stranger =
        Welcome!

        I am the party cell’s assistant for self-review and self-correction. To begin, please open the invitation link from your cell’s secretary.
    .keyboard = What you need most is on the buttons at the bottom of the screen. For guidance, send { -command-help }
    .round = A self-review round is open. Do it whenever it suits you, and stop at any time.
    .start_review = Open my review
    .menu = Show the buttons
    .already_in = You are already connected to { $unit }; there is no need to open the link again.
welcome-link =
    .claim_taken =
        Somebody else has opened this link to set up the assistant.

        To connect to a cell’s assistant, please ask its secretary for an invitation link.
    .claim_replaced = This link was replaced by a newer one. Please use the link that the program printed when it was started last.
    .locked = This account has opened several wrong links. Please try again in an hour, or ask your secretary to send the link again.
    .unknown = I do not recognise this link; a few letters may have been lost in copying. Please tap the link itself, or ask your secretary to send it again.
    .used = This link has been used. Please ask your secretary for a new one.
    .withdrawn = This link is no longer in use. Please ask your secretary for a new one.
    .expired = This link has expired. Please ask your secretary for a new one.
    .unit_claim_gone = This link no longer works: somebody else opened it, or it was withdrawn, or it has expired. If needed, please ask whoever sent it for a new one.
    .claim_barred = This link is for the secretary of the cell. The operator cannot do the secretary’s work in a cell that already has members; please send the link to the secretary.

consent = Welcome!
    .intro =
        { $as ->
            [officer] You are to follow { $unit } in the assistant for self-review and self-correction: you see the counts of its cells, and nobody’s name or words.
            [member] I am the assistant for self-review and self-correction of { $unit }.
           *[nobody] I am the assistant for self-review and self-correction of the party cell.
        }
    .again = Please read this again and confirm once more.
    .line = To use the assistant in this way too, please read one more thing:
    .give = I agree
    .decline = I do not agree yet
    .more = Read more
    .show = Read it again
    .given = Thank you for agreeing.
    .outdated = The text has just been updated. Please read it again.
    .declined =
        Very well, I will keep nothing more about you.

        Whenever you want to look again, tap the button below or send { -command-start }
consent-points =
    Before we begin, please read these four points:

    • <b>What is kept, and why:</b> your name on the roster and what you choose to send, to prepare the cell’s meeting. A self-review may tell political views, which are <b>sensitive personal data</b>.
    • <b>Who can read it:</b> you choose each time you send.
    • <b>Who answers for it:</b> { consent-points.who }; holds the key to the data.
    • <b>How long:</b> what you write, { $months } months; names and the roll call are the cell’s; totals are tied to nobody. View, download, erase: { -command-data }
    .officer =
        Before we begin, please read these four points:

        • <b>What is kept, and why:</b> your account, your language and since when you follow the unit, so that you can see the counts; not your name. If you also review yourself in a cell: your name on its roster and what you choose to send, which may be <b>sensitive personal data</b> (political views).
        • <b>Who can read it:</b> the operator sees the day on which you began; of a self-review you choose each time you send.
        • <b>Who answers for it:</b> { consent-points.who }; holds the key to the data.
        • <b>How long:</b> that you follow a unit, until you no longer do; a self-review, { $months } months. View, download, erase: { -command-data }
    .unnamed =
        Before we begin, please read these four points:

        • <b>What is kept, and why:</b> your name on the roster and what you choose to send, to prepare the meeting and the secretary’s summary.
        • <b>Who can read it:</b> you choose each time you send.
        • <b>Where it travels:</b> { $door ->
            [web] this web page, which whoever holds the connected device can open
           *[telegram] Telegram, abroad, carries the messages
        }; the operator of this assistant holds the key to the data.
        • <b>How long:</b> { $months } months. You can view, download or erase it at any time: { -command-data }
    .telegram = <b>By Telegram:</b> messages pass through Telegram’s servers abroad.
    .web = <b>By the web page:</b> whoever holds the connected device can open it; please keep it locked.
    .who = { $who ->
        [reader] you, who take on running this assistant
       *[named] { $name }
    }
consent-details =
    <b>In more detail</b>

    <b>What is kept.</b> Your name and standing as the secretary entered them; your language; the answers you send; when you agreed, and to which text. Self-reviews, commitments and suggestions may tell political views: the law calls that sensitive personal data. Names, answers and outgoing messages are encrypted where they are stored.

    <b>Why.</b> So that you can review yourself before the meeting, be reminded when it draws near, and the secretary has a summary. I give no marks, rank nobody and infer nothing about anybody. The summary is a draft that the secretary approves.

    <b>Who can read it.</b> Each time you send, you choose how far it is shared: the whole cell; only the secretary; or counts only, without your name or words. A single item can be kept more private. In { -command-data } you can see who opened your words, and when. Higher levels see figures only.

    <b>Who answers for it.</b> { $who ->
        [reader] You take on running this assistant. Right after you agree, please name the organisation or person who answers for the data.
       *[named] { $name } runs this assistant and answers for the data.
    } The data lies on the operator’s server; the operator holds the key and is technically able to open it. So please do not write any state secrets here.

    <b>How long.</b>
    • Answers, commitments, suggestions: the words are deleted after { $months } months, sooner if you erase them. A commitment still under way is kept until it is done.
    • Your name and the roll call: they are the cell’s own records.
    • The cell’s frozen figures: kept, tied to nobody.
    • When you agreed and withdrew: kept as proof.
    • The server’s backups: until they are replaced.
    .officer =
        <b>For supervising officers</b>

        I keep only your account number, your language, when you agreed, the unit and since when you follow it. The counts you see are frozen ones, without anybody’s name or words. When you no longer follow the unit, the day is entered. If you are on the roster of a cell, what follows holds for that part.
    .unnamed =
        <b>In more detail</b>

        <b>What is kept.</b> Your name and standing as the secretary entered them; { $door ->
            [web] when you connected and last came
           *[telegram] the ids of your Telegram account and chat
        }; your language; the answers you send; when you agreed, and to which text. Names, answers and outgoing messages are encrypted where they are stored. In groups I read only commands addressed to me.

        <b>Why.</b> So that you can review yourself before the meeting, be reminded when it draws near, and the secretary has a summary. I give no marks, rank nobody and infer nothing about anybody. The summary is a draft that the secretary approves.

        <b>Who can read it.</b> Each time you send, you choose how far it is shared: the whole cell; only the secretary; or counts only, without your name or words. A single item can be kept more private. In { -command-data } you can see who opened your words, and when. Higher levels see figures only.

        <b>Where it travels.</b> { $door ->
            [web] The page is on the operator’s server; whoever holds the unlocked device can read it, so please keep it locked.
           *[telegram] Messages travel through Telegram, whose servers are abroad; Telegram is able to read what is written to an assistant.
        } Stored data lies on a server run by the operator of this assistant, who holds the key and is technically able to open it. So please do not write any state secrets here.

        <b>How long.</b> Words are kept for { $months } months and then deleted; the cell’s frozen figures stay, tied to nobody.

        <b>Your rights.</b> View, download, erase, or withdraw your consent at any time in { -command-data }. Not agreeing is fine too: you can review yourself on paper as before.
    .telegram = <b>By Telegram.</b> I keep the ids of your Telegram account and chat. Messages travel through Telegram’s servers abroad; Telegram is able to read what is written to an assistant. In groups I read only commands addressed to me.
    .web = <b>By the web page.</b> The page is on the operator’s server. I keep when it was connected and when it was last used; never where you are. Whoever holds the unlocked device can read the page. A device not used for 180 days is disconnected; you can do so sooner in { -command-data }.
    .rights = <b>Your rights.</b> View, download, erase, or withdraw your consent at any time in { -command-data }. Not agreeing is fine too: you can review yourself on paper as before.

operator-name =
    <b>Who answers for the data of this assistant?</b>

    Everybody reads this name when they are asked for their consent. Please type the name of an organisation or a person, for example: Đảng ủy phường Trung Tâm.
    .button = Enter the name
    .go_on = Go on
    .unclear =
        { $problem ->
            [empty] I see no name. Please type it again.
            [too_long] This name is longer than 100 characters. Please type a shorter one.
            [classified] Nothing was saved, because this has words that look like a classification marking. Please put it another way.
           *[other] Please type the name.
        }
    .notice =
        <b>Please name who answers for the data</b>

        There is a new consent text, which gives that name. Once you have entered it, I ask everybody to agree once more. Until then all goes on as before.
    .named = Entered: <b>{ $name }</b> answers for the data of this assistant. To change it, set OPERATOR_NAME on the server.

setup-progress = Setting up the cell · step { $number }/{ $of }
setup-settings = Settings · { $unit }
setup-hello = Welcome, dear secretary. I have a few questions, about two minutes’ worth. A wrong answer does no harm: at the end you can check everything and correct it.
setup-now = At present: <b>{ $value }</b>
setup-keep = Keep it ›
field-own_name = <b>Your full name?</b>
    .hint = Please type it in full, as it will stand on the cell’s roster.
    .line = Secretary: { $value }
    .change = My name
field-cell_name = <b>The cell’s name?</b>
    .hint = Please type it, for example: Chi bộ Tổ dân phố 5.
    .line = Name: { $value }
    .change = Cell’s name
field-day = <b>On which day of the month does the cell meet?</b>
    .hint = Choose a day, or type another one, for example: 10; first Saturday; second Thursday. The 29th, 30th and 31st mean the last day of the month.
    .line = Day: { $value }
    .change = Day
    .option = Day { $day }
    .last = Last day
    .value = { $day ->
        [last] the last day of each month
       *[day] day { $day } of each month
    }
    .weekday =
        { $week ->
            [1] the first { $weekday } of the month
            [2] the second { $weekday } of the month
            [3] the third { $weekday } of the month
            [4] the fourth { $weekday } of the month
           *[5] the last { $weekday } of the month
        }
field-time = <b>At what time does the cell meet?</b>
    .hint = Choose a time, or type another one, for example 20:00.
    .line = Time: { $value }
    .change = Time
field-place = <b>Where does the cell meet?</b>
    .hint = Please type the place, for example: Nhà văn hóa tổ 5.
    .line = Place: { $value }
    .change = Place
field-shift = <b>And if that day is { $days ->
        [holidays] a public holiday
       *[all] a Saturday, a Sunday or a holiday
    }?</b>
    .hint = Please choose one, or type it, for example: the working day before.
    .line = On a day off: { $value }
    .change = Days off
    .same_day = Meet on the day anyway
    .next_working_day = Move to the next working day
    .previous_working_day = Meet on the working day before
    .ask = Ask me each time
field-checklist = <b>Which checklist does the cell use?</b>
    .line = Checklist: { $value }
    .change = Checklist
    .title =
        { $items ->
            [one] • <b>{ $title }</b>: { $items } item
           *[other] • <b>{ $title }</b>: { $items } items
        }
    .verify =
        { $count ->
            [one] { $count } item should be checked against the original document
           *[other] { $count } items should be checked against the original document
        }
    .usual = { $name } (usual)
setup-verify = To check: { $name }
    .blank = to be checked against the original, not in use yet
    .title = <b>{ $title }</b>: items to check
setup-recap =
    { $mode ->
        [first] <b>Please check</b>
       *[settings] <b>The cell’s settings</b>
    }
    .hint = { $changed ->
        [yes] Changes apply to coming meetings; past rounds stay as they were.
       *[no] To change something, tap its button.
    }
    .confirm = { $mode ->
        [first] Confirm
       *[settings] Save changes
    }
    .next = The next three meetings:
    .meeting = • { $when }{ $decision ->
        [shifted] {" "}(moved from { $from })
        [ask] {" "}(a day off, I will ask you first)
       *[none] {""}
    }
setup-done =
    <b>Done. { $unit } is ready.</b>

    Next: enter the roster, then send the invitation link.
    .roster = Enter the roster
    .cell = See the cell
    .menu = From now on, what you need most is on the buttons at the bottom of the screen.
setup-ended = { $status ->
        [saved] Saved. Coming meetings follow the new settings.
       *[closed] The cell is already set up. To change something, open Settings.
    }

cell-next = Next meeting: { $when }, { $place }
cell-counts =
    { $members ->
        [one] Roster: { $members } member, { $joined } connected.
       *[other] Roster: { $members } members, { $joined } connected.
    }
cell-group-muted = The Telegram group takes no messages from me at present; please see “The cell’s Telegram group”.
cell-waiting =
    { $count ->
        [one] { $count } person is waiting for your confirmation.
       *[other] { $count } people are waiting for your confirmation.
    }
    .open = To confirm ({ $count })
cell-roster = Roster
cell-add = Add members
cell-invite = Invite to use the assistant
cell-settings = Settings

roster-list = <b>Roster · { $unit }</b>
    .page = Page { $page }/{ $pages }
    .legend = ✓ connected · ○ not connected yet
    .choose =
        { $editable ->
            [yes] Tap a number to see or change.
           *[no] Tap a number to see.
        }
    .order =
        { $order ->
            [given_name] Order by given name
           *[entered] Order as entered
        }
    .changed =
        { $then ->
            [save] The list has just changed. Please check it again, then save.
           *[look] The roster has just changed; please look again.
        }
roster-counts =
    { $count ->
        [one] One member
       *[other] { $count } members
    }: { $official } full, { $probationary } probationary{ $unknown ->
        [0] .
       *[other] , { $unknown } not known.
    }
roster-membership =
    { $membership ->
        [official] full member
        [probationary] probationary
       *[unknown] full or probationary not known
    }
    .button = Full, probationary
    .ask =
        Is <b>{ $name }</b> a full or a probationary member?

        Probationary members may not vote or stand for election yet; they review themselves and are reminded like everybody else.
roster-standing =
    { $standing ->
        [active] active
        [exempt] exempt from meetings
       *[temporary] here temporarily
    }
    .button = Standing
    .ask = Standing of <b>{ $name }</b>?
roster-member =
    .role = Role: { $role }
    .membership =
        { $membership ->
            [official] Full member.
            [probationary] Probationary member.
           *[unknown] Whether a full or a probationary member is not known.
        }
    .standing =
        { $standing ->
            [active] Standing: active
            [exempt] Standing: exempt from work and meetings of the Party
           *[temporary] Standing: meets here temporarily
        }
    .joined =
        { $joined ->
            [yes] Connected on Telegram.
           *[no] Not connected on Telegram yet.
        }
    .self = This is your own entry.
    .invite =
        { $joined ->
            [no] Invite this member
           *[yes] Invite a new account
        }
    .contest = Wrong person
roster-rename = Change name
    .ask =
        Current name: <b>{ $name }</b>

        Please type the new one.
    .taken = This name is already on the roster. If it is somebody else, please add something to tell them apart, for example: Nguyễn Văn An (1960).
    .typed = Please type the name.
roster-role =
    .ask = Role of <b>{ $name }</b> in the cell?
roster-remove = Take off the assistant’s roster
    .ask =
        Take <b>{ $name }</b> off the assistant’s roster of { $unit }?

        For members who have moved to another cell, or were entered by mistake. It does not touch anybody’s membership of the Party.

        Any role on the assistant ends, and they can no longer use it for this cell. Figures of past rounds stay.
    .keep = Keep
    .done = { $name } was taken off the assistant’s roster of { $unit }.
    .self = Secretaries do not take themselves off the roster; please hand over your work on the assistant first.
roster-unknown = Not known whether full or probationary: { $count }.
    .button = Full or probationary ({ $count })
    .none = All are entered: { $official } full and { $probationary } probationary members.
    .rest = All { $count } are full members
roster-add =
    <b>Add members · { $unit }</b>

    Type a name, or send the whole list: one person to a line, with role, membership and standing after commas if you like. Anybody not marked probationary is a full member. For example:

    <code>Nguyễn Văn An
    Trần Thị Bình, deputy
    Lê Văn Cường, probationary</code>

    A long list can be sent in several messages. Copied from a spreadsheet it is fine too: I keep no years of birth and no telephone numbers.
    .consent = Please enter only those who have agreed to be on this roster.
    .again = Add more
    .typed = Please send the list as text, one person to a line.
roster-read =
    { $count ->
        [one] I read <b>{ $count }</b> member in this message:
       *[other] I read <b>{ $count }</b> members in this message:
    }
    .none = I could not read any names in this message.
    .total = Waiting to be saved, in all: <b>{ $count }</b>.
    .gathered = Waiting to be saved: <b>{ $count }</b>
    .old_font = <b>This list is in an old font</b> (VNI, TCVN3), or its encoding is broken, so I have taken no names from this message.
    .convert = To convert it: on a computer, copy the list (Ctrl + C), open UniKey, press Ctrl + Shift + F6, choose the old encoding (VNI Windows or TCVN3) as source and Unicode as target, tick the clipboard, convert; then paste it here. A file with a broken encoding is opened again as UTF-8 before copying.
roster-problems =
    { $count ->
        [one] { $count } line needs another look; please correct it and send only that line again:
       *[other] { $count } lines need another look; please correct them and send only those lines again:
    }
    .names_only = Names only ({ $count })
    .names_only_hint = Or tap “Names only”: I take the names and leave out what follows; roles can be set later in the roster.
roster-problem = Line { $line } “{ $text }”: { $why }
    .too_short = the full name is needed
    .too_long = the name is too long
    .digits = the name has digits in it; to tell people apart, put them in brackets, like (1960)
    .not_a_name = I cannot read this as a name
    .odd_letters = there are letters or marks that do not belong, please type it again
    .old_font = typed in an old font
    .secretary = the secretary is already on the roster; to change the person, use “Hand over” in Roles
    .two_roles = there are two different roles
    .two_memberships = it says both full and probationary
    .two_standings = there are two different standings
    .in_roster = already on the roster; if it is somebody else, add something to tell them apart, like (1960)
    .in_list = { $firstLine ->
        [0] the same as a name sent earlier
       *[other] the same as line { $firstLine }
    }
    .too_many = the roster is full with { $most } people
    .unknown_word = I do not understand “{ $word }”; please write deputy, committee member, probationary, exempt or temporary
roster-save =
    { $count ->
        [one] Save { $count } member
       *[other] Save { $count } members
    }
roster-discard = Discard this list
    .done = The unsaved list was discarded.
roster-saved = <b>Saved on the roster of { $unit }: { $count }.</b>
    .next = More names can be sent right here. When all are in, send the invitation link so that they can connect.
    .before = This list has already been saved.

invite = <b>Invite to use the assistant · { $unit }</b>
    .intro =
        <b>A link for all</b>: send it to the whole cell; you confirm each person who connects.
        <b>A link for one</b>: for one person, works once, leads straight to their name.
    .cell = Make a link for all
    .one = Invite one person
    .list = Active links
    .back = ‹ Invite
invite-pick = Whom would you like to invite? These are the members who are not connected yet.
    .none = Everybody on the roster is connected. If somebody has a new Telegram account, open their name in the roster.
invite-created =
    .cell =
        <b>The link of { $unit } for all</b>

        Below are the QR code and the link, ready to be passed on. It works until the end of { $until }.

        For safety, the link is shown only this once. If it gets lost, please make a new one.
    .member =
        <b>A link for { $name }</b>

        Below are the QR code and the link; please send it to this member only. It works once, until the end of { $until }.

        For safety, the link is shown only this once. If it gets lost, please make a new one; the old one then stops working.
link-to-open =
    { $link }

    If the link brings nothing new, please copy this line and send it to the assistant:
    <code>{ $payload }</code>
    .just_created = The link has just been made; please look below.
invite-caption =
    .cell =
        <b>Invitation to the self-review assistant of { $unit }</b>

        Please open the link, then tap Start:
        { link-to-open }

        The link works until the end of { $until }.
    .member =
        <b>{ $name }, you are invited to connect to the self-review assistant of { $unit }</b>

        Please open the link, then tap Start:
        { link-to-open }

        The link is for you alone and works once, until the end of { $until }.
invite-page =
    .cell =
        <b>No Telegram?</b> Please use the web page of { $unit }:
        { $link }

        It works until the end of { $until }.
    .member =
        <b>No Telegram?</b> { $name }, please use the web page of { $unit }:
        { $link }

        Or open { $url } and enter the code: <b>{ $code }</b>

        It is for you alone and works once, until the end of { $until }.
invite-list = <b>Active links · { $unit }</b>
    .none = There are no active links at the moment.
    .line = { $number }. { $kind ->
        [member] For { $name }
       *[cell] For all
    }, made on { $from }, works until the end of { $until }
    .choose = To withdraw a link that is no longer needed, tap it.
    .withdraw = Withdraw { $number }
    .withdrawn = The link was withdrawn.

join-name =
    <b>Connecting to the assistant of { $unit }</b>

    Please type your full name as it stands on the cell’s roster. The secretary will confirm it.
    .later = Very well. Whenever you want to connect, please open the link again.
    .not_me = Thank you. This link is for somebody else; please ask the secretary for your own.
join-confirm =
    <b>Connecting to the assistant of { $unit }</b>

    This link is for <b>{ $name }</b>. Is that you?
    .yes = Yes, that is me
    .no = That is not me
join-waiting =
    <b>Sent to the secretary of { $unit }</b>

    The name you gave: { $name }

    As soon as the secretary confirms it, I will write to you. There is nothing more for you to do.
    .night = These are quiet hours: the secretary gets your message at { $when }.
    .rename = Correct the name
join-request = <b>Asking to connect · { $unit }</b>
    .name = Somebody opened the invitation and gave the name: <b>{ $name }</b>
    .relink = Somebody opened the link for <b>{ $name }</b>, although an account is already connected under that name. The member may have a new Telegram account.
    .came = They came by the link for { $kind ->
        [member] one
       *[cell] all
    } made on { $from }. Waiting since { $since }.
    .match =
        { $found ->
            [yes] Which member on the roster is this?
           *[no] I found no similar name on the roster.
        }
    .taken = ✓ means that an account is already connected under this name.
    .other = Somebody else on the roster
    .decline = Not the right person
    .gone = This request no longer exists: whoever sent it has withdrawn.
    .back = ‹ Request
join-decided =
    .approved =
        { $same ->
            [yes] Confirmed: <b>{ $name }</b> is connected.
           *[no] Confirmed: “{ $typed }” is <b>{ $name }</b>, now connected.
        }
    .joined = <b>{ $name }</b> has connected with their own link.
    .declined = Noted: “{ $typed }” matches nobody on the roster. I am asking them to speak to you directly.
    .contested = The wrong account was removed from the name <b>{ $name }</b>. What it wrote under this name was erased.
    .night = These are quiet hours: they are told at { $when }.
    .contest = That is wrong
    .hint = If this is the wrong person, tap “That is wrong” within 7 days.
join-pick = Which member is “{ $name }”?
join-taken =
    <b>{ $name }</b> is connected with another account.

    Move this name to the account of “{ $typed }”? The old account can then no longer be used.
    .own =
        <b>{ $name }</b> is you.

        If you have a new Telegram account, this is how to move: the new account does the secretary’s work here, and this one can no longer open the cell. What was written opens there with a code that you get here; if it was a mistake, this account can take it back within 14 days.
    .yes = Move to the new account
join-contest =
    Does the account under the name <b>{ $name }</b> belong to somebody else?

    I will remove the account and erase what it wrote under this name. Its owner is only told that it does not match the roster.
    .yes = Wrong person, remove
    .no = Right person, keep
    .late = More than 7 days have passed. If it still needs changing, please invite the member again with a new link.
join-waiting-list = <b>To confirm · { $unit }</b>
    .none = Nobody is waiting at the moment.
    .line = { $number }. { $name }, since { $since }
    .choose = Tap a number to look and confirm.
join-matches = Confirm all whose names match ({ $count })
    .title = <b>Matching names · { $unit }</b>
    .none = Nobody matches exactly one free name on the roster. Please confirm one by one.
    .line = { $number }. <b>{ $name }</b>{ $same ->
        [no] {" "}(typed “{ $typed }”)
       *[yes] {""}
    }, waiting since { $since }
    .hint = Each of these names was given by one person only, is still free on the roster and holds no role. People typed the names themselves: please confirm only if you are sure who they are.
    .more = There are more: you will see them after these.
    .confirm =
        { $count ->
            [one] Confirm this one
           *[other] Confirm these { $count }
        }
    .changed = The list has just changed and nobody was confirmed. Please look again.
    .approved = <b>Confirmed { $count }:</b>
    .back = ‹ To confirm
join-notice =
    .unopened = What was written here before is kept, and not open here. With the code shown where you were before it opens in { -command-data }
    .approved = The secretary has confirmed that you are <b>{ $name }</b>, { $unit }. You can use the assistant from now on.
    .declined =
        The secretary of { $unit } could not match the name you gave with the cell’s roster.

        Please speak to the secretary directly to be invited again.
    .contested =
        This account does not match the name on the roster of { $unit }, so it cannot be used for the cell for the time being.

        Please speak to the secretary directly to be invited again under the right name.
    .back = <b>{ $name }</b> ({ $unit }) has consented and uses the assistant on Telegram again. From now on I remind them as before.
    .left =
        <b>{ $name }</b> ({ $unit }) no longer uses the assistant on Telegram.

        I will not remind them any more; please speak to them directly before the meeting.
    .led_again = <b>{ $name }</b> has consented again and goes on with their work on the assistant of { $unit }.
join-unled = The secretary of { $unit } (or whoever stands in) has withdrawn consent. From now on nobody there gets notices, confirms who connects or approves the summary, until somebody else takes over the secretary’s work on the assistant or they consent again.
    .acting = The secretary of { $unit } has withdrawn consent. Whoever stands in goes on until the agreed end; after it, somebody has to take over the secretary’s work on the assistant.
    .operator = Once the cell has agreed on who takes it, please give out the link for its secretary with the button below.
    .cell = Please talk to them. If need be, the operator gives out the link for the secretary anew in { -command-units }
### Schedule, meetings, reminders

schedule-title = <b>Schedule</b> · { $cell }
schedule-next =
    Next: <b>{ $when }</b>
    Place: { $place }
schedule-cancelled = The { $kind ->
    [monthly] meeting of { $period }
   *[other] meeting
    } ({ $when }) will not take place.
    .written = Read what I wrote for { $date }
schedule-not-ready = { $cell } has not finished setting up its schedule. I will let you know when it has.
schedule-undecided = The secretary has yet to decide on this day.
schedule-own =
    .not_started = The self-review is open.
    .excused = You are excused from this meeting. You may still do the self-review if you wish.
    .under_way = You have answered { $answered }/{ $total } items of your review.
    .sent = You have sent your review. Thank you.
    .editing = You have sent your review and are changing it. What you sent stands until you send it again.
    .on_paper = You are recorded as having handed in a paper review. You may still send one here.
    .not_in_round = You do not need to send a review for this meeting.
    .look = See my review
schedule-late = The round ({ $round }) still takes late reviews until { $date }.
    .send = Send review, { $round }

meeting-when =
    { $when }
    Place: { $place }
round-opening =
    .on = The self-review round opens on { $date }.
    .held = The self-review round opens when the secretary saves the roster.
    .held_for = The self-review round for the meeting of { $when } opens when you save the roster.
    .button = Open it now
    .opened = The self-review round for the meeting of { $when } is open.
    .none = The round is open already, or its meeting has gone by.
meeting-round-open =
    { $total ->
        [1] { $sent ->
            [0] The self-review round is open; not sent yet.
           *[other] The self-review round is open; sent.
        }
       *[other] The self-review round is open; { $sent }/{ $total } sent.
    }
meeting-excused = Excused: { $count }.
meeting-none = No meeting is planned yet.
meeting-not-ready = The cell is not set up yet. Please open { -command-cell } to continue.
meeting-over = This meeting is over or was cancelled, and can no longer be changed.
meeting-open = Meetings
    .tend = Next meeting
meeting-other = { $date }

meeting-choice = This day is { $reason }. Please choose: keep this day, or move the meeting.
    .keep = Keep { $date }
    .shift = Move to { $date }
    .other = Another day
meeting-day-off =
    { $reason ->
        [weekend] at the weekend
        [holiday] a holiday ({ $name })
       *[unknown] for you to decide
    }

meeting-change = Move
    .title =
        <b>Move { $kind ->
            [monthly] the meeting of { $period }
           *[other] this meeting
        }</b>
    .now = At present: { $when }, { $place }.
    .do = Move and tell the members
meeting-field-title =
    .ask = What is it about? Please type one line.
    .line = About: { $title }
    .change = Change the subject
meeting-field-day =
    .ask = On which day? Tap a button, or type a date such as 15/12.
    .ask-to-move = Which day should it move to? Tap a button, or type a date such as 10/12.
    .change = Change the day
meeting-field-time =
    .ask = At what time? Please type it, for example 19:30.
    .change = Change the time
meeting-field-place =
    .ask = Where? Please type the place, for example: Nhà văn hóa tổ 5.
    .change = Change the place
meeting-field-round =
    .ask = Should a self-review round go with it?
    .line =
        { $count ->
            [one] Self-review: { $checklist }, { $count } item
           *[other] Self-review: { $checklist }, { $count } items
        }
    .line-none = No self-review.
    .none = None
    .change = Self-review
meeting-field-items =
    .ask = Which items should this self-review ask about?
    .line = Focus items: { $items }
    .change = Choose focus items
meeting-problem =
    .date-unclear = I did not understand the date you typed: “{ $text }”.
    .date-impossible = There is no such day in the calendar: “{ $text }”.
    .date-past = { $date } has passed. Did you mean { $next }? Then please type the year too; otherwise please choose another day.
    .date-over = { $date } has passed. Please choose a coming day.
    .date-far = { $date } is very far ahead. Please check the month and the year.
    .time-unclear = I did not understand the time you typed: “{ $text }”.
    .place-long = The place is too long. Please keep it to one short line.
    .title-long = That is too long. At most 120 characters; details belong in the agenda.
    .past = That day and time have passed. Please choose again.
    .too-far =
        { $what ->
            [move] The meeting can be moved no later than { $date }.
           *[plan] It can be planned until { $date }.
        } Please choose an earlier day.
    .unchanged = The meeting already has that day, time and place.
    .press_button = Please tap a button below, or type another day or time.
meeting-proposed = Please check before moving the meeting.
    .from = From: { $when }, { $place }
    .to = To: <b>{ $when }, { $place }</b>
    .told = The self-review round and its reminders move with it. Members who are connected are told at once.
    .day-off = • The new day is { $reason }.
    .passes =
        • The new day is later than { $kind ->
            [monthly] the meeting of { $period }
           *[other] another meeting
        } ({ $when }).

meeting-cancel = Cancel this meeting
    .ask =
        Cancel the meeting at <b>{ $when }</b>?

        Its self-review round stops and no more reminders are sent. What members have written is kept. The next meeting stays as planned.

        If only the day changes, please choose “Move”. If it was cancelled by mistake, it can be put back in { -command-schedule } until the hour it was to begin.
    .now = Cancel and tell the members
    .before = This meeting is cancelled already.
meeting-done =
    { $kind ->
        [monthly] The meeting of { $period }
       *[other] The meeting
    } { $done ->
        [moved] was moved
        [kept] keeps its day and time
        [cancelled] was cancelled
       *[put_back] was put back
    }.
    .told = { $count ->
        [0] There is nobody else to tell yet.
        [one] I am telling { $count } member.
       *[other] I am telling { $count } members.
        }
    .check-excused = { $count ->
        [one] { $count } member is excused from this meeting; please check again for the new day.
       *[other] { $count } members are excused from this meeting; please check again for the new day.
        }
meeting-cancelled-next = Next meeting: { $when }, { $place }.

meeting-put-back = Put back { $date }
    .ask =
        Let the meeting at <b>{ $when }</b> take place after all?

        The meeting and its self-review round go on as before. What members have written is still there. I tell the members.
    .now = Put back and tell the members
    .before = This meeting takes place as planned.

meeting-absent = Who is excused
    .title = <b>Excused</b> · meeting of { $date }
    .none = Nobody is excused yet.
    .tap = Tap the name of anybody who will be absent.
    .hint = I do not remind members who are excused.
meeting-person =
    .ask =
        Will <b>{ $name }</b> be absent on { $date }?

        I do not remind members who are excused. Please do not record reasons of health here.
    .excused = <b>{ $name }</b> is excused from the meeting on { $date }.
    .exempt = <b>{ $name }</b> is exempt from meetings, so I do not remind them.
    .undo = No longer excused
    .noted =
        { $status ->
            [excused] Excused: { $name }
           *[unexcused] No longer excused: { $name }
        }
meeting-excuse =
    { $reason ->
        [away] Travelling
        [private] Personal matters
       *[plain] Excused
    }
    .noted =
        { $reason ->
            [away] travelling
           *[private] personal matters
        }

meeting-notice-moved =
    Dear comrade,

    The meeting of { $cell } has changed. It is now:
    <b>{ $when }</b>, { $place }.

    Before: { $before }, { $beforePlace }.
    .review = You have not sent your review yet. Please see to it when it suits you.
meeting-notice-cancelled =
    Dear comrade,

    The meeting of { $cell } at { $when } will not take place.
    .review =
        The self-review round { $kind ->
            [monthly] of { $period }
           *[other] of that meeting
        } stops. What you have written is kept.
meeting-notice-put-back =
    Dear comrade,

    The meeting of { $cell } takes place after all:
    <b>{ $when }</b>, { $place }.

    Please disregard the earlier message that it would not.
meeting-notice-asked =
    Dear secretary,

    According to the schedule, the meeting of { $period } falls on { $date }, { $reason }.

    Please choose its day. Until you do, it stays on that day.

reminder-dear = Dear comrade { $name },
reminder-opened =
    The self-review round { $name } is open, ahead of the meeting:
    <b>{ $when }</b>, { $place }.
reminder-opened-ask = Please take about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } for your self-review before the meeting. Do it whenever it suits you, and stop at any time.
reminder-days =
    { $days ->
        [0] The cell meets today:
        [1] The cell meets tomorrow:
       *[other] The cell meets in { $days } days:
    }
    <b>{ $when }</b>, { $place }.
reminder-not-started = Please do your self-review before the meeting. It takes only about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
reminder-under-way =
    You have answered { $answered }/{ $total } items of your review.
    The rest takes only about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
reminder-complete = You have answered every item; all that is left is to check it and tap “Send”.
reminder-away = You have asked to be excused from this meeting. Your review still matters to the cell.
reminder-start = Start my review
reminder-finish = Check and send

remind-title = <b>Remind those who have not sent</b> · meeting of { $date }
remind-counts = Sent: { $finished }. Not sent: { $waiting }.
remind-to =
    { $count ->
        [0] There is nobody left to remind.
       *[other] <b>To be reminded: { $count }.</b>
    }
remind-unreached = Cannot be reached: { $count }; please contact them yourself.
remind-not-chased = Not reminded: { $count } (excused, exempt, on paper).
remind-exception =
    { $why ->
        [excused] excused
        [leave_asked] asking for leave
        [exempt] exempt from meetings
       *[paper] on paper
    }
# Whom what the whole cell was sent reached: figures alone; names only of those whom it did not reach.
ledger =
    .button = Whom it reached
    .title = <b>Messages sent</b> · meeting of { $date }
    .none = The cell has been sent nothing about this meeting yet.
    .message =
        <b>{ $kind ->
            [round_opened] Letter that the review is open
            [meeting_announced] Announcement of the meeting
           *[reminder] Reminder
        }</b> · { $when }
    .count =
        { $what ->
            [reached] reached { $count }
            [opened] opened { $count }
            [waiting] on the way { $count }
            [failed] did not come through { $count }
            [unsent] not sent { $count }
            [no_account] not connected yet { $count }
            [no_consent] not agreed yet { $count }
            [blocked] cannot get messages { $count }
           *[paper] on paper { $count }
        }
    .to_call = <b>To be called ({ $count })</b>, as it did not reach them:
    .all = There is nobody left whom it did not reach.
    .note = “Opened”: a button in it was tapped, or the page showed it. Who reads without tapping is not known.
    .again =
        { $kind ->
            [round_opened] Send the letter again ({ $count })
            [meeting_announced] Send the announcement again ({ $count })
           *[reminder] Send the reminder again ({ $count })
        }
    .to_again =
        { $count ->
            [one] <b>To be sent again to one member</b> whom it did not reach: { $names }.
           *[other] <b>To be sent again to { $count } members</b> whom it did not reach: { $names }.
        }
    .sent =
        { $count ->
            [one] Being sent again to { $count } member.
           *[other] Being sent again to { $count } members.
        }
    .nobody_left = There is nobody left to send it to again.
remind-names =
    .button = Who has not sent
    .title = <b>Who has not sent</b> · meeting of { $date }
    .all_sent = Everybody has sent.
    .to = <b>To be reminded ({ $count }):</b> { $names }.
    .unreached = <b>Cannot be reached ({ $count })</b>, please contact them yourself:
    .not_chased = <b>Not reminded:</b>
    .back = ‹ Remind
    .left = { $names } and { $count } more

paper =
    .button = Handed in on paper
    .title = <b>Who handed in a paper review</b> · round { $round }
    .hint = Tap whoever handed in a review on paper: they are no longer reminded and count as done. Tap again to take it back. What stands on a form that was signed can be entered: tap Enter paper forms.
    .nobody = Everybody has sent.
    .count = { $count } on paper.
    .marked-name = ✓ { $name }
    .marked = Noted: { $name } handed in on paper.
    .taken_back = No longer noted as on paper: { $name }.
    .not_due = They have sent by now, are excused, or are not in this round.
    .over = The time for late reviews is over; nothing more can be noted.
paper-entries =
    <b>Enter paper forms with a name</b> · round { $round }
    .hint = Choose whose signed form you have. ✓ is a form that was entered. Forms marked “Counts only” are not entered here.
    .not-printed = No form of this round was printed by the assistant, so there is none to enter.
    .nobody = No form is waiting to be entered.
    .button = Enter paper forms
    .under-way = Go on with: { $name }
    .back = ‹ Enter paper forms
    .not_due = { $name } has sent a review here, is excused, or is not in this round: no form can be entered.
    .not_yours = This form is for { $name } alone to read, so only { $name } may enter it.
    .over = The time for late reviews is over; nothing more can be entered.
paper-entered =
    <b>The form of { $name }</b> was entered, round { $round }.

    They see it as soon as they connect with the assistant, and can erase it with one tap.
    .by = entered from a paper form by { $by }
    .correct = Correct what was entered
    .take-back = Take it back, erase what was entered
    .taken_back = The form of { $name } was taken back; what was entered is erased.
    .nothing_there = There is no form of theirs to take back.
paper-foot =
    <b>The paper form of { $name }</b>
    .sharing = At the foot of the form, whom did they let read it?
    .signed = On which day was the form signed? Tap, or type it like 28/11.
    .received = On which day was the form received? Tap, or type it like 28/11.
    .cell = The whole cell
    .reader = Only { $name }
    .counts = Counts only
    .today = Today
    .yesterday = Yesterday
    .same = As signed, { $date }
    .no-names = A form marked “Counts only” is not entered under a name. Open Forms without a name to enter those together.
    .problem-choose = Please tap one of the buttons below.
    .problem-date = I could not read this day. Please type it like 28/11.
    .problem-future = This day is still to come. Please check it.
    .problem-not_printed = No such form of this round had been printed by that day. Please check the day on the form.
    .problem-before_signed = The form cannot have been received before it was signed. Please check the day.
paper-sums =
    <b>Forms without a name</b> · round { $round }
    .count = { $forms } entered, of { $most } who handed in a form that is not entered by name.
    .too-many = { $forms } entered, more than the { $most } who handed in a form that is not entered by name. Please check: if there are still too many when the round closes, none is counted.
    .hint = Forms marked “Counts only” come in envelopes: open and enter them together, before the round closes. Only sums are kept, never a single form; an item is counted from five forms on that are not all alike.
    .button = Forms without a name
    .begin = Enter a form
    .clear = Delete all, begin anew
    .form = Form { $number } without a name
    .tick = Tap a number: At risk, again: Yes, correcting, then Left blank.
    .line = { $tick }: { $numbers }
    .add = Add this form
    .again = Look from the start
    .added = The form is added to the sums.
    .cleared = The forms without a name are deleted.
    .full = All forms are in. If somebody else handed one in, note them first under Handed in on paper.
    .over = The round is closed and its counts are frozen: no form without a name can be added.
    .nothing_to_tick = The checklist of this round only asks questions; there is nothing to add up.
paper-saved =
    <b>The form of { $name } is saved.</b>

    Summaries and documents say that this part was entered from a paper form, and by whom.
    .already_here = { $name } has sent a review here: that one counts, the form is not saved.
    .next = Next form
paper-notice =
    { $by } has entered your paper form, round { $round }, by your signature of { $signed }.

    Please look it over. If it is not yours, one tap erases it.
    .contested = { $name } says that the paper form entered for round { $round } is not theirs. What was entered is erased already.
    .read = See what was entered
    .contest = Not mine, erase it now
    .erased = What was entered from paper is erased. Whoever entered it is told.
    .nothing_there = Nothing entered from paper is left to erase.

remind-sample = The message (for somebody who has not started):
remind-last = Last reminder: { $when }. Delivered { $delivered }, being sent { $waiting }, not delivered { $failed }.
remind-again-at = A reminder went out not long ago; the next is possible from { $time }.
remind-send = Send the reminder
remind-refresh = See the result
remind-other = Round: { $round }
remind-sent = { $count ->
    [one] The reminder is being sent to { $count } member.
   *[other] The reminder is being sent to { $count } members.
    }
remind-too-soon = Only one reminder an hour; the next is possible from { $time }.
remind-none-open = No self-review round is open now, so there is nobody to remind.
### Self-review: through the items, recap, sending

review-round =
    { $kind ->
        [thematic] Thematic self-review, { $month }
        [extra] Self-review for an extra meeting, { $month }
        [quarter] Self-review, { $quarter }
        [year] Self-review { $year }
       *[monthly] Self-review, { $month }
    }
    .inside =
        { $kind ->
            [thematic] thematic self-review of { $month }
            [extra] self-review for an extra meeting of { $month }
            [quarter] self-review of { $quarter }
            [year] self-review of { $year }
           *[monthly] self-review of { $month }
        }

review-level =
    .none = None
    .at_risk = At risk
    .correcting = Yes, correcting
    .discuss = Prefer to talk in private
    .skipped = Skipped
    .answered = Answered
review =
    .committee = <b>The cell committee’s own review</b>. Please answer with what the committee has agreed; the whole cell may read it.
    .unopened = <b>What was written in this review before is kept, and not open here.</b> You can answer anew; once sent, that takes its place. With a code it opens in { -command-data }
    .on_paper = <b>You are recorded as having handed in a paper review.</b> You may still send one here.
    .entering = <b>Entering the form of { $name }</b>
    .from-paper = Entered from a paper form by { $by }; received { $date }.
    .save-paper = Save the form
    .progress = { $bar } { $answered }/{ $total } items
review-pause =
    .leave = Later
    .left = Paused. Everything you answered is kept. Whenever it suits you, tap “Continue” or send { -command-review }

review-late = This round has closed. What you send now is still accepted, and marked as late.
    .short = <b>This round has closed; late reviews are still accepted.</b>
review-editing = What was sent stands until you tap “Send again”.
    .short = <b>Editing what was sent</b>
    .recap = Check and send again ›

review-group =
    .title = { $round } · group { $group }/{ $groups }
    .author = Checklist written by { $who }
    .ask = If there is one, tap its number.
    .answered = This group is complete.
    .rest =
        { $of ->
            [group] This group: none
            [group_left] This group, the rest: none
           *[all] All the rest: none
        }
    .previous = ‹ Previous group
    .next = Next group ›
    .recap = Check and send ›

review-item =
    .title = Item { $number } · { $short }
    .hint = Hint: { $hint }
    .grave = ⚠ Please do not write it here. If there is something to report, see the secretary or the inspection committee in person.
    .chosen = Your answer: <b>{ $level }</b>
    .skipped = Skipped. The reason: { $reason }
    .details = What I wrote
    .skip = Skip

review-wish =
    Shall I let comrade { $name } know, so that they come and talk with you?

    If yes, when you send your review I pass on only your name and that you would like to talk. Nothing else: no item, and nothing of what you wrote.
    .nobody = At the moment the cell has no secretary on the assistant (and nobody standing in) whom I could tell. Please speak directly with somebody you trust.
    .yes = Yes, please tell them
    .no = No, I will talk to them
    .notice =
        Dear comrade,

        Comrade <b>{ $name }</b> would like to talk with you in private. Please find a time that suits you both.

review-details =
    .intro = To write more, tap a part; it may stay empty.
    .next = Write: { $step } ›
    .done = Done with this item
    .level = ‹ Change the answer

review-step =
    .how = How exactly it shows
    .cause = Cause
    .remedy = Remedy
    .deadline = Deadline
    .help = Help I would like
review-cause =
    .subjective = It lies with me
    .objective = Circumstances

review-field =
    .how = How exactly does it show? A few sentences, please; there is no need to name anybody else.
    .cause = Does the cause lie with you or in the circumstances? Choose, and add a few sentences if you like.
    .remedy = What exactly will you do about it? A few sentences, please.
    .deadline = By when will you have put it right? Choose, or type a date such as 15/12 or “end of month”.
    .help = What would you like the cell to help you with? A few sentences, please.
    .skip_reason = Why skip this item? Choose a reason, or type a short one.
    .written = Written so far:
    .next = Next step: { $step } ›
    .clear = Delete this part
review-deadline =
    .meeting = Meeting, { $date }
    .month = Month end, { $date }
    .quarter = Quarter end, { $date }
review-skip =
    .not_mine = It does not concern me
    .unclear = I am not sure what it means
    .blank = Left blank on the form

review-question-how =
    .short_text = Please write it in one line and send it.
    .long_text = Please write it as a message and send it.
    .choice = Please tap one of these.
    .choices = Please tap all that apply, then “Continue”.
    .scale = Please tap a step, or type a number from { $min } to { $max }.
    .number = Please type a number from { $min } to { $max }.
    .date = Please tap a date, or type one, such as 15/12 or “end of month”.
review-question =
    .written = Answered: <b>{ $text }</b>
    .left = left empty
    .keep = Continue ›
    .empty = Leave this one empty
    .previous = ‹ Previous question
    .all = All questions
review-note =
    .written_to = Written under item { $number } · { $short }. If that is not the one, open it and write it anew.
    .short_text_too_long = That is longer than one line. Please write it in at most { $most } characters, such as: “{ $example }”.
    .number_unclear = I could not read a number in that. Please type a number from { $min } to { $max }, such as { $example }.
    .number_out_of_bounds = That number is outside the range. Please type a number from { $min } to { $max }, such as { $example }.
    .step_out_of_bounds = There is no such step. Please tap one, or type a number from { $min } to { $max }, such as { $example }.
    .reader_changed = The secretary (or whoever stands in) has just changed. Please choose again how far to share.
    .look_again = Your review has just changed. Please check it, then send.
    .closed_for_edits = The round has closed, so what was sent can no longer be changed.
    .unanswered = Some items are not answered, so it cannot be sent yet.
    .to_look_at = Some items taken from the earlier review have not been looked at, so nothing was sent.
    .press_button = Please tap one of the buttons below. That message was not saved.
    .edited = I keep the message as first sent; editing an old message does not change the review. To change it, please open that part and write it again.
    .kept = The changes were dropped. What was sent stands.

review-recap =
    .title = Check before sending
    .sent = Change what was sent
    .unchanged = Nothing has changed since it was sent.
    .count =
        { $count ->
            [one] { $level }: one item
           *[other] { $level }: { $count } items
        }
    .deadline = by { $date }
    .unanswered = Not answered yet: { $numbers }. Please answer them, or skip with a reason, before sending.
    .to-look-at = Taken from the earlier review and not looked at yet: items { $numbers }. Please look at them before sending.
review-recap-button =
    .first = Answer item { $number } ›
    .look = Look at item { $number } ›
    .edit = Change { $number }
    .others = ‹ Back to the items
    .send = Send
    .again = Send again
    .keep = Keep what was sent
    .to-sent = ‹ Back to what was sent
    .readers = Change sharing
    .narrow = Keep one item more private

review-sharing =
    .ask = Who may read this review of yours?
    .now = Sharing: <b>{ $readers }</b>
    .noticed = Whoever sees the summary knows who has sent, and so may notice that you did not let them read yours.
    .counts-apart = You may read the summary, so your review does not count towards those five; it is added once there are five from other members.
review-sharing-about =
    .cell = <b>The whole cell</b>: with your name, may be read out at the meeting, and printed to be kept in the cell.
    .secretary = <b>Only comrade { $name }</b>, { $role }: with your name, nobody else can see it.
    .counts_only = <b>Counts only</b>: not your name, not what you wrote.
review-sharing-means =
    .cell = With your name; what you wrote may be read out at the meeting, and printed to be kept in the cell.
    .secretary = With your name and what you wrote; not read out at the meeting, and nobody else can see it.
    .counts_only =
        Not your name, not what you wrote. { $phase ->
            [late] The round has closed, so late reviews are added only once there are five such late ones of members who do not read the summary; otherwise not at all.
           *[open] Added only when the round has closed and there are at least five such reviews of members who do not read the summary; an item on which they all say the same is not added.
        }
review-readers =
    .cell = The whole cell
    .secretary = Only comrade { $name }
    .nobody = Only the secretary
    .counts_only = Counts only, without my name
    .short = Only { $name }

review-item-sharing =
    .choose = Which item should fewer people be able to read? Tap its number.
    .ask = Who may read this one item of yours?
    .now = Sharing of the whole review: <b>{ $readers }</b>
    .noticed = This item is a question: whoever reads your other answers may notice that this one is kept to fewer people.
    .whole = As the whole review

review-sent =
    .title = Sent. Thank you!
    .at = The { $round }, sent at { $at }.
    .late = It is marked as late.
    .edited = It was changed and sent again.
    .wished = I am letting comrade { $name } know, so that they find a time to talk with you.
    .wished-unnamed = I am passing on that you would like to talk.
    .until = You can change it until { $until }.
    .changes = You have changes that you have not sent yet. What was sent still stands.
    .read = Read it
    .edit = Change
review-sent-next = Your review helps the cell prepare its meeting. To see who has read what you wrote: { -command-data }
    .counts =
        Your name and what you wrote are not shown. { $phase ->
            [late] The round has closed: late reviews are added to the figures once there are five such late ones; otherwise not at all.
            [closed] The round has closed: it is in the figures if there were at least five such reviews then.
           *[open] When the round closes, if there are at least five such reviews of members who do not read the summary, it is added to the figures, on items where it gives nobody away.
        }
review-read =
    .title = What was sent
    .written = What was written
    .unsent = The { $round }. It was not sent, and only you can see it.
    .hint = To read an item in full, tap its number.
    .open-written = Read what I wrote
    .open-sent = Read what was sent

review-closed =
    .none = No self-review round is open at the moment.
    .planned = The { $round } is not open yet.
    .ended = The { $round } has closed and takes no more reviews.
    .cancelled = The { $round } was cancelled together with its meeting.
    .not_in_round = You are not in the { $round }, perhaps because your name was added to the roster after it had opened. If this is a mistake, please tell the secretary.
    .erased = What you wrote in the { $round } is no longer kept here.
    .present = Open the current one
review-next =
    .opens = Its self-review round opens on { $date }. I will let you know that day.
    .unknown = I will let you know when there is a new meeting.

### Summary

round-name =
    { $kind ->
        [quarter] { $quarter }
        [year] { $year }
        [thematic] thematic, { $when }
        [extra] extra meeting of { $when }
       *[monthly] { $month }
    }

summary-title =
    { $number ->
        [0] <b>SUMMARY</b> (draft) · round { $round }
       *[other] <b>SUMMARY</b> (approved version { $number }) · round { $round }
    }
summary-place = { $cell } · meeting on { $date }
summary-approved-by = Comrade { $by } approved version { $number } at { $at }.
summary-approved-changed = <b>Changed since it was approved.</b>

summary-sent =
    { $total ->
        [1] { $sent ->
            [0] Not sent yet
           *[other] Sent
        }
       *[other] Sent { $sent }/{ $total }
    }
summary-figure =
    { $what ->
        [late] late
        [paper] on paper
        [excused] excused
        [exempt] exempt
       *[unreachable] cannot be reached
    } { $count }

summary-pool-open = The round is open: figures still change and hold only what you may read.
    .later = Counts-only reviews, if there are at least five, are added when the round closes.
summary-pool-open-approved = This was approved before the round closed, so its figures hold only what you may read; counts-only reviews are not added yet.
summary-read = You may read { $count }/{ $of } reviews sent.
summary-pool-counted =
    { $count ->
        [one] { $count } counts-only review is included, except on items where it could give one person away.
       *[other] { $count } counts-only reviews are included, except on items where they could give one person away.
    }
summary-pool-paper = { $count } paper forms without a name are counted, except for items that could give somebody away; they are not compared with the month before.
summary-unread = { $count ->
    [one] There is 1 more review that you may not read, so it is not known here what it raises
   *[other] There are { $count } more reviews that you may not read, so it is not known here what they raise
}. Where one person could be given away, nothing is added.
summary-pool-none = Counts-only reviews, if there are any, are fewer than five and so not included, to give nobody away.

summary-raised = <b>What stands out, of the reviews counted</b>
summary-raised-line = • { $item }. { $title }: { $count }/{ $of } ({ $levels })
summary-raised-more = … and { $count ->
    [one] 1 more item
   *[other] { $count } more items
}: see “{ $button }”.
summary-raised-none =
    { $read ->
        [unknown] In what you may read, no item is raised so far.
        [0] There is no review that you may read, so it is not known whether any item was raised.
        [one] In the 1 review that you may read, no item is raised.
       *[other] In the { $read } reviews that you may read, no item is raised.
    }
summary-raised-nobody = Nobody has sent a review yet.
summary-level =
    { $level ->
        [at_risk] at risk
        [correcting] correcting
        [discuss] wish to talk
        [skipped] skipped
       *[rest] the rest
    } { $count }
summary-compared = Compared with { $round }, raised of the reviews counted at the closing: { $changes }.
summary-compared-same = Compared with { $round }: nothing changed on the items that can be compared.
summary-compared-not = Not comparable: items { $items }. The two rounds are not counted the same way, or comparing them could give one person away.
summary-compared-none = Not comparable with { $round }: the two rounds are not counted the same way, or comparing them could give one person away.
summary-change = item { $item } from { $before } to { $now }
summary-helps = Help asked for: { $count }, see “{ $button }”.

summary-button =
    .items = Item by item
    .words = Written ({ $count })
    .deadlines = Deadlines ({ $count })
    .commitments = Commitments ({ $count })
    .committee =
        { $sent ->
            [yes] Cell committee
           *[no] Committee (draft)
        }
    .people =
        { $count ->
            [0] Members
           *[other] Not sent ({ $count })
        }
    .text = Figures to copy
    .remind = Remind now
    .approve =
        { $what ->
            [again] Approve again
            [few] Approve it all the same
           *[first] Approve this
        }
    .take_back = Take back the approval of version { $number }
    .approved = Approved version
    .draft = As it is now
    .rounds = Another round
    .back = ‹ Summary

summary-items =
    .title = <b>Item by item</b> · round { $round }
    .line = <b>{ $item }. { $title }</b>: { $count }/{ $of } reviews
    .quiet =
        { $read ->
            [0] Not raised in what you may read: items { $items }.
            [one] Not raised in the 1 review that you may read: items { $items }.
           *[other] Not raised in the { $read } reviews that you may read: items { $items }.
        }
    .skipped = Skipped by some: { $items }.
    .skipped_one = item { $item } ({ $count }/{ $of })
    .note = “The rest” are reviews that raise nothing on that item, and any that are not counted here: counts-only reviews, and items kept for somebody else.
    .note_read = “The rest” are reviews counted that raise nothing on that item. What is counts-only, or kept for somebody else, is added only where it gives nobody away.

summary-words =
    .title = <b>What members wrote</b> · round { $round }
    .note = What is marked 🔒 is for you alone; please do not read it out or mention it at the meeting. Each time you open it, whoever wrote it can see that in { -command-data }
    .empty = Nothing is written that you may read yet. What somebody wrote appears only where they chose to share it.
    .person_on = <b>{ $name }</b> (continued)
    .answer = Item { $item }. { $title }: <i>{ $level }</i>{ $lock }
    .answer_on = Item { $item } (continued){ $lock }
    .question = Item { $item }. { $title }{ $lock }
    .field =
        { $field ->
            [how] How exactly it shows
            [remedy] Remedy
            [deadline] Deadline
            [help] Help asked of the cell
           *[skip] Reason
        }: { $text }
    .cause =
        { $kind ->
            [subjective] Cause (lies with oneself): { $text }
            [objective] Cause (circumstances): { $text }
           *[unsaid] Cause: { $text }
        }
    .cause_alone =
        { $kind ->
            [subjective] Cause: lies with oneself
           *[objective] Cause: circumstances
        }

summary-deadlines =
    .title = <b>Deadlines</b> · round { $round }
    .empty = There are no deadlines that you may read yet.
    .line = • { $name }: item { $item }, { $title }{ $lock }

summary-commitments =
    .counts = <b>Commitments counted</b>: { $made }, namely { $states }.
    .state =
        { $state ->
            [kept] done
            [running] in progress
            [notYet] not yet
           *[notAsked] new
        } { $count }
    .overdue = Of all these, overdue { $count }.
    .title = <b>Commitments</b> · round { $round }
    .empty = There is no commitment that you may read yet.

summary-committee =
    .line =
        { $state ->
            [missing] Cell committee: its own review is not sent yet.
            [late] Cell committee: its own review was sent late.
           *[sent] Cell committee: its own review was sent.
        }
    .title =
        { $sent ->
            [yes] <b>The cell committee’s own review</b> · round { $round }
           *[no] <b>The cell committee’s own review (being written, not sent)</b> · round { $round }
        }
    .empty = The committee raises nothing.

summary-people =
    .title = <b>Who has sent, who has not</b> · round { $round }
    .empty = Nobody is in this round yet.
    .state =
        <b>{ $state ->
            [missing] Not sent
            [late] Sent late
            [excused] Excused
            [exempt] Exempt
            [paper] On paper
           *[sent] Sent
        } ({ $count })</b>
# Why somebody cannot be reached; stands after one name, or before several.
obstacle =
    { $why ->
        [no_account] not connected yet
        [no_consent] not agreed yet
        [blocked] cannot get messages
        [failed] did not come through
        [unsent] not sent yet
        [untold] by the page alone, without notifications
       *[removed] taken off the assistant’s roster
    }

summary-rounds =
    .title = Which round would you like to see?
    .line =
        { $state ->
            [open] { $round } (open)
            [approved] { $round } ✓
           *[closed] { $round }
        }

summary-none = The cell has had no self-review round yet. The first one opens by itself ten days before the meeting. See the date: { -command-schedule }
summary-not-found = I cannot find this round. Please open the summary again: { -command-summary }
summary-denied-consent = Before you begin, please see what you are asked to agree to: { -command-start }
summary-denied-member = This account is not connected to that cell. Please ask its secretary for an invitation link.
summary-denied-office = The summary is for the secretary and the deputy. Your own review is under { -command-data }
summary-approve-does = Approving freezes this summary; it is sent to nobody.
    .back = It can be taken back until anybody else opens it.
summary-taken-back =
    { $status ->
        [kept] Version { $number } cannot be taken back: somebody else has opened it, or there is a newer one.
       *[taken_back] The approval of version { $number } is taken back.
    }
summary-text =
    .main =
        { $total ->
            [1] { $sent ->
                [0] { $cell }, { $round }: not sent.
               *[other] { $cell }, { $round }: sent.
            }
           *[other] { $cell }, { $round }: { $sent }/{ $total } reviews sent.
        }
    .figure =
        { $what ->
            [late] Late
            [paper] On paper
            [excused] Excused
           *[exempt] Exempt
        } { $count }.
    .commitments = Commitments counted { $made }, namely done { $kept }, in progress { $running }, not yet { $notYet }, new { $notAsked }; of all these, overdue { $overdue }.
    .raised = Raised most (of the reviews counted): { $items }.
    .item = item { $item } { $title } { $raised }/{ $of }
    .open = Figures while the round is open, not final.
summary-approve-few = Only { $sent }/{ $total } have handed in their review, fewer than half. Do you want to approve now?
summary-approve-office = Only the secretary or whoever stands in may approve.
summary-approved =
    { $status ->
        [already_approved] This is approved already (version { $number }).
       *[approved] Version { $number } is approved.
    }
summary-approve-changed = The summary has just changed, so it was not approved. Please check it again, then approve.
next-round =
    .button = Review round
    .meeting = Meeting: { $date }
    .checklist = Checklist: <b>{ $name }</b>
    .items =
        { $count ->
            [one] Focus on { $count } item: { $items }.
           *[other] Focus on { $count } items: { $items }.
        }
    .blank = To be checked against the original, not in use yet: items { $items }.
    .hint = You can choose until somebody begins. The next round does not take this choice over by itself.
    .none = No review round is coming up.
    .gone = This round is closed or no longer there. The schedule: { -command-schedule }
    .items-all =
        { $count ->
            [one] { $count } item in all.
           *[other] All { $count } items.
        }
    .letter = See the letter
    .as-before = As last month
next-round-committee =
    .off = Cell committee: no review of its own in this round.
    .on = Cell committee: has a review of its own, answered with what it has agreed, in { -command-review }
    .sent = Cell committee: its own review was sent.
    .add = Add the committee’s own review
    .drop = Leave out the committee’s own review
checklist-own = <b>Own checklists · { $unit }</b>
    .intro = Please take the Excel form, fill it in and send it back to me. You will see it as members do, and keep it if it is as you wish.
    .below = The cells below this unit see these checklists when they choose; whether to use one is up to them.
    .none = There is none yet.
    .line =
        • { $name }: { $count ->
            [one] { $count } item
           *[other] { $count } items
        }, version { $version }{ $state ->
            [withdrawn] { " " }(withdrawn)
           *[offered] { "" }
        }
    .button = Own checklists
    .form = Get the empty form
    .send = Send the filled file
    .others = Download a ready one
    .others_title = <b>Download a ready checklist</b>
    .others_hint = Tap a name to get the file in the same form; change it and send it back, and it becomes yours.
checklist-one =
    .facts =
        { $count ->
            [one] { $count } item
           *[other] { $count } items
        }, version { $version }.
    .withdrawn = This checklist is withdrawn: it is not offered. Open rounds and cells that use it go on with it.
    .version = If you send a new version, open rounds keep the old one; those that open later use the new one.
    .see = See it as members do
    .export = Download as Excel
    .send = Send a new version
    .withdraw = Withdraw
    .offer = Offer again
checklist-file = <b>Send a checklist file</b>
    .ask = Please send the filled Excel file (.xlsx), at most 1 MB.
    .not_file = I am waiting for a filled Excel file (.xlsx).
    .too_large = This file is larger than 1 MB, so I did not open it. Please take out pictures and spare sheets and send it again.
    .gone = I could not fetch this file. Please send it again in a few minutes.
    .not_workbook = This is not an Excel file (.xlsx) that I can read. Please open it in Excel, save it as .xlsx without a password, and send it again.
    .swells = This file packs too much data, so I did not open it. Please copy the cells into the empty form and send that.
    .entities = This file has declarations that do not belong there, so I did not open it. Please copy the cells into the empty form and send that.
    .links = This file is linked to other files or sources, so I did not open it. Please copy the cells (values only) into the empty form and send that.
    .macros = This file has macros, so I did not open it. Please copy the cells into the empty form and send that.
    .faults =
        { $count ->
            [one] I have not kept this checklist, because { $count } place needs correcting:
           *[other] I have not kept this checklist, because { $count } places need correcting:
        }
    .fix = Please correct the file and send it again.
    .at_sheet = Sheet “{ $sheet }”: { $fault }
    .at_cell = Sheet “{ $sheet }”, column “{ $column }”: { $fault }
    .at_row = Sheet “{ $sheet }”, row { $row }, “{ $column }”: { $fault }
    .caption_form = The empty form of a checklist. Its last sheet says how to fill it in.
    .caption_export = Checklist { $name }, in the form.
checklist-look =
    .facts =
        { $count ->
            [one] { $count } item
           *[other] { $count } items
        } in { $groups ->
            [one] { $groups } group
           *[other] { $groups } groups
        }, written by { $who }.
    .ask = Please see it as members do, then tap “Keep this checklist”; to change it, send another file. Keeping is not yet using: you choose it for a round or for a cell later.
    .keep = Keep this checklist
    .preview = Preview
    .sample = This is a preview: nothing you tap is saved.
    .end = ‹ End of preview
    .kept = Checklist <b>{ $name }</b>, version { $version }, is kept. You will find it when you choose a checklist for a round or in Settings.
    .full = There are { $most } own checklists already. Please withdraw one before keeping another.
next-round-lists =
    .title = Choose a checklist · { $round }
    .line =
        { $count ->
            [one] • { $name }: { $count } item
           *[other] • { $name }: { $count } items
        }
    .change = Change checklist
next-round-focus = Choose focus items
    .title = Focus items · { $round }
    .all = All { $count } items are in use. To review only some, please tap their numbers.
    .some = { $count }/{ $total } items chosen.
    .every = Choose all
    .done = Done
next-round-problem =
    .begun = Somebody has begun their review, so this round keeps its checklist.
    .one_needed = A round needs at least one item.

review-choice = Which review would you like to work on?
    .own = My own
    .committee = The committee’s
    .line-own = Your own, { $round }: { $state }.
    .line-committee = Cell committee, { $round }: { $state }.
    .no-own = There is no open round for your own review at present.
review-choice-state =
    .not_begun = not begun
    .under_way = under way
    .sent = sent

summary-values =
    .line =
        { $of ->
            [unknown] <b>{ $item }. { $title }</b>: { $counts } · of what you may read
            [0] <b>{ $item }. { $title }</b>: { $counts }
            [one] <b>{ $item }. { $title }</b>: { $counts } · of 1 review counted
           *[other] <b>{ $item }. { $title }</b>: { $counts } · of { $of } reviews counted
        }
    .written = written by { $count }
    .left = left empty { $count }
    .empty = none in what you may read

summary-words-removed = A member has just erased what they wrote or narrowed their sharing, so this page was taken away.
summary-own-words-removed = Your suggestion no longer stands here: it was withdrawn or erased, or is no longer kept.
summary-words-reopen = Back to the summary
document-words-removed = A member has just erased what they wrote or narrowed their sharing, so this document was taken away. Please destroy what was saved or printed of it, and make the document anew.
document-words-removed-file = document-removed.txt
### Documents

document-round =
    <b>Documents of the round { $round }</b>

    The report comes in two copies with the same frozen figures:
    • For the committee: figures only, without anybody’s name or what they wrote.
    • Kept in the cell: also what was shared with “the whole cell”.
    .draft = The report bears “Dự thảo lần 1” (first draft) until the round has closed and the summary has then been approved.
    .number = The report bears the number { $number }.
    .missing =
        { $count ->
            [one] { $count } detail is not known yet: a dotted line stands there, to be filled in by hand.
           *[other] { $count } details are not known yet: dotted lines stand there, to be filled in by hand.
        }
    .forms =
        { $count ->
            [0] Paper forms: everybody in the round is connected; forms without a name can be printed.
            [one] Paper forms: { $count } member is not connected yet; a list to sign comes with them.
           *[other] Paper forms: { $count } members are not connected yet; a list to sign comes with them.
        }
document-minutes =
    .button = Minutes
    .shared =
        { $people ->
            [one] It has what { $people } member shared with the whole cell; when they erase what they wrote or narrow their sharing, this file is taken away.
           *[other] It has what { $people } members shared with the whole cell; when somebody erases what they wrote or narrows their sharing, this file is taken away.
        }
    .caption =
        The frame of the minutes. Where dotted lines stand, please write by hand. { $taken ->
            [yes] Those excused are named, without the reason.
           *[no] The roll call is not complete, so who was present is left open.
        } { $counted ->
            [yes] Of the self-reviews it gives frozen figures only.
           *[no] The round has no frozen figures, so that part is left open.
        } Internal: not to leave the cell.
document-number =
    <b>{ $kind ->
        [minutes] Number of the minutes
       *[report] Number of the report
    } · { $about }</b>
    .kept = It bears the number <b>{ $number }</b>.
    .open = It is left open, to be written by hand.
    .last =
        { $last ->
            [0] There is no number yet in this term.
           *[other] The last number of this term: { $number }.
        }
    .unknown = I do not know the last number of this term, so I suggest none.
    .hint = All copies of this document bear the same number, also when it is printed again.
    .choice =
        { $choice ->
            [next] Next number: { $number }
            [last] Last number: { $number }
           *[open] Leave it open
        }
    .type =
        { $decided ->
            [yes] Change it
           *[no] Type a number
        }
    .ask = What number does the document bear? Please type it, for example: 05.
    .make = Make the document
    .button = Report number
document-people = Please choose whom the form is for:
document-own =
    <b>Print your self-review</b>

    “Print all of it” has everything you sent. “Only what the whole cell may read” leaves out what you shared more narrowly, and does not show how much was left out.
document-year =
    <b>The year at a glance</b>

    It gathers what you sent during the year, in the order of the year-end self-assessment (forms 2B and 2C). It is sent to you alone, and neither comments nor rates; the self-assessment you write yourself.

    What you wrote is kept for { $months } months, then deleted: it is best to take this in December.
    .open = The year at a glance
document-button =
    .round = Documents
    .back =
        { $kind ->
            [minutes] Meeting
           *[report] Documents
        }
    .committee = Report for the committee
    .cell = Report kept in the cell
    .workbook = Figures (Excel)
    .everybody = Paper forms ({ $count })
    .portion = Forms { $from }–{ $to }
    .one = One member’s form
    .anybody = Form without a name
    .print = Print to sign
    .own =
        { $scope ->
            [all] Print all of it
           *[cell] Only what the whole cell may read
        }
document-caption =
    .committee = The report, copy for the committee: frozen figures only. Where dotted lines stand, please write by hand, then sign.
    .cell =
        { $people ->
            [0] The report, copy kept in the cell. Nobody has shared what they wrote with the whole cell yet.
            [one] The report, copy kept in the cell. Its annex has what { $people } member wrote, who sees this at { -command-data }. When somebody erases what they wrote or narrows their sharing, this file is taken away. Internal: not to leave the cell.
           *[other] The report, copy kept in the cell. Its annex has what { $people } members wrote, each of whom sees this at { -command-data }. When somebody erases what they wrote or narrows their sharing, this file is taken away. Internal: not to leave the cell.
        }
    .workbook = The figures of the report, for further calculation: participation, items, groups, commitments, a sheet each. Figures only, without anybody’s name or what they wrote.
    .unit_workbook = The unit’s figures, for further calculation: participation, items, groups, commitments, a sheet each. Frozen figures only.
    .forms =
        { $count ->
            [one] Self-review form to print: { $count } form, two sides of an A4 sheet.
           *[other] Self-review forms to print: { $count } forms, two sides of an A4 sheet each.
        }
    .own = Your self-review, to print and sign. This file is sent to you alone.
    .pledge = Your pledge for { $year }, to print and sign. This file is sent to you alone.
    .year = The year { $year } at a glance: what you sent, in the order of the year-end self-assessment. This file is sent to you alone.
document-toast =
    .making = Writing the document…
    .making_file = being-written.txt
    .nobody = This member is connected already, or is not in the round, so no form is printed.
    .not_sent = Nothing to print: you have not sent your self-review of this round, or what you wrote was erased.
    .nothing_sent = Nothing to put together: you have not sent a self-review, or have erased it.
    .nothing_shared = Nothing to print: no part of this review is shared with the whole cell.
trend =
    <b>Trend · { $unit }</b>

    Each line: the round, how many sent a review of those who were to, then how often each group was raised.
    .button = Trend
    .line =
        { $asked ->
            [no] { $round }: { $sent }
           *[yes] { $round }: { $sent }; { $raised }
        }
    .none = No round has closed yet, so there is no trend to show.
    .groups = <b>The groups, in this order</b> ({ $checklist })
    .note =
        “–” means not published or none, not 0. Only published items are counted, without reviews shared with one person only. { $pooled ->
            [yes] * means that counts-only reviews are included.
           *[no] Counts-only reviews are not included.
        }
    .picture = See the chart
    .caption = The trend of participation and of each group. Frozen figures only, without anybody’s name or what they wrote.

### My data

own-data =
    .title = <b>What is kept about you</b>
    .account =
        { $by ->
            [web] Account: when you connected, when it was last used and your language (English). Your phone number and location are not kept.
           *[telegram] Account: your Telegram id and language (English). Your Telegram name and phone number are not kept.
        }
    .invitation = You have opened an invitation, and it is kept here.
    .unopened = What was written before you came in by this connection is kept and not open here: it is counted, not shown, and not downloaded.
    .retention = What you wrote is kept for { $months } months after a round closes, then deleted; counts stay.
own-data-consent = You agreed to version { $version } at { $at }.
    .none = You have not agreed, or have withdrawn your consent: nothing listed here is being used.
own-data-cells = <b>On the roster of your cell</b> (entered by the secretary)
    .none = You are not on any cell’s roster yet.
    .line = { $cell }: { $name }, { roster-membership }, { roster-standing }
own-data-reviews = <b>Your reviews</b> (encrypted)
    .none = No reviews yet.
    .line = • Round { $round }: { $state }
    .more =
        { $count ->
            [one] … and { $count } earlier round; the download has it too.
           *[other] … and { $count } earlier rounds; the download has them all.
        }
    .line-in-cell = • { $cell }, round { $round }: { $state }
own-data-review =
    { $state ->
        [draft] under way, not sent, nobody can read it
        [erased] erased
        [late] sent late, { $sharing }
       *[sent] sent, { $sharing }
    }
own-data-sharing =
    { $sharing ->
        [cell] the whole cell may read it
        [secretary] only the secretary may read it
       *[counts_only] counts only
    }
    .named = only { $name } may read it
    .items = items { $items }: { $sharing }
own-data-kept =
    .commitments = Commitments: { $open } open, { $kept } done. See: { -command-commitments }
    .pledges = Pledge for the year { $years }. Deleted after 31 March of the next year. See: { -command-commitments }
    .paper-pledges = Pledge on paper for { $years }: the secretary noted it, what it says is not kept. See it, or say that it is not so: { -command-commitments }
    .suggestions = Suggestions to the committee: { $count }. The secretary and the deputy can read them.
    .replies = Replies about meetings: { $replies }. The secretary and the deputy see them.
    .reasons = Reasons for absence: { $reasons }. Only the secretary of that time, or whoever stands in, sees them.
    .leaves = Leave asked for: { $leaves }. The secretary, or who stands in, can see it.
    .roll-calls = Roll calls: { $rollCalls }. The secretary and the deputy enter and see them.
own-data-readings = { $count ->
    [one] What you wrote was read once.
   *[other] What you wrote was read { $count } times.
}
    .none = Nobody has read what you wrote.
    .title = <b>Who has read what you wrote</b>
    .line = • { $name } ({ $role }), { $at }: { $what }
    .span = • { $name } ({ $role }), from { $from } to { $to }: { $what }
    .note = Each line is one look; looks within an hour are counted together.
    .summary = self-review, round { $round }
    .suggestion = suggestion, round { $round }
    .pledge = pledge for { $year }
    .leave = why you asked for leave from { $date }
    .absence = reason for absence, { $meeting } on { $date }
    .document = self-review printed in a document, round { $round }
    .paper = entering a paper form, round { $round }

own-doors =
    <b>Your connections</b>
    .telegram = { $number }. Telegram, since { $from }
    .web = { $number }. Web page, since { $from }, last used { $last }{ $pushed ->
        [yes] {" "}(told when something comes)
       *[no] {""}
    }
    .note = A device not used for { $days } days is disconnected. If you see one you do not know, please disconnect it at once and tell the secretary.
    .add = Add a device of mine
    .close = Disconnect { $number }
    .closed = Disconnected.
    .closed-telegram = Telegram is disconnected. What others wrote is taken off it. What you wrote yourself stays in that chat: if you can open it, please delete it there.
    .left = What stood here was taken away, as it can no longer be read by this connection.
    .push-end = Stop telling connection { $number }
    .push-ended = That device is told nothing more.
    .push-newer = This connection is newer, so it cannot change the earlier ones yet.
    .newer = This connection is newer: until { $date } it cannot end one that was there before.
    .code = Code to open what was written before
    .back = ‹ Connections
page-push = Your cell has something for you to see.
    .title = Self-review
own-door-code =
    <b>Add a device of yours</b>

    On that device, open { $url } and enter the code:

    <b>{ $code }</b>

    It works once, within { $minutes } minutes. Whoever has it can open your data; please give it to nobody.
    .opening =
        <b>Code to open what was written before</b>

        At your new connection, open { -command-data }, tap Enter a code, and type:

        <b>{ $code }</b>

        It works once, within { $minutes } minutes. Whoever has it can open your data; please give it to nobody.
own-door-opening =
    <b>Open what was written before</b>

    Where you were before, open the message about the new connection and tap Get the code; or open { -command-data }, Connections. Then type the code here.
    .opened = Opened. What you wrote before can be read here now.
    .all_open = Everything is open; no code is needed.
    .no_code = A code has 12 letters and digits, like ABCD-EFGH-JKMN. Please type the one shown where you were before.
    .wrong = This code is not right, or its time is over. Please get a new one where you were before, and type it here.
    .locked = There were several wrong codes. Please wait an hour, then type it again.
taken-over =
    <b>Your place in { $unit } has gone over to another connection</b>, at { $at }.

    If that is your new device: what was written before is not open there; please get a code to open it.

    If it is not you: within { $days } days, please tap the button below. Your place comes back here, what was written there since is taken back, and the secretary is told.
    .not-mine = That is not me
    .late = The time to say so here is over. Please see the secretary, who can send you a new invitation.
    .contested = Your place in { $unit } is back here. What was written at the other connection since is taken back, and the secretary has been told.
    .lead = { $name } ({ $unit }) says that the new connection under their name is not theirs. I gave the place back to the earlier connection and took back what was written since. Please ask them in person.
door-opened =
    <b>A device has come into your account</b> with a code, at { $at }. It can read everything you have written.

    If it is not yours, please disconnect it at once.
    .not-mine = Not mine: disconnect it
    .late = The time to say so here is over. Please disconnect the device in { -command-data }, Connections.
    .contested = That device is disconnected. What was written since { $at } may be somebody else’s; to take it back, tap below. Left alone, it stays.
    .take-back = Take back what was written since
    .taken-back = What was written since is taken back. What was there before is unchanged.
own-data-button =
    .doors = Connections
    .readings = Who read it
    .export = Download
    .erase = Erase
    .withdraw = Withdraw consent
    .back = ‹ My data

own-data-export =
    .page = my-data.html
    .caption = Everything kept about you, to be read at once or printed. The file is not encrypted; please keep it safe.
    .json = my-data.json
    .json-caption = The same as JSON, for other programs.
export =
    .title = What the self-review assistant keeps about you
    .made = Made at { $at }.
    .note = This page is not encrypted; please keep it safe. The assistant still has a record of { $count ->
        [one] { $count } message sent to you, listed
       *[other] { $count } messages sent to you, listed
    } in the JSON file beside it.
    .account = Account and consent
    .telegram = Telegram number: { $id }
    .device = Device connected by the web page at { $from }, last used { $last }
    .push = That device is told when something comes, through { $service }, agreed since { $from }
    .office = In the assistant: { $role } { $unit }, since { $from }
    .draft = Being written: { $text }
    .words-gone = The words are no longer kept.
export-consent = Agreed to version { $version }, { $at }
    .ended = Agreed to version { $version }, { $at }; withdrawn { $until }
export-cells = On the roster of a cell
    .line = { own-data-cells.line }, entered { $from }
    .left = Taken off the assistant’s roster { $at }
    .join-request = Asked to connect to { $cell }, name typed: { $name }, { $at }
export-review =
    .excused = Excused, because: { $reason }
    .erased = Erased { $at }
    .unsent = Not sent; nobody can read it.
    .paper = Paper form, consent version { $version } signed on { $signed }; entered { $entered }
    .sent = Sent { $at }: { $sharing }
export-answer = Item { $item }. { $words }: { $said }
    .then = When sent at { $at }, this item was answered otherwise:
    .skipped = Skipped, because: { $reason }
    .wish = Wishes to talk with the secretary
    .sharing = This item: { $sharing }
export-commitments = Commitments
    .line = Item { $item }. { $words } · { $round }: { commitment-status }
    .due = Deadline: { $date }
export-pledges = Pledges for a year
    .line = { $cell }, { $year }, made { $at }
    .paper =
        { $contested ->
            [yes] { $cell }, { $year }, noted as on paper { $at }; you said that it is not so
           *[no] { $cell }, { $year }, noted as on paper { $at }
        }
export-suggestions = Suggestions to the cell committee
    .line = { $cell }, sent { $at }
    .withdrawn = Withdrawn { $at }
    .answer = Answered { $at }: { $text }
export-meetings = Replies and roll calls
    .line = { $cell }, { $name }, { $date }
    .reply =
        { $reply ->
            [coming] Reply: coming, { $at }
            [away] Reply: asks to be excused, { $at }
           *[unsure] Reply: not sure, { $at }
        }
    .reason = Reason for absence: { $reason }
    .attendance =
        { $attendance ->
            [present] Roll call: present
            [excused] Roll call: excused
            [unexcused] Roll call: absent without reason
           *[exempt] Roll call: exempt
        }
export-leaves =
    .line =
        { $cell }, from { $from } until { $until }: { $status ->
            [asked] waits to be recorded
            [recorded] recorded
            [taken_back] taken back
           *[declined] not recorded
        }
    .answer = The secretary says: { $answer }
export-readings =
    .line =
        { $what ->
            [suggestion] { $at }: { $role } read a suggestion, { $about }
            [absence] { $at }: { $role } read a reason for absence, { $about }
            [pledge] { $at }: { $role } read the pledge for { $about }
           *[summary] { $at }: { $role } read the self-review, { $about }
        }

own-data-erase =
    .title =
        <b>What would you like to erase?</b>

        Once you choose, I will say exactly what is erased and what is kept, and ask once more.
    .one = One review
    .all = All reviews
    .everything = Erase all and stop
    .choose = The review of which round would you like to erase?
    .none = There is no review to erase.
    .go-on = I want to erase
    .keep = No, keep it
    .now = Erase for good
    .nothing = There is nothing left to erase here.
    .too-early = What was written before you came in by this connection is kept until { $date }, so that whoever was here before can still say if something is wrong. From then on it can be erased; with the code that opens it, at once.
    .last-secretary = You are the only one doing the secretary’s work of { $cell } on the assistant. Please hand over before you stop using it. Your own reviews you can erase right away.

own-data-erase-loses =
    .review =
        <b>Erase the review of { $round }</b>

        Will be erased:
        • every answer and all you wrote in it, earlier versions too;
        • the commitments made in it.
        Wherever this was shown I take it out, approved summaries too.
    .reviews =
        <b>Erase all reviews</b>

        Will be erased:
        • every answer and all you wrote, in all rounds;
        • all commitments.
        Wherever this was shown I take it out, approved summaries too.
    .everything =
        <b>Erase all and stop</b>

        Will be erased:
        • all reviews, all commitments, pledges, suggestions to the committee;
        • whether you said you would come, the leave you asked for, and why;
        • the log of who has read what you wrote;
        • invitations, requests to connect and the stored copies of messages sent to you.
        Your consent is withdrawn and your account is taken off the roster. The secretary is told that you no longer use this assistant.
own-data-erase-keeps = Will be kept: whether you had sent a review in rounds that are closed, and the frozen figures. They carry no name and cannot be taken apart, so they do not change.
    .open = Will be kept: in an open round, the review counts as not sent, and you may start again.
    .own = Will be kept: the pledge of the year (erase it at { -command-commitments }), suggestions to the committee.
    .attendance = Will be kept: who was at the meetings, and the leave that was recorded. That is the cell’s own record, taken by the secretary like the minutes, and no part of your review.
    .everything =
        Will be kept:
        • your name on the roster, because the cell keeps the roster;
        • the Telegram id of this chat;
        • when you agreed and withdrew;
        • the log of what you have read of others, kept for them.
        The server’s backups hold the old state until they are replaced.
own-data-erase-sure = <b>Are you sure?</b> This cannot be undone.
    .review = Erase the review of { $round }.
    .reviews = Erase all reviews.
    .everything = Erase all and stop.

own-data-erased =
    .review = The review of this round has been erased.
    .reviews = All your reviews have been erased.
    .everything = Everything has been erased. Thank you for using this assistant. To come back, please open your cell’s invitation link.
    .menu = We wish you good health.

own-data-withdraw =
    .title =
        <b>Withdraw consent</b>

        I will then stop using your data:
        • I send no reminders;
        • I count nothing that is not frozen yet;
        • nobody can see what you wrote any more.
        Only { -command-start }, { -command-help }, { -command-language } and { -command-data } will then work.

        What is stored stays, encrypted, until you erase it in { -command-data } or { $months } months have passed.

        You can agree again at any time: { -command-start }
    .leads = You do the secretary’s work of { $cell }: meanwhile nobody there can see the summary or send reminders. Please hand over first if you can.
own-data-withdrawn = Your consent is withdrawn. Your data is still kept; view or erase it in { -command-data }. To use the assistant again: { -command-start }
    .menu = The buttons at the bottom of the screen have been put away. You can still type { -command-data }, { -command-help }, { -command-language }, { -command-start }

### Units

unit-kind-city = Province or city
unit-kind-ward = Ward, commune or special zone
unit-kind-committee = Subordinate committee
unit-kind-cell = Cell

unit-denied = You do not follow this unit. What you can do is in { -command-help }
unit-list =
    .top = <b>Units</b>
    .top_empty = There is no unit yet. Please add the highest one first, then those below it.
    .own = <b>Units you follow</b>
    .below = <b>Units below</b> · { $unit }
    .below_empty = There is no unit below yet.
unit-page =
    { $count ->
        [one] Page { $page }/{ $pages }, { $count } unit.
       *[other] Page { $page }/{ $pages }, { $count } units.
    }
unit-unready = { $unit } · not set up
unit-place = { $kind } · under { $above }
unit-cells = Cells: { $cells }, set up { $ready }.
unit-children = Units below: { $count }
unit-cell =
    { $state ->
        [open] The secretary has not opened this cell’s setup link. Please make a link and send it to the secretary.
        [setup] The secretary is setting it up.
       *[ready] The cell is set up.
    }
unit-button =
    .below = Below ({ $count })
    .top = ‹ Units
    .add = Add a unit
    .find = Search by name
    .rename = Rename
    .move = Move
    .move_top = Under no unit
    .close = Stop using the assistant
    .close_now = Stop using it
    .claim = Make a link
    .claims = Active links
    .reissue = New link for the secretary
    .officers = Supervising officers
    .counts = Counts
    .show = See the unit

unit-ask =
    .kind = What kind of unit would you like to add under { $unit }?
    .kind_top = What kind of unit would you like to add?
    .kind_none = No further unit can be added below this one.
    .name = Please type the name of the new unit ({ $kind }) under { $unit }.
    .name_top = Please type the name of the new unit ({ $kind }).
    .new_name = Please type the new name of { $unit }.
    .find = Please type some words of the unit’s name, with or without marks.
unit-problem =
    .empty = A name needs letters or digits.
    .too_long = The name is longer than 80 characters. Please make it shorter.
    .other = This has to be typed.
unit-done =
    { $what ->
        [added] { $unit } was added.
        [renamed] It is now called { $unit }.
       *[moved] { $unit } was moved.
    }
unit-found =
    { $count ->
        [0] No unit has “{ $typed }” in its name. Please try other words.
        [one] Search for “{ $typed }”: { $count } unit.
       *[other] Search for “{ $typed }”: { $count } units.
    }
unit-found-more = These are the first { $shown }. Please type more words to narrow the search.

unit-move =
    { $any ->
        [yes] Under which unit should { $unit } go?
       *[no] No unit can take { $unit } yet. Please add the unit above first.
    }
unit-misplaced =
    .itself = A unit cannot belong to itself.
    .below_itself = Not possible: that unit belongs to this very one.
    .kind = A unit of this kind cannot belong to that one.
    .closed = That unit has stopped using the assistant.
    .too_deep = The lowest level is reached; no unit can be added below it.
    .there_already = The unit is already there.
unit-close-asked =
    <b>Stop using the assistant for { $unit }?</b>

    • The unit is no longer listed on the assistant;
    • it gets no new meetings and rounds.
    What is there stays.
unit-close-asked-cell =
    <b>Stop using the assistant for { $unit }?</b>

    • The cell is no longer listed on the assistant;
    • it gets no new meetings and rounds;
    • members can no longer open it.
    What is there stays. Everybody can see and erase their own part: { -command-data }
unit-closed = { $unit } has stopped using the assistant.
unit-not-closable =
    { $why ->
        [units_below] Units below still use the assistant. Please stop or move them first.
       *[open_round] The cell is in the middle of a round. Please wait until it has closed.
    }

unit-claim-created-cell =
    <b>Setup link of { $unit }</b>

    Below are the QR code and the link. Please send them to the cell’s secretary. Whoever opens the link and consents does the secretary’s work of this cell on the assistant, and is led through the setup.

    The link works once, until the end of { $until }, and is shown only now. Earlier links of this cell no longer work.
unit-claim-created-again =
    <b>New link for the secretary of { $unit }</b>

    Below are the QR code and the link, for a secretary who lost the account, or a cell with a new secretary. Please hand it over in person: whoever opens it and consents takes over the secretary’s work on the assistant, and those who hold a role in the cell are told.

    The link works once, until the end of { $until }, and is shown only now.
unit-claim-created-officer =
    <b>Link to follow { $unit }</b>

    Below are the QR code and the link. Please send them to the officer who follows the unit. Whoever opens the link and consents reads the unit’s counts, without anybody’s name or what they wrote.

    The link works once, until the end of { $until }, and is shown only now. Each officer needs a link of their own.
unit-claim-caption =
    { $whom ->
        [secretary] <b>To the secretary of { $unit }</b>
       *[officer] <b>To the supervising officer of { $unit }</b>
    }

    { $whom ->
        [secretary] Please open the link to set up the assistant for the cell, then tap Start:
       *[officer] Please open the link, then tap Start:
    }
    { link-to-open }

    The link works once, until the end of { $until }.
unit-claim-page =
    <b>No Telegram?</b> { $whom ->
        [secretary] To the secretary of { $unit }: please set up the assistant on the web page:
       *[officer] Please follow { $unit } on the web page:
    }
    { $link }

    Or open { $url } and enter the code: <b>{ $code }</b> (the code works until the end of { $codeUntil })

    It works once, until the end of { $until }.
unit-claim-led = This cell has a secretary on the assistant already.
unit-claims =
    .title = <b>Active links</b> · { $unit }
    .empty = No link is waiting.
    .line = { $number }. Made { $from }, works until the end of { $until }.
unit-officers =
    .count = Supervising officers: { $count }
    .title = <b>Supervising officers</b> · { $unit }
    .empty = No supervising officer has taken this unit on yet.
    .line = { $number }. Since { $from }
    .note = The assistant keeps no names of supervising officers.
    .end = { $number ->
        [0] End supervision
       *[other] End supervision ({ $number })
    }
    .end_asked = Does the officer who began on { $from } stop following { $unit } on the assistant? They will be told.
    .ended = They no longer follow the unit.
unit-notice =
    .claimed =
        { $by ->
            [secretary] The secretary of <b>{ $unit }</b> has opened the link and begun to set it up.
           *[officer] A supervising officer has opened the link and follows <b>{ $unit }</b>.
        }
    .dismissed = You no longer follow <b>{ $unit }</b> on the assistant. Thank you.
unit-welcome =
    .officer = Welcome! On the assistant you follow { $units }. The counts of the cells are in { -command-units }
    .operator = Welcome! You are the operator of this assistant. The list of units is in { -command-units }

unit-span =
    .month = { $period }
    .quarter = { $period }
    .half =
        { $half ->
            [first] first half of { $year }
           *[second] second half of { $year }
        }
    .year = { $period }
    .months = { $from } to { $to }
unit-counts =
    .title =
        <b>Counts, { $span }</b>
        { $unit }
    .met = Met: { $met }/{ $cells } cells
    .unmet = Have not met: { $notMet }/{ $cells } cells, with { $unmet }/{ $members } members
    .memberships =
        Members: { $members }, { $official } full and { $probationary } probationary{ $unsaid ->
            [0] { "" }
           *[other] , { $unknown } not known
        }
    .meetings = Meetings held: { $meetings }/{ $due } (one for each cell and month)
    .reporting = With a closed round: { $reporting }/{ $cells } cells
    .members = In those rounds: { $reached }/{ $members } members
    .sent = Reviews sent: { $sent }/{ $expected } expected
    .several =
        { $count ->
            [one] One person is on the rosters of two cells or more, and is counted in each.
           *[other] { $count } people are on the rosters of two cells or more, and are counted in each.
        }
    .commitments = Commitments: { $made }, namely done { $kept }, in progress { $running }, not yet { $notYet }, new { $notAsked }; of all these, overdue { $overdue }
    .raised = <b>What stands out most</b> (raised of the answers counted)
    .raised_none = In the answers that may be counted, no item was raised.
    .item = • Item { $item }. { $title }: { $raised }/{ $answers } answers ({ $levels })
    .group = <b>{ $title }</b>: { $raised }/{ $answers } answers ({ $levels })
    .note = Figures are frozen when a round closes; what could give one person away is not added.
    .empty = No round has closed in this time.
    .groups_button = By group of items
    .parts_button = Unit by unit
    .kind_button =
        { $kind ->
            [month] Month
            [quarter] Quarter
            [half] Half year
           *[year] Year
        }
unit-groups-title = <b>By group of items · { $span }</b>
unit-parts =
    .title = <b>Unit by unit · { $span }</b>
    .line =
        { $asked ->
            [0] { $number }. { $unit }: { $state }, { $members ->
                [one] { $members } member
               *[other] { $members } members
            }
           *[other] { $number }. { $unit }: { $state }, { $members ->
                [one] { $members } member
               *[other] { $members } members
            }, reviews sent { $sent }/{ $expected }
        }
    .met = { $met }/{ $cells } cells met
    .cell =
        { $met ->
            [0] has not met
           *[other] met
        }
    .cell_meetings =
        { $met ->
            [0] has not met (0/{ $due })
           *[other] met { $meetings }/{ $due } times
        }
    .unready = not set up
unit-text =
    .raised = Raised most, of the answers counted: { $items }.
    .note = Answers that could give one person away are not added.
    .item = item { $item } ({ $raised }/{ $answers } answers)

### Documents

unit-report =
    <b>Interim report · { $span }</b>
    { $unit }
    .hint = Frozen figures of the cells only, without anybody’s name or what they wrote. Comments and assessments are left as dotted lines.
    .draft = These months are not over, so the report still bears “Dự thảo lần 1” (first draft).
    .button = Interim report
    .other = Other months
    .ask = From which month to which month? Please type it, for example: 10/2026 - 3/2027.
    .problem =
        { $problem ->
            [span_future] These months have not come yet.
            [span_backwards] The last month comes before the first.
            [span_too_long] It can cover 60 months at most.
           *[other] I could not read these months.
        }
    .caption = The interim report: frozen figures, and a frame for the office to complete. Where dotted lines stand, please write by hand before it is signed.

document-settings = <b>Document details · { $unit }</b>
    .known = { $known }/{ $all } are known; the rest are printed as dotted lines, to be filled in by hand.
    .button = Document details
    .walk = Fill in what is missing
    .proposal = Suggested: <b>{ $value }</b>
    .accept = Use this
    .leave = Leave it open, by hand
    .none = not yet
    .zero = no number yet
document-superior = <b>What is the Party organisation above called?</b>
    .hint = Please type it in small letters, I print it in capitals, for example: Đảng bộ phường Bồ Đề.
    .line = Above: { $value }
    .change = Change what is above
document-issuer = <b>What is the { $kind ->
        [cell] cell
       *[unit] committee
    } called on documents?</b>
    .hint = Please type it in small letters, I print it in capitals, for example: { $kind ->
        [cell] Chi bộ Tổ dân phố 5
       *[unit] Đảng ủy phường Bồ Đề
    }.
    .line = Issued by: { $value }
    .change = Change the issuer
document-place = <b>Which place stands before the date?</b>
    .hint = Please type the name of the ward, commune or special zone, without that word, for example: Bồ Đề.
    .line = Place: { $value }
    .change = Change the place
document-cellKind = <b>What kind of cell is it?</b>
    .line = Kind: { $value }
    .change = Change the kind
    .residential = Hamlet, residents
    .office = Office, public service
    .state_owned = State enterprise
    .private = Private sector
    .students = Students
    .armed_forces = Armed forces
    .other = Another kind
document-termFrom = <b>On what day did this term begin?</b>
    .hint = Please type the day on which the congress closed, for example: 15/6/2025. Documents are numbered from that day on; when you change it, I ask for the last numbers again.
    .line = Term since: { $value }
    .change = Change the term
document-lastReport = <b>What number does the last report of this term bear?</b>
    .hint = Please type it, for example: 05. I only remember it and give no numbers myself.
    .line = Last report, no.: { $value }
    .change = Change the report no.
document-lastMinutes = <b>What number do the last minutes of this term bear?</b>
    .hint = Please type it, for example: 17. Leave it open where minutes are not numbered.
    .line = Last minutes, no.: { $value }
    .change = Change the minutes no.
document-recipients = <b>To whom do documents go?</b>
    .hint = Please type one recipient to a line, at most { $most }.
    .line = Recipients: { $value }
    .change = Change the recipients
document-signer = <b>Who signs documents?</b>
    .line = Signed: { $value }
    .change = Change who signs
document-printing = <b>How documents are printed · { $unit }</b>
    .hint =
        Practice differs on these points. An empty box is the usual form; tap to change it. { $kind ->
            [cell] Where what was shared is filled in, the minutes name those who chose “the whole cell”, with what they wrote; each of them sees this at { -command-data }
           *[unit] { "" }
        }
    .button = How they are printed
    .committee_opinion = Reviews: committee’s opinion
    .shared_in_minutes = Minutes: shared parts filled in
    .greeting = Report: salutation
    .minutes_unnumbered = Minutes: no number
    .minutes_recipients = Minutes: recipients
    .chair_short = Minutes: “Chủ trì” only
    .own_review_long = Reviews: the longer name
    .old_spelling = “ủy” with its mark on the y
document-problem =
    .date = I could not read this date. Please type it like: 15/6/2025.
    .future = This day has not come yet. Please type the day on which the term began.
    .number = I could not read this number. Please type digits, for example: 05.
    .too_many = At most { $most } recipients. Please put some together.

### Switching cells

switch = <b>Your cells</b>
    .active = Now in: { $cell }
    .choose = Please choose a cell. Commands and buttons will apply to it.
    .one = You are in one cell only, { $cell }: there is nothing to switch.
    .none = You are in no cell here yet.
    .done = From now on commands and buttons apply to { $cell }.
    .since_joining = From now on commands and buttons apply to { $cell }. To change the cell: { -command-switch }
    .button_left = This button belongs to a different cell, or you are no longer in that cell. Please open it again by its command.

### Thematic and extra meetings, agenda, replies, attendance, quiet hours

meeting-name =
    { $kind ->
        [monthly] the { $period } meeting
        [thematic] the thematic meeting
       *[extra] the extra meeting
    }
    .full =
        { $kind ->
            [monthly] Meeting of { $period }
            [thematic] Thematic meeting
           *[extra] Extra meeting
        }
    .round =
        { $kind ->
            [monthly] of { $period }
            [thematic] of the thematic meeting
           *[extra] of the extra meeting
        }
meeting-no-round = No self-review goes with this meeting.
meeting-told-of =
    { $state ->
        [to_announce] Members have not been told yet.
        [only_dates] Members know the day and time; there is no agenda yet.
        [not_agenda] Members know the day and time; the agenda has not been sent.
        [changed] The agenda changed after it was announced.
       *[announced] Members have been told.
    }
meeting-plan-new = Add a meeting
meeting-agenda = Agenda
meeting-replies = Who is coming
meeting-roll-call = Roll call { $date }

quiet-waits = These are quiet hours. It will be sent at { $when }.

plan-kind =
    { $kind ->
        [thematic] Thematic
       *[extra] Extra
    }
    .ask =
        <b>Add a meeting</b> · { $cell }

        Besides the monthly one, which meeting would you like to plan?
plan-title =
    { $kind ->
        [thematic] <b>Thematic meeting</b>
       *[extra] <b>Extra meeting</b>
    }
    .review = Please check before it is planned.
    .day-off = • This day is { $reason }.
    .same-day = • On the same day there is { $name } at { $time }.
plan-usual = As usual
    .time = As usual: { $time }
plan-create = Plan it
    .done = It is planned. Write the agenda, then tell the members. If you do nothing, I will tell them at { $when }.
plan-drop = Do not add
    .done = Nothing was added.

agenda-title = <b>Agenda</b> · { $name }
    .empty = No points yet.
    .changed = The agenda has just changed. Please look again.
    .full = The agenda already has { $most } points, as many as it can hold.
agenda-hint =
    { $state ->
        [nothing_to_tell] Add an agenda, so that members have it at least a day before.
        [to_announce] Tap “Tell the members” to send it now. If you do nothing, I will send it at { $when }.
        [announced] It has been sent to the members.
        [changed] The agenda changed after it was sent. I can send it once more: tap “Tell the members”; if you do nothing, I will send it at { $when }.
       *[told_twice] The agenda changed after it had been sent twice. Members see the new one in { -command-schedule }
    }
agenda-write = Write the agenda
    .again = Write it anew
    .add = Add points
agenda-point =
    .up = ↑ Move up
    .down = ↓ Move down
    .edit = Change this point
    .remove = Remove this point
    .removed = The point was removed.
agenda-publish = Tell the members
    .done =
        { $count ->
            [0] No member gets messages here yet.
            [one] One member is told.
           *[other] { $count } members are told.
        }
    .before = This one was sent already.
# Before it goes to the whole cell: the message itself, and a trial to oneself.
letter-preview = To be sent:
    .send =
        { $count ->
            [0] Send
            [one] Send to one member
           *[other] Send to { $count } members
        }
    .see = See what will be sent
    .back = The change
    .opens = It goes out by itself when the round opens: { $when }.
    .gone = This letter has gone out, or its meeting was called off.
    .trial = Send it to me first
    .tried = Sent to you alone, as a trial. It stands below.
agenda-ask =
    .all =
        Please type or paste the agenda, one point to a line, at most { $room } points. A line may end with one link.

        It replaces what is there.
    .add = Please type further points, one to a line; there is room for { $room }. A line may end with one link.
    .point =
        The point now:
        { $text }

        Please type it anew in one line.
agenda-problem =
    .too_many = You typed { $count } lines; there is room for { $room }. Please shorten it.
    .too_long = Line { $line } has more than 200 characters. Please shorten it.
    .two_links = Line { $line } has more than one link. Please keep to one link a line.
    .bad_link = The link in line { $line } cannot be used. Please copy an address that begins with http:// or https://.

announcement =
    { $time ->
        [again] The agenda of { $cell } has changed. It is now:
       *[first] { $cell } invites you to:
    }
    .reply = Please say whether you can come.
    .over = This meeting has begun, has passed or was cancelled.
announcement-agenda = Agenda:
    .none = The agenda will follow.
    .by = The agenda is expected before { $when }.
    .count =
        { $count ->
            [one] Agenda: { $count } point.
           *[other] Agenda: { $count } points.
        }

reply =
    .coming = Coming
    .away = Ask to be excused
    .unsure = Not sure
    .instead = Do you want to say that you cannot come? Please use the buttons below. The review you were writing is kept; go on whenever it suits you: { -command-review }
    .noted = Noted. Thank you.
    .undecided = The secretary has yet to decide on the day, so there is nothing to reply to. Once it is set, please reply in { -command-schedule }
    .nothing = No reason is being written at the moment.
    .absent = I cannot come
reply-own =
    Your reply: { $reply ->
        [coming] coming
        [away] asking to be excused
       *[unsure] not sure
    }. It can be changed until the meeting begins.
    .silent = You have not said whether you come.
    .former = The meeting has moved. For { $date } your reply was: { $choice }. Please reply again for the new day.
reply-reason = { $name }: { $reason }
    .ask =
        Noted: you ask to be excused from the meeting at { $when }.

        If you like, type the reason in one short message. Only the secretary, or whoever stands in, reads it.
    .skip = Give no reason
    .empty = I could not read the reason. Please type it again, or tap the button below.
    .too_long = That is too long. At most 140 characters, please.
    .not_text = Please type it in words, or tap the button below.
    .gone = This reason is no longer there, or was not meant for you.
    .why = Reason: { $name }
leave = Leave
    .button = Longer leave
    .title = <b>Asking for leave</b>
    .intro = Leave from one meeting or for a time, { $months } months at most. Once you ask I stop reminding you; when the secretary records it, you are not counted among those expected to review themselves then. You can still send a review if you wish.
    .line = • { $days }: { $status }
    .status =
        { $status ->
            [asked] waits for the secretary
            [part] recorded from { $from } until { $until }, the rest waits for the secretary
            [recorded] recorded
            [taken_back] taken back
           *[declined] not recorded
        }
    .span =
        { $what ->
            [meeting] meeting of { $from }
           *[days] from { $from } until { $until }
        }
    .word = The secretary says: { $word }
    .meeting = Leave on { $date }
    .days = Leave for a time
    .too = Leave from the review too
    .change = Other days ({ $from })
    .other_days = Other days
    .take_back = Take back ({ $from })
leave-days =
    .from = <b>From which day are you away?</b> Please choose, or type a date such as 01/12.
    .until = <b>From { $from }, until which day are you away?</b> Please choose, or type a date such as 14/12.
    .length =
        { $length ->
            [fortnight] Two weeks
            [month] One month
            [quarter] Three months
           *[half] Six months
        }, until { $date }
    .too_long = { $months } months at a time at most. Please choose again.
    .overlaps = You have asked for leave { $days }. For other days, please use “Other days” there.
leave-reason =
    The secretary has it: you ask for leave, { $days }. From now on I do not remind you of those meetings.

    If you wish, type a short reason. Only the secretary, or who stands in, can read it.
leave-problem =
    .empty = I could not read that. Please type it again.
    .too_long = That is too long. Please make it shorter.
    .not_text = Please type it in words, or use the button below.
leave-list = <b>Who asks for leave</b>
    .button = Who asks for leave
    .none = Nobody asks for leave at present.
    .hint = • waits for you, ✓ is recorded.
    .person = <b>{ $name }</b> asks for leave, { $days }.
    .state =
        { $status ->
            [asked] Waits for you.
            [part] Recorded from { $from } until { $until }; the rest waits for you.
            [recorded] Recorded.
           *[declined] Not recorded.
        }
    .effect = They are no longer reminded. Once recorded they are not counted among those expected then; rounds that are closed stay as they are.
    .record = Record
    .decline = Do not record
    .undo = Undo the record
    .why = See the reason
    .no_reason = They gave no reason.
    .recorded = Recorded, and they have been told.
    .declined = They have been told.
    .decided_before = This has been decided already.
    .word = Please type a sentence for { $name } that says why it is not recorded. It is sent at once.
    .gone = They no longer ask for leave.
leave-notice =
    .recorded = <b>Recorded: you have leave, { $days }.</b> I do not remind you of those meetings, and you are not counted among those expected.
    .declined = <b>The secretary has not recorded your leave, { $days }.</b> I remind you of those meetings as usual. Please talk with the secretary if need be.
    .taken_back = <b>{ $name }</b> no longer asks for leave, { $days }. I count and remind them like everybody else.
    .ending = <b>{ $name }</b> has leave until { $until }. After that day I count and remind them as usual.
    .ending_own = You have leave until { $until }. After that day I remind you as usual. If you need more time, please use “Other days”.
reply-list =
    .title = <b>Who is coming</b> · { $date }
    .former = <b>Replied for the old day, not yet for the new one:</b>
        { $names }
    .hint = Replies are for your information. Whom not to remind is yours to decide.
    .excuse = Do not remind: { $name }
    .excused = No longer reminded: { $name }
    .notice =
        { $name } has just replied that they are coming to the meeting, { $when }.

        They had been excused before. They now count as coming, and are reminded like everybody else.
reply-count =
    .coming = <b>Coming: { $count }</b>
    .away = <b>Asking to be excused: { $count }</b>
    .unsure = <b>Not sure: { $count }</b>
    .silent = <b>No reply: { $count }</b>
    .exempt = Exempt: { $count }

roll-call-title = <b>Roll call, { $date }</b> · { $name }
roll-call-phase =
    .early = The roll call opens two hours before the meeting.
    .closed = Thirty days have passed; the roll call can only be looked at.
    .not_now = The roll call is open from two hours before the meeting until thirty days after it.
    .cancelled = This meeting does not take place.
roll-call-past = Past meetings
    .title = Which meeting’s roll call do you want to see?
    .none = The cell has had no meeting yet.
roll-call-rate =
    { $expected ->
        [1] { $present ->
            [0] Absent
           *[other] Present
        }
       *[other] Present { $present }/{ $expected } ({ $percent }%)
    }
    .so-far = Present so far: { $present }
    .none = Nobody recorded yet.
    .absent = Excused { $excused } · absent without reason { $unexcused }
    .memberships =
        Full { $official }/{ $officials }, probationary { $probationary }/{ $probationaries }{ $unknown ->
            [0] { "" }
           *[other] , not known { $unknown }
        }
    .left = Not recorded { $count }
    .year =
        { $meetings ->
            [one] Since the beginning of { $year }: { $meetings } meeting, present { $present }/{ $expected } ({ $percent }%)
           *[other] Since the beginning of { $year }: { $meetings } meetings, present { $present }/{ $expected } ({ $percent }%)
        }
roll-call-held =
    { $held ->
        [word] Recorded: the cell met, without a roll call.
       *[unknown] This meeting does not yet count as held.
    }
    .button =
        { $held ->
            [word] No longer count it as held
           *[unknown] It took place, no roll call
        }
roll-call-legend = ✓ present · P excused · ✗ no reason
    .hint = Tap a name to record it, tap again to change the mark. Saved at once.
    .suggested = The mark ? is what was said beforehand; tap to confirm.
roll-call-rest = Everybody else: present
    .away = Confirm excused ({ $count })

digest-title =
    { $occasion ->
        [before] <b>Meeting tomorrow</b> · { $name }
        [complete] <b>Everybody has finished</b> · { $name }
       *[after] <b>After the meeting</b> · { $name }
    }
digest-finished =
    { $expected ->
        [1] { $finished ->
            [0] Review: not sent yet.
           *[other] Review: sent.
        }
       *[other] Self-review: sent { $finished }/{ $expected }.
    }
digest-to-call = <b>To be called ({ $count })</b>, as nothing reaches them:
digest-asking = Asking for leave, waiting for you: { $names }.
digest-committee = The committee’s review: not sent.
digest-no-agenda = Agenda: none yet.
digest-replies = Coming { $coming } · asking to be excused { $away } · not sure { $unsure } · no reply { $silent }
digest-suggestions = Suggestions not answered yet: { $count }
digest-after =
    .closed =
        { $total ->
            [1] { $sent ->
                [0] The round has closed: not sent.
               *[other] The round has closed: sent.
            }
           *[other] The round has closed: { $sent }/{ $total } sent.
        }
    .final = Frozen: how many sent in time, the figures of each item in those reviews, the number of commitments and suggestions.
    .late = Whoever has not sent can still do so until { $until }, marked as late.
    .summary =
        { $approved ->
            [yes] Summary: approved.
           *[no] Summary: not approved yet.
        }
    .roll_call = Roll call: not recorded yet, { $count }.
digest-summary = Summary
digest-remind = Remind

thematic-missing =
    Dear secretary,

    Each quarter the cell holds at least one thematic meeting. This quarter ends on { $date }, and I see none on the schedule.

    If it was held already, please ignore this message.
    .line = No thematic meeting this quarter yet (until { $date }).
    .plan = Plan a thematic meeting

snooze =
    .tonight = Remind me tonight
    .tomorrow = Remind me tomorrow
    .done = I will remind you at { $when }.
    .before = A reminder is set already for { $when }.
    .late = It is too late to be reminded again. Please do it when it suits you.
    .not-needed = There is nothing left to do for this round.

### Copied to Zalo

zalo =
    <b>{ $to ->
        [person] Message to one member
       *[group] Message to the Zalo group
    }</b>
    .hint = Please tap “Copy the message”, or tap the message itself, then paste it into Zalo.
    .button = Copy for the Zalo group
    .copy = Copy the message
    .other =
        { $to ->
            [person] Message to one member
           *[group] Message to the Zalo group
        }
    .round =
        { $to ->
            [person] Dear comrade,
           *[group] Dear comrades,
        }
        the cell is reviewing itself before the meeting on { $when }, at { $place }.
        { $to ->
            [person] Please open { $url }. If I can help, write back to me.
           *[group] Whoever has not sent theirs, please open { $url }. If I can help, write to me.
        }
    .counts = Meeting on { $when }, at { $place }. Review yourselves at { $url }
    .meeting =
        { $to ->
            [person] You are invited
           *[group] All of you are invited
        } to the cell meeting on { $when }, at { $place }.
    .reply = Please say whether you can come at { $url }
    .next = Next meeting: { $when }, at { $place }.
    .own = Copy a private message
    .own-code = { $name }, you are invited to the self-review assistant of { $unit }: open { $url } and enter the code { $code }. It is for you alone, works once, until { $until }.
    .own-link = { $name }, you are invited to the self-review assistant of { $unit }: open { $link }. It is for you alone, works once, until { $until }.
    .claim-code =
        { $whom ->
            [secretary] The secretary of { $unit } is invited to set its self-review assistant up
           *[officer] You are invited to follow { $unit } on the self-review assistant
        }: open { $url } and enter the code { $code }. It works once, until { $until }.
    .claim-link =
        { $whom ->
            [secretary] The secretary of { $unit } is invited to set its self-review assistant up
           *[officer] You are invited to follow { $unit } on the self-review assistant
        }: open { $link }. It works once, until { $until }.
    .invite =
        { $to ->
            [person] You are invited to the self-review assistant of { $unit }: { $url }. I send you your connection code right after this; it is for you alone.
           *[group] { $unit } uses a self-review assistant at { $url }. I send each of you a connection code. If you have not received yours, please write to me.
        }

### The cell’s Telegram group

cell-group = The cell’s Telegram group
group-untitled = its name could not be read
group-asked =
    I am in the group “{ $title }”. Is it the Telegram group of { $cell }?

    Once you confirm, I announce in the group: that a self-review round has opened, that a meeting has changed, and how many have finished. Numbers only, never a name. In the group I read only commands meant for me.
    .confirm = Yes, link it
    .decline = No
group-replace = Replace it
    .ask = { $cell } is linked to the group “{ $current }”. Replace it with the group “{ $title }”?
    .keep = Keep the present one
group-is-linked = { $cell } is linked to the group “{ $title }”. In the group, { -command-progress } shows how many have finished.
    .in-topic = I announce in the topic that was chosen in the group. To change it, please send { -command-progress } in another topic and tap “Announce in this topic”.
    .unlink = Unlink the group
group-admin = Telegram passes every message in a group to its administrators. I drop them at once and keep none; still I do not need that right, so please take it back.
    .is = I am an administrator of the group. { group-admin }
    .made = I have just been made an administrator of the group “{ $title }”, { $cell }. { group-admin }
group-is-none = { $cell } is not linked to any group. Please add me to the group; I need not be an administrator. If I am in the group already, please send { -command-progress } there.
    .offer = Link the group “{ $title }”
    .add = Add me to a group
group-toast =
    { $done ->
        [linked] The group is linked.
        [unlinked] Unlinked. I will keep silent in the group.
       *[declined] Understood. I will keep silent in that group.
    }
group-gone = This group cannot be linked: I am no longer in it, or it is linked to another cell.
group-removed = I am no longer in the Telegram group of { $cell }, so it is not linked any more. Private messages go on as usual. To link it again, please add me to the group.
group-hello = Good day, comrades.
group-unlinked = This group is not linked to any cell.
group-how =
    { $why ->
        [asked] I have asked the secretary in private to confirm this group.
        [unready] To link it, the secretary needs to finish the setup in the private chat with me first, then send { -command-progress } here.
        [several] You do the secretary’s work of several cells: please choose one with { -command-switch } in the private chat with me, then send { -command-progress } here.
        [anonymous] You are writing as the group. To link it to the cell, the secretary needs to turn off “Remain anonymous” in their admin rights for a moment and send { -command-progress } here.
       *[nobody] To link this group to a cell, its secretary needs to send { -command-progress } here.
    }
group-here = Announce in this topic
    .chosen = From now on I announce the cell’s news in this topic.
    .denied = The secretary of the cell chooses this.
group-is-muted =
    { $why ->
        [topic] The topic for announcements is closed, so I cannot announce anything. Please ask an admin of the group to open it again, or send { -command-progress } in another topic and tap “Announce in this topic”. Once it is open, I go on by myself.
        [deactivated] The group is closed, so I cannot announce anything. Please unlink it and link the cell with another group.
       *[rights] The group does not let me write. Please ask an admin of the group to allow me to send messages. Once I may, I go on by myself.
    }
group-muted =
    { $why ->
        [topic] I cannot announce anything in the Telegram group of { $cell }: the topic for announcements is closed. Please ask an admin of the group to open it again; I then go on by myself.
        [deactivated] I can no longer announce anything in the Telegram group of { $cell }: the group is closed. Please link the cell with another group.
       *[rights] I cannot announce anything in the Telegram group of { $cell }: the group does not let me write. Please ask an admin of the group to allow me to send messages; I then go on by myself.
    } Private messages go on as usual.
group-linked = This group is now linked to { $cell }. I will announce here when a self-review round opens, when a meeting changes, and how many have finished. I read only commands meant for me, never what you say to each other.
group-opened =
    { $cell }: the self-review round for the meeting of { $when }, at { $place }, is open.

    Please finish it before the meeting begins.
group-counts =
    { $expected ->
        [0] { $cell }: nobody has to send a review this time.
        [1] { $cell }: the self-review round is open.
       *[other] { $cell }: { $left ->
            [0] all { $expected } of { $expected } have finished their review. Thank you.
           *[other] { $finished } of { $expected } have finished their review.
        }
    }
group-days =
    { $days ->
        [0] The meeting is today, { $when }.
        [1] The meeting is tomorrow, { $when }.
       *[other] { $days } days left until the meeting: { $when }.
    }
group-none-open = { $cell }: no self-review round is open at the moment.
    .next = The next one opens on { $date }.
group-meeting = { $cell }: you are invited to the meeting at { $when }, at { $place }.
group-moved = { $cell }: the meeting is now at { $when }, at { $place }. Before: { $before }, at { $beforePlace }.
group-cancelled = { $cell }: the meeting of { $when } does not take place.
group-put-back = { $cell }: the meeting of { $when } takes place after all, at { $place }.
group-open-review = Open my review
group-tap = Please open the private chat with me.
group-progress = Progress
    .member = This command is for the cell’s Telegram group. What is yours to do is at { -command-review }

### Commitments

review-commitment =
    .title = <b>Earlier commitment</b> · { $number }/{ $total }
    .made = On { $date } you committed to:
    .ask = How does it stand today?
    .said = Noted: <b>{ $status }</b>
    .previous = ‹ Commitment before
review-commitment-note =
    .running = How far has it come? If you like, write a few sentences.
    .not_yet = What stands in the way? If you like, write a few sentences.
    .skip = Nothing to add ›
review-commitment-deadline = Would you like a new deadline? Choose one, or type a date such as 15/12 or “end of month”.
    .keep = Keep as it is ›
review-prefill = Same as { $round }
    .hint = Items marked ? were taken from your earlier review. Please open each of them to see whether it still holds.
    .right = Still right
    .item = Taken from your earlier review. If it still holds, tap “Still right”; if not, choose again.

commitment-status =
    { $status ->
        [kept] done
        [running] in progress
        [not_yet] not yet
        [withdrawn] withdrawn
       *[made] new
    }
commitment-button =
    .kept = Done
    .running = In progress
    .not_yet = Not yet
    .note = Add a note
    .due = New deadline
    .silence = Stop reminding
    .remind = Remind me
    .back = ‹ Commitments
commitment-list =
    .open = <b>Open</b>
    .kept = <b>Done</b> (last 12 months)
    .due = due { $date }
    .overdue = overdue since { $date }
    .settled = done on { $date }
    .hint = Tap a number to read it, or to note how far it has come.
    .empty =
        You have no commitments yet.

        When an item of your review has a shortcoming, write a “Remedy”. Once the review is sent, the remedy becomes a commitment here; I ask about it the next time, and remind you alone when its deadline comes near.
    .no-due = no deadline
commitment =
    .item = <b>Item { $item }. { $name }</b>
    .made = Committed on { $date }:
    .state = Now: <b>{ $status }</b>
    .silent = Its deadline reminders are off.
commitment-due = Deadline: { $date }
    .overdue = Deadline: { $date } (passed)
    .none = No deadline.
commitment-readers =
    { $sharing ->
        [cell] The whole cell may read it.
        [secretary] Only the secretary (or stand-in) you chose may read it.
       *[counts_only] Counts only; nobody can read it.
    }
commitment-events = <b>Noted</b>
    .more =
        { $count ->
            [one] … and { $count } earlier one.
           *[other] … and { $count } earlier ones.
        }
    .due = deadline { $due }
commitment-ask =
    .note = Please write a few sentences: how far it has come, or what stands in the way.
    .due = By which day will it be done? Choose one, or type a date such as 15/12 or “end of month”.
    .no-note = Nothing to add
    .keep-due = Keep the deadline
commitment-edited = I keep the message as first sent. To change it, please write again.
commitment-reminding = Reminders of this commitment are { $reminded }.
commitment-notice =
    { $days ->
        [0] Today is the deadline of a commitment of yours.
        [1] 1 day is left until the deadline of a commitment of yours.
       *[other] { $days } days are left until the deadline of a commitment of yours.
    }
    .private = Only you receive this reminder.

### The year's pledge

pledge =
    .title = <b>Pledge for the year { $year }</b>
    .intro =
        It is made once a year (Regulation 19-QĐ/TW) and has four parts; leave out what you have nothing for. Then you choose who may read it, print it and sign.

        At half-year and at the year’s end I ask how it stands, one message each. The words are kept until 31 March of the next year, then deleted; counts stay.
    .ask = Part { $place } of 4: <b>{ $part }</b>
    .which = Which part would you like to change?
    .state = How it stood on { $date }: <b>{ $status }</b>
    .note = Please write what has been done, or what stands in the way.
    .empty = You have not written any part yet, so no pledge was made.
    .paper =
        { $contested ->
            [yes] You said that you handed in no pledge on paper this year, so what was noted on { $date } does not count.
           *[no] Comrade { $name } noted on { $date } that your pledge was received on paper. It counts as made; what it says is not kept. You may still make one here: it counts once.
        }
    .erasing = Erase this pledge and all you noted on it? Wherever this was shown I take it out. The frozen figures carry no name and do not change. This cannot be undone.
pledge-part =
    .ideology = Political thought
    .ethics = Morals and way of life
    .duties = Duties
    .discipline = Discipline and example
pledge-hint =
    .ideology = For example: read resolutions before the meeting; pass on no unverified news.
    .ethics = For example: do as I say; speak frankly.
    .duties = For example: in charge of group 3, five households visited a month.
    .discipline = For example: be at every meeting, and say so beforehand if I cannot.
pledge-sharing = Who may read this pledge?
    .cell = <b>The whole cell</b>: with your name, may be read out at the meeting.
    .secretary = <b>Only comrade { $name }</b>: with your name, nobody else can see it.
    .counts_only = <b>Counts only</b>: nobody can read it; how it stands is added only if there are at least five such pledges.
pledge-status =
    { $status ->
        [kept] Done
        [running] In progress
       *[not_yet] Not yet
    }
pledge-button =
    .open = The year’s pledge
    .read = See the pledge
    .make = Make a pledge
    .skip =
        { $making ->
            [yes] Leave this part out
           *[no] Delete this part
        }
    .change = Change what it says
    .note = Note what has been done
    .erase = Erase the pledge
    .contest =
        { $contested ->
            [yes] I did hand it in on paper
           *[no] I handed in no paper
        }
pledge-notice =
    { $time ->
        [half] Half the year has passed. How does your pledge for { $year } stand today?
       *[end] The year is nearly over. How does your pledge for { $year } stand today?
    }
pledge-cell =
    .button = Pledges
    .title = <b>Pledges for { $year }</b> · { $unit }
    .counts = Made on the assistant: { $made }/{ $expected } members who need one (exempt and temporary members are not counted).
    .papers = Noted as handed in on paper: { $onPaper }.
    .mark = Note pledges on paper
    .readable = Tap a name to read what was shared with the whole cell or with you alone. The writer sees who has read it.
    .none = No pledge is shared with the whole cell or with you alone.
pledge-paper =
    .title = <b>Pledges for { $year } on paper</b> · { $unit }
    .hint = Tap the name of whoever handed theirs in on paper; tap again to undo. It counts as made, what it says is not kept. The member sees it and can say that it is not so.
    .count = Noted: { $count }
    .contested = Comrade { $name } says that nothing was handed in on paper, so it cannot be noted again. Please talk with them.

### Offices

office-title =
    <b>Roles</b> · { $unit }
    This only records who uses the assistant in which role. Offices are given by the cell’s election and the committee above it.
    .secretary = Secretary: { $name }
    .deputies = Deputy secretary: { $names }
    .officers = Committee members: { $names }
    .offered = Waiting until { $until } for { $name } to take over the secretary’s work on the assistant.
office-acting =
    { $inForce ->
        [yes] Standing in for the secretary
       *[no] Will stand in for the secretary
    }: { $name }, from { $from } to the end of { $until }
office-button = Roles
office-hand = Hand over the secretary’s work
    .choose = To whom do you hand over the secretary’s work on the assistant?
    .ask =
        <b>Hand over the secretary’s work on the assistant of { $unit } to { $name }?</b>

        I will ask them in private and wait { $days } days for the answer. When they accept, the work passes at once; you go on using the assistant like every member. Until then you can withdraw it.

        What members shared with you alone does not pass to the new person.
    .offer = Offer the hand-over
    .proposed = { $name } has been asked, and can accept until { $until }.
    .already_proposed = { $name } has been asked and can answer until { $until }. To hand over to somebody else, please withdraw this first.
office-withdraw = Withdraw the hand-over
    .done = The hand-over to { $name } is withdrawn. You go on with the secretary’s work.
office-act = Ask somebody to stand in
    .choose = Whom do you ask to stand in?
    .from = <b>From which day does { $name } stand in for the secretary?</b> Choose, or type a day, such as 01/12.
    .until = <b>From { $from }, until the end of which day does { $name } stand in?</b> Choose, or type a day, such as 14/12.
    .today = From today
    .tomorrow = From tomorrow
    .ask =
        <b>Ask { $name } to stand in for the secretary on the assistant?</b>

        From { $from } to the end of { $until }. In that time they can do everything a secretary does on the assistant, except handing over and asking somebody to stand in; anything shared with the secretary goes to them. It ends automatically.
    .appoint = Ask them
    .appointed = { $name } has been asked to stand in for the secretary, from { $from } to the end of { $until }. They have been told, and will be told when it begins and ends.
    .overlaps = { $name } stands in for the secretary in that time already. Please choose other days, or end that first.
office-end = End standing in: { $name }
    .ask = Does { $name } stop standing in for the secretary now?
    .now = End it now
    .done = { $name } no longer stands in for the secretary, and has been told.
    .before = They no longer stand in for the secretary.
office-roles = Deputy, committee members
    .choose = Whose role would you like to record or end?
office-candidates =
    .none = Nobody can take it on yet. Please invite members to connect and agree first: { -command-invite }
    .left =
        { $count ->
            [one] { $count } member is not connected or has not agreed yet, and cannot take it on.
           *[other] { $count } members are not connected or have not agreed yet, and cannot take it on.
        }
    .not_able = { $name } cannot take this on yet: they have to be on the roster, be connected and have agreed.
office-accept = I accept
    .done =
        <b>From now on you do the secretary’s work of { $unit } on the assistant.</b>

        { $from } has been told. The roster, the meetings and the summary on the assistant are in your hands.

        What was shared with { $from } alone does not pass to you.
    .menu = The buttons at the bottom follow your new work. The cell: { -command-cell }
    .not_yours = This hand-over is for another member.
office-decline = Not now
    .done = All right. I will let { $from } know.
office-over =
    { $state ->
        [accepted] The hand-over is done: you do the secretary’s work of { $unit } on the assistant.
        [declined] This hand-over was not accepted and no longer holds.
        [expired] This hand-over has expired. If it is still wanted, please ask the secretary to send it again.
       *[withdrawn] This hand-over no longer holds. If it is still wanted, please ask the secretary to send it again.
    }
office-length =
    { $length ->
        [week] A week
        [fortnight] Two weeks
       *[month] A month
    }, to { $date }
office-problem =
    .date = I could not read this day. Please type it like 14/12.
    .typed = Please type a day here, or tap a button below.
    .past_yearless = This day has passed. Did you mean next year? Then please type the year too; otherwise choose today or later.
    .past = This day has passed. Please choose today or later.
    .too_far = This day is too far off. Please begin within the next { $months } months.
    .ends_before = The last day must not come before the first. Please choose again.
    .too_long = At most { $months } months at a time. For longer, please hand over the work.
office-kept-secretary = This member does the secretary’s work and cannot be taken off the roster. That work has to be handed over first.
office-secretarys-row =
    The name <b>{ $name }</b> on the roster is that of the cell’s secretary.

    Only the secretary can move it to another account, or hand over the work on the assistant first. If the secretary has lost the account, please ask the operator for a new link.
office-notice-offered =
    <b>Will you take over the secretary’s work on the assistant?</b>

    { $from } would like to hand the secretary’s work of { $unit } on the assistant over to you. When you accept, it is in your hands at once.

    This only changes who uses the assistant. The office of secretary is given by the cell’s election and the committee above it.

    You can answer until { $until }.
office-notice-offer-over =
    The hand-over of the secretary’s work of { $unit } { $state ->
        [withdrawn] was withdrawn
       *[expired] has expired
    }. There is nothing for you to do.
office-notice-not-taken =
    .declined = { $name } does not take over the secretary’s work now. You go on with it; to ask somebody else, tap the button below.
    .expired = The hand-over you offered { $name } has expired without an answer. You go on with the secretary’s work; if it is still needed, tap the button below to offer it again.
office-notice-handed-over = { $name } has taken over the secretary’s work of { $unit } on the assistant. Thank you. The buttons at the bottom have changed.
office-notice-secretary-changed =
    From now on { $to } does the secretary’s work of { $unit } on the assistant, in place of { $from }.

    What you sent to { $from } alone cannot be read by { $to }.
office-notice-role =
    .given = The assistant now lists you as { $role }, { $unit }. The buttons at the bottom have changed; help is at { -command-help }
    .ended = The assistant no longer lists you as { $role }, { $unit }. Thank you. The buttons at the bottom have changed.
office-notice-acting =
    .named = You have been asked to stand in for the secretary of { $unit } on the assistant, from { $from } to the end of { $until }. I will tell you when it begins.
    .began = From now to the end of { $until } you stand in for the secretary of { $unit } on the assistant. The cell: { -command-cell }, the summary: { -command-summary }
    .ended = Your time of standing in for the secretary of { $unit } is over. Thank you. The buttons at the bottom have changed.
    .ended-early = You stop standing in for the secretary of { $unit } now, earlier than the day agreed. Thank you. The buttons at the bottom have changed.
office-notice-claimed = The operator gave out the secretary’s link of { $unit } again; { $name } uses it now. If this is not right, please tell the operator at once.
office-claim =
    .ask =
        This is the secretary’s link of <b>{ $unit }</b> on the assistant, given out again by the operator.

        The secretary on record is <b>{ $name }</b>. If that is you, tap the button below. If you are somebody else, please type your full name.
    .same = I am { $name }
    .holder = This is the name of the secretary on record. If that is you, tap the button below.
    .name_taken = An account is connected under this name on the roster already. If that is you, please open the link with that account.

### Suggestions to the committee

suggestion-button = Suggest to the committee
suggestion-cell =
    { $unanswered ->
        [0] Suggestions ({ $count })
       *[other] Suggestions ({ $count }), { $unanswered } to answer
    }
suggestion-mine = My suggestions
suggestion-write =
    <b>A suggestion to the committee of { $unit }</b>

    Please write it as one message. You will see it again before it is sent.

    It goes with your name: the secretary and the deputy read it; the secretary answers you.

    Please write nothing here that is a state secret.
suggestion-written = You wrote:
suggestion-choose = To change it, type the whole suggestion again.
suggestion-named = Send with my name
suggestion-sent = Sent. Thank you for your suggestion! When the secretary answers I will tell you in private. To see who has read it: { -command-data }
suggestion-no-round = The cell has no meeting ahead, so suggestions cannot be taken yet. Please send it again later.
suggestion-idle = No suggestion is being written.
suggestion-gone = This suggestion can no longer be seen: it was withdrawn, deleted, or is not for you.
suggestion-own =
    .title = <b>My suggestions to the committee</b>
    .empty = You have made no suggestion yet.
    .hint = Choose one to read it again, see the answer or withdraw it.
    .line =
        { $at }: { $state ->
            [news] new answer
            [answered] answered
            [counted] counted only
            [withdrawn] withdrawn
           *[sent] sent
        }
    .new = Write a new one
    .head = Suggestion sent { $at }, { $unit }
    .without_words =
        { $why ->
            [withdrawn] You withdrew this suggestion; what you wrote is no longer kept.
            [counted] This suggestion is only counted: no name, no words kept.
           *[deleted] What this suggestion said was deleted when its time was over.
        }
suggestion-withdraw =
    .button = Withdraw it
    .ask = Withdraw this suggestion? It is deleted, also where it was shown; the answer goes too. Figures frozen before do not change.
    .now = Withdraw
    .done = The suggestion is withdrawn. Its words are taken away wherever they were shown, in this chat too. The message you typed yourself only you can delete: hold it and choose Delete.
suggestion-list =
    .title = <b>Suggestions to the committee</b> · { $unit }
    .title_round = <b>Suggestions to the committee</b> · round { $round }
    .empty = There is no suggestion that you may read.
    .hint = Each time you open one, whoever wrote it can see that in { -command-data }
    .line =
        { $answered ->
            [yes] { $name } ✓
           *[no] { $name }: not answered
        }
    .back = ‹ Suggestions
suggestion-open-head = <b>Suggestion of { $name }</b>, { $at }
suggestion-answer =
    .head = <b>{ $name } answers</b>, { $at }:
    .button =
        { $answered ->
            [yes] Change the answer
           *[no] Answer
        }
    .write = Please write the answer as one message. You will see it again before it is sent.
    .written = The answer you wrote. To change it, type all of it again:
    .send = Send the answer
    .sent = The answer is sent.
    .seen = They have read the answer, so it can no longer be changed.
suggestion-notice =
    .sent = There is a new suggestion to the committee of { $unit }. Waiting for an answer: { $unanswered }.
    .see = Read suggestions
    .answered = The committee of { $unit } has answered your suggestion.
    .see_answer = See the answer
summary-suggestions =
    { $pooled ->
        [0] Suggestions to the committee: { $named }.
       *[other] Suggestions to the committee: { $named } with a name, { $pooled } counted only.
    }
