// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/listplace.h"

#include <QTest>

using namespace coinpay;

Q_DECLARE_METATYPE(coinpay::ListPlace)

class TestListPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyListOnce_data()
    {
        QTest::addColumn<QStringList>("wallets");
        QTest::addColumn<QStringList>("walk");
        QTest::newRow("no wallets")
            << QStringList{}
            << QStringList{QStringLiteral("invoices"), QStringLiteral("escrows"),
                           QStringLiteral("wallets")};
        QTest::newRow("one") << QStringList{QStringLiteral("w1")}
                             << QStringList{QStringLiteral("invoices"), QStringLiteral("escrows"),
                                            QStringLiteral("wallets"),
                                            QStringLiteral("transfers w1"),
                                            QStringLiteral("addresses w1")};
        QTest::newRow("in whatever order")
            << QStringList{QStringLiteral("w2"), QStringLiteral("w1")}
            << QStringList{QStringLiteral("invoices"),     QStringLiteral("escrows"),
                           QStringLiteral("wallets"),      QStringLiteral("transfers w1"),
                           QStringLiteral("transfers w2"), QStringLiteral("addresses w1"),
                           QStringLiteral("addresses w2")};
    }

    void everyListOnce()
    {
        QFETCH(const QStringList, wallets);
        QStringList walk;
        for (std::optional<ListPlace> place = ListPlace(); place;
             place = placeAfter(*place, wallets)) {
            walk.append(
                QString(listName(place->kind) + QLatin1Char(' ') + place->walletId).trimmed());
            QVERIFY(place->cursor.isEmpty());
            QVERIFY(walk.size() < 20);
        }
        QTEST(walk, "walk");
    }

    void aWalletThatAppearsMeanwhileIsNotInTheWay()
    {
        const ListPlace second{ListKind::Transfers, QStringLiteral("w2"), {}};
        const auto next =
            placeAfter(second, {QStringLiteral("w1"), QStringLiteral("w2"), QStringLiteral("w3")});
        QVERIFY(next);
        QCOMPARE(next->walletId, QStringLiteral("w3"));
        // One that went away: the place goes on after it all the same.
        const auto after = placeAfter(second, {QStringLiteral("w3")});
        QCOMPARE(after->walletId, QStringLiteral("w3"));
    }

    void isKeptAsText_data()
    {
        QTest::addColumn<ListPlace>("place");
        QTest::newRow("the beginning") << ListPlace();
        QTest::newRow("in a list") << ListPlace{ListKind::Escrows, {}, QStringLiteral("c=/7+ x")};
        QTest::newRow("of a wallet")
            << ListPlace{ListKind::Addresses, QStringLiteral("wal_1"), QStringLiteral("c9")};
        QTest::newRow("a cursor with a line break in it")
            << ListPlace{ListKind::Transfers, QStringLiteral("wal_1"), QStringLiteral("a\nb\n")};
    }

    void isKeptAsText()
    {
        QFETCH(const ListPlace, place);
        QVERIFY(placeFromText(placeText(place)) == place);
    }

    void otherTextIsTheBeginning_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a list of a later version") << QStringLiteral("teapots\n\nc1");
        QTest::newRow("transfers of no wallet") << QStringLiteral("transfers\n\nc1");
        QTest::newRow("invoices of a wallet") << QStringLiteral("invoices\nwal_1\nc1");
    }

    void otherTextIsTheBeginning()
    {
        QFETCH(const QString, text);
        QVERIFY(placeFromText(text) == ListPlace());
    }
};

QTEST_GUILESS_MAIN(TestListPlace)
#include "tst_listplace.moc"
