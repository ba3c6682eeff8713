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
config-token-missing = is missing. Open Telegram, send /newbot to @BotFather and put the token you get here.
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
