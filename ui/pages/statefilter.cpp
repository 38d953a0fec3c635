// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/statefilter.h"

#include "theme/icons.h"
#include "theme/metrics.h"

#include <QKeyEvent>

#include <algorithm>

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

StateFilterButton::StateFilterButton(QList<Choice> choices, QWidget *parent)
    : QPushButton(parent)
    , m_choices(std::move(choices))
    , m_menu(new TickMenu(this))
{
    setIcon(theme::icon(QStringLiteral("filter")));
    setIconSize({theme::IconSmall, theme::IconSmall});
    setFocusPolicy(Qt::StrongFocus);
    setMenu(m_menu);
    // Filled when it is opened: a start pays nothing for it.
    connect(m_menu, &QMenu::aboutToShow, this, &StateFilterButton::fillMenu);
    setAccessibleName(tr("Filter by state"));
    tell();
}

void StateFilterButton::fillMenu()
{
    m_menu->clear();
    for (const Choice &choice : m_choices) {
        QAction *action = m_menu->addAction(choice.look.word);
        action->setCheckable(true);
        action->setChecked(m_states.contains(choice.state));
        action->setToolTip(choice.look.meaning);
        connect(action, &QAction::toggled, this,
                [this, state = choice.state](bool ticked) { tick(state, ticked); });
    }
}

void StateFilterButton::tick(int state, bool ticked)
{
    QList<int> states;
    for (const Choice &choice : m_choices) {
        if (choice.state == state ? ticked : m_states.contains(choice.state))
            states.append(choice.state);
    }
    setStates(states);
}

void StateFilterButton::setStates(const QList<int> &states)
{
    if (states == m_states)
        return;
    m_states = states;
    tell();
    Q_EMIT changed();
}

void StateFilterButton::tell()
{
    QString text;
    if (m_states.isEmpty()) {
        //: A filter that lets every state through
        text = tr("Any state");
    } else if (m_states.size() == 1) {
        const auto chosen =
            std::find_if(m_choices.begin(), m_choices.end(),
                         [this](const Choice &choice) { return choice.state == m_states.first(); });
        if (chosen != m_choices.end())
            text = chosen->look.word;
    } else {
        text = tr("%n states", "how many states a filter lets through",
                  static_cast<int>(m_states.size()));
    }
    setText(text);
    setAccessibleDescription(text);
}

} // namespace coinpay
