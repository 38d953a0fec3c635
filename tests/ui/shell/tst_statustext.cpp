// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/statustext.h"

#include <QTest>

using namespace coinpay;
using Phase = ConnectionStatus::Phase;

Q_DECLARE_METATYPE(coinpay::ConnectionStatus)

class TestStatusText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void everyPhaseHasWords();
};

namespace {

constexpr UnixMs Now = 1'769'900'000'000;

ConnectionStatus connected(Freshness::Phase phase, UnixMs asOf, UnixMs nextTryAt = 0)
{
    ConnectionStatus status;
    status.phase = Phase::Connected;
    status.freshness.phase = phase;
    status.freshness.asOf = asOf;
    status.freshness.nextTryAt = nextTryAt;
    status.freshness.fetched = 1200;
    return status;
}

ConnectionStatus failed(UnixMs nextTryAt)
{
    ConnectionStatus status;
    status.phase = Phase::Failed;
    status.nextTryAt = nextTryAt;
    return status;
}

} // namespace

void TestStatusText::tells_data()
{
    QTest::addColumn<ConnectionStatus>("status");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("changesByItself");
    using Fresh = Freshness::Phase;
    QTest::newRow("live") << connected(Fresh::Live, Now - 8000) << "Live"
                          << "as of 8 s ago" << true;
    QTest::newRow("first sync") << connected(Fresh::FirstSync, 0) << "Fetching everything"
                                << "1200 row(s) so far" << false;
    QTest::newRow("offline, waiting")
        << connected(Fresh::Offline, Now - 60'000, Now + 12'000) << "Offline since"
        << "trying again in 12 s" << true;
    QTest::newRow("offline, the moment has come")
        << connected(Fresh::Offline, Now - 60'000, Now - 1) << "Offline since"
        << "trying again now" << false;
    QTest::newRow("a fault only a person can mend") << failed(0) << "Offline"
                                                    << "click for what to do" << false;
    QTest::newRow("paused") << connected(Fresh::Paused, 0) << "Paused"
                            << "1200 row(s) so far" << false;
    QTest::newRow("nothing yet") << ConnectionStatus{} << "Connecting"
                                 << "nothing fetched yet" << false;
}

void TestStatusText::tells()
{
    QFETCH(ConnectionStatus, status);
    QFETCH(QString, word);
    QFETCH(QString, detail);
    QFETCH(bool, changesByItself);
    const StatusWords words = statusWords(status, Now);
    QVERIFY2(words.word.startsWith(word), qPrintable(words.word));
    QCOMPARE(words.detail, detail);
    QCOMPARE(words.holdsMs > 0, changesByItself);
}

void TestStatusText::everyPhaseHasWords()
{
    for (int phase = 0; phase <= int(Freshness::Phase::Paused); ++phase) {
        const StatusWords words =
            statusWords(connected(Freshness::Phase(phase), Now), Now + 10'000);
        QVERIFY(!words.word.isEmpty());
        QVERIFY(!words.icon.isEmpty());
        QVERIFY(!words.detail.isEmpty());
    }
}

QTEST_MAIN(TestStatusText)
#include "tst_statustext.moc"
