// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WalletsPage: what it is made of.
#include "pages/columnsmodel.h"
#include "pages/freshnessline.h"
#include "pages/listtable.h"
#include "pages/walletdetail.h"
#include "pages/walletspage.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/emptystate.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace coinpay {

QLayout *WalletsPage::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Gap);
    auto *title = new QLabel(tr("Wallets"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    m_book = new QPushButton(theme::icon(QStringLiteral("person")), tr("Address book"), this);
    m_book->setObjectName(QStringLiteral("openAddressBookButton"));
    //: Button; the dots say that a form follows
    m_batch = new QPushButton(theme::icon(QStringLiteral("file")), tr("Send a batch…"), this);
    m_batch->setObjectName(QStringLiteral("sendBatchButton"));
    m_send = new QPushButton(
        theme::icon(QStringLiteral("send"), palette().color(QPalette::HighlightedText)),
        tr("New transfer"), this);
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setDefault(true);
    connect(m_book, &QPushButton::clicked, this, &WalletsPage::addressBookRequested);
    connect(m_batch, &QPushButton::clicked, this, &WalletsPage::batchRequested);
    connect(m_send, &QPushButton::clicked, this, [this] {
        const auto &line = m_detail->line();
        const bool balance = line && line->balance;
        Q_EMIT sendRequested(line ? line->wallet.id : QString(),
                             balance ? line->balance->available.asset() : QString(),
                             balance ? line->balance->network : QString());
    });
    row->addWidget(title);
    row->addStretch();
    for (QPushButton *button : {m_book, m_batch, m_send}) {
        button->setAccessibleName(button->text().remove(u'…'));
        row->addWidget(button);
    }
    return row;
}

ListTable *WalletsPage::buildTable(QAbstractListModel &model, const ShortContent &content,
                                   const QStringList &columns, const char *name,
                                   const QString &accessible)
{
    auto *rows = new ColumnsModel(model, columns, this);
    QList<int> amounts;
    const QList<ListColumn> kinds = content.columns();
    for (int column = 0; column < kinds.size(); ++column) {
        if (kinds.at(column).kind == CellKind::Amount)
            amounts.append(column);
    }
    rows->setAmountColumns(amounts);
    auto *table = new ListTable(*rows, content, *m_heartbeat);
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(accessible);
    table->header()->setSectionsClickable(false);
    return table;
}

QWidget *WalletsPage::buildLists()
{
    auto *lists = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(lists);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_assetTable = buildTable(*m_totals, m_assetContent, AssetContent::names(), "assetTable",
                              tr("Balances by asset"));
    m_assetTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // as high as its rows
    m_table = buildTable(m_wallets, m_walletContent, WalletContent::names(), "walletTable",
                         tr("Balances by wallet"));
    auto *tables = new QWidget(lists);
    auto *inner = new QVBoxLayout(tables);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(theme::Gap);
    inner->addWidget(headingLabel(tr("By asset", "heading above balances"), tables));
    inner->addWidget(m_assetTable);
    inner->addSpacing(theme::Gap);
    inner->addWidget(headingLabel(tr("By wallet", "heading above balances"), tables));
    inner->addWidget(m_table, 1);
    m_face = new EmptyState(lists);
    m_listOrFace = new QStackedWidget(lists);
    m_listOrFace->addWidget(tables);
    m_listOrFace->addWidget(m_face);
    column->addWidget(m_listOrFace, 1);
    m_freshnessLine = new FreshnessLine(*m_heartbeat, lists);
    column->addWidget(m_freshnessLine);
    return lists;
}

} // namespace coinpay
