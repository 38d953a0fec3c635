// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/walletdetail.h"

#include "core/text.h"
#include "domain/asset.h"
#include "pages/actionrow.h"
#include "pages/balancecontent.h"
#include "pages/factgrid.h"
#include "pages/receivepanel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestWord = 40;

theme::StateLook lookOf(const Wallet &wallet)
{
    switch (wallet.status) {
    case WalletStatus::Active:
        return {QStringLiteral("check-circle"), theme::Tone::Good,
                WalletDetail::tr("Active", "state of a wallet"),
                WalletDetail::tr("It receives and sends.", "state of a wallet")};
    case WalletStatus::Frozen:
        return {QStringLiteral("lock"), theme::Tone::Attention,
                WalletDetail::tr("Frozen", "state of a wallet"),
                WalletDetail::tr("It receives, but does not send.", "state of a wallet")};
    case WalletStatus::Unrecognized: break;
    }
    return {QStringLiteral("question"), theme::Tone::Neutral,
            displayText(wallet.statusText, LongestWord),
            WalletDetail::tr("The server used a word this version does not know.",
                             "state of a wallet")};
}

} // namespace

WalletDetail::WalletDetail(Store &store, Reader &reader, Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Wallet"), beats, parent)
    , m_store(store)
    , m_reader(reader)
{
    tell();
}

QString WalletDetail::idName() const
{
    //: Becomes "Copy Wallet id" on a button
    return tr("Wallet id");
}

void WalletDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_facts = new FactGrid(heartbeat(), &body);
    //: Button; the dots say that a form follows
    m_send = new ActionRow(tr("Send from here…"), tr("Send from this wallet"), &body);
    m_send->button()->setObjectName(QStringLiteral("sendFromButton"));
    m_send->button()->setIcon(theme::icon(QStringLiteral("send")));
    m_transfers = new QPushButton(tr("Its transfers"), &body);
    m_transfers->setObjectName(QStringLiteral("walletTransfersButton"));
    m_transfers->setAccessibleName(tr("Transfers of this wallet"));
    m_receive = new ReceivePanel(m_store, m_reader, heartbeat(), &body);
    connect(m_send->button(), &QPushButton::clicked, this, [this] {
        if (m_line)
            Q_EMIT sendRequested(m_line->wallet.id,
                                 m_line->balance ? m_line->balance->available.asset() : QString(),
                                 m_line->balance ? m_line->balance->network : QString());
    });
    connect(m_transfers, &QPushButton::clicked, this, [this] {
        if (m_line)
            Q_EMIT transfersRequested(m_line->wallet.id);
    });
    connect(m_receive, &ReceivePanel::newAddressRequested, this,
            &WalletDetail::newAddressRequested);
    auto *actions = new QWidget(&body);
    auto *row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addWidget(m_transfers, 0, Qt::AlignTop);
    row->addWidget(m_send, 1, Qt::AlignTop);
    column.addWidget(m_facts);
    column.addWidget(actions);
    column.addWidget(headingLabel(tr("Receive", "heading: where a wallet gets money"), &body));
    column.addWidget(m_receive);
}

void WalletDetail::setLine(const std::optional<WalletLine> &line)
{
    m_line = line;
    tell();
}

void WalletDetail::setHindrance(const QString &why)
{
    m_hindrance = why;
    tell();
}

void WalletDetail::showAddress(const QString &id)
{
    if (m_receive)
        m_receive->showAddress(id);
}

QString WalletDetail::sendHindrance() const
{
    if (!m_hindrance.isEmpty())
        return m_hindrance;
    if (m_line->wallet.status == WalletStatus::Frozen)
        return tr("It is frozen: it receives, but does not send.");
    if (m_line->balance && !m_line->balance->available.isPositive())
        return tr("There is nothing to send.");
    return {};
}

void WalletDetail::tellFacts()
{
    // What is shown changes with the balance, and the balance with the wallet's version.
    const QString key =
        m_line->wallet.id +
        (m_line->balance
             ? m_line->balance->available.asset() + u' ' + m_line->balance->network + u' ' +
                   m_line->balance->available.toUnits() + u' ' + m_line->balance->pending.toUnits()
             : QString());
    if (!m_facts->begin(key, m_line->learnedAt))
        return;
    if (m_line->balance) {
        m_facts->addMoney(tr("Pending"), m_line->balance->pending);
        m_facts->addText(tr("Network"), networkName(m_line->balance->network));
    }
    m_facts->addTime(tr("As of", "when a balance was learned"), m_line->learnedAt);
}

void WalletDetail::tell()
{
    if (!m_line) {
        showFace(theme::Tone::Neutral, QStringLiteral("wallet"), tr("No wallet chosen"),
                 tr("Choose one in the list to send from it, or to see where it receives."));
        return;
    }
    ensureBody();
    const QString asset = m_line->balance ? m_line->balance->available.asset() : QString();
    const QString network = m_line->balance ? m_line->balance->network : QString();
    tellFacts();
    m_send->setHindrance(sendHindrance());
    m_receive->setHindrance(m_hindrance);
    m_receive->setWallet(m_line->wallet.id, asset, network);
    showBody({lookOf(m_line->wallet), m_line->balance ? m_line->balance->available : Money(),
              walletName(m_line->wallet), m_line->wallet.id});
}

} // namespace coinpay
