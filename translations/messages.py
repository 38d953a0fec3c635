# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sources say, as lupdate sees it, filed under the context the running program asks for.

lupdate files tr() of a free function under its namespace. Here such functions are file-local helpers
that name a context themselves; this is put right before anything is compared.
"""
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as xml

HELPER = re.compile(r'QString tr\(const char[^)]*\)\s*\{\s*return QCoreApplication::translate\(\s*"([^"]+)"', re.S)
LACKS = re.compile(r"Class '([^']+)' lacks Q_OBJECT macro")


def lupdate():
    for path in ('/usr/lib/qt6/bin/lupdate', '/usr/lib64/qt6/bin/lupdate'):
        if os.access(path, os.X_OK):
            return path
    return 'lupdate'


def key(context, message):
    source = message.findtext('source') or ''
    note = message.findtext('comment') or ''
    return context, source, note, message.get('numerus') == 'yes'


def of_sources(top):
    """(context, source, note, has plural) of every text, in order."""
    with tempfile.TemporaryDirectory() as folder:
        ts = os.path.join(folder, 'all.ts')
        said = subprocess.run([lupdate(), '-no-obsolete', '-locations', 'absolute', 'app', 'ui', '-ts', ts],
                              cwd=top, check=True, capture_output=True, text=True).stderr
        root = xml.parse(ts).getroot()
        unowned = set(LACKS.findall(said))
        helpers = {}
        found = []
        for context in root.iter('context'):
            name = context.findtext('name')
            for message in context.iter('message'):
                contexts = set()
                for place in message.iter('location'):
                    path = os.path.normpath(os.path.join(folder, place.get('filename')))
                    if path not in helpers:
                        with open(path, encoding='utf-8') as file:
                            match = HELPER.search(file.read())
                        helpers[path] = match.group(1) if match else None
                    # In a class of its own, tr() is the class's; everywhere else it is the helper.
                    free = name in unowned or re.fullmatch(r'coinpay(::[a-z]+)*', name)
                    contexts.add(helpers[path] if free and helpers[path] else name)
                for each in sorted(contexts) or [name]:
                    found.append((each,) + key(name, message)[1:])
    return sorted(set(found))


def of_file(path):
    """key -> list of translated forms; an unfinished or empty one gives an empty list."""
    result = {}
    for context in xml.parse(path).getroot().iter('context'):
        for message in context.iter('message'):
            translation = message.find('translation')
            forms = [form.text or '' for form in translation.iter('numerusform')] or [translation.text or '']
            done = translation.get('type') is None and all(forms)
            result[key(context.findtext('name'), message)] = forms if done else []
    return result
