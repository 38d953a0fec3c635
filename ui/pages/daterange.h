// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heartbeat.h"

#include <QDate>
#include <QPushButton>

#include <optional>

class QActionGroup;
class QDateEdit;

namespace coinpay {

//! "Any time", a usual range, or two days of the person's own.
class DateRangeButton : public QPushButton
{
    Q_OBJECT

public:
    //! Days in the person's zone; `to` is exclusive. Empty ends are open.
    struct Range
    {
        std::optional<UnixMs> from;
        std::optional<UnixMs> to;

        [[nodiscard]] bool operator==(const Range &) const = default;
    };

    enum class Choice { AnyTime, Today, Last7Days, Last30Days, ThisYear, Custom };

    explicit DateRangeButton(Heartbeat &heartbeat, QWidget *parent = nullptr);

    [[nodiscard]] Range range() const;
    [[nodiscard]] Choice choice() const { return m_choice; }

    void setChoice(Choice choice);
    //! Both days included; put in order.
    void setCustom(QDate first, QDate last);
    //! The usual range that it is, else the days it touches; an open end is today, or the day this
    //! can begin at.
    void setRange(const Range &range);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Range rangeOf(Choice choice) const;
    void fillMenu();
    void check(Choice choice);
    QWidget *buildCustom();
    void tell();
    [[nodiscard]] QDate today() const;

    Heartbeat &m_heartbeat;
    Choice m_choice = Choice::AnyTime;
    QActionGroup *m_group = nullptr; //!< null until the menu is first opened
    QDateEdit *m_first = nullptr;
    QDateEdit *m_last = nullptr;
};

//! "Last 7 days".
[[nodiscard]] QString dateChoiceText(DateRangeButton::Choice choice);

} // namespace coinpay
