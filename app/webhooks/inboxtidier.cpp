// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/inboxtidier.h"

namespace coinpay {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds Soon = 1s; // a flood is not to pay for it with every webhook
constexpr std::chrono::milliseconds Rarely = 1h;

} // namespace

InboxTidier::InboxTidier(WebhookInbox &inbox, const Clock &clock, InboxKeeping keeping,
                         QObject *parent)
    : QObject(parent)
    , m_inbox(inbox)
    , m_clock(clock)
    , m_keeping(keeping)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &InboxTidier::dropPiece);
    wake();
}

void InboxTidier::wake()
{
    if (m_looksSoon)
        return;
    m_looksSoon = true;
    m_timer.start(Soon);
}

void InboxTidier::dropPiece()
{
    const auto more = m_inbox.dropOld(m_keeping, m_clock.now());
    m_looksSoon = more.value_or(false);
    // At once, but not before what has arrived in the meantime.
    m_timer.start(m_looksSoon ? 0ms : Rarely);
}

} // namespace coinpay
