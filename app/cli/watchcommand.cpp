// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/texts.h"
#include "core/timestamp.h"

#include <QElapsedTimer>

namespace coinpay::cli {

namespace {

constexpr qint64 LongestTimeoutSeconds = 366LL * 24 * 3600;
//! The contract's longest wait for an event.
constexpr qint64 LongPollSeconds = 25;
//! Between two looks when another program of this key has the one long poll it may have.
constexpr qint64 ShortPollMs = 1'000;
//! Looks in a row that may fail before the watch ends; each has had the client's own retries.
constexpr int MostFailures = 5;

//! What is watched.
struct Watched
{
    QString id;
    QString idName;  //!< of --json: "invoice_id"
    QString goesOn;  //!< the sentence when the time is up
    QString stopped; //!< the sentence when a signal came
    //! The code of its final state by the mirror; nothing while it is not final.
    std::function<std::optional<ExitCode>(Reader &)> ending;
};

//! One watch, from its first look to the final state.
class Watch
{
public:
    Watch(Session &session, Desk &desk, Watched watched, qint64 timeoutMs)
        : m_session(session)
        , m_desk(desk)
        , m_watched(std::move(watched))
        , m_timeoutMs(timeoutMs)
    {
        m_elapsed.start();
    }

    ExitCode run();

private:
    [[nodiscard]] std::optional<ExitCode> lookOnce();
    [[nodiscard]] std::optional<ExitCode> failed(const Error &error);
    void tellNew();
    void tell(const Transition &transition) const;
    [[nodiscard]] int waitSeconds() const;

    [[nodiscard]] qint64 leftMs() const
    {
        return m_timeoutMs == 0 ? std::numeric_limits<int>::max()
                                : m_timeoutMs - m_elapsed.elapsed();
    }

    Session &m_session;
    Desk &m_desk;
    Watched m_watched;
    qint64 m_timeoutMs; //!< 0: no end
    QElapsedTimer m_elapsed;
    QString m_cursor;
    qint64 m_toldVersion = 0;
    int m_failures = 0;
    bool m_mayWait = true;
};

int Watch::waitSeconds() const
{
    return m_mayWait ? static_cast<int>(qBound<qint64>(0, leftMs() / 1000, LongPollSeconds)) : 0;
}

ExitCode Watch::run()
{
    while (true) {
        if (const auto code = lookOnce())
            return *code;
        tellNew();
        if (const auto code = m_watched.ending(m_desk.reader()))
            return *code;
        if (m_session.waiter.interrupted() || leftMs() <= 0)
            break;
    }
    m_session.out.note(m_session.waiter.interrupted() ? m_watched.stopped : m_watched.goesOn);
    return ExitCode::TimeIsUp;
}

std::optional<ExitCode> Watch::lookOnce()
{
    const bool waits = waitSeconds() > 0;
    const auto next =
        m_session.waiter.answer(m_desk.pullEvents(m_watched.id, m_cursor, waitSeconds()), leftMs());
    if (next) {
        m_failures = 0;
        m_cursor = *next;
        if (!waits) [[maybe_unused]]
            const bool on = m_session.waiter.pause(ShortPollMs);
        return {};
    }
    if (next.error().kind == ErrorKind::Canceled)
        return {}; // interrupted or out of time: the caller sees which
    if (next.error().kind == ErrorKind::RateLimited && m_mayWait) {
        m_mayWait = false;
        return {};
    }
    return failed(next.error());
}

std::optional<ExitCode> Watch::failed(const Error &error)
{
    ++m_failures;
    const bool hopeless = exitCodeOf(error.kind) != ExitCode::Network;
    if (hopeless || m_failures >= MostFailures)
        return m_session.out.error(error);
    m_session.out.note(error.message);
    [[maybe_unused]] const bool on =
        m_session.waiter.pause(error.retryAfterMs.value_or(m_failures * ShortPollMs));
    return {};
}

void Watch::tellNew()
{
    const auto transitions = m_desk.reader().transitions(m_watched.id);
    if (!transitions) {
        m_session.out.note(transitions.error().message);
        return;
    }
    for (const Transition &transition : *transitions) {
        if (transition.version <= m_toldVersion)
            continue;
        m_toldVersion = transition.version;
        tell(transition);
    }
}

void Watch::tell(const Transition &transition) const
{
    m_session.out.object(toJson(transition, m_watched.idName));
    if (m_session.out.isJson())
        return;
    QString step = transition.fromStatus.isEmpty()
                       ? transition.toStatus
                       : transition.fromStatus + QStringLiteral(" \u2192 ") + transition.toStatus;
    if (transition.requiredConfirmations > 0 && transition.confirmations > 0)
        step += QLatin1Char(' ') + Texts::tr("(%1 of %2)", "confirmations")
                                       .arg(transition.confirmations)
                                       .arg(transition.requiredConfirmations);
    const QStringList ids{transition.requestId, transition.eventId};
    m_session.out.text(
        QStringLiteral("%1  %2  %3  %4")
            .arg(formatTimestamp(transition.occurredAt),
                 Texts::tr("learned %1", "%1: a time").arg(formatTimestamp(transition.learnedAt)),
                 step.leftJustified(32), ids.join(QLatin1String("  ")).trimmed()));
}

std::optional<ExitCode> endingOf(const Result<Invoice> &invoice)
{
    if (!invoice)
        return {};
    switch (invoice->status) {
    case InvoiceStatus::Paid:
    case InvoiceStatus::Overpaid: return ExitCode::Ok;
    case InvoiceStatus::Expired:
    case InvoiceStatus::Canceled:
    case InvoiceStatus::Failed: return ExitCode::FailedOutcome;
    case InvoiceStatus::Pending:
    case InvoiceStatus::Processing:
    case InvoiceStatus::PartiallyPaid:
    case InvoiceStatus::Unrecognized: return {};
    }
    return {};
}

std::optional<ExitCode> endingOf(const Result<Transfer> &transfer)
{
    if (!transfer)
        return {};
    switch (transfer->status) {
    case MovementStatus::Final: return ExitCode::Ok;
    case MovementStatus::Failed:
    case MovementStatus::Canceled: return ExitCode::FailedOutcome;
    case MovementStatus::Accepted:
    case MovementStatus::Processing:
    case MovementStatus::Unrecognized: return {};
    }
    return {};
}

//! Asks for the resource first, so that an id nobody knows is told at once.
template <typename Fetch>
ExitCode watch(Session &session, Fetch fetch, const Watched &watched)
{
    const auto timeout =
        parseNumber(session.arguments, QStringLiteral("timeout"), 0, 1, LongestTimeoutSeconds);
    if (!timeout)
        return session.out.error(timeout.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const auto found = session.waiter.answer(fetch(open->desk()));
    if (!found)
        return session.out.error(found.error());
    return Watch(session, open->desk(), watched, *timeout * 1000).run();
}

} // namespace

ExitCode watchInvoice(Session &session)
{
    const QString id = session.arguments.subject;
    return watch(session, [&](Desk &desk) { return desk.fetchInvoice(id); },
                 {id, QStringLiteral("invoice_id"),
                  Texts::tr("The time given is up; the invoice goes on."),
                  Texts::tr("Stopped; the invoice goes on without being watched."),
                  [id](Reader &reader) { return endingOf(reader.invoice(id)); }});
}

ExitCode watchTransfer(Session &session)
{
    const QString id = session.arguments.subject;
    return watch(session, [&](Desk &desk) { return desk.fetchTransfer(id); },
                 {id, QStringLiteral("transfer_id"),
                  Texts::tr("The time given is up; the transfer goes on."),
                  Texts::tr("Stopped; the transfer goes on without being watched."),
                  [id](Reader &reader) { return endingOf(reader.transfer(id)); }});
}

} // namespace coinpay::cli
