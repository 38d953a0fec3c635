// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the style owes to somebody who works by keyboard.
#include "theme/colors.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace coinpay;
using namespace coinpay::theme;

namespace {

using Maker = QWidget *(*)();

QPushButton *pushButton()
{
    return new QPushButton(QStringLiteral("Cancel invoice"));
}

QImage picture(QWidget &widget)
{
    return widget.grab().toImage();
}

//! How many points differ as clearly as WCAG 2.2, 1.4.11 and 2.4.13, ask for.
int clearlyDifferent(const QImage &one, const QImage &other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            count += contrast(one.pixelColor(x, y), other.pixelColor(x, y)) >= 3;
    }
    return count;
}

} // namespace

class TestDeskStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyboardFocusIsSeen_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<Maker>("make");
        const auto both = [](const char *name, Maker make) {
            QTest::addRow("%s, light", name) << Mode::Light << make;
            QTest::addRow("%s, dark", name) << Mode::Dark << make;
        };
        both("button", [] { return static_cast<QWidget *>(pushButton()); });
        both("button that is meant", [] {
            QPushButton *button = pushButton();
            button->setDefault(true);
            return static_cast<QWidget *>(button);
        });
        both("flat button", [] {
            QPushButton *button = pushButton();
            button->setFlat(true);
            return static_cast<QWidget *>(button);
        });
        both("button with a menu", [] {
            QPushButton *button = pushButton();
            button->setMenu(new QMenu(button));
            return static_cast<QWidget *>(button);
        });
        both("tool button", [] {
            auto *button = new QToolButton;
            button->setText(QStringLiteral("Copy"));
            button->setAutoRaise(true);
            button->setFocusPolicy(Qt::StrongFocus);
            return static_cast<QWidget *>(button);
        });
        both("field", [] { return static_cast<QWidget *>(new QLineEdit); });
        both("text", [] { return static_cast<QWidget *>(new QPlainTextEdit); });
        both("choice", [] {
            auto *box = new QComboBox;
            box->addItem(QStringLiteral("Any asset"));
            return static_cast<QWidget *>(box);
        });
        both("tick", [] {
            return static_cast<QWidget *>(new QCheckBox(QStringLiteral("Send a receipt")));
        });
        both("one of several",
             [] { return static_cast<QWidget *>(new QRadioButton(QStringLiteral("Everything"))); });
        both("list", [] {
            auto *list = new QListWidget;
            list->addItem(QStringLiteral("An item"));
            return static_cast<QWidget *>(list);
        });
    }

    void keyboardFocusIsSeen()
    {
        QFETCH(Mode, mode);
        QFETCH(Maker, make);
        apply(*qApp, mode);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *before = new QLineEdit(&window);
        QWidget *subject = make();
        column->addWidget(before);
        column->addWidget(subject, 0, Qt::AlignLeft);
        before->setFocus();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(before->hasFocus());
        const QImage plain = picture(*subject);
        QTest::keyClick(before, Qt::Key_Tab);
        QVERIFY(subject->hasFocus());
        const QImage focused = picture(*subject);
        // More than the cursor of a field: a line along the edge.
        QVERIFY2(clearlyDifferent(plain, focused) > subject->width(),
                 qPrintable(QString::number(clearlyDifferent(plain, focused))));
    }

    //! The mark, and the edge of what is not chosen: on a dark ground as on a light one.
    void whatIsChosenIsSeen_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::addColumn<bool>("oneOfSeveral");
        QTest::newRow("tick, light") << Mode::Light << false;
        QTest::newRow("tick, dark") << Mode::Dark << false;
        QTest::newRow("one of several, light") << Mode::Light << true;
        QTest::newRow("one of several, dark") << Mode::Dark << true;
    }

    void whatIsChosenIsSeen()
    {
        QFETCH(Mode, mode);
        QFETCH(bool, oneOfSeveral);
        apply(*qApp, mode);
        QWidget window;
        QAbstractButton *button = oneOfSeveral
                                      ? static_cast<QAbstractButton *>(new QRadioButton(&window))
                                      : new QCheckBox(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QImage off = picture(*button);
        button->setChecked(true);
        const QImage on = picture(*button);
        QImage ground = off;
        ground.fill(window.palette().color(QPalette::Window));
        QVERIFY(clearlyDifferent(off, ground) >= 20); // the edge
        QVERIFY(clearlyDifferent(off, on) >= 16);     // the mark
    }

    void aClickLeavesNoRing()
    {
        apply(*qApp, Mode::Light);
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *button = pushButton();
        auto *other = pushButton();
        column->addWidget(button);
        column->addWidget(other);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(other, Qt::LeftButton);
        const QImage plain = picture(*button);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(button->hasFocus());
        QCOMPARE(clearlyDifferent(plain, picture(*button)), 0);
    }
};

QTEST_MAIN(TestDeskStyle)
#include "tst_deskstyle.moc"
