// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/endpointstab.h"

#include "core/whendone.h"
#include "forms/rotatesecretform.h"
#include "forms/scopes.h"
#include "pages/endpointdetail.h"
#include "pages/listtable.h"
#include "settings/webhooksettings.h"

#include <QSplitter>

namespace coinpay {

namespace {

constexpr int MostRotations = 100; //!< newest ones, of which a secret may still be had
//! The server gives an answer again for a day; see DeskWebhooks::newSecret().
constexpr qint64 AnswerKeptMs = 24LL * 60 * 60 * 1000;

ListedPane::Words faceWords()
{
    return {
        QStringLiteral("link"),
        EndpointsTab::tr("Fetching the endpoints"),
        EndpointsTab::tr("Endpoints appear here once the server has been reached."),
        EndpointsTab::tr("This key may not read webhook endpoints"),
        EndpointsTab::tr("No endpoints"),
        EndpointsTab::tr("The server pushes events nowhere."),
        {},
        {},
    };
}

} // namespace

EndpointsTab::EndpointsTab(Store &store, Reader &reader, WebhookActions actions, Heartbeat &beats,
                           const Clock &clock, Settings &settings, QWidget *parent)
    : ListedPane(beats, settings, faceWords(), parent)
    , m_reader(reader)
    , m_actions(std::move(actions))
    , m_clock(clock)
    , m_model(new EndpointModel(m_actions.endpoints, clock, this))
    , m_detail(new EndpointDetail(beats, splitter()))
{
    Parts parts;
    parts.model = m_model;
    parts.columns = EndpointContent::names();
    parts.content = std::make_unique<EndpointContent>(*m_model);
    parts.detail = m_detail;
    parts.tableName = QStringLiteral("endpointTable");
    parts.title = tr("Webhook endpoints");
    parts.split = &setting::endpointSplit;
    build(std::move(parts));
    connect(m_model, &EndpointModel::changed, this, &EndpointsTab::modelChanged);
    connect(&store, &Store::operationsChanged, this, &EndpointsTab::operationsChanged);
    connect(m_detail, &EndpointDetail::rotateRequested, this, &EndpointsTab::rotate);
    connect(m_detail, &EndpointDetail::secretsChanged, this, &EndpointsTab::askForKept);
    connect(m_detail, &EndpointDetail::secretRequested, this, &EndpointsTab::askForNew);
    connect(m_detail, &EndpointDetail::secretTyped, this, &EndpointsTab::keep);
    tellReading();
}

void EndpointsTab::choose(int row)
{
    m_wanted.clear();
    if (row >= 0 && row < m_model->rowCount())
        m_detail->setEndpoint(m_model->endpoint(row));
}

void EndpointsTab::modelChanged()
{
    const QString chosen = !m_wanted.isEmpty()    ? m_wanted
                           : m_detail->endpoint() ? m_detail->endpoint()->id
                                                  : QString();
    const int row = m_model->rowOf(chosen);
    if (row >= 0) {
        m_wanted.clear();
        m_detail->setEndpoint(m_model->endpoint(row));
        table().select(row);
    }
    setCount(tr("%Ln endpoint(s)", "of webhooks", m_model->rowCount()));
    tellReading();
    Q_EMIT endpointsChanged();
}

void EndpointsTab::showEndpoint(const QString &id)
{
    m_wanted = id;
    modelChanged();
}

ListedPane::Reading EndpointsTab::reading() const
{
    Reading now;
    now.isLoaded = m_model->isLoaded();
    now.rows = m_model->rowCount();
    now.readAt = m_model->readAt();
    now.error = m_model->error();
    now.isMoving = !m_open.isEmpty();
    return now;
}

void EndpointsTab::setScopes(const QStringList &scopes)
{
    m_detail->setHindrance(missingScope(scopes, scopeFor(OperationKind::RotateWebhookSecret)));
}

void EndpointsTab::rotate(const WebhookEndpoint &endpoint)
{
    auto *form = new RotateSecretForm(
        endpoint, m_clock.now(),
        [rotate = m_actions.rotate, endpoint](qint64 overlap) { return rotate(endpoint, overlap); },
        window());
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &QObject::destroyed, form, &QDialog::reject); // the actions may go with it
    connect(form, &ConfirmForm::created, this, [this](const Operation &operation) {
        m_open.insert(operation.id);
        operationsChanged();
    });
    form->open();
}

void EndpointsTab::operationsChanged()
{
    bool ended = false;
    const QSet<QString> open = m_open;
    for (const QString &id : open) {
        const auto operation = m_reader.operation(id);
        if (!operation || !isOver(operation->state))
            continue;
        m_open.remove(id);
        ended = true;
    }
    if (ended)
        m_model->refresh();
}

//! What the keychain has of its secrets, and what the server would still say again.
void EndpointsTab::askForKept(const WebhookEndpoint &endpoint)
{
    OperationQuery rotations;
    rotations.search = endpoint.id;
    rotations.statuses = {OperationState::Final};
    rotations.createdFrom = m_clock.now() - AnswerKeptMs; // bounds what is looked through, too
    const auto page = m_reader.operationPage(rotations, {}, MostRotations);
    QHash<QString, QString> madeBy;
    if (page) {
        for (const Operation &operation : *page) {
            if (operation.request.kind == OperationKind::RotateWebhookSecret)
                madeBy.insert(operation.resultId, operation.id);
        }
    }
    whenDone(m_actions.keptSecrets(endpoint), this,
             [this, id = endpoint.id, madeBy](const Result<QList<ClearWebhookSecret>> &secrets) {
                 m_detail->setSecrets(id, secrets);
                 for (auto made = madeBy.begin(); made != madeBy.end(); ++made)
                     m_detail->offerAgain(made.key(), made.value());
             });
}

void EndpointsTab::keep(const QString &endpointId, const QString &secretId,
                        const SharedSecret &secret)
{
    whenDone(m_actions.keepSecret(endpointId, secretId, secret), this,
             [this, secretId, secret](const Done &kept) {
                 m_detail->setTrouble(kept ? QString() : kept.error().message);
                 if (kept)
                     m_detail->setSecret({secretId, secret, true});
             });
}

void EndpointsTab::askForNew(const QString &operationId)
{
    whenDone(m_actions.newSecret(operationId), this,
             [this](const Result<ClearWebhookSecret> &secret) {
                 m_detail->setTrouble(secret ? QString() : secret.error().message);
                 if (secret)
                     m_detail->setSecret(*secret);
             });
}

} // namespace coinpay
