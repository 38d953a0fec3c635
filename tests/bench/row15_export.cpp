// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/rawsqlite.h"
#include "bench/windowprocess.h"
#include "models/listexport.h"
#include "store/files.h"

#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <malloc.h>

#include <cstdio>
#include <sqlite3.h>

namespace coinpay::bench {

namespace {

constexpr int FewInvoices = 10'000;

//! The same columns in the same order, each as SQLite has it.
constexpr const char *Selection =
    "SELECT id, status_text, amount, asset, amount_paid, network, reference, confirmations, "
    "required_confirmations, request_id, created_at, updated_at FROM invoices "
    "ORDER BY created_at DESC, id DESC";

void exportRaw(RawDatabase &database, const QString &path)
{
    FILE *file = std::fopen(qUtf8Printable(path), "wb");
    if (!file)
        qFatal("%s cannot be written", qPrintable(path));
    RawStatement statement(database, Selection);
    sqlite3_stmt *row = statement.handle();
    while (statement.step()) {
        const int columns = sqlite3_column_count(row);
        for (int column = 0; column < columns; ++column) {
            if (column > 0)
                std::fputc(',', file);
            std::fputs(reinterpret_cast<const char *>(sqlite3_column_text(row, column)), file);
        }
        std::fputs("\r\n", file);
    }
    std::fclose(file);
}

//! `watch` is called between pieces.
void exportOurs(const QString &profileDir, const QString &path, const std::function<void()> &watch)
{
    QEventLoop loop;
    ListExport writing(mirrorInvoiceSources(profileDir), InvoiceQuery{}, path);
    QObject::connect(&writing, &ListExport::progressed, &loop, watch);
    QObject::connect(&writing, &ListExport::finished, &loop, &QEventLoop::quit);
    QObject::connect(&writing, &ListExport::failed, &loop,
                     [](const Error &error) { qFatal("%s", qPrintable(error.message)); });
    loop.exec();
}

//! The most that an export of so many rows adds to what this process has written to.
double memoryOf(const QString &profileDir, const QString &path)
{
    malloc_trim(0);
    const double before = memoryKb(QStringLiteral("self"), "Private_Dirty") / 1024;
    double most = 0;
    exportOurs(profileDir, path, [&] {
        most = std::max(most, memoryKb(QStringLiteral("self"), "Private_Dirty") / 1024 - before);
    });
    return most;
}

void measureExport(Context &context)
{
    const QTemporaryDir dir(context.workDir() + QStringLiteral("/export-XXXXXX"));
    const QString path = dir.filePath(QStringLiteral("list.csv"));
    const QString large = seededProfile(context, context.large());
    const QString small = seededProfile(context, context.smoke() ? 1'000 : FewInvoices);
    RawDatabase database(store::mirrorPath(large));
    const Pair time = alternate(
        context.rounds(), [&] { return millisecondsOf([&] { exportOurs(large, path, [] {}); }); },
        [&] { return millisecondsOf([&] { exportRaw(database, path); }); });
    context.report({QStringLiteral("15"),
                    QStringLiteral("CSV export of %L1 rows").arg(context.large()), time.ours,
                    time.floor, QStringLiteral("ms"), QStringLiteral("≤ 3×")});
    const double few = memoryOf(small, path);
    context.report({QStringLiteral("15"),
                    QStringLiteral("memory it takes, against the export of 10,000"),
                    memoryOf(large, path), few, QStringLiteral("MiB"), QStringLiteral("constant")});
}

const RegisterRow row(QStringLiteral("15"), measureExport);

} // namespace

} // namespace coinpay::bench
