// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainerror.h"

#include <QTest>

using namespace coinpay;

//! What each report of QtKeychain is taken for, on platforms and keychains that no test machine has
//! too. No error is written as `ok`.
class KeychainErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meanings_data();
    void meanings();
    void unknownFaultsAreShownAsData();
};

void KeychainErrorTest::meanings_data()
{
    using enum KeychainTask;
    using enum ServiceState;
    QTest::addColumn<KeychainTask>("task");
    QTest::addColumn<int>("reported");
    QTest::addColumn<ServiceState>("state");
    QTest::addColumn<QString>("meaning");
    const auto row = [](const char *name, KeychainTask task, QKeychain::Error reported,
                        ServiceState state, const char *meaning) {
        QTest::newRow(name) << task << int(reported) << state << QString::fromLatin1(meaning);
    };
    row("read works", Read, QKeychain::NoError, Open, "ok");
    row("removal works", Remove, QKeychain::NoError, Open, "ok");
    row("removal works on another platform", Remove, QKeychain::NoError, NotUsed, "ok");
    row("removal from a locked keyring did nothing", Remove, QKeychain::NoError, Locked,
        "keychain_locked");
    row("entry lost", Read, QKeychain::EntryNotFound, Open, "secret_missing");
    row("entry lost in a KWallet session", Read, QKeychain::EntryNotFound, NoService,
        "secret_missing");
    row("entry lost on another platform", Read, QKeychain::EntryNotFound, NotUsed,
        "secret_missing");
    row("an entry hidden by the lock is not lost", Read, QKeychain::EntryNotFound, Locked,
        "keychain_locked");
    row("prompt dismissed", Read, QKeychain::EntryNotFound, Dismissed, "keychain_denied");
    row("nothing to remove", Remove, QKeychain::EntryNotFound, Open, "ok");
    row("KWallet refused by the person", Read, QKeychain::AccessDeniedByUser, NoService,
        "keychain_denied");
    row("write to a locked keyring", Write, QKeychain::AccessDenied, Locked, "keychain_locked");
    row("write denied by a policy", Write, QKeychain::AccessDenied, Open, "keychain_denied");
    row("no backend", Read, QKeychain::NoBackendAvailable, NoService, "keychain_missing");
    row("no bus", Read, QKeychain::OtherError, NoBus, "keychain_missing");
    row("no service", Write, QKeychain::OtherError, NoService, "keychain_missing");
    row("no keyring", Write, QKeychain::OtherError, NoKeyring, "keychain_missing");
    row("something else", Write, QKeychain::OtherError, Open, "keychain_denied");
}

void KeychainErrorTest::meanings()
{
    QFETCH(KeychainTask, task);
    QFETCH(int, reported);
    QFETCH(ServiceState, state);
    QFETCH(QString, meaning);
    const auto fault = keychainError(task, QKeychain::Error(reported), QString(), state);
    QCOMPARE(fault ? QString(errorKindName(fault->kind)) : QStringLiteral("ok"), meaning);
    QVERIFY(!fault || !fault->message.isEmpty());
}

void KeychainErrorTest::unknownFaultsAreShownAsData()
{
    const auto fault =
        keychainError(KeychainTask::Write, QKeychain::OtherError,
                      QStringLiteral("odd\u202Ename\nof a thing"), ServiceState::Open);
    QVERIFY(fault);
    QVERIFY2(fault->message.contains(QStringLiteral("odd\u27E8U+202E\u27E9name of a thing")),
             qPrintable(fault->message));
}

QTEST_GUILESS_MAIN(KeychainErrorTest)
#include "tst_keychainerror.moc"
