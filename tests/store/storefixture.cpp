// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefixture.h"

#include "domain/asset.h"

#include <QtTest>

namespace coinpay::test {

StoreFixture::StoreFixture()
{
    reopen();
}

void StoreFixture::reopen()
{
    store.reset();
    Result<std::unique_ptr<Store>> opened = Store::open(m_dir.path(), clock, random);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    store = std::move(*opened);
}

std::unique_ptr<Reader> StoreFixture::reader() const
{
    Result<std::unique_ptr<Reader>> opened = Reader::open(m_dir.path());
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return std::move(*opened);
}

OperationDraft createDraft(const QString &reference)
{
    OperationDraft draft;
    draft.kind = OperationKind::CreateInvoice;
    draft.method = "POST";
    draft.target = "/v1/invoices";
    draft.body = R"({"amount":"25.00","asset":"USDT"})";
    draft.resourceType = QStringLiteral("invoice");
    draft.reference = reference;
    draft.amount = Money::parse(u"25.00", QStringLiteral("USDT")).value();
    return draft;
}

ResourceUpdate seen(const Resource &resource, LearnedFrom from, UnixMs at)
{
    ResourceUpdate update;
    update.resource = resource;
    update.learnedFrom = from;
    update.learnedAt = at;
    return update;
}

Invoice randomInvoice(std::mt19937 &engine, int number)
{
    const auto below = [&engine](size_t bound) { return static_cast<int>(engine() % bound); };
    const auto hex = [&](int digits) {
        QString text;
        for (int i = 0; i < digits; ++i)
            text += QString::number(below(16), 16);
        return text;
    };
    const std::span<const AssetInfo> assets = knownAssets();
    const AssetInfo &asset = assets[static_cast<size_t>(below(std::min<size_t>(assets.size(), 4)))];
    Invoice invoice;
    invoice.id = QStringLiteral("inv_%1%2").arg(hex(12)).arg(number, 6, 10, QLatin1Char('0'));
    const QString tail = asset.scale > 0 ? QStringLiteral(".5") : QString();
    const QString amount = QString::number(below(50) * 5) + tail;
    invoice.amount = Money::parse(amount, asset.code).value();
    invoice.amountPaid = Money::zero(asset.code);
    invoice.network = asset.networks.front();
    // Few references, so that there are ties, in both cases.
    invoice.reference =
        (below(2) != 0 ? QStringLiteral("order_%1") : QStringLiteral("Order_%1")).arg(below(40));
    invoice.status = invoiceStatuses[static_cast<size_t>(below(invoiceStatuses.size()))];
    invoice.statusText = invoice.status == InvoiceStatus::Unrecognized
                             ? QStringLiteral("on_hold")
                             : QString(invoiceStatusName(invoice.status));
    invoice.paymentAddress = QStringLiteral("0x") + hex(40);
    invoice.txHash = below(2) != 0 ? hex(64) : QString();
    invoice.confirmations = below(4);
    invoice.requiredConfirmations = 3;
    invoice.createdAt = 1'760'000'000'000 + below(200) * 1000;
    invoice.updatedAt = invoice.createdAt + below(10) * 1000;
    invoice.version = 1 + below(5);
    invoice.requestId = below(3) != 0 ? QStringLiteral("req_") + hex(16) : QString();
    return invoice;
}

} // namespace coinpay::test
