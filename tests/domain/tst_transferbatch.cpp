// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/transferbatch.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ether = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"; // EIP-55's example
const QByteArray otherEther = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
const QByteArray bitcoin = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"; // BIP 173's

BatchContext context()
{
    BatchContext result;
    result.walletId = u"wal_1"_s;
    return result;
}

Money money(const char16_t *amount, const QString &asset)
{
    return *Money::parse(amount, asset);
}

TransferBatch read(const QByteArray &csv, const BatchContext &against = context())
{
    const auto batch = readTransferBatch(csv, against);
    if (!batch)
        qFatal("refused: %s", qPrintable(batch.error().message));
    return *batch;
}

} // namespace

class TransferBatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_US"))); }

    void readsInOrder();
    void readsByHeader();
    void amounts_data();
    void amounts();
    void faults_data();
    void faults();
    void refuses_data();
    void refuses();
    void takesAThousandRowsAndNoMore();
    void sumsByAssetAndNetwork();
    void holdsTheTotalAgainstTheBalance();
    void warns_data();
    void warns();
    void warnsOfLookAlikesInTheBookAndInTheFile();
    void oneFaultHoldsEverythingBack();
    void theTemplateIsReadButNotSent();
};

void TransferBatchTest::readsInOrder()
{
    const TransferBatch batch =
        read(ether + ",0.5,eth,,\"Rent, May\"\n" + bitcoin + ",0.00000001,BTC\n");
    QVERIFY2(batch.isSendable(), qPrintable(batch.rows.first().faults.join(u' ')));
    const QList<TransferDraft> drafts = batch.drafts();
    QCOMPARE(drafts.size(), 2);
    QCOMPARE(drafts[0].walletId, u"wal_1"_s);
    QCOMPARE(drafts[0].destination, QString::fromLatin1(ether));
    QCOMPARE(drafts[0].amount, money(u"0.5", u"ETH"_s));
    QCOMPARE(drafts[0].network, u"ethereum"_s);
    QCOMPARE(drafts[0].note, u"Rent, May"_s);
    QCOMPARE(drafts[1].amount, money(u"0.00000001", u"BTC"_s));
    QCOMPARE(drafts[1].network, u"bitcoin"_s);
}

void TransferBatchTest::readsByHeader()
{
    const TransferBatch batch =
        read("\xef\xbb\xbf"
             "Note;Amount;Currency;Customer;Address;Network\r\nhello;1,5;USDT;Ann;" +
             ether + ";Ethereum\r\n");
    QVERIFY2(batch.isSendable(), qPrintable(batch.rows.first().faults.join(u' ')));
    QCOMPARE(batch.rows.first().line, 2);
    QCOMPARE(batch.ignoredColumns, QStringList{u"Customer"_s});
    const TransferDraft draft = batch.drafts().first();
    QCOMPARE(draft.note, u"hello"_s);
    QCOMPARE(draft.amount, money(u"1.5", u"USDT"_s));
    QCOMPARE(draft.network, u"ethereum"_s);
}

void TransferBatchTest::amounts_data()
{
    QTest::addColumn<QByteArray>("amounts"); // of two rows, in a file with semicolons
    QTest::addColumn<QString>("first");      // empty: a fault
    const auto row = [](const char *name, const QByteArray &amounts, const QString &first) {
        QTest::newRow(name) << amounts << first;
    };
    row("a point", "1234.5 2", u"1234.50"_s);
    row("three decimals with a point", "1.234 2", u"1.234"_s);
    row("a comma throughout", "12,50 0,5", u"12.50"_s);
    row("three decimals with a comma could be thousands", "1,234 2,50", QString());
    row("but not after a zero", "0,234 2,50", u"0.234"_s);
    row("points and commas in one file", "1,5 2.5", QString());
    row("points and commas in one amount", "1.234,50 2", QString());
    row("more decimals than the asset has", "0.1234567 1", QString());
    row("trailing zeros are no decimals", "0.12345600 1", u"0.123456"_s);
    row("no amount", "0 1", QString());
    row("a negative one", "-1 1", QString());
    row("an exponent", "1e3 1", QString());
    row("words", "lots 1", QString());
}

void TransferBatchTest::amounts()
{
    QFETCH(QByteArray, amounts);
    QFETCH(QString, first);
    const QList<QByteArray> both = amounts.split(' ');
    const TransferBatch batch = read(ether + ';' + both[0] + ";USDT;ethereum\n" + otherEther + ';' +
                                     both[1] + ";USDT;ethereum\n");
    const BatchRow &row = batch.rows.first();
    QCOMPARE(row.draft ? row.draft->amount.toDecimal() : QString(), first);
    QCOMPARE(row.faults.size(), first.isEmpty() ? 1 : 0);
}

void TransferBatchTest::faults_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &text, const QString &says) {
        QTest::newRow(name) << text << says;
    };
    QByteArray slip = ether;
    slip[5] = 'b';
    row("a slip in the address", slip + ",1,ETH", u"checksum"_s);
    row("another chain's address", bitcoin + ",1,ETH", u"itcoin"_s);
    row("no address", ",1,ETH,ethereum", u"no destination"_s);
    row("an unknown asset", ether + ",1,XYZ", u"XYZ"_s);
    row("a network the asset is not on", bitcoin + ",1,BTC,tron", u"does not travel"_s);
    row("too few cells", ether + ",1", u"has 2."_s);
    row("too many cells", ether + ",1,ETH,ethereum,note,more", u"has 6."_s);
    row("a note that is too long", ether + ",1,ETH,," + QByteArray(501, 'n'), u"500"_s);
    row("a link that asks for another amount", "ethereum:" + ether + "?value=2e18,1,ETH",
        u"payment link"_s);
}

void TransferBatchTest::faults()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, says);
    const TransferBatch batch = read(row);
    QCOMPARE(batch.rows.size(), 1);
    QCOMPARE(batch.rows.first().faults.size(), 1);
    QVERIFY2(batch.rows.first().faults.first().contains(says),
             qPrintable(batch.rows.first().faults.first()));
    QVERIFY(!batch.rows.first().draft);
    QVERIFY(!batch.isSendable());
    QVERIFY(batch.drafts().isEmpty());
}

void TransferBatchTest::refuses_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << u"no rows"_s;
    QTest::newRow("a header alone") << QByteArray("destination,amount,asset\n") << u"no rows"_s;
    QTest::newRow("a header without an asset")
        << QByteArray("destination,amount\nx,1\n") << u"asset"_s;
    QTest::newRow("a column twice")
        << QByteArray("destination,amount,asset,amount\nx,1,BTC,2\n") << u"“amount” twice"_s;
    QTest::newRow("more than a mebibyte") << QByteArray(MaxBatchBytes + 1, 'x') << u"1 MiB"_s;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0", 9) << u"UTF-8"_s;
}

void TransferBatchTest::refuses()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, says);
    const auto batch = readTransferBatch(csv, context());
    QVERIFY(!batch);
    QVERIFY2(batch.error().message.contains(says), qPrintable(batch.error().message));
}

void TransferBatchTest::takesAThousandRowsAndNoMore()
{
    QByteArray csv = "destination,amount,asset\n";
    for (int row = 0; row < MaxBatchRows; ++row)
        csv += ether + ',' + QByteArray::number(row + 1) + ",ETH\n";
    QCOMPARE(read(csv).rows.size(), MaxBatchRows);
    QVERIFY(read(csv).isSendable());
    const auto tooMany = readTransferBatch(csv + ether + ",1,ETH\n", context());
    QVERIFY(!tooMany);
    QVERIFY(tooMany.error().message.contains(u"1,000"_s));
}

void TransferBatchTest::sumsByAssetAndNetwork()
{
    const TransferBatch batch =
        read(ether + ",1.5,USDT,ethereum\n" + otherEther + ",2.5,USDT,ethereum\n" + ether +
             ",1,ETH\n" + ether + ",4,USDC,polygon\n" + ether + ",5,USDC,ethereum\n");
    QStringList totals;
    for (const BatchTotal &total : batch.totals)
        totals.append(
            u"%1 %2 %3 %4"_s.arg(total.amount.asset(), total.network, total.amount.toDecimal())
                .arg(total.rows));
    QCOMPARE(totals, (QStringList{u"ETH ethereum 1.00 1"_s, u"USDC ethereum 5.00 1"_s,
                                  u"USDC polygon 4.00 1"_s, u"USDT ethereum 4.00 2"_s}));
}

void TransferBatchTest::holdsTheTotalAgainstTheBalance()
{
    BatchContext against = context();
    against.balances = {{u"ethereum"_s, money(u"3", u"USDT"_s), money(u"9", u"USDT"_s)}};
    const QByteArray two = ether + ",1.5,USDT,ethereum\n" + otherEther + ",1.5,USDT,ethereum\n";
    QVERIFY(read(two, against).isSendable());
    const TransferBatch tooMuch = read(two + ether + ",0.000001,USDT,ethereum\n", against);
    QCOMPARE(tooMuch.faultyRows(), 0);
    QVERIFY(!tooMuch.totals.first().isCovered());
    QVERIFY(!tooMuch.isSendable());
    QVERIFY(!read(ether + ",1,ETH\n", against).isSendable()); // there is no ether at all
}

void TransferBatchTest::warns_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("says"); // of the last row
    QTest::newRow("the same payment twice") << ether + ",1,ETH\n" + ether + ",1.00,ETH\n"
                                            << u"on line 1"_s;
    QTest::newRow("an address without its checksum") << ether.toLower() + ",1,ETH\n"
                                                     << u"hecksum"_s;
    QTest::newRow("never paid before") << otherEther + ",1,ETH\n" << u"not paid this address"_s;
}

void TransferBatchTest::warns()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, says);
    const TransferBatch batch = read(csv);
    QVERIFY(batch.isSendable());
    QVERIFY2(batch.rows.last().warnings.join(u' ').contains(says),
             qPrintable(batch.rows.last().warnings.join(u' ')));
    BatchContext known = context();
    known.payees = {{u"ethereum"_s, QString::fromLatin1(ether), u"Ann"_s, 1, 2, 3}};
    QVERIFY(read(ether + ",2,ETH\n", known).rows.first().warnings.isEmpty());
}

void TransferBatchTest::warnsOfLookAlikesInTheBookAndInTheFile()
{
    // All in small letters there is no checksum, so that twins can be written down.
    const QByteArray known = "0xabcdef0123456789abcdef0123456789abcdef01";
    const QByteArray twin = "0xabcdef0123456789abcdaaaaaaaaaaaaaacdef01";
    BatchContext against = context();
    against.payees = {{u"ethereum"_s, QString::fromLatin1(known), u"Ann"_s, 1, 2, 3}};
    const QString inBook = read(twin + ",1,ETH\n", against).rows.first().warnings.join(u' ');
    QVERIFY2(inBook.contains(u"the one of Ann"_s), qPrintable(inBook));
    const QString inFile =
        read(known + ",1,ETH\n" + twin + ",1,ETH\n").rows.last().warnings.join(u' ');
    QVERIFY2(inFile.contains(u"the one on line 1"_s), qPrintable(inFile));
}

void TransferBatchTest::oneFaultHoldsEverythingBack()
{
    const TransferBatch batch = read(ether + ",1,ETH\nnonsense,1,ETH\n");
    QCOMPARE(batch.faultyRows(), 1);
    QVERIFY(!batch.isSendable());
    QVERIFY(batch.drafts().isEmpty());
}

void TransferBatchTest::theTemplateIsReadButNotSent()
{
    const TransferBatch batch = read(transferBatchTemplate());
    QCOMPARE(batch.rows.size(), 2);
    QCOMPARE(batch.faultyRows(), 2); // nobody's address is in it
    QCOMPARE(batch.rows.last().note, u"Rent, May"_s);
}

QTEST_GUILESS_MAIN(TransferBatchTest)

#include "tst_transferbatch.moc"
