// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/transferbatch.h"

#include "core/text.h"
#include "domain/asset.h"
#include "domain/batchcolumns.h"
#include "domain/batchwarnings.h"
#include "domain/destination.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace coinpay {

namespace {

constexpr qsizetype LongestShown = 60;
constexpr qsizetype GroupSize = 3;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

//! How the amounts of this file mark their decimals.
enum class Mark { Point, Comma, Both };

Mark markOf(const QList<BatchRow> &rows)
{
    bool point = false;
    bool comma = false;
    for (const BatchRow &row : rows) {
        point = point || row.amount.contains(u'.');
        comma = comma || row.amount.contains(u',');
    }
    return comma ? (point ? Mark::Both : Mark::Comma) : Mark::Point;
}

Result<Money> readAmount(const BatchRow &row, const QString &asset, Mark mark)
{
    QString text = row.amount;
    if (text.contains(u',')) {
        if (mark == Mark::Both || text.count(u',') > 1) {
            return fail(ErrorKind::InvalidInput,
                        tr("Write every amount of the file with a decimal point and without "
                           "thousands separators, like 1234.50."));
        }
        const qsizetype fraction = text.size() - text.indexOf(u',') - 1;
        if (fraction == GroupSize && !text.startsWith(u'0')) {
            return fail(ErrorKind::InvalidInput,
                        tr("“%1” can be read in two ways. Write it with a decimal point, like "
                           "1234.50.",
                           "%1 an amount as it was written")
                            .arg(displayText(row.amount, LongestShown)));
        }
        text.replace(u',', u'.');
    } else if (mark == Mark::Both && text.contains(u'.')) {
        return fail(ErrorKind::InvalidInput,
                    tr("Other rows write decimals with a comma. Write every amount with a decimal "
                       "point, like 1234.50."));
    }
    return Money::parse(text, asset);
}

//! "usdt" means USDT, as "Tron" means tron.
QString assetOf(const QString &cell)
{
    const QString capitals = cell.toUpper();
    return findAsset(capitals) ? capitals : cell;
}

QString networkOf(const QString &cell, const QString &asset)
{
    if (const AssetInfo *info = findAsset(asset)) {
        for (const QLatin1String network : info->networks) {
            if (cell.compare(network, Qt::CaseInsensitive) == 0 ||
                cell.compare(networkName(network), Qt::CaseInsensitive) == 0)
                return network;
        }
    }
    return networkOrDefault(asset, cell);
}

void takeLinkAmount(const Destination &destination, BatchRow &row, TransferDraft &draft)
{
    if (destination.amount && *destination.amount != draft.amount && draft.amount.isPositive()) {
        row.faults.append(tr("The payment link asks for %1, and the row says %2.", "two amounts")
                              .arg(destination.amount->toDecimal(), draft.amount.toDecimal()));
    }
}

//! What checkTransferDraft() says, but for what follows from another fault of the row.
void addDraftFaults(BatchRow &row, const TransferDraft &draft, AcceptedNets accepted,
                    bool amountIsSaid)
{
    const Done checked = checkTransferDraft(draft, accepted);
    if (checked)
        return;
    bool noNetwork = false;
    for (const FieldError &fault : checked.error().fields) {
        const bool placeless = noNetwork || row.destination.isEmpty();
        if ((fault.field == QLatin1String("amount") && amountIsSaid) ||
            (fault.field == QLatin1String("destination") && placeless))
            continue;
        if (fault.field == QLatin1String("asset")) {
            row.faults.append(
                tr("“%1” is not an asset that is known here.", "%1 what was written as an asset")
                    .arg(displayText(row.asset, LongestShown)));
        } else {
            row.faults.append(fault.message);
        }
        noNetwork = noNetwork || fault.field == QLatin1String("asset") ||
                    fault.field == QLatin1String("network");
    }
}

void checkRow(BatchRow &row, const BatchContext &context, Mark mark)
{
    const QString asset = assetOf(row.asset);
    TransferDraft draft;
    draft.walletId = context.walletId;
    draft.network = networkOf(row.network, asset);
    draft.destination = row.destination;
    draft.note = row.note;
    const Result<Money> amount = readAmount(row, asset, mark);
    draft.amount = amount.value_or(Money::zero(asset));
    if (!amount)
        row.faults.append(amount.error().message);
    if (row.destination.isEmpty()) {
        row.faults.append(tr("There is no destination."));
    } else if (findAsset(asset)) {
        const auto destination =
            readDestination(asset, draft.network, row.destination, context.accepted);
        if (destination) {
            draft.destination = destination->address.text;
            for (const AddressWarning warning : destination->address.warnings)
                row.warnings.append(addressWarningText(warning));
            takeLinkAmount(*destination, row, draft);
        }
    }
    addDraftFaults(row, draft, context.accepted, !amount);
    if (row.faults.isEmpty())
        row.draft = draft;
    else
        row.warnings.clear();
}

BatchTotal freshTotal(const QString &asset, const QString &network, const BatchContext &context)
{
    BatchTotal total{network, Money::zero(asset), 0, {}};
    for (const Balance &balance : context.balances) {
        if (balance.network == network && balance.available.asset() == asset)
            total.available = balance.available;
    }
    if (!context.balances.isEmpty() && !total.available)
        total.available = Money::zero(asset);
    return total;
}

//! A sum that does not fit is a fault of the row that broke it.
void sumUp(TransferBatch &batch, const BatchContext &context)
{
    QMap<std::pair<QString, QString>, BatchTotal> totals; // by asset, then network
    for (BatchRow &row : batch.rows) {
        if (!row.draft)
            continue;
        const Money &amount = row.draft->amount;
        const std::pair place{amount.asset(), row.draft->network};
        if (!totals.contains(place))
            totals.insert(place, freshTotal(place.first, place.second, context));
        BatchTotal &total = totals[place];
        const Result<Money> sum = total.amount.plus(amount);
        if (sum) {
            total.amount = *sum;
            ++total.rows;
        } else {
            row.faults.append(sum.error().message);
            row.draft.reset();
        }
    }
    batch.totals = totals.values();
}

} // namespace

qsizetype TransferBatch::faultyRows() const
{
    return std::count_if(rows.begin(), rows.end(), [](const BatchRow &row) { return !row.draft; });
}

bool TransferBatch::isSendable() const
{
    return !rows.isEmpty() && faultyRows() == 0 &&
           std::all_of(totals.begin(), totals.end(),
                       [](const BatchTotal &total) { return total.isCovered(); });
}

QList<TransferDraft> TransferBatch::drafts() const
{
    QList<TransferDraft> result;
    if (faultyRows() > 0)
        return result;
    for (const BatchRow &row : rows)
        result.append(*row.draft);
    return result;
}

Result<TransferBatch> readTransferBatch(const QByteArray &csv, const BatchContext &context)
{
    if (csv.size() > MaxBatchBytes) {
        return fail(ErrorKind::InvalidInput,
                    tr("This is larger than a table of transfers can be (1 MiB)."));
    }
    const Result<QList<CsvRecord>> records = readCsv(csv, MaxBatchRows + 2);
    if (!records)
        return fail(records.error());
    TransferBatch batch;
    BatchColumns columns = usualBatchColumns();
    const bool header = !records->isEmpty() && isBatchHeader(records->first());
    if (header) {
        const Result<BatchColumns> named = readBatchHeader(records->first(), batch.ignoredColumns);
        if (!named)
            return fail(named.error());
        columns = *named;
    }
    const qsizetype first = header ? 1 : 0;
    if (records->size() == first)
        return fail(ErrorKind::InvalidInput, tr("There are no rows in it."));
    if (records->size() - first > MaxBatchRows) {
        return fail(ErrorKind::InvalidInput,
                    tr("There are more than %L1 rows. Divide the table and send it in parts.",
                       "%L1 a number")
                        .arg(MaxBatchRows));
    }
    for (qsizetype at = first; at < records->size(); ++at) {
        const CsvRecord &record = records->at(at);
        BatchRow row = batchRowOf(record, columns);
        if (!header &&
            (record.cells.size() < NeededBatchColumns || record.cells.size() > BatchColumnCount))
            row.faults.append(tr("A row has three to five cells: destination, amount, asset, and "
                                 "then network and note where needed. This one has %1.",
                                 "%1 a number")
                                  .arg(record.cells.size()));
        else if (header && record.cells.size() > records->first().cells.size())
            row.faults.append(tr("This row has more cells than the header."));
        batch.rows.append(row);
    }
    const Mark mark = markOf(batch.rows);
    for (BatchRow &row : batch.rows) {
        if (row.faults.isEmpty())
            checkRow(row, context, mark);
    }
    sumUp(batch, context);
    addBatchWarnings(batch.rows, context.payees);
    return batch;
}

QByteArray transferBatchTemplate()
{
    // No address in it that money could go to by mistake.
    return "destination,amount,asset,network,note\r\n"
           "ADDRESS,25.00,USDT,tron,Invoice 4711\r\n"
           "ADDRESS,0.015,ETH,ethereum,\"Rent, May\"\r\n";
}

} // namespace coinpay
