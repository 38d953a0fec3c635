// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookofayear.h"

#include "domain/asset.h"

namespace coinpay::test {

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Day = 24 * 60 * Minute;

struct Kind
{
    const char *asset;
    const char *network;
    const char *address;
    int confirmations;
    int smallest; //!< of the amount's range, in hundredths (or in units of the last decimals)
    int decimals;
};

constexpr Kind kinds[] = {
    {"USDT", "tron", "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf", 20, 500, 2},
    {"BTC", "bitcoin", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", 3, 21000, 8},
    {"ETH", "ethereum", "0x52908400098527886E0F7030069857D2E4169EE7", 12, 1500, 5},
    {"USDC", "polygon", "0x8617E340B3D01FA5F11F306F4090FD50E238070D", 30, 900, 2},
    {"LTC", "litecoin", "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", 6, 3000, 4},
};

QString padded(const char *prefix, quint64 value)
{
    static constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QString id = QString::fromLatin1(prefix) + QStringLiteral("01J");
    quint64 state = value * 0x9E3779B97F4A7C15ULL + 12345;
    for (int i = 0; i < 23; ++i) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        id += QLatin1Char(digits[state % 32]);
    }
    return id;
}

Money money(const Kind &kind, quint64 units)
{
    QString digits = QString::number(units).rightJustified(kind.decimals + 1, u'0');
    digits.insert(digits.size() - kind.decimals, u'.');
    return Money::parse(digits, QString::fromLatin1(kind.asset)).value();
}

Invoice newInvoice(std::mt19937 &engine, int number, UnixMs createdAt)
{
    const Kind &kind = kinds[engine() % 10 < 5 ? 0 : engine() % std::size(kinds)];
    Invoice invoice;
    invoice.id = padded("inv_", quint64(number));
    invoice.amount = money(kind, quint64(kind.smallest) + engine() % (quint64(kind.smallest) * 60));
    invoice.amountPaid = Money::zero(invoice.amount.asset());
    invoice.network = QString::fromLatin1(kind.network);
    invoice.paymentAddress = QString::fromLatin1(kind.address);
    invoice.reference = QStringLiteral("order_%1").arg(48'000 + number);
    invoice.status = InvoiceStatus::Pending;
    invoice.statusText = invoiceStatusName(invoice.status);
    invoice.requiredConfirmations = kind.confirmations;
    invoice.createdAt = createdAt;
    invoice.updatedAt = createdAt;
    invoice.expiresAt = createdAt + 60 * Minute;
    invoice.version = 1;
    invoice.requestId = padded("req_", quint64(number) * 7 + 1);
    invoice.metadata = {{QStringLiteral("shop"), QStringLiteral("berlin-2")},
                        {QStringLiteral("cart"), QString::number(number * 13)}};
    return invoice;
}

Invoice stepped(Invoice invoice, InvoiceStatus status, qint64 after, int confirmations)
{
    invoice.status = status;
    invoice.statusText = invoiceStatusName(status);
    invoice.updatedAt += after;
    invoice.confirmations = confirmations;
    ++invoice.version;
    invoice.requestId.clear();
    return invoice;
}

Money share(const Money &amount, int percent)
{
    const QString units = amount.toUnits();
    const quint64 part = units.left(15).toULongLong() * quint64(percent) / 100;
    QString digits = QString::number(part) + QString(units.size() - units.left(15).size(), u'0');
    const int scale = assetScale(amount.asset());
    digits = digits.rightJustified(scale + 1, u'0');
    digits.insert(digits.size() - scale, u'.');
    return Money::parse(digits, amount.asset()).value();
}

//! The life of one invoice up to its last state.
QList<Invoice> lifeTo(const Invoice &first, InvoiceStatus last, std::mt19937 &engine)
{
    QList<Invoice> life{first};
    const int needed = first.requiredConfirmations;
    const auto pay = [&](int percent) {
        Invoice paid = stepped(life.last(), InvoiceStatus::Processing, 4 * Minute, 0);
        paid.amountPaid = share(first.amount, percent);
        paid.txHash = padded("", engine()).toLower() + padded("", engine()).toLower();
        life.append(paid);
        life.append(stepped(life.last(), InvoiceStatus::Processing, Minute, needed / 3));
    };
    switch (last) {
    case InvoiceStatus::Pending:
    case InvoiceStatus::Unrecognized: break;
    case InvoiceStatus::Processing: pay(100); break;
    case InvoiceStatus::Paid:
        pay(100);
        life.append(stepped(life.last(), last, 6 * Minute, needed));
        break;
    case InvoiceStatus::PartiallyPaid:
        pay(48);
        life.append(stepped(life.last(), last, 6 * Minute, needed));
        break;
    case InvoiceStatus::Overpaid:
        pay(120);
        life.append(stepped(life.last(), last, 6 * Minute, needed));
        break;
    case InvoiceStatus::Expired: life.append(stepped(first, last, 60 * Minute, 0)); break;
    case InvoiceStatus::Canceled: {
        Invoice canceled = stepped(first, last, 9 * Minute, 0);
        canceled.cancelReason = QStringLiteral("Customer changed the order");
        canceled.requestId = padded("req_", engine());
        life.append(canceled);
        break;
    }
    case InvoiceStatus::Failed: {
        Invoice failed = stepped(first, last, 3 * Minute, 0);
        failed.failureCode = QStringLiteral("address_unavailable");
        failed.failureMessage = QStringLiteral("The wallet node did not answer in time.");
        life.append(failed);
        break;
    }
    }
    return life;
}

InvoiceStatus lastState(std::mt19937 &engine, bool recent)
{
    if (recent && engine() % 2)
        return engine() % 3 ? InvoiceStatus::Pending : InvoiceStatus::Processing;
    const unsigned dice = engine() % 100;
    if (dice < 70)
        return InvoiceStatus::Paid;
    if (dice < 84)
        return InvoiceStatus::Expired;
    if (dice < 90)
        return InvoiceStatus::Canceled;
    if (dice < 94)
        return InvoiceStatus::PartiallyPaid;
    return dice < 97 ? InvoiceStatus::Overpaid : InvoiceStatus::Failed;
}

} // namespace

bool fillWithAYear(StoreFixture &fixture, int invoices)
{
    std::mt19937 engine(7);
    QList<ResourceUpdate> updates;
    const UnixMs now = fixture.clock.now();
    for (int number = 0; number < invoices; ++number) {
        const int age = invoices - number;
        // Denser towards now, as a shop that grows.
        const UnixMs created =
            now - qint64(age) * age * (365 * Day / invoices) / invoices - age * 2 * Minute + Minute;
        const bool recent = age < 40;
        const Invoice first = newInvoice(engine, number, created);
        for (const Invoice &step : lifeTo(first, lastState(engine, recent), engine)) {
            if (step.updatedAt > now)
                break;
            ResourceUpdate update;
            update.resource = step;
            update.learnedAt = step.updatedAt + 1200 + qint64(engine() % 9000);
            Event event;
            event.id = padded("evt_", engine());
            event.type = QStringLiteral("invoice.") + step.statusText;
            event.resourceType = QStringLiteral("invoice");
            event.resourceId = step.id;
            event.status = step.statusText;
            event.occurredAt = step.updatedAt;
            event.requestId = step.requestId;
            event.version = step.version;
            if (step.version > 1)
                event.previousStatus = statusTextOf(updates.last().resource);
            update.event = event;
            updates.append(update);
        }
    }
    return got(fixture.store->apply(updates)).has_value();
}

QString newestIn(StoreFixture &fixture, InvoiceStatus status)
{
    InvoiceQuery query;
    query.statuses = {status};
    const auto page = fixture.reader()->invoicePage(query, std::nullopt, 1);
    return page && !page->isEmpty() ? page->first().id : QString();
}

} // namespace coinpay::test
