// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/driver.h"

#include "core/log.h"
#include "core/whendone.h"
#include "operations/changes.h"
#include "operations/driverprivate.h"
#include "operations/resourceof.h"
#include "operations/texts.h"

#include <chrono>
#include <utility>

namespace coinpay {

using namespace std::chrono_literals;

namespace {

//! After stop(): how long an attempt in flight may still get its answer.
constexpr auto StopGrace = 1500ms;
//! A step that could not be written (a full disk) is written again after this long.
constexpr auto CommitAgain = 2s;

} // namespace

Driver::Private::Private(Driver *driver, Client &apiClient, Store &profileStore,
                         const Clock &wallClock, RandomSource &randomSource)
    : q(driver)
    , m_client(apiClient)
    , m_store(profileStore)
    , m_clock(wallClock)
    , m_random(randomSource)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, q, [this] { claimNext(); });
    m_lookPause.setSingleShot(true);
    m_lookPause.setInterval(LookPauseMs);
    QObject::connect(&m_lookPause, &QTimer::timeout, q, [this] {
        if (std::exchange(m_lookWanted, false))
            lookAroundSoon();
    });
    QObject::connect(&m_store, &Store::operationsChanged, q, [this] { wake(); });
}

void Driver::Private::start()
{
    if (!m_reader) {
        auto reader = Reader::open(m_store.profileDir());
        if (!reader) {
            qCWarning(logOperations) << "the journal cannot be read:" << reader.error().message;
            return;
        }
        m_reader = std::move(*reader);
    }
    m_running = true;
    claimNext();
}

void Driver::Private::stop()
{
    m_running = false;
    m_timer.stop();
    QTimer::singleShot(StopGrace, q, [this] { giveUpWaiting(); });
    QMetaObject::invokeMethod(
        q, [this] { sayFinishedWhenIdle(); }, Qt::QueuedConnection);
}

void Driver::Private::giveUpWaiting()
{
    const auto busy = m_busy; // committing edits the table
    for (auto row = busy.begin(); row != busy.end(); ++row) {
        const bool isSent = row.value() == Work::Sending || row.value() == Work::Asking;
        if (!isSent && row.value() != Work::Checking)
            continue;
        m_calls.take(row.key()).future.cancel();
        OperationStep step;
        step.operationId = row.key();
        step.state =
            isSent || mayHaveActed(row.key()) ? OperationState::Unknown : OperationState::Queued;
        step.nextAttemptAt = m_clock.now();
        step.code = isSent ? QString(errorKindName(ErrorKind::Canceled)) : notSentCode();
        step.message = isSent ? OperationTexts::tr("The program ended before the answer came.")
                              : OperationTexts::tr("The program ended before this was sent.");
        commit(step); // what still comes of the call is not ours any more
    }
}

//! In an attempt before the one that is being made.
bool Driver::Private::mayHaveActed(const QString &id)
{
    const auto operation = m_reader->operation(id);
    const auto attempts = m_reader->attempts(id);
    return !operation || !attempts || historyOf(*attempts, operation->attempts).mayHaveActed;
}

void Driver::Private::sayFinishedWhenIdle()
{
    if (m_running || m_claims > 0)
        return;
    for (const Work work : std::as_const(m_busy)) {
        if (work != Work::Looking)
            return;
    }
    Q_EMIT q->finished();
}

void Driver::Private::wake()
{
    if (m_running)
        claimNext();
}

void Driver::Private::tryNow(const QString &id)
{
    if (!m_running)
        return;
    const auto work = m_busy.constFind(id);
    if (work != m_busy.cend()) {
        if (*work == Work::Committing || *work == Work::Looking)
            m_wanted.insert(id); // the others are what is wanted
        return;
    }
    ++m_claims;
    whenDone(m_store.claimOperation(id, ClaimMs), q,
             [this, id](const Result<std::optional<Operation>> &claim) {
                 --m_claims;
                 if (claim && *claim) {
                     begin(**claim);
                     return;
                 }
                 const auto row = m_reader->operation(id);
                 if (row && !m_busy.contains(id))
                     look(*row);
                 sayFinishedWhenIdle();
             });
}

void Driver::Private::learn(const Resource &resource, LearnedFrom source, const OperationStep &step)
{
    // The mirror first: a crash between the two leaves a row that is simply sent or looked at
    // again. A mirror that cannot be written must not keep the journal from its end.
    m_busy.insert(step.operationId, Work::Committing);
    whenDone(m_store.apply({{resource, source, m_clock.now(), {}}}), q,
             [this, step](const Result<int> &applied) {
                 if (!applied)
                     qCWarning(logOperations) << step.operationId << "the mirror did not take"
                                              << step.resultId << applied.error().message;
                 commit(step);
             });
}

void Driver::Private::commit(const OperationStep &step)
{
    m_busy.insert(step.operationId, Work::Committing);
    const auto before = m_reader->operation(step.operationId);
    whenDone(m_store.stepOperation(step), q, [this, step, before](const Done &done) {
        if (!done && done.error().kind == ErrorKind::StorageFull) {
            QTimer::singleShot(CommitAgain, q, [this, step] { commit(step); });
            return;
        }
        if (!done) // another process was sooner, or the row is the next start's to judge
            qCWarning(logOperations) << step.operationId << "did not step to"
                                     << operationStateName(step.state) << done.error().message;
        if (isOver(step.state)) {
            m_looks.remove(step.operationId);
            m_askAt.remove(step.operationId);
        }
        if (done && before)
            sayWhatMoved(*before, step);
        release(step.operationId);
    });
}

void Driver::Private::sayWhatMoved(const Operation &before, const OperationStep &step)
{
    static const QStringList stale{QStringLiteral("invalid_state"), QStringLiteral("conflict"),
                                   QStringLiteral("insufficient_funds"), changedCode()};
    const bool serverMovedIt = step.state == OperationState::Accepted || isOver(step.state) ||
                               step.code == changedMeanwhileCode();
    const bool refused = step.state == OperationState::Rejected;
    if (step.state == before.state || !serverMovedIt || (refused && !stale.contains(step.code)))
        return;
    if (escrowActionOf(before.request.kind))
        Q_EMIT q->escrowMoved(before.request.resourceId);
    else if (before.request.kind == OperationKind::SendTransfer)
        Q_EMIT q->walletMoved(before.request.resourceId);
}

void Driver::Private::release(const QString &id)
{
    m_busy.remove(id);
    m_calls.remove(id);
    if (m_wanted.remove(id))
        tryNow(id);
    if (m_running)
        claimNext();
    else
        sayFinishedWhenIdle();
}

Driver::Driver(Client &client, Store &store, const Clock &clock, RandomSource &random)
    : d(std::make_unique<Private>(this, client, store, clock, random))
{
}

Driver::~Driver() = default;

void Driver::setSecretKeeper(SecretKeeper keeper)
{
    d->setSecretKeeper(std::move(keeper));
}

void Driver::start()
{
    d->start();
}

void Driver::stop()
{
    d->stop();
}

void Driver::wake()
{
    d->wake();
}

void Driver::tryNow(const QString &operationId)
{
    d->tryNow(operationId);
}

QFuture<Result<QList<api::SeenRequest>>> Driver::askServer(const QString &operationId)
{
    return d->askServer(operationId);
}

} // namespace coinpay
