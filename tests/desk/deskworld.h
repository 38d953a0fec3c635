// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "profiles/keyfile.h"
#include "secrets/memorystore.h"
#include "support/futures.h"
#include "support/sandboxprocess.h"
#include "support/shiftedclock.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

namespace coinpay::test {

inline Money money(const char *amount, const char *asset)
{
    return *Money::parse(QString::fromLatin1(amount), QString::fromLatin1(asset));
}

//! A real server whose blocks are mined when asked, and desks of any number of profiles on it.
class DeskWorld
{
public:
    //! False: see sandbox.complaint().
    [[nodiscard]] bool start()
    {
        if (!sandbox.start({QStringLiteral("--block-interval"), QStringLiteral("0")}))
            return false;
        auto read = readKeyFile(sandbox.keyFile());
        key = std::make_shared<const SigningKey>(std::move(*read));
        return true;
    }

    [[nodiscard]] Profile profile(const QString &name) const
    {
        QFile ca(sandbox.caFile());
        if (!ca.open(QIODevice::ReadOnly))
            qFatal("no CA");
        Profile profile;
        profile.name = name;
        profile.url = QUrl(sandbox.url());
        profile.keyId = sandbox.keyId();
        profile.caPem = ca.readAll();
        return profile;
    }

    //! Not connected yet.
    [[nodiscard]] std::unique_ptr<Desk> open(const Profile &profile)
    {
        auto desk = Desk::open(ProfileRegistry(dir.path()), profile, secrets, clock, random);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().message));
        return std::move(*desk);
    }

    [[nodiscard]] std::unique_ptr<Desk> connected(Desk::Engine engine, const char *name = "shop")
    {
        auto desk = open(profile(QString::fromLatin1(name)));
        connect(*desk, engine);
        return desk;
    }

    void connect(Desk &desk, Desk::Engine engine) const
    {
        const ConnectionReport report = settled(desk.connectToServer(engine, key));
        if (!report.connected)
            qFatal("%s", qPrintable(report.error->message));
        desk.setAttentive(true);
    }

    void mine(int blocks = 40)
    {
        sandbox.post(QStringLiteral("/blocks"), {{QStringLiteral("count"), blocks}});
    }

    //! In the server's books: what expires does.
    void letTimePass(qint64 seconds)
    {
        sandbox.post(QStringLiteral("/clock"), {{QStringLiteral("advance_seconds"), seconds}});
        sandbox.forgetToken(); // it ran out
    }

    //! For the clocks on both sides as well; 0 takes them back to now. Takes away every fault: the
    //! server's clock is one, and a request meets one alone.
    void setClocksAhead(int seconds)
    {
        clearFaults();
        clock.shiftTo(qint64(seconds) * 1000);
        if (seconds == 0)
            return;
        sandbox.post(QStringLiteral("/faults"),
                     {{QStringLiteral("match"), QJsonObject()},
                      {QStringLiteral("kind"), QStringLiteral("clock_skew")},
                      {QStringLiteral("skew_seconds"), seconds},
                      {QStringLiteral("times"), 0}});
    }

    void fault(const char *kind, const char *path, int times)
    {
        const QJsonObject match{{QStringLiteral("method"), QStringLiteral("POST")},
                                {QStringLiteral("path"), QString::fromLatin1(path)}};
        sandbox.post(QStringLiteral("/faults"),
                     {{QStringLiteral("match"), match},
                      {QStringLiteral("kind"), QString::fromLatin1(kind)},
                      {QStringLiteral("times"), times}});
    }

    void clearFaults() { sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults")); }

    //! What the books say of themselves is wrong; empty when all is well. Above all: no key moved
    //! money twice.
    [[nodiscard]] QString wrongInTheBooks()
    {
        const QJsonObject ledger =
            sandbox.control("GET", QStringLiteral("/sandbox/v1/ledger?limit=1"));
        const QJsonArray invariants = ledger.value(QStringLiteral("invariants")).toArray();
        QStringList wrong;
        for (const QJsonValue &value : invariants) {
            if (!value.toObject().value(QStringLiteral("holds")).toBool())
                wrong.append(value.toObject().value(QStringLiteral("detail")).toString());
        }
        return invariants.isEmpty() ? QStringLiteral("no ledger") : wrong.join(QLatin1Char('\n'));
    }

    [[nodiscard]] static Operation row(Desk &desk, const QString &id)
    {
        return desk.reader().operation(id).value_or(Operation());
    }

    [[nodiscard]] static QString stateOf(Desk &desk, const QString &id)
    {
        return operationStateName(row(desk, id).state);
    }

    //! An escrow with its money in it, which the desk's mirror knows. Needs the driver.
    [[nodiscard]] Escrow fundedEscrow(Desk &desk, const char *deal)
    {
        EscrowDraft draft;
        draft.amount = money("300.00", "USDC");
        draft.buyerRef = QStringLiteral("buyer_77");
        draft.sellerRef = QStringLiteral("seller_14");
        draft.dealRef = QString::fromLatin1(deal);
        const auto asked = settled(desk.createEscrow(draft));
        if (!asked)
            qFatal("%s", qPrintable(asked.error().message));
        if (!QTest::qWaitFor([&] { return isOver(row(desk, asked->id).state); }, 30'000))
            qFatal("the escrow was never made");
        const QString id = row(desk, asked->id).resultId;
        sandbox.post(QStringLiteral("/escrows/%1/fundings").arg(id));
        mine();
        const auto escrow = settled(desk.fetchEscrow(id));
        if (!escrow || escrow->status != EscrowStatus::Funded)
            qFatal("the escrow was not funded");
        return *escrow;
    }

    //! How many releases, refunds or disputes ("releases") the server has of it.
    [[nodiscard]] qsizetype actionsOn(const QString &escrowId, const char *list)
    {
        return rowsOf(QStringLiteral("/v1/escrows/%1/%2").arg(escrowId, QLatin1String(list)))
            .size();
    }

    [[nodiscard]] QJsonArray rowsOf(const QString &target)
    {
        return sandbox.call("GET", target).json().value(QStringLiteral("data")).toArray();
    }

    //! The wallet with money in it, as the server has it.
    [[nodiscard]] QString treasury()
    {
        const QJsonArray wallets = rowsOf(QStringLiteral("/v1/wallets"));
        for (const QJsonValue &wallet : wallets) {
            if (wallet.toObject().value(QStringLiteral("label")) == QLatin1String("Treasury"))
                return wallet.toObject().value(QStringLiteral("id")).toString();
        }
        return {};
    }

    //! Only while both clocks are right.
    [[nodiscard]] qsizetype transfersWithNote(const QString &note)
    {
        qsizetype number = 0;
        const QJsonArray rows = rowsOf(QStringLiteral("/v1/wallets/%1/transfers").arg(treasury()));
        for (const QJsonValue &row : rows)
            number += row.toObject().value(QStringLiteral("note")) == note ? 1 : 0;
        return number;
    }

    [[nodiscard]] TransferDraft transfer(const char *note, const char *amount = "40.00")
    {
        TransferDraft draft;
        draft.walletId = treasury();
        draft.amount = money(amount, "USDT");
        draft.network = QStringLiteral("ethereum");
        draft.destination = QStringLiteral("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
        draft.note = QString::fromLatin1(note);
        return draft;
    }

    QTemporaryDir dir;
    SandboxProcess sandbox;
    ShiftedClock clock;
    SystemRandom random;
    MemoryStore secrets;
    std::shared_ptr<const SigningKey> key;
};

} // namespace coinpay::test
