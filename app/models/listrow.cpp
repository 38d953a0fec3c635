// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listrow.h"

namespace coinpay {

namespace {

bool same(const InvoiceRow &a, const InvoiceRow &b)
{
    return a.version == b.version && a.status == b.status && a.statusText == b.statusText &&
           a.confirmations == b.confirmations && a.updatedAt == b.updatedAt &&
           a.requestId == b.requestId && a.amountPaid == b.amountPaid && a.reference == b.reference;
}

bool same(const EscrowRow &a, const EscrowRow &b)
{
    return a.version == b.version && a.status == b.status && a.statusText == b.statusText &&
           a.confirmations == b.confirmations && a.updatedAt == b.updatedAt &&
           a.requestId == b.requestId && a.held == b.held;
}

bool same(const TransferRow &a, const TransferRow &b)
{
    return a.version == b.version && a.status == b.status && a.statusText == b.statusText &&
           a.confirmations == b.confirmations && a.updatedAt == b.updatedAt &&
           a.requestId == b.requestId && a.fee == b.fee;
}

bool isStable(InvoiceSort sort)
{
    switch (sort) {
    case InvoiceSort::Created:
    case InvoiceSort::Amount:
    case InvoiceSort::Asset:
    case InvoiceSort::Reference:
    case InvoiceSort::Id: return true;
    case InvoiceSort::Updated:
    case InvoiceSort::Status:
    case InvoiceSort::Confirmations:
    case InvoiceSort::RequestId: break;
    }
    return false;
}

bool isStable(EscrowSort sort)
{
    switch (sort) {
    case EscrowSort::Created:
    case EscrowSort::Amount:
    case EscrowSort::Asset:
    case EscrowSort::Reference:
    case EscrowSort::Id: return true;
    case EscrowSort::Updated:
    case EscrowSort::Status: break;
    }
    return false;
}

bool isStable(TransferSort sort)
{
    switch (sort) {
    case TransferSort::Created:
    case TransferSort::Amount:
    case TransferSort::Asset:
    case TransferSort::Destination:
    case TransferSort::Id: return true;
    case TransferSort::Updated:
    case TransferSort::Status: break;
    }
    return false;
}

} // namespace

const QString &idOf(const ListRow &row)
{
    return std::visit([](const auto &known) -> const QString & { return known.id; }, row);
}

bool sameRow(const ListRow &a, const ListRow &b)
{
    return a.index() == b.index() && std::visit(
                                         [&b](const auto &row) {
                                             using Row = std::decay_t<decltype(row)>;
                                             return same(row, std::get<Row>(b));
                                         },
                                         a);
}

bool orderIsStable(const ListQuery &query)
{
    return std::visit([](const auto &known) { return isStable(known.sort); }, query);
}

bool isFiltered(const ListQuery &query)
{
    if (const auto *invoices = std::get_if<InvoiceQuery>(&query);
        invoices && (invoices->paidFrom || invoices->paidTo || invoices->withMoney))
        return true;
    return std::visit(
        [](const auto &known) { return !known.statuses.isEmpty() || !known.search.isEmpty(); },
        query);
}

} // namespace coinpay
