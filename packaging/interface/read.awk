# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads what a program's --help says (-v program=NAME) into a table, one row a line, for the writers
# of completions and man pages beside this file:
#   option    NAME  VALUE  SHORT  HELP      --NAME VALUE, -SHORT
#   command   WORDS  SUBJECT  HELP          "invoices get", "ID"
#   argument  NAME  HELP
#   exit      CODE  HELP
# Understands the layout of coinpay-cli and that of QCommandLineParser.
function finish() {
    if (row != "")
        print row help
    row = help = ""
}
function begin(fields, text) {
    finish()
    row = fields "\t"
    sub(/^ +/, "", text)
    help = text
}
/^ *$/ { finish(); next }
/^[^ ]/ { finish(); heading = $1; next }
# What did not fit on the line before.
/^          / && row != "" { sub(/^ +/, " "); help = help $0; next }
/^  +-/ {
    text = $0
    sub(/^ +/, "", text)
    short = ""
    while (match(text, /^-[^-], /)) {
        if (substr(text, 2, 1) != "?")
            short = substr(text, 2, 1)
        text = substr(text, RLENGTH + 1)
    }
    if (!match(text, /^--[a-z][a-z0-9-]*/))
        next
    name = substr(text, 3, RLENGTH - 2)
    text = substr(text, RLENGTH + 1)
    value = ""
    if (match(text, /^ [^ ]+/)) { # one blank: a value; more: the column of the help
        value = substr(text, 2, RLENGTH - 1)
        text = substr(text, RLENGTH + 1)
        gsub(/[<>]/, "", value)
    }
    begin("option\t" name "\t" value "\t" short, text)
    next
}
/^  [0-9]/ { text = $0; sub(/^ +[0-9]+/, "", text); begin("exit\t" $1, text); next }
$1 == program { next }
heading ~ /^Arguments/ { text = $0; sub(/^ +[^ ]+/, "", text); begin("argument\t" $1, text); next }
/^  [a-z]/ {
    text = substr($0, 3)
    words = ""
    # Two blanks end what is typed; a command that fills its column is followed by one.
    while (match(text, /^[a-z][a-z-]*( |$)/)) {
        words = words (words == "" ? "" : " ") substr(text, 1, RLENGTH - 1)
        text = substr(text, RLENGTH + 1)
        if (substr(text, 1, 1) == " ")
            break
    }
    subject = ""
    while (match(text, /^[A-Z…][A-Z….-]*( |$)/)) {
        subject = subject (subject == "" ? "" : " ") substr(text, 1, RLENGTH - 1)
        text = substr(text, RLENGTH + 1)
    }
    sub(/ +$/, "", words)
    begin("command\t" words "\t" subject, text)
}
END { finish() }
