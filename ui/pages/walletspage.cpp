// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/walletspage.h"

#include "forms/scopes.h"
#include "models/openoperationsmodel.h"
#include "pages/freshnessline.h"
#include "pages/listtable.h"
#include "pages/operationstrip.h"
#include "pages/walletdetail.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace coinpay {

namespace {

constexpr int DetailShare = 38;   //!< of the width, in percent
constexpr int WidestDetail = 560; //!< unless a person wants more
constexpr int MostAssets = 8;     //!< rows, before the list of assets scrolls

FaceWords faceWords()
{
    return {
        QStringLiteral("wallet"),
        WalletsPage::tr("Fetching your wallets"),
        WalletsPage::tr("Opening your wallets"),
        WalletsPage::tr("The server has more than is here."),
        WalletsPage::tr("This key may not read wallets"),
        WalletsPage::tr("Wallets appear here once the server has been reached."),
        WalletsPage::tr("No wallets yet"),
        WalletsPage::tr("The payment provider opens them. They appear here as soon as there is "
                        "one."),
        {},
        {},
    };
}

} // namespace

WalletsPage::WalletsPage(Store &store, Reader &reader, WalletsModel &wallets, const Clock &clock,
                         Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_reader(reader)
    , m_wallets(wallets)
    , m_settings(settings)
    , m_heartbeat(new Heartbeat(clock, this))
    , m_totals(new AssetTotalsModel(wallets, this))
    , m_assetContent(*m_totals)
    , m_walletContent(wallets)
    , m_operations(
          new OperationStrip(*new OpenOperationsModel(store, reader, this), *m_heartbeat, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    column->addLayout(buildHead());
    column->addWidget(m_operations);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildLists());
    m_detail = new WalletDetail(store, reader, *m_heartbeat, m_splitter);
    m_detail->setNotes(store, reader);
    connect(m_detail, &DetailPane::bundleRequested, this, &WalletsPage::bundleRequested);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
    m_ownSplit = m_splitter->restoreState(settings.value(setting::walletSplit));
    wire();
    walletsChanged();
}

WalletsPage::WalletsPage(Desk &desk, WalletsModel &wallets, const Clock &clock, Settings &settings,
                         QWidget *parent)
    : WalletsPage(desk.store(), desk.reader(), wallets, clock, settings, parent)
{
    connect(&desk, &Desk::freshnessChanged, this, [this, &desk](const Freshness &freshness) {
        setScopes(desk.scopes());
        setFreshness(freshness);
    });
    connect(this, &WalletsPage::refreshRequested, &desk, &Desk::refreshWallets);
    connect(this, &WalletsPage::addressesRequested, &desk, &Desk::refreshAddresses);
    connect(this, &WalletsPage::tryNowRequested, &desk, &Desk::tryNow);
    connect(this, &WalletsPage::pauseRequested, &desk, &Desk::pauseFirstSync);
    connect(this, &WalletsPage::resumeRequested, &desk, &Desk::resumeFirstSync);
    connect(this, &WalletsPage::pollRequested, &desk, &Desk::pollNow);
    setScopes(desk.scopes());
    setFreshness(desk.freshness());
}

WalletsPage::~WalletsPage()
{
    if (m_ownSplit)
        m_settings.set(setting::walletSplit, m_splitter->saveState());
    delete m_splitter; // the tables stand on the contents
}

void WalletsPage::wire()
{
    connect(&m_wallets, &WalletsModel::changed, this, [this] {
        m_readError.reset();
        walletsChanged();
    });
    connect(&m_wallets, &WalletsModel::failed, this, [this](const Error &error) {
        m_readError = error;
        chooseFace();
    });
    connect(&m_store, &Store::operationsChanged, this, &WalletsPage::operationsChanged);
    connect(m_table, &LongTable::currentRowChosen, this,
            [this](const QModelIndex &current) { chooseRow(current.row()); });
    connect(m_table, &QAbstractItemView::activated, m_detail, &DetailPane::enter);
    connect(m_operations, &OperationStrip::tryNowRequested, this, &WalletsPage::tryNowRequested);
    connect(m_detail, &WalletDetail::sendRequested, this, &WalletsPage::sendRequested);
    connect(m_detail, &WalletDetail::transfersRequested, this, &WalletsPage::transfersRequested);
    connect(m_detail, &WalletDetail::newAddressRequested, this, &WalletsPage::newAddressRequested);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownSplit = true; });
}

QString WalletsPage::chosen() const
{
    return m_detail->line() ? m_detail->line()->wallet.id : QString();
}

void WalletsPage::chooseRow(int row)
{
    if (row < 0 || row >= m_wallets.rowCount())
        return;
    const QString before = chosen();
    m_detail->setLine(m_wallets.line(row));
    if (chosen() != before)
        Q_EMIT addressesRequested(chosen());
}

void WalletsPage::showWallet(const QString &walletId)
{
    for (int row = 0; row < m_wallets.rowCount(); ++row) {
        if (m_wallets.line(row).wallet.id == walletId) {
            m_table->select(row);
            chooseRow(row);
            return;
        }
    }
}

//! What is chosen stays chosen, with what it has now.
void WalletsPage::walletsChanged()
{
    const int assets = qBound(1, m_totals->rowCount(), MostAssets);
    m_assetTable->setFixedHeight(m_assetTable->header()->sizeHint().height() +
                                 assets * m_assetTable->rowHeight() +
                                 2 * m_assetTable->frameWidth());
    if (const std::optional<WalletLine> before = m_detail->line()) {
        int best = -1;
        for (int row = 0; row < m_wallets.rowCount(); ++row) {
            const WalletLine &line = m_wallets.line(row);
            if (line.wallet.id != before->wallet.id)
                continue;
            const bool same = line.balance && before->balance &&
                              line.balance->network == before->balance->network &&
                              line.balance->available.asset() == before->balance->available.asset();
            if (same || best < 0)
                best = row;
        }
        m_detail->setLine(best >= 0 ? std::optional(m_wallets.line(best)) : std::nullopt);
        m_table->select(best);
    }
    chooseFace();
}

void WalletsPage::expectAddress(const QString &operationId)
{
    m_expected = operationId;
    operationsChanged();
}

void WalletsPage::operationsChanged()
{
    if (m_expected.isEmpty())
        return;
    const auto operation = m_reader.operation(m_expected);
    if (!operation || !isOver(operation->state))
        return;
    m_expected.clear();
    if (operation->state == OperationState::Final)
        m_detail->showAddress(operation->resultId);
}

void WalletsPage::setFreshness(const Freshness &freshness)
{
    const bool nowLive =
        freshness.phase == Freshness::Phase::Live && m_freshness.phase != Freshness::Phase::Live;
    m_freshness = freshness;
    m_freshnessLine->setFreshness(freshness);
    m_detail->setFreshness(freshness);
    if (nowLive && isVisible())
        Q_EMIT refreshRequested();
    chooseFace();
}

void WalletsPage::setScopes(const QStringList &scopes)
{
    const QString missing = missingScope(scopes, scopeFor(OperationKind::SendTransfer));
    m_detail->setHindrance(missing);
    for (QPushButton *button : {m_batch, m_send}) {
        button->setEnabled(missing.isEmpty());
        button->setAccessibleDescription(missing);
        button->setToolTip(missing);
    }
}

void WalletsPage::chooseFace()
{
    FaceQuestion question;
    question.loaded = true;
    question.rows = m_wallets.rowCount();
    question.mayCreate = false;
    question.readError = m_readError;
    question.freshness = m_freshness;
    const FaceAnswer answer = faceFor(question, faceWords());
    m_listOrFace->setCurrentIndex(answer.shown ? 1 : 0);
    m_detail->setVisible(!answer.shown);
    if (answer == m_answer)
        return;
    m_answer = answer;
    if (!answer.shown)
        return;
    m_face->say(answer.tone, answer.icon, answer.title, answer.text);
    if (answer.busy)
        m_face->setBusy(answer.progress);
    for (const FaceAction action : answer.actions) {
        QPushButton *button = m_face->addButton(faceActionText(action, faceWords()));
        connect(button, &QPushButton::clicked, this, [this, action] { act(action); });
    }
}

void WalletsPage::act(FaceAction action)
{
    switch (action) {
    case FaceAction::Make:
    case FaceAction::ClearFilters: break;
    case FaceAction::Pause: Q_EMIT pauseRequested(); break;
    case FaceAction::Resume: Q_EMIT resumeRequested(); break;
    case FaceAction::TryAgain:
        m_wallets.refresh();
        Q_EMIT pollRequested();
        break;
    case FaceAction::CheckConnection: Q_EMIT connectionHelpRequested(); break;
    }
}

void WalletsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // A wallet has no feed of its own for what another program does with it.
    if (m_freshness.phase == Freshness::Phase::Live)
        Q_EMIT refreshRequested();
}

void WalletsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    split();
}

//! Until a person draws the line, the lists have what the detail does not need.
void WalletsPage::split()
{
    if (m_ownSplit)
        return;
    const int whole = width() - 2 * theme::GapGroup;
    const int detail = qBound(m_detail->minimumWidth(), whole * DetailShare / 100, WidestDetail);
    m_splitter->setSizes({whole - detail, detail});
}

} // namespace coinpay
