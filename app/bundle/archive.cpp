// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/archive.h"

#include "bundle/texts.h"

#include <algorithm>

namespace coinpay {

namespace {

// The fields of a header, POSIX.1-1988 section 10.1.1.
constexpr qsizetype Block = 512;
constexpr qsizetype NameField = 100;
constexpr qsizetype SizeAt = 124;
constexpr qsizetype SizeDigits = 11;
constexpr qsizetype ChecksumAt = 148;
constexpr qsizetype ChecksumField = 8;
constexpr qsizetype MagicAt = 257;
constexpr qsizetype EndBlocks = 2;

void put(QByteArray &header, qsizetype at, QByteArrayView text)
{
    std::copy(text.begin(), text.end(), header.begin() + at);
}

QByteArray octal(qsizetype number, qsizetype digits)
{
    return QByteArray::number(number, 8).rightJustified(digits, '0');
}

QByteArray headerOf(const BundlePart &part)
{
    QByteArray header(Block, '\0');
    put(header, 0, part.name);
    put(header, 100, "0000600"); // mode
    put(header, 108, "0000000"); // owner
    put(header, 116, "0000000"); // group
    put(header, SizeAt, octal(part.bytes.size(), SizeDigits));
    put(header, 136, "00000000000"); // time of change
    put(header, ChecksumAt, QByteArray(ChecksumField, ' '));
    put(header, 156, "0"); // an ordinary file
    put(header, MagicAt,
        QByteArrayView("ustar\0"
                       "00",
                       8));
    qsizetype sum = 0;
    for (const char c : std::as_const(header))
        sum += static_cast<unsigned char>(c);
    put(header, ChecksumAt, octal(sum, 6));
    put(header, ChecksumAt + 6, QByteArrayView("\0 ", 2));
    return header;
}

qsizetype padded(qsizetype size)
{
    return (size + Block - 1) / Block * Block;
}

bool isNameOfAPart(QByteArrayView name)
{
    return !name.isEmpty() && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_';
           });
}

tl::unexpected<Error> refused(const char *code, const QString &sentence)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.code = QLatin1String(code);
    error.message = sentence;
    return fail(std::move(error));
}

tl::unexpected<Error> notABundle()
{
    return refused("not_a_bundle", BundleTexts::tr("This file is not a support bundle."));
}

tl::unexpected<Error> altered(const QByteArray &part)
{
    if (part.isEmpty())
        return refused("altered",
                       BundleTexts::tr("This file was altered: it does not end as it should."));
    return refused("altered", BundleTexts::tr("This file was altered: the container around %1.",
                                              "%1 a file's name")
                                  .arg(QString::fromLatin1(part)));
}

tl::unexpected<Error> cut(const QByteArray &part)
{
    return refused("altered",
                   BundleTexts::tr("This file was cut short within %1.", "%1 a file's name")
                       .arg(QString::fromLatin1(part)));
}

} // namespace

QByteArray packParts(const QList<BundlePart> &parts)
{
    QByteArray archive;
    for (const BundlePart &part : parts) {
        archive += headerOf(part);
        archive += part.bytes;
        archive.resize(padded(archive.size()), '\0');
    }
    archive.resize(archive.size() + EndBlocks * Block, '\0');
    return archive;
}

Result<QList<BundlePart>> unpackParts(const QByteArray &archive)
{
    if (archive.size() > MaxBundleBytes)
        return refused("not_a_bundle",
                       BundleTexts::tr("This file is larger than any support bundle."));
    QList<BundlePart> parts;
    qsizetype at = 0;
    while (at + Block <= archive.size() && archive.at(at) != '\0') {
        const QByteArrayView header = QByteArrayView(archive).sliced(at, Block);
        const QByteArray name(header.data(), qsizetype(qstrnlen(header.data(), NameField)));
        bool isNumber = false;
        const qsizetype size =
            header.sliced(SizeAt, SizeDigits).toByteArray().toLongLong(&isNumber, 8);
        if (name.size() >= NameField || !isNameOfAPart(name) || !isNumber || size < 0 ||
            parts.size() >= MaxBundleParts)
            return parts.isEmpty() ? notABundle() : altered(parts.last().name);
        at += Block;
        if (size > archive.size() - at)
            return parts.isEmpty() && header.sliced(MagicAt, 5) != "ustar" ? notABundle()
                                                                           : cut(name);
        parts.append({name, archive.mid(at, size)});
        // What is made again is compared as a whole: nothing hides between the parts.
        const QByteArray expected = headerOf(parts.last());
        const bool isPadded =
            at + padded(size) <= archive.size() &&
            archive.mid(at + size, padded(size) - size).count('\0') == padded(size) - size;
        if (header != expected)
            return parts.size() == 1 && header.sliced(MagicAt, 5) != "ustar" ? notABundle()
                                                                             : altered(name);
        if (!isPadded)
            return at + padded(size) > archive.size() ? cut(name) : altered(name);
        at += padded(size);
    }
    if (parts.isEmpty())
        return notABundle();
    if (archive.size() - at != EndBlocks * Block ||
        archive.mid(at).count('\0') != EndBlocks * Block)
        return altered({});
    return parts;
}

} // namespace coinpay
