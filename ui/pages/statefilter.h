// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/states.h"

#include <QMenu>
#include <QPushButton>

namespace coinpay {

//! A menu that stays open while boxes are ticked.
class TickMenu : public QMenu
{
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

//! "Any state", or the states that are wanted.
class StateFilterButton : public QPushButton
{
    Q_OBJECT

public:
    //! A state that can be asked for.
    struct Choice
    {
        int state = 0; //!< the value of its enumeration
        theme::StateLook look;
    };

    explicit StateFilterButton(QList<Choice> choices, QWidget *parent = nullptr);

    //! Empty: all.
    [[nodiscard]] const QList<int> &states() const { return m_states; }

    void setStates(const QList<int> &states);

    template <typename Status>
    [[nodiscard]] QList<Status> statuses() const
    {
        QList<Status> result;
        for (const int state : m_states)
            result.append(static_cast<Status>(state));
        return result;
    }

    template <typename Status>
    void setStatuses(const std::initializer_list<Status> &statuses)
    {
        QList<int> states;
        for (const Status status : statuses)
            states.append(static_cast<int>(status));
        setStates(states);
    }

Q_SIGNALS:
    void changed();

private:
    void fillMenu();
    void tick(int state, bool ticked);
    void tell();

    const QList<Choice> m_choices;
    QList<int> m_states;
    TickMenu *m_menu;
};

//! Every state of a list of them that look() knows and that has a name of its own.
template <typename States>
[[nodiscard]] QList<StateFilterButton::Choice> stateChoices(const States &states)
{
    QList<StateFilterButton::Choice> choices;
    for (const auto state : states) {
        if (state != std::decay_t<decltype(state)>::Unrecognized)
            choices.append({static_cast<int>(state), theme::look(state)});
    }
    return choices;
}

} // namespace coinpay
