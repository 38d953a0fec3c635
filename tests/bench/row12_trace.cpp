// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/rawsqlite.h"
#include "store/files.h"
#include "trace/question.h"
#include "trace/trace.h"

#include <array>
#include <memory>
#include <span>

namespace coinpay::bench {

namespace {

constexpr int MostFound = 50;

//! Nobody knows beforehand what a text is: every index that could have it is looked into, the one
//! that does last.
constexpr std::array LookupsInMirror{
    "SELECT id FROM invoices WHERE id = ?",
    "SELECT id FROM escrows WHERE id = ?",
    "SELECT id FROM transfers WHERE id = ?",
    "SELECT id FROM wallets WHERE id = ?",
    "SELECT escrow_id FROM escrow_actions WHERE id = ?",
    "SELECT wallet_id FROM addresses WHERE id = ?",
    "SELECT resource_id FROM transitions WHERE event_id = ? AND event_id <> '' LIMIT 50",
    "SELECT resource_id FROM transitions WHERE request_id = ? AND request_id <> '' LIMIT 50",
    "SELECT id FROM invoices WHERE request_id = ? LIMIT 50",
    "SELECT * FROM request_log WHERE request_id = ? AND request_id <> '' LIMIT 50",
    "SELECT * FROM request_log WHERE correlation_id = ? AND correlation_id <> '' LIMIT 50",
    "SELECT * FROM request_log WHERE idempotency_key = ? AND idempotency_key <> '' LIMIT 50",
};
constexpr std::array LookupsInJournal{
    "SELECT * FROM operations WHERE id = ? LIMIT 50",
    "SELECT * FROM operations WHERE idempotency_key = ? LIMIT 50",
    "SELECT * FROM operations WHERE batch_id = ? AND batch_id <> '' LIMIT 50",
    "SELECT * FROM operations WHERE id IN (SELECT operation_id FROM attempts WHERE request_id = "
    "?1) LIMIT 50",
};
//! What is not an id: a reference, a hash, an address.
constexpr std::array WordsInMirror{
    "SELECT id, reference FROM invoices WHERE reference_key = ? ORDER BY created_at DESC LIMIT 50",
    "SELECT id, deal_ref FROM escrows WHERE reference_key = ? ORDER BY created_at DESC LIMIT 50",
    "SELECT id, destination FROM transfers WHERE reference_key = ? ORDER BY created_at DESC LIMIT "
    "50",
    "SELECT id FROM escrow_actions WHERE tx_hash IN (?1, lower(?1), upper(?1)) AND tx_hash <> '' "
    "LIMIT 50",
    "SELECT id FROM addresses WHERE address = ? COLLATE NOCASE LIMIT 50",
};
constexpr std::array SearchesInMirror{
    "SELECT i.* FROM invoice_search s CROSS JOIN invoices i ON i.key = s.rowid "
    "WHERE s.invoice_search MATCH ? ORDER BY s.rowid DESC",
    "SELECT i.* FROM escrow_search s CROSS JOIN escrows i ON i.key = s.rowid "
    "WHERE s.escrow_search MATCH ? ORDER BY s.rowid DESC",
    "SELECT i.* FROM transfer_search s CROSS JOIN transfers i ON i.key = s.rowid "
    "WHERE s.transfer_search MATCH ? ORDER BY s.rowid DESC",
};
//! What a timeline is made of, once it is known of what.
constexpr std::array FactsInMirror{
    "SELECT * FROM invoices WHERE id = ?",
    "SELECT * FROM transitions WHERE resource_id = ? ORDER BY version",
    "SELECT * FROM request_log WHERE row IN (SELECT row FROM request_log WHERE request_id = ?1 AND "
    "request_id <> '' UNION SELECT row FROM request_log WHERE correlation_id = ?1 AND "
    "correlation_id <> '' UNION SELECT row FROM request_log WHERE resource_id = ?1 AND resource_id "
    "<> '' UNION SELECT row FROM request_log WHERE idempotency_key = ?1 AND idempotency_key <> '') "
    "ORDER BY row DESC LIMIT 500",
};
constexpr std::array FactsInJournal{
    "SELECT * FROM operations WHERE id IN (SELECT id FROM operations WHERE resource_id = ?1 AND "
    "resource_id <> '' UNION SELECT id FROM operations WHERE result_id = ?1 AND result_id <> '') "
    "ORDER BY created_at DESC, id DESC LIMIT 100",
};

using Statements = std::vector<std::unique_ptr<RawStatement>>;

Statements prepared(RawDatabase &database, std::span<const char *const> all)
{
    Statements statements;
    for (const char *sql : all)
        statements.push_back(std::make_unique<RawStatement>(database, sql));
    return statements;
}

int readAll(const Statements &statements, const QByteArray &value)
{
    int rows = 0;
    for (const auto &statement : statements) {
        statement->bind(1, value);
        rows += statement->readAll(MostFound * 10);
    }
    return rows;
}

QByteArray everyTrigram(const QString &text)
{
    QStringList trigrams;
    for (qsizetype i = 0; i + 3 <= text.size(); ++i)
        trigrams += u'"' + text.mid(i, 3) + u'"';
    return trigrams.join(QLatin1String(" AND ")).toUtf8();
}

//! The raw queries that a trace needs, and nothing around them.
class Floor
{
public:
    explicit Floor(const QString &profileDir)
        : m_mirror(store::mirrorPath(profileDir))
        , m_journal(store::journalPath(profileDir))
        , m_lookups(prepared(m_mirror, LookupsInMirror))
        , m_journalLookups(prepared(m_journal, LookupsInJournal))
        , m_words(prepared(m_mirror, WordsInMirror))
        , m_searches(prepared(m_mirror, SearchesInMirror))
        , m_facts(prepared(m_mirror, FactsInMirror))
        , m_journalFacts(prepared(m_journal, FactsInJournal))
    {
    }

    //! `isWord`: it is no id, so that the full-text index is looked into as well.
    void trace(const QString &text, bool isWord, const QString &id)
    {
        const QByteArray sought = text.toUtf8();
        readAll(m_lookups, sought);
        readAll(m_journalLookups, sought);
        if (isWord) {
            readAll(m_words, sought.toLower());
            readAll(m_searches, everyTrigram(text));
        }
        const QByteArray subject = id.toUtf8();
        if (readAll(m_facts, subject) + readAll(m_journalFacts, subject) < 2)
            qFatal("the floor read no history");
    }

private:
    RawDatabase m_mirror;
    RawDatabase m_journal;
    Statements m_lookups;
    Statements m_journalLookups;
    Statements m_words;
    Statements m_searches;
    Statements m_facts;
    Statements m_journalFacts;
};

void trace(Reader &reader, const QString &text, const QString &id)
{
    const auto found = findSubjects(reader, text, MostFound).value();
    if (found.isEmpty() || found.first().id != id)
        qFatal("a trace found something else");
    if (joinTrace(readFacts(reader, found.first()).value()).entries.size() < 4)
        qFatal("a trace without its history");
}

//! What a customer may send of an invoice.
struct Sent
{
    const char *name;
    bool isWord;
    std::function<QString(const Invoice &)> text;
};

const std::array Kinds{
    Sent{"an id", false, [](const Invoice &invoice) { return invoice.id; }},
    Sent{"a request id", false, [](const Invoice &invoice) { return invoice.requestId; }},
    Sent{"an order number", true, [](const Invoice &invoice) { return invoice.reference; }},
    Sent{"a transaction hash", true, [](const Invoice &invoice) { return invoice.txHash; }},
    Sent{"an address", true, [](const Invoice &invoice) { return invoice.paymentAddress; }},
};

void measureTrace(Context &context)
{
    const QString profile = seededProfile(context, context.large());
    const auto reader = openReader(profile);
    Floor floor(profile);
    const int samples = context.smoke() ? 2 : 200;
    for (const Sent &kind : Kinds) {
        QList<Invoice> invoices;
        std::mt19937_64 engine(12);
        for (int i = 0; i < samples; ++i)
            invoices += benchInvoice(static_cast<int>(engine() % quint64(context.large())));
        const auto series = [&](const std::function<void(const Invoice &)> &work) {
            std::vector<double> times;
            for (const Invoice &invoice : std::as_const(invoices))
                times.push_back(millisecondsOf([&] { work(invoice); }));
            return percentile(std::move(times), 0.99);
        };
        const Pair pair = alternate(
            context.rounds(),
            [&] {
                return series([&](const Invoice &invoice) {
                    trace(*reader, kind.text(invoice), invoice.id);
                });
            },
            [&] {
                return series([&](const Invoice &invoice) {
                    floor.trace(kind.text(invoice), kind.isWord, invoice.id);
                });
            });
        context.report({QStringLiteral("12"),
                        QStringLiteral("trace of %1, p99").arg(QLatin1String(kind.name)), pair.ours,
                        pair.floor, QStringLiteral("ms"), QStringLiteral("≤ 2×, < 20 ms")});
    }
}

const RegisterRow row(QStringLiteral("12"), measureTrace);

} // namespace

} // namespace coinpay::bench
