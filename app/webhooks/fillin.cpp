// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/fillin.h"

#include "core/whendone.h"

namespace coinpay {

namespace {

const QString Cursor = QStringLiteral("feed_cursor");
const QString Latest = QStringLiteral("latest");
//! No more is read ahead than this: a long absence is caught up with page by page.
constexpr std::size_t MaxSeen = 2000;

} // namespace

FillIn::FillIn(WebhookListener &listener, Fetch fetch, const Clock &clock, Pace pace,
               QObject *parent)
    : QObject(parent)
    , m_listener(listener)
    , m_fetch(std::move(fetch))
    , m_clock(clock)
    , m_pace(pace)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FillIn::look);
}

void FillIn::start()
{
    m_cursor = m_listener.inbox().value(Cursor).value_or(QString());
    if (m_cursor.isEmpty())
        m_cursor = Latest;
    look();
}

void FillIn::look()
{
    settle();
    if (m_seen.size() >= MaxSeen) {
        m_timer.start(m_pace.look);
        return;
    }
    whenDone(m_fetch(m_cursor), this, [this](const Result<FeedPage> &page) { take(page); });
}

void FillIn::take(const Result<FeedPage> &page)
{
    tell(page ? std::nullopt : std::optional(page.error()));
    if (!page) {
        // Older than what the feed keeps: what lies between cannot be known any more.
        if (page.error().httpStatus == 410)
            m_cursor = Latest;
        m_timer.start(m_pace.look);
        return;
    }
    const bool isStart = m_cursor == Latest;
    if (!page->next.isEmpty())
        m_cursor = page->next;
    if (isStart && m_cursor != Latest) {
        if (const Done kept = m_listener.inbox().setValue(Cursor, m_cursor); !kept)
            tell(kept.error());
    }
    for (const FeedEvent &event : page->events)
        m_seen.push_back({event, m_clock.monotonicMs()});
    if (page->hasMore)
        QMetaObject::invokeMethod(this, &FillIn::look, Qt::QueuedConnection);
    else
        m_timer.start(m_pace.look);
}

//! What has had its time came by webhook, or is missed.
void FillIn::settle()
{
    const qint64 before = m_clock.monotonicMs() - m_pace.grace.count();
    QStringList ids;
    std::size_t due = 0;
    while (due < m_seen.size() && m_seen[due].at <= before)
        ids += m_seen[due++].event.id;
    if (due == 0)
        return;
    const auto missing = m_listener.inbox().missing(ids);
    if (!missing) {
        tell(missing.error());
        return;
    }
    QList<MissedEvent> missed;
    for (std::size_t i = 0; i < due; ++i) {
        if (missing->contains(m_seen[i].event.id))
            missed += MissedEvent{m_seen[i].event.id, m_seen[i].event.text};
    }
    const auto taken = missed.isEmpty() ? Result<int>(0) : m_listener.takeMissed(missed);
    const Done kept =
        taken ? m_listener.inbox().setValue(Cursor, ids.last()) : Done(fail(taken.error()));
    if (!kept) { // looked at again
        tell(kept.error());
        return;
    }
    m_seen.erase(m_seen.begin(), m_seen.begin() + static_cast<std::ptrdiff_t>(due));
}

void FillIn::tell(const std::optional<Error> &trouble)
{
    if (m_isInTrouble == trouble.has_value())
        return;
    m_isInTrouble = trouble.has_value();
    Q_EMIT troubleChanged(trouble);
}

} // namespace coinpay
