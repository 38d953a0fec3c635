// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/consolepage.h"

#include "core/whendone.h"
#include "forms/notice.h"
#include "forms/scopes.h"
#include "pages/consoleanswer.h"
#include "pages/consolecalls.h"
#include "pages/consoleeditor.h"
#include "theme/fonts.h"
#include "theme/metrics.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int DraftPauseMs = 500; //!< after the last key
constexpr int CallsWidth = 240;

ConsoleActions actionsOf(Desk &desk)
{
    return {
        [&desk](const QByteArray &target) { return desk.readRaw(target); },
        [&desk](const OperationDraft &draft) { return desk.journalCall(draft); },
        [&desk](const QString &id) { return desk.fetchEscrow(id); },
        desk.acceptedNets(),
    };
}

QByteArray draftBytes(const console::ConsoleRequest &request)
{
    return QJsonDocument(QJsonObject{
                             {QStringLiteral("method"), QString::fromLatin1(request.method)},
                             {QStringLiteral("target"), QString::fromUtf8(request.target)},
                             {QStringLiteral("body"), QString::fromUtf8(request.body)},
                         })
        .toJson(QJsonDocument::Compact);
}

console::ConsoleRequest draftFrom(const QByteArray &bytes)
{
    const QJsonObject draft = QJsonDocument::fromJson(bytes).object();
    return {draft.value(QLatin1String("method")).toString().toLatin1(),
            draft.value(QLatin1String("target")).toString().toUtf8(),
            draft.value(QLatin1String("body")).toString().toUtf8()};
}

Error notAsked()
{
    Error error;
    error.kind = ErrorKind::NotFound;
    return error;
}

} // namespace

ConsolePage::ConsolePage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                         ConfirmRules rules, ConsoleActions actions, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_reader(reader)
    , m_clock(clock)
    , m_settings(settings)
    , m_rules(std::move(rules))
    , m_actions(std::move(actions))
    , m_follower(new OperationFollower(store, reader, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_calls(new ConsoleCalls(m_splitter))
    , m_editor(new ConsoleEditor(m_splitter))
    , m_answer(new ConsoleAnswer(m_splitter))
{
    build();
    restore();
    wire();
}

ConsolePage::ConsolePage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent)
    : ConsolePage(desk.store(), desk.reader(), clock, settings,
                  confirmRules(desk.profile(), settings), actionsOf(desk), parent)
{
    connect(&desk, &Desk::scopesChanged, this, &ConsolePage::setScopes);
    connect(&desk, &Desk::operationAnswered, this, &ConsolePage::noteAnswer);
    setScopes(desk.scopes());
}

ConsolePage::~ConsolePage()
{
    if (m_draftTimer.isActive())
        keepDraft();
    m_settings.set(setting::consoleSplit, m_splitter->saveState());
}

void ConsolePage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, theme::GapGroup);
    column->setSpacing(theme::GapGroup - theme::Grid);
    auto *title = new QLabel(tr("Console"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    column->addWidget(title);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(theme::GapGroup);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 1);
    column->addWidget(m_splitter, 1);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(DraftPauseMs);
    if (!m_splitter->restoreState(m_settings.value(setting::consoleSplit)))
        m_splitter->setSizes({CallsWidth, 2 * CallsWidth, 2 * CallsWidth});
}

void ConsolePage::wire()
{
    connect(&m_draftTimer, &QTimer::timeout, this, &ConsolePage::keepDraft);
    connect(m_editor, &ConsoleEditor::changed, this, [this] {
        m_draftTimer.start();
        m_calls->setCurrent(m_editor->call());
        tellScope();
    });
    connect(m_editor, &ConsoleEditor::sendRequested, this, &ConsolePage::send);
    connect(m_calls, &ConsoleCalls::callChosen, this, [this](const QString &id) {
        if (const console::CatalogCall *call = console::callNamed(id)) {
            m_editor->notice().clear();
            m_editor->begin(*call);
            m_draftTimer.start();
            tellScope();
        }
    });
    connect(m_calls, &ConsoleCalls::visitChosen, this, &ConsolePage::openVisit);
    connect(m_answer, &ConsoleAnswer::operationRequested, this, &ConsolePage::operationRequested);
    connect(m_follower, &OperationFollower::changed, this, [this] {
        if (m_follower->operation())
            m_answer->showOperation(*m_follower->operation());
    });
}

void ConsolePage::restore()
{
    m_history = console::historyFrom(m_reader.draft(console::historyName()).value_or(QByteArray()));
    m_calls->setHistory(m_history);
    const console::ConsoleRequest draft =
        draftFrom(m_reader.draft(console::draftName()).value_or(QByteArray()));
    if (!draft.target.isEmpty())
        m_editor->setRequest(draft);
    m_calls->setCurrent(m_editor->call());
}

void ConsolePage::keepDraft()
{
    m_draftTimer.stop();
    (void)m_store.saveDraft(console::draftName(), draftBytes(m_editor->request()));
}

void ConsolePage::setScopes(const QStringList &scopes)
{
    m_scopes = scopes;
    tellScope();
}

void ConsolePage::tellScope()
{
    const QByteArray scope = m_editor->call() ? m_editor->call()->scope.toLatin1() : QByteArray();
    m_editor->setHindrance(missingScope(m_scopes, QLatin1String(scope)));
}

void ConsolePage::send()
{
    const console::ConsoleRequest request = m_editor->request();
    const auto matched = console::matchCall(request.method, request.target);
    if (!matched || !m_editor->fault().isEmpty())
        return;
    m_editor->notice().clear();
    if (matched->call->isRead())
        sendRead(request);
    else
        sendWrite(*matched, request);
}

void ConsolePage::sendRead(const console::ConsoleRequest &request)
{
    const quint64 number = ++m_sent;
    m_follower->follow({});
    m_answer->showWaiting();
    console::Visit visit{QString::fromLatin1(request.method),
                         QString::fromUtf8(request.target),
                         m_clock.now(),
                         0,
                         {},
                         {}};
    whenDone(m_actions.read(request.target), this,
             [this, number, visit](const Result<HttpAnswer> &answer) mutable {
                 if (answer) {
                     visit.httpStatus = answer->status;
                     visit.requestId =
                         QString::fromUtf8(headerValue(answer->headers, "X-Request-Id"));
                 }
                 remember(visit);
                 if (number != m_sent)
                     return;
                 if (answer)
                     m_answer->showAnswer(*answer);
                 else
                     m_answer->showError(answer.error());
             });
}

//! What acts on an escrow is checked against it as it is now.
void ConsolePage::sendWrite(const console::MatchedCall &matched,
                            const console::ConsoleRequest &request)
{
    const auto kind = console::kindOf(*matched.call);
    const bool actsOnEscrow = kind == OperationKind::ReleaseEscrow ||
                              kind == OperationKind::RefundEscrow ||
                              kind == OperationKind::DisputeEscrow;
    if (!actsOnEscrow) {
        reviewWrite(matched, request, fail(notAsked()));
        return;
    }
    whenDone(m_actions.escrow(matched.id()), this,
             [this, matched, request](const Result<Escrow> &escrow) {
                 if (m_editor->request() == request) // nothing else was typed meanwhile
                     reviewWrite(matched, request, escrow);
             });
}

void ConsolePage::reviewWrite(const console::MatchedCall &matched,
                              const console::ConsoleRequest &request, const Result<Escrow> &escrow)
{
    const auto draft = console::operationFor(
        matched, request, {[&escrow](const QString &) { return escrow; }, m_actions.nets});
    if (!draft) {
        m_editor->notice().say(theme::Tone::Bad, QStringLiteral("slash-circle"),
                               tr("Nothing was sent"), draft.error().message);
        return;
    }
    auto *review = new ConsoleReview(*draft, matched.call->summary, m_actions.write, m_rules,
                                     m_clock, window());
    review->setAttribute(Qt::WA_DeleteOnClose);
    m_review = review;
    // The page may go first: what the review does is its own.
    connect(this, &QObject::destroyed, review, &QDialog::reject);
    connect(review, &ConsoleReview::written, this, &ConsolePage::written);
    review->open();
}

void ConsolePage::written(const Operation &operation)
{
    ++m_sent;
    m_answer->showWaiting();
    m_follower->follow(operation.id);
    m_answer->showOperation(operation);
    remember({QString::fromLatin1(operation.request.method),
              QString::fromLatin1(operation.request.target),
              m_clock.now(),
              0,
              {},
              operation.id});
    if (m_early && m_early->first == operation.id)
        noteAnswer(operation.id, m_early->second);
    m_early.reset();
}

void ConsolePage::noteAnswer(const QString &operationId, const HttpAnswer &answer)
{
    for (console::Visit &visit : m_history) {
        if (visit.operationId != operationId)
            continue;
        visit.httpStatus = answer.status;
        visit.requestId = QString::fromUtf8(headerValue(answer.headers, "X-Request-Id"));
        m_calls->setHistory(m_history);
        keepHistory();
        break;
    }
    if (m_follower->id() == operationId)
        m_answer->showAnswer(answer);
    else if (m_review)
        m_early = {operationId, answer};
}

void ConsolePage::remember(const console::Visit &visit)
{
    m_history = console::withVisit(m_history, visit);
    m_calls->setHistory(m_history);
    keepHistory();
}

//! One that cannot be kept is no reason to fail a call that was made.
void ConsolePage::keepHistory()
{
    (void)m_store.saveDraft(console::historyName(), console::historyBytes(m_history));
}

//! Back into the editor; the body of a write is the journal's own.
void ConsolePage::openVisit(int index)
{
    if (index < 0 || index >= m_history.size())
        return;
    const console::Visit &visit = m_history.at(index);
    console::ConsoleRequest request{visit.method.toLatin1(), visit.target.toUtf8(), {}};
    const auto operation = m_reader.operation(visit.operationId);
    if (operation)
        request.body = operation->request.body;
    m_editor->notice().clear();
    m_editor->setRequest(request);
    m_draftTimer.start();
    m_calls->setCurrent(m_editor->call());
    tellScope();
}

void ConsolePage::focusSearch()
{
    m_calls->tabs()->setCurrentIndex(0);
    m_calls->filterField()->setFocus(Qt::ShortcutFocusReason);
    m_calls->filterField()->selectAll();
}

} // namespace coinpay
