// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/randomresources.h"

#include "domain/asset.h"

namespace coinpay::test {

namespace {

constexpr UnixMs Beginning = 1'760'000'000'000;

//! Draws one thing after the other.
class Dice
{
public:
    explicit Dice(std::mt19937 &engine)
        : m_engine(engine)
    {
    }

    int below(size_t bound) { return static_cast<int>(m_engine() % bound); }

    bool maybe() { return below(2) != 0; }

    QString hex(int digits)
    {
        QString text;
        for (int i = 0; i < digits; ++i)
            text += QString::number(below(16), 16);
        return text;
    }

    const AssetInfo &asset() { return knownAssets()[static_cast<size_t>(below(4))]; }

    Money money(const QString &asset)
    {
        return Money::parse(QString::number(below(50) * 5), asset).value();
    }

    QString id(QLatin1String prefix, int number)
    {
        return prefix + hex(12) + QString::number(number).rightJustified(6, QLatin1Char('0'));
    }

    //! In both cases, from a few.
    QString reference(const QString &stem)
    {
        const QString text = stem + QString::number(below(30));
        return maybe() ? text.toUpper() : text;
    }

    QString request() { return below(3) != 0 ? QStringLiteral("req_") + hex(16) : QString(); }

    QString failure() { return below(4) == 0 ? QStringLiteral("chain_rejected") : QString(); }

    template <typename Some>
    void stamp(Some &resource)
    {
        resource.createdAt = Beginning + below(200) * 1000;
        resource.updatedAt = resource.createdAt + below(10) * 1000;
        resource.version = 1 + below(5);
        resource.requestId = request();
    }

private:
    std::mt19937 &m_engine;
};

template <typename Some>
void setMovement(Dice &dice, Some &resource)
{
    resource.status = movementStatuses[static_cast<size_t>(dice.below(movementStatuses.size()))];
    resource.statusText = resource.status == MovementStatus::Unrecognized
                              ? QStringLiteral("on_hold")
                              : QString(movementStatusName(resource.status));
    resource.confirmations = dice.below(4);
    resource.requiredConfirmations = 3;
    resource.txHash = dice.maybe() ? dice.hex(64) : QString();
    resource.failureCode = dice.failure();
    resource.failureMessage = resource.failureCode.isEmpty() ? QString() : QStringLiteral("No.");
}

QString text(const Money &money)
{
    return money.toDecimal() + u' ' + money.asset();
}

QString text(const QMap<QString, QString> &map)
{
    QString all;
    for (auto entry = map.begin(); entry != map.end(); ++entry)
        all += entry.key() + u'=' + entry.value() + u';';
    return all;
}

template <typename Number>
QString text(Number number)
{
    return QString::number(static_cast<qint64>(number));
}

//! What all of them have.
template <typename Some>
QStringList common(const Some &some)
{
    return {some.id,
            some.statusText,
            text(some.createdAt),
            text(some.updatedAt),
            text(some.version),
            some.requestId};
}

QStringList fields(const std::monostate &)
{
    return {};
}

//! The mirror keeps none.
QStringList fields(const WebhookDelivery &)
{
    return {};
}

QStringList fields(const Invoice &invoice)
{
    return common(invoice) + QStringList{text(invoice.amount), text(invoice.amountPaid),
                                         text(invoice.status), invoice.reference,
                                         invoice.txHash,       text(invoice.confirmations)};
}

QStringList fields(const Escrow &escrow)
{
    return common(escrow) + QStringList{text(escrow.amount),
                                        text(escrow.amountFunded),
                                        text(escrow.amountReleased),
                                        text(escrow.amountRefunded),
                                        escrow.network,
                                        escrow.buyerRef,
                                        escrow.sellerRef,
                                        escrow.dealRef,
                                        text(escrow.status),
                                        escrow.paymentAddress,
                                        text(escrow.confirmations),
                                        text(escrow.requiredConfirmations),
                                        escrow.txHash,
                                        escrow.failureCode,
                                        escrow.failureMessage,
                                        text(escrow.metadata),
                                        text(escrow.expiresAt.value_or(-1))};
}

QStringList fields(const EscrowAction &action)
{
    return common(action) + QStringList{escrowActionName(action.kind),
                                        action.escrowId,
                                        text(action.amount),
                                        action.network,
                                        action.reason,
                                        text(action.status),
                                        action.resolution,
                                        text(action.confirmations),
                                        text(action.requiredConfirmations),
                                        action.txHash,
                                        action.failureCode,
                                        action.failureMessage};
}

QStringList fields(const Wallet &wallet)
{
    return common(wallet) + QStringList{wallet.label, text(wallet.status)};
}

QStringList fields(const ReceiveAddress &address)
{
    return common(address) + QStringList{address.walletId, address.asset, address.network,
                                         address.address, text(address.isRetired)};
}

QStringList fields(const Transfer &transfer)
{
    return common(transfer) + QStringList{transfer.walletId,
                                          transfer.network,
                                          text(transfer.amount),
                                          text(transfer.fee),
                                          text(transfer.total),
                                          transfer.destination,
                                          transfer.quoteId,
                                          transfer.note,
                                          text(transfer.status),
                                          text(transfer.confirmations),
                                          text(transfer.requiredConfirmations),
                                          transfer.txHash,
                                          transfer.failureCode,
                                          transfer.failureMessage};
}

} // namespace

Escrow randomEscrow(std::mt19937 &engine, int number)
{
    Dice dice(engine);
    const AssetInfo &asset = dice.asset();
    Escrow escrow;
    escrow.id = dice.id(QLatin1String("esc_"), number);
    escrow.amount = dice.money(asset.code);
    escrow.amountFunded = dice.money(asset.code);
    escrow.amountReleased = dice.money(asset.code);
    escrow.amountRefunded = dice.money(asset.code);
    escrow.network = asset.networks.front();
    escrow.dealRef = dice.reference(QStringLiteral("deal_"));
    escrow.buyerRef = dice.reference(QStringLiteral("buyer_"));
    escrow.sellerRef = dice.reference(QStringLiteral("seller_"));
    escrow.status = escrowStatuses[static_cast<size_t>(dice.below(escrowStatuses.size()))];
    escrow.statusText = escrow.status == EscrowStatus::Unrecognized
                            ? QStringLiteral("on_hold")
                            : QString(escrowStatusName(escrow.status));
    escrow.paymentAddress = QStringLiteral("0x") + dice.hex(40);
    escrow.confirmations = dice.below(4);
    escrow.requiredConfirmations = 3;
    escrow.txHash = dice.maybe() ? dice.hex(64) : QString();
    escrow.failureCode = dice.failure();
    if (dice.maybe())
        escrow.metadata.insert(QStringLiteral("place"), dice.hex(4));
    dice.stamp(escrow);
    if (dice.maybe())
        escrow.expiresAt = escrow.createdAt + 60'000;
    return escrow;
}

EscrowAction randomAction(std::mt19937 &engine, int number, EscrowActionKind kind)
{
    Dice dice(engine);
    const AssetInfo &asset = dice.asset();
    const bool isDispute = kind == EscrowActionKind::Dispute;
    EscrowAction action;
    action.kind = kind;
    action.id = dice.id(QLatin1String("act_"), number);
    action.escrowId = QStringLiteral("esc_%1").arg(dice.below(3));
    action.amount = isDispute ? Money() : dice.money(asset.code);
    action.network = asset.networks.front();
    action.reason = dice.reference(QStringLiteral("reason "));
    setMovement(dice, action);
    action.resolution = isDispute && dice.maybe() ? QStringLiteral("split") : QString();
    dice.stamp(action);
    return action;
}

Wallet randomWallet(std::mt19937 &engine, int number)
{
    Dice dice(engine);
    Wallet wallet;
    wallet.id = dice.id(QLatin1String("wal_"), number);
    wallet.label = dice.reference(QStringLiteral("till "));
    wallet.status = dice.maybe() ? WalletStatus::Active : WalletStatus::Frozen;
    wallet.statusText = walletStatusName(wallet.status);
    dice.stamp(wallet);
    return wallet;
}

ReceiveAddress randomAddress(std::mt19937 &engine, int number)
{
    Dice dice(engine);
    const AssetInfo &asset = dice.asset();
    ReceiveAddress address;
    address.id = dice.id(QLatin1String("adr_"), number);
    address.walletId = QStringLiteral("wal_%1").arg(dice.below(3));
    address.asset = asset.code;
    address.network = asset.networks.front();
    address.address = QStringLiteral("0x") + dice.hex(40);
    address.isRetired = dice.maybe();
    address.statusText = address.isRetired ? QStringLiteral("retired") : QStringLiteral("active");
    dice.stamp(address);
    return address;
}

Transfer randomTransfer(std::mt19937 &engine, int number)
{
    Dice dice(engine);
    const AssetInfo &asset = dice.asset();
    Transfer transfer;
    transfer.id = dice.id(QLatin1String("trf_"), number);
    transfer.walletId = QStringLiteral("wal_%1").arg(dice.below(3));
    transfer.network = asset.networks.front();
    transfer.amount = dice.money(asset.code);
    transfer.fee = dice.money(asset.code);
    transfer.total = transfer.amount.plus(transfer.fee).value();
    transfer.destination = QStringLiteral("0xAb%1").arg(dice.below(40)) + dice.hex(2);
    transfer.quoteId = dice.maybe() ? QStringLiteral("quo_") + dice.hex(8) : QString();
    transfer.note = dice.maybe() ? dice.reference(QStringLiteral("salary ")) : QString();
    setMovement(dice, transfer);
    dice.stamp(transfer);
    return transfer;
}

QStringList fieldsOf(const Resource &resource)
{
    return std::visit([](const auto &known) { return fields(known); }, resource);
}

} // namespace coinpay::test
