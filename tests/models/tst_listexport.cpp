// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/csv.h"
#include "models/listcsv.h"
#include "models/listexport.h"
#include "store/storefixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;
constexpr int Invoices = 1'234; // not a whole number of pages

//! What the program reads tables with is another reader than the writer: they share no line.
QList<QStringList> tableAt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto records = readCsv(file.readAll(), 1'000'000);
    QList<QStringList> rows;
    for (const CsvRecord &record : records.value_or(QList<CsvRecord>()))
        rows.append(record.cells);
    return rows;
}

QStringList column(const QList<QStringList> &table, const QString &name)
{
    QStringList cells;
    const qsizetype at = table.value(0).indexOf(name);
    for (qsizetype row = 1; row < table.size(); ++row)
        cells.append(table[row].value(at));
    return cells;
}

} // namespace

//! Lists of a real store, written to files.
class TestListExport : public QObject
{
    Q_OBJECT

    StoreFixture m_fixture;
    QList<Invoice> m_invoices;
    QTemporaryDir m_dir;

    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("list.csv")); }

    [[nodiscard]] std::shared_ptr<ListSources> sources() const
    {
        return mirrorInvoiceSources(m_fixture.store->profileDir());
    }

    //! Rows by the export's own word, or nothing when it failed.
    std::optional<qint64> exported(const InvoiceQuery &query, const QString &path)
    {
        ListExport writing(sources(), query, path);
        QSignalSpy done(&writing, &ListExport::finished);
        QSignalSpy failed(&writing, &ListExport::failed);
        if (!QTest::qWaitFor([&] { return done.size() + failed.size() > 0; }, Patience) ||
            done.isEmpty())
            return {};
        return done.first().first().toLongLong();
    }

    //! What a list on screen finds.
    [[nodiscard]] QStringList found(const InvoiceQuery &query) const
    {
        QStringList ids;
        const auto reader = m_fixture.reader();
        std::optional<PageKey> after;
        while (true) {
            const auto page = reader->invoicePage(query, after, 500);
            if (!page || page->isEmpty())
                return ids;
            for (const InvoiceRow &row : *page)
                ids.append(row.id);
            after = reader->keyOf(query, page->last());
        }
    }

    [[nodiscard]] QStringList idsThat(const std::function<bool(const Invoice &)> &match) const
    {
        QStringList ids;
        for (const Invoice &invoice : m_invoices) {
            if (match(invoice))
                ids.append(invoice.id);
        }
        ids.sort();
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::mt19937 engine(7);
        QList<ResourceUpdate> updates;
        for (int number = 0; number < Invoices; ++number) {
            m_invoices.append(randomInvoice(engine, number));
            updates.append(seen(m_invoices.last(), LearnedFrom::FirstSync));
        }
        QVERIFY(got(m_fixture.store->apply(updates)));
    }

    void init() { QFile::remove(path()); }

    void everyRowOnceWithItsValues()
    {
        QCOMPARE(exported({}, path()), std::optional<qint64>(Invoices));
        const QList<QStringList> table = tableAt(path());
        QCOMPARE(table.size(), Invoices + 1);
        QStringList ids = column(table, QStringLiteral("id"));
        ids.sort();
        QCOMPARE(ids, idsThat([](const Invoice &) { return true; }));
        for (const Invoice &invoice : std::as_const(m_invoices)) {
            const qsizetype at = column(table, QStringLiteral("id")).indexOf(invoice.id);
            QCOMPARE(column(table, QStringLiteral("amount"))[at], invoice.amount.toDecimal());
            QCOMPARE(column(table, QStringLiteral("asset"))[at], invoice.amount.asset());
            QCOMPARE(column(table, QStringLiteral("reference"))[at], invoice.reference);
            if (at > 20)
                break;
        }
    }

    void newestFirstWhateverTheOrderOnScreen()
    {
        InvoiceQuery query;
        query.sort = InvoiceSort::Amount;
        QVERIFY(exported(query, path()));
        const QStringList times = column(tableAt(path()), QStringLiteral("created_at"));
        QCOMPARE(times.size(), Invoices);
        QVERIFY(std::is_sorted(times.rbegin(), times.rend()));
    }

    void onlyWhatTheFilterLetsThrough()
    {
        InvoiceQuery query;
        query.statuses = {m_invoices.first().status};
        const QStringList expected = idsThat(
            [&](const Invoice &invoice) { return invoice.status == query.statuses.first(); });
        QCOMPARE(exported(query, path()), std::optional<qint64>(expected.size()));
        QStringList ids = column(tableAt(path()), QStringLiteral("id"));
        ids.sort();
        QCOMPARE(ids, expected);
    }

    void aSearchIsExact_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("through the index") << m_invoices[5].id.mid(4, 9);
        QTest::newRow("a beginning") << m_invoices[5].reference.left(2);
        QTest::newRow("nothing") << QStringLiteral("no such words");
    }

    void aSearchIsExact()
    {
        QFETCH(QString, text);
        InvoiceQuery query;
        query.search = text;
        QStringList ids = found(query);
        QCOMPARE(exported(query, path()), std::optional<qint64>(ids.size()));
        QStringList written = column(tableAt(path()), QStringLiteral("id"));
        ids.sort();
        written.sort();
        QCOMPARE(written, ids);
    }

    void othersCannotReadTheFile()
    {
        QVERIFY(exported({}, path()));
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path()) & others));
    }

    void aFailureLeavesWhatWasThere()
    {
        QVERIFY(!exported({}, m_dir.filePath(QStringLiteral("no/such/folder/list.csv"))));
        QFile before(path());
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("mine");
        before.close();
        {
            const ListExport abandoned(sources(), InvoiceQuery{}, path());
        }
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("mine"));
        QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files),
                 QStringList{QStringLiteral("list.csv")});
    }

    void foreignTextsAreNoFormulas_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QStringLiteral("order_1") << QByteArray("order_1");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1");
        QTest::newRow("call") << QStringLiteral("=HYPERLINK(\"http://x\",\"y\")")
                              << QByteArray("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        QTest::newRow("at") << QStringLiteral("@sum") << QByteArray("'@sum");
        QTest::newRow("minus") << QStringLiteral("-2") << QByteArray("'-2");
        QTest::newRow("quotes") << QStringLiteral("a \"b\"") << QByteArray("\"a \"\"b\"\"\"");
        QTest::newRow("lines") << QStringLiteral("a\nb") << QByteArray("\"a\nb\"");
        QTest::newRow("umlaut") << QStringLiteral("Käse") << QByteArray("K\xc3\xa4se");
    }

    void foreignTextsAreNoFormulas()
    {
        QFETCH(QString, reference);
        QFETCH(QByteArray, cell);
        InvoiceRow row;
        row.id = QStringLiteral("inv_1");
        row.statusText = QStringLiteral("paid");
        row.amount = Money::parse(u"25", QStringLiteral("USDT")).value();
        row.amountPaid = row.amount;
        row.network = QStringLiteral("ethereum");
        row.reference = reference;
        QByteArray line;
        appendCsvLine(line, row);
        QCOMPARE(line, "inv_1,paid,25.00,USDT,25.00,ethereum," + cell + ",0,0,,,\r\n");
    }

    void headsFitTheirRows_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("invoices") << 0;
        QTest::newRow("escrows") << 1;
        QTest::newRow("transfers") << 2;
    }

    void headsFitTheirRows()
    {
        QFETCH(int, kind);
        const std::array<ListRow, 3> rows{InvoiceRow{}, EscrowRow{}, TransferRow{}};
        const std::array<ListQuery, 3> queries{InvoiceQuery{}, EscrowQuery{}, TransferQuery{}};
        QByteArray line;
        appendCsvLine(line, rows[std::size_t(kind)]);
        QCOMPARE(line.count(','), csvHead(queries[std::size_t(kind)]).count(','));
    }
};

QTEST_GUILESS_MAIN(TestListExport)
#include "tst_listexport.moc"
