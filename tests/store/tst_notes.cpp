// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/files.h"
#include "store/randomresources.h"
#include "store/schema/schemas.h"
#include "store/storefixture.h"

#include <QDir>
#include <QSignalSpy>
#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;
using coinpay::store::Connection;

namespace {

const QString Subject = QStringLiteral("inv_1");

QStringList textsOf(const QList<Note> &notes)
{
    QStringList texts;
    for (const Note &note : notes)
        texts += note.text;
    return texts;
}

template <typename Rows>
QStringList idsOf(const Rows &rows)
{
    QStringList ids;
    for (const auto &row : rows)
        ids += row.id;
    return ids;
}

} // namespace

//! What a person writes about a thing stays with it, and finds it again.
class TestNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsWrittenChangedAndRemoved();
    void labelsAreOnceEach();
    void whatIsTyped_data();
    void whatIsTyped();
    void labelsTyped_data();
    void labelsTyped();
    void thereIsAnEnd();
    void theyOutliveTheMirror();
    void aJournalWithoutThemGetsThem();
    void foundByLabelAndByNote();
    void listsAreNarrowed_data();
    void listsAreNarrowed();
    void activityIsSearched();
    void changesAreAnnounced();
};

void TestNotes::aNoteIsWrittenChangedAndRemoved()
{
    StoreFixture fixture;
    const QString text = QStringLiteral("First line\n  second, \u00e4\u6f22");
    const Note note = got(fixture.store->addNote(Subject, text)).value();
    QVERIFY(note.id.startsWith(QLatin1String("note_")));
    QCOMPARE(note.createdAt, fixture.clock.now());
    fixture.clock.advance(60'000);
    QVERIFY(got(fixture.store->addNote(Subject, QStringLiteral("another"))));
    QVERIFY(got(fixture.store->addNote(QStringLiteral("inv_2"), QStringLiteral("elsewhere"))));

    fixture.reopen();
    const auto reader = fixture.reader();
    QCOMPARE(textsOf(reader->notes(Subject).value()),
             (QStringList{text, QStringLiteral("another")}));
    QCOMPARE(reader->notes(Subject)->first(), note);
    fixture.clock.advance(60'000);
    QVERIFY(got(fixture.store->changeNote(note.id, QStringLiteral("changed"))));
    const Note changed = reader->notes(Subject)->first();
    QCOMPARE(changed.text, QStringLiteral("changed"));
    QCOMPARE(changed.createdAt, note.createdAt);
    QCOMPARE(changed.updatedAt, fixture.clock.now());

    QVERIFY(got(fixture.store->removeNote(note.id)));
    QVERIFY(got(fixture.store->removeNote(note.id))); // gone is gone
    QCOMPARE(textsOf(reader->notes(Subject).value()), QStringList{QStringLiteral("another")});
    const Done late = got(fixture.store->changeNote(note.id, QStringLiteral("too late")));
    QCOMPARE(late.error().kind, ErrorKind::NotFound);
}

void TestNotes::labelsAreOnceEach()
{
    StoreFixture fixture;
    for (const char *label : {"Refund", "vip", " VIP ", "refund"})
        QVERIFY(got(fixture.store->addLabel(Subject, QString::fromLatin1(label))));
    QVERIFY(got(fixture.store->addLabel(QStringLiteral("inv_2"), QStringLiteral("vip"))));
    const auto reader = fixture.reader();
    QCOMPARE(reader->labels(Subject).value(),
             (QStringList{QStringLiteral("Refund"), QStringLiteral("vip")}));
    QCOMPARE(reader->knownLabels(10).value(),
             (QStringList{QStringLiteral("vip"), QStringLiteral("Refund")}));
    QVERIFY(got(fixture.store->removeLabel(Subject, QStringLiteral("REFUND"))));
    QCOMPARE(reader->labels(Subject).value(), QStringList{QStringLiteral("vip")});
}

void TestNotes::whatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kept"); // empty: refused
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("only space") << QStringLiteral(" \n\t ") << QString();
    QTest::newRow("line ends of other systems")
        << QStringLiteral("a\r\nb\rc\u2028d") << QStringLiteral("a\nb\nc\nd");
    QTest::newRow("the longest") << QString(MaxNoteLength, u'x') << QString(MaxNoteLength, u'x');
    QTest::newRow("one too long") << QString(MaxNoteLength + 1, u'x') << QString();
    QTest::newRow("ten megabytes") << QString(10'000'000, u'x') << QString();
    QTest::newRow("a zero in it") << QStringLiteral("a") + QChar(0) + u'b' << QString();
    QTest::newRow("half a character") << QStringLiteral("a") + QChar(0xD800) << QString();
    QTest::newRow("bidi controls stay") << QStringLiteral("a\u202eb") << QStringLiteral("a\u202eb");
    QTest::newRow("SQL") << QStringLiteral("'); DROP TABLE notes; --")
                         << QStringLiteral("'); DROP TABLE notes; --");
}

void TestNotes::whatIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, kept);
    StoreFixture fixture;
    const auto note = got(fixture.store->addNote(Subject, typed));
    QCOMPARE(note.has_value(), !kept.isEmpty());
    if (note) {
        QCOMPARE(fixture.reader()->notes(Subject)->first().text, kept);
    } else {
        QCOMPARE(note.error().kind, ErrorKind::InvalidInput);
        QVERIFY(!note.error().message.isEmpty());
        QVERIFY(fixture.reader()->notes(Subject)->isEmpty());
    }
    QVERIFY(!displayLines(kept).contains(QChar(0x202E)));
}

void TestNotes::labelsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("space") << QStringLiteral("  ") << false;
    QTest::newRow("two words") << QStringLiteral("needs refund") << true;
    QTest::newRow("two lines") << QStringLiteral("needs\nrefund") << false;
    QTest::newRow("the longest") << QString(MaxLabelLength, u'x') << true;
    QTest::newRow("one too long") << QString(MaxLabelLength + 1, u'x') << false;
    QTest::newRow("a zero in it") << QStringLiteral("a") + QChar(0) << false;
}

void TestNotes::labelsTyped()
{
    QFETCH(QString, typed);
    QFETCH(bool, isOne);
    StoreFixture fixture;
    const Done done = got(fixture.store->addLabel(Subject, typed));
    QCOMPARE(done.has_value(), isOne);
    QCOMPARE(fixture.reader()->labels(Subject)->size(), isOne ? 1 : 0);
    QVERIFY(!got(fixture.store->addLabel({}, QStringLiteral("about nothing"))));
}

void TestNotes::thereIsAnEnd()
{
    StoreFixture fixture;
    QList<QFuture<Done>> labels;
    for (int i = 0; i <= MaxLabelsEach; ++i)
        labels += fixture.store->addLabel(Subject, QString::number(i));
    QVERIFY(got(labels.at(MaxLabelsEach - 1)));
    QCOMPARE(got(labels.last()).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(fixture.reader()->labels(Subject)->size(), MaxLabelsEach);
    QVERIFY(got(fixture.store->addLabel(Subject, QStringLiteral("0")))); // is there already
    QList<QFuture<Result<Note>>> notes;
    for (int i = 0; i <= MaxNotesEach; ++i)
        notes += fixture.store->addNote(Subject, QString::number(i));
    QVERIFY(got(notes.at(MaxNotesEach - 1)));
    QCOMPARE(got(notes.last()).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(fixture.reader()->notes(Subject)->size(), MaxNotesEach);
}

void TestNotes::theyOutliveTheMirror()
{
    StoreFixture fixture;
    QVERIFY(got(fixture.store->addNote(Subject, QStringLiteral("kept"))));
    fixture.store.reset();
    QVERIFY(QFile::remove(fixture.path(QStringLiteral("mirror.db"))));
    fixture.reopen();
    QCOMPARE(textsOf(fixture.reader()->notes(Subject).value()),
             QStringList{QStringLiteral("kept")});
}

//! As the version before left it: with its rows, and a backup of it beside it.
void TestNotes::aJournalWithoutThemGetsThem()
{
    StoreFixture fixture;
    fixture.store.reset();
    const QString path = fixture.path(QStringLiteral("journal.db"));
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(end));
    {
        const store::Schema &now = store::journalSchema();
        const store::Schema before{now.applicationId, now.migrations.first(2)};
        Connection journal(path, Connection::Mode::Create);
        store::migrate(journal, before, false, 0);
        journal.execute("INSERT INTO drafts VALUES ('form', x'31', 5)");
    }
    fixture.reopen();
    QVERIFY(got(fixture.store->addNote(Subject, QStringLiteral("new"))));
    QCOMPARE(fixture.reader()->draft(QStringLiteral("form")).value(), QByteArray("1"));
    const QStringList backups =
        QDir(fixture.path({})).entryList({QStringLiteral("journal.db.v2-backup-*Z")}, QDir::Files);
    QCOMPARE(backups.size(), 1);
    Connection backup(fixture.path(backups.first()), Connection::Mode::ReadOnly);
    QCOMPARE(backup.number("SELECT count(*) FROM drafts"), 1);
}

void TestNotes::foundByLabelAndByNote()
{
    StoreFixture fixture;
    std::mt19937 engine(1);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.id = Subject;
    QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::EventFeed)})));
    const Operation operation = got(fixture.store->addOperation(createDraft())).value();
    QVERIFY(got(fixture.store->addLabel(Subject, QStringLiteral("Straße"))));
    QVERIFY(got(fixture.store->addNote(Subject, QStringLiteral("Called back: 100% refund"))));
    QVERIFY(got(fixture.store->addNote(operation.id, QStringLiteral("typed twice"))));
    QVERIFY(got(fixture.store->addNote(QStringLiteral("inv_unknown"), QStringLiteral("stray"))));
    const auto reader = fixture.reader();
    const auto found = [&](const QString &text) { return reader->find(text, 10).value(); };
    const QList<Found> byLabel{{FoundKind::Invoice, Subject, FoundBy::Label, {}}};
    QCOMPARE(found(QStringLiteral("STRAßE")), byLabel);
    const QList<Found> byNote{{FoundKind::Invoice, Subject, FoundBy::Note, {}}};
    QCOMPARE(found(QStringLiteral("100% REF")), byNote);
    QCOMPARE(found(QStringLiteral("traß")), byNote); // a part of the label
    const QList<Found> ofOperation{
        {FoundKind::Operation, operation.id, FoundBy::Note, operation.id}};
    QCOMPARE(found(QStringLiteral("typed")), ofOperation);
    QVERIFY(found(QStringLiteral("100_ ref")).isEmpty()); // nothing is a wildcard
    QVERIFY(found(QStringLiteral("stray")).isEmpty());    // nobody has seen it yet
}

void TestNotes::listsAreNarrowed_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    for (const InvoiceSort sort :
         {InvoiceSort::Created, InvoiceSort::Updated, InvoiceSort::Status, InvoiceSort::Amount,
          InvoiceSort::Asset, InvoiceSort::Reference, InvoiceSort::Confirmations,
          InvoiceSort::RequestId, InvoiceSort::Id}) {
        for (const bool descending : {false, true})
            QTest::addRow("sort %d %s", int(sort), descending ? "down" : "up")
                << int(sort) << descending;
    }
}

//! "#late" shows what has such a label or note, paged and ordered as any list.
void TestNotes::listsAreNarrowed()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    StoreFixture fixture;
    std::mt19937 engine(1);
    QList<ResourceUpdate> updates;
    QStringList noted;
    for (int i = 0; i < 60; ++i) {
        const Invoice invoice = randomInvoice(engine, i);
        updates += seen(invoice, LearnedFrom::FirstSync);
        if (i % 3 != 0)
            continue;
        noted += invoice.id;
        if (i % 2 == 0)
            QVERIFY(got(fixture.store->addLabel(invoice.id, QStringLiteral("paid late"))));
        else
            QVERIFY(got(fixture.store->addNote(invoice.id, QStringLiteral("was LATE again"))));
    }
    updates += seen(randomEscrow(engine, 1), LearnedFrom::FirstSync);
    updates += seen(randomTransfer(engine, 1), LearnedFrom::FirstSync);
    QVERIFY(got(fixture.store->apply(updates)));
    noted.sort();
    const auto reader = fixture.reader();
    InvoiceQuery query;
    query.sort = static_cast<InvoiceSort>(sort);
    query.descending = descending;
    const QList<InvoiceRow> all = reader->invoicePage(query, {}, 100).value();
    query.search = QStringLiteral(" #late ");
    QStringList expected = idsOf(all);
    expected.removeIf([&](const QString &id) { return !noted.contains(id); });
    QCOMPARE(expected.size(), noted.size());
    QStringList paged;
    std::optional<PageKey> after;
    while (true) {
        const QList<InvoiceRow> page = reader->invoicePage(query, after, 7).value();
        paged += idsOf(page);
        if (page.size() < 7)
            break;
        after = reader->keyOf(query, page.last());
    }
    QCOMPARE(paged, expected);
    const Reader::Anchors anchors = reader->invoiceAnchors(query, 5).value();
    QCOMPARE(anchors.count, noted.size());
    QCOMPARE(anchors.keys.first().id, expected.first());
    QVERIFY(!reader->invoiceCount(query).value());
    QCOMPARE(idsOf(reader->invoiceRows(query, idsOf(all)).value()), expected);

    query.statuses = {all.first().status};
    const QList<InvoiceRow> ofState = reader->invoicePage(query, {}, 100).value();
    for (const InvoiceRow &row : ofState)
        QVERIFY(row.status == all.first().status && noted.contains(row.id));
    query.search = QStringLiteral("#nobody wrote this");
    QVERIFY(reader->invoicePage(query, {}, 100)->isEmpty());
    EscrowQuery escrows;
    escrows.search = QStringLiteral("#late");
    QVERIFY(reader->escrowPage(escrows, {}, 10)->isEmpty());
    TransferQuery transfers;
    transfers.search = QStringLiteral("#late");
    QVERIFY(reader->transferPage(transfers, {}, 10)->isEmpty());
}

void TestNotes::activityIsSearched()
{
    StoreFixture fixture;
    const Operation one = got(fixture.store->addOperation(createDraft())).value();
    const Operation other =
        got(fixture.store->addOperation(createDraft(QStringLiteral("late order")))).value();
    QVERIFY(got(fixture.store->addNote(one.id, QStringLiteral("asked LATE"))));
    const auto reader = fixture.reader();
    OperationQuery query;
    query.search = QStringLiteral("late");
    QCOMPARE(reader->operationPage(query, {}, 10)->size(), 2);
    query.search = QStringLiteral("#late");
    const QList<Operation> noted = reader->operationPage(query, {}, 10).value();
    QCOMPARE(noted.size(), 1);
    QCOMPARE(noted.first().id, one.id);
    QCOMPARE(reader->operationCount(query).value(), 1);
}

void TestNotes::changesAreAnnounced()
{
    StoreFixture fixture;
    QSignalSpy spy(fixture.store.get(), &Store::notesChanged);
    QVERIFY(got(fixture.store->addNote(Subject, QStringLiteral("one"))));
    QTRY_COMPARE(spy.count(), 1);
    QVERIFY(got(fixture.store->addLabel(Subject, QStringLiteral("one"))));
    QTRY_COMPARE(spy.count(), 2);
    QVERIFY(!got(fixture.store->addLabel(Subject, {})));
    QCOMPARE(spy.count(), 2);
}

QTEST_GUILESS_MAIN(TestNotes)
#include "tst_notes.moc"
