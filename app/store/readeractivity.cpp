// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/operationsearch.h"
#include "store/readerprivate.h"

namespace coinpay {

using namespace store;

namespace {

constexpr int MostOperations = 500; // of a page

} // namespace

Result<QList<Operation>> Reader::operationPage(const OperationQuery &query,
                                               const std::optional<OperationKey> &after, int limit)
{
    return guarded([&] {
        return store::operationPage(d->m_journal, query, after, qBound(1, limit, MostOperations));
    });
}

Result<QList<Operation>> Reader::operationsAmong(const OperationQuery &query,
                                                 const QStringList &ids)
{
    return guarded([&] {
        QList<Operation> found;
        for (const QString &id : ids) {
            if (const auto operation = findMatching(d->m_journal, query, id))
                found += *operation;
        }
        return found;
    });
}

Result<qint64> Reader::operationCount(const OperationQuery &query)
{
    return guarded([&] { return countOperations(d->m_journal, query); });
}

} // namespace coinpay
