// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/needles.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QString>

#include <algorithm>

namespace coinpay::test {

namespace {

constexpr qsizetype ShortestNeedle = 16; // anything shorter would be found by chance
constexpr qsizetype SeedLength = 32;

QByteArray utf16(const QByteArray &text)
{
    const QString wide = QString::fromLatin1(text);
    return {reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2};
}

//! As it stands inside the base64 of something longer, at each of the three places it may begin.
QByteArrayList insideBase64(const QByteArray &secret)
{
    QByteArrayList spellings;
    for (qsizetype before = 0; before < 3; ++before) {
        const QByteArray padded = QByteArray(before, '\0') + secret;
        QByteArray text =
            padded.toBase64(QByteArray::OmitTrailingEquals).mid(before == 0 ? 0 : before + 1);
        if ((before + secret.size()) % 3 != 0)
            text.chop(1); // depends on what follows
        spellings.append(text);
    }
    return spellings;
}

//! The longest part that an index of words may keep, in the case it keeps words in.
QByteArray longestWord(const QByteArray &secret)
{
    QByteArray longest, word;
    const QByteArray ended = secret + '-';
    for (const char c : ended) {
        const bool isPart =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (isPart) {
            word += c;
            continue;
        }
        if (word.size() > longest.size())
            longest = word;
        word.clear();
    }
    return longest.toLower();
}

} // namespace

void Needles::add(const QByteArray &what, const QByteArray &secret)
{
    if (secret.size() < ShortestNeedle)
        qFatal("a secret is too short to be looked for");
    const bool known = std::ranges::any_of(
        m_needles, [&](const Needle &needle) { return needle.bytes == secret; });
    if (known)
        return;
    m_needles.append({what, secret});
    m_needles.append({what + " in UTF-16", utf16(secret)});
    for (const QByteArray &spelling : insideBase64(secret)) {
        m_needles.append({what + " in base64", spelling});
        m_needles.append(
            {what + " in base64url", QByteArray(spelling).replace('+', '-').replace('/', '_')});
    }
    m_needles.append({what + " in hex", secret.toHex()});
    m_needles.append({what + " in capital hex", secret.toHex().toUpper()});
    if (const QByteArray encoded = secret.toPercentEncoding(); encoded != secret)
        m_needles.append({what + " in a link", encoded});
    if (const QByteArray word = longestWord(secret); word.size() >= ShortestNeedle)
        m_needles.append({what + " as a word of an index", word});
}

bool Needles::addPrivateKey(const QByteArray &pem)
{
    const qsizetype begin = pem.indexOf("-----BEGIN PRIVATE KEY-----");
    const qsizetype end = pem.indexOf("-----END");
    if (begin < 0 || end < 0)
        return false;
    const QByteArray body = pem.mid(begin + 27, end - begin - 27).simplified();
    const QByteArray der = QByteArray::fromBase64(body);
    if (der.size() != 16 + SeedLength) // RFC 8410: a header of 16 bytes
        return false;
    const QByteArray seed = der.right(SeedLength);
    add("key", body);
    add("seed", seed);
    return true;
}

void Needles::addExchange(const QJsonObject &exchange)
{
    const QJsonObject request = exchange.value(QLatin1String("request")).toObject();
    const QString signature = request.value(QLatin1String("headers"))
                                  .toObject()
                                  .value(QLatin1String("x-signature"))
                                  .toString();
    if (!signature.isEmpty())
        add("signature", signature.toLatin1());
    const QJsonObject response = exchange.value(QLatin1String("response")).toObject();
    const QByteArray body =
        QByteArray::fromBase64(response.value(QLatin1String("body_base64")).toString().toLatin1());
    const QString token =
        QJsonDocument::fromJson(body).object().value(QLatin1String("access_token")).toString();
    if (!token.isEmpty())
        add("token", token.toLatin1());
    const QString secret =
        QJsonDocument::fromJson(body).object().value(QLatin1String("secret")).toString();
    if (!secret.isEmpty())
        add("webhook secret", secret.toLatin1());
}

int Needles::count(const QByteArray &what) const
{
    return static_cast<int>(std::ranges::count_if(
        m_needles, [&](const Needle &needle) { return needle.what == what; }));
}

QStringList Needles::findIn(const QByteArray &place, const QByteArray &haystack) const
{
    QStringList found;
    for (const Needle &needle : m_needles) {
        if (haystack.contains(needle.bytes))
            found.append(QString::fromUtf8(needle.what + " in " + place));
    }
    return found;
}

QStringList Needles::findInFolder(const QString &folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!files.fileInfo().isFile()) // sockets and pipes hold nothing
            continue;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        found += findIn(path.toUtf8(), path.toUtf8() + file.readAll());
    }
    return found;
}

} // namespace coinpay::test
