// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/stripe.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"

#include <QPainter>

namespace coinpay {

Stripe::Stripe(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("environmentStripe"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void Stripe::setProfile(const Profile &profile)
{
    switch (profile.environment) {
    case Environment::Sandbox: m_text = tr("Sandbox · simulated chain, no real money"); break;
    case Environment::Test: m_text = tr("Test · no real money"); break;
    case Environment::Live: m_text.clear(); break;
    }
    setAccessibleName(m_text);
    setVisible(!m_text.isEmpty());
    update();
}

QSize Stripe::sizeHint() const
{
    return {0, QFontMetrics(theme::small(font())).lineSpacing() + theme::Gap};
}

void Stripe::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::stripeGround(palette()));
    painter.setPen(theme::stripeInk(palette()));
    painter.setFont(theme::heading(theme::small(font())));
    painter.drawText(rect().adjusted(theme::GapGroup, 0, -theme::GapGroup, 0), Qt::AlignCenter,
                     m_text);
}

} // namespace coinpay
