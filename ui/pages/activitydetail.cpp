// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/activitydetail.h"

#include "core/text.h"
#include "forms/notice.h"
#include "forms/seenrequests.h"
#include "models/activitymodel.h"
#include "pages/actionrow.h"
#include "pages/advicecard.h"
#include "pages/attemptsview.h"
#include "pages/factgrid.h"
#include "pages/operationadvice.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qint64 CountdownMs = 1000;

//! Whether what was typed can be shown again.
bool hasForm(OperationKind kind)
{
    return kind != OperationKind::CancelInvoice && kind != OperationKind::CreateAddress &&
           kind != OperationKind::RedeliverWebhook && kind != OperationKind::RotateWebhookSecret &&
           kind != OperationKind::ConsoleCall;
}

//! What a person did to it: the name of a time.
QString personsWord(const Operation &operation)
{
    if (operation.code == u"stopped")
        return ActivityDetail::tr("Stopped", "when a person did that");
    if (operation.code == decidedCode() || !endedByPerson(operation))
        return ActivityDetail::tr("Decided", "when a person did that");
    return ActivityDetail::tr("Dealt with", "when a person did that");
}

QPushButton *quietButton(const char *name, const char *icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(theme::icon(QString::fromLatin1(icon)), text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    button->setIconSize({theme::IconSmall, theme::IconSmall});
    return button;
}

} // namespace

OperationSubject subjectOf(const Operation &operation)
{
    const OperationDraft &request = operation.request;
    switch (request.kind) {
    case OperationKind::CreateInvoice: return {QStringLiteral("invoice"), operation.resultId};
    case OperationKind::CancelInvoice: return {QStringLiteral("invoice"), request.resourceId};
    case OperationKind::CreateEscrow: return {QStringLiteral("escrow"), operation.resultId};
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow: return {QStringLiteral("escrow"), request.resourceId};
    case OperationKind::CreateAddress: return {QStringLiteral("wallet"), request.resourceId};
    case OperationKind::SendTransfer: return {QStringLiteral("transfer"), operation.resultId};
    case OperationKind::RedeliverWebhook: return {QStringLiteral("delivery"), operation.resultId};
    case OperationKind::RotateWebhookSecret:
        return {QStringLiteral("webhook_endpoint"), request.resourceId};
    case OperationKind::ConsoleCall: break;
    }
    return {};
}

ActivityDetail::ActivityDetail(OperationFollower &follower, Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Operation"), beats, parent)
    , m_follower(follower)
{
    connect(&m_follower, &OperationFollower::changed, this, &ActivityDetail::tell);
    // What happens next is counted down.
    connect(&beats, &Heartbeat::beat, this, [this] {
        if (isVisible() && hasBody() && m_follower.operation())
            tellAdvice(*m_follower.operation());
    });
    tell();
}

QString ActivityDetail::idName() const
{
    //: Becomes "Copy Operation id" on a button
    return tr("Operation id");
}

void ActivityDetail::setHindrance(std::function<QString(OperationKind)> missingScope)
{
    m_missingScope = std::move(missingScope);
    tell();
}

void ActivityDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_advice = new AdviceCard(&body);
    m_answer = new Notice(&body);
    m_attempts = new AttemptsView(heartbeat(), &body);
    m_facts = new FactGrid(heartbeat(), &body);
    column.addWidget(m_advice);
    column.addWidget(m_answer);
    buildActions(body, column);
    column.addWidget(headingLabel(tr("Attempts"), &body));
    column.addWidget(m_attempts);
    column.addWidget(headingLabel(tr("Details"), &body));
    column.addWidget(m_facts);
}

void ActivityDetail::buildActions(QWidget &body, QVBoxLayout &column)
{
    const auto action = [&](const char *name, const QString &text, const QString &spoken) {
        auto *row = new ActionRow(text, spoken, &body);
        row->button()->setObjectName(QString::fromLatin1(name));
        return row;
    };
    auto *rows = new QVBoxLayout;
    rows->setSpacing(theme::Gap);
    //: Button; the dots say that a form follows
    m_decide = action("decideButton", tr("Decide\u2026"), tr("Decide"));
    m_decide->button()->setDefault(true);
    //: Button; the dots say that a form follows
    m_again = action("askAgainButton", tr("Ask for it again\u2026"), tr("Ask for it again"));
    m_tryNow = action("tryNowButton", tr("Try now"), tr("Try now"));
    m_ask = action("askServerButton", tr("Ask the server"), tr("Ask the server"));
    m_stop = action("stopButton", tr("Stop trying"), tr("Stop trying"));
    //: Button: puts aside what failed
    m_dealWith = action("dealWithButton", tr("Dealt with"), tr("Dealt with"));
    m_dealWith->button()->setToolTip(
        tr("It stays in this list, and asks for nobody's eye any more."));
    const std::array all{m_decide, m_again, m_dealWith, m_tryNow, m_ask, m_stop};
    for (ActionRow *row : all)
        rows->addWidget(row);
    auto *links = new FlowLayout;
    links->setGaps(theme::Gap, theme::Gap);
    m_open = quietButton("openResourceButton", "arrow-right", {}, &body);
    m_batch = quietButton("showBatchButton", "queue", tr("The whole batch"), &body);
    m_requests = quietButton("showRequestsButton", "server", tr("What was sent"), &body);
    m_more = quietButton("tellMoreButton", "info", tr("Tell me more"), &body);
    for (QPushButton *button : {m_open, m_batch, m_requests, m_more})
        links->addWidget(button);
    rows->addLayout(links);
    column.addLayout(rows);
    int widest = 0;
    for (const ActionRow *row : all)
        widest = qMax(widest, row->button()->sizeHint().width());
    for (const ActionRow *row : all)
        row->button()->setMinimumWidth(widest);

    const auto withOperation = [this](auto signal) {
        return [this, signal] {
            if (m_follower.operation())
                Q_EMIT(this->*signal)(m_follower.operation()->id);
        };
    };
    connect(m_tryNow->button(), &QPushButton::clicked, this,
            withOperation(&ActivityDetail::tryNowRequested));
    connect(m_ask->button(), &QPushButton::clicked, this,
            withOperation(&ActivityDetail::askRequested));
    connect(m_stop->button(), &QPushButton::clicked, this,
            withOperation(&ActivityDetail::stopRequested));
    connect(m_dealWith->button(), &QPushButton::clicked, this,
            withOperation(&ActivityDetail::dealWithRequested));
    connect(m_requests, &QPushButton::clicked, this,
            withOperation(&ActivityDetail::requestsRequested));
    connect(m_decide->button(), &QPushButton::clicked, this, [this] {
        if (m_follower.operation())
            Q_EMIT decideRequested(*m_follower.operation(), m_follower.attempts());
    });
    connect(m_again->button(), &QPushButton::clicked, this, [this] {
        if (m_follower.operation())
            Q_EMIT editAgainRequested(*m_follower.operation());
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (m_follower.operation())
            Q_EMIT moreRequested(*m_follower.operation());
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (!m_follower.operation())
            return;
        const OperationSubject subject = subjectOf(*m_follower.operation());
        Q_EMIT openRequested(subject.type, subject.id);
    });
    connect(m_batch, &QPushButton::clicked, this, [this] {
        if (m_follower.operation())
            Q_EMIT batchRequested(m_follower.operation()->request.batchId);
    });
}

void ActivityDetail::tell()
{
    if (m_follower.operation()) {
        tellOperation(*m_follower.operation());
        return;
    }
    if (m_follower.error())
        showFace(theme::Tone::Bad, QStringLiteral("disk"), tr("This operation cannot be read"),
                 m_follower.error()->message);
    else
        showFace(theme::Tone::Neutral, QStringLiteral("timeline"), tr("Nothing chosen"),
                 tr("Choose one in the list to see every attempt, what happens next, and what can "
                    "safely be done."));
}

void ActivityDetail::tellOperation(const Operation &operation)
{
    ensureBody();
    if (m_answered != operation.id)
        m_answer->clear();
    tellAdvice(operation);
    tellActions(operation);
    tellLinks(operation);
    m_attempts->setAttempts(m_follower.attempts(), operation.state);
    tellFacts(operation);
    const QString name = theme::operationName(operation.request.kind);
    const QString word = operation.request.reference;
    showBody({theme::look(operation.state), operation.request.amount.value_or(Money()),
              word.isEmpty() ? name : name + QStringLiteral(" \u00B7 ") + word, operation.id});
}

void ActivityDetail::tellAdvice(const Operation &operation)
{
    m_advice->setAdvice(adviceFor(operation, heartbeat().now()));
    if (operation.nextAttemptAt > heartbeat().now())
        heartbeat().beatWithin(CountdownMs);
}

void ActivityDetail::tellActions(const Operation &operation)
{
    const QString missing = m_missingScope ? m_missingScope(operation.request.kind) : QString();
    const Hindrances why = hindrancesTo(operation);
    const bool over = isOver(operation.state);
    m_tryNow->setHindrance(why.tryNow.isEmpty() ? missing : why.tryNow);
    m_ask->setHindrance(why.askServer);
    m_stop->setHindrance(why.stop);
    m_decide->setHindrance(why.decide);
    m_again->setHindrance(missing);
    m_decide->setVisible(operation.state == OperationState::NeedsPerson);
    m_again->setVisible(operation.state == OperationState::Rejected &&
                        hasForm(operation.request.kind));
    const bool didNotHappen =
        operation.state == OperationState::Failed || operation.state == OperationState::Rejected;
    m_dealWith->setVisible(didNotHappen && !endedByPerson(operation));
    m_tryNow->setVisible(!over);
    m_stop->setVisible(!over);
}

void ActivityDetail::tellLinks(const Operation &operation)
{
    const OperationSubject subject = subjectOf(operation);
    m_open->setVisible(!subject.id.isEmpty());
    if (subject.type == u"invoice")
        m_open->setText(tr("Go to the invoice"));
    else if (subject.type == u"escrow")
        m_open->setText(tr("Go to the escrow"));
    else if (subject.type == u"transfer")
        m_open->setText(tr("Go to the transfer"));
    else if (subject.type == u"delivery")
        m_open->setText(tr("Go to the delivery"));
    else if (subject.type == u"webhook_endpoint")
        m_open->setText(tr("Go to the endpoint"));
    else
        m_open->setText(tr("Go to the wallet"));
    m_open->setAccessibleName(m_open->text());
    m_batch->setVisible(!operation.request.batchId.isEmpty());
    m_requests->setVisible(operation.attempts > 0);
}

void ActivityDetail::tellFacts(const Operation &operation)
{
    // No two states of an operation are alike in time and attempts.
    const qint64 version = operation.updatedAt + operation.attempts + operation.personAt;
    if (!m_facts->begin(operation.id, version))
        return;
    const OperationDraft &request = operation.request;
    m_facts->addText(tr("Reference"), request.reference);
    m_facts->addId(tr("To"), request.counterparty);
    m_facts->addText(tr("Network"), request.network);
    m_facts->addTime(tr("Asked for"), operation.createdAt);
    m_facts->addTime(tr("First sent"), operation.firstSentAt);
    m_facts->addTime(tr("Last moved"), operation.updatedAt);
    if (operation.personAt != 0) {
        m_facts->addTime(personsWord(operation), operation.personAt);
        m_facts->addText(tr("By", "who did something"), operation.personBy);
    }
    if (operation.code == decidedCode())
        m_facts->addText(tr("Because", "how a person knows"), operation.message);
    m_facts->addId(tr("Idempotency key"), operation.idempotencyKey);
    m_facts->addId(tr("Request id"), operation.requestId);
    m_facts->addId(tr("Acts on"), request.resourceId);
    m_facts->addId(tr("Became"), operation.resultId);
    m_facts->addId(tr("Batch"), request.batchId);
}

void ActivityDetail::setSeen(const QString &operationId,
                             const Result<QList<api::SeenRequest>> &seen)
{
    if (!m_follower.operation() || m_follower.operation()->id != operationId || !hasBody())
        return;
    if (!seen) {
        setTrouble(operationId, seen.error());
        return;
    }
    m_answered = operationId;
    const SeenWords words = wordsFor(*seen, m_follower.operation()->bodySha256, locale());
    m_answer->say(words.tone, QStringLiteral("server"), words.title, words.text);
}

void ActivityDetail::setTrouble(const QString &operationId, const Error &error)
{
    if (!m_follower.operation() || m_follower.operation()->id != operationId || !hasBody())
        return;
    m_answered = operationId;
    m_answer->say(theme::Tone::Attention, QStringLiteral("warning"), tr("That did not work"),
                  error.message);
}

} // namespace coinpay
