// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listenerpanel.h"

#include "core/whendone.h"
#include "pages/columnsmodel.h"
#include "pages/listenercontrols.h"
#include "pages/listtable.h"
#include "pages/receiptdetail.h"
#include "pages/receiptmodel.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/emptystate.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int DetailShare = 42;   //!< of the width, in percent
constexpr int WidestDetail = 620; //!< unless a person wants more

} // namespace

ListenerPanel::ListenerPanel(ListenerSources sources, Heartbeat &beats, const Clock &clock,
                             Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_sources(std::move(sources))
    , m_settings(settings)
    , m_thread(m_sources.profileDir, clock)
    , m_controls(new ListenerControls(this))
    , m_model(new ReceiptModel(this))
    , m_content(std::make_unique<ReceiptContent>(*m_model))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_detail(new ReceiptDetail(beats, m_splitter))
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->insertWidget(0, buildList(beats));
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::GapGroup - theme::Grid, 0, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    column->addWidget(m_controls);
    column->addWidget(m_splitter, 1);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownSplit = true; });
    m_ownSplit = m_splitter->restoreState(settings.value(setting::listenerSplit));
    m_controls->restore(settings);
    m_controls->setCanFillIn(static_cast<bool>(m_sources.fetch));
    m_detail->proposeHandler(settings.value(setting::listenerForward));
    wire();
    wireReplay();
    tell();
}

ListenerPanel::~ListenerPanel()
{
    if (m_ownSplit)
        m_settings.set(setting::listenerSplit, m_splitter->saveState());
    delete m_splitter; // the table stands on the content
}

QWidget *ListenerPanel::buildList(Heartbeat &beats)
{
    auto *list = new QWidget(m_splitter);
    auto *rows = new ColumnsModel(*m_model, ReceiptContent::names(), this);
    m_table = new ListTable(*rows, *m_content, beats, list);
    m_table->setObjectName(QStringLiteral("receiptTable"));
    m_table->setAccessibleName(tr("Webhooks that arrived"));
    m_table->header()->setSectionsClickable(false); // there is one order
    m_face = new EmptyState(list);
    m_listOrFace = new QStackedWidget(list);
    m_listOrFace->addWidget(m_table);
    m_listOrFace->addWidget(m_face);
    m_count = new QLabel(list);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setFont(theme::small(font()));
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_listOrFace, 1);
    column->addWidget(m_count);
    connect(m_table, &LongTable::currentRowChosen, this,
            [this](const QModelIndex &current) { choose(current.row()); });
    connect(m_table, &QAbstractItemView::activated, m_detail, &DetailPane::enter);
    return list;
}

void ListenerPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    split();
}

//! Until a person draws the line, the list has what the detail does not need.
void ListenerPanel::split()
{
    if (m_ownSplit)
        return;
    const int whole = width() - m_splitter->handleWidth();
    const int share = qMin(whole * DetailShare / 100, whole - m_table->usualWidth());
    const int detail = qBound(m_detail->minimumWidth(), share, WidestDetail);
    m_splitter->setSizes({whole - detail, detail});
}

void ListenerPanel::wire()
{
    connect(m_controls, &ListenerControls::startRequested, this, &ListenerPanel::startListening);
    connect(m_controls, &ListenerControls::stopRequested, this, &ListenerPanel::stopListening);
    connect(&m_thread, &ListenerThread::started, this, &ListenerPanel::begun);
    connect(&m_thread, &ListenerThread::startFailed, this, &ListenerPanel::fail);
    connect(&m_thread, &ListenerThread::stopped, m_controls, &ListenerControls::setStopped);
    const auto complain = [this](const std::optional<Error> &trouble) {
        m_controls->setTrouble(trouble ? trouble->message : QString());
    };
    connect(&m_thread, &ListenerThread::troubleChanged, this, complain);
    connect(&m_thread, &ListenerThread::feedTroubleChanged, this, complain);
    connect(&m_thread, &ListenerThread::readFailed, this,
            [this](const Error &error) { m_controls->setTrouble(error.message); });
    connect(&m_thread, &ListenerThread::arrived, this,
            [this](const WebhookReceipt &receipt, bool isNew) {
                WebhookReceipt known = receipt;
                if (isNew && !m_forwardTo && known.state == WebhookState::Waiting)
                    known.state = WebhookState::Handled; // it was told, and that is all
                m_model->take(known);
                readChosen(receipt.row);
                tell();
            });
    connect(&m_thread, &ListenerThread::forwarded, this,
            [this](const WebhookForward &attempt, WebhookState state) {
                m_model->take(attempt, state);
                readChosen(attempt.receipt);
            });
    connect(&m_thread, &ListenerThread::pageRead, this,
            [this](const QList<WebhookReceipt> &receipts) {
                m_model->show(receipts);
                tell();
            });
    connect(&m_thread, &ListenerThread::receiptRead, this,
            [this](const WebhookReceipt &receipt, const QList<WebhookForward> &forwards) {
                if (receipt.row == m_chosen)
                    m_detail->setReceipt(receipt, forwards);
            });
}

void ListenerPanel::wireReplay()
{
    connect(m_detail, &ReceiptDetail::replayRequested, this, &ListenerPanel::replay);
    connect(&m_thread, &ListenerThread::replayAnswered, m_detail, &ReceiptDetail::addAnswer);
    connect(&m_thread, &ListenerThread::replayFinished, m_detail, &ReceiptDetail::endReplay);
    connect(&m_thread, &ListenerThread::replayFailed, this,
            [this](const Error &error) { m_detail->failReplay(error.message); });
}

void ListenerPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isRead, true))
        return;
    m_thread.readPage(ReceiptModel::MostRows);
}

void ListenerPanel::startListening()
{
    auto wish = m_controls->wish();
    if (!wish)
        return;
    m_forwardTo = wish->forwardTo;
    m_fillsIn = wish->fillsIn;
    m_asked = {};
    m_asked.port = wish->port;
    m_asked.scheme = wish->scheme;
    m_asked.forwardTo = wish->forwardTo;
    m_asked.forwardsRefused = wish->forwardsRefused;
    m_controls->keep(m_settings);
    if (m_forwardTo)
        m_detail->proposeHandler(m_forwardTo->toString());
    m_controls->setStarting();
    if (wish->secret) {
        start({wish->secret});
        return;
    }
    whenDone(m_sources.secrets(), this, [this](Result<std::vector<SharedSecret>> secrets) {
        if (!secrets) {
            fail(secrets.error());
        } else if (secrets->empty()) {
            m_controls->setStopped();
            m_controls->setTrouble(tr("The keychain has no secret of an endpoint. Type the one "
                                      "that the sender signs with."));
        } else {
            start(std::move(*secrets));
        }
    });
}

void ListenerPanel::start(std::vector<SharedSecret> secrets)
{
    m_secrets = std::move(secrets);
    ListenerSettings settings = m_asked;
    settings.secrets = m_secrets;
    m_thread.start(std::move(settings), m_fillsIn ? m_sources.fetch : FillIn::Fetch());
}

void ListenerPanel::stopListening()
{
    m_thread.stop();
}

void ListenerPanel::begun(const QString &url)
{
    m_controls->setRunning(url);
    if (m_forwardTo && !http::isLoopback(*m_forwardTo))
        m_controls->setTrouble(
            tr("What arrives is passed on to %1, which is not on this computer.", "%1 a host")
                .arg(m_forwardTo->host()));
    tell();
}

void ListenerPanel::fail(const Error &error)
{
    m_controls->setStopped();
    m_controls->setTrouble(error.message);
}

void ListenerPanel::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_chosen = m_model->receipt(row).row;
    m_thread.read(m_chosen);
}

void ListenerPanel::readChosen(qint64 row)
{
    if (row == m_chosen)
        m_thread.read(row);
}

void ListenerPanel::replay(const WebhookReceipt &receipt, const QString &handler,
                           const ReplayWish &wish)
{
    const auto send = [this, row = receipt.row, handler, wish](const SharedSecret &secret) {
        m_detail->beginReplay();
        m_thread.replay(row, QUrl(handler), wish, secret);
    };
    const auto typed = m_controls->wish();
    if (typed && typed->secret) {
        send(typed->secret);
        return;
    }
    if (!m_secrets.empty()) {
        send(m_secrets.front());
        return;
    }
    whenDone(m_sources.secrets(), this, [this, send](const auto &secrets) {
        if (secrets && !secrets->empty())
            send(secrets->front());
        else
            m_detail->failReplay(secrets ? tr("There is no secret to sign with. Type one above.")
                                         : secrets.error().message);
    });
}

void ListenerPanel::tell()
{
    const int count = m_model->rowCount();
    m_count->setText(tr("%Ln webhook(s) arrived", nullptr, count));
    m_count->setVisible(count > 0);
    m_detail->setVisible(count > 0);
    m_listOrFace->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_table) : m_face);
    if (count > 0)
        return;
    m_face->say(
        theme::Tone::Neutral, QStringLiteral("inbox"), tr("No webhook has arrived"),
        m_controls->isRunning()
            ? tr("Have the server send to the address above. Each is checked, stored, shown "
                 "here, and forwarded where you say so.")
            : tr("Start listening, and have the server send to the address you are given: "
                 "each webhook is checked, stored and shown here. Nobody but this computer "
                 "can reach it."));
}

} // namespace coinpay
