// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ids.h"

#include <QSet>
#include <QTest>

#include <array>

using namespace coinpay;

namespace {

class FixedClock final : public Clock
{
public:
    explicit FixedClock(UnixMs now)
        : m_now(now)
    {
    }
    [[nodiscard]] UnixMs now() const override { return m_now; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_now; }

private:
    UnixMs m_now;
};

} // namespace

class IdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areUniqueAndVisibleAscii();
    void sortByAge();
    void belowIsUniformAtTheEdges();
};

void IdsTest::areUniqueAndVisibleAscii()
{
    SystemRandom random;
    const FixedClock clock(1'770'000'000'000);
    QSet<QString> seen;
    for (int i = 0; i < 10'000; ++i) {
        const QString id = newId(QLatin1String("op_"), clock, random);
        QCOMPARE(id.size(), 29);
        for (const QChar c : id)
            QVERIFY(c > u' ' && c < u'\x7f');
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 10'000);
}

void IdsTest::sortByAge()
{
    SystemRandom random;
    QString last;
    for (UnixMs now = 1; now < 4'000'000'000'000; now = now * 3 + 1) {
        const QString id = newId(QLatin1String("op_"), FixedClock(now), random);
        QVERIFY(last < id);
        last = id;
    }
}

void IdsTest::belowIsUniformAtTheEdges()
{
    SystemRandom random;
    std::array<int, 3> hits{};
    for (int i = 0; i < 3000; ++i)
        ++hits[random.below(3)];
    for (const int count : hits)
        QVERIFY2(count > 800 && count < 1200,
                 "three equal parts of 3000, ten standard deviations wide");
    QCOMPARE(random.below(1), quint64(0));
}

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_ids.moc"
