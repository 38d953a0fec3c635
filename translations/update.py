#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes new texts up from the sources into the .ts files and drops those that are gone.

Translations that are there stay; new ones are marked unfinished. check.py says what is missing.
"""
import os
import sys
from xml.sax.saxutils import escape

import messages

FORMS = 2  # English and German alike: one, many


def render(language, texts, known):
    # REUSE-IgnoreStart
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<!DOCTYPE TS>',
             '<!-- SPDX-FileCopyrightText: CoinPay Desk contributors -->',
             '<!-- SPDX-License-Identifier: GPL-3.0-or-later -->',
             f'<TS version="2.1" language="{language}" sourcelanguage="en">']
    # REUSE-IgnoreEnd
    open_context = None
    for text in texts:
        context, source, note, plural = text
        if context != open_context:
            if open_context is not None:
                lines.append('</context>')
            lines += ['<context>', f'    <name>{escape(context)}</name>']
            open_context = context
        forms = known.get(text, [])
        lines.append('    <message numerus="yes">' if plural else '    <message>')
        lines.append(f'        <source>{escape(source)}</source>')
        if note:
            lines.append(f'        <comment>{escape(note)}</comment>')
        state = '' if forms else ' type="unfinished"'
        if plural:
            inner = ''.join(f'<numerusform>{escape(form)}</numerusform>' for form in forms or [''] * FORMS)
            lines.append(f'        <translation{state}>{inner}</translation>')
        else:
            lines.append(f'        <translation{state}>{escape(forms[0]) if forms else ""}</translation>')
        lines.append('    </message>')
    if open_context is not None:
        lines.append('</context>')
    return '\n'.join(lines + ['</TS>', ''])


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    texts = messages.of_sources(os.path.dirname(here))
    for language, wanted in (('en', [text for text in texts if text[3]]), ('de', texts)):
        path = os.path.join(here, f'coinpay_{language}.ts')
        known = messages.of_file(path) if os.path.exists(path) else {}
        with open(path, 'w', encoding='utf-8') as file:
            file.write(render(language, wanted, known))
    return 0


if __name__ == '__main__':
    sys.exit(main())
