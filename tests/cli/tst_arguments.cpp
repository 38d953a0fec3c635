// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/commandtable.h"
#include "cli/exitcode.h"
#include "cli/optiontable.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::cli;

class TestArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("command");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *name, const char *line, Command command,
                            const char *subject = "") {
            QTest::newRow(name) << QString::fromLatin1(line) << static_cast<int>(command)
                                << QString::fromLatin1(subject);
        };
        row("help", "--help", Command::Help);
        row("help in short", "-h", Command::Help);
        row("help wins over a half command", "invoices create --help", Command::Help);
        row("version as JSON", "--version --json", Command::Version);
        row("options before the command", "--json --profile shop invoices list",
            Command::InvoicesList);
        row("options after the command", "invoices get inv_1 --profile=shop", Command::InvoicesGet,
            "inv_1");
        row("create",
            "invoices create --amount 25.00 --asset USDT --reference order_1 --expires-in 900",
            Command::InvoicesCreate);
        row("watch", "invoices watch inv_1 --timeout 60", Command::InvoicesWatch, "inv_1");
        row("add a profile",
            "profiles add shop --url https://api.example.com --key-id key_1 --key-file k.pem",
            Command::ProfilesAdd, "shop");
        row("an escrow", "escrows create --amount 5 --asset BTC --buyer b --seller s --deal d",
            Command::EscrowsCreate);
        row("a part of an escrow", "escrows release esc_1 --amount 5 --reason sent --yes",
            Command::EscrowsRelease, "esc_1");
        row("a new address", "wallets address wal_1 --asset BTC", Command::WalletsAddress, "wal_1");
        row("a transfer", "transfers create --wallet wal_1 --amount 1 --asset BTC --to bc1q",
            Command::TransfersCreate);
        row("a batch", "transfers batch pay.csv --wallet wal_1 --dry-run", Command::TransfersBatch,
            "pay.csv");
        row("what was asked for", "activity", Command::Activity);
        row("a trace", "trace inv_1 --ask-server --markdown", Command::Trace, "inv_1");
        row("remove a profile", "profiles remove shop --yes", Command::ProfilesRemove, "shop");
    }

    void understands()
    {
        QFETCH(const QString, line);
        const auto arguments = parseArguments(line.split(QLatin1Char(' ')));
        QVERIFY2(arguments, arguments ? "" : qPrintable(arguments.error().message));
        QTEST(static_cast<int>(arguments->command), "command");
        QTEST(arguments->subject, "subject");
        QCOMPARE(arguments->json, line.contains(QLatin1String("--json")));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *line, const char *says) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(says);
        };
        row("nothing", "", "Say what to do");
        row("no such command", "invoices eat", "invoices eat");
        row("half a command", "invoices", "invoices");
        row("no such option", "invoices list --colour red", "--colour");
        row("an option of another command", "invoices list --amount 3", "--amount");
        row("an option without its value", "invoices list --limit", "--limit");
        row("a switch with a value", "--json=yes invoices list", "--json");
        row("an option twice", "invoices list --limit 1 --limit 2", "twice");
        row("no id", "invoices get", "ID");
        row("a word too many", "invoices get inv_1 inv_2", "inv_2");
        row("money without a word why", "escrows release esc_1 --yes", "--reason");
        row("a transfer to nobody", "transfers create --wallet w --amount 1 --asset BTC", "--to");
        row("a yes where nothing moves", "escrows list --yes", "--yes");
        row("create without an amount", "invoices create --asset USDT --reference r", "--amount");
    }

    void refuses()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, says);
        const auto arguments = parseArguments(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
        QVERIFY(!arguments);
        QVERIFY2(arguments.error().message.contains(says), qPrintable(arguments.error().message));
        QCOMPARE(static_cast<int>(exitCodeOf(arguments.error().kind)), 2);
    }

    void numbersHaveBounds()
    {
        const QString limit = QStringLiteral("limit");
        Arguments arguments;
        QCOMPARE(*parseNumber(arguments, limit, 50, 0, 100), 50);
        for (const char *bad : {"-1", "101", "x", "", "1.5", "99999999999999999999"}) {
            arguments.options[limit] = QString::fromLatin1(bad);
            QVERIFY2(!parseNumber(arguments, limit, 50, 0, 100), bad);
        }
        arguments.options[limit] = QStringLiteral("100");
        QCOMPARE(*parseNumber(arguments, limit, 50, 0, 100), 100);
    }

    void helpNamesEverything()
    {
        const QString help = helpText();
        for (const CommandRow &row : commandTable())
            QVERIFY2(help.contains(row.words), qPrintable(row.words));
        for (const OptionRow &row : optionTable())
            QVERIFY2(help.contains(QLatin1String("--") + row.name), qPrintable(row.name));
    }

    void outcomesHaveCodesOfTheirOwn()
    {
        QCOMPARE(static_cast<int>(exitCodeOf(OperationState::Final)), 0);
        QCOMPARE(static_cast<int>(exitCodeOf(OperationState::Rejected)), 3);
        QCOMPARE(static_cast<int>(exitCodeOf(OperationState::Failed)), 5);
        for (const OperationState open :
             {OperationState::Queued, OperationState::InFlight, OperationState::Unknown,
              OperationState::Accepted, OperationState::Settling, OperationState::NeedsPerson})
            QCOMPARE(static_cast<int>(exitCodeOf(open)), 6);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorKind::Connect)), 4);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorKind::KeychainLocked)), 7);
        QCOMPARE(static_cast<int>(exitCodeOf(ErrorKind::StorageDamaged)), 8);
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
