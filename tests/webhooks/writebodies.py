#!/usr/bin/env python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   writebodies.py SEED NUMBER
# Prints NUMBER lines: a random event in base64 as it was signed (one of the layouts that programs
# write), and the same in base64 as it was parsed and written again by JavaScript.
import base64, json, random, sys
random.seed(int(sys.argv[1]))
letters = 'abz019 _-/<>&"\\\u00e9\u00df\u4e2d\U0001f600\n\t'
def word():
    return ''.join(random.choice(letters) for _ in range(random.randint(0, 12)))
def value(depth):
    kind = random.randint(0, 7 if depth else 4)
    if kind < 2: return word()
    if kind == 2: return random.randint(-10**12, 10**12)
    if kind == 3: return random.choice([True, False, None])
    if kind == 4: return '%d.%02d' % (random.randint(0, 999), random.randint(0, 99))
    if kind < 6: return [value(depth - 1) for _ in range(random.randint(0, 3))]
    return {word(): value(depth - 1) for _ in range(random.randint(0, 4))}
layouts = [dict(), dict(indent=2), dict(indent=4), dict(indent='\t'), dict(sort_keys=True),
           dict(ensure_ascii=False), dict(ensure_ascii=False, indent=2),
           dict(separators=(',', ':'), sort_keys=True)]
for _ in range(int(sys.argv[2])):
    event = {'id': 'evt_' + word(), 'data': value(4), 'amount': '25.00', 'a\u00e9': word()}
    signed = json.dumps(event, **random.choice(layouts)) + random.choice(['', '', '\n'])
    given = json.dumps(event, separators=(',', ':'), ensure_ascii=False)
    line = [base64.b64encode(text.encode()).decode() for text in (signed, given)]
    print(' '.join(line))
