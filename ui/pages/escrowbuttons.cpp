// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/escrowbuttons.h"

#include "theme/fonts.h"
#include "theme/metrics.h"
#include "theme/states.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr std::array kinds{EscrowActionKind::Release, EscrowActionKind::Refund,
                           EscrowActionKind::Dispute};

} // namespace

EscrowButtons::EscrowButtons(QWidget *parent)
    : QWidget(parent)
    , m_reason(sentence({}, this))
{
    m_reason->setObjectName(QStringLiteral("escrowHindrance"));
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    m_reason->setFont(theme::small(font()));
    auto *buttons = new FlowLayout;
    buttons->setGaps(theme::Gap, theme::GapTight);
    //: Button; the dots say that a form follows
    add(EscrowActionKind::Release, QStringLiteral("releaseButton"), tr("Release\u2026"));
    //: Button; the dots say that a form follows
    add(EscrowActionKind::Refund, QStringLiteral("refundButton"), tr("Refund\u2026"));
    //: Button; the dots say that a form follows
    add(EscrowActionKind::Dispute, QStringLiteral("disputeButton"), tr("Dispute\u2026"));
    for (const EscrowActionKind kind : kinds)
        buttons->addWidget(m_buttons[kind]);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapTight);
    rows->addLayout(buttons);
    rows->addWidget(m_reason);
    setHindrances({});
}

void EscrowButtons::add(EscrowActionKind kind, const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(theme::actionName(kind));
    connect(button, &QPushButton::clicked, this, [this, kind] { Q_EMIT chosen(kind); });
    m_buttons.insert(kind, button);
}

void EscrowButtons::setHindrances(const QHash<EscrowActionKind, QString> &hindrances)
{
    QStringList reasons;
    QStringList named;
    for (const EscrowActionKind kind : kinds) {
        const QString why = hindrances.value(kind);
        QPushButton *button = m_buttons[kind];
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
        button->setAccessibleDescription(why);
        if (why.isEmpty())
            continue;
        if (!reasons.contains(why))
            reasons.append(why);
        //: %1 is "Release", "Refund" or "Dispute", %2 why it cannot be done
        named.append(tr("%1: %2").arg(theme::actionName(kind), why));
    }
    const bool sameForAll = reasons.size() == 1 && named.size() == int(kinds.size());
    m_reason->setText(sameForAll ? reasons.first() : named.join(u'\n'));
    m_reason->setVisible(!named.isEmpty());
}

QString EscrowButtons::reason() const
{
    return m_reason->text();
}

} // namespace coinpay
