#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a text of the sources has no German, no plural forms, or places its %1 differently.

With --self-test it first convinces itself that it notices each of these.
"""
import os
import re
import sys

import messages

PLACES = re.compile(r'%(?:n|L?\d+)')


def faults(texts, german, english):
    found = []
    for text in texts:
        context, source, note, plural = text
        where = f'{context}: “{source}”' + (f' ({note})' if note else '')
        for name, known, needed in (('German', german, True), ('English', english, plural)):
            if not needed:
                continue
            forms = known.get(text)
            if not forms:
                found.append(f'{where} has no {name}')
                continue
            if plural and len(forms) != 2:
                found.append(f'{where} lacks a plural form in {name}')
            # “one day” may be said without its number, every other place is kept.
            wanted = sorted(set(PLACES.findall(source)) - {'%n'})
            for form in forms:
                if sorted(set(PLACES.findall(form)) - {'%n'}) != wanted:
                    found.append(f'{where}: the {name} “{form}” does not keep {wanted}')
    return found


def self_test():
    plain, many = ('C', 'Hello %1', '', False), ('C', '%n day(s)', '', True)
    fine = {plain: ['Hallo %1'], many: ['%n Tag', '%n Tage']}
    english = {many: ['%n day', '%n days']}
    assert not faults([plain, many], fine, english)
    assert faults([plain], {}, {})
    assert faults([plain], {plain: []}, {})
    assert faults([plain], {plain: ['Hallo']}, {})
    assert faults([many], {many: ['%n Tage']}, english)
    assert faults([many], fine, {})


def hidden_texts(top):
    """Texts behind a lambda called tr: lupdate files them where nobody asks for them."""
    found = []
    for floor in ('app', 'ui'):
        for folder, _, names in os.walk(os.path.join(top, floor)):
            for name in names:
                if not name.endswith('.cpp'):
                    continue
                with open(os.path.join(folder, name), encoding='utf-8') as file:
                    text = file.read()
                if re.search(r'\btr = \[[^\]]*\]', text) and 'translate("coinpay"' not in text:
                    found.append(f'{name} hides texts behind a lambda called tr')
    return found


def main():
    self_test()
    here = os.path.dirname(os.path.abspath(__file__))
    texts = messages.of_sources(os.path.dirname(here))
    if len(texts) < 100:
        print(f'Only {len(texts)} texts were found: lupdate did not see the sources.')
        return 1
    found = faults(texts, messages.of_file(os.path.join(here, 'coinpay_de.ts')),
                   messages.of_file(os.path.join(here, 'coinpay_en.ts')))
    found += hidden_texts(os.path.dirname(here))
    print('\n'.join(found[:50]))
    print(f'{len(texts)} texts, {len(found)} faults')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
