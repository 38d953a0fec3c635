// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicestatusfilter.h"

#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/states.h"

#include <QKeyEvent>

namespace coinpay {

void TickMenu::mouseReleaseEvent(QMouseEvent *event)
{
    QAction *action = actionAt(event->position().toPoint());
    if (action && action->isEnabled() && action->isCheckable())
        action->toggle();
    else
        QMenu::mouseReleaseEvent(event);
}

void TickMenu::keyPressEvent(QKeyEvent *event)
{
    QAction *action = activeAction();
    const bool tick = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return;
    if (tick && action && action->isEnabled() && action->isCheckable())
        action->toggle();
    else
        QMenu::keyPressEvent(event);
}

StatusFilterButton::StatusFilterButton(QWidget *parent)
    : QPushButton(parent)
    , m_menu(new TickMenu(this))
{
    setIcon(theme::icon(QStringLiteral("filter")));
    setIconSize({theme::IconSmall, theme::IconSmall});
    setFocusPolicy(Qt::StrongFocus);
    for (const InvoiceStatus status : invoiceStatuses) {
        if (status == InvoiceStatus::Unrecognized)
            continue;
        const theme::StateLook look = theme::look(status);
        QAction *action = m_menu->addAction(look.word);
        action->setCheckable(true);
        action->setData(static_cast<int>(status));
        action->setToolTip(look.meaning);
        connect(action, &QAction::toggled, this, [this] {
            tell();
            Q_EMIT changed();
        });
        m_actions.append(action);
    }
    setMenu(m_menu);
    setAccessibleName(tr("Filter by state"));
    tell();
}

QList<InvoiceStatus> StatusFilterButton::statuses() const
{
    QList<InvoiceStatus> chosen;
    for (const QAction *action : m_actions) {
        if (action->isChecked())
            chosen.append(static_cast<InvoiceStatus>(action->data().toInt()));
    }
    return chosen;
}

void StatusFilterButton::setStatuses(const QList<InvoiceStatus> &statuses)
{
    if (statuses == this->statuses())
        return;
    for (QAction *action : std::as_const(m_actions)) {
        const QSignalBlocker quietly(action);
        action->setChecked(statuses.contains(static_cast<InvoiceStatus>(action->data().toInt())));
    }
    tell();
    Q_EMIT changed();
}

void StatusFilterButton::tell()
{
    const QList<InvoiceStatus> chosen = statuses();
    QString text;
    if (chosen.isEmpty())
        //: A filter that lets every state through
        text = tr("Any state");
    else if (chosen.size() == 1)
        text = theme::look(chosen.first()).word;
    else
        text = tr("%n states", "how many states a filter lets through",
                  static_cast<int>(chosen.size()));
    setText(text);
    setAccessibleDescription(text);
}

} // namespace coinpay
