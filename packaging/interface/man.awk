# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fills a man page's template: the lines @COMMANDS@, @OPTIONS@ and @EXIT@ become what the table of
# read.awk says (-v table=FILE -v program=NAME), @VERSION@ and @DATE@ what -v version and -v date do.
function roff(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    sub(/^[.']/, "\\\\\\&&", text)
    return text
}
function plain(text) {
    gsub(/\\/, "\\e", text)
    gsub(/--/, "\\-\\-", text)
    sub(/^[.']/, "\\\\\\&&", text)
    return text
}
function sentence(text) { return plain(toupper(substr(text, 1, 1)) substr(text, 2)) (text ~ /[.…)]$/ ? "" : ".") }
function write(kind,   line, cell) {
    while ((getline line < table) > 0) {
        split(line, cell, "\t")
        if (cell[1] != kind)
            continue
        print ".TP"
        if (kind == "option")
            print "\\fB" (cell[4] == "" ? "" : "\\-" cell[4] "\\fR, \\fB") "\\-\\-" roff(cell[2]) \
                "\\fR" (cell[3] == "" ? "" : " \\fI" roff(cell[3]) "\\fR")
        else if (kind == "command")
            print "\\fB" roff(cell[2]) "\\fR" (cell[3] == "" ? "" : " \\fI" roff(cell[3]) "\\fR")
        else
            print "\\fB" roff(cell[2]) "\\fR"
        print sentence(cell[kind == "option" ? 5 : kind == "command" ? 4 : 3])
    }
    close(table)
}
$0 == "@COMMANDS@" { write("command"); next }
$0 == "@OPTIONS@" { write("option"); next }
$0 == "@EXIT@" { write("exit"); next }
{
    gsub(/@VERSION@/, version)
    gsub(/@DATE@/, date)
    print
}
