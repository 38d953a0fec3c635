// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/addresscard.h"

#include "core/text.h"
#include "domain/asset.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copybutton.h"
#include "widgets/copycheck.h"
#include "widgets/flowlayout.h"
#include "widgets/qrview.h"
#include "widgets/relativetimelabel.h"
#include "widgets/sentence.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestAddress = 200;
constexpr int GroupSize = 4;

} // namespace

QString groupedAddress(const QString &address)
{
    const QString shown = displayText(address, LongestAddress);
    QString grouped;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (i > 0 && i % GroupSize == 0)
            grouped += u' ';
        grouped += shown.at(i);
    }
    return grouped;
}

AddressCard::AddressCard(Heartbeat &heartbeat, QWidget *parent)
    : QFrame(parent)
    , m_qr(new QrView(this))
    , m_heading(sentence({}, this))
    , m_address(sentence({}, this))
    //: Button: copies the payment address
    , m_copyAddress(new CopyButton(tr("Copy address"), this))
    //: Button: copies the link behind the QR code, which wallets open
    , m_copyLink(new CopyButton(tr("Copy link"), this))
    , m_check(new CopyCheck(this))
    , m_expires(new RelativeTimeLabel(heartbeat, this))
    , m_network(sentence({}, this))
{
    auto *sides = new FlowLayout(this);
    sides->setGaps(theme::GapGroup, theme::GapGroup - theme::Grid);
    sides->addWidget(m_qr);
    sides->addWidget(buildWords());
    sides->addWidget(m_check);
    m_heading->setFont(theme::heading(font()));
    m_address->setFont(theme::monospaced(font()));
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_qr->setAccessibleName(tr("QR code of the payment link"));
    //: The time to pay: %1 is "in 12 min"
    m_expires->setPatterns(tr("Expires %1"),
                           //: The time to pay: %1 is "3 min ago"
                           tr("Expired %1"));
    dress();
}

//! Beside the code where three groups of the address fit there, else below it.
QWidget *AddressCard::buildWords()
{
    constexpr int LeastGroups = 3;
    auto *words = new QWidget(this);
    words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    for (QWidget *line : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_address),
                          static_cast<QWidget *>(m_network), static_cast<QWidget *>(m_expires)})
        column->addWidget(line);
    column->addSpacing(theme::GapTight);
    auto *buttons = new FlowLayout;
    buttons->setGaps(theme::Gap, theme::Gap);
    buttons->addWidget(m_copyAddress);
    buttons->addWidget(m_copyLink);
    column->addLayout(buttons);
    connect(m_copyAddress, &CopyButton::copied, m_check, &CopyCheck::watch);
    connect(m_copyLink, &CopyButton::copied, m_check, &CopyCheck::forget);
    column->addStretch();
    const QFontMetrics digits(theme::monospaced(font()));
    m_address->setMinimumWidth(LeastGroups * (GroupSize + 1) * digits.horizontalAdvance(u'0'));
    return words;
}

void AddressCard::setPayment(const WantedPayment &wanted)
{
    m_qr->setContent(wanted.uri);
    m_heading->setText(wanted.heading);
    m_address->setText(groupedAddress(wanted.address));
    if (m_copyAddress->content() != wanted.address)
        m_check->forget();
    m_copyAddress->setContent(wanted.address);
    m_copyLink->setContent(wanted.uri);
    m_copyLink->setVisible(wanted.uri != wanted.address);
    //: %1 is a blockchain: "Tron"
    m_network->setText(tr("on the %1 network").arg(displayText(networkName(wanted.network), 40)));
    m_network->setVisible(!wanted.network.isEmpty());
    m_expires->setTime(wanted.expiresAt.value_or(0));
    m_expires->setVisible(wanted.expiresAt.has_value());
}

void AddressCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QFrame::changeEvent(event);
}

void AddressCard::dress()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    m_network->setPalette(quiet);
    m_expires->setPalette(quiet);
}

} // namespace coinpay
