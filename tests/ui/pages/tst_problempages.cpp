// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where a keychain or a disk leaves nothing else to show.
#include "pages/problempages.h"

#include "theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace coinpay;

namespace {

Error problem(ErrorKind kind, const QString &message)
{
    return Error{kind, message, {}, {}, 0, {}, {}};
}

QStringList buttonNames(const QWidget &page)
{
    QStringList names;
    const QList<QPushButton *> buttons = page.findChildren<QPushButton *>();
    for (const QPushButton *button : buttons)
        names << button->objectName();
    return names;
}

} // namespace

class TestProblemPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Mode::Light); }

    void keychainSaysItsReasonOnce_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("reasonIsShown");
        QTest::addColumn<QString>("action");
        QTest::newRow("no keychain")
            << ErrorKind::KeychainMissing << true << QStringLiteral("sessionOnlyButton");
        QTest::newRow("refused") << ErrorKind::KeychainDenied << true
                                 << QStringLiteral("retryButton");
        QTest::newRow("locked") << ErrorKind::KeychainLocked << false
                                << QStringLiteral("retryButton");
        QTest::newRow("no entry") << ErrorKind::SecretMissing << false
                                  << QStringLiteral("newKeyButton");
    }

    void keychainSaysItsReasonOnce()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(bool, reasonIsShown);
        QFETCH(QString, action);
        const QString reason = QStringLiteral("The reason\u202E is long: ") + QString(300, u'w');
        KeychainPage page;
        page.resize(826, 600);
        page.explain(problem(kind, reason));
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QVERIFY(!page.text().contains(QChar(0x202E)));
        QCOMPARE(page.text().count(QStringLiteral("The reason")), reasonIsShown ? 1 : 0);
        QVERIFY(!page.findChild<QLineEdit *>());
        QVERIFY(buttonNames(page).contains(action));
        QVERIFY(buttonNames(page).contains(QStringLiteral("offlineButton")));
    }

    void sentencesAreNotCut()
    {
        KeychainPage page;
        page.resize(826, 600);
        page.explain(
            problem(ErrorKind::KeychainDenied, QStringLiteral("It refused, alas. ").repeated(20)));
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const QList<QLabel *> labels = page.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (!label->text().isEmpty())
                QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
        }
    }

    void aLongPathCanBeReadInFull()
    {
        const QString path = QStringLiteral("/home/<b>/") + QString(300, u'p');
        StoragePage page;
        page.explain(problem(ErrorKind::StorageReadOnly, {}), path);
        const auto *fact = page.findChild<QLineEdit *>();
        QCOMPARE(fact->text(), path);
        QCOMPARE(fact->cursorPosition(), 0);
        QVERIFY(fact->toolTip().contains(path.toHtmlEscaped()));
    }
};

QTEST_MAIN(TestProblemPages)
#include "tst_problempages.moc"
