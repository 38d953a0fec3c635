// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "escrowworld.h"

namespace coinpay::test {

namespace {

constexpr qint64 Minute = 60'000;
constexpr int Required = 20;
constexpr auto Address = "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf";
constexpr auto Hash = "7f3c1e0b9a5d48e2c6f1a07b3d9e4c58f2a6b1d0e7c93f4a5b8d2e6c1f0a9b7e";

Money usdt(const char *amount)
{
    return *Money::parse(QString::fromLatin1(amount), QStringLiteral("USDT"));
}

bool wasFunded(EscrowStatus status)
{
    return status != EscrowStatus::FundingPending && status != EscrowStatus::Expired &&
           status != EscrowStatus::Canceled;
}

Escrow escrowIn(EscrowStatus status, UnixMs now)
{
    const int number = static_cast<int>(status);
    Escrow escrow;
    escrow.id = EscrowWorld::idOf(status);
    escrow.amount = usdt("1250.00");
    escrow.amountFunded = wasFunded(status) ? escrow.amount : usdt("0");
    escrow.amountReleased = usdt("0");
    escrow.amountRefunded = usdt("0");
    escrow.network = QStringLiteral("tron");
    escrow.buyerRef = QStringLiteral("Ann Amsel");
    escrow.sellerRef = QStringLiteral("Bob & Sons");
    escrow.dealRef = QStringLiteral("deal_%1").arg(4711 + number);
    escrow.status = status;
    escrow.statusText = status == EscrowStatus::Unrecognized ? QStringLiteral("on_hold")
                                                             : QString(escrowStatusName(status));
    escrow.paymentAddress = QString::fromLatin1(Address);
    escrow.requiredConfirmations = Required;
    escrow.confirmations = wasFunded(status) ? Required : 0;
    escrow.txHash = wasFunded(status) ? QString::fromLatin1(Hash) : QString();
    escrow.createdAt = now - (number + 2) * 90 * Minute;
    escrow.updatedAt = now - (number + 1) * 7 * Minute;
    if (!wasFunded(status))
        escrow.expiresAt = now + 40 * Minute;
    escrow.version = 5;
    escrow.requestId = QStringLiteral("req_01J9ZK4T8Q2M5N7P3R6S%1").arg(1000 + number);
    return escrow;
}

EscrowAction actionOn(const Escrow &escrow, EscrowActionKind kind, const char *amount,
                      MovementStatus status)
{
    EscrowAction action;
    action.kind = kind;
    action.id = (kind == EscrowActionKind::Release  ? QStringLiteral("rel_")
                 : kind == EscrowActionKind::Refund ? QStringLiteral("ref_")
                                                    : QStringLiteral("dsp_")) +
                escrow.id.mid(4);
    action.escrowId = escrow.id;
    action.network = escrow.network;
    action.reason = QStringLiteral("As agreed on Tuesday");
    action.status = status;
    action.statusText = movementStatusName(status);
    action.createdAt = escrow.updatedAt - Minute;
    action.updatedAt = escrow.updatedAt;
    action.version = 2;
    action.requestId = QStringLiteral("req_01J9ZK4T8Q2M5N7P3R6SACTION");
    if (kind == EscrowActionKind::Dispute)
        return action;
    action.amount = usdt(amount);
    action.requiredConfirmations = Required;
    action.confirmations = status == MovementStatus::Final ? Required : 7;
    return action;
}

} // namespace

QString EscrowWorld::idOf(EscrowStatus status)
{
    return QStringLiteral("esc_01J9ZK4T8Q2M5N7P3R6S8V%1").arg(1000 + static_cast<int>(status));
}

EscrowWorld::EscrowWorld()
{
    for (const EscrowStatus status : escrowStatuses) {
        Escrow escrow = escrowIn(status, fixture.clock.now());
        std::optional<EscrowAction> action;
        switch (status) {
        case EscrowStatus::ReleasePending:
            action =
                actionOn(escrow, EscrowActionKind::Release, "1250.00", MovementStatus::Processing);
            break;
        case EscrowStatus::RefundPending:
            action = actionOn(escrow, EscrowActionKind::Refund, "200.00", MovementStatus::Accepted);
            break;
        case EscrowStatus::PartiallyReleased:
            escrow.amountReleased = usdt("350.5");
            action = actionOn(escrow, EscrowActionKind::Release, "350.5", MovementStatus::Final);
            break;
        case EscrowStatus::Released:
            escrow.amountReleased = escrow.amount;
            action = actionOn(escrow, EscrowActionKind::Release, "1250.00", MovementStatus::Final);
            break;
        case EscrowStatus::Refunded:
            escrow.amountRefunded = escrow.amount;
            action = actionOn(escrow, EscrowActionKind::Refund, "1250.00", MovementStatus::Final);
            break;
        case EscrowStatus::Disputed:
            action = actionOn(escrow, EscrowActionKind::Dispute, "", MovementStatus::Processing);
            break;
        case EscrowStatus::FundingPending:
        case EscrowStatus::Funded:
        case EscrowStatus::Expired:
        case EscrowStatus::Canceled:
        case EscrowStatus::Failed:
        case EscrowStatus::Unrecognized: break;
        }
        learn(escrow);
        if (action)
            learn(*action);
    }
    reader = fixture.reader();
    settings = std::make_unique<Settings>(dir.path());
    open();
}

void EscrowWorld::learn(const Resource &resource)
{
    if (!got(fixture.store->apply({seen(resource, LearnedFrom::EventFeed, fixture.clock.now())})))
        qFatal("the store did not take it");
}

void EscrowWorld::open()
{
    page.reset();
    page = std::make_unique<EscrowsPage>(*fixture.store, *reader, fixture.clock, *settings);
    page->resize(1180, 760);
    page->show();
    Freshness live;
    live.phase = Freshness::Phase::Live;
    live.asOf = fixture.clock.now();
    page->setFreshness(live);
}

Escrow EscrowWorld::escrow(EscrowStatus status) const
{
    return reader->escrow(idOf(status)).value();
}

} // namespace coinpay::test
