// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/futures.h"

#include "crypto/signingkey.h"
#include "secrets/keychainstore.h"

#include <QProcess>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

//! A real gnome-keyring, unlocked, in a session of its own.
class KeychainStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLostEntryIsSaidToBeLost();
    void keepsReplacesAndForgets();
    void keepsAPrivateKeyAsText();
    void manyTasksRunOneAfterTheOther();
    void anEndingStoreLeavesNobodyWaiting();
    void writesNothingOfItsOwn();

private:
    static SharedSecret secret(QByteArrayView bytes)
    {
        return std::make_shared<const SecretBytes>(bytes);
    }

    const QString m_name = privateKeyEntry(QStringLiteral("shop"), QStringLiteral("key_1"));
};

void KeychainStoreTest::initTestCase()
{
    QCOMPARE(qEnvironmentVariable("COINPAY_KEYRING_MODE"), QStringLiteral("unlocked"));
}

void KeychainStoreTest::aLostEntryIsSaidToBeLost()
{
    KeychainStore store;
    const auto answer = settled(store.read(m_name));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::SecretMissing);
    QVERIFY(settled(store.remove(m_name)));
}

void KeychainStoreTest::keepsReplacesAndForgets()
{
    KeychainStore store;
    QVERIFY(settled(store.write(m_name, secret("one"))));
    QVERIFY(settled(store.write(m_name, secret("two"))));
    KeychainStore another;
    const auto answer = settled(another.read(m_name));
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
    QVERIFY((*answer)->equals("two"));
    QVERIFY(settled(another.remove(m_name)));
    QCOMPARE(settled(store.read(m_name)).error().kind, ErrorKind::SecretMissing);
}

void KeychainStoreTest::keepsAPrivateKeyAsText()
{
    KeychainStore store;
    const auto key = SigningKey::generate();
    const auto pem = std::make_shared<const SecretBytes>(key->toPem());
    QVERIFY(settled(store.write(m_name, pem)));
    const auto answer = settled(store.read(m_name));
    QVERIFY(answer);
    QVERIFY((*answer)->equals(pem->view()));
    const auto again = SigningKey::fromPem((*answer)->view());
    QVERIFY(again);
    QCOMPARE(again->publicRaw(), key->publicRaw());

    // And so does the desktop's own program.
    QProcess program;
    program.start(QStringLiteral("secret-tool"),
                  {QStringLiteral("lookup"), QStringLiteral("user"), m_name,
                   QStringLiteral("server"), QStringLiteral("coinpay-desk")});
    QVERIFY(program.waitForFinished());
    QVERIFY(pem->equals(program.readAllStandardOutput()));
    QVERIFY(settled(store.remove(m_name)));
}

void KeychainStoreTest::manyTasksRunOneAfterTheOther()
{
    KeychainStore store;
    QList<QFuture<Done>> writes;
    for (int i = 0; i < 20; ++i)
        writes.append(store.write(m_name, secret(QByteArray::number(i))));
    auto answer = store.read(m_name);
    QVERIFY((*settled(answer))->equals("19"));
    for (const QFuture<Done> &write : writes)
        QVERIFY(write.isFinished() && write.result());
    QVERIFY(settled(store.remove(m_name)));
}

void KeychainStoreTest::anEndingStoreLeavesNobodyWaiting()
{
    QFuture<Result<SharedSecret>> running;
    QFuture<Result<SharedSecret>> waiting;
    {
        KeychainStore store;
        running = store.read(m_name);
        waiting = store.read(m_name);
    }
    QVERIFY(QTest::qWaitFor([&] { return running.isFinished() && waiting.isFinished(); }, 10'000));
    QVERIFY(running.isCanceled());
    QVERIFY(waiting.isCanceled());
}

void KeychainStoreTest::writesNothingOfItsOwn()
{
    // QtKeychain's insecure fallback would be a settings file below the home of this session.
    KeychainStore store;
    QVERIFY(settled(store.write(m_name, secret("planted-secret-73519"))));
    QProcess grep;
    grep.start(QStringLiteral("grep"),
               {QStringLiteral("-rla"), QStringLiteral("planted-secret-73519"),
                qEnvironmentVariable("HOME")});
    QVERIFY(grep.waitForFinished());
    QCOMPARE(grep.readAllStandardOutput(), QByteArray());
    QVERIFY(settled(store.remove(m_name)));
}

QTEST_GUILESS_MAIN(KeychainStoreTest)
#include "tst_keychainstore.moc"
