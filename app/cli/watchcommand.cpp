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

//! One watch, from its first look to the final state.
class Watch
{
public:
    Watch(Session &session, Desk &desk, QString id, qint64 timeoutMs)
        : m_session(session)
        , m_desk(desk)
        , m_id(std::move(id))
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
    [[nodiscard]] std::optional<ExitCode> ending() const;
    [[nodiscard]] int waitSeconds() const;

    [[nodiscard]] qint64 leftMs() const
    {
        return m_timeoutMs == 0 ? std::numeric_limits<int>::max()
                                : m_timeoutMs - m_elapsed.elapsed();
    }

    Session &m_session;
    Desk &m_desk;
    QString m_id;
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
        if (const auto code = ending())
            return *code;
        if (m_session.waiter.interrupted() || leftMs() <= 0)
            break;
    }
    m_session.out.note(m_session.waiter.interrupted()
                           ? Texts::tr("Stopped; the invoice goes on without being watched.")
                           : Texts::tr("The time given is up; the invoice goes on."));
    return ExitCode::TimeIsUp;
}

std::optional<ExitCode> Watch::lookOnce()
{
    const bool waits = waitSeconds() > 0;
    const auto next =
        m_session.waiter.answer(m_desk.pullEvents(m_id, m_cursor, waitSeconds()), leftMs());
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
    const auto transitions = m_desk.reader().transitions(m_id);
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
    m_session.out.object(toJson(transition));
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

std::optional<ExitCode> Watch::ending() const
{
    const auto invoice = m_desk.reader().invoice(m_id);
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

} // namespace

ExitCode watchInvoice(Session &session)
{
    const auto timeout =
        parseNumber(session.arguments, QStringLiteral("timeout"), 0, 1, LongestTimeoutSeconds);
    if (!timeout)
        return session.out.error(timeout.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const auto invoice =
        session.waiter.answer(open->desk().fetchInvoice(session.arguments.subject));
    if (!invoice)
        return session.out.error(invoice.error());
    return Watch(session, open->desk(), invoice->id, *timeout * 1000).run();
}

} // namespace coinpay::cli
