# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CHANGELOG.md as the <release> elements of AppStream. -v today=DATE dates what is not released yet.
function text(line) {
    gsub(/`/, "", line)
    gsub(/&/, "\\&amp;", line)
    gsub(/</, "\\&lt;", line)
    return line
}
function item() {
    if (open_item != "")
        print "          <li>" text(open_item) "</li>"
    open_item = ""
}
function release() {
    item()
    if (open_release)
        print "        </ul>\n      </description>\n    </release>"
    open_release = 0
}
/^## / {
    release()
    date = $0
    # "## 1.2.3 (2026-12-01)" or "## 1.2.3 (not released yet)"
    type = match(date, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/) ? "stable" : "development"
    date = type == "stable" ? substr(date, RSTART, RLENGTH) : today
    print "    <release version=\"" $2 "\" date=\"" date "\" type=\"" type "\">"
    print "      <description>\n        <ul>"
    open_release = 1
    next
}
/^- / && open_release { item(); open_item = substr($0, 3); next }
/^  [^ ]/ && open_item != "" { open_item = open_item " " substr($0, 3); next }
END { release() }
