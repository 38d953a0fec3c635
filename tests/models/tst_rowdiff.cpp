// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowdiff.h"

#include <QTest>

using namespace coinpay;

namespace {

//! A list as a picture: "a1 b1 c2" is three rows, each with its version; "a1@5" has sort value 5.
KeyedRows picture(const QString &text)
{
    KeyedRows rows;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        InvoiceRow row;
        row.id = word.left(1);
        row.version = word.mid(1, 1).toInt();
        rows.append(
            row, {word.contains(u'@') ? word.section(u'@', 1).toUtf8() : row.id.toUtf8(), row.id});
    }
    return rows;
}

QString spelled(const QList<RowRange> &ranges)
{
    QStringList words;
    for (const RowRange &range : ranges)
        words.append(QStringLiteral("%1+%2").arg(range.first).arg(range.count));
    return words.join(u' ');
}

} // namespace

class TestRowDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("removed");
        QTest::addColumn<QString>("inserted");
        QTest::addColumn<QString>("changed");
        const auto row = [](const char *name, const char *before, const char *after,
                            const char *removed, const char *inserted, const char *changed) {
            QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(after)
                                << QString::fromLatin1(removed) << QString::fromLatin1(inserted)
                                << QString::fromLatin1(changed);
        };
        row("nothing changed", "a1 b1", "a1 b1", "", "", "");
        row("from nothing", "", "a1 b1", "", "0+2", "");
        row("to nothing", "a1 b1", "", "0+2", "", "");
        row("a new version is a change in place", "a1 b1 c1", "a1 b2 c1", "", "", "1+1");
        row("neighbours are one range", "a1 b1 c1 d1", "a2 b2 c1 d2", "", "", "0+2 3+1");
        row("insertions count in the new list", "b1 d1", "a1 b1 c1 d1 e1", "", "0+1 2+1 4+1", "");
        row("removals go from the end", "a1 b1 c1 d1 e1", "b1 d1", "4+1 2+1 0+1", "", "");
        row("a row whose place changed goes and comes", "a1@1 b1@2 c1@3", "b1@2 c1@3 a2@9", "0+1",
            "2+1", "");
        row("a new key alone moves nothing", "a1@1 b1@2", "a2@1x b1@2", "", "", "0+1");
        row("as few as possible move", "a1 b1 c1 d1", "d1 a1 b1 c1", "3+1", "0+1", "");
        row("two change places", "a1 b1", "b1 a1", "1+1", "0+1", "");
    }

    void steps()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const RowDiff diff = diffRows(picture(before), picture(after));
        QTEST(spelled(diff.removed), "removed");
        QTEST(spelled(diff.inserted), "inserted");
        QTEST(spelled(diff.changed), "changed");
    }
};

QTEST_GUILESS_MAIN(TestRowDiff)
#include "tst_rowdiff.moc"
