# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The table of read.awk as completion for fish (-v program=NAME).
BEGIN {
    FS = "\t"
    print "# fish completion for " program ", made from its --help"
    print "complete -c " program " -f"
}
function quoted(text) { gsub(/\\/, "\\\\", text); gsub(/'/, "\\'", text); return "'" text "'" }
$1 == "option" {
    line = "complete -c " program " -l " $2
    if ($4 != "")
        line = line " -s " $4
    if (index($3, "|")) {
        choices = $3
        gsub(/\|/, " ", choices)
        line = line " -x -a " quoted(choices)
    } else if (tolower($3) ~ /^dir/)
        line = line " -x -a '(__fish_complete_directories)'"
    else if ($3 ~ /^(PEM|FILE|CSV)/)
        line = line " -r -F"
    else if ($3 != "")
        line = line " -x"
    print line " -d " quoted($5)
}
$1 == "command" {
    first = $2
    sub(/ .*/, "", first)
    rows[++count] = $0
    if (!(first in known)) {
        known[first] = 1
        firsts = firsts (firsts == "" ? "" : " ") first
        order[++groups] = first
    }
    if (index($2, " "))
        seconds[first] = seconds[first] " " substr($2, length(first) + 2)
}
END {
    for (i = 1; i <= groups; ++i)
        print "complete -c " program " -n 'not __fish_seen_subcommand_from " firsts "' -a " order[i]
    for (i = 1; i <= count; ++i) {
        split(rows[i], cell, "\t")
        split(cell[2], word, " ")
        if (word[2] != "")
            print "complete -c " program " -n '__fish_seen_subcommand_from " word[1] \
                "; and not __fish_seen_subcommand_from" seconds[word[1]] "' -a " word[2] \
                " -d " quoted(cell[4])
        delete word
    }
}
