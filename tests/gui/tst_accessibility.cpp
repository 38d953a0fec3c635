// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/cancelinvoiceform.h"
#include "forms/keysection.h"
#include "forms/newinvoiceform.h"
#include "gui/accessibility.h"
#include "gui/deskwindow.h"
#include "pages/problempages.h"
#include "pages/tracepage.h"
#include "pages/traceresult.h"
#include "pages/welcomepage.h"
#include "shell/dialogs.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace coinpay;
using namespace coinpay::test;

//! Walks every window, page and dialog there is.
class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWalkFindsWhatIsWrong();
    void mainWindow();
    void tracePage();
    void newInvoiceForm();
    void cancelForm();
    void welcome();
    void connectionForms();
    void keychainPages();
    void storagePages();
    void dialogs();
};

#define VERIFY_ACCESSIBLE(widget, least)                                                           \
    do {                                                                                           \
        const QStringList faults = accessibilityFaults(widget);                                    \
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));                                \
        QVERIFY2(interactiveCount(widget) >= (least),                                              \
                 qPrintable(QString::number(interactiveCount(widget))));                           \
    } while (false)

void TestAccessibility::theWalkFindsWhatIsWrong()
{
    QWidget root;
    QVBoxLayout rows(&root);
    auto *good = new QPushButton(QStringLiteral("Good"));
    auto *nameless = new QPushButton;
    auto *field = new QLineEdit;
    auto *mouseOnly = new QPushButton(QStringLiteral("By mouse only"));
    mouseOnly->setFocusPolicy(Qt::ClickFocus);
    for (QWidget *each : std::initializer_list<QWidget *>{good, nameless, field, mouseOnly})
        rows.addWidget(each);
    const QStringList faults = accessibilityFaults(root);
    QCOMPARE(faults.size(), 3);
    QVERIFY(faults[0].contains(QStringLiteral("no accessible name")));
    QVERIFY(faults[1].contains(QStringLiteral("no accessible name")));
    QVERIFY(faults[2].contains(QStringLiteral("Tab")));
}

void TestAccessibility::mainWindow()
{
    DeskWindow desk;
    desk.connectToNobody();
    VERIFY_ACCESSIBLE(desk.window(), 8);
}

void TestAccessibility::tracePage()
{
    DeskWindow desk;
    desk.connectToNobody();
    InvoiceDraft draft;
    draft.amount = *Money::parse(u"5", QStringLiteral("USDT"));
    draft.reference = QStringLiteral("order_waits");
    QVERIFY(desk.session().desk()->createInvoice(draft).isValid());
    desk.window().go(Place::Trace);
    desk.window().tracePage()->open(draft.reference);
    QTRY_VERIFY(desk.window().tracePage()->result().isVisible());
    VERIFY_ACCESSIBLE(*desk.window().tracePage(), 8);
    desk.close();
}

void TestAccessibility::newInvoiceForm()
{
    NewInvoiceForm form({[](const InvoiceDraft &) { return QFuture<Result<Operation>>(); },
                         [](const QByteArray &) {}});
    InvoiceFields fields;
    fields.callbackUrl = QStringLiteral("x");
    form.fill(fields);
    form.show();
    VERIFY_ACCESSIBLE(form, 10);
}

void TestAccessibility::cancelForm()
{
    CancelInvoiceForm form({}, {});
    form.show();
    VERIFY_ACCESSIBLE(form, 3);
}

void TestAccessibility::welcome()
{
    WelcomePage page({{}, {}, [](const QByteArray &) {}}, {});
    page.setCanLeave(true);
    VERIFY_ACCESSIBLE(page, 3);
}

void TestAccessibility::connectionForms()
{
    for (const auto kind : {ConnectionForm::Kind::Sandbox, ConnectionForm::Kind::Server}) {
        WelcomePage page({{}, {}, [](const QByteArray &) {}}, {});
        page.open(kind);
        VERIFY_ACCESSIBLE(page, 12);
        page.findChild<QPushButton *>(QStringLiteral("makeKeyButton"))->click();
        VERIFY_ACCESSIBLE(page, 12);
    }
}

void TestAccessibility::keychainPages()
{
    for (const ErrorKind kind : {ErrorKind::KeychainMissing, ErrorKind::KeychainLocked,
                                 ErrorKind::KeychainDenied, ErrorKind::SecretMissing}) {
        KeychainPage page;
        page.explain({kind, QStringLiteral("said so"), {}, {}, 0, {}, {}});
        VERIFY_ACCESSIBLE(page, 2);
    }
}

void TestAccessibility::storagePages()
{
    for (const ErrorKind kind :
         {ErrorKind::StorageDamaged, ErrorKind::StorageReadOnly, ErrorKind::StorageFull,
          ErrorKind::StorageBusy, ErrorKind::StorageFault}) {
        StoragePage page;
        page.explain({kind, QStringLiteral("said so"), {}, {}, 0, {}, {}}, QStringLiteral("/x"));
        VERIFY_ACCESSIBLE(page, 4);
    }
}

void TestAccessibility::dialogs()
{
    ShortcutsDialog shortcuts;
    VERIFY_ACCESSIBLE(shortcuts, 1);
    const SystemClock clock;
    StatusDialog status({}, clock);
    status.show(ConnectionStatus{});
    VERIFY_ACCESSIBLE(status, 2);
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
