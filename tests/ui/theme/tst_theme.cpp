// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/states.h"
#include "theme/theme.h"

#include <QFontMetricsF>
#include <QTest>

using namespace coinpay;
using namespace coinpay::theme;

namespace {

constexpr std::array tones{Tone::Neutral, Tone::Waiting,   Tone::Progress,
                           Tone::Good,    Tone::Attention, Tone::Bad};

//! A palette nobody of ours designed, as a desktop may bring one.
QPalette foreign(const QColor &window, const QColor &text)
{
    QPalette palette(window);
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase})
        palette.setColor(role, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        palette.setColor(role, text);
    return palette;
}

bool hasInk(const QImage &image, const QColor &ink)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > 250 && image.pixelColor(x, y).rgb() == ink.rgb())
                return true;
        }
    }
    return false;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void palettesCanBeRead_data();
    void palettesCanBeRead();
    void contrastIsThatOfTheStandard();
    void unreadableInkIsCorrected();
    void everyStateHasIconWordAndMeaning();
    void statesAreToldApartWithoutColour();
    void unknownWordIsShownAsItCame();
    void iconFollowsThePaletteAndScale();
    void unknownIconIsNull();
    void tabularDigitsLineUp();
};

void TestTheme::palettesCanBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("our light one") << lightPalette();
    QTest::newRow("our dark one") << darkPalette();
    QTest::newRow("a desktop's sepia")
        << foreign(QColor(0xf4, 0xec, 0xd8), QColor(0x43, 0x34, 0x22));
    QTest::newRow("a desktop's black") << foreign(Qt::black, Qt::white);
    QTest::newRow("a desktop's middle grey")
        << foreign(QColor(0x50, 0x50, 0x50), QColor(0xf0, 0xf0, 0xf0));
}

void TestTheme::palettesCanBeRead()
{
    QFETCH(QPalette, palette);
    for (const Tone tone : tones) {
        const QColor ink = toneInk(tone, palette);
        for (const QColor &ground :
             {palette.color(QPalette::Base), palette.color(QPalette::Window),
              palette.color(QPalette::AlternateBase), toneGround(tone, palette)}) {
            QVERIFY2(contrast(ink, ground) >= MinimumContrast,
                     qPrintable(QStringLiteral("tone %1: %2 on %3 is %4")
                                    .arg(int(tone))
                                    .arg(ink.name(), ground.name())
                                    .arg(contrast(ink, ground))));
        }
    }
    QVERIFY(contrast(quietText(palette), palette.color(QPalette::Window)) >= MinimumContrast);
    QVERIFY(contrast(stripeInk(palette), stripeGround(palette)) >= MinimumContrast);
    if (QByteArrayView(QTest::currentDataTag()).startsWith("our")) {
        const std::array pairs{std::pair{QPalette::WindowText, QPalette::Window},
                               std::pair{QPalette::Text, QPalette::Base},
                               std::pair{QPalette::PlaceholderText, QPalette::Base},
                               std::pair{QPalette::ButtonText, QPalette::Button},
                               std::pair{QPalette::HighlightedText, QPalette::Highlight},
                               std::pair{QPalette::ToolTipText, QPalette::ToolTipBase},
                               std::pair{QPalette::Link, QPalette::Window},
                               std::pair{QPalette::LinkVisited, QPalette::Window}};
        for (const auto &[ink, ground] : pairs) {
            const double ratio = contrast(palette.color(ink), palette.color(ground));
            QVERIFY2(ratio >= MinimumContrast,
                     qPrintable(QStringLiteral("role %1 is %2").arg(int(ink)).arg(ratio)));
        }
    }
}

void TestTheme::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void TestTheme::unreadableInkIsCorrected()
{
    const QColor pale(0xdd, 0xdd, 0xff);
    QVERIFY(contrast(pale, Qt::white) < MinimumContrast);
    QVERIFY(contrast(readable(pale, Qt::white), Qt::white) >= MinimumContrast);
    QCOMPARE(readable(Qt::black, Qt::white), QColor(Qt::black));
}

void TestTheme::everyStateHasIconWordAndMeaning()
{
    const auto check = [](const StateLook &state) {
        QVERIFY(!state.word.isEmpty());
        QVERIFY(state.meaning.endsWith(u'.'));
        QVERIFY2(!icon(state.icon).isNull(), qPrintable(state.icon));
    };
    for (const InvoiceStatus status : invoiceStatuses)
        check(look(status));
    for (const EscrowStatus status : escrowStatuses)
        check(look(status));
    for (const MovementStatus status : movementStatuses)
        check(look(status));
    for (int state = 0; state <= int(OperationState::NeedsPerson); ++state)
        check(look(OperationState(state)));
    QVERIFY(!operationName(OperationKind::CreateInvoice).isEmpty());
    QVERIFY(!operationName(OperationKind::CancelInvoice).isEmpty());
}

void TestTheme::statesAreToldApartWithoutColour()
{
    const auto toldApart = [](const auto &statuses) {
        QSet<QString> icons;
        QSet<QString> words;
        for (const auto status : statuses) {
            icons.insert(look(status).icon);
            words.insert(look(status).word);
        }
        QCOMPARE(icons.size(), qsizetype(statuses.size()));
        QCOMPARE(words.size(), qsizetype(statuses.size()));
    };
    toldApart(invoiceStatuses);
    toldApart(escrowStatuses);
    toldApart(movementStatuses);
}

void TestTheme::unknownWordIsShownAsItCame()
{
    QCOMPARE(look(InvoiceStatus::Unrecognized, QStringLiteral("frozen")).word,
             QStringLiteral("frozen"));
    QCOMPARE(lookOfInvoiceWord(QStringLiteral("frozen")).word, QStringLiteral("frozen"));
    QCOMPARE(lookOfWord(u"escrow", QStringLiteral("disputed")).icon,
             look(EscrowStatus::Disputed).icon);
    QCOMPARE(lookOfWord(u"release", QStringLiteral("final")).word,
             look(MovementStatus::Final).word);
    QCOMPARE(lookOfWord(u"transfer", QStringLiteral("melted")).word, QStringLiteral("melted"));
    QCOMPARE(lookOfInvoiceWord(QStringLiteral("paid")).icon, look(InvoiceStatus::Paid).icon);
    QVERIFY(!look(InvoiceStatus::Unrecognized, QString(u'\u202e')).word.contains(u'\u202e'));
}

void TestTheme::iconFollowsThePaletteAndScale()
{
    const QIcon copy = icon(QStringLiteral("copy"));
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        qApp->setPalette(palette);
        const QImage image = copy.pixmap(QSize(32, 32), 2.0).toImage();
        QCOMPARE(image.width(), 64);
        QVERIFY(hasInk(image, palette.color(QPalette::WindowText)));
        const QImage selected = copy.pixmap(QSize(64, 64), 1.0, QIcon::Selected).toImage();
        QVERIFY(hasInk(selected, palette.color(QPalette::HighlightedText)));
        const QImage bad = icon(QStringLiteral("copy"), Tone::Bad).pixmap(64, 64).toImage();
        QVERIFY(hasInk(bad, toneInk(Tone::Bad, palette)));
    }
}

void TestTheme::unknownIconIsNull()
{
    QVERIFY(icon(QStringLiteral("no-such-icon")).isNull());
    QVERIFY(!applicationIcon().isNull());
}

void TestTheme::tabularDigitsLineUp()
{
    const QFontMetricsF metrics(tabular(qApp->font()));
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
