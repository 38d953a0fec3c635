// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/receivepanel.h"

#include "domain/asset.h"
#include "forms/newinvoicewidgets.h"
#include "pages/addresscard.h"
#include "pages/columnsmodel.h"
#include "pages/listtable.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int MostShown = 5; //!< rows, before the list scrolls

QLabel *quietSentence(const QString &text, QWidget *parent)
{
    QLabel *label = sentence(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFont(theme::small(parent->font()));
    return label;
}

} // namespace

ReceivePanel::ReceivePanel(Store &store, Reader &reader, Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_addresses(store, reader)
    , m_content(m_addresses)
    , m_columns(new ColumnsModel(m_addresses, AddressContent::names(), this))
    , m_table(new ListTable(*m_columns, m_content, heartbeat, this))
    , m_card(new AddressCard(heartbeat, this))
    , m_none(quietSentence(tr("No address yet. Ask for one, and whoever pays to it pays into this "
                              "wallet."),
                           this))
    , m_more(quietSentence(tr("Older addresses are not listed; money sent to them still arrives."),
                           this))
    , m_asset(assetBox(this))
    , m_network(new QComboBox(this))
    , m_new(new QPushButton(tr("New address"), this))
    , m_reason(quietSentence({}, this))
{
    m_table->setObjectName(QStringLiteral("addressTable"));
    m_table->setAccessibleName(tr("Receive addresses"));
    m_table->header()->setSectionsClickable(false);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addWidget(m_none);
    column->addWidget(m_card);
    column->addWidget(m_table);
    column->addWidget(m_more);
    column->addSpacing(theme::Gap);
    column->addWidget(buildNew());
    column->addWidget(m_reason);
    connect(&m_addresses, &AddressListModel::changed, this, &ReceivePanel::tell);
    connect(m_table, &LongTable::currentRowChosen, this,
            [this](const QModelIndex &current) { choose(current.row()); });
    setHindrance({});
    tell();
}

ReceivePanel::~ReceivePanel()
{
    delete m_table; // stands on the content
}

QWidget *ReceivePanel::buildNew()
{
    m_asset->setObjectName(QStringLiteral("receiveAssetBox"));
    m_asset->setAccessibleName(tr("Asset of the new address"));
    m_network->setObjectName(QStringLiteral("receiveNetworkBox"));
    m_network->setAccessibleName(tr("Network of the new address"));
    m_new->setObjectName(QStringLiteral("newAddressButton"));
    m_new->setIcon(theme::icon(QStringLiteral("plus")));
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar);
    row->setGaps(theme::Gap, theme::Gap);
    for (QWidget *control : {static_cast<QWidget *>(m_asset), static_cast<QWidget *>(m_network),
                             static_cast<QWidget *>(m_new)})
        row->addWidget(control);
    connect(m_asset, &QComboBox::currentIndexChanged, this, &ReceivePanel::listNetworks);
    connect(m_new, &QPushButton::clicked, this, [this] {
        Q_EMIT newAddressRequested(m_addresses.walletId(), m_asset->currentData().toString(),
                                   m_network->currentData().toString());
    });
    listNetworks();
    return bar;
}

void ReceivePanel::listNetworks()
{
    fillNetworks(*m_network, m_asset->currentData().toString());
    m_network->setEnabled(m_network->count() > 1);
}

void ReceivePanel::setWallet(const QString &walletId, const QString &asset, const QString &network)
{
    if (const int at = m_asset->findData(asset); at >= 0)
        m_asset->setCurrentIndex(at);
    if (const int at = m_network->findData(network); at >= 0)
        m_network->setCurrentIndex(at);
    if (walletId == m_addresses.walletId())
        return;
    m_chosen.clear();
    m_wished.clear();
    m_addresses.follow(walletId);
    tell();
}

void ReceivePanel::setHindrance(const QString &why)
{
    m_new->setEnabled(why.isEmpty());
    m_new->setToolTip(why);
    m_new->setAccessibleDescription(why);
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
}

void ReceivePanel::showAddress(const QString &id)
{
    m_wished = id;
    tell();
}

void ReceivePanel::choose(int row)
{
    if (row < 0 || row >= m_addresses.rowCount())
        return;
    m_chosen = m_addresses.address(row).id;
    tell();
}

void ReceivePanel::tell()
{
    const int rows = m_addresses.rowCount();
    int at = -1;
    for (int row = 0; row < rows && at < 0; ++row) {
        if (!m_wished.isEmpty() && m_addresses.address(row).id == m_wished) {
            m_chosen = std::exchange(m_wished, {});
            at = row;
        }
    }
    for (int row = 0; row < rows && at < 0; ++row) {
        if (m_addresses.address(row).id == m_chosen)
            at = row;
    }
    at = rows > 0 ? qMax(0, at) : -1; // the newest is the one that is meant
    m_none->setVisible(at < 0);
    m_card->setVisible(at >= 0);
    m_table->setVisible(rows > 1);
    m_more->setVisible(m_addresses.hasMore());
    if (at < 0)
        return;
    const ReceiveAddress &address = m_addresses.address(at);
    m_chosen = address.id;
    m_table->select(at);
    m_table->setFixedHeight(m_table->header()->sizeHint().height() +
                            qMin(rows, MostShown) * m_table->rowHeight() +
                            2 * m_table->frameWidth());
    m_card->setPayment(
        {address.isRetired
             ? tr("Retired %1 address", "%1 an asset").arg(address.asset)
             : tr("Receive %1 on", "%1 an asset; an address follows").arg(address.asset),
         address.address,
         receiveUri(address),
         address.network,
         {}});
}

} // namespace coinpay
