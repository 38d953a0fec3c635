// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/rawsqlite.h"
#include "store/schema/schemas.h"

#include <QTemporaryDir>

namespace coinpay::bench {

namespace {

void measureJournal(Context &context)
{
    const int times = context.smoke() ? 3 : 100;
    const QTemporaryDir dir;
    const auto store = openStore(dir.path());
    RawDatabase raw(dir.filePath(QStringLiteral("raw.db")));
    raw.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
    for (const store::Migration &step : store::journalSchema().migrations)
        raw.execute(step.sql);
    RawStatement insert(
        raw, "INSERT INTO operations (id, idempotency_key, kind, method, target, body, "
             "body_sha256, resource_type, resource_id, reference, amount, asset, state, "
             "created_at, updated_at, next_attempt_at) VALUES (?1, ?1, 'create_invoice', 'POST', "
             "'/v1/invoices', CAST(?2 AS BLOB), ?3, 'invoice', '', 'order_1', '25.00', 'USDT', "
             "'queued', 1, 1, 1)");
    const QByteArray hash(64, 'a');
    OperationDraft draft;
    draft.method = "POST";
    draft.target = "/v1/invoices";
    draft.body = R"({"amount":"25.00","asset":"USDT","reference":"order_48392"})";
    draft.resourceType = QStringLiteral("invoice");
    draft.amount = Money::parse(u"25.00", QStringLiteral("USDT")).value();
    int number = 0;
    const Pair pair = alternate(
        context.rounds(),
        [&] {
            std::vector<double> each;
            for (int i = 0; i < times; ++i)
                each.push_back(millisecondsOf([&] { valueOf(store->addOperation(draft)); }));
            return median(std::move(each));
        },
        [&] {
            std::vector<double> each;
            for (int i = 0; i < times; ++i) {
                const QByteArray id = "op_01KAQ5XYZXYZXYZXYZXYZX" + QByteArray::number(++number);
                each.push_back(millisecondsOf([&] {
                    insert.bind(1, id);
                    insert.bind(2, draft.body);
                    insert.bind(3, hash);
                    insert.run();
                }));
            }
            return median(std::move(each));
        });
    context.report({QStringLiteral("11"), QStringLiteral("an operation is durable in the journal"),
                    pair.ours, pair.floor, QStringLiteral("ms"), QStringLiteral("≤ 1.3×")});
}

const RegisterRow row(QStringLiteral("11"), measureJournal);

} // namespace

} // namespace coinpay::bench
