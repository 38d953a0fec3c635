// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/feedpolicy.h"

#include <QTest>

using namespace coinpay;

namespace {

Error error(ErrorKind kind, int status = 0, const char *code = "", const char *field = "")
{
    Error error;
    error.kind = kind;
    error.httpStatus = status;
    error.code = QString::fromLatin1(code);
    if (*field)
        error.fields.append({QString::fromLatin1(field), {}, {}});
    return error;
}

} // namespace

Q_DECLARE_METATYPE(coinpay::Error)

class TestFeedPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cursorGone_data()
    {
        QTest::addColumn<Error>("said");
        QTest::addColumn<bool>("gone");
        using Kind = ErrorKind;
        QTest::newRow("too old") << error(Kind::Refused, 410, "cursor_expired") << true;
        QTest::newRow("never was one")
            << error(Kind::Refused, 422, "validation_failed", "after") << true;
        QTest::newRow("a list's cursor")
            << error(Kind::Refused, 422, "validation_failed", "cursor") << true;
        QTest::newRow("another field")
            << error(Kind::Refused, 422, "validation_failed", "limit") << false;
        QTest::newRow("no such path, here and now") << error(Kind::NotFound, 404) << false;
        QTest::newRow("offline") << error(Kind::Connect) << false;
        QTest::newRow("busy") << error(Kind::ServerFault, 503, "unavailable") << false;
    }

    void cursorGone()
    {
        QFETCH(const Error, said);
        QTEST(cursorIsGone(said), "gone");
    }

    void pausesGrowWithinTheirBounds()
    {
        SystemRandom random;
        for (int failures = 1; failures < 100; ++failures) {
            const qint64 offline = pauseAfter(error(ErrorKind::Connect), failures, random);
            QVERIFY(offline >= 250 && offline <= 60'000);
            const qint64 refused =
                pauseAfter(error(ErrorKind::Unauthenticated, 401), failures, random);
            QVERIFY(refused >= 5'000 && refused <= 5 * 60'000);
        }
    }

    void retryAfterWins()
    {
        SystemRandom random;
        Error busy = error(ErrorKind::ServerFault, 503, "unavailable");
        busy.retryAfterMs = 70'000;
        QCOMPARE(pauseAfter(busy, 1, random), 70'000);
    }
};

QTEST_GUILESS_MAIN(TestFeedPolicy)
#include "tst_feedpolicy.moc"
