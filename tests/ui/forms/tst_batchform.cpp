// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../walletworld.h"

#include "forms/addressbook.h"
#include "forms/batchform.h"
#include "forms/batchrows.h"
#include "support/turningclock.h"
#include "theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace coinpay;
using namespace coinpay::test;

class TestBatchForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBadRowHoldsEverythingBack();
    void sendsEveryRowInOrder();
    void feesCountAgainstTheBalance();
    void feesAreAskedForAgainAfterAnError();
    void aFrozenWalletDoesNotSend();
    void warningsGoAlongToTheReview();
    void aFailedCommitKeepsTheTable();
    void readsAFile();
    void whatIsNoTableIsSaid();
    void rowsSayWhatIsWrongToAReader();
    void nothingIsClipped_data();
    void nothingIsClipped();
};

namespace {

const QByteArray Ann = "TLyqzVGLV1srkB7dToTAEqgDSfPtXRJZYH";
const QByteArray Bob = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";

Money usdt(QStringView amount)
{
    return *Money::parse(amount, QStringLiteral("USDT"));
}

struct Stage
{
    WalletWorld world;
    TurningClock clock;
    QList<TransferDraft> sent;
    std::optional<Error> quoteError;
    std::optional<Error> sendError;
    int quoted = 0;
    std::unique_ptr<BatchForm> form;

    Stage()
    {
        form = std::make_unique<BatchForm>(
            TransferStep::World{*world.wallets, *world.payees,
                                [this](const TransferDraft &draft) { return quote(draft); }, clock,
                                AcceptedNets::Main},
            [this](const QList<TransferDraft> &drafts) { return send(drafts); },
            ConfirmRules{QStringLiteral("shop"), Environment::Sandbox, {}});
        form->form().chooseWallet(ShopWallet);
        form->show();
        form->activateWindow();
        (void)QTest::qWaitForWindowActive(form.get());
    }

    QFuture<Result<TransferQuote>> quote(const TransferDraft &draft)
    {
        ++quoted;
        if (quoteError)
            return QtFuture::makeReadyFuture(Result<TransferQuote>(fail(*quoteError)));
        TransferQuote made;
        made.amount = draft.amount;
        made.fee = usdt(u"1.5");
        made.total = *draft.amount.plus(made.fee);
        return QtFuture::makeReadyFuture(Result<TransferQuote>(made));
    }

    QFuture<Result<QList<Operation>>> send(const QList<TransferDraft> &drafts)
    {
        sent = drafts;
        if (sendError)
            return QtFuture::makeReadyFuture(Result<QList<Operation>>(fail(*sendError)));
        return QtFuture::makeReadyFuture(Result<QList<Operation>>(QList<Operation>(drafts.size())));
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        for (T *widget : form->findChildren<T *>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    void click(const char *name) const
    {
        QVERIFY(find<QPushButton>(name));
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }

    //! As a person does: from another program, by the clipboard.
    void paste(const QByteArray &csv) const
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(csv));
        click("pasteTableButton");
    }

    void confirm()
    {
        clock.advance(Countdown::LengthMs);
        QVERIFY(QTest::qWaitFor([&] { return find<QPushButton>("confirmButton")->isEnabled(); }));
        click("confirmButton");
    }

    [[nodiscard]] bool says(const QString &words) const
    {
        for (const QLabel *label : form->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().replace(QChar::Nbsp, u' ').contains(words))
                return true;
        }
        return false;
    }
};

const QByteArray good =
    Ann + ",10,USDT,tron,one\n" + Bob + ",20,USDT,tron,two\n" + Ann + ",30.5,USDT,tron,three\n";

} // namespace

void TestBatchForm::aBadRowHoldsEverythingBack()
{
    Stage stage;
    stage.paste(good + "nonsense,1,USDT,tron\n");
    auto *table = stage.find<QTreeView>("batchTable");
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 4);
    QCOMPARE(table->currentIndex().row(), 3); // what needs a person is chosen
    QCOMPARE(stage.quoted, 0);
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QVERIFY(stage.says(QStringLiteral("1 row")));
    QVERIFY(stage.sent.isEmpty());
    stage.paste(good);
    QTRY_VERIFY(stage.says(QStringLiteral("4.50 USDT in fees")));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Review);
}

void TestBatchForm::sendsEveryRowInOrder()
{
    Stage stage;
    QSignalSpy created(stage.form.get(), &BatchForm::created);
    stage.paste(good);
    QTRY_VERIFY(stage.says(QStringLiteral("4.50 USDT in fees")));
    stage.click("reviewButton");
    for (const char *words : {"Shop", "60.50 USDT", "4.50 USDT", "cannot be taken back"})
        QVERIFY2(stage.says(QString::fromLatin1(words)), words);
    stage.confirm();
    QTRY_VERIFY(!stage.form->isVisible());
    QCOMPARE(stage.sent.size(), 3);
    QCOMPARE(stage.sent[0].destination, QString::fromLatin1(Ann));
    QCOMPARE(stage.sent[1].amount, usdt(u"20"));
    QCOMPARE(stage.sent[2].note, QStringLiteral("three"));
    QCOMPARE(stage.sent[2].walletId, ShopWallet);
    QCOMPARE(created.size(), 1);
}

void TestBatchForm::feesCountAgainstTheBalance()
{
    Stage stage; // 18250.40 are there
    stage.paste(Ann + ",18249,USDT,tron\n");
    QTRY_VERIFY(stage.says(QStringLiteral("1.50 USDT in fees")));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QVERIFY(stage.says(QStringLiteral("18,250.50 USDT on Tron is needed")));
}

void TestBatchForm::feesAreAskedForAgainAfterAnError()
{
    Stage stage;
    stage.quoteError = Error{ErrorKind::Dns, QStringLiteral("Not found."), {}, {}, 0, {}, {}};
    stage.paste(good);
    QTRY_COMPARE(stage.quoted, 1);
    stage.quoteError.reset();
    QTRY_VERIFY_WITH_TIMEOUT(stage.says(QStringLiteral("in fees")), 20'000);
}

void TestBatchForm::aFrozenWalletDoesNotSend()
{
    Stage stage;
    stage.form->form().chooseWallet(FrozenWallet);
    stage.paste("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,0.5,BTC\n");
    QVERIFY(stage.says(QStringLiteral("This wallet is frozen")));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
}

void TestBatchForm::warningsGoAlongToTheReview()
{
    Stage stage;
    stage.paste(Bob + ",10,USDT,tron\n" + Bob + ",10.00,USDT,tron\n");
    QTRY_VERIFY(stage.says(QStringLiteral("in fees")));
    stage.click("reviewButton");
    QVERIFY(stage.says(QStringLiteral("Line 2: The same amount to the same address as on line 1")));
}

void TestBatchForm::aFailedCommitKeepsTheTable()
{
    Stage stage;
    stage.sendError =
        Error{ErrorKind::StorageFull, QStringLiteral("The disk is full."), {}, {}, 0, {}, {}};
    stage.paste(good);
    QTRY_VERIFY(stage.says(QStringLiteral("in fees")));
    stage.click("reviewButton");
    stage.confirm();
    QTRY_COMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QVERIFY(stage.says(QStringLiteral("The disk is full.")));
    QCOMPARE(stage.find<QTreeView>("batchTable")->model()->rowCount(), 3);
}

void TestBatchForm::readsAFile()
{
    Stage stage;
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("salaries.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(good), good.size());
    file.close();
    stage.form->form().loadFile(path);
    QVERIFY(stage.says(QStringLiteral("salaries.csv: 3")));
    stage.form->form().loadFile(dir.filePath(QStringLiteral("none.csv")));
    QVERIFY(stage.says(QStringLiteral("“none.csv” cannot be read")));
    QCOMPARE(stage.find<QTreeView>("batchTable")->model()->rowCount(), 3); // what was there stays
}

void TestBatchForm::whatIsNoTableIsSaid()
{
    Stage stage;
    stage.paste("destination,amount\nx,1\n");
    QVERIFY(stage.says(QStringLiteral("The header has no column “asset”.")));
    QVERIFY(!stage.find<QTreeView>("batchTable"));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
}

void TestBatchForm::rowsSayWhatIsWrongToAReader()
{
    BatchRows rows;
    const QAbstractItemModelTester tester(&rows);
    BatchContext context;
    context.walletId = ShopWallet;
    rows.setRows(readTransferBatch(good + "nonsense,1,USDT,tron\n", context)->rows);
    QCOMPARE(rows.index(3, BatchRows::Verdict).data().toString(), QStringLiteral("Wrong"));
    QVERIFY(!rows.index(3, 0).data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    QCOMPARE(rows.index(2, BatchRows::Amount).data().toString(), QStringLiteral("30.50"));
    rows.setRows({});
    QCOMPARE(rows.rowCount(), 0);
}

void TestBatchForm::nothingIsClipped_data()
{
    QTest::addColumn<theme::Mode>("mode");
    QTest::newRow("light") << theme::Mode::Light;
    QTest::newRow("German") << theme::Mode::Light;
    QTest::newRow("dark") << theme::Mode::Dark;
}

void TestBatchForm::nothingIsClipped()
{
    QFETCH(theme::Mode, mode);
    theme::apply(*qApp, mode);
    const bool isGerman = QTest::currentDataTag() == QByteArray("German");
    const Spoken words(isGerman ? QStringLiteral("de") : QStringLiteral("en"));
    const QString folder = qEnvironmentVariable("COINPAY_PICTURES");
    const auto picture = [&](QWidget &window, const char *name) {
        QTest::qWait(50);
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
        }
        if (!folder.isEmpty())
            window.grab().save(QStringLiteral("%1/batch-%2-%3.png")
                                   .arg(folder, QString::fromLatin1(name),
                                        QString::fromLatin1(QTest::currentDataTag())));
    };
    Stage stage;
    picture(*stage.form, "empty");
    stage.paste(good + "nonsense,1,USDT,tron\n" + Bob + ",1.5,XYZ\n");
    picture(*stage.form, "faulty");
    stage.paste(good);
    QTRY_VERIFY(stage.says(isGerman ? QStringLiteral("Gebühren") : QStringLiteral("in fees")));
    picture(*stage.form, "good");
    stage.click("reviewButton");
    picture(*stage.form, "review");
    AddressBook book(*stage.world.payees, {}, AcceptedNets::Main);
    book.show();
    QVERIFY(QTest::qWaitForWindowExposed(&book));
    picture(book, "book");
    theme::apply(*qApp, theme::Mode::Light);
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    theme::apply(application, theme::Mode::Light);
    TestBatchForm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_batchform.moc"
