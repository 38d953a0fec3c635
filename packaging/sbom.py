#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what a package is made of, as SPDX 2.3 in JSON, or checks it against the package.

    sbom.py write PACKAGE          PACKAGE.spdx.json beside it
    sbom.py check PACKAGE          exit code 1, and what is wrong, if they do not fit

PACKAGE is a .deb, an .rpm or a .tar.xz. Every file of it is named with its hashes; every library its
programs load, and every library of headers compiled into them, with the version of the Debian
package it came from. The time of creation is $SOURCE_DATE_EPOCH.
"""
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
with open(os.path.join(TOP, 'CMakeLists.txt'), encoding='utf-8') as lists:
    HOME = re.search(r'HOMEPAGE_URL ([^\s)]+)', lists.read()).group(1)
LICENCE = 'GPL-3.0-or-later'
PEOPLE = 'Organization: CoinPay Desk contributors'
# Compiled in: nothing of the finished program says so.
HEADERS = ['/usr/include/boost/version.hpp', '/usr/include/tl/expected.hpp']
COMPILER = '/usr/bin/c++'


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def digest(path, kind):
    with open(path, 'rb') as file:
        return hashlib.new(kind, file.read()).hexdigest()


def unpack(package, into):
    if package.endswith('.deb'):
        run('dpkg-deb', '-x', package, into)
    elif package.endswith('.rpm'):
        cpio = subprocess.run(['rpm2cpio', package], check=True, capture_output=True).stdout
        subprocess.run(['cpio', '-idm', '--quiet', '-D', into], input=cpio, check=True)
    else:
        run('tar', '-xf', package, '-C', into)


def name_and_version(package):
    if package.endswith('.deb'):
        fields = run('dpkg-deb', '-f', package, 'Package', 'Version', 'Architecture')
        return [line.split(': ', 1)[1] for line in fields.splitlines()]
    if package.endswith('.rpm'):
        return run('rpm', '-qp', '--qf', '%{NAME}\n%{VERSION}-%{RELEASE}\n%{ARCH}', package).split()
    name, version = re.match(r'(.*)-([0-9.]+)\.tar', os.path.basename(package)).groups()
    return [name, version, 'source']


def files_below(root):
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                yield os.path.relpath(path, root), path


def is_program(path):
    with open(path, 'rb') as file:
        return file.read(4) == b'\x7fELF'


def needed(path):
    return re.findall(r'\(NEEDED\).*\[(.*)\]', run('readelf', '-d', path))


def libraries(paths):
    """The Debian packages whose libraries these programs load."""
    places = {}
    for line in run('/sbin/ldconfig', '-p').splitlines():
        found = re.match(r'\s+(\S+) \(.*x86-64.*\) => (\S+)|\s+(\S+) \(.*\) => (\S+)', line)
        if found:
            name, place = [group for group in found.groups() if group]
            places.setdefault(name, os.path.realpath(place))
    names = {library for path in paths for library in needed(path)}
    return owners({places[name] for name in names if name in places})


def owners(paths):
    # A package may have been made before /lib became a part of /usr.
    either = sorted(paths) + sorted(re.sub('^/usr', '', path) for path in paths)
    told = subprocess.run(['dpkg', '-S'] + either, capture_output=True, text=True).stdout
    owner_of = {os.path.realpath(line.split(': ', 1)[1]): line.split(':', 1)[0]
                for line in told.splitlines()}
    unknown = [path for path in paths if path not in owner_of]
    if unknown:
        raise SystemExit(f'no package owns {unknown}')
    return sorted({owner_of[path] for path in paths})


def installed(name):
    return run('dpkg-query', '-W', '-f', '${Version} ${Architecture}', name).split()


def part(name):
    version, architecture = installed(name)
    return {'SPDXID': f'SPDXRef-Debian-{re.sub("[^A-Za-z0-9.-]", "-", name)}',
            'name': name, 'versionInfo': version, 'supplier': 'Organization: Debian',
            'downloadLocation': 'NOASSERTION', 'filesAnalyzed': False,
            'licenseConcluded': 'NOASSERTION', 'licenseDeclared': 'NOASSERTION',
            'copyrightText': 'NOASSERTION',
            'externalRefs': [{'referenceCategory': 'PACKAGE-MANAGER', 'referenceType': 'purl',
                              'referenceLocator': f'pkg:deb/debian/{name.replace("+", "%2B")}@'
                                                  f'{version.replace("+", "%2B").replace("~", "%7E")}'
                                                  f'?arch={architecture}'}]}


def licence_of(name):
    return 'CC0-1.0' if name.endswith('.metainfo.xml') else LICENCE


def describe_files(root):
    files = []
    for number, (name, path) in enumerate(files_below(root)):
        files.append({'SPDXID': f'SPDXRef-File-{number}', 'fileName': './' + name,
                      'fileTypes': ['BINARY' if is_program(path) else 'OTHER'],
                      'checksums': [{'algorithm': 'SHA1', 'checksumValue': digest(path, 'sha1')},
                                    {'algorithm': 'SHA256', 'checksumValue': digest(path, 'sha256')}],
                      'licenseConcluded': licence_of(name), 'copyrightText': 'CoinPay Desk contributors'})
    return files


def verification_code(files):
    """SPDX 2.3, clause 7.9: the SHA-1 of the sorted SHA-1 of all files."""
    sums = sorted(file['checksums'][0]['checksumValue'] for file in files)
    return hashlib.sha1(''.join(sums).encode()).hexdigest()


def relation(a, kind, b):
    return {'spdxElementId': a, 'relationshipType': kind, 'relatedSpdxElement': b}


def document(package, root):
    name, version, architecture = name_and_version(package)
    files = describe_files(root)
    programs = [path for _, path in files_below(root) if is_program(path)]
    main = {'SPDXID': 'SPDXRef-Package', 'name': name, 'versionInfo': version,
            'packageFileName': os.path.basename(package), 'supplier': PEOPLE, 'homepage': HOME,
            'downloadLocation': 'NOASSERTION', 'filesAnalyzed': True,
            'primaryPackagePurpose': 'SOURCE' if architecture == 'source' else 'APPLICATION',
            'packageVerificationCode': {'packageVerificationCodeValue': verification_code(files)},
            'checksums': [{'algorithm': 'SHA256', 'checksumValue': digest(package, 'sha256')}],
            'licenseConcluded': LICENCE, 'licenseDeclared': LICENCE,
            'licenseInfoFromFiles': sorted({file['licenseConcluded'] for file in files}),
            'copyrightText': 'CoinPay Desk contributors'}
    loaded = [part(library) for library in libraries(programs)] if programs else []
    headers = [part(header) for header in owners(set(HEADERS))] if programs else []
    tools = [part(tool) for tool in owners({os.path.realpath(COMPILER)})] if programs else []
    relations = [relation('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-Package')]
    relations += [relation('SPDXRef-Package', 'CONTAINS', file['SPDXID']) for file in files]
    relations += [relation('SPDXRef-Package', 'DYNAMIC_LINK', other['SPDXID']) for other in loaded]
    relations += [relation('SPDXRef-Package', 'STATIC_LINK', other['SPDXID']) for other in headers]
    relations += [relation(other['SPDXID'], 'BUILD_TOOL_OF', 'SPDXRef-Package') for other in tools]
    created = datetime.datetime.fromtimestamp(int(os.environ['SOURCE_DATE_EPOCH']), datetime.timezone.utc)
    return {'spdxVersion': 'SPDX-2.3', 'dataLicense': 'CC0-1.0', 'SPDXID': 'SPDXRef-DOCUMENT',
            'name': os.path.basename(package),
            'documentNamespace': f'{HOME}/spdx/{os.path.basename(package)}-{digest(package, "sha256")}',
            'creationInfo': {'created': created.strftime('%Y-%m-%dT%H:%M:%SZ'),
                             'creators': [PEOPLE, 'Tool: coinpay-desk-packaging-sbom']},
            'packages': [main] + loaded + headers + tools, 'files': files, 'relationships': relations}


REQUIRED = {
    'document': ['spdxVersion', 'dataLicense', 'SPDXID', 'name', 'documentNamespace', 'creationInfo'],
    'package': ['SPDXID', 'name', 'versionInfo', 'downloadLocation', 'supplier', 'licenseConcluded',
                'licenseDeclared', 'copyrightText'],
    'file': ['SPDXID', 'fileName', 'checksums', 'licenseConcluded', 'copyrightText'],
}


def form_faults(bom):
    """What SPDX 2.3 itself asks of a document."""
    for kind, elements in (('document', [bom]), ('package', bom['packages']), ('file', bom['files'])):
        for element in elements:
            for field in REQUIRED[kind]:
                if not element.get(field):
                    yield f'{kind} {element.get("SPDXID")} has no {field}'
    if bom['spdxVersion'] != 'SPDX-2.3' or bom['dataLicense'] != 'CC0-1.0':
        yield 'not a document of SPDX 2.3'
    if not re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', bom['creationInfo']['created']):
        yield 'the time of creation is not in the form of SPDX'
    ids = [element['SPDXID'] for element in [bom] + bom['packages'] + bom['files']]
    if len(ids) != len(set(ids)):
        yield 'an id is given twice'
    for identity in ids:
        if not re.fullmatch(r'SPDXRef-[A-Za-z0-9.-]+', identity):
            yield f'{identity} is not an id of SPDX'
    for row in bom['relationships']:
        for end in (row['spdxElementId'], row['relatedSpdxElement']):
            if end not in ids:
                yield f'nothing is called {end}'


def content_faults(bom, package, root):
    """Whether it is about this package, whole."""
    main = bom['packages'][0]
    if main['checksums'][0]['checksumValue'] != digest(package, 'sha256'):
        yield 'it describes another package'
    told = {file['fileName']: file['checksums'][1]['checksumValue'] for file in bom['files']}
    there = {'./' + name: digest(path, 'sha256') for name, path in files_below(root)}
    for name in sorted(told.keys() | there.keys()):
        if told.get(name) != there.get(name):
            yield f'{name}: {told.get(name)} is told, {there.get(name)} is there'
    if main['packageVerificationCode']['packageVerificationCodeValue'] != verification_code(bom['files']):
        yield 'the verification code is wrong'
    names = {other['name'] for other in bom['packages']}
    programs = [path for _, path in files_below(root) if is_program(path)]
    for library in libraries(programs) if programs else []:
        if library not in names:
            yield f'{library} is loaded and not told'


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ('write', 'check'):
        raise SystemExit(__doc__)
    package = sys.argv[2]
    bom_path = package + '.spdx.json'
    with tempfile.TemporaryDirectory() as root:
        unpack(package, root)
        if sys.argv[1] == 'write':
            with open(bom_path, 'w', encoding='utf-8') as file:
                json.dump(document(package, root), file, indent=1, sort_keys=True)
                file.write('\n')
            return 0
        with open(bom_path, encoding='utf-8') as file:
            bom = json.load(file)
        faults = list(form_faults(bom)) + list(content_faults(bom, package, root))
    for fault in faults:
        print(f'{bom_path}: {fault}', file=sys.stderr)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
