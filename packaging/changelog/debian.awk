# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CHANGELOG.md as a Debian changelog. -v revision=1, -v maintainer="Name <mail>", -v date and
# -v today (2026-12-01 in the form of RFC 5322) for what is not released yet.
function rfc(day,   part, month, names, y, m, week) {
    # The day of the week, by Sakamoto's method.
    split(day, part, "-")
    y = part[1] + 0; m = part[2] + 0
    split("0 3 2 5 0 3 5 1 4 6 2 4", month, " ")
    if (m < 3)
        --y
    week = (y + int(y / 4) - int(y / 100) + int(y / 400) + month[m] + part[3]) % 7
    split("Sun Mon Tue Wed Thu Fri Sat", names, " ")
    week = names[week + 1]
    split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", names, " ")
    return week ", " part[3] " " names[part[2] + 0] " " part[1] " 12:00:00 +0000"
}
# A paragraph in lines of at most 76 characters.
function wrap(text, first, rest,   word, count, i, line) {
    gsub(/`/, "", text)
    count = split(text, word, " ")
    line = first word[1]
    for (i = 2; i <= count; ++i) {
        if (length(line) + 1 + length(word[i]) > 76) {
            print line
            line = rest word[i]
        } else
            line = line " " word[i]
    }
    print line
}
function item() {
    if (text != "")
        wrap(text, "  * ", "    ")
    text = ""
}
function release() {
    item()
    if (date != "")
        print "\n -- " maintainer "  " date "\n"
    date = ""
}
/^## / {
    release()
    day = match($0, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/) ? substr($0, RSTART, RLENGTH) : today
    date = rfc(day)
    print "coinpay-desk (" $2 "-" revision ") unstable; urgency=medium\n"
    next
}
date != "" && /^- / { item(); text = substr($0, 3); next }
date != "" && /^  [^ ]/ { text = text " " substr($0, 3) }
END { release() }
