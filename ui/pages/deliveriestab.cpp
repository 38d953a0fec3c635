// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/deliveriestab.h"

#include "core/whendone.h"
#include "forms/confirmform.h"
#include "forms/scopes.h"
#include "pages/deliverycontent.h"
#include "pages/deliverydetail.h"
#include "pages/listtable.h"
#include "settings/webhooksettings.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>

namespace coinpay {

namespace {

constexpr int LongestId = 64; // the contract's
constexpr int RowsAhead = 30; //!< so many before the end of what is here the next page is read

ListedPane::Words faceWords()
{
    return {
        QStringLiteral("send"),
        DeliveriesTab::tr("Fetching the deliveries"),
        DeliveriesTab::tr("Deliveries appear here once the server has been reached."),
        DeliveriesTab::tr("This key may not read deliveries"),
        DeliveriesTab::tr("No deliveries yet"),
        DeliveriesTab::tr("Each event that is pushed to an endpoint, or to an invoice's callback "
                          "URL, stands here with every attempt and its answer."),
        DeliveriesTab::tr("No delivery matches"),
        DeliveriesTab::tr("The server has pushed nothing about this id. Ids are matched whole."),
    };
}

} // namespace

DeliveriesTab::DeliveriesTab(Store &store, Reader &reader, WebhookActions actions, Heartbeat &beats,
                             const Clock &clock, Settings &settings, QWidget *parent)
    : ListedPane(beats, settings, faceWords(), parent)
    , m_reader(reader)
    , m_actions(std::move(actions))
    , m_model(new DeliveryModel(m_actions.deliveries, clock, this))
    , m_detail(new DeliveryDetail(beats, splitter()))
{
    Parts parts;
    parts.model = m_model;
    parts.columns = DeliveryContent::names();
    parts.content = std::make_unique<DeliveryContent>(*m_model);
    parts.detail = m_detail;
    parts.filters = buildFilters();
    parts.tableName = QStringLiteral("deliveryTable");
    parts.title = tr("Deliveries");
    parts.split = &setting::deliverySplit;
    build(std::move(parts));
    connect(m_model, &DeliveryModel::changed, this, &DeliveriesTab::modelChanged);
    connect(&store, &Store::operationsChanged, this, &DeliveriesTab::operationsChanged);
    connect(m_detail, &DeliveryDetail::redeliverRequested, this, &DeliveriesTab::redeliver);
    connect(m_detail, &DeliveryDetail::openRequested, this, &DeliveriesTab::openRequested);
    connect(m_detail, &DeliveryDetail::deliveryRequested, this, &DeliveriesTab::showDelivery);
    tellReading();
}

QWidget *DeliveriesTab::buildFilters()
{
    auto *bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("deliverySearch"));
    m_search->setPlaceholderText(tr("Id of an event, an invoice, an escrow, a transfer"));
    m_search->setAccessibleName(tr("Find deliveries"));
    m_search->setToolTip(tr("Enter asks the server for what it has pushed about exactly this id"));
    m_search->setMaxLength(LongestId);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_clear = new QToolButton(bar);
    m_clear->setObjectName(QStringLiteral("clearDeliverySearch"));
    m_clear->setIcon(theme::icon(QStringLiteral("close")));
    m_clear->setText(tr("Clear filters"));
    m_clear->setToolTip(m_clear->text());
    m_clear->setAccessibleName(m_clear->text());
    m_clear->hide();
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addWidget(m_search, 1);
    row->addWidget(m_clear);
    connect(m_search, &QLineEdit::editingFinished, this, &DeliveriesTab::query);
    connect(m_clear, &QToolButton::clicked, this, [this] { search({}); });
    return bar;
}

void DeliveriesTab::search(const QString &id)
{
    m_search->setText(id);
    query();
}

void DeliveriesTab::query()
{
    const QString id = m_search->text().trimmed();
    const bool isEvent = id.startsWith(QLatin1String("evt_"));
    m_model->setFilter({isEvent ? id : QString(), isEvent ? QString() : id});
    m_clear->setVisible(!id.isEmpty());
}

void DeliveriesTab::choose(int row)
{
    m_wanted.clear();
    if (row >= 0 && row < m_model->rowCount())
        m_detail->setDelivery(m_model->delivery(row));
}

void DeliveriesTab::seen(int last)
{
    if (last + RowsAhead >= m_model->rowCount())
        m_model->fetchMore({});
}

void DeliveriesTab::modelChanged()
{
    const QString chosen = !m_wanted.isEmpty()    ? m_wanted
                           : m_detail->delivery() ? m_detail->delivery()->id
                                                  : QString();
    const int row = m_model->rowOf(chosen);
    if (row >= 0) {
        m_wanted.clear();
        m_detail->setDelivery(m_model->delivery(row));
        table().select(row);
    }
    setCount(m_model->canFetchMore({})
                 ? tr("%L1 or more deliveries").arg(m_model->rowCount())
                 : tr("%Ln delivery(s)", "how many match", m_model->rowCount()));
    tellReading();
}

ListedPane::Reading DeliveriesTab::reading() const
{
    Reading now;
    now.isLoaded = m_model->isLoaded();
    now.rows = m_model->rowCount();
    now.readAt = m_model->readAt();
    now.error = m_model->error();
    now.isFiltered = m_model->filter() != api::DeliveryFilter();
    now.isMoving = m_model->isMoving();
    return now;
}

void DeliveriesTab::readAgain()
{
    m_model->refresh();
    // One that the list does not have is looked at by itself.
    if (m_detail->delivery() && m_model->rowOf(m_detail->delivery()->id) < 0)
        fetch(m_detail->delivery()->id);
}

void DeliveriesTab::fetch(const QString &id)
{
    whenDone(m_actions.delivery(id), this, [this, id](const Result<WebhookDelivery> &delivery) {
        const bool stillWanted =
            m_wanted == id || (m_detail->delivery() && m_detail->delivery()->id == id);
        if (!delivery || !stillWanted)
            return;
        m_wanted.clear();
        m_detail->setDelivery(*delivery);
        table().select(m_model->rowOf(id));
    });
}

void DeliveriesTab::showDelivery(const QString &id)
{
    m_wanted = id;
    modelChanged();
    if (m_wanted == id)
        fetch(id);
}

void DeliveriesTab::setScopes(const QStringList &scopes)
{
    m_detail->setHindrance(missingScope(scopes, scopeFor(OperationKind::RedeliverWebhook)));
}

void DeliveriesTab::redeliver(const WebhookDelivery &delivery)
{
    auto *form = new ConfirmForm(
        redeliverWords(delivery),
        [redeliver = m_actions.redeliver, delivery] { return redeliver(delivery); }, window());
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &QObject::destroyed, form, &QDialog::reject); // the actions may go with it
    connect(form, &ConfirmForm::created, this, [this](const Operation &operation) {
        m_expected = operation.id;
        m_detail->setBusy(true);
        operationsChanged();
    });
    form->open();
}

//! The new delivery is shown as soon as the server has made it.
void DeliveriesTab::operationsChanged()
{
    if (m_expected.isEmpty())
        return;
    const auto operation = m_reader.operation(m_expected);
    if (!operation || (operation->resultId.isEmpty() && !isOver(operation->state)))
        return;
    m_expected.clear();
    m_detail->setBusy(false);
    if (operation->resultId.isEmpty())
        return; // refused: the notice says so
    showDelivery(operation->resultId);
    m_model->refresh();
}

} // namespace coinpay
