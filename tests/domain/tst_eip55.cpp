// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/eip55.h"

#include "domain/vectors.h"

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

class Eip55Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void published_data();
    void published();
    void refuses_data();
    void refuses();
};

void Eip55Test::published_data()
{
    QTest::addColumn<QString>("address");
    for (const QStringList &row : vectors("eip55"))
        QTest::newRow(row[0].toLatin1()) << row[0];
}

void Eip55Test::published()
{
    QFETCH(QString, address);
    const QString digits = address.mid(2);
    QCOMPARE(eip55(digits), address);
    QCOMPARE(eip55(digits.toLower()), address);
    QCOMPARE(eip55(digits.toUpper()), address);
}

void Eip55Test::refuses_data()
{
    QTest::addColumn<QString>("digits");
    QTest::newRow("nothing") << QString();
    QTest::newRow("39 digits") << QString(39, u'a');
    QTest::newRow("41 digits") << QString(41, u'a');
    QTest::newRow("a letter too far") << QString(39, u'a') + u'g';
    QTest::newRow("a sign before a") << QString(39, u'a') + u'`';
    QTest::newRow("digits of another script") << QString(40, QChar(0x0661));
}

void Eip55Test::refuses()
{
    QFETCH(QString, digits);
    QCOMPARE(eip55(digits), std::nullopt);
}

QTEST_GUILESS_MAIN(Eip55Test)
#include "tst_eip55.moc"
