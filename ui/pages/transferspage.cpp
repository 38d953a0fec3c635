// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transferspage.h"

#include "core/text.h"
#include "forms/scopes.h"
#include "models/payeesmodel.h"
#include "models/transferfollower.h"
#include "models/transferlistmodel.h"
#include "models/walletsmodel.h"
#include "pages/transfercontent.h"
#include "pages/transferdetail.h"
#include "settings/shortcuts.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSplitter>

namespace coinpay {

namespace {

constexpr qsizetype LongestLabel = 40;

FilterWords filterWords()
{
    return {
        TransfersPage::tr("Address, note or any id"),
        TransfersPage::tr("Search transfers"),
        TransfersPage::tr(
            "Any part of a destination, a note, a transfer or request id, or a transaction"),
        stateChoices(movementStatuses),
    };
}

FaceWords faceWords()
{
    return {
        QStringLiteral("send"),
        TransfersPage::tr("Fetching your transfers"),
        TransfersPage::tr("Opening your transfers"),
        TransfersPage::tr("The server has more transfers than are here."),
        TransfersPage::tr("This key may not read transfers"),
        TransfersPage::tr("Transfers appear here once the server has been reached."),
        TransfersPage::tr("No transfers yet"),
        TransfersPage::tr("What you send from a wallet is listed here, and followed until it is "
                          "final."),
        TransfersPage::tr("No transfer matches"),
        TransfersPage::tr("New transfer"),
    };
}

QString countWords(int rows, bool exact)
{
    if (!exact)
        //: A count that is still going on; %L1 is a number
        return TransfersPage::tr("%L1 or more transfers").arg(rows);
    return TransfersPage::tr("%Ln transfer(s)", "how many match", rows);
}

} // namespace

TransfersPage::TransfersPage(Store &store, Reader &reader, Shared shared, const Clock &clock,
                             Settings &settings, QWidget *parent)
    : ListPage(store, reader, clock, settings, parent)
    , m_wallets(shared.wallets)
    , m_model(new TransferListModel(store, this))
    , m_follower(new TransferFollower(store, reader, this))
    , m_detail(
          new TransferDetail(*m_follower, shared.wallets, shared.payees, heartbeat(), splitter()))
{
    Parts parts;
    parts.model = m_model;
    parts.content = std::make_unique<TransferContent>(*m_model);
    parts.detail = m_detail;
    parts.title = tr("Transfers");
    parts.tableName = QStringLiteral("transferTable");
    parts.fileName = QStringLiteral("transfers");
    parts.makeName = QStringLiteral("newTransferButton");
    parts.filters = filterWords();
    parts.faces = faceWords();
    parts.columns = &setting::transferColumns;
    parts.split = &setting::transferSplit;
    parts.query = [this](const ListFilters &wanted) {
        TransferQuery query = wanted.applied(m_model->query());
        query.walletId = m_wallet ? m_wallet->currentData().toString() : QString();
        m_model->setQuery(query);
    };
    parts.count = countWords;
    build(std::move(parts));
    buildWalletFilter();
    connect(m_detail, &TransferDetail::sendAgainRequested, this,
            &TransfersPage::sendAgainRequested);
}

TransfersPage::TransfersPage(Desk &desk, Shared shared, const Clock &clock, Settings &settings,
                             QWidget *parent)
    : TransfersPage(desk.store(), desk.reader(), shared, clock, settings, parent)
{
    connect(this, &ListPage::lookUpRequested, &desk, &Desk::refreshTransfer);
    attach(desk);
}

TransfersPage::~TransfersPage() = default;

void TransfersPage::buildWalletFilter()
{
    m_wallet = new QComboBox(&filters());
    m_wallet->setObjectName(QStringLiteral("walletFilter"));
    m_wallet->setAccessibleName(tr("Filter by wallet"));
    listWallets();
    filters().addOwn(
        m_wallet, [this] { return m_wallet->currentIndex() > 0; },
        [this] { m_wallet->setCurrentIndex(0); });
    connect(m_wallet, &QComboBox::currentIndexChanged, &filters(), &ListFilters::tell);
    connect(&m_wallets, &WalletsModel::changed, this, &TransfersPage::listWallets);
}

void TransfersPage::listWallets()
{
    const QSignalBlocker quiet(m_wallet);
    const QString chosen = m_wallet->currentData().toString();
    m_wallet->clear();
    m_wallet->addItem(tr("Any wallet"), QString());
    for (int row = 0; row < m_wallets.rowCount(); ++row) {
        const Wallet &wallet = m_wallets.line(row).wallet;
        if (m_wallet->findData(wallet.id) < 0)
            m_wallet->addItem(
                displayText(wallet.label.isEmpty() ? wallet.id : wallet.label, LongestLabel),
                wallet.id);
    }
    if (!chosen.isEmpty() && m_wallet->findData(chosen) < 0)
        m_wallet->addItem(displayText(chosen, LongestLabel), chosen);
    m_wallet->setCurrentIndex(qMax(0, m_wallet->findData(chosen)));
}

void TransfersPage::showList(const TransferQuery &query)
{
    filters().show(query, [&] { showWallet(query.walletId); });
}

void TransfersPage::showWallet(const QString &walletId)
{
    m_wallet->setCurrentIndex(qMax(0, m_wallet->findData(walletId)));
}

void TransfersPage::follow(const QString &id)
{
    m_follower->follow(id);
}

bool TransfersPage::hasChosen() const
{
    return m_follower->transfer().has_value();
}

void TransfersPage::setScopes(const QStringList &scopes)
{
    const QString missing = missingScope(scopes, scopeFor(OperationKind::SendTransfer));
    m_detail->setSendHindrance(missing);
    setMakeHindrance(missing, tr("Send from a wallet to an address"));
}

} // namespace coinpay
