// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview.h"

namespace coinpay {

namespace {

using Of = Figure::Of;

OperationQuery operations(const QList<OperationState> &states)
{
    OperationQuery query;
    query.statuses = states;
    return query;
}

//! A list of those of these states that were made in the time; whenever, where it is empty.
template <typename Query, typename Status>
Query listOf(const QList<Status> &statuses, const std::optional<Period> &made = {})
{
    Query query;
    query.statuses = statuses;
    if (made) {
        query.createdFrom = made->from;
        query.createdTo = made->to;
    }
    return query;
}

QList<Figure> needsPerson(UnixMs now)
{
    const Period lately = lastDays(LookBackDays, now);
    auto failed = listOf<OperationQuery, OperationState>(
        {OperationState::Failed, OperationState::Rejected}, lately);
    failed.endedByPerson = false;
    auto endedWithMoney = listOf<InvoiceQuery, InvoiceStatus>(
        {InvoiceStatus::Expired, InvoiceStatus::Canceled}, lately);
    endedWithMoney.withMoney = true;
    return {
        {Of::DecisionsWaiting, operations({OperationState::NeedsPerson})},
        {Of::UnknownOutcomes, operations({OperationState::Unknown})},
        {Of::DisputedEscrows, listOf<EscrowQuery, EscrowStatus>({EscrowStatus::Disputed})},
        {Of::UnderpaidInvoices,
         listOf<InvoiceQuery, InvoiceStatus>({InvoiceStatus::PartiallyPaid})},
        {Of::EndedWithMoney, endedWithMoney},
        {Of::FailedOperations, failed},
        {Of::FailedTransfers, listOf<TransferQuery, MovementStatus>(
                                  {MovementStatus::Failed, MovementStatus::Canceled}, lately)},
        {Of::FailedEscrows, listOf<EscrowQuery, EscrowStatus>({EscrowStatus::Failed}, lately)},
        {Of::FailedInvoices, listOf<InvoiceQuery, InvoiceStatus>({InvoiceStatus::Failed}, lately)},
    };
}

QList<Figure> settling()
{
    return {
        {Of::WaitingToBeSent, operations({OperationState::Queued, OperationState::InFlight})},
        {Of::AcceptedOperations, operations({OperationState::Accepted, OperationState::Settling})},
        {Of::ProcessingInvoices, listOf<InvoiceQuery, InvoiceStatus>({InvoiceStatus::Processing})},
        {Of::MovingEscrows, listOf<EscrowQuery, EscrowStatus>(
                                {EscrowStatus::ReleasePending, EscrowStatus::RefundPending})},
        {Of::MovingTransfers, listOf<TransferQuery, MovementStatus>(
                                  {MovementStatus::Accepted, MovementStatus::Processing})},
    };
}

//! The count that is kept, or else by walking an index.
template <typename Query, typename Kept, typename Anchors>
Result<qint64> countOf(Reader &reader, const Query &query, Kept kept, Anchors anchors)
{
    constexpr int OneKey = std::numeric_limits<int>::max();
    const auto count = (reader.*kept)(query);
    if (!count)
        return fail(count.error());
    if (*count)
        return **count;
    const auto walked = (reader.*anchors)(query, OneKey, nullptr);
    if (!walked)
        return fail(walked.error());
    return walked->count;
}

struct Counter
{
    Reader &reader;

    Result<qint64> operator()(const OperationQuery &query) const
    {
        return reader.operationCount(query);
    }

    Result<qint64> operator()(const InvoiceQuery &query) const
    {
        return countOf(reader, query, &Reader::invoiceCount, &Reader::invoiceAnchors);
    }

    Result<qint64> operator()(const EscrowQuery &query) const
    {
        return countOf(reader, query, &Reader::escrowCount, &Reader::escrowAnchors);
    }

    Result<qint64> operator()(const TransferQuery &query) const
    {
        return countOf(reader, query, &Reader::transferCount, &Reader::transferAnchors);
    }
};

Done count(Reader &reader, QList<Figure> &figures)
{
    for (Figure &figure : figures) {
        const Result<qint64> count = std::visit(Counter{reader}, figure.list);
        if (!count)
            return fail(count.error());
        figure.count = *count;
    }
    return {};
}

Done sum(Reader &reader, PaidFigures &figures)
{
    auto sums = reader.paidBetween(figures.period.from, figures.period.to);
    if (!sums)
        return fail(std::move(sums.error()));
    figures.sums = std::move(*sums);
    return {};
}

Done sumBalances(Reader &reader, QList<AssetTotal> &totals)
{
    const auto wallets = readWalletBalances(reader);
    if (!wallets)
        return fail(wallets.error());
    auto sums = totalsOf(*wallets);
    if (!sums)
        return fail(std::move(sums.error()));
    totals = std::move(*sums);
    return {};
}

} // namespace

InvoiceQuery PaidFigures::list(const QString &asset) const
{
    InvoiceQuery query;
    query.asset = asset;
    query.paidFrom = period.from;
    query.paidTo = period.to;
    return query;
}

Result<OverviewPicture> readOverview(Reader &reader, UnixMs now, const QLocale &locale)
{
    OverviewPicture picture;
    picture.needsPerson = needsPerson(now);
    picture.settling = settling();
    picture.today.period = dayOf(now);
    picture.week.period = weekOf(now, locale);
    picture.readAt = now;
    for (const Done &done : {count(reader, picture.needsPerson), count(reader, picture.settling),
                             sumBalances(reader, picture.balances), sum(reader, picture.today),
                             sum(reader, picture.week)}) {
        if (!done)
            return fail(done.error());
    }
    return picture;
}

} // namespace coinpay
