// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/listenershop.h"
#include "webhooks/replay.h"

#include <QJsonDocument>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! A handler as an integrator writes one, with one mistake or none.
enum class Mistake { None, ChecksNothing, NoTime, NoAge, RefusesAgain, FailsOnBad };

QByteArray handle(Mistake mistake, QSet<QByteArray> &known, const QByteArray &head,
                  const QByteArray &body)
{
    const auto header = [&](const QByteArray &name) {
        const qsizetype at = head.indexOf(QByteArray("\r\n" + name + ": "));
        const qsizetype from = at + name.size() + 4;
        return at < 0 ? QByteArray() : head.mid(from, head.indexOf('\r', from) - from);
    };
    const QByteArray time = header("x-timestamp");
    const QByteArray text = mistake == Mistake::NoTime ? body : time + '.' + body;
    const bool isSigned =
        mistake == Mistake::ChecksNothing ||
        header("x-signature") ==
            QMessageAuthenticationCode::hash(text, shopSecret, QCryptographicHash::Sha256).toHex();
    const bool isFresh = mistake == Mistake::NoAge || mistake == Mistake::ChecksNothing ||
                         qAbs(QDateTime::currentSecsSinceEpoch() - time.toLongLong()) <= 300;
    if (!isSigned || !isFresh)
        return RawServer::answer(mistake == Mistake::FailsOnBad ? 500 : 401);
    const QByteArray id = header("x-event-id");
    const bool isKnown = known.contains(id);
    known.insert(id);
    return RawServer::answer(isKnown && mistake == Mistake::RefusesAgain ? 409 : 200);
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHandlerIsJudged_data();
    void aHandlerIsJudged();
    void outOfOrderIsNewestFirst();
    void wishesThatMakeNoSense_data();
    void wishesThatMakeNoSense();
    void nobodyThereEndsIt();
    void everyTamperedBodyDiffersAndStaysJson();

private:
    QList<ReplayAnswer> run(const QUrl &url, const QList<ReplayStep> &steps);

    SystemClock m_clock;
};

QList<ReplayAnswer> TestReplay::run(const QUrl &url, const QList<ReplayStep> &steps)
{
    Replay replay(url, steps, WebhookScheme::CoinPay, secretOf(shopSecret), m_clock);
    QList<ReplayAnswer> answers;
    bool over = false;
    connect(&replay, &Replay::answered, this,
            [&](const ReplayAnswer &answer) { answers += answer; });
    connect(&replay, &Replay::finished, this, [&] { over = true; });
    replay.start();
    if (!QTest::qWaitFor([&] { return over; }, 30'000))
        qFatal("the replay did not end");
    return answers;
}

void TestReplay::aHandlerIsJudged_data()
{
    QTest::addColumn<Mistake>("mistake");
    QTest::addColumn<ReplayWish>("wish");
    QTest::addColumn<QString>("expected"); // kind, status, right or WRONG
    const ReplayWish plain;
    const ReplayWish thrice{3, 0, false, false};
    const ReplayWish late{1, 600, false, false};
    const ReplayWish abitLate{1, 200, false, false};
    const ReplayWish tampered{1, 0, false, true};
    const auto row = [](const char *name, Mistake mistake, const ReplayWish &wish,
                        const char *expected) {
        QTest::newRow(name) << mistake << wish << QString::fromLatin1(expected);
    };
    row("a right one", Mistake::None, plain, "plain 200 right");
    row("a right one, thrice", Mistake::None, thrice,
        "plain 200 right, again 200 right, again 200 right");
    row("a right one, late", Mistake::None, late, "late 401 right");
    row("a right one, a bit late", Mistake::None, abitLate, "late 200 right");
    row("a right one, tampered", Mistake::None, tampered,
        "body_changed 401 right, other_secret 401 right, time_changed 401 right, plain 200 right");
    row("one that checks nothing", Mistake::ChecksNothing, tampered,
        "body_changed 200 WRONG, other_secret 200 WRONG, time_changed 200 WRONG, plain 200 right");
    row("one that checks nothing, late", Mistake::ChecksNothing, late, "late 200 WRONG");
    row("one that forgets the time", Mistake::NoTime, plain, "plain 401 WRONG");
    row("one that never looks at the age", Mistake::NoAge, late, "late 200 WRONG");
    row("one that refuses what it knows", Mistake::RefusesAgain, thrice,
        "plain 200 right, again 409 WRONG, again 409 WRONG");
    row("one that fails over it", Mistake::FailsOnBad, tampered,
        "body_changed 500 WRONG, other_secret 500 WRONG, time_changed 500 WRONG, plain 200 right");
}

void TestReplay::aHandlerIsJudged()
{
    QFETCH(const Mistake, mistake);
    QFETCH(const ReplayWish, wish);
    RawServer handler;
    QSet<QByteArray> known;
    handler.decide = [&](const QByteArray &head, const QByteArray &body) {
        return handle(mistake, known, head, body);
    };
    const auto steps =
        planReplay({replayEventOf(eventBody("evt_1"))}, wish, WebhookScheme::CoinPay);
    QVERIFY(steps);
    QStringList told;
    for (const ReplayAnswer &answer : run(handler.url(), *steps)) {
        told += QStringLiteral("%1 %2 %3")
                    .arg(replayKindName(answer.step.kind))
                    .arg(answer.outcome.response.status)
                    .arg(answer.isRight ? QLatin1String("right") : QLatin1String("WRONG"));
        QVERIFY(!answer.sentence.isEmpty());
    }
    QTEST(told.join(QLatin1String(", ")), "expected");
}

void TestReplay::outOfOrderIsNewestFirst()
{
    RawServer handler;
    QList<ReplayEvent> events;
    for (const int version : {2, 1, 3})
        events += replayEventOf(eventBody("evt_" + QByteArray::number(version), version));
    const ReplayWish wish{1, 0, true, false};
    const auto answers = run(handler.url(), *planReplay(events, wish, WebhookScheme::CoinPay));
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers.at(0).step.event.id, QStringLiteral("evt_3"));
    QCOMPARE(answers.at(0).step.kind, ReplayKind::Plain);
    QCOMPARE(answers.at(2).step.event.id, QStringLiteral("evt_1"));
    QCOMPARE(answers.at(2).step.kind, ReplayKind::Older);
    QCOMPARE(handler.bodies.first(), eventBody("evt_3", 3));
}

void TestReplay::wishesThatMakeNoSense_data()
{
    QTest::addColumn<ReplayWish>("wish");
    QTest::addColumn<WebhookScheme>("scheme");
    QTest::newRow("one event out of order")
        << ReplayWish{1, 0, true, false} << WebhookScheme::CoinPay;
    QTest::newRow("late without a time")
        << ReplayWish{1, 600, false, false} << WebhookScheme::BodyOnly;
    QTest::newRow("a flood") << ReplayWish{MostReplays + 1, 0, false, false}
                             << WebhookScheme::CoinPay;
}

void TestReplay::wishesThatMakeNoSense()
{
    QFETCH(const ReplayWish, wish);
    QFETCH(const WebhookScheme, scheme);
    const auto steps = planReplay({replayEventOf(eventBody("evt_1"))}, wish, scheme);
    QVERIFY(!steps);
    QCOMPARE(steps.error().kind, ErrorKind::InvalidInput);
}

void TestReplay::nobodyThereEndsIt()
{
    QUrl nobody;
    {
        RawServer gone;
        nobody = gone.url();
    }
    const ReplayWish wish{5, 0, false, false};
    const auto answers =
        run(nobody, *planReplay({replayEventOf(eventBody("evt_1"))}, wish, WebhookScheme::CoinPay));
    QCOMPARE(answers.size(), 1);
    QVERIFY(!answers.first().isRight);
    QVERIFY(!answers.first().sentence.isEmpty());
}

void TestReplay::everyTamperedBodyDiffersAndStaysJson()
{
    const auto secret = secretOf(shopSecret);
    for (const QByteArray &body : {eventBody("evt_1"), QByteArray(R"({"a":"no digit"})"),
                                   QByteArray(R"({"amount":"9.00","b":1})")}) {
        const ReplayStep step{ReplayKind::BodyChanged, replayEventOf(body), 0, false};
        const http::Request request =
            replayRequest(step, WebhookScheme::CoinPay, *secret, m_clock.now());
        QVERIFY(request.body != body);
        QVERIFY(QJsonDocument::fromJson(request.body).isObject());
    }
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
