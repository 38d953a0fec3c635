// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machines of everything that moves money, held against the contract's own tables.
#include "domain/escrowaction.h"
#include "domain/invoice.h"
#include "domain/movement.h"
#include "support/printedseed.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

using Table = QMap<QString, QStringList>;

//! x-transitions of a schema, as they stand in the OpenAPI file.
Table contractTable(const QString &schema)
{
    QFile file(QStringLiteral(COINPAY_OPENAPI));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString all = QString::fromUtf8(file.readAll());
    static const QRegularExpression nextSchema(u"\\n    [A-Z]\\w+:\\n"_s);
    const qsizetype begin = all.indexOf(u"\n    "_s + schema + u":\n"_s);
    const qsizetype end = all.indexOf(nextSchema, begin + schema.size());
    const qsizetype table = all.indexOf(u"x-transitions:\n"_s, begin);
    if (begin < 0 || table < 0 || table > end)
        return {};
    static const QRegularExpression row(u"^        (\\w+): \\[([\\w, ]*)\\]$"_s);
    Table result;
    const QStringList lines = all.mid(table, end - table).split(u'\n').mid(1);
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = row.match(line);
        if (!match.hasMatch())
            break;
        result[match.captured(1)] = match.captured(2).split(u", "_s, Qt::SkipEmptyParts);
    }
    return result;
}

//! One machine by its words, whatever its type.
struct Machine
{
    QString schema;
    QString first;
    QStringList names;
    std::function<bool(const QString &, const QString &)> possible;
    std::function<bool(const QString &)> isFinal;
    //! States that are settled, though the contract knows a way on from them.
    QStringList settled;
};

template <typename Statuses, typename FromName, typename NameOf>
Machine machine(const QString &schema, const QString &first, const Statuses &statuses,
                FromName fromName, NameOf nameOf, const QStringList &settled = {})
{
    Machine result{schema, first, {}, {}, {}, settled};
    for (const auto status : statuses) {
        if (const QString name = nameOf(status); !name.isEmpty())
            result.names.append(name);
    }
    result.possible = [fromName](const QString &from, const QString &to) {
        return isPossibleStep(fromName(from), fromName(to));
    };
    result.isFinal = [fromName](const QString &name) { return isFinal(fromName(name)); };
    return result;
}

const QList<Machine> &machines()
{
    static const QList<Machine> all{
        machine(u"InvoiceStatus"_s, u"pending"_s, invoiceStatuses, invoiceStatusFromName,
                invoiceStatusName, {u"expired"_s, u"paid"_s}),
        machine(u"EscrowStatus"_s, u"funding_pending"_s, escrowStatuses, escrowStatusFromName,
                escrowStatusName),
        machine(u"OperationStatus"_s, u"accepted"_s, movementStatuses, movementStatusFromName,
                movementStatusName),
    };
    return all;
}

//! All that possible steps lead to.
QSet<QString> reachable(const Machine &machine, const QString &from)
{
    QSet<QString> found{from};
    QStringList open{from};
    while (!open.isEmpty()) {
        const QString at = open.takeLast();
        for (const QString &to : machine.names) {
            if (machine.possible(at, to) && !found.contains(to)) {
                found.insert(to);
                open.append(to);
            }
        }
    }
    return found;
}

Money tether(quint32 units)
{
    return *Money::parse(QString::number(units), u"USDT"_s);
}

quint32 wholeUnits(const Money &money)
{
    return static_cast<quint32>(money.toDecimal().toDouble());
}

} // namespace

class TestStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreThoseOfTheContract_data() { kinds(); }
    void stepsAreThoseOfTheContract();
    void everyStateCanComeAndEnd_data() { kinds(); }
    void everyStateCanComeAndEnd();
    void anyWalkKeepsToWhatTheContractAllows_data() { kinds(); }
    void anyWalkKeepsToWhatTheContractAllows();
    void anythingMayLeadToAndFromAWordOfANewerServer_data() { kinds(); }
    void anythingMayLeadToAndFromAWordOfANewerServer();
    void noDealPaysOutMoreThanItHolds();

private:
    static void kinds();
};

void TestStates::kinds()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < machines().size(); ++kind)
        QTest::newRow(qPrintable(machines()[kind].schema)) << kind;
}

void TestStates::stepsAreThoseOfTheContract()
{
    QFETCH(int, kind);
    const Machine &machine = machines()[kind];
    const Table contract = contractTable(machine.schema);
    QStringList names = machine.names;
    names.sort();
    QCOMPARE(names, QStringList(contract.keys()));
    for (const QString &from : machine.names) {
        for (const QString &to : machine.names) {
            const bool known = from == to || contract[from].contains(to);
            QVERIFY2(machine.possible(from, to) == known, qPrintable(from + u" to "_s + to));
        }
        const bool over = contract[from].isEmpty() || machine.settled.contains(from);
        QVERIFY2(machine.isFinal(from) == over, qPrintable(from));
    }
}

void TestStates::everyStateCanComeAndEnd()
{
    QFETCH(int, kind);
    const Machine &machine = machines()[kind];
    const QStringList &names = machine.names;
    QCOMPARE(reachable(machine, machine.first), QSet<QString>(names.begin(), names.end()));
    for (const QString &name : names) {
        const QSet<QString> ahead = reachable(machine, name);
        QVERIFY2(std::any_of(ahead.begin(), ahead.end(), machine.isFinal), qPrintable(name));
    }
}

void TestStates::anyWalkKeepsToWhatTheContractAllows()
{
    QFETCH(int, kind);
    const Machine &machine = machines()[kind];
    const Table contract = contractTable(machine.schema);
    std::mt19937 engine(printedSeed());
    for (int walk = 0; walk < 2000; ++walk) {
        QString at = machine.first;
        bool wasOver = false;
        for (int step = 0; step < 20; ++step) {
            const QString to =
                machine.names[static_cast<qsizetype>(engine()) % machine.names.size()];
            if (to == at || !machine.possible(at, to))
                continue;
            QVERIFY2(contract[at].contains(to), qPrintable(at + u" to "_s + to));
            QVERIFY2(!wasOver || machine.settled.contains(at), qPrintable(at + u" to "_s + to));
            at = to;
            wasOver = machine.isFinal(at);
        }
    }
}

void TestStates::anythingMayLeadToAndFromAWordOfANewerServer()
{
    QFETCH(int, kind);
    const Machine &machine = machines()[kind];
    std::mt19937 engine(printedSeed());
    for (int round = 0; round < 500; ++round) {
        // A known word with one letter changed, or in another case, is not that word.
        QString word = machine.names[static_cast<qsizetype>(engine()) % machine.names.size()];
        QChar &letter = word[static_cast<qsizetype>(engine()) % word.size()];
        letter = engine() % 2 == 0 || letter == u'_' ? QChar(u'0') : letter.toUpper();
        QVERIFY2(!machine.isFinal(word), qPrintable(word));
        for (const QString &name : machine.names) {
            QVERIFY2(machine.possible(name, word), qPrintable(name + u" to "_s + word));
            QVERIFY2(machine.possible(word, name), qPrintable(word + u" to "_s + name));
        }
    }
}

//! A server's side of a deal, with actions drawn at random: whatever happens, nothing may be asked
//! for that the money or the contract does not allow.
void TestStates::noDealPaysOutMoreThanItHolds()
{
    using enum EscrowStatus;
    std::mt19937 engine(printedSeed());
    int ended = 0;
    for (int deal = 0; deal < 500; ++deal) {
        const quint32 funded = 1 + engine() % 1000;
        Escrow escrow;
        escrow.id = u"esc_1"_s;
        escrow.status = Funded;
        escrow.amount = escrow.amountFunded = tether(funded);
        escrow.amountReleased = escrow.amountRefunded = tether(0);
        for (int step = 0; step < 40; ++step) {
            const auto kind = static_cast<EscrowActionKind>(engine() % 3);
            const EscrowObstacle obstacle = obstacleTo(kind, escrow);
            const quint32 held = wholeUnits(escrow.held());
            if (isFinal(escrow.status))
                QCOMPARE(obstacle, EscrowObstacle::Over);
            if (obstacle != EscrowObstacle::None)
                continue;
            QVERIFY(held > 0);
            EscrowActionDraft draft{kind, escrow.id, u"agreed"_s, {}};
            const EscrowStatus before = escrow.status;
            if (kind == EscrowActionKind::Dispute) {
                QVERIFY(isPossibleStep(before, Disputed));
                escrow.status = Disputed;
                continue;
            }
            draft.amount = tether(held + 1);
            QVERIFY2(!checkEscrowAction(draft, escrow), "more than is held");
            const quint32 part = engine() % 3 == 0 ? held : 1 + engine() % held;
            draft.amount = tether(part);
            QVERIFY(checkEscrowAction(draft, escrow));
            const bool releases = kind == EscrowActionKind::Release;
            const EscrowStatus under = releases ? ReleasePending : RefundPending;
            QVERIFY(isPossibleStep(before, under));
            escrow.status = under;
            QCOMPARE(obstacleTo(kind, escrow), EscrowObstacle::ActionPending);
            if (engine() % 4 == 0) { // it failed on the chain
                QVERIFY(isPossibleStep(under, Disputed));
                escrow.status =
                    before == Disputed || isPossibleStep(under, before) ? before : Funded;
                continue;
            }
            Money &gone = releases ? escrow.amountReleased : escrow.amountRefunded;
            gone = *gone.plus(tether(part));
            QCOMPARE(wholeUnits(escrow.held()), held - part);
            if (part == held)
                escrow.status = releases ? Released : Refunded;
            else
                escrow.status = escrow.amountReleased.isZero() ? Funded : PartiallyReleased;
            QVERIFY(isPossibleStep(under, escrow.status));
            const quint32 all = wholeUnits(escrow.amountReleased) +
                                wholeUnits(escrow.amountRefunded) + wholeUnits(escrow.held());
            QCOMPARE(all, funded);
        }
        ended += isFinal(escrow.status);
    }
    QVERIFY(ended > 0);
}

QTEST_GUILESS_MAIN(TestStates)
#include "tst_states.moc"
