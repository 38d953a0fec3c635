// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QStringList>
#include <QTest>

namespace coinpay::test {

//! The rows of tests/domain/data/<name>.txt: words, without comments.
inline QList<QStringList> vectors(const char *name)
{
    QFile file(QStringLiteral(COINPAY_VECTORS "/%1.txt").arg(QLatin1String(name)));
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (!line.isEmpty() && !line.startsWith(u'#'))
            rows.append(line.split(u' '));
    }
    return rows;
}

//! A row's name: short enough for a report, and unlike its neighbours.
inline QByteArray rowName(const QString &text)
{
    return text.left(24).toUtf8() + '/' + QByteArray::number(text.size());
}

//! Every text that differs from this one in one character of the alphabet.
template <typename Visit>
void forEachSubstitution(const QString &text, QStringView alphabet, Visit visit)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const QChar c : alphabet) {
            QString other = text;
            other[i] = c;
            if (other != text)
                visit(other);
        }
    }
}

} // namespace coinpay::test
