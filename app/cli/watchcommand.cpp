// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/feedpatience.h"
#include "cli/json.h"
#include "cli/texts.h"
#include "core/timestamp.h"

namespace coinpay::cli {

namespace {

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
        , m_patience(session, timeoutMs)
    {
    }

    ExitCode run();

private:
    [[nodiscard]] std::optional<ExitCode> lookOnce();
    void tellNew();
    void tell(const Transition &transition) const;

    Session &m_session;
    Desk &m_desk;
    Watched m_watched;
    FeedPatience m_patience;
    QString m_cursor;
    qint64 m_toldVersion = 0;
};

ExitCode Watch::run()
{
    while (true) {
        if (const auto code = lookOnce())
            return *code;
        tellNew();
        if (const auto code = m_watched.ending(m_desk.reader()))
            return *code;
        if (m_patience.isOver())
            break;
    }
    m_session.out.note(m_session.waiter.interrupted() ? m_watched.stopped : m_watched.goesOn);
    return ExitCode::TimeIsUp;
}

std::optional<ExitCode> Watch::lookOnce()
{
    const int wait = m_patience.waitSeconds();
    const auto next = m_session.waiter.answer(m_desk.pullEvents(m_watched.id, m_cursor, wait),
                                              m_patience.leftMs());
    if (!next)
        return m_patience.failed(next.error());
    m_cursor = *next;
    m_patience.answered(wait == 0);
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
    const auto timeout = feedTimeoutMs(session.arguments);
    if (!timeout)
        return session.out.error(timeout.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const auto found = session.waiter.answer(fetch(open->desk()));
    if (!found)
        return session.out.error(found.error());
    return Watch(session, open->desk(), watched, *timeout).run();
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
