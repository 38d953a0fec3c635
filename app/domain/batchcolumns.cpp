// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/batchcolumns.h"

#include "core/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace coinpay {

namespace {

constexpr qsizetype LongestShown = 60;

constexpr std::array columnNames{
    std::pair{QLatin1String("destination"), BatchColumn::Destination},
    std::pair{QLatin1String("address"), BatchColumn::Destination},
    std::pair{QLatin1String("amount"), BatchColumn::Amount},
    std::pair{QLatin1String("asset"), BatchColumn::Asset},
    std::pair{QLatin1String("currency"), BatchColumn::Asset},
    std::pair{QLatin1String("network"), BatchColumn::Network},
    std::pair{QLatin1String("note"), BatchColumn::Note},
};

QString tr(const char *text, const char *note)
{
    return QCoreApplication::translate("coinpay", text, note);
}

std::optional<BatchColumn> columnNamed(const QString &cell)
{
    for (const auto &[name, column] : columnNames) {
        if (cell.compare(name, Qt::CaseInsensitive) == 0)
            return column;
    }
    return {};
}

QString cellOf(const CsvRecord &record, const BatchColumns &columns, BatchColumn column)
{
    return record.cells.value(columns[static_cast<std::size_t>(column)]);
}

} // namespace

BatchColumns usualBatchColumns()
{
    BatchColumns columns;
    std::iota(columns.begin(), columns.end(), 0);
    return columns;
}

bool isBatchHeader(const CsvRecord &record)
{
    return std::any_of(record.cells.begin(), record.cells.end(), [](const QString &cell) {
        const std::optional<BatchColumn> column = columnNamed(cell);
        return column && static_cast<int>(*column) < NeededBatchColumns; // a note may say "note"
    });
}

Result<BatchColumns> readBatchHeader(const CsvRecord &header, QStringList &ignored)
{
    BatchColumns columns;
    columns.fill(-1);
    for (qsizetype at = 0; at < header.cells.size(); ++at) {
        const std::optional<BatchColumn> column = columnNamed(header.cells[at]);
        if (!column) {
            if (!header.cells[at].isEmpty())
                ignored.append(displayText(header.cells[at], LongestShown));
            continue;
        }
        qsizetype &place = columns[static_cast<std::size_t>(*column)];
        if (place >= 0) {
            return fail(ErrorKind::InvalidInput,
                        tr("The header names the column “%1” twice.", "%1 a column's name")
                            .arg(header.cells[at]));
        }
        place = at;
    }
    constexpr std::array needed{QLatin1String("destination"), QLatin1String("amount"),
                                QLatin1String("asset")};
    for (std::size_t at = 0; at < needed.size(); ++at) {
        if (columns[at] < 0) {
            return fail(ErrorKind::InvalidInput,
                        tr("The header has no column “%1”.", "%1 a column's name").arg(needed[at]));
        }
    }
    return columns;
}

BatchRow batchRowOf(const CsvRecord &record, const BatchColumns &columns)
{
    BatchRow row;
    row.line = record.line;
    row.destination = cellOf(record, columns, BatchColumn::Destination);
    row.amount = cellOf(record, columns, BatchColumn::Amount);
    row.asset = cellOf(record, columns, BatchColumn::Asset);
    row.network = cellOf(record, columns, BatchColumn::Network);
    row.note = cellOf(record, columns, BatchColumn::Note);
    return row;
}

} // namespace coinpay
