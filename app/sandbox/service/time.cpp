// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens by itself as time passes.
#include "sandbox/service/service.h"

#include "core/log.h"
#include "sandbox/chain/chain.h"
#include "sandbox/events/events.h"
#include "sandbox/resources/escrowlife.h"
#include "sandbox/resources/invoicelife.h"
#include "sandbox/resources/walletlife.h"

#include <algorithm>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaxSleepMs = 1000;
// So that a long backlog does not keep requests waiting.
constexpr int JobsAtOnce = 50;
constexpr int BlocksAtOnce = 20;

} // namespace

void Service::tick()
{
    try {
        {
            Work work(m_books, {});
            expireInvoices(m_books);
            m_books.db.setMeta("clock", QByteArray::number(m_books.clock.offset()));
            m_books.db.setMeta("advanced", QByteArray::number(m_books.clock.advanced()));
            work.commit();
        }
        runDueJobs();
        mineDueBlocks();
        m_sender.sendDue();
    } catch (const DatabaseError &error) {
        qCWarning(logSandbox) << "The books said no:" << error.what();
    }
    afterWork();
}

void Service::runDueJobs()
{
    for (int done = 0; done < JobsAtOnce; ++done) {
        const auto job = nextDueJob(m_books);
        if (!job)
            return;
        Work work(m_books, {job->request, {}});
        removeJob(m_books, job->id);
        runJob(*job);
        work.commit();
    }
}

void Service::runJob(const Job &job)
{
    if (job.kind == jobs::Cancel)
        finishCancellation(m_books, job.resource);
    else if (job.kind == jobs::Send)
        sendOutgoing(m_books, outgoingKind(job.argument), job.resource);
    else if (job.kind == jobs::Review)
        reviewDispute(m_books, job.resource);
    else if (job.kind == jobs::Expire)
        expireEscrow(m_books, job.resource);
    else if (job.kind == jobs::Repeat)
        repeatEvent(m_books, job.resource);
}

void Service::mineDueBlocks()
{
    if (m_options.blockIntervalMs <= 0)
        return;
    for (int mined = 0; mined < BlocksAtOnce && m_nextBlock <= m_books.now(); ++mined) {
        Work work(m_books, {});
        mineBlock(m_books);
        work.commit();
        m_nextBlock += m_options.blockIntervalMs;
    }
}

void Service::afterWork()
{
    if (m_books.news != m_newsSeen) {
        m_newsSeen = m_books.news;
        answerPolls();
    }
    scheduleTick();
}

void Service::scheduleTick()
{
    qint64 sleep = MaxSleepMs;
    const auto wakeAt = [&](UnixMs time) { sleep = qMin(sleep, m_books.clock.realMsUntil(time)); };
    try {
        if (m_options.blockIntervalMs > 0)
            wakeAt(m_nextBlock);
        if (const auto expiry = nextInvoiceExpiry(m_books))
            wakeAt(*expiry);
        if (const auto job = nextJobTime(m_books); job && !m_sender.isBusy())
            wakeAt(*job);
    } catch (const DatabaseError &) {
        // Tried again at the longest sleep.
    }
    constexpr qint64 Breath = 2; // webhooks under way are due until they end
    m_timer.start(static_cast<int>(qMax(sleep, Breath)));
}

} // namespace coinpay::sandbox
