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
function release() {
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
date != "" && /^- / { print "  * " substr($0, 3); next }
date != "" && /^  [^ ]/ { print "    " substr($0, 3) }
END { release() }
