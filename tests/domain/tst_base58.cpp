// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base58.h"

#include "domain/vectors.h"

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {
const QString alphabet = u"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"_s;
}

class Base58Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void published_data();
    void published();
    void namesTheWrongCharacter_data();
    void namesTheWrongCharacter();
    void boundsItsWork();
    void checksumOfPublishedAddresses_data();
    void checksumOfPublishedAddresses();
    void noSubstitutionPasses_data();
    void noSubstitutionPasses();
    void noTranspositionPasses();
    void needsRoomForAChecksum();
};

void Base58Test::published_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    for (const QStringList &row : vectors("base58")) {
        const bool none = row[1] == u'-';
        QTest::newRow(rowName(row[1]))
            << (none ? QByteArray() : QByteArray::fromHex(row[0].toLatin1()))
            << (none ? QString() : row[1]);
    }
}

void Base58Test::published()
{
    QFETCH(QString, text);
    const auto bytes = decodeBase58(text);
    QVERIFY(bytes);
    QTEST(*bytes, "bytes");
}

void Base58Test::namesTheWrongCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::newRow("a zero") << u"120"_s << qsizetype(2);
    QTest::newRow("a capital O") << u"O12"_s << qsizetype(0);
    QTest::newRow("a capital I") << u"1I2"_s << qsizetype(1);
    QTest::newRow("a small l") << u"1l2"_s << qsizetype(1);
    QTest::newRow("a Cyrillic a") << u"12\u0430"_s << qsizetype(2);
    QTest::newRow("what would wrap to a digit") << u"1\u0131"_s << qsizetype(1);
    QTest::newRow("a NUL") << QString(QChar(0)) << qsizetype(0);
}

void Base58Test::namesTheWrongCharacter()
{
    QFETCH(QString, text);
    const auto bytes = decodeBase58(text);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().fault, AddressFault::WrongCharacter);
    QTEST(bytes.error().position, "position");
}

void Base58Test::boundsItsWork()
{
    QVERIFY(decodeBase58(QString(MaxBase58Length, u'z')));
    const auto bytes = decodeBase58(QString(MaxBase58Length + 1, u'z'));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().fault, AddressFault::WrongLength);
}

void Base58Test::checksumOfPublishedAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("hash");
    for (const QStringList &row : vectors("base58check_kin"))
        QTest::newRow(rowName(row[2])) << row[2] << QByteArray::fromHex(row[3].toLatin1());
    QTest::newRow("TRON, of its own documents")
        << u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBr"_s
        << QByteArray::fromHex("9D1015E669C2DF831003C5C54CEB48DA613D9979");
}

void Base58Test::checksumOfPublishedAddresses()
{
    QFETCH(QString, address);
    const auto payload = decodeBase58check(address);
    QVERIFY(payload);
    QTEST(payload->sliced(1), "hash");
}

void Base58Test::noSubstitutionPasses_data()
{
    QTest::addColumn<QString>("address");
    for (const auto &address :
         {u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s, u"36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm"_s,
          u"LT2KVaAy1ppRuxRgrS5RNU3vBsy7RibPeA"_s, u"DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE"_s,
          u"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"_s})
        QTest::newRow(address.toLatin1()) << address;
}

void Base58Test::noSubstitutionPasses()
{
    QFETCH(QString, address);
    QVERIFY(decodeBase58check(address));
    int tried = 0;
    forEachSubstitution(address, alphabet, [&](const QString &other) {
        QVERIFY2(!decodeBase58check(other), qPrintable(other));
        ++tried;
    });
    QCOMPARE(tried, 34 * 57);
}

void Base58Test::noTranspositionPasses()
{
    const QString address = u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s;
    for (qsizetype i = 0; i + 1 < address.size(); ++i) {
        QString other = address;
        std::swap(other[i], other[i + 1]);
        if (other != address)
            QVERIFY2(!decodeBase58check(other), qPrintable(other));
    }
}

void Base58Test::needsRoomForAChecksum()
{
    for (const auto &text : {u""_s, u"1"_s, u"111"_s}) {
        const auto payload = decodeBase58check(text);
        QVERIFY(!payload);
        QCOMPARE(payload.error().fault, AddressFault::WrongLength);
    }
    QCOMPARE(decodeBase58check(u"3QJmnh"_s)->size(), 0); // the checksum of nothing: 5df6e0e2
}

QTEST_GUILESS_MAIN(Base58Test)
#include "tst_base58.moc"
