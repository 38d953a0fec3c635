// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed/lifetimes.h"

#include <algorithm>

namespace coinpay::sandbox {

namespace {

constexpr qint64 SecondMs = 1000;
constexpr qint64 MinuteMs = 60 * SecondMs;

enum class Fate { Paid, Overpaid, Expired, PartThenExpired, Canceled, Failed };

Fate fateOf(Dice &dice)
{
    const double draw = dice.uniform();
    if (draw < 0.880)
        return Fate::Paid;
    if (draw < 0.895)
        return Fate::Overpaid;
    if (draw < 0.950)
        return Fate::Expired;
    if (draw < 0.965)
        return Fate::PartThenExpired;
    return draw < 0.988 ? Fate::Canceled : Fate::Failed;
}

//! Most pay within minutes, some come back in the last hour.
qint64 payDelay(Dice &dice, qint64 expiresInMs)
{
    const qint64 quick = dice.between(20 * SecondMs, 20 * MinuteMs);
    return dice.chance(0.85) ? quick : dice.between(MinuteMs, expiresInMs * 9 / 10);
}

class Story
{
public:
    Story(Dice &dice, const Purchase &purchase, UnixMs createdAt, int required)
        : m_dice(dice)
        , m_purchase(purchase)
        , m_createdAt(createdAt)
        , m_required(required)
    {
        add(createdAt, "pending", {}, 0, true);
    }

    void pay(const QByteArray &amount, const char *ending)
    {
        const UnixMs seen = m_createdAt + payDelay(m_dice, m_purchase.expiresInMs);
        const qint64 block = m_dice.between(8 * SecondMs, 40 * SecondMs);
        add(seen, "processing", amount, 0, false);
        add(seen + block * qMax(1, m_required / 2), "processing", amount, m_required / 2, false);
        add(seen + block * m_required, ending, amount, m_required, false);
    }

    void payPart()
    {
        const UnixMs seen = m_createdAt + payDelay(m_dice, m_purchase.expiresInMs);
        add(seen, "partially_paid", m_purchase.half, 0, false);
        // Only then: its confirmations come before its time runs out, or with it.
        const UnixMs end = m_createdAt + m_purchase.expiresInMs;
        add(qMin(seen + 5 * MinuteMs, end - SecondMs), "partially_paid", m_purchase.half,
            m_required, false);
        add(end, "expired", m_purchase.half, m_required, false);
    }

    void add(UnixMs at, const char *status, const QByteArray &paid, int confirmations, bool request)
    {
        const UnixMs before = m_life.steps.empty() ? at : m_life.steps.back().at;
        m_life.steps.push_back({qMax(at, before), status, paid, confirmations, request});
    }

    Lifetime upTo(UnixMs now)
    {
        const auto future =
            std::ranges::find_if(m_life.steps, [now](const Step &step) { return step.at > now; });
        m_life.over = future == m_life.steps.end();
        m_life.steps.erase(qMax(future, m_life.steps.begin() + 1), m_life.steps.end());
        return std::move(m_life);
    }

private:
    Dice &m_dice;
    const Purchase &m_purchase;
    UnixMs m_createdAt;
    int m_required;
    Lifetime m_life;
};

} // namespace

Lifetime liveInvoice(Dice &dice, const Purchase &purchase, UnixMs createdAt, int required,
                     UnixMs now)
{
    Story story(dice, purchase, createdAt, required);
    switch (fateOf(dice)) {
    case Fate::Paid: story.pay(purchase.amount, "paid"); break;
    case Fate::Overpaid: story.pay(purchase.tooMuch, "overpaid"); break;
    case Fate::Expired: story.add(createdAt + purchase.expiresInMs, "expired", {}, 0, false); break;
    case Fate::PartThenExpired: story.payPart(); break;
    case Fate::Canceled: {
        const UnixMs asked = createdAt + dice.between(MinuteMs, purchase.expiresInMs / 2);
        story.add(asked, "pending", {}, 0, true);
        story.add(asked + 400, "canceled", {}, 0, true);
        break;
    }
    case Fate::Failed: {
        const UnixMs seen = createdAt + payDelay(dice, purchase.expiresInMs);
        story.add(seen, "processing", purchase.amount, 0, false);
        story.add(seen + dice.between(MinuteMs, 20 * MinuteMs), "failed", {}, 0, false);
        break;
    }
    }
    return story.upTo(now);
}

} // namespace coinpay::sandbox
