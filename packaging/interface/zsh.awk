# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The table of read.awk as completion for zsh (-v program=NAME).
BEGIN { FS = "\t" }
function quoted(text) { gsub(/'/, "'\\''", text); return "'" text "'" }
function told(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/\[/, "\\[", text)
    gsub(/\]/, "\\]", text)
    gsub(/:/, "\\:", text)
    return text
}
$1 == "option" {
    spec = "--" $2
    if ($3 != "") {
        what = ""
        if (index($3, "|")) {
            what = $3
            gsub(/\|/, " ", what)
            what = "(" what ")"
        } else if (tolower($3) ~ /^dir/)
            what = "_directories"
        else if ($3 ~ /^(PEM|FILE|CSV)/)
            what = "_files"
        value = $3
        gsub(/\|/, " or ", value)
        spec = spec "=[" told($5) "]:" told(value) ":" what
    } else
        spec = spec "[" told($5) "]"
    specs = specs "        " quoted(spec) " \\\n"
    if ($4 != "")
        specs = specs "        " quoted("-" $4 "[" told($5) "]") " \\\n"
}
$1 == "command" {
    first = $2
    sub(/ .*/, "", first)
    if (!(first in seconds))
        order[++groups] = first
    if (index($2, " "))
        seconds[first] = seconds[first] "            " quoted(substr($2, length(first) + 2) ":" told($4)) "\n"
    else
        seconds[first] = seconds[first] ""
}
$1 == "argument" { specs = specs "        " quoted("::" told($2) ":") " \\\n" }
END {
    name = "_" program
    print "#compdef " program
    print "# zsh completion for " program ", made from its --help"
    print name "() {"
    if (groups)
        print "    local -a commands\n    local state line context\n    typeset -A opt_args"
    print "    _arguments \\"
    if (groups) {
        printf "%s", specs
        for (i = 1; i <= groups; ++i)
            firsts = firsts (i > 1 ? " " : "") order[i]
        print "        '1:command:(" firsts ")' \\"
        print "        '2: :->second' \\"
        print "        '3: :'"
        print "    [[ $state == second ]] || return 0"
        print "    case $line[1] in"
        for (i = 1; i <= groups; ++i) {
            print "    " order[i] ")"
            print "        commands=("
            printf "%s", seconds[order[i]]
            print "        )"
            print "        _describe command commands ;;"
        }
        print "    esac"
    } else {
        sub(/ \\\n$/, "", specs)
        print specs
    }
    print "}"
    print name " \"$@\""
}
