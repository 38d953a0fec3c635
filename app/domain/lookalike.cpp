// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/lookalike.h"

#include "core/text.h"
#include "domain/addressformats.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

qsizetype commonHead(QStringView one, QStringView other)
{
    const qsizetype length = std::min(one.size(), other.size());
    const auto end = one.begin() + length;
    return std::mismatch(one.begin(), end, other.begin()).first - one.begin();
}

qsizetype commonTail(QStringView one, QStringView other)
{
    const qsizetype length = std::min(one.size(), other.size());
    qsizetype tail = 0;
    while (tail < length && one[one.size() - 1 - tail] == other[other.size() - 1 - tail])
        ++tail;
    return tail;
}

QList<TextRange> differences(QStringView one, QStringView other)
{
    QList<TextRange> ranges;
    for (qsizetype i = 0; i < one.size(); ++i) {
        if (one[i] == other[i])
            continue;
        if (!ranges.isEmpty() && ranges.last().from + ranges.last().length == i)
            ++ranges.last().length;
        else
            ranges.append({i, 1});
    }
    return ranges;
}

} // namespace

QList<LookAlike> findLookAlikes(const QString &network, QStringView address,
                                std::span<const KnownAddress> known)
{
    const QString text = comparableAddress(network, address);
    const qsizetype beginning = addressBeginning(network, text);
    QList<LookAlike> found;
    for (size_t i = 0; i < known.size(); ++i) {
        const QString other = comparableAddress(network, known[i].address);
        if (other == text)
            return {};
        if (addressBeginning(network, other) != beginning)
            continue;
        const qsizetype head = beginning + commonHead(QStringView(text).mid(beginning),
                                                      QStringView(other).mid(beginning));
        const qsizetype tail = commonTail(text, other);
        if (head - beginning < LookAlikeEnd || tail < LookAlikeEnd)
            continue;
        LookAlike twin{static_cast<qsizetype>(i), {}, {}};
        if (text.size() == other.size()) {
            twin.differs = twin.knownDiffers = differences(text, other);
        } else {
            // Ends may overlap in the shorter one: "abcabc" and "abc".
            const qsizetype end = std::min({tail, text.size() - head, other.size() - head});
            twin.differs = {{head, text.size() - head - end}};
            twin.knownDiffers = {{head, other.size() - head - end}};
        }
        found.append(twin);
    }
    return found;
}

QString lookAlikeText(const KnownAddress &known)
{
    constexpr qsizetype MaxLabel = 60;
    if (known.label.isEmpty())
        return tr("This address begins and ends like one you know, but it is another one. Compare "
                  "the middle; if you copied it from a list of payments, it may be a trap.");
    return tr("This address begins and ends like the one of %1, but it is another one. Compare the "
              "middle; if you copied it from a list of payments, it may be a trap.",
              "%1 a name from the address book")
        .arg(displayText(known.label, MaxLabel));
}

} // namespace coinpay
