// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTextSafe_data();
    void makesTextSafe();
    void boundsLength();
    void elidesTheMiddle();
};

void TextTest::makesTextSafe_data()
{
    QTest::addColumn<QString>("outside");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"order_48392"_s << u"order_48392"_s;
    QTest::newRow("other scripts stay") << u"Заказ 注文 طلب"_s << u"Заказ 注文 طلب"_s;
    QTest::newRow("emoji stays whole") << u"paid \U0001F389"_s << u"paid \U0001F389"_s;
    QTest::newRow("right-to-left override") << u"a\u202Eb"_s << u"a\u27E8U+202E\u27E9b"_s;
    QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"\u27E8U+2066\u27E9x\u27E8U+2069\u27E9"_s;
    QTest::newRow("zero width space") << u"a\u200Bb"_s << u"a\u27E8U+200B\u27E9b"_s;
    QTest::newRow("byte order mark") << u"\uFEFFa"_s << u"\u27E8U+FEFF\u27E9a"_s;
    QTest::newRow("tag characters") << u"a\U000E0041"_s << u"a\u27E8U+E0041\u27E9"_s;
    QTest::newRow("line breaks become spaces") << u"a\nb\rc\td"_s << u"a b c d"_s;
    QTest::newRow("escape") << u"a\u001B[31m"_s << u"a\u27E8U+001B\u27E9[31m"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a\u27E8U+2028\u27E9b"_s;
    QTest::newRow("HTML is only text") << u"<b>x</b>"_s << u"<b>x</b>"_s;
}

void TextTest::makesTextSafe()
{
    QFETCH(QString, outside);
    QTEST(displayText(outside), "shown");
}

void TextTest::boundsLength()
{
    QCOMPARE(displayText(QString(1000, u'x'), 10), QString(10, u'x') + QChar(0x2026));
    QCOMPARE(displayText(QString(10, u'x'), 10), QString(10, u'x'));
    // A surrogate pair is never cut in half.
    const QString party = u"\U0001F389"_s.repeated(10);
    const QString cut = displayText(party, 5);
    QVERIFY(cut.startsWith(u"\U0001F389\U0001F389"_s));
    QVERIFY(!cut.contains(QChar(0xFFFD)) || cut.size() <= 6);
}

void TextTest::elidesTheMiddle()
{
    QCOMPARE(middleElided(u"inv_01HV9QZX"_s, 6, 4), u"inv_01\u20269QZX"_s);
    QCOMPARE(middleElided(u"short"_s, 6, 4), u"short"_s);
}

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
