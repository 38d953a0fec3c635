// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lives that keep to the contract, told late, twice, out of order and with gaps: the mirror goes
// only forward, and shows no step that was not taken.
#include "store/randomresources.h"
#include "store/storefixture.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! One kind of resource, by the words of its states.
struct Kind
{
    const char *name;
    QString first;
    QStringList words;
    std::function<bool(const QString &, const QString &)> possible;
    std::function<Resource(std::mt19937 &, const QString &status, qint64 version)> make;
    std::function<Result<Resource>(Reader &, const QString &id)> read;
};

template <typename Statuses, typename NameOf>
QStringList wordsOf(const Statuses &statuses, NameOf nameOf)
{
    QStringList words;
    for (const auto status : statuses) {
        if (const QString word = nameOf(status); !word.isEmpty())
            words.append(word);
    }
    return words;
}

template <typename Known, typename FromName>
Resource dressed(Known known, FromName fromName, const QString &status, qint64 version)
{
    known.id = QStringLiteral("walker");
    known.status = fromName(status);
    known.statusText = status;
    known.version = version;
    return known;
}

template <typename T>
Result<Resource> widened(Result<T> known)
{
    if (!known)
        return fail(std::move(known.error()));
    return Resource(*std::move(known));
}

const QList<Kind> &kinds()
{
    static const auto moves = [](const QString &from, const QString &to) {
        return isPossibleStep(movementStatusFromName(from), movementStatusFromName(to));
    };
    static const QList<Kind> all{
        {"invoice", QStringLiteral("pending"), wordsOf(invoiceStatuses, invoiceStatusName),
         [](const QString &from, const QString &to) {
             return isPossibleStep(invoiceStatusFromName(from), invoiceStatusFromName(to));
         },
         [](std::mt19937 &engine, const QString &status, qint64 version) {
             return dressed(randomInvoice(engine, 1), invoiceStatusFromName, status, version);
         },
         [](Reader &reader, const QString &id) { return widened(reader.invoice(id)); }},
        {"escrow", QStringLiteral("funding_pending"), wordsOf(escrowStatuses, escrowStatusName),
         [](const QString &from, const QString &to) {
             return isPossibleStep(escrowStatusFromName(from), escrowStatusFromName(to));
         },
         [](std::mt19937 &engine, const QString &status, qint64 version) {
             return dressed(randomEscrow(engine, 1), escrowStatusFromName, status, version);
         },
         [](Reader &reader, const QString &id) { return widened(reader.escrow(id)); }},
        {"release", QStringLiteral("accepted"), wordsOf(movementStatuses, movementStatusName),
         moves,
         [](std::mt19937 &engine, const QString &status, qint64 version) {
             return dressed(randomAction(engine, 1, EscrowActionKind::Release),
                            movementStatusFromName, status, version);
         },
         [](Reader &reader, const QString &id) { return widened(reader.escrowAction(id)); }},
        {"transfer", QStringLiteral("accepted"), wordsOf(movementStatuses, movementStatusName),
         moves,
         [](std::mt19937 &engine, const QString &status, qint64 version) {
             return dressed(randomTransfer(engine, 1), movementStatusFromName, status, version);
         },
         [](Reader &reader, const QString &id) { return widened(reader.transfer(id)); }},
    };
    return all;
}

//! The states of versions 1, 2, 3 …; a state may stay while its confirmations grow.
QStringList walk(const Kind &kind, std::mt19937 &engine)
{
    QStringList states{kind.first};
    for (int attempt = 0; attempt < 30 && states.size() < 10; ++attempt) {
        const QString to = kind.words[static_cast<qsizetype>(engine()) % kind.words.size()];
        if (kind.possible(states.last(), to))
            states.append(to);
    }
    return states;
}

ResourceUpdate told(const Kind &kind, const QStringList &states, qsizetype at, std::mt19937 &engine)
{
    const qint64 version = at + 1;
    const Resource resource = kind.make(engine, states[at], version);
    if (engine() % 3 == 0)
        return seen(resource, LearnedFrom::Answer);
    ResourceUpdate update = seen(resource, LearnedFrom::EventFeed);
    update.event = Event{QStringLiteral("evt_%1").arg(version),
                         typeOf(resource) + QStringLiteral(".updated"),
                         typeOf(resource),
                         idOf(resource),
                         at > 0 ? states[at - 1] : QString(),
                         states[at],
                         1000 + version,
                         QStringLiteral("req_%1").arg(version),
                         version};
    return update;
}

} // namespace

class TestWalks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noOrderGoesBackOrShowsAnImpossibleStep_data();
    void noOrderGoesBackOrShowsAnImpossibleStep();

private:
    static void checkNow(const Kind &kind, const QStringList &states, Reader &reader,
                         qint64 &version);
    static void checkSteps(const Kind &kind, const QStringList &states, Reader &reader);
};

void TestWalks::noOrderGoesBackOrShowsAnImpossibleStep_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < kinds().size(); ++kind)
        QTest::newRow(kinds()[kind].name) << kind;
}

void TestWalks::noOrderGoesBackOrShowsAnImpossibleStep()
{
    QFETCH(int, kind);
    const Kind &walker = kinds()[kind];
    std::mt19937 engine(printedSeed());
    for (int life = 0; life < 8; ++life) {
        const QStringList states = walk(walker, engine);
        QList<ResourceUpdate> sent;
        qint64 highest = 0;
        for (qsizetype at = 0; at < states.size(); ++at) {
            const bool isLost = engine() % 5 == 0;
            for (int copy = isLost ? 2 : 0; copy < 2; ++copy)
                sent.append(told(walker, states, at, engine));
            highest = isLost ? highest : at + 1;
        }
        std::shuffle(sent.begin(), sent.end(), engine);
        StoreFixture fixture;
        const auto reader = fixture.reader();
        qint64 version = 0;
        while (!sent.isEmpty()) {
            const qsizetype size = std::min<qsizetype>(1 + engine() % 4, sent.size());
            QVERIFY(got(fixture.store->apply(sent.mid(0, size))));
            sent.remove(0, size);
            checkNow(walker, states, *reader, version);
            checkSteps(walker, states, *reader);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(version, highest);
    }
}

void TestWalks::checkNow(const Kind &kind, const QStringList &states, Reader &reader,
                         qint64 &version)
{
    const Result<Resource> now = kind.read(reader, QStringLiteral("walker"));
    QVERIFY(now);
    QVERIFY(versionOf(*now) >= version);
    version = versionOf(*now);
    QCOMPARE(statusTextOf(*now), states[version - 1]);
}

void TestWalks::checkSteps(const Kind &kind, const QStringList &states, Reader &reader)
{
    const Result<QList<Transition>> steps = reader.transitions(QStringLiteral("walker"));
    QVERIFY(steps);
    qint64 before = 0;
    for (const Transition &step : *steps) {
        QVERIFY(step.version > before);
        before = step.version;
        QCOMPARE(step.toStatus, states[step.version - 1]);
        if (step.fromStatus.isEmpty())
            continue;
        QVERIFY2(kind.possible(step.fromStatus, step.toStatus),
                 qPrintable(step.fromStatus + QStringLiteral(" to ") + step.toStatus));
        QCOMPARE(step.fromStatus, states[step.version - 2]);
    }
}

QTEST_GUILESS_MAIN(TestWalks)
#include "tst_walks.moc"
