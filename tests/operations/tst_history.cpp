// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/history.h"

#include <QTest>

using namespace coinpay;

namespace {

//! "connect" · "401 unauthenticated" · "open" (never finished) · "201"
Attempt attempt(int number, const QString &picture)
{
    Attempt attempt;
    attempt.number = number;
    attempt.startedAt = number * 1000;
    if (picture == QLatin1String("open"))
        return attempt;
    attempt.finishedAt = attempt.startedAt + 10;
    const QStringList words = picture.split(QLatin1Char(' '));
    attempt.httpStatus = words.first().toInt();
    attempt.code = words.last();
    return attempt;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void concludes_data()
    {
        QTest::addColumn<QString>("attempts");
        QTest::addColumn<bool>("mayHaveActed");
        QTest::addColumn<qint64>("firstRiskAt");
        QTest::addColumn<int>("deniedInARow");

        const auto row = [](const char *name, const char *attempts, bool risk, qint64 at,
                            int denied) {
            QTest::newRow(name) << QString::fromLatin1(attempts) << risk << at << denied;
        };
        row("no attempt before", "", false, 0, 0);
        row("never left", "connect, dns, tls, proxy", false, 0, 0);
        row("put back unsent", "not_sent", false, 0, 0);
        row("a lost answer", "timeout", true, 1000, 0);
        row("dropped after it never left", "connect, dropped", true, 2000, 0);
        row("killed in the middle", "open", true, 1000, 0);
        row("denied twice", "401 unauthenticated, 403 forbidden_scope", false, 0, 2);
        row("denied, then it never left", "401 unauthenticated, connect", false, 0, 0);
        row("too many requests", "429 rate_limited", false, 0, 0);
        row("the server failed", "500 internal", true, 1000, 0);
        row("the server was busy", "503 unavailable", true, 1000, 0);
        row("an earlier one still ran", "409 idempotency_in_progress", true, 1000, 0);
        row("a lost answer, then denied", "dropped, 401 clock_skew", true, 1000, 1);
        row("a timeout word with a status is an answer", "408 request_timeout", true, 1000, 0);
    }

    void concludes()
    {
        QFETCH(const QString, attempts);
        QList<Attempt> list;
        for (const QString &picture : attempts.split(QLatin1String(", "), Qt::SkipEmptyParts))
            list.append(attempt(static_cast<int>(list.size()) + 1, picture));
        const int current = static_cast<int>(list.size()) + 1;
        list.append(attempt(current, QStringLiteral("open"))); // the one at hand does not count
        const AttemptHistory history = historyOf(list, current);
        QTEST(history.mayHaveActed, "mayHaveActed");
        QTEST(history.firstRiskAt, "firstRiskAt");
        QTEST(history.deniedInARow, "deniedInARow");
    }

    void keyLivesADayFromTheFirstRisk()
    {
        AttemptHistory history;
        QVERIFY(keyIsAlive(history, 100 * KeyLifeMs)); // nothing ever left: any time is fine
        history.mayHaveActed = true;
        history.firstRiskAt = 5000;
        history.lastRiskAt = 5000;
        QVERIFY(keyIsAlive(history, 5000 + KeyLifeMs - 1));
        QVERIFY(!keyIsAlive(history, 5000 + KeyLifeMs));
        QVERIFY(KeyLifeMs < 24LL * 3600 * 1000); // the contract promises no more than a day
    }

    void aClockThatWasSetBackTellsNoAge()
    {
        AttemptHistory history;
        history.mayHaveActed = true;
        history.firstRiskAt = 10 * KeyLifeMs;
        history.lastRiskAt = history.firstRiskAt;
        QVERIFY(keyIsAlive(history, history.firstRiskAt - 1'000)); // corrected, not set
        QVERIFY(!keyIsAlive(history, history.firstRiskAt - 3'600'000));
        // Sent once more since: the younger of the two attempts proves nothing.
        history.firstRiskAt -= 3'600'000;
        QVERIFY(!keyIsAlive(history, history.firstRiskAt + 1'000));
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
