# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The table of read.awk as completion for bash (-v program=NAME).
BEGIN { FS = "\t" }
function add(list, word) { return list == "" ? word : list "|" word }
$1 == "option" {
    options = options " --" $2
    if ($3 == "")
        next
    valued = add(valued, "--" $2)
    if (index($3, "|")) {
        choices = $3
        gsub(/\|/, " ", choices)
        fixed = fixed "    --" $2 ") _words '" choices "'; return ;;\n"
    } else if (tolower($3) ~ /^dir/)
        folders = add(folders, "--" $2)
    else if ($3 ~ /^(PEM|FILE|CSV)/)
        files = add(files, "--" $2)
}
$1 == "command" {
    first = $2
    sub(/ .*/, "", first)
    if (!(first in seconds))
        order[++groups] = first
    second = index($2, " ") ? substr($2, length(first) + 2) : ""
    seconds[first] = seconds[first] (second == "" ? "" : " " second)
}
END {
    name = program
    gsub(/-/, "_", name)
    name = "_" name
    gsub(/_words/, name "_words", fixed)
    print "# bash completion for " program ", made from its --help"
    print name "_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\"); }"
    print name "() {"
    print "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} i plain=()"
    print "    COMPREPLY=()"
    # bash cuts --option=value into three words.
    print "    [ \"$word\" = = ] && word="
    print "    [ \"$before\" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}"
    print "    case $before in"
    if (folders != "")
        print "    " folders ") compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); return ;;"
    if (files != "")
        print "    " files ") compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return ;;"
    printf "%s", fixed
    if (valued != "")
        print "    " valued ") return ;;"
    print "    esac"
    print "    if [[ $word == -* ]]; then"
    print "        " name "_words '" substr(options, 2) "'"
    print "        return"
    print "    fi"
    print "    for ((i = 1; i < COMP_CWORD; ++i)); do"
    print "        case ${COMP_WORDS[i]} in"
    if (valued != "")
        print "        " valued ") [ \"${COMP_WORDS[i + 1]}\" = = ] && ((++i)); ((++i)) ;;"
    print "        -*) ;;"
    print "        *) plain+=(\"${COMP_WORDS[i]}\") ;;"
    print "        esac"
    print "    done"
    if (groups) {
        firsts = ""
        for (i = 1; i <= groups; ++i)
            firsts = firsts (i > 1 ? " " : "") order[i]
        print "    case \"${plain[*]}\" in"
        print "    '') " name "_words '" firsts "' ;;"
        for (i = 1; i <= groups; ++i)
            print "    " order[i] ") " name "_words '" substr(seconds[order[i]], 2) "' ;;"
        print "    esac"
    }
    print "}"
    print "complete -F " name " " program
}
