// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/bundlefile.h"
#include "forms/bundleform.h"
#include "gui/deskwindow.h"
#include "pages/consoleeditor.h"
#include "pages/consolepage.h"
#include "pages/listtable.h"
#include "pages/requestspage.h"
#include "pages/tracepage.h"
#include "pages/traceresult.h"
#include "secrets/needles.h"
#include "shell/bundleforms.h"

#include <QAction>
#include <QClipboard>
#include <QDirIterator>
#include <QJsonDocument>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 30'000;

//! What a person copies or saves from a real window to pass it on, over a real server: no key,
//! token or signature is in it, nor in what the window itself keeps of it. What is looked for was
//! really used: it is taken from the server's own record.
class TestPlantedCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatTheConsoleShowsAndKeeps();
    void whatTheRequestLogCopies();
    void whatATraceCopies();
    void whatABundleHolds();
    void nothingOfItIsSecret();

private:
    //! In every format that another program may ask for.
    void takeClipboard();
    void take(const QByteArray &text)
    {
        m_taken += text + '\n';
        ++m_copies;
    }

    QTemporaryDir m_records;
    QTemporaryDir m_files;
    std::unique_ptr<SandboxProcess> m_sandbox;
    DeskWindow m_desk;
    QString m_invoice;
    QByteArray m_taken;
    int m_copies = 0;
};

void TestPlantedCopies::initTestCase()
{
    const QByteArray records = qgetenv("COINPAY_RECORD_DIR");
    qputenv("COINPAY_RECORD_DIR", m_records.path().toUtf8());
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY2(m_sandbox->start(), qPrintable(m_sandbox->complaint()));
    qputenv("COINPAY_RECORD_DIR", records);
    m_desk.connectTo(*m_sandbox);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_desk.window().connector()->status().freshness.phase == Freshness::Phase::Live, PatientMs);
}

void TestPlantedCopies::takeClipboard()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    QVERIFY(mime && !mime->formats().isEmpty());
    for (const QString &format : mime->formats())
        take(mime->data(format));
    QGuiApplication::clipboard()->clear();
}

void TestPlantedCopies::whatTheConsoleShowsAndKeeps()
{
    m_desk.window().go(Place::Console);
    ConsolePage &console = *m_desk.window().consolePage();
    console.editor().setRequest(
        {"POST", "/v1/invoices",
         "{\"amount\": \"7.50\", \"asset\": \"USDT\", \"reference\": \"order_copied\"}"});
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("consoleSendButton")->isEnabled(),
                             PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("consoleSendButton"));
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("confirmButton"), PatientMs);
    m_desk.skip(3000);
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("confirmButton")->isEnabled(),
                             PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("confirmButton"));
    const auto operation = [this] { return m_desk.operation(QStringLiteral("order_copied")); };
    QTRY_VERIFY_WITH_TIMEOUT(operation() && operation()->state == OperationState::Final, PatientMs);
    m_invoice = operation()->resultId;
    QVERIFY(m_invoice.startsWith(QLatin1String("inv_")));
    QTRY_VERIFY_WITH_TIMEOUT(!console.history().isEmpty(), PatientMs);
    for (const auto *view : console.findChildren<QPlainTextEdit *>())
        take(view->toPlainText().toUtf8());
    // And a draft that was not sent.
    console.editor().setRequest({"POST", "/v1/escrows", "{\"amount\": \"1\"}"});
}

void TestPlantedCopies::whatTheRequestLogCopies()
{
    m_desk.window().go(Place::Requests);
    RequestsPage &requests = *m_desk.window().requestsPage();
    QTRY_VERIFY_WITH_TIMEOUT(requests.model().rowCount() > 0, PatientMs);
    int scripts = 0;
    for (int row = 0; row < requests.model().rowCount(); ++row) {
        requests.table().setCurrentIndex(requests.table().model()->index(row, 0));
        QTRY_VERIFY_WITH_TIMEOUT(requests.detail().entry(), PatientMs);
        for (const auto *view : requests.findChildren<QPlainTextEdit *>())
            take(view->toPlainText().toUtf8());
        take(requests.detail().entry()->requestHeaders.join(QStringLiteral("\n")).toUtf8());
        auto *copy = DeskWindow::find<QPushButton>("copyCurlButton");
        if (!copy || !copy->isEnabled())
            continue;
        DeskWindow::click(copy);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("curl")));
        takeClipboard();
        ++scripts;
    }
    QVERIFY(scripts > 0);
}

void TestPlantedCopies::whatATraceCopies()
{
    m_desk.window().see({Errand::Kind::Trace, m_invoice});
    TracePage &page = *m_desk.window().tracePage();
    for (const char *name : {"copyText", "copyMarkdown", "copyJson", "copyLink"}) {
        const auto action = [&] { return page.findChild<QAction *>(QString::fromLatin1(name)); };
        QTRY_VERIFY_WITH_TIMEOUT(action(), PatientMs);
        QGuiApplication::clipboard()->clear();
        const auto copied = [&] {
            action()->trigger(); // does nothing before the trace is there
            return QGuiApplication::clipboard()->text().contains(m_invoice);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(copied(), name, PatientMs);
        takeClipboard();
    }
}

void TestPlantedCopies::whatABundleHolds()
{
    const QString path = m_files.filePath(QStringLiteral("copied")) + BundleExtension;
    BundleForms *forms = m_desk.window().bundleForms();
    forms->setPathChooser([path](const QString &) { return path; });
    forms->make(m_invoice);
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<BundleForm>("bundleForm"), PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("saveBundleButton"));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), PatientMs);
    const auto bytes = readBundleFile(path);
    QVERIFY(bytes);
    QVERIFY(bytes->contains(m_invoice.toUtf8()));
    take(*bytes);
    DeskWindow::find<BundleForm>("bundleForm")->close();
}

void TestPlantedCopies::nothingOfItIsSecret()
{
    QVERIFY(m_copies > 12);
    Needles needles;
    QFile key(m_sandbox->keyFile());
    QVERIFY(key.open(QIODevice::ReadOnly));
    QVERIFY(needles.addPrivateKey(key.readAll()));
    QDirIterator files(m_records.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray &line : file.readAll().split('\n'))
            needles.addExchange(QJsonDocument::fromJson(line).object());
    }
    QVERIFY(needles.count("token") > 0);
    QVERIFY(needles.count("signature") > 1);
    m_desk.close(); // the draft is kept at the latest now
    QStringList found = needles.findIn("what was copied", m_taken);
    found += needles.findInFolder(m_desk.dataDir());
    found += needles.findInFolder(m_files.path());
    QCOMPARE(found, QStringList());
}

QTEST_MAIN(TestPlantedCopies)
#include "tst_plantedcopies.moc"
