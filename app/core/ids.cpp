// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ids.h"

#include <QRandomGenerator>

#include <cstring>
#include <limits>

namespace coinpay {

QByteArray RandomSource::bytes(qsizetype size)
{
    QByteArray data(size, Qt::Uninitialized);
    fill(data.data(), size);
    return data;
}

quint64 RandomSource::below(quint64 bound)
{
    // Values past the last whole multiple of bound would favour small results: draw again.
    const quint64 limit =
        std::numeric_limits<quint64>::max() - std::numeric_limits<quint64>::max() % bound;
    quint64 value = 0;
    do {
        fill(reinterpret_cast<char *>(&value), sizeof value);
    } while (value >= limit);
    return value % bound;
}

void SystemRandom::fill(char *data, qsizetype size)
{
    while (size > 0) {
        const quint32 word = QRandomGenerator::system()->generate();
        const auto part = qMin<qsizetype>(size, sizeof word);
        std::memcpy(data, &word, static_cast<size_t>(part));
        data += part;
        size -= part;
    }
}

QString newId(QLatin1String prefix, const Clock &clock, RandomSource &random)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int TimeCharacters = 10;
    constexpr int RandomCharacters = 16;
    QString id = prefix;
    const auto time = static_cast<quint64>(clock.now());
    for (int i = TimeCharacters - 1; i >= 0; --i)
        id += QLatin1Char(alphabet[(time >> (5 * i)) & 31]);
    for (int i = 0; i < RandomCharacters; ++i)
        id += QLatin1Char(alphabet[random.below(32)]);
    return id;
}

} // namespace coinpay
