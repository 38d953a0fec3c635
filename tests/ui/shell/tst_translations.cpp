// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"
#include "forms/amounttext.h"
#include "settings/shortcuts.h"
#include "shell/translations.h"
#include "theme/formats.h"
#include "theme/states.h"

#include <QTest>

using namespace coinpay;

//! Texts of every kind of place reach the screen in the person's language.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void german();
    void englishHasPlurals();
    void anotherLanguageFallsBackToEnglish();
};

namespace {

void speak(const char *locale)
{
    // A translator that is installed last is asked first.
    QLocale::setDefault(QLocale(QString::fromLatin1(locale)));
    installTranslations(*QCoreApplication::instance());
}

QString days(int count)
{
    return QCoreApplication::translate("coinpay", "%n day(s)", "how long an invoice can be paid",
                                       count);
}

} // namespace

void TestTranslations::german()
{
    speak("de_DE");
    QCOMPARE(theme::look(InvoiceStatus::Paid).word, QStringLiteral("Bezahlt"));
    QCOMPARE(shortcutText(Shortcut::Quit), QStringLiteral("Beenden"));
    QCOMPARE(theme::relativeTime(1000, 1000 + 86'400'000), QStringLiteral("vor 1 T."));
    QCOMPARE(theme::relativeTime(1000, 1000 + 2 * 86'400'000), QStringLiteral("vor 2 T."));
    QCOMPARE(readTypedAmount(u"", QLocale()).message,
             QStringLiteral("Geben Sie den zu zahlenden Betrag ein."));
    const auto money = Money::parse(u"x", QStringLiteral("BTC"));
    QVERIFY(!money);
    QVERIFY(money.error().message.startsWith(QStringLiteral("Das ist kein Betrag")));
}

void TestTranslations::englishHasPlurals()
{
    speak("en_GB");
    QCOMPARE(days(1), QStringLiteral("1 day"));
    QCOMPARE(days(7), QStringLiteral("7 days"));
}

void TestTranslations::anotherLanguageFallsBackToEnglish()
{
    speak("fi_FI");
    QCOMPARE(days(1), QStringLiteral("1 day"));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
