// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/quotepanel.h"

#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/amountlabel.h"
#include "widgets/sentence.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace coinpay {

QString quoteStory(const QuoteKeeper &keeper)
{
    constexpr qint64 Second = 1000;
    if (keeper.error() && !keeper.isUsable())
        return QuotePanel::tr("The fee is not known: %1", "%1 a sentence")
            .arg(keeper.error()->message);
    if (keeper.isAsking() && !keeper.quote())
        return QuotePanel::tr("Asking the server for the fee…");
    if (!keeper.quote())
        return QuotePanel::tr(
            "The server is asked for the fee as soon as amount and destination are there.");
    if (keeper.isAsking())
        return QuotePanel::tr("Renewing the fee…");
    if (keeper.leftMs() == 0)
        return QuotePanel::tr("This fee has run out. It is renewed before anything is sent.");
    return QuotePanel::tr("The fee holds for %n second(s), then it is renewed.", nullptr,
                          static_cast<int>((keeper.leftMs() + Second - 1) / Second));
}

QuotePanel::QuotePanel(QuoteKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_fee(new AmountLabel(AmountLabel::Rank::Text, this))
    , m_total(new AmountLabel(AmountLabel::Rank::Text, this))
    , m_story(sentence({}, this))
    , m_again(new QPushButton(tr("Ask for the fee again"), this))
{
    m_fee->setObjectName(QStringLiteral("feeLabel"));
    m_total->setObjectName(QStringLiteral("totalLabel"));
    m_story->setObjectName(QStringLiteral("quoteStory"));
    m_again->setObjectName(QStringLiteral("quoteAgainButton"));
    m_again->setAutoDefault(false);
    m_story->setFont(theme::small(font()));
    m_total->setFont(theme::heading(m_total->font()));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::GapGroup);
    grid->setVerticalSpacing(theme::GapTight);
    grid->addWidget(new QLabel(tr("Fee"), this), 0, 0);
    grid->addWidget(m_fee, 0, 1, Qt::AlignRight);
    auto *total = new QLabel(tr("Total", "amount and fee"), this);
    total->setFont(theme::heading(font()));
    grid->addWidget(total, 1, 0);
    grid->addWidget(m_total, 1, 1, Qt::AlignRight);
    grid->addWidget(m_story, 2, 0, 1, 2);
    grid->addWidget(m_again, 3, 0, 1, 2, Qt::AlignLeft);
    grid->setColumnStretch(0, 1);
    connect(m_again, &QPushButton::clicked, &m_keeper, &QuoteKeeper::renew);
    connect(&m_keeper, &QuoteKeeper::changed, this, &QuotePanel::tell);
    tell();
}

void QuotePanel::setWorkingOutAll(bool working)
{
    if (m_workingOutAll == working)
        return;
    m_workingOutAll = working;
    tell();
}

void QuotePanel::tell()
{
    const auto &quote = m_keeper.quote();
    m_fee->setMoney(quote ? quote->fee : Money());
    m_total->setMoney(quote ? quote->total : Money());
    m_story->setText(m_workingOutAll ? tr("Working out the most that can be sent…")
                                     : quoteStory(m_keeper));
    m_again->setVisible(m_keeper.error().has_value() && !m_keeper.isAsking());
}

} // namespace coinpay
