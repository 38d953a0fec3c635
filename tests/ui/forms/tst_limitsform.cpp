// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/confirmrules.h"
#include "forms/field.h"
#include "forms/limitsform.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;

class TestLimitsForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->path());
    }

    void showsWhatHolds()
    {
        m_settings->set(setting::nameLimits, {QStringLiteral("USDT 2500.5"),
                                              QStringLiteral("BTC much"), QStringLiteral("ETH 0")});
        open();
        QCOMPARE(edit("USDT")->text(), QStringLiteral("2500.50"));
        QCOMPARE(edit("BTC")->text(), QString()); // not a limit, as confirming has it
        QCOMPARE(Money::parse(edit("ETH")->text(), QStringLiteral("ETH"))->isZero(), true);
        QCOMPARE(edit("DAI")->text(), QString());
    }

    //! By keyboard alone, as they are typed in another country; and they hold from then on.
    void savesExactly()
    {
        m_settings->set(setting::nameLimits, {QStringLiteral("XYZ 7"), QStringLiteral("BTC 0.5")});
        open(QLocale(QStringLiteral("de_DE")));
        edit("USDT")->setFocus();
        QTest::keyClicks(edit("USDT"), QStringLiteral("1500,25"));
        edit("BTC")->clear();
        QTest::keyClick(edit("USDT"), Qt::Key_Return);
        QVERIFY(!m_form->isVisible());
        const QStringList lines = m_settings->value(setting::nameLimits);
        QCOMPARE(lines, (QStringList{QStringLiteral("USDT 1500.25"), QStringLiteral("XYZ 7")}));
        Profile profile;
        profile.environment = Environment::Live;
        const ConfirmRules rules = confirmRules(profile, *m_settings);
        QVERIFY(!needsName(rules, {money("1500.25", "USDT")}));
        QVERIFY(needsName(rules, {money("1500.250001", "USDT")}));
        QVERIFY(needsName(rules, {money("0.00000001", "BTC")}));
    }

    void whatIsNoAmountIsNotKept_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("words") << QStringLiteral("much");
        QTest::newRow("negative") << QStringLiteral("-5");
        QTest::newRow("finer than the asset") << QStringLiteral("0.0000001");
        QTest::newRow("may be a thousand or one") << QStringLiteral("1,000");
    }

    void whatIsNoAmountIsNotKept()
    {
        QFETCH(const QString, typed);
        open();
        const QStringList before = m_settings->value(setting::nameLimits);
        edit("USDT")->setText(typed);
        press("saveButton");
        QVERIFY(m_form->isVisible());
        QVERIFY(!field("USDT")->fault().isEmpty());
        QVERIFY(field("BTC")->fault().isEmpty());
        QTRY_COMPARE(m_form->focusWidget(), edit("USDT"));
        QCOMPARE(edit("USDT")->text(), typed);
        QCOMPARE(m_settings->value(setting::nameLimits), before);
        edit("USDT")->setText(QStringLiteral("5"));
        QVERIFY(field("USDT")->fault().isEmpty());
        press("saveButton");
        QVERIFY(!m_form->isVisible());
    }

    void cancelKeepsNothing()
    {
        open();
        const QStringList before = m_settings->value(setting::nameLimits);
        edit("USDT")->setText(QStringLiteral("5"));
        press("cancelButton");
        QVERIFY(!m_form->isVisible());
        QCOMPARE(m_settings->value(setting::nameLimits), before);
    }

    void theUsualOnesComeBack()
    {
        m_settings->set(setting::nameLimits, {QStringLiteral("USDT 5")});
        open();
        press("usualButton");
        QCOMPARE(edit("USDT")->text(), QStringLiteral("1000.00"));
        QCOMPARE(m_settings->value(setting::nameLimits), QStringList{QStringLiteral("USDT 5")});
        press("saveButton");
        for (const QString &line : setting::nameLimits.fallback) {
            const QString asset = line.section(u' ', 0, 0);
            QCOMPARE(nameLimit(m_settings->value(setting::nameLimits), asset),
                     nameLimit(setting::nameLimits.fallback, asset));
        }
    }

private:
    static Money money(const char *amount, const char *asset)
    {
        return *Money::parse(QString::fromLatin1(amount), QString::fromLatin1(asset));
    }

    void open(const QLocale &locale = QLocale(QStringLiteral("en_US")))
    {
        QLocale::setDefault(locale);
        m_form = std::make_unique<LimitsForm>(*m_settings);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }

    [[nodiscard]] QLineEdit *edit(const char *asset) const
    {
        return m_form->findChild<QLineEdit *>(QLatin1String(asset) + QStringLiteral("Limit"));
    }

    [[nodiscard]] Field *field(const char *asset) const
    {
        for (Field *each : m_form->findChildren<Field *>()) {
            if (each->editor() == edit(asset))
                return each;
        }
        return nullptr;
    }

    void press(const char *name) const
    {
        auto *button = m_form->findChild<QPushButton *>(QString::fromLatin1(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<LimitsForm> m_form;
};

QTEST_MAIN(TestLimitsForm)
#include "tst_limitsform.moc"
