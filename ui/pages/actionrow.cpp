// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/actionrow.h"

#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace coinpay {

ActionRow::ActionRow(const QString &text, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(text, this))
    , m_reason(sentence({}, this))
{
    m_button->setAccessibleName(name);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    m_reason->setFont(theme::small(font()));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::GapGroup - theme::Grid);
    row->addWidget(m_button);
    row->addWidget(m_reason, 1);
    row->addStretch();
    setHindrance({});
}

void ActionRow::setHindrance(const QString &why)
{
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
    m_button->setEnabled(why.isEmpty());
    m_button->setAccessibleDescription(why);
    m_button->setToolTip(why);
}

QString ActionRow::hindrance() const
{
    return m_reason->text();
}

} // namespace coinpay
