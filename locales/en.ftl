### Shared

common-back = ‹ Back
common-continue = Continue ›
common-yes = Yes
common-no = No
common-cancel = Not now
common-done = Done
### Menus, keyboard, shared words of the bot

menu-review = Self-review: start or go on
menu-schedule = The cell's next meeting
menu-summary = The cell's summary
menu-remind = Remind those who have not finished
menu-cell = Cell: roster, meetings, settings
menu-invite = Invite members to the cell
menu-data = My data: see, export, erase
menu-language = Change language (Ngôn ngữ)
menu-help = Help

keyboard-review = My review
keyboard-schedule = Schedule
keyboard-cell = Cell
keyboard-summary = Summary
keyboard-help = Help

bot-description =
    The party cell's assistant for self-review and self-correction.

    Each month before the meeting it walks you through the checklist in a few minutes, keeps to what you chose to share, and helps the secretary prepare.

    Please open it with your cell's invitation link.
bot-short-description = The party cell's self-review assistant: a few minutes a month, before the meeting.

frame-unknown = I did not quite understand. Please choose something below, or send /help for guidance.
frame-unknown-command = I do not know this command. What I can help with: /help
frame-button-unknown = This button no longer works. Please open it again from the keyboard below, or send /help.
frame-only-private = Please write to me in private for this, so that what is yours stays yours.
frame-open-private = Write in private
frame-failed = The server had a problem and this was not done. Everything you answered is still there. Please try again in a few minutes.
frame-set-aside = { $count } messages could not be handled after three tries and were set aside. Please look at the program's log on the server.

frame-denied-member = You are not on the roster of any cell here yet. Please ask your cell's secretary for the invitation link.
frame-denied-office = This is for the cell's secretary.

cancel-nothing = There is nothing under way at the moment.
cancel-left = Paused. Everything you answered is kept; whenever it suits you, send /review to go on.
cancel-left-other = Stopped. Nothing has changed in the cell.

language-ask = Which language would you like?
language-vi = Tiếng Việt
language-en = English
language-set = From now on I use English with you.

help-title = <b>Help</b>
help-before = I am the cell's assistant for self-review and self-correction. To begin, please open the invitation link from your secretary.
help-member =
    Each month, about ten days before the meeting, I invite you to your self-review. It takes a few minutes and you can stop at any time.

    /review : start, or go on where you left off
    /schedule : the next meeting
    /mydata : see, export, erase what is yours; who has read it
    /cancel : stop what is under way, nothing is lost
    /language : change the language

    When you send, you choose who may read it: the whole cell, only the secretary, or counts only.
help-secretary =
    <b>For the secretary</b>

    /cell : roster, meetings, settings
    /invite : invitation link and QR code
    /remind : preview, then remind those who have not finished
    /summary : the summary to read out to the cell

    The next meeting creates itself; I remind 7, 3 and 1 days before it and on the day.
help-deputy =
    <b>For the deputy secretary</b>

    /remind : preview, then remind those who have not finished
    /summary : the summary
help-open = Start my review
help-private = Please write nothing here that is a state secret.

### Starting (read in a terminal)

config-invalid = The configuration is not right and the program has not started. Please mend these variables:
config-token-missing = is missing. Open Telegram, send /newbot to @BotFather and put the token you get here. To try it now, without a token: npm run demo
config-token-shape = does not look like a token from @BotFather (such as 123456789:AA…).
config-database-url = must start with file:, for example file:./data/tu-soi.db.
config-two-keys = and DATA_KEY_FILE are both set; please keep only one.
config-api-root = must be an address, for example https://api.telegram.org.
config-proxy = must be an address that starts with http://, https:// or socks5://.
config-zone = must be the name of a time zone, for example Asia/Ho_Chi_Minh.
config-locale = must be vi or en.
config-log-level = must be error, warn, info or debug.

start-ready = Tự Soi is running as @{ $username }. Stop it with Ctrl+C.
start-claim = Nobody has claimed this bot yet. The secretary opens this link on a phone (it works once; the next start makes a new one):
start-waiting = Telegram at { $address } cannot be reached ({ $why }). Trying again in { $seconds } seconds; please check the network, TELEGRAM_API_ROOT or TELEGRAM_PROXY_URL.
start-token-refused = Telegram does not accept the token in BOT_TOKEN. Please get it again from @BotFather.
start-checklist-broken = A checklist is broken: { $problem }
start-stopping = Stopping…
start-failed = The program stopped because of an unexpected error ({ $why }). Please look at the log and start it again.
start-locked = The database { $database } is in use by another program. Please stop that one and start again.
start-missing = The database { $database } is not there, while its key { $key } still is. Please mount the data volume again or mend DATABASE_URL; to really start anew, move the key file away.
start-newer = The database { $database } belongs to a newer version of this program. Please update the program and start again.
start-damaged = The database { $database } is damaged ({ $why }). Please restore it from the latest backup.
start-foreign = { $database } is not a database of this program ({ $why }). Please mend DATABASE_URL.
start-unwritable = { $database } cannot be written. Please let the user who runs the program write to that folder.
start-key-missing = The database { $database } is there, but its key { $key } is not. Please put the key file that you kept back in place; without it the data cannot be read.
start-key-unreadable = The key { $key } cannot be read ({ $why }). Please put the right key file in place.
start-key-unwritable = The key file { $key } cannot be made. Please allow writing to that folder, or mend DATA_KEY_FILE.
start-key-wrong = The key { $key } does not open the database { $database }. Please set the key that belongs to this database.
### Consent, setup, roster, invitations, joining

welcome-stranger =
    Welcome!

    I am the party cell's assistant for self-review and self-correction. To begin, please open the invitation link from your cell's secretary.
welcome-member = Welcome, { $name }, { $unit }.
welcome-keyboard = What you need most is on the keyboard below. For guidance send /help.
welcome-round = A self-review round is open. Do it whenever it suits you and stop at any time.
welcome-start-review = Start my review
welcome-menu = Open the keyboard
welcome-already-in = You already belong to { $unit }; there is no need to open the link again.
welcome-link-claim_taken =
    Somebody else has opened this link and is now in charge of the assistant.

    To join a cell, please ask its secretary for an invitation link.
welcome-link-claim_replaced = This link was replaced by a newer one. Please use the link that the program printed when it was started last.
welcome-link-locked = Several links were not right. Please try again in an hour, or ask your secretary to send the link again.
welcome-link-unknown = I do not know this link. A few letters may have been lost in copying. Please open the link itself, or ask your secretary to send it again.
welcome-link-used = This link has been used. Please ask your secretary for a new one.
welcome-link-withdrawn = This link is no longer in use. Please ask your secretary for a new one.
welcome-link-expired = This link has expired. Please ask your secretary for a new one.

consent-title = Welcome!
consent-intro-cell = I am the assistant for self-review and self-correction of { $unit }.
consent-intro = I am the assistant for self-review and self-correction of the party cell.
consent-points =
    Before we begin, please read four points:

    • <b>What is kept, and why:</b> your name on the roster and what you choose to send, to prepare the meeting and the secretary's summary.
    • <b>Who can read it:</b> you choose each time you send.
    • <b>What it passes through:</b> Telegram, abroad, carries the messages; the operator of this assistant holds the key to the data.
    • <b>How long:</b> { $months } months. See, export or erase it at any time: /mydata
consent-again = The terms need you to look at them and agree once more.
consent-give = I agree
consent-decline = I do not agree yet
consent-more = Read more
consent-show = See the four points
consent-given = Thank you for agreeing.
consent-outdated = The text has just been updated, please look at it again.
consent-declined =
    Very well, I keep nothing more about you.

    Whenever you want to look again, press the button below or send /start.
consent-details =
    <b>In more detail</b>

    <b>What is kept.</b> Your name and standing as the secretary entered them; the number of your Telegram account and chat, your language; the answers you send; when you gave this consent and to which version. Names, answers and outgoing messages are encrypted where they are stored. In groups I read only commands to me.

    <b>Why.</b> So that you can review yourself before the meeting, be reminded when it draws near, and the secretary has a summary. I give no marks, rank nobody and infer nothing about anybody. The summary is a draft that the secretary approves.

    <b>Who can read it.</b> Each time you send you choose: the whole cell; only the secretary; or counts only, without name or words. A single item can be narrower. Who opened your words, and when, is there for you in /mydata. Levels above see figures only.

    <b>What it passes through.</b> Messages travel through Telegram, whose servers are abroad; Telegram is able to read what is written to an assistant. What is stored lies on a server run by the operator of this assistant, who holds the key and is technically able to open it. So please write nothing here that is a state secret.

    <b>How long.</b> Words are kept for { $months } months and then deleted; the cell's frozen figures stay, tied to nobody.

    <b>Your rights.</b> See, export, erase, and withdraw this consent at any time in /mydata. Not agreeing is fine too: you can review yourself on paper as before.

setup-progress = Setting up the cell · step { $number } of { $of }
setup-settings = Settings · { $unit }
setup-hello = Welcome, secretary. Just a few questions, about two minutes. A wrong answer does no harm: at the end you can look at everything and correct it.
setup-now = At present: <b>{ $value }</b>
setup-keep = Keep it ›
setup-own-name = <b>Your full name?</b>
setup-own-name-hint = Please type it in full, as it will stand on the cell's roster.
setup-cell-name = <b>The cell's name?</b>
setup-cell-name-hint = Please type it, for example: Chi bộ Tổ dân phố 5.
setup-day = <b>On which day of the month does the cell meet?</b>
setup-day-hint = Choose a day or type another one, for example 10. From 29 to 31 it means the last day of the month.
setup-day-option = Day { $day }
setup-day-last = Last day
setup-day-value = day { $day } of each month
setup-day-value-last = the last day of each month
setup-time = <b>At what time?</b>
setup-time-hint = Choose a time or type another one, for example 20:00.
setup-place = <b>Where do you meet?</b>
setup-place-hint = Please type the place, for example: Nhà văn hóa tổ 5.
setup-shift = <b>When that day is a Saturday, a Sunday or a holiday?</b>
setup-shift-hint = Please choose one.
setup-shift-same_day = Meet on the day anyway
setup-shift-next_working_day = Move to the next working day
setup-shift-ask = Ask me each time
setup-checklist = <b>Which checklist does the cell use?</b>
setup-checklist-line = • <b>{ $title }</b>: { $items } items
setup-checklist-verify =
    { $count ->
        [one] { $count } item should be compared with the original document
       *[other] { $count } items should be compared with the original document
    }
setup-checklist-default = { $name } (usual)
setup-verify = Items to compare
setup-verify-title = <b>{ $title }</b>: items to compare
setup-and-more = … and { $count } more
setup-recap = <b>Please look it over</b>
setup-recap-settings = <b>The cell's settings</b>
setup-recap-note = Changes apply to coming meetings; past rounds stay as they were.
setup-line-own_name = Secretary: { $value }
setup-line-cell_name = Name: { $value }
setup-line-day = Day: { $value }
setup-line-time = Time: { $value }
setup-line-place = Place: { $value }
setup-line-shift = On days off: { $value }
setup-line-checklist = Checklist: { $value }
setup-next-three = The next three meetings:
setup-meeting = • { $when }
setup-meeting-shifted = • { $when } (moved from { $from })
setup-meeting-asked = • { $when } (a day off, I shall ask you first)
setup-confirm = Confirm
setup-save = Save changes
setup-change-own_name = My name
setup-change-cell_name = Cell's name
setup-change-day = Day
setup-change-time = Time
setup-change-place = Place
setup-change-shift = Days off
setup-change-checklist = Checklist
setup-problem-too_short = I could not read that. Please type a little more.
setup-problem-too_short-name = Please type your full name, for example: Nguyễn Văn An.
setup-problem-too_long = That is rather long. Please make it shorter.
setup-problem-digits = The name is unclear because of the digits. Please type it like: Nguyễn Văn An.
setup-problem-not_a_name = I could not read this name. Please type it like: Nguyễn Văn An.
setup-problem-day = The day is not clear. Please type a number from 1 to 31, for example 10, or "last day".
setup-problem-time = The time is not clear. Please type it like 19:30, 8 am or 2 pm.
setup-problem-button = For this question please choose a button below.
setup-problem-other = Please answer in words or with a button below.
setup-done =
    <b>Done. { $unit } is ready.</b>

    What comes next: enter the roster, then send the invitation link.
setup-done-roster = Enter the roster
setup-done-cell = See the cell
setup-done-menu = From now on what you need most is on the keyboard below.
setup-saved = Saved. Coming meetings follow the new settings.
setup-closed = The cell is set up. To change something, open Settings.

cell-title = <b>{ $unit }</b>
cell-next = Next meeting: { $when }, { $place }
cell-next-none = No meeting is planned yet.
cell-counts =
    { $members ->
        [one] Roster: { $members } member, { $joined } joined.
       *[other] Roster: { $members } members, { $joined } joined.
    }
cell-waiting =
    { $count ->
        [one] { $count } person waits for your confirmation.
       *[other] { $count } people wait for your confirmation.
    }
cell-roster = Roster
cell-add = Add members
cell-invite = Invite
cell-meetings = Meetings
cell-settings = Settings
cell-waiting-open = To confirm ({ $count })
cell-back = ‹ Cell
cell-gone = This cell is no longer there.

roster-title = <b>Roster · { $unit }</b>
roster-page = Page { $page } of { $pages }
roster-legend = ✓ joined · ○ not joined yet
roster-choose = Press a number to see or change.
roster-line = { $number }. { $name }{ $marks } { $joined }
roster-mark = { " · " }{ $mark }
roster-previous = ‹ Previous
roster-next = Next ›
roster-back = ‹ Roster
roster-standing-official = full member
roster-standing-probationary = probationary
roster-standing-exempt = exempt
roster-standing-temporary = temporary
roster-role-secretary = secretary
roster-role-acting_secretary = acting secretary
roster-role-deputy = deputy secretary
roster-role-cell_officer = cell officer
roster-role-member = member
roster-member-title = <b>{ $name }</b>
roster-member-standing = Standing: { $standing }
roster-member-role = Role: { $role }
roster-member-joined = Has joined with Telegram.
roster-member-not-joined = Has not joined with Telegram yet.
roster-member-self = This is your own row.
roster-rename = Change name
roster-standing = Standing
roster-role = Role
roster-invite = Invite this member
roster-invite-again = Invite with a new account
roster-contest = Wrong person
roster-remove = Remove from the roster
roster-ask-standing = Standing of <b>{ $name }</b>?
roster-ask-role = Role of <b>{ $name }</b> in the cell?
roster-ask-remove =
    Remove <b>{ $name }</b> from the roster of { $unit }?

    Any role in the cell ends and they can no longer use the assistant for this cell. Figures of past rounds stay.
roster-remove-yes = Remove from the roster
roster-remove-no = Keep
roster-removed = { $name } was removed from the roster of { $unit }.
roster-kept-self = A secretary does not remove themself; this is part of a handover.
roster-gone = This member is no longer on the roster.
roster-ask-name =
    Name at present: <b>{ $name }</b>

    Please type the new one.
roster-name-taken = This name is on the roster already. If it is somebody else, please add something to tell them apart, like Nguyễn Văn An (1960).
roster-renamed = The name was changed.
roster-add =
    <b>Add members · { $unit }</b>

    Type a name, or send the whole list: one person a line, after commas role and standing if you like. For example:

    <code>Nguyễn Văn An
    Trần Thị Bình, deputy
    Lê Văn Cường, probationary</code>

    A long list may be sent in several messages.
roster-add-consent = Enter only those who have agreed to be on this list.
roster-add-read =
    { $count ->
        [one] Read <b>{ $count }</b> member in this message:
       *[other] Read <b>{ $count }</b> members in this message:
    }
roster-add-none = I could not read a name in this message.
roster-add-total = To be saved in all: <b>{ $count }</b>.
roster-add-gathered = Waiting to be saved, <b>{ $count }</b> in all:
roster-add-line = • { $name }{ $marks }
roster-add-and-more = … and { $count } more
roster-add-problems =
    { $count ->
        [one] { $count } line needs another look; please correct it and send only this line again:
       *[other] { $count } lines need another look; please correct them and send only these lines again:
    }
roster-add-problem = Line { $line }: “{ $text }”: { $why }
roster-add-problems-more = … and { $count } more lines
roster-problem-too_short = the full name is needed
roster-problem-too_long = the name is too long
roster-problem-digits = there are digits in the name; to tell people apart put them in brackets, like (1960)
roster-problem-not_a_name = the name cannot be read
roster-problem-secretary = the secretary is on the roster already; a change of secretary is a handover
roster-problem-two_roles = there are two different roles
roster-problem-two_standings = there are two different standings
roster-problem-in_roster = is on the roster already; if it is somebody else, add something to tell them apart, like (1960)
roster-problem-in_list = the same as a name sent before
roster-problem-in_list-line = the same as line { $firstLine }
roster-problem-too_many = the roster is full with { $most } people
roster-problem-unknown_word = “{ $word }” is not understood; please write deputy, cell officer, probationary, exempt or temporary
roster-save =
    { $count ->
        [one] Save { $count } member
       *[other] Save { $count } members
    }
roster-discard = Drop this list
roster-discarded = The unsaved list was dropped.
roster-changed = The list has just changed, please look at it again and save.
roster-saved =
    <b>{ $count } saved on the roster of { $unit }.</b>

    What comes next: send the invitation link so that they can join.
roster-saved-before = This list has been saved.
roster-add-more = Add more
roster-typed-other = Please send the list as text, one person a line.

invite-title = <b>Invite to { $unit }</b>
invite-intro =
    <b>A link for all</b>: send it to the whole cell; you confirm each one who comes.
    <b>A link for one</b>: for one person, used once, leads straight to their name.
invite-cell = Make a link for all
invite-one = Invite one person
invite-list = Links in use
invite-back = ‹ Invite
invite-pick = Whom do you want to invite? This list has those who have not joined.
invite-pick-none = Everybody on the roster has joined. If somebody changed their Telegram account, open their name in the roster.
invite-created-cell =
    <b>The link of { $unit } for all</b>

    Below are the QR code and the link, ready to be passed on. It works until the end of { $until }.

    For safety the link is shown only this once. If it gets lost, please make a new one.
invite-created-member =
    <b>A link for { $name }</b>

    Below are the QR code and the link; please send it to this member only. It works once, until the end of { $until }.

    For safety the link is shown only this once. If it gets lost, please make a new one; the old one then stops working.
invite-caption-cell =
    <b>Invitation to { $unit }</b>

    Please open the link, then press Start:
    { $link }

    It works until the end of { $until }.
invite-caption-member =
    <b>{ $name }, you are invited to join { $unit }</b>

    Please open the link, then press Start:
    { $link }

    The link is for you alone and works once, until the end of { $until }.
invite-just-created = The link has just been made, please look below.
invite-list-title = <b>Links in use · { $unit }</b>
invite-list-none = No link is in use at the moment.
invite-list-cell = { $number }. For all, made on { $from }, until the end of { $until }
invite-list-member = { $number }. For { $name }, made on { $from }, until the end of { $until }
invite-list-choose = Press a number to withdraw that link.
invite-list-more = … and { $count } more
invite-withdraw = Withdraw { $number }
invite-withdrawn = The link was withdrawn.
invite-gone = This link or name is no longer there.

join-name-asked =
    <b>Joining { $unit }</b>

    Please type your full name as on the cell's roster. The secretary will confirm it.
join-later = Not now
join-later-done = Very well. Whenever you want to join, please open the link again.
join-confirm =
    <b>Joining { $unit }</b>

    This link is for <b>{ $name }</b>. Is that you?
join-confirm-yes = Yes, that is me
join-confirm-no = That is not me
join-not-me = Thank you. This link is for somebody else; please ask the secretary for yours.
join-waiting =
    <b>Sent to the secretary of { $unit }</b>

    The name you gave: { $name }

    As soon as the secretary confirms, I shall write to you. There is nothing more to do.
join-waiting-rename = Correct the name
join-request = <b>Asking to join { $unit }</b>
join-request-name = Somebody opened the invitation and gave the name: <b>{ $name }</b>
join-request-match = Which name on the roster is it?
join-request-no-match = I found no similar name on the roster.
join-request-taken = ✓ means that an account has joined under this name.
join-request-relink = They opened the link for <b>{ $name }</b>, a name that another account has joined under. The member may have a new Telegram account.
join-request-other = Somebody else on the roster
join-request-decline = Decline
join-request-gone = This request is no longer there: whoever sent it has stepped back.
join-request-approved = Confirmed: “{ $typed }” is <b>{ $name }</b>.
join-request-joined = <b>{ $name }</b> has joined with a link of their own.
join-request-declined = The request of “{ $typed }” was declined. They are told so politely.
join-request-contested = The wrong account was removed from the name <b>{ $name }</b>. What it wrote under this name was erased.
join-request-contest = That is wrong
join-request-contest-hint = If it is the wrong person, press the button within 7 days.
join-pick = Choose the name for “{ $name }”:
join-pick-back = ‹ Request
join-taken =
    <b>{ $name }</b> has joined with another account.

    Move this name to the account of “{ $typed }”? The old account can then no longer be used.
join-taken-own =
    <b>{ $name }</b> is you.

    If you have a new Telegram account, this is the way to move: the new account becomes the secretary and this one can no longer open the cell. It cannot be taken back from this account.
join-taken-yes = Yes, move to the new account
join-contest-ask =
    Is whoever joined as <b>{ $name }</b> not that member?

    The account will be removed and what it wrote under this name erased. It is only told that it does not match the roster.
join-contest-yes = That is wrong, remove
join-contest-no = It is right, keep
join-contest-late = More than 7 days have passed. If it still has to change, please invite the member again with a new link.
join-waiting-list = <b>To confirm · { $unit }</b>
join-waiting-list-none = Nobody is waiting at the moment.
join-waiting-list-line = { $number }. { $name }
join-waiting-list-more = … and { $count } more
join-notice-approved = The secretary has confirmed it: you are <b>{ $name }</b>, { $unit }. Welcome!
join-notice-declined =
    The secretary of { $unit } could not match the name you gave with the cell's roster.

    Please speak to the secretary directly to be invited again.
join-notice-contested =
    This account does not match the name on the roster of { $unit } and cannot be used for the cell for the time being.

    Please speak to the secretary directly to be invited again under the right name.
join-notice-left =
    <b>{ $name }</b> ({ $unit }) no longer uses the assistant on Telegram.

    I shall not remind them any more; please speak to them directly before the meeting.
### Schedule, meetings, reminders

schedule-title = <b>Schedule</b> · { $cell }
schedule-next =
    Next meeting: <b>{ $when }</b>
    Place: { $place }
schedule-none = No meeting is planned yet.
schedule-cancelled = The meeting of { $period } ({ $when }) does not take place.
schedule-not-ready = { $cell } has not finished setting up its schedule. I will let you know once it has.
schedule-not-ready-lead = { $cell } is not set up yet. Please open /cell to go on.
schedule-undecided = The secretary has yet to decide on this day.
schedule-own-opens = The self-review opens on { $date }.
schedule-own-not-started = The self-review is open. Do it whenever it suits you; it takes a few minutes.
schedule-own-excused = You are noted as excused from this meeting. You may still do the self-review if you wish.
schedule-own-under-way = { $answered } of { $total } items of your review are done.
schedule-own-sent = You have sent your review. Thank you.
schedule-own-editing = You have sent your review and are changing it. What you sent stands until you send it again.
schedule-own-not-in-round = You do not need to send a review for this meeting.
schedule-late = The self-review of { $period } still takes late reviews until { $date }.
schedule-start = Start the self-review
schedule-go-on = Go on
schedule-look = See my review
schedule-send-late = Send that of { $period }

meeting-title = <b>Meeting of { $period }</b>
meeting-when =
    { $when }
    Place: { $place }
meeting-round-opens = The self-review opens on { $date }.
meeting-round-open = The self-review is open; { $sent }/{ $total } sent.
meeting-excused = Excused: { $count }.
meeting-none = No meeting is planned yet.
meeting-not-ready = The cell is not set up yet. Please open /cell to go on.
meeting-over = This meeting is over or was cancelled and can no longer be changed.
meeting-nothing = No change of a meeting is under way.
meeting-open = Meeting
meeting-other = That on { $date }
meeting-back = ‹ Meeting

meeting-choice = This day is { $reason }. Please choose: keep it, or move.
meeting-reason-weekend = a weekend day
meeting-reason-holiday = a holiday ({ $name })
meeting-reason-unknown = for you to decide
meeting-keep-day = Keep { $date }
meeting-shift-day = Move to { $date }
meeting-other-day = Another day

meeting-change = Move
meeting-change-title = <b>Move the meeting of { $period }</b>
meeting-change-now = At present: { $when }, { $place }.
meeting-ask-day = Which day should it move to? Tap a button, or type a date such as 10/12.
meeting-ask-time = At what time? Please type it, such as 19:30.
meeting-ask-place = Where? Please type the place, such as: Community house 5.
meeting-field-day = Change the day
meeting-field-time = Change the time
meeting-field-place = Change the place
meeting-problem-date-unclear = I could not read the date you typed: “{ $text }”.
meeting-problem-date-impossible = There is no day “{ $text }” in the calendar.
meeting-problem-date-past = { $date } is past.
meeting-problem-too-far = { $date } is very far ahead; please check the month and the year.
meeting-problem-too-far-from-now = It can be moved no later than { $date }.
meeting-problem-time = I could not read the time you typed: “{ $text }”.
meeting-problem-past = That day and time are past.
meeting-problem-unchanged = The meeting is at that very day, time and place already.
meeting-problem-place-short = The place is empty; please type it again.
meeting-problem-place-long = The place is too long; please type one short line.
meeting-problem-button = Please tap a button below, or type another day or time.
meeting-problem-typed = Please type it in words, or tap a button below.
meeting-proposed = Please check before moving.
meeting-proposed-from = From: { $when }, { $place }
meeting-proposed-to = To: <b>{ $when }, { $place }</b>
meeting-proposed-told = The self-review and its reminders move along. Members who have joined are told at once.
meeting-warning-day-off = • The new day is { $reason }.
meeting-warning-passes = • The new day passes the meeting of { $period } ({ $when }).
meeting-move = Move and tell the members
meeting-moved = The meeting of { $period } was moved.
meeting-kept = The meeting of { $period } is at this day and time.
meeting-told = { $count ->
    [0] There is nobody else to tell yet.
    [one] I am telling { $count } member.
   *[other] I am telling { $count } members.
    }
meeting-check-excused = { $count ->
    [one] { $count } member is noted as excused from this meeting; please check again for the new day.
   *[other] { $count } members are noted as excused from this meeting; please check again for the new day.
    }

meeting-cancel = Cancel it
meeting-cancel-ask =
    Cancel the meeting of { $when }?

    Its self-review stops and no more reminders are sent. What members have written is kept. The following meeting stays as planned.

    This cannot be undone. If only the day changes, please choose “Move”.
meeting-cancel-now = Cancel and tell the members
meeting-cancelled = The meeting of { $period } was cancelled.
meeting-cancelled-next = Next meeting: { $when }, { $place }.

meeting-absent = Who is excused
meeting-absent-title = <b>Excused</b> · meeting of { $date }
meeting-absent-hint = Tap the name of whoever will be absent. Excused members are not reminded.
meeting-absent-hint-read = Excused members are not reminded.
meeting-absent-none = Nobody is noted yet.
meeting-absent-line = • { $name }
meeting-absent-line-reason = • { $name } ({ $reason })
meeting-absent-exempt = Exempt from meetings: { $count }.
meeting-absent-mark = ✓ { $name }
meeting-absent-prev = ‹ Earlier
meeting-absent-next = Later ›
meeting-absent-list = ‹ List
meeting-absent-more = … and { $count } more
meeting-reason-away = travelling
meeting-reason-private = private matters
meeting-person-ask =
    Will <b>{ $name }</b> be absent on { $date }?

    An excused member is not reminded. Reasons of health are not noted here.
meeting-person-excused = <b>{ $name }</b> is noted as excused from the meeting of { $date }.
meeting-person-exempt = <b>{ $name }</b> is exempt from meetings, and is not reminded.
meeting-person-away = Travelling
meeting-person-private = Private matters
meeting-person-plain = Without a reason
meeting-person-present = Not absent after all
meeting-person-marked = Excused: { $name }
meeting-person-unmarked = No longer excused: { $name }
meeting-person-gone = This member is no longer on the roster.

meeting-notice-moved =
    Dear comrade,

    The meeting of { $cell } has changed. It is now:
    <b>{ $when }</b>, { $place }.

    Before: { $before }, { $beforePlace }.
meeting-notice-moved-review = You have not sent your review yet; please go on when it suits you.
meeting-notice-cancelled =
    Dear comrade,

    The meeting of { $cell } on { $when } does not take place.
meeting-notice-cancelled-review = The self-review of { $period } stops. What you have written is kept.
meeting-notice-asked =
    Dear comrade secretary,

    By the rule, the meeting of { $period } falls on { $date }, { $reason }.

    Please choose its day. Until you do, it stays on that day.

reminder-dear = Dear comrade { $name },
reminder-opened =
    The self-review of { $period } is open, ahead of the meeting:
    <b>{ $when }</b>, { $place }.
reminder-opened-ask = Please take about { $minutes } minutes for it before the meeting. Do it whenever it suits you, and stop whenever you like.
reminder-days = { $days ->
    [0] The cell meets today:
    [1] The cell meets tomorrow:
   *[other] The cell meets in { $days } days:
    }
reminder-when = <b>{ $when }</b>, { $place }.
reminder-not-started = Please do your self-review before the meeting. It takes about { $minutes } minutes.
reminder-under-way =
    { $answered } of { $total } items of your review are done.
    The rest takes about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
reminder-complete = You have answered every item; all that is left is to check and tap “Send”.
reminder-start = Start the self-review
reminder-go-on = Go on
reminder-finish = Check and send

remind-title = <b>Remind those who have not finished</b> · meeting of { $date }
remind-counts = Finished: { $finished }. Not finished: { $waiting }.
remind-to = <b>To be reminded, { $count }:</b> { $names }.
remind-nobody = Nobody is left to remind.
remind-unreached = <b>Out of reach, { $count }</b> (please contact them yourself):
remind-no_account = not joined: { $names }
remind-no_consent = not consented: { $names }
remind-blocked = blocked the bot or left Telegram: { $names }
remind-not-chased = <b>Not reminded:</b>
remind-excused = excused: { $names }
remind-exempt = exempt from meetings: { $names }
remind-paper = on paper: { $names }
remind-names-more = { $names } and { $count } more
remind-sample = The reminder (to somebody who has not begun):
remind-sample-name = …
remind-last = Latest reminder: { $when }. Delivered { $delivered }, being sent { $waiting }, not delivered { $failed }.
remind-again-at = A reminder was sent not long ago; another can be sent from { $time } on.
remind-send = Send the reminder
remind-refresh = See what became of it
remind-other = That of { $period }
remind-sent = { $count ->
    [one] The reminder is being sent to { $count } member.
   *[other] The reminder is being sent to { $count } members.
    }
remind-too-soon = Once an hour at most; another reminder can be sent from { $time } on.
remind-nobody-toast = Nobody is left to remind.
remind-none-open = No self-review is open now, so there is nobody to remind.
remind-none-open-next = The next one opens on { $date }.
### Self-review: through the items, recap, sending

review-round =
    { $kind ->
        [thematic] Thematic self-review { $month }
        [quarter] Self-review quarter { $quarter }/{ $year }
        [year] Self-review { $year }
       *[monthly] Self-review { $month }
    }
review-round-inside =
    { $kind ->
        [thematic] thematic self-review of { $month }
        [quarter] self-review of quarter { $quarter }/{ $year }
        [year] self-review of { $year }
       *[monthly] self-review of { $month }
    }

review-level-none = No
review-level-at_risk = At risk
review-level-correcting = Yes, putting it right
review-level-discuss = Prefer to talk in private
review-level-skipped = Skipped
review-text = { $text }
review-back = ‹ Back
review-leave = Later
review-open = Go on

review-late = This round has closed. What you send now is still taken, and marked as late.
review-editing = You are changing a review that was sent. What was sent stands until you press “Send again”.
review-progress = { $bar } { $answered }/{ $total } items

review-group-title = { $round } · group { $group } of { $groups }
review-group-line = { $number }. { $short }
review-group-line-answered = { $number }. { $short } · <i>{ $level }</i>
review-group-ask =
    Is there an item to look at? Press its number.
    For the others, press “All the rest: No”.
review-group-answered = This group is complete. To look at an item again, press its number.
review-group-rest = All the rest: No
review-group-previous = ‹ Previous group
review-group-next = Next group ›
review-group-recap = Look over and send ›
review-lines-more =
    { $count ->
        [one] … and one more item
       *[other] … and { $count } more items
    }

review-item-title = Item { $number } · { $short }
review-item-hint = A hint: { $hint }
review-item-chosen = Chosen now: <b>{ $level }</b>
review-item-skipped = Skipped. The reason: { $reason }
review-item-details = What I wrote
review-item-skip = Skip this item

review-wish =
    Shall I let comrade { $name } know, so that they come and talk with you?

    If yes, when you send your review I tell them your name and that you would like to talk. Nothing else: no item, no words.
review-wish-nobody = At the moment the cell has no office-holder whom I could tell. Please speak directly with somebody you trust.
review-wish-yes = Yes, please tell them
review-wish-no = No, I will see them myself

review-details-intro = Please write more where you like. Leave empty what you do not want to write.
review-details-next = Write: { $step } ›
review-details-done = Done with this item
review-details-level = ‹ Change the answer
review-details-line = { $step }: { $text }
review-details-empty = <i>empty</i>

review-step-how = How it shows
review-step-cause = The cause
review-step-remedy = What I will do
review-step-deadline = By when
review-step-help = Help wanted
review-cause-subjective = It lies with me
review-cause-objective = Circumstances

review-field-how = How does it show? A few sentences, please. There is no need to name anybody else.
review-field-cause = Does the cause lie with you or in the circumstances? Choose, and write a few sentences if you like.
review-field-remedy = What exactly will you do about it? A few sentences, please.
review-field-deadline = By when will you have put it right? Choose, or type a date such as 15/12 or “end of month”.
review-field-help = What could the cell help you with? A few sentences, please.
review-field-skip_reason = Why do you skip this item? Choose, or write a short reason.
review-field-written = Written so far:
review-field-next = Next step: { $step } ›
review-field-clear = Delete this part
review-deadline-meeting = Next meeting, { $date }
review-deadline-month = End of month, { $date }
review-deadline-quarter = End of quarter, { $date }
review-skip-not_mine = It does not concern me
review-skip-unclear = I am not sure what it means

review-recap-title = Look over before sending
review-recap-title-sent = Change what was sent
review-recap-unchanged = Nothing has changed since it was sent.
review-recap-count =
    { $count ->
        [one] { $level }: one item
       *[other] { $level }: { $count } items
    }
review-recap-line = { $number }. { $short } · { $level }
review-recap-deadline = by { $date }
review-recap-unanswered = Not answered: { $numbers }. Please answer, or skip with a reason, before sending.
review-recap-first = Answer item { $number } ›
review-recap-edit-hint = To change one of these items, press its number.
review-recap-edit = Change { $number }
review-recap-others = ‹ Change another item
review-recap-send = Send
review-recap-send-again = Send again
review-recap-keep = Keep what was sent
review-recap-to-sent = ‹ Back to what was sent
review-recap-readers = Change who reads it
review-recap-narrow = Narrow for one item

review-sharing-ask = Who may read this review of yours?
review-sharing-now = Readers: <b>{ $readers }</b>
review-sharing-about-cell = <b>The whole cell</b>: with your name; your words may be read out at the meeting.
review-sharing-about-secretary = <b>Only comrade { $name }</b>: with your name and words; not read out to the cell, nobody else can see it.
review-sharing-about-counts_only = <b>Counts only</b>: no name, no words. Added to the figures only when the round has closed and there are at least five such reviews.
review-sharing-cell = The whole cell
review-sharing-secretary = Comrade { $name }, { $role }
review-sharing-counts_only = Counts only
review-sharing-only = Only comrade { $name }
review-sharing-chosen = ● { $readers }
review-sharing-nobody = Only the secretary
review-role-secretary = secretary
review-role-acting_secretary = acting secretary
review-role-deputy = deputy secretary

review-narrowing-ask = Which item should fewer people read? Press its number.
review-item-sharing-ask = Who may read this one item of yours?
review-item-sharing-whole = As the whole review: { $readers }

review-sent-title = Sent. Thank you!
review-sent-at = The { $round }, sent { $at }.
review-sent-late = It is marked as late.
review-sent-edited = It was changed and sent again.
review-sent-wished = I am telling comrade { $name } that you would like to talk.
review-sent-wished-unnamed = I am passing on that you would like to talk.
review-sent-next = The summary helps the cell prepare its meeting. Who has opened your words, and when: see /mydata.
review-sent-next-counts = It goes without name and words. When the round closes, and if there are at least five such reviews, it is added to the figures.
review-sent-until = You can change it until { $until }.
review-sent-closed = The round has closed, so it can no longer be changed.
review-sent-unsent-changes = You have changes that were not sent again. What was sent still stands.
review-sent-read = Read it
review-sent-edit = Change
review-read-title = What was sent
review-read-open = To read an item in full, press its number.

review-none = No self-review is open at the moment.
review-planned = The { $round } is not open yet.
review-ended = The { $round } has closed and takes no more reviews.
review-cancelled = The { $round } was cancelled together with its meeting.
review-not-in-round = You are not in the { $round }, perhaps because you joined the roster after it had opened. If this is a mistake, please tell the secretary.
review-erased = What you wrote in the { $round } is no longer kept here.
review-next = Next meeting: { $when }, { $place }.
review-next-opens = Its self-review opens on { $date }. I will let you know then.
review-next-unknown = I will let you know when there is a new meeting.
review-open-present = Open the present one
review-read-old = Read what was sent

review-left = Paused. Everything you answered is kept. Whenever it suits you, press “Go on” or send /review.

review-note-reader_changed = The office-holder has just changed. Please choose again who may read it.
review-note-look_again = This review has changed since that button appeared. Please look it over, then send.
review-note-closed_for_edits = The round has closed, so what was sent can no longer be changed.
review-note-unanswered = Some items are not answered, so it cannot be sent yet.
review-note-empty = I saw no words in that message. Please write it again.
review-note-too_long = That message is too long and was not saved. Please write a shorter one.
review-note-press_button = At this step please press one of the buttons below. That message was not saved.
review-note-not_text = At this step I can only read text, not voice, pictures or files. Please write, or press a button below.
review-note-edited = I keep the words as you first sent them; editing an old message does not change the review. To change them, please open that part and write again.
review-note-classified = Saved. If what you wrote is a state secret, please open that part again and delete it.
review-note-kept = The changes were dropped. What was sent stands.
review-note-date_unclear = I am not sure which date you mean: “{ $text }”. Please type it like { $example }, or choose below.
review-note-date_impossible = The calendar has no such day: “{ $text }”. Please type it like { $example }, or choose below.
review-note-date_past = { $date } has passed. Please choose a day from today on, such as { $example }.
review-note-date_too_far = { $date } is too far away. Please choose a nearer day, such as { $example }.

review-notice-wish = Comrade <b>{ $name }</b> would like to talk with you in private. Please find a time that suits you both.
### Summary

summary-round-monthly = { $period }
summary-round-thematic = on a theme, { $period }
summary-round-quarter = of the quarter, { $period }
summary-round-year = of the year, { $period }

summary-title-draft = <b>SUMMARY</b> (draft) · round { $round }
summary-title-approved = <b>SUMMARY</b> (approved version { $number }) · round { $round }
summary-place = { $cell }
summary-place-meeting = { $cell } · meeting on { $date }
summary-approved-by = Version { $number } approved on { $at } by { $by }.
summary-approved-changed = <b>Changed since it was approved.</b>

summary-sent = Sent { $sent }/{ $total }
summary-figure-late = late { $count }
summary-figure-paper = on paper { $count }
summary-figure-excused = excused { $count }
summary-figure-exempt = exempt { $count }
summary-figure-unreachable = cannot be reached { $count }

summary-pool-open = The round is open and the numbers still change. Counts-only reviews are added when it closes, if there are at least five.
summary-pool-counted = { $count } counts-only reviews are included. They are left out of any item where they could give one person away.
summary-pool-none = Counts-only reviews, if any, are fewer than five and are not included, so that nobody is given away.

summary-raised = <b>What stands out in this round</b>
summary-raised-line = • Item { $item }. { $title }: { $count } ({ $levels })
summary-raised-more = … and { $count ->
    [one] 1 more item
   *[other] { $count } more items
}: see “{ $button }”.
summary-raised-none = Nothing stands out. The reviews sent raise nothing to look at.
summary-raised-nobody = Nobody has sent a review yet.
summary-level-at-risk = at risk { $count }
summary-level-correcting = putting right { $count }
summary-level-discuss = wish to talk { $count }
summary-level-skipped = skipped { $count }
summary-level-rest = the rest { $count }
summary-compared = Against the round of { $period }: { $changes }.
summary-compared-same = Against the round of { $period }: no item is up or down.
summary-change-up = item { $item } up { $count }
summary-change-down = item { $item } down { $count }
summary-tail = You may read the words of { $people ->
    [one] 1 member
   *[other] { $people } members
} · deadlines promised { $deadlines } · help wanted { $helps }

summary-button-items = Item by item
summary-button-words = Words ({ $count })
summary-button-deadlines = Deadlines ({ $count })
summary-button-people = Not sent ({ $count })
summary-button-people-all = Members
summary-button-remind = Remind now
summary-button-approve = Approve this
summary-button-approve-again = Approve again
summary-button-approved = See the approved one
summary-button-draft = See it as it is now
summary-button-rounds = Another round
summary-button-back = ‹ Summary
summary-button-newer = ‹ Newer
summary-button-older = Older ›
summary-button-page = { $page }/{ $pages }

summary-items-title = <b>Item by item</b> · round { $round }
summary-items-line = <b>{ $item }. { $title }</b>: { $count }
summary-items-quiet = Nothing raised: { $items }.
summary-items-skipped = Skipped by some: { $items }.
summary-items-skipped-one = item { $item } ({ $count })
summary-items-note = “The rest” are reviews that were sent and raise nothing there, or are not counted here.

summary-words-title = <b>Words</b> · round { $round }
summary-words-note = Words marked 🔒 are for you alone; please do not read them out. Whoever wrote them sees each time you open them, in /mydata.
summary-words-none = There are no words yet that you may read. Words appear only where the person chose to share them.
summary-words-person = <b>{ $name }</b>
summary-words-person-on = <b>{ $name }</b> (continued)
summary-words-answer = Item { $item }. { $title }: <i>{ $level }</i>{ $lock }
summary-words-answer-on = Item { $item } (continued){ $lock }
summary-words-level-at-risk = at risk
summary-words-level-correcting = yes, putting it right
summary-words-level-skipped = skipped
summary-words-how = – How it shows: { $text }
summary-words-cause = – Cause: { $text }
summary-words-cause-subjective = – Cause, one's own: { $text }
summary-words-cause-objective = – Cause, circumstances: { $text }
summary-words-cause-only-subjective = – Cause: one's own
summary-words-cause-only-objective = – Cause: circumstances
summary-words-remedy = – Remedy: { $text }
summary-words-deadline = – By: { $date }
summary-words-help = – Help wanted from the cell: { $text }
summary-words-skip = – Reason: { $text }
summary-words-on = … { $text }

summary-deadlines-title = <b>Deadlines promised</b> · round { $round }
summary-deadlines-none = There are no deadlines yet that you may read.
summary-deadlines-day = <b>{ $date }</b>
summary-deadlines-line = • { $name }: item { $item }, { $title }{ $lock }

summary-people-title = <b>Who has sent, who has not</b> · round { $round }
summary-people-missing = <b>Not sent ({ $count })</b>
summary-people-late = <b>Sent late ({ $count })</b>
summary-people-excused = <b>Excused ({ $count })</b>
summary-people-exempt = <b>Exempt ({ $count })</b>
summary-people-paper = <b>On paper ({ $count })</b>
summary-people-sent = <b>Sent ({ $count })</b>
summary-people-line = • { $name }
summary-people-no-account = • { $name }: has not opened an invitation yet
summary-people-no-consent = • { $name }: has not consented
summary-people-blocked = • { $name }: cannot be written to
summary-people-removed = • { $name }: no longer on the roster
summary-people-empty = Nobody is on the list of this round.

summary-rounds-title = Which round would you like to see?
summary-rounds-open = { $round } (open)
summary-rounds-approved = { $round } ✓

summary-none = The cell has had no round of self-review yet. The first one opens by itself ten days before the meeting; see /schedule.
summary-not-found = This round is not there. Please open the summary again: /summary
summary-denied-consent = Please read and agree before you begin: /start
summary-denied-member = You are not in this cell.
summary-denied-office = The summary is for the secretary and the deputy. Your own data is under /mydata.
summary-approve-office = Only the secretary, or who acts for them, may approve.
summary-approved-toast = Version { $number } is approved.
summary-approved-already = This is approved already (version { $number }).
summary-approve-changed = The summary has just changed and was not approved. Please look again, then approve.
summary-words-removed = A member has just erased or narrowed their words, so this page was taken away.
summary-words-reopen = Open the summary again
### My data

data-title = <b>What is kept about you</b>
data-account = Account: your Telegram id and language (English). Your Telegram name and phone number are not kept.
data-consent = You agreed to version { $version } on { $at }.
data-consent-none = You have not agreed, or have withdrawn: nothing beyond these lines is being used.
data-invitation = An invitation that you opened is kept.
data-cell = • { $cell }: { $name }, { $standing }
data-cell-role = • { $cell }: { $name }, { $standing }, { $role }
data-cells = <b>On the roster of your cell</b> (entered by the secretary)
data-cells-none = On no cell's roster yet.
data-reviews = <b>Your reviews</b> (encrypted)
data-reviews-none = No reviews yet.
data-review-line = • Round { $round }: { $state }
data-review-cell-line = • { $cell }, round { $round }: { $state }
data-reviews-more = … and { $count } earlier rounds; the download has them all.
data-review-draft = under way, not sent, nobody can read it
data-review-erased = erased
data-review-sent = sent, { $sharing }
data-review-late = sent late, { $sharing }
data-sharing-cell = the whole cell may read it
data-sharing-secretary = only the secretary may read it
data-sharing-counts-only = only counted
data-readings = { $count ->
    [one] Your words were opened once.
   *[other] Your words were opened { $count } times.
}
data-readings-none = Nobody has opened your words.
data-retention = Words are kept for 12 months after a round closes, then deleted; counts stay.

data-standing-official = full member
data-standing-probationary = probationary
data-standing-exempt = exempt from meetings
data-standing-temporary = temporary
data-role-secretary = secretary
data-role-acting-secretary = acting secretary
data-role-deputy = deputy secretary
data-role-cell-officer = cell officer
data-role-committee-officer = committee officer
data-role-operator = operator
data-role-none = office-holder at that time

data-button-readings = Who has read
data-button-export = Download
data-button-erase = Erase
data-button-withdraw = Withdraw consent
data-button-back = ‹ My data

data-readings-title = <b>Who has read your words</b>
data-readings-line = • { $name } ({ $role }), { $at }, round { $round }
data-readings-line-span = • { $name } ({ $role }), from { $from } to { $to }, round { $round }
data-readings-note = Each line is one look at the summary; looks within an hour are taken together.

data-export-caption = Everything kept about you, as JSON. The file is not encrypted; please keep it safe.
data-export-file = my-data.json

data-erase-title =
    <b>What would you like to erase?</b>

    I will then say exactly what goes and what stays, and ask once more.
data-erase-button-review = One review
data-erase-button-reviews = All reviews
data-erase-button-everything = Erase all and leave
data-erase-choose = The review of which round would you like to erase?
data-erase-none = There is no review to erase.

data-erase-review =
    <b>Erase the review of { $round }</b>

    Goes: every answer and word in it, earlier versions too. Messages that showed them to somebody are edited to take them away, and approved summaries lose them.
data-erase-reviews =
    <b>Erase all reviews</b>

    Goes: every answer and word in all rounds. Messages that showed them to somebody are edited to take them away, and approved summaries lose them.
data-erase-everything =
    <b>Erase all and leave</b>

    Goes: all reviews, the log of who has read them, invitations and requests to join, the messages sent to you. Your consent is withdrawn and your account is taken off the roster. The secretary is told that you no longer use this assistant.
data-erase-keeps-open = Stays: in the open round the review counts as not sent, and you may begin again.
data-erase-keeps = Stays: whether you had sent in rounds that are closed, and the counts that were frozen: they carry no name and cannot be taken apart, so they do not change.
data-erase-keeps-everything = Stays: your name on the roster, as the roster is the secretary's; the Telegram id of this chat; when you agreed and withdrew. The log of whose words you have read stays for those people. The server's backups hold the old state until they are replaced.
data-erase-continue = I want to erase
data-erase-sure = <b>Are you sure?</b> It cannot be brought back.
data-erase-now = Erase for good
data-erase-sure-review = Erase the review of { $round }.
data-erase-keep = No, keep it

data-erased-review = The review of this round is erased.
data-erased-reviews = All your reviews are erased.
data-erased-everything = Everything is erased. Thank you for using this assistant. To come back, please open the invitation of your cell.
data-erase-last-secretary = You are the only one who leads { $cell }. Please hand over before you leave. Your own reviews you can erase at once.
data-erase-nothing = There is nothing left to erase here.

data-withdraw-title =
    <b>Withdraw consent</b>

    I then stop using your data: no reminders, nothing more is counted, nobody reads your words. Only /start, /help, /language and /mydata answer.

    What is there stays, encrypted, until you erase it in /mydata or 12 months have passed. You may agree again at any time: /start
data-withdraw-leads = You lead { $cell }: until then nobody there can see the summary or remind. Please hand over first if you can.
data-withdraw-now = Withdraw consent
data-withdrawn = Your consent is withdrawn. Your data stays; see or erase it in /mydata. To begin again: /start
data-no-longer = This button is no longer of use. Please open it again: /mydata
data-withdrawn-menu = The buttons below are put away. You can still type /mydata, /help, /language, /start.
data-erased-menu = We wish you well.
