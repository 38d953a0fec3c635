// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/futures.h"

#include "secrets/keychainstore.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

//! Each broken session of with-keyring.sh, whose mode says what must be reported.
class KeychainFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading();
    void writing();
    void removing();

private:
    struct Expected
    {
        QString read;
        QString write;
        QString remove;
    };

    static Expected expected();
    const QString m_name = privateKeyEntry(QStringLiteral("planted"), QStringLiteral("key_1"));
};

KeychainFaultsTest::Expected KeychainFaultsTest::expected()
{
    const QString missing = QStringLiteral("keychain_missing");
    const QString locked = QStringLiteral("keychain_locked");
    const QString denied = QStringLiteral("keychain_denied");
    const QString mode = qEnvironmentVariable("COINPAY_KEYRING_MODE");
    if (mode == u"no-bus" || mode == u"no-address" || mode == u"no-service")
        return {missing, missing, missing};
    if (mode == u"no-keyring") // nothing can be lost, or removed, where there never was a keyring
        return {QStringLiteral("secret_missing"), missing, QStringLiteral("ok")};
    if (mode == u"locked")
        return {locked, locked, locked};
    if (mode == u"dismissed")
        return {denied, denied, denied};
    return {};
}

template <typename T>
QString kindOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : QString(errorKindName(result.error().kind));
}

void KeychainFaultsTest::reading()
{
    KeychainStore store;
    const auto answer = settled(store.read(m_name));
    QCOMPARE(kindOf(answer), expected().read);
    QCOMPARE(kindOf(settled(store.read(m_name))), expected().read); // Retry says it again
}

void KeychainFaultsTest::writing()
{
    KeychainStore store;
    const auto secret = std::make_shared<const SecretBytes>(QByteArrayView("new"));
    QCOMPARE(kindOf(settled(store.write(m_name, secret))), expected().write);
}

void KeychainFaultsTest::removing()
{
    KeychainStore store;
    QCOMPARE(kindOf(settled(store.remove(m_name))), expected().remove);
}

QTEST_GUILESS_MAIN(KeychainFaultsTest)
#include "tst_keychainfaults.moc"
